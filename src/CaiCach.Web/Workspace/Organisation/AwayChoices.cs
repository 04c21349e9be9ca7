using CaiCach.Application.Dossiers;
using CaiCach.Application.Organisation;
using CaiCach.Web.Components;
using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Organisation;

/// <summary>Officers to choose from, with a warning at each who is away or will be.</summary>
internal static class AwayChoices
{
    /// <summary>The choices, in the order given.</summary>
    public static async Task<IReadOnlyList<Choice>> OfAsync(
        IStringLocalizer<WorkspaceTexts> t, ReadAbsences absences, IReadOnlyList<DossierTargets.Officer> officers, DateOnly today, CancellationToken cancel)
    {
        var away = (await absences.OfAsync([.. officers.Select(o => o.Id)], today, cancel)).ToLookup(a => a.PersonId);
        return [.. officers.Select(o => new Choice(o.Id.ToString(), away[o.Id].FirstOrDefault() is { } absence ? $"{o.Name} ({Text(t, absence, today)})" : o.Name))];
    }

    private static string Text(IStringLocalizer<WorkspaceTexts> t, ReadAbsences.Row absence, DateOnly today)
    {
        var last = TimeTexts.Day(absence.LastDay);
        var when = absence.FirstDay <= today ? t["vắng mặt đến {0}", last].Value : t["vắng mặt từ {0} đến {1}", TimeTexts.Day(absence.FirstDay), last].Value;
        return absence.Substitute is { } substitute ? when + "; " + t["người thay: {0}", substitute].Value : when;
    }
}

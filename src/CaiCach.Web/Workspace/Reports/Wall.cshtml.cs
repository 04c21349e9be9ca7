using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>The one-stop unit at one glance, for who leads or watches it; keeps itself fresh.</summary>
[OfficialsOnly("one_stop_director", "agency_head", "procedure_controller", "leader")]
public sealed class WallModel(ActorReader actors, ReferenceStore reference, ReadWall read) : WorkspacePage(actors, reference)
{
    /// <summary>The address.</summary>
    public const string Href = "/can-bo/toan-canh";

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? UnitCode { get; set; }

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public ReadWall.View Wall { get; private set; } = null!;

    public DateOnly Today => VietnamTime.DayOf(Now);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Units = ReadWall.UnitsOf(Me, Reference.Organisation);
        UnitCode ??= Units is [var first, ..] ? first.Code : "";
        if (await read.RunAsync(Me, Now, UnitCode, cancel) is not { } wall)
        {
            return NotFound();
        }

        Wall = wall;
        Places = WatchDossiers.PlacesOf(Me, Reference.Organisation).Where(p => !p.IsBody).ToDictionary(p => p.Unit.Id, p => p.Code);
        return Page();
    }

    /// <summary>Whose open dossiers this person may list, by their units.</summary>
    public IReadOnlyDictionary<Guid, string> Places { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>The sum of measures of this month so far.</summary>
    public long Month(params string[] measures) => measures.Sum(m => Wall.Month[m]);

    /// <summary>A share in percent, to one decimal; a dash of nothing, and where something was taken back of which nobody kept from when it was.</summary>
    public static string Share(long part, long whole) => whole <= 0 || part < 0 || part > whole ? "–" : (100m * part / whole).ToString("0.#", System.Globalization.CultureInfo.GetCultureInfo("vi-VN")) + "%";

    /// <summary>Whole minutes of a span, rounded; a dash of none.</summary>
    public static string Minutes(TimeSpan? span) => span is { } some ? Math.Round(some.TotalMinutes, MidpointRounding.AwayFromZero).ToString(System.Globalization.CultureInfo.InvariantCulture) : "–";

    /// <summary>Dossiers finished this month so far.</summary>
    public long Finished => Month(MeasureCodes.FinishedEarly, MeasureCodes.FinishedOnTime, MeasureCodes.FinishedLate);

    /// <summary>Dossiers accepted this month so far.</summary>
    public long Accepted => Month(MeasureCodes.AcceptedOnline, MeasureCodes.AcceptedDirect, MeasureCodes.AcceptedPost);
}

using System.Globalization;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Counter;

/// <summary>Accepted dossiers by the unit that they go to: several are handed over at once with one numbered list to print and sign.</summary>
[OfficialsOnly("receiver")]
public sealed class HandOverModel(ActorReader actors, ReferenceStore reference, ListWork list, ReadHandovers handovers, ReadCourse course, HandOverSeveral handOver, IStringLocalizer<WorkspaceTexts> t)
    : WorkspacePage(actors, reference)
{
    /// <summary>The address.</summary>
    public const string Href = "/can-bo/ban-giao";

    private static readonly WorkDesk Waiting = WorkDesk.All.Single(d => d.Desk == Desk.Transfer);

    /// <summary>Dossiers of one competent body that go to one unit, by their process or as usual; null for those of which that is not known.</summary>
    public sealed record Group(string Key, Guid? UnitId, string Title, IReadOnlyList<Choice> Units, IReadOnlyList<ListWork.Row> Rows);

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? OfficeValue { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    /// <summary>Where the page of lists goes on.</summary>
    [BindProperty(SupportsGet = true, Name = "danh-sach-sau")]
    public string? ListsAfter { get; set; }

    /// <summary>Which group's form was sent.</summary>
    [BindProperty]
    public string? Sent { get; set; }

    [BindProperty]
    public string? ToUnit { get; set; }

    /// <summary>The chosen ones, "id.version".</summary>
    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    public IReadOnlyList<Office> Offices { get; private set; } = [];

    public Office Office { get; private set; } = null!;

    public IReadOnlyList<Group> Groups { get; private set; } = [];

    public ListWork.Cursor? Next { get; private set; }

    public ReadHandovers.Page Lists { get; private set; } = null!;

    /// <summary>What came of handing over, where not all went; null otherwise.</summary>
    public HandOverSeveral.Outcome? Outcome { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await OpenDeskAsync(cancel))
        {
            return NotFound();
        }

        await ShowAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await OpenDeskAsync(cancel))
        {
            return NotFound();
        }

        var items = Chosen.Select(ItemOf).OfType<HandOverSeveral.Item>().ToList();
        if (items.Count == 0)
        {
            ModelState.AddModelError("Chosen", "Chọn ít nhất một hồ sơ để bàn giao.");
        }

        if (!Guid.TryParse(ToUnit, out var unit))
        {
            ModelState.AddModelError("ToUnit", "Chọn đơn vị nhận hồ sơ.");
        }

        if (!ModelState.IsValid)
        {
            await ShowAsync(cancel);
            return Again();
        }

        var outcome = await handOver.RunAsync(Context(), unit, items, cancel);
        if (outcome.ListId is { } made && outcome.Results.All(r => r.Outcome is ActOutcome.Done))
        {
            return Redirect($"{Href}/{made}");
        }

        Outcome = outcome;
        Chosen = [];
        await ShowAsync(cancel);
        return Again(StatusCodes.Status409Conflict);
    }

    /// <summary>The unit a list went to, with its body where that is another.</summary>
    public string NameOf(Guid unit) => Reference.Organisation.Find(unit)?.AgencyId == Office.AgencyId ? Reference.Organisation.NameOf(unit) : Reference.Organisation.NameWithBody(unit);

    /// <summary>What came of one, in words.</summary>
    public string Say(ActOutcome outcome) => outcome switch
    {
        ActOutcome.Done => t["Đã bàn giao."].Value,
        ActOutcome.Refused refused => string.Join(" ", refused.Reasons.Select(r => r.Text)),
        ActOutcome.Invalid invalid => string.Join(" ", invalid.Faults.Select(f => f.Text)),
        ActOutcome.Stale => t["Hồ sơ vừa thay đổi hoặc đã được bàn giao; hãy xem lại."].Value,
        _ => t["Hồ sơ không còn trong phạm vi của ông/bà."].Value,
    };

    /// <summary>The address of this page with another place to go on from.</summary>
    public string PageHref(string? after, string? lists) => Href + QueryString.Create(
        new Dictionary<string, string?> { ["don-vi"] = Offices.Count > 1 ? Office.Value : null, ["sau"] = after, ["danh-sach-sau"] = lists }.Where(pair => !string.IsNullOrEmpty(pair.Value)));

    private static HandOverSeveral.Item? ItemOf(string chosen) =>
        chosen.Split('.') is [var id, var version] && Guid.TryParse(id, out var dossier) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new(dossier, number) : null;

    private async Task<bool> OpenDeskAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Offices = Waiting.OfficesOf(Me, Reference);
        if (Offices.Count == 0)
        {
            return false;
        }

        Office = Offices.FirstOrDefault(o => string.Equals(o.Value, OfficeValue, StringComparison.Ordinal)) ?? Offices[0];
        return true;
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        var agency = Office.AgencyId!.Value;
        var page = await list.RunAsync(Me, Waiting.Of(Office) with { After = ListWork.Cursor.Parse(After) }, cancel);
        Next = page.Next;
        var prescribed = await course.UnitsAsync([.. page.Rows.Select(r => r.Id)], Now, cancel);
        var groups = new List<Group>();
        foreach (var rows in page.Rows.GroupBy(r => r.AgencyId).OrderBy(g => g.Key != agency).ThenBy(g => Reference.Organisation.NameOf(g.Key), VietnameseOrder.Plain))
        {
            groups.AddRange(await OfBodyAsync(rows.Key, rows.Key == agency, [.. rows], prescribed, cancel));
        }

        Groups = groups;
        Lists = await handovers.RecentAsync(Me, agency, ListWork.Cursor.Parse(ListsAfter), cancel);
    }

    private async Task<IEnumerable<Group>> OfBodyAsync(Guid body, bool own, List<ListWork.Row> rows, IReadOnlyDictionary<Guid, Guid> prescribed, CancellationToken cancel)
    {
        var today = VietnamTime.DayOf(Now);
        var units = Reference.Organisation.ProcessingUnitsOf(body).Where(u => u.IsOn(today)).ToList();
        var usual = await handovers.UsualUnitsAsync(body, [.. rows.Select(r => r.ProcedureCode).Distinct()], cancel);
        IReadOnlyList<Choice> choices = [.. units.Select(u => new Choice(u.Id.ToString(), u.Name))];
        return rows.GroupBy(UnitOf)
            .OrderBy(g => g.Key is null).ThenBy(g => Reference.Organisation.NameOf(g.Key), VietnameseOrder.Plain)
            .Select(g => new Group(g.Key?.ToString("n") ?? (own ? "khac" : $"khac-{body:n}"), g.Key, TitleOf(g.Key, own ? null : body), choices, [.. g]));

        Guid? UnitOf(ListWork.Row row) => units is [var only] ? only.Id
            : prescribed.TryGetValue(row.Id, out var named) ? named
            : usual.TryGetValue(row.ProcedureCode, out var unit) && units.Any(u => u.Id == unit) ? unit : null;
    }

    private string TitleOf(Guid? unit, Guid? otherBody)
    {
        var name = unit is null ? t["Chưa rõ đơn vị nhận"].Value : Reference.Organisation.NameOf(unit);
        return otherBody is null || otherBody == unit ? name : $"{name} – {Reference.Organisation.NameOf(otherBody)}";
    }
}

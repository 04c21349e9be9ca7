using CaiCach.Application.Dossiers;
using CaiCach.Application.Organisation;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Work;

/// <summary>One worklist of one office, by due time, a page at a time.</summary>
public sealed class WorklistModel(ActorReader actors, ReferenceStore reference, ListWork list, ReadOfficerNames names, TakeUpSeveral takeUp, AssignSeveral assign, DossierTargets targets, ReadAbsences absences, ReadHandovers handovers, IStringLocalizer<WorkspaceTexts> t)
    : WorkspacePage(actors, reference)
{
    private const int LongestPrefix = 60;

    public WorkDesk Desk { get; private set; } = null!;

    public IReadOnlyList<Office> Offices { get; private set; } = [];

    public Office Office { get; private set; } = null!;

    public ListWork.Page Rows { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, string> Officers { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<Choice> Procedures { get; private set; } = [];

    public bool HasOfficers => Desk.Desk is Law.Dossiers.Desk.Handle or Law.Dossiers.Desk.Consult or Law.Dossiers.Desk.Review or Law.Dossiers.Desk.Sign or Law.Dossiers.Desk.Receive;

    /// <summary>Whether several requests of the inbox can be taken up at once.</summary>
    public bool MayTakeUp => Desk.Desk == Law.Dossiers.Desk.Receive && Me.Has(Role.Receiver);

    /// <summary>To whom several dossiers of the list can be given at once; none where this official may not.</summary>
    public IReadOnlyList<Choice> AssignTo { get; private set; } = [];

    /// <summary>Whether a row can be ticked.</summary>
    public bool CanTick(ListWork.Row row) => (MayTakeUp && row.State == BusinessState.Submitted) || (AssignTo.Count > 0 && row.State == BusinessState.InProcess);

    /// <summary>What came of the act on several; null when nothing was tried.</summary>
    public IReadOnlyList<Several.Result>? Tried { get; private set; }

    /// <summary>To whom the ticked dossiers are given.</summary>
    [BindProperty]
    public string? ToOfficer { get; set; }

    /// <summary>Handover lists that this official's units have not confirmed; on the desk that handles.</summary>
    public IReadOnlyList<ReadHandovers.Row> Handovers { get; private set; } = [];

    /// <summary>The requests ticked, each "id:version".</summary>
    [BindProperty]
    public List<string> Ticked { get; set; } = [];

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? OfficeValue { get; set; }

    [BindProperty(SupportsGet = true, Name = "xem")]
    public string? Whose { get; set; }

    [BindProperty(SupportsGet = true, Name = "thu-tuc")]
    public string? ProcedureCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "han")]
    public string? When { get; set; }

    [BindProperty(SupportsGet = true, Name = "ma")]
    public string? Prefix { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public async Task<IActionResult> OnGetAsync(string desk, CancellationToken cancel)
    {
        if (!await OpenDeskAsync(desk, cancel))
        {
            return NotFound();
        }

        await ListAsync(cancel);
        return Page();
    }

    /// <summary>Takes the ticked requests up, or gives the ticked dossiers to one officer, each for itself.</summary>
    public async Task<IActionResult> OnPostAsync(string desk, CancellationToken cancel)
    {
        if (!await OpenDeskAsync(desk, cancel) || !(MayTakeUp || Desk.Desk == Law.Dossiers.Desk.Handle))
        {
            return NotFound();
        }

        var items = Ticked.Select(ItemOf).OfType<Several.Item>().ToList();
        if (items.Count == 0)
        {
            ModelState.AddModelError("Ticked", "Đánh dấu ít nhất một hồ sơ.");
        }

        var officer = Guid.TryParse(ToOfficer, out var chosen) ? chosen : default;
        if (!MayTakeUp && officer == default)
        {
            ModelState.AddModelError("ToOfficer", "Chọn người nhận hồ sơ.");
        }

        if (!ModelState.IsValid)
        {
            await ListAsync(cancel);
            return Again();
        }

        Tried = MayTakeUp ? await takeUp.RunAsync(Context(), items, cancel) : await assign.RunAsync(Context(), items, officer, cancel);
        Ticked = [.. Tried.Where(r => r.Outcome is not ActOutcome.Done).Select(r => items.First(i => i.Id == r.Id)).Select(i => $"{i.Id}:{i.Version}")];
        await ListAsync(cancel);
        return Again(Tried.All(r => r.Outcome is ActOutcome.Done) ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    /// <summary>Why the act was not done on one.</summary>
    public static string WhyNot(ActOutcome outcome) => outcome switch
    {
        ActOutcome.Refused refused => string.Join(" ", refused.Reasons.Select(r => r.Text)),
        ActOutcome.Invalid invalid => string.Join(" ", invalid.Faults.Select(f => f.Text)),
        ActOutcome.Stale => "Người khác vừa thay đổi hồ sơ này.",
        _ => "Hồ sơ không còn trong phạm vi của ông/bà.",
    };

    private static Several.Item? ItemOf(string ticked) =>
        ticked.Split(':') is [var id, var version] && Guid.TryParse(id, out var dossier) && int.TryParse(version, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var seen) ? new(dossier, seen) : null;

    // Who leads gives to any specialist of the units in the list; a specialist takes for himself or herself.
    private async Task<IReadOnlyList<Choice>> OfficersAsync(CancellationToken cancel)
    {
        if (Desk.Desk != Law.Dossiers.Desk.Handle)
        {
            return [];
        }

        var leads = Me.Posts.Any(p => (p.Role == Role.DivisionHead && p.UnitId == Office.UnitId) || (p.Role == Role.AgencyHead && p.AgencyId == Office.AgencyId));
        var officers = new List<DossierTargets.Officer>();
        foreach (var unit in Rows.Rows.Where(r => r.State == BusinessState.InProcess).Select(r => r.HolderUnitId).Distinct())
        {
            officers.AddRange(await targets.OfficersOfAsync(unit, VietnamTime.DayOf(Now), cancel));
        }

        return await Organisation.AwayChoices.OfAsync(t, absences, [.. officers.Where(o => leads || o.Id == Me.Id).DistinctBy(o => o.Id)], VietnamTime.DayOf(Now), cancel);
    }

    private async Task<bool> OpenDeskAsync(string desk, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (WorkDesk.All.FirstOrDefault(d => string.Equals(d.Slug, desk, StringComparison.Ordinal)) is not { } found || found.OfficesOf(Me, Reference) is not { Count: > 0 } offices)
        {
            return false;
        }

        (Desk, Offices) = (found, offices);
        Office = offices.FirstOrDefault(o => string.Equals(o.Value, OfficeValue, StringComparison.Ordinal)) ?? offices[0];
        Whose ??= Desk.Desk == Law.Dossiers.Desk.Handle && !Me.Has(Role.DivisionHead) && !Me.Has(Role.AgencyHead) ? "toi" : "tat-ca";
        Prefix = string.Concat((Prefix ?? "").Where(c => !char.IsControl(c))).Trim() is { Length: > 0 and <= LongestPrefix } typed ? typed : null;
        return true;
    }

    private async Task ListAsync(CancellationToken cancel)
    {
        Rows = await list.RunAsync(Me, Query(), cancel);
        Handovers = Desk.Desk == Law.Dossiers.Desk.Handle ? await handovers.UnconfirmedAsync(Me, Now, cancel) : [];
        Officers = await names.RunAsync(Rows.Rows.Select(r => r.AssigneeId), cancel);
        Procedures = ProceduresOf();
        AssignTo = await OfficersAsync(cancel);
    }

    /// <summary>The address of this list with another place to go on from.</summary>
    public string Href(string? after) => Desk.Href + QueryString.Create(
        new Dictionary<string, string?> { ["don-vi"] = Offices.Count > 1 ? Office.Value : null, ["xem"] = Whose, ["thu-tuc"] = ProcedureCode, ["han"] = When, ["ma"] = Prefix, ["sau"] = after }
            .Where(pair => !string.IsNullOrEmpty(pair.Value)));

    private ListWork.Query Query() => Desk.Of(Office) with
    {
        AssigneeId = string.Equals(Whose, "toi", StringComparison.Ordinal) ? Me.Id : null,
        Unassigned = string.Equals(Whose, "chua-giao", StringComparison.Ordinal),
        Instead = string.Equals(Whose, "thay", StringComparison.Ordinal),
        ProcedureCode = ProcedureCode is { Length: > 0 and <= LongestPrefix } code && !code.Any(char.IsControl) ? code : null,
        DueBefore = When switch { "tre" => Now, "gan" => SoonBefore(), _ => null },
        CodePrefix = Prefix,
        After = ListWork.Cursor.Parse(After),
    };

    private DateTime SoonBefore()
    {
        if (Desk.ByHours && Reference.CalendarOf(Office.AgencyId ?? Reference.Organisation.Find(Office.UnitId)!.AgencyId) is { } calendar
            && DueDates.Compute(calendar, DossierTimes.ToMinute(Now), new TimeLimit((int)TimeTexts.SoonAtWork.TotalHours, LimitUnit.WorkingHour), []) is { IsAnswered: true } end)
        {
            return VietnamTime.ToUtc(end.Due).AddMinutes(1);
        }

        return Now + TimeTexts.Soon;
    }

    private List<Choice> ProceduresOf()
    {
        var agency = Office.AgencyId ?? Reference.Organisation.Find(Office.UnitId)!.AgencyId;
        var today = VietnamTime.DayOf(Now);
        return [.. Reference.Offerings
            .Where(o => o.AgencyId == agency && o.ValidFrom <= today)
            .Select(o => Reference.LatestProcedure(o.ProcedureCode))
            .OfType<Law.Procedures.ProcedureVersion>()
            .DistinctBy(p => p.Code)
            .OrderBy(p => p.Code, StringComparer.Ordinal)
            .Select(p => new Choice(p.Code, $"{p.Code} – {p.Name}"))];
    }
}

using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Application.Procedures;
using CaiCach.Application.Procedures.National;
using CaiCach.Application.Questions;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Communes;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Procedures;

/// <summary>All that a person has to know of one procedure before filing.</summary>
public sealed class ProcedureModel(ReferenceStore reference, BrowseBank bank, ReadNationalDrift drift, ListCatalogueDecisions decisions, ReadDecisionFiles announced, FindReusable reusable, ActorReader actors, TimeProvider time, FileStore files) : PageModel
{
    [BindProperty(Name = "truong-hop", SupportsGet = true)]
    public string? CaseCode { get; set; }

    /// <summary>The code of the body whose page of the procedure it is; null for none.</summary>
    [BindProperty(Name = "co-quan", SupportsGet = true)]
    public string? AgencyCode { get; set; }

    /// <summary>Where the person lives, as typed: commune and province.</summary>
    [BindProperty(Name = "noi-o", SupportsGet = true)]
    public string? Residence { get; set; }

    /// <summary>The way to file that the person chose, by the number of its channel.</summary>
    [BindProperty(Name = "kenh", SupportsGet = true)]
    public string? ChannelNumber { get; set; }

    /// <summary>The answer for the person's own case; null before the questions were answered.</summary>
    public ForMe? Mine { get; private set; }

    public string Code { get; private set; } = "";

    /// <summary>The body of <see cref="AgencyCode"/> where it receives the procedure, else the only one that does; null for none.</summary>
    public Unit? Agency { get; private set; }

    /// <summary>The code that the body publishes it under; null for none.</summary>
    public string? LocalCode => Agency is { } body && Procedure is { } procedure ? Law.Procedures.LocalCode.Of(procedure, body.Identifier) : null;

    public ProcedureVersion? Procedure { get; private set; }

    /// <summary>Why nobody can file it here today; null when one can.</summary>
    public FilingRefusal? Closed { get; private set; }

    /// <summary>The procedure that takes its place, public or only announced; null for none.</summary>
    public ProcedureVersion? Successor { get; private set; }

    /// <summary>The national version that bodies without one of their own go by, where this is a body's own; null for none.</summary>
    public ProcedureVersion? National { get; private set; }

    /// <summary>The versions that bodies keep of their own of it.</summary>
    public IReadOnlyList<ProcedureVersion> OwnVersions { get; private set; } = [];

    public bool IsGone { get; private set; }

    /// <summary>The version that comes after the one shown, announced or public; null for none.</summary>
    public ProcedureVersion? Next { get; private set; }

    /// <summary>When the content was last synchronised with the national database (UTC); null where it never was.</summary>
    public DateTime? SyncedAt { get; private set; }

    /// <summary>Whether a list for full online handling in force names it.</summary>
    public bool IsFullyOnlineListed { get; private set; }

    /// <summary>The decisions that announced it, the newest first.</summary>
    public IReadOnlyList<ReadDecisionFiles.PublicDecision> Decisions { get; private set; } = [];

    /// <summary>Whether there are earlier or later versions whose changes can be read.</summary>
    public bool HasChanged { get; private set; }

    public IReadOnlyList<Unit> Agencies { get; private set; } = [];

    public IReadOnlyList<Component> Components { get; private set; } = [];

    /// <summary>What the signed-in applicant has that need not be handed in anew; nothing for guests and officials. The page of who is signed in is stored nowhere.</summary>
    public FindReusable.Held Held { get; private set; } = FindReusable.Held.Nothing;

    public IReadOnlyList<(Means Means, ExpectedTimes.Answer? Times)> Ways { get; private set; } = [];

    public DateTime FiledLocal { get; private set; }

    public DateOnly Today { get; private set; }

    public WorkCalendar? Calendar { get; private set; }

    /// <summary>The newest public answers about it; those that hold stand first.</summary>
    public IReadOnlyList<BrowseBank.Row> Answers { get; private set; } = [];

    /// <summary>Whether there are more answers than are shown.</summary>
    public bool HasMoreAnswers { get; private set; }

    public ReferenceSnapshot Reference { get; private set; } = null!;

    /// <summary>The address of the answer for who lives in a commune.</summary>
    public string AddressFor(Commune commune) => $"/thu-tuc/{Uri.EscapeDataString(Code)}" + new QueryString().Add("truong-hop", CaseCode ?? "").Add("noi-o", Reference.Communes.TitleOf(commune)).Add("kenh", ChannelNumber ?? "") + "#cho-toi";

    /// <summary>The blank form of a paper.</summary>
    public async Task<IActionResult> OnGetTemplateAsync(string code, [FromQuery(Name = "giay-to")] string? paper, CancellationToken cancel)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var version = snapshot.ProcedureInForce(code, VietnamTime.DayOf(time.GetUtcNow().UtcDateTime)) ?? snapshot.LatestProcedure(code);
        return TemplateFile.Of(files, version is { Kind: ProcedureKind.Public } ? version : null, paper) is { } file ? file : NotFound();
    }

    /// <summary>The file of a decision that announced the procedure, always as an attachment.</summary>
    public async Task<IActionResult> OnGetDecisionAsync(string code, [FromQuery(Name = "van-ban")] Guid decision, CancellationToken cancel)
    {
        var isPublic = (await reference.CurrentAsync(cancel)).LatestProcedure(code) is { Kind: ProcedureKind.Public };
        return isPublic && await announced.OpenPublicAsync(code, decision, cancel) is var (content, name) ? new FileStreamResult(content, "application/pdf") { FileDownloadName = name } : NotFound();
    }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var today = VietnamTime.DayOf(now);
        (Code, Today) = (code, today);
        var procedure = snapshot.ProcedureInForce(code, today) ?? snapshot.LatestProcedure(code);
        if (procedure is null && Law.Procedures.LocalCode.Parse(code) is { } other && (snapshot.ProcedureInForce(other.Own, today) ?? snapshot.LatestProcedure(other.Own)) is not null)
        {
            return Redirect("/thu-tuc/" + Uri.EscapeDataString(other.Own));
        }

        if (procedure is null && Law.Procedures.LocalCode.Parse(code) is { } local && (snapshot.ProcedureInForce(local.National, today) ?? snapshot.LatestProcedure(local.National)) is { Kind: ProcedureKind.Public } national && national.LocalCodes.Contains(local.Text, StringComparer.Ordinal))
        {
            var body = snapshot.AgenciesFor(local.National, today).FirstOrDefault(unit => Law.Procedures.LocalCode.ScopeOf(unit.Identifier) == local.Scope);
            return Redirect("/thu-tuc/" + Uri.EscapeDataString(local.National) + (body is null ? "" : new QueryString().Add("co-quan", body.Code)));
        }

        if (procedure is null || procedure.Kind != ProcedureKind.Public)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        Procedure = procedure;
        Successor = snapshot.Replacements.TryGetValue(code, out var by) ? snapshot.ProcedureInForce(by, today) ?? snapshot.AllProcedures.Where(p => p.Code == by).MaxBy(p => p.Version) : null;
        IsGone = procedure.EffectiveTo is { } last && today > last;
        Next = snapshot.NextAfter(procedure);
        if (IsGone)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }

        Reference = snapshot;
        National = procedure.IsOwn ? snapshot.ProcedureInForce(procedure.NationalCode, today) : null;
        OwnVersions = snapshot.OwnVersionsOf(code, today);
        var answers = await bank.RunAsync(now, code: procedure.Code, cancel: cancel);
        (Answers, HasMoreAnswers) = ([.. answers.Rows.OrderBy(r => r.ChangedFrom is not null)], answers.Next is not null);
        SyncedAt = await drift.SyncedAtAsync(code, cancel);
        IsFullyOnlineListed = await decisions.IsListedAsync(code, cancel);
        Decisions = await announced.PublicOfAsync(code, cancel);
        HasChanged = ChangesModel.IsThere(snapshot, code);
        Agencies = snapshot.AgenciesFor(code, today);
        Agency = Agencies.FirstOrDefault(unit => unit.Code == AgencyCode) ?? (Agencies is [var one] ? one : null);
        Closed = procedure.WhyNotOpenForFiling(today, Channel.Online);
        if (Closed is null && Agencies.Count == 0)
        {
            Closed = new("procedure.no-agency", "Chưa có cơ quan nào tiếp nhận thủ tục này trên hệ thống.");
        }

        Held = Closed is null && User.Identity is { IsAuthenticated: true } && !User.IsStaff() ? await reusable.ForOwnAsync(await actors.ContextAsync(User, "portal", cancel: cancel), procedure, cancel) : Held;
        CaseCode = CaseCode is not null && procedure.CaseOf(CaseCode) is not null ? CaseCode : procedure.Cases[0].Code;
        Components = procedure.ComponentsFor(CaseCode);
        Residence = Residence is { Length: > ForMe.LongestResidence } ? Residence[..ForMe.LongestResidence] : Residence;
        FiledLocal = DossierTimes.ToMinute(now);

        // Of several bodies the applicant has yet to choose one; the check before filing counts with its calendar.
        Calendar = Agency is { } chosen ? snapshot.CalendarOf(chosen.Id) : snapshot.CurrentCalendar;
        Ways = [.. procedure.Means.OrderBy(m => m.Channel == Channel.Online ? 0 : (int)m.Channel).Select(m => (m, ExpectedTimes.Of(Calendar, procedure, m.Channel, FiledLocal, CaseCode, Reference.ClockRules.On(DateOnly.FromDateTime(FiledLocal)))))];
        Mine = ForMe.Of(snapshot, procedure, Agencies, CaseCode, Residence, ChannelNumber, FiledLocal);
        return Page();
    }
}

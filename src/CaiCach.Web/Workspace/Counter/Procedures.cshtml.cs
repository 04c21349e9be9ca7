using System.Globalization;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Outages;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Data.Procedures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Counter;

/// <summary>Filing at the counter: picks the procedure among those of this receiver's bodies, and among those of other bodies that the counter takes in for them.</summary>
[OfficialsOnly("receiver")]
public sealed class ProceduresModel(ActorReader actors, ReferenceStore reference, ReadApplicant applicants, OutageBoard board) : WorkspacePage(actors, reference)
{
    /// <summary>The day of reception on paper, in addresses.</summary>
    public const string Day = "ngay";

    private const string Root = "/can-bo/nop-tai-quay";

    // Keys that browsers leave to pages.
    private static readonly string[] Keys = ["F2", "F4", "F8", "F9"];

    /// <summary>What a competent body has that was searched for.</summary>
    public sealed record Offer(Unit Agency, IReadOnlyList<ProcedureVersion> Procedures);

    /// <summary>Of the receiver's own bodies.</summary>
    public IReadOnlyList<Offer> Offers { get; private set; } = [];

    /// <summary>Of the other bodies; none before something is searched for.</summary>
    public IReadOnlyList<Offer> Others { get; private set; } = [];

    /// <summary>Whether the counter takes procedures of other bodies in at all.</summary>
    public bool TakesForOthers { get; private set; }

    /// <summary>The procedures this officer filed last, the newest first, with the key that opens each.</summary>
    public IReadOnlyList<(string Key, Unit Agency, ProcedureVersion Procedure)> Recent { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "tu-khoa")]
    public string? Words { get; set; }

    /// <summary>The day of reception on paper as typed, of what is entered afterwards.</summary>
    [BindProperty(SupportsGet = true, Name = Day)]
    public string? LateDay { get; set; }

    /// <summary>That day; null where procedures of today are looked for.</summary>
    public DateOnly? PaperDay { get; private set; }

    /// <summary>Whether something that was received on paper during an outage may be entered now.</summary>
    public bool MayEnterLate { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var today = VietnamTime.DayOf(Now);
        PaperDay = LateEntryInput.DayOf(LateDay, Now);
        if (PaperDay is null && !string.IsNullOrWhiteSpace(LateDay))
        {
            ModelState.AddModelError(Day, "Nhập ngày nhận hồ sơ trên giấy, không sau hôm nay, ví dụ 05/3/2026.");
        }

        var words = SearchKey.Of((Words ?? "")[..Math.Min((Words ?? "").Length, 200)]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var mine = Me.Posts.Where(p => p.Role == Role.Receiver).Select(p => Reference.Organisation.Find(p.AgencyId)!).DistinctBy(a => a.Id).ToList();
        MayEnterLate = (await board.CurrentAsync(cancel)).Any(o => mine.Any(m => Reference.CalendarOf(m.Id) is { } calendar && Reference.LateEntry.IsOpen(o.Facts, Now, calendar)));
        var offered = Reference.Offerings.Where(o => new[] { today, PaperDay ?? today }.Any(day => o.ValidFrom <= day && (o.ValidTo is null || day <= o.ValidTo))).ToLookup(o => o.AgencyId);
        Offers = [.. mine.Select(agency => new Offer(agency, OfferedBy(offered, agency, words)))];
        var others = Reference.Organisation.Agencies.Where(a => !mine.Contains(a) && Reference.SharedReceptionOf(a.Id, today).Scope != SharedScope.None).OrderBy(a => a.Name, VietnameseOrder.Plain)
            .Select(a => new Offer(a, [.. OfferedBy(offered, a, words).Where(p => mine.Any(m => Reference.WhyNotReceivedBy(m, a, p.Code, today) is null))])).Where(o => o.Procedures.Count > 0).ToList();
        TakesForOthers = others.Count > 0;
        Others = words.Length == 0 ? [] : others;
        var all = Offers.Concat(others).SelectMany(o => o.Procedures.Select(p => (o.Agency, Procedure: p))).ToList();
        var exact = all.Where(o => string.Equals(o.Procedure.Code, Words?.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        if (ModelState.IsValid && (exact.Count(o => mine.Contains(o.Agency)) == 1 || exact.Count == 1))
        {
            return Redirect(Href(exact[0].Agency, exact[0].Procedure, PaperDay));
        }

        if (words.Length == 0)
        {
            var recent = await applicants.RecentProceduresAsync(Me, Keys.Length, cancel);
            Recent = [.. recent.Select(code => all.FirstOrDefault(o => o.Procedure.Code == code)).Where(o => o.Procedure is not null).Zip(Keys, (o, key) => (key, o.Agency, o.Procedure))];
        }

        return ModelState.IsValid ? Page() : Again();
    }

    /// <summary>The form of a procedure at a body.</summary>
    /// <param name="agency">The body.</param>
    /// <param name="procedure">The procedure.</param>
    /// <param name="paperDay">The day of reception on paper, of what is entered afterwards; null for any other.</param>
    public static string Href(Unit agency, ProcedureVersion procedure, DateOnly? paperDay = null)
    {
        ArgumentNullException.ThrowIfNull(agency);
        ArgumentNullException.ThrowIfNull(procedure);
        return $"{Root}/{procedure.Code}?co-quan={agency.Code}{DayPart(paperDay)}";
    }

    /// <summary>The list of procedures of a day of reception on paper; null for those of today.</summary>
    public static string ListHref(DateOnly? paperDay) => paperDay is null ? Root : $"{Root}?{DayPart(paperDay)[1..]}";

    /// <summary>What an address says of that day, after its other parts.</summary>
    public static string DayPart(DateOnly? paperDay) => paperDay is { } day ? string.Create(CultureInfo.InvariantCulture, $"&{Day}={day:yyyy-MM-dd}") : "";

    // Afterwards is entered what was received at the counter alone.
    private List<ProcedureVersion> OfferedBy(ILookup<Guid, Offering> offered, Unit agency, string[] words) => PaperDay is { } paper
        ? OfferedBy(offered, agency, paper, words, channel => channel == Channel.Direct)
        : OfferedBy(offered, agency, VietnamTime.DayOf(Now), words, channel => channel != Channel.Online);

    private List<ProcedureVersion> OfferedBy(ILookup<Guid, Offering> offered, Unit agency, DateOnly day, string[] words, Func<Channel, bool> takes) =>
        [.. offered[agency.Id]
            .Select(o => Reference.ProcedureInForce(o.ProcedureCode, day))
            .OfType<ProcedureVersion>()
            .DistinctBy(p => p.Code)
            .Where(p => p.Means.Any(m => takes(m.Channel) && p.WhyNotOpenForFiling(day, m.Channel) is null))
            .Where(p => words.All(w => Reference.SearchKeyOf(p).Contains(w, StringComparison.Ordinal) || p.Code.Contains(w, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(p => p.Name, VietnameseOrder.Plain)];
}

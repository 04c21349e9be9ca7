using CaiCach.Application.Dossiers;
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
public sealed class ProceduresModel(ActorReader actors, ReferenceStore reference, ReadApplicant applicants) : WorkspacePage(actors, reference)
{
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

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var today = VietnamTime.DayOf(Now);
        var words = SearchKey.Of((Words ?? "")[..Math.Min((Words ?? "").Length, 200)]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var mine = Me.Posts.Where(p => p.Role == Role.Receiver).Select(p => Reference.Organisation.Find(p.AgencyId)!).DistinctBy(a => a.Id).ToList();
        var offered = Reference.Offerings.Where(o => o.ValidFrom <= today && (o.ValidTo is null || today <= o.ValidTo)).ToLookup(o => o.AgencyId);
        Offers = [.. mine.Select(agency => new Offer(agency, OfferedBy(offered, agency, today, words)))];
        var others = Reference.Organisation.Agencies.Where(a => !mine.Contains(a) && Reference.SharedReceptionOf(a.Id, today).Scope != SharedScope.None).OrderBy(a => a.Name, VietnameseOrder.Plain)
            .Select(a => new Offer(a, [.. OfferedBy(offered, a, today, words).Where(p => mine.Any(m => Reference.WhyNotReceivedBy(m, a, p.Code, today) is null))])).Where(o => o.Procedures.Count > 0).ToList();
        TakesForOthers = others.Count > 0;
        Others = words.Length == 0 ? [] : others;
        var all = Offers.Concat(others).SelectMany(o => o.Procedures.Select(p => (o.Agency, Procedure: p))).ToList();
        var exact = all.Where(o => string.Equals(o.Procedure.Code, Words?.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        if (exact.Count(o => mine.Contains(o.Agency)) == 1 || exact.Count == 1)
        {
            return Redirect(Href(exact[0].Agency, exact[0].Procedure));
        }

        if (words.Length == 0)
        {
            var recent = await applicants.RecentProceduresAsync(Me, Keys.Length, cancel);
            Recent = [.. recent.Select(code => all.FirstOrDefault(o => o.Procedure.Code == code)).Where(o => o.Procedure is not null).Zip(Keys, (o, key) => (key, o.Agency, o.Procedure))];
        }

        return Page();
    }

    /// <summary>The form of a procedure at a body.</summary>
    public static string Href(Unit agency, ProcedureVersion procedure)
    {
        ArgumentNullException.ThrowIfNull(agency);
        ArgumentNullException.ThrowIfNull(procedure);
        return $"/can-bo/nop-tai-quay/{procedure.Code}?co-quan={agency.Code}";
    }

    private List<ProcedureVersion> OfferedBy(ILookup<Guid, Offering> offered, Unit agency, DateOnly today, string[] words) =>
        [.. offered[agency.Id]
            .Select(o => Reference.ProcedureInForce(o.ProcedureCode, today))
            .OfType<ProcedureVersion>()
            .DistinctBy(p => p.Code)
            .Where(p => p.Means.Any(m => m.Channel != Channel.Online && p.WhyNotOpenForFiling(today, m.Channel) is null))
            .Where(p => words.All(w => Reference.SearchKeyOf(p).Contains(w, StringComparison.Ordinal) || p.Code.Contains(w, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(p => p.Name, VietnameseOrder.Plain)];
}

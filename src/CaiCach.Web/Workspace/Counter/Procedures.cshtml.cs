using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Counter;

/// <summary>Filing at the counter: picks the procedure among those this receiver's bodies take.</summary>
[OfficialsOnly("receiver")]
public sealed class ProceduresModel(ActorReader actors, ReferenceStore reference) : WorkspacePage(actors, reference)
{
    public IReadOnlyList<(Unit Agency, IReadOnlyList<ProcedureVersion> Procedures)> Offers { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "tu-khoa")]
    public string? Words { get; set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var today = VietnamTime.DayOf(Now);
        var words = SearchKey.Of((Words ?? "")[..Math.Min((Words ?? "").Length, 200)]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Offers = [.. Me.Posts.Where(p => p.Role == Role.Receiver).Select(p => Reference.Organisation.Find(p.AgencyId)!).DistinctBy(a => a.Id)
            .Select(agency => (agency, (IReadOnlyList<ProcedureVersion>)[.. Reference.Offerings
                .Where(o => o.AgencyId == agency.Id && Reference.Offers(agency.Id, o.ProcedureCode, today))
                .Select(o => Reference.ProcedureInForce(o.ProcedureCode, today))
                .OfType<ProcedureVersion>()
                .DistinctBy(p => p.Code)
                .Where(p => p.Means.Any(m => m.Channel != Channel.Online && p.WhyNotOpenForFiling(today, m.Channel) is null))
                .Where(p => words.All(w => Reference.SearchKeyOf(p).Contains(w, StringComparison.Ordinal) || p.Code.Contains(w, StringComparison.OrdinalIgnoreCase)))
                .OrderBy(p => p.Name, StringComparer.Ordinal)]))];
    }
}

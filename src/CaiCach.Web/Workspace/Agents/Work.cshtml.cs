using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Agents;

/// <summary>What an agent has to do: results to deliver, procedures to file for citizens, what was delivered and filed.</summary>
public sealed class WorkModel(ActorReader actors, ReferenceStore reference, ReadAgentWork work) : WorkspacePage(actors, reference)
{
    /// <summary>The address.</summary>
    public const string Href = "/can-bo/dai-ly";

    /// <summary>The address that says that a result was brought back: the dossier is no longer in sight, so its code is not named.</summary>
    public const string BroughtBack = Href + "?da-tra-ve=true";

    private const int MostFound = 50;

    public IReadOnlyList<ReadAgentWork.Row> ToDeliver { get; private set; } = [];

    public IReadOnlyList<ReadAgentWork.Row> Delivered { get; private set; } = [];

    public IReadOnlyList<ReadAgentWork.Row> Filed { get; private set; } = [];

    /// <summary>The procedures found.</summary>
    public IReadOnlyList<(string Agency, ProcedureVersion Procedure, string Href)> Found { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "tu-khoa")]
    public string? Words { get; set; }

    /// <summary>The request number of what was filed just now, or the code of what was delivered.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    /// <summary>Whether a result was brought back just now.</summary>
    [BindProperty(SupportsGet = true, Name = "da-tra-ve")]
    public bool IsBroughtBack { get; set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        ToDeliver = await work.ListAsync(Me, ReadAgentWork.Desk.ToDeliver, cancel);
        Delivered = await work.ListAsync(Me, ReadAgentWork.Desk.Delivered, cancel);
        Filed = await work.ListAsync(Me, ReadAgentWork.Desk.Filed, cancel);
        Done = Delivered.Concat(Filed).FirstOrDefault(r => r.Number == Done)?.Number;
        Find();
    }

    private void Find()
    {
        var words = SearchKey.Of((Words ?? "")[..Math.Min((Words ?? "").Length, 200)]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return;
        }

        var today = VietnamTime.DayOf(Now);
        var mine = Me.Posts.Select(p => Reference.Organisation.Find(p.AgencyId)!).DistinctBy(a => a.Id).ToList();
        Found =
        [
            .. from offering in Reference.Offerings.Where(o => o.ValidFrom <= today && (o.ValidTo is null || today <= o.ValidTo)).DistinctBy(o => (o.AgencyId, o.ProcedureCode))
            let procedure = Reference.ProcedureInForce(offering.ProcedureCode, today)
            where procedure is not null && procedure.WhyNotOpenForFiling(today, Channel.Online) is null
                && words.All(w => Reference.SearchKeyOf(procedure).Contains(w, StringComparison.Ordinal) || procedure.Code.Contains(w, StringComparison.OrdinalIgnoreCase))
            let agency = Reference.Organisation.Find(offering.AgencyId)
            where agency is not null && mine.Any(m => Reference.WhyNotReceivedBy(m, agency, procedure.Code, today) is null)
            orderby mine.Contains(agency) descending, procedure.Name
            select (agency.Name, procedure, $"{AgentFileModel.Href}/{procedure.Code}?co-quan={agency.Code}"),
        ];
        Found = [.. Found.Take(MostFound)];
    }
}

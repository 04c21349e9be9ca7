using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// The head signs several proposed results at once (row 23, dossier by dossier): only those that were looked at one by one, each as it stands. Each is
/// signed in a transaction of its own, so one that cannot be signed holds none of the others back.
/// </summary>
public sealed class SignSeveral(CaiCachDb db, DecideDossier decide)
{
    private static readonly Refusal NotSeen = new("not_seen", "Chưa mở xem hồ sơ như hiện nay; hãy xem rồi mới ký.", "NĐ 118/2025/NĐ-CP");
    private static readonly Refusal NotProposed = new("proposal_other", "Hồ sơ không có đề xuất giải quyết hoặc từ chối đang chờ ký.", "NĐ 118/2025/NĐ-CP");

    /// <summary>A dossier and the version that was seen.</summary>
    public sealed record Item(Guid Id, int Version);

    /// <summary>What came of one.</summary>
    /// <param name="Id">The dossier.</param>
    /// <param name="Code">Its code; empty when it is out of sight.</param>
    /// <param name="Outcome">What came of it.</param>
    public sealed record Result(Guid Id, string Code, ActOutcome Outcome);

    /// <summary>Signs them in the order given.</summary>
    public async Task<IReadOnlyList<Result>> RunAsync(ActContext context, IReadOnlyList<Item> items, CancellationToken cancel = default)
    {
        var ids = items.Select(i => i.Id).ToList();
        var proposed = await db.Dossiers.AsNoTracking().Where(d => ids.Contains(d.Id)).Select(d => new
        {
            d.Id,
            Code = d.Code ?? d.RequestNumber,
            d.Version,
            d.Proposal,
            d.ProposalText,
            d.ProposalBasis,
            Seen = db.DossierViews.Where(v => v.AccountId == context.Actor.Id && v.DossierId == d.Id).Select(v => (int?)v.Version).FirstOrDefault(),
        }).ToDictionaryAsync(d => d.Id, cancel);
        var results = new List<Result>();
        foreach (var item in items.DistinctBy(i => i.Id).Take(ListToSign.PageSize))
        {
            var dossier = proposed.GetValueOrDefault(item.Id);
            ActOutcome outcome = dossier switch
            {
                null => new ActOutcome.NotFound(),
                { Seen: var seen } when seen != item.Version => new ActOutcome.Refused([NotSeen]),
                { Proposal: ProposalKind.Grant } => await decide.GrantAsync(context, item.Id, item.Version, cancel: cancel),
                { Proposal: ProposalKind.Refuse } => await decide.RefuseAsync(context, item.Id, item.Version, dossier.ProposalText ?? "", dossier.ProposalBasis ?? "", cancel: cancel),
                _ when dossier.Version != item.Version => new ActOutcome.Stale(dossier.Version),
                _ => new ActOutcome.Refused([NotProposed]),
            };
            db.ChangeTracker.Clear();
            results.Add(new(item.Id, outcome is ActOutcome.NotFound ? "" : dossier!.Code, outcome));
        }

        return results;
    }
}

using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// The head signs several things at once, dossier by dossier: proposed results (row 23), proposed requests for a supplement (row 10) and drafted letters of apology
/// (row 22); only those that were looked at one by one, each as it stands. Each is signed in a transaction of its own, so one that cannot be signed holds none of
/// the others back.
/// </summary>
public sealed class SignSeveral(CaiCachDb db, DecideDossier decide, AskSupplement ask, ApologiseForDelay apologise)
{
    private static readonly Refusal NotSeen = new("not_seen", "Chưa mở xem hồ sơ như hiện nay; hãy xem rồi mới ký.", "NĐ 118/2025/NĐ-CP");
    private static readonly Refusal NotProposed = new("proposal_other", "Hồ sơ không có đề xuất giải quyết, từ chối, yêu cầu bổ sung đang chờ ký.", "NĐ 118/2025/NĐ-CP");

    private static readonly Refusal NoApology = new("no_apology_drafted", "Không có dự thảo xin lỗi và hẹn lại nào đang chờ ký.", "NĐ 118/2025/NĐ-CP");

    /// <summary>A dossier and the version that was seen.</summary>
    /// <param name="Id">The dossier.</param>
    /// <param name="Version">The version.</param>
    /// <param name="Apology">Whether it is the letter of apology that is signed; else what is proposed.</param>
    public sealed record Item(Guid Id, int Version, bool Apology = false);

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
            d.ProposalItems,
            d.Apology,
            Seen = db.DossierViews.Where(v => v.AccountId == context.Actor.Id && v.DossierId == d.Id).Select(v => (int?)v.Version).FirstOrDefault(),
        }).ToDictionaryAsync(d => d.Id, cancel);
        var results = new List<Result>();
        foreach (var item in items.DistinctBy(i => (i.Id, i.Apology)).Take(ListToSign.PageSize))
        {
            var dossier = proposed.GetValueOrDefault(item.Id);
            ActOutcome outcome = dossier switch
            {
                null => new ActOutcome.NotFound(),
                { Seen: var seen } when seen != item.Version => new ActOutcome.Refused([NotSeen]),
                { Apology: { } draft } when item.Apology => await apologise.RunAsync(context, item.Id, item.Version, draft.Day, draft.Reason ?? "", cancel: cancel),
                _ when item.Apology => new ActOutcome.Refused([NoApology]),
                { Proposal: ProposalKind.Grant } => await decide.GrantAsync(context, item.Id, item.Version, cancel: cancel),
                { Proposal: ProposalKind.Refuse } => await decide.RefuseAsync(context, item.Id, item.Version, dossier.ProposalText ?? "", dossier.ProposalBasis ?? "", cancel: cancel),
                { Proposal: ProposalKind.Supplement } =>
                    await ask.RunAsync(context, item.Id, item.Version, (dossier.ProposalItems ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries), dossier.ProposalText, dossier.ProposalBasis, cancel: cancel),
                _ when dossier.Version != item.Version => new ActOutcome.Stale(dossier.Version),
                _ => new ActOutcome.Refused([NotProposed]),
            };
            db.ChangeTracker.Clear();
            results.Add(new(item.Id, outcome is ActOutcome.NotFound ? "" : dossier!.Code, outcome));
        }

        return results;
    }
}

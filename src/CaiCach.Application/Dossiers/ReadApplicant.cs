using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Who stands at the counter, by the number on the paper shown: open dossiers, those of the same procedure, earlier refusals, and what was said last time.</summary>
public sealed class ReadApplicant(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Rows of each list.</summary>
    public const int Most = 5;

    private static readonly BusinessState[] Ended = [BusinessState.RejectedIntake, BusinessState.Stopped, BusinessState.Withdrawn, BusinessState.Done];

    /// <summary>A dossier of the person.</summary>
    /// <param name="Id">The dossier.</param>
    /// <param name="Number">Code, or request number before acceptance.</param>
    /// <param name="ProcedureCode">Its procedure.</param>
    /// <param name="ProcedureVersion">The version of it.</param>
    /// <param name="State">Where it stands.</param>
    /// <param name="SubmittedAt">When it was filed (UTC).</param>
    /// <param name="Told">What the applicant was told last: of a refusal, its reason; null for nothing.</param>
    public sealed record Row(Guid Id, string Number, string ProcedureCode, int ProcedureVersion, BusinessState State, DateTime SubmittedAt, string? Told);

    /// <summary>What the person said of himself in the last dossier.</summary>
    public sealed record Earlier(ApplicantKind Kind, string Name, string? Nationality, string? BirthDate, string Phone, string? Email, string Address, string? CommuneCode);

    /// <summary>What is known of a person.</summary>
    /// <param name="Open">Dossiers that have not ended, results to be collected among them, the newest first.</param>
    /// <param name="Duplicates">Of those, under the same procedure and without a result yet.</param>
    /// <param name="Refused">Dossiers of the same procedure that were refused, at the counter or on the merits, the newest first.</param>
    /// <param name="Last">From the newest dossier; null when there is none.</param>
    public sealed record View(IReadOnlyList<Row> Open, IReadOnlyList<Row> Duplicates, IReadOnlyList<Row> Refused, Earlier? Last)
    {
        /// <summary>Whether there is anything to tell.</summary>
        public bool IsEmpty => Last is null;
    }

    /// <summary>Reads what this official may see of a person. Four round trips, on the index of the number; none for an empty number.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="idNumber">The owner's number, whole.</param>
    /// <param name="procedureCode">The procedure about to be filed or accepted.</param>
    /// <param name="exceptId">The dossier at hand, which is no other one; null for none.</param>
    /// <param name="exceptKey">The key of the filing at hand: what it has filed already is no other dossier; null for none.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<View> RunAsync(Actor actor, string? idNumber, string procedureCode, Guid? exceptId = null, string? exceptKey = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var id = NumberOf(idNumber);
        if (id.Length == 0)
        {
            return new([], [], [], null);
        }

        var scope = DossierScope.Of(actor, (await reference.CurrentAsync(cancel)).Organisation);
        var refused = DossierEvents.TypeOf(DossierAct.Refuse);
        var all = Of(db.Dossiers.AsNoTracking().Where(scope.Filter), id, exceptId);
        if (exceptKey is not null)
        {
            all = all.Where(d => !db.IdempotencyKeys.Any(k => k.Principal == actor.Id && k.Key == exceptKey && k.ResultId == d.Id));
        }

        return new(
            await RowsAsync(Open(all)),
            await RowsAsync(Duplicates(all, procedureCode)),
            await RowsAsync(all.Where(d => d.ProcedureCode == procedureCode && (d.State == BusinessState.RejectedIntake || db.Events.Any(e => e.StreamId == d.Id && e.Type == refused)))),
            await Newest(all).Select(d => new Earlier(d.ApplicantKind, d.OwnerName, d.OwnerNationality, d.OwnerBirthDate, d.Phone, d.Email, d.Address, d.CommuneCode)).FirstOrDefaultAsync(cancel));

        Task<List<Row>> RowsAsync(IQueryable<Dossier> dossiers) =>
            Newest(dossiers).Take(Most).Select(d => new Row(d.Id, d.Code ?? d.RequestNumber, d.ProcedureCode, d.ProcedureVersion, d.State, d.SubmittedAt, d.NoticeText)).ToListAsync(cancel);

        static IQueryable<Dossier> Newest(IQueryable<Dossier> dossiers) => dossiers.OrderByDescending(d => d.SubmittedAt).ThenByDescending(d => d.Id);
    }

    /// <summary>Whether the owner of a dossier has another one under the same procedure that has no result yet, as <see cref="View.Duplicates"/> names them. Two round trips.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="dossierId">The dossier at hand; one out of sight has none.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<bool> HasDuplicateAsync(Actor actor, Guid dossierId, CancellationToken cancel = default)
    {
        var seen = db.Dossiers.AsNoTracking().Where(DossierScope.Of(actor, (await reference.CurrentAsync(cancel)).Organisation).Filter);
        return await seen.Where(d => d.Id == dossierId).Select(d => new { d.OwnerIdNumber, d.ProcedureCode }).FirstOrDefaultAsync(cancel) is { OwnerIdNumber: { Length: > 0 } id, ProcedureCode: var procedure }
            && await Duplicates(Of(seen, id, dossierId), procedure).AnyAsync(cancel);
    }

    /// <summary>A number as it is stored, without the spaces and points that were typed.</summary>
    internal static string NumberOf(string? typed) => string.Concat((typed ?? "").Where(c => char.IsAsciiLetterOrDigit(c) || c == '-')).ToUpperInvariant();

    private static IQueryable<Dossier> Of(IQueryable<Dossier> seen, string idNumber, Guid? except) => seen.Where(d => d.OwnerIdNumber == idNumber && d.PartOfId == null && d.AskedById == null && d.Id != except);

    private static IQueryable<Dossier> Open(IQueryable<Dossier> dossiers) => dossiers.Where(d => !Ended.Contains(d.State));

    private static IQueryable<Dossier> Duplicates(IQueryable<Dossier> dossiers, string procedureCode) => Open(dossiers).Where(d => d.ProcedureCode == procedureCode && d.State != BusinessState.Issued);

    /// <summary>The procedures this official filed last at the counter, the newest first. One round trip.</summary>
    public async Task<IReadOnlyList<string>> RecentProceduresAsync(Actor actor, int most, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return await (from key in db.IdempotencyKeys.AsNoTracking()
                      where key.Principal == actor.Id
                      join dossier in db.Dossiers on key.ResultId equals dossier.Id
                      group key.CreatedAt by dossier.ProcedureCode into filed
                      orderby filed.Max() descending
                      select filed.Key).Take(most).ToListAsync(cancel);
    }
}

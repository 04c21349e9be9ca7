using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.DataRequests;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.DataRequests;

/// <summary>Gives a person a copy of what the account and its dossiers keep of the own data, at once. That a copy was taken is an event, saved before anything is given.</summary>
public sealed class CopyOwnData(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The most dossiers in one copy, the newest.</summary>
    public const int MostDossiers = 2000;

    /// <summary>The account.</summary>
    public sealed record Account(string FullName, string? CitizenId, string? Phone, string? Email, DateTime CreatedAt);

    /// <summary>What a dossier keeps of a person.</summary>
    public sealed record Dossier(
        string RequestNumber, string? Code, string Procedure, string Body, BusinessState State, string OwnerName, string OwnerIdNumber, string? BirthDate, string? Nationality, string Phone, string? Email, string Address,
        string? SubmitterName, string? SubmitterIdNumber, string? ReturnAddress, string? Declared, DateTime SubmittedAt, DateTime? AcceptedAt, DateTime? FinishedAt, DateTime? ReturnedAt, IReadOnlyList<string> Files, IReadOnlyList<Line> Declarations);

    /// <summary>An answer of an electronic declaration.</summary>
    public sealed record Line(string Label, string Answer);

    /// <summary>A draft that was not submitted.</summary>
    public sealed record Draft(string Procedure, string Answers, DateTime SavedAt);

    /// <summary>Who opened a dossier: body and role, not the name.</summary>
    public sealed record Read(string Dossier, DateOnly Day, string Reader);

    /// <summary>A request about the own data.</summary>
    public sealed record Asked(DataRequestKind Kind, DataRequestState State, string Content, DateTime ReceivedAt, DateTime DueAt, string? Answer, string? LegalBasis, DateTime? DecidedAt);

    /// <summary>The copy.</summary>
    /// <param name="MadeAt">When (UTC).</param>
    public sealed record Copy(DateTime MadeAt, Account Account, IReadOnlyList<Dossier> Dossiers, IReadOnlyList<Draft> Drafts, IReadOnlyList<Read> Reads, IReadOnlyList<Asked> Requests);

    /// <summary>Makes it.</summary>
    /// <param name="context">Whose data, and when.</param>
    /// <param name="format">"json" or "html", for the event.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Copy> RunAsync(ActContext context, string format, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var snapshot = await reference.CurrentAsync(cancel);
        var (me, tree) = (context.Actor.Id!.Value, snapshot.Organisation);
        var account = await db.Users.AsNoTracking().Where(a => a.Id == me).Select(a => new Account(a.FullName, a.CitizenId, a.PhoneNumber, a.Email, a.CreatedAt)).SingleAsync(cancel);
        var dossiers = await db.Dossiers.AsNoTracking().Where(d => d.AccountId == me && d.PartOfId == null).OrderByDescending(d => d.SubmittedAt).Take(MostDossiers).ToListAsync(cancel);
        List<Guid> ids = [.. dossiers.Select(d => d.Id)];
        var numbers = dossiers.ToDictionary(d => d.Id, d => d.Code ?? d.RequestNumber);

        // Drafts, answers of other bodies and slips of delivery are the officials'; a result is the person's once it is handed over.
        List<Guid> done = [.. dossiers.Where(d => d.State == BusinessState.Done).Select(d => d.Id)];
        var papers = (await db.DossierPapers.AsNoTracking()
            .Where(p => ids.Contains(p.DossierId) && (p.Kind == PaperKind.Component || p.Kind == PaperKind.Supplement || (p.Kind == PaperKind.Result && done.Contains(p.DossierId)))).OrderBy(p => p.AddedAt).ThenBy(p => p.Id).ToListAsync(cancel)).ToLookup(p => p.DossierId);
        var reads = await db.DossierReads.AsNoTracking().Where(r => ids.Contains(r.DossierId)).OrderByDescending(r => r.Day).Select(r => new { r.DossierId, r.Day, r.UnitId, r.Role, r.ReaderName }).ToListAsync(cancel);
        var drafts = await db.Drafts.AsNoTracking().Where(d => d.AccountId == me).Select(d => new Draft(d.ProcedureCode, d.Answers, d.SavedAt)).ToListAsync(cancel);
        var asked = await db.DataRequests.AsNoTracking().Where(r => r.AccountId == me).OrderByDescending(r => r.ReceivedAt)
            .Select(r => new Asked(r.Kind, r.State, r.Content, r.ReceivedAt, r.DueAt, r.Answer, r.LegalBasis, r.DecidedAt)).ToListAsync(cancel);
        var copy = new Copy(
            context.Now,
            account,
            [
                .. dossiers.Select(d => new Dossier(
                    d.RequestNumber, d.Code, d.ProcedureCode, tree.NameOf(d.AgencyId), d.State, d.OwnerName, d.OwnerIdNumber, d.OwnerBirthDate, d.OwnerNationality, d.Phone, d.Email, d.Address,
                    d.SubmitterName, d.SubmitterIdNumber, d.ReturnAddress, d.Content, d.SubmittedAt, d.AcceptedAt, d.FinishedAt, d.ReturnedAt, [.. papers[d.Id].Select(p => p.FileName)],
                    [.. papers[d.Id].SelectMany(p => DeclaredAnswers.LinesOf(snapshot, d, p)).Select(l => new Line(l.Key, l.Value))])),
            ],
            drafts,
            [.. reads.Select(r => new Read(numbers[r.DossierId], r.Day, r.Role is { } role ? $"{RoleName(role)}, {tree.NameOf(tree.Find(r.UnitId)?.AgencyId ?? r.UnitId)}" : r.ReaderName)).Distinct()],
            asked);
        db.Record(context, OwnDataEventData.Stream, Ids.New(context.Now), 1, OwnDataEventData.Copied, new OwnDataEventData(format, dossiers.Count));
        await db.SaveChangesAsync(cancel);
        return copy;
    }

    private static string RoleName(Law.Organisation.Role role) => Law.Organisation.RoleTexts.Of(role);
}

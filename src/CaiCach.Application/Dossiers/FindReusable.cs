using CaiCach.Application.Acting;
using CaiCach.Application.Files;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Which files of earlier dossiers of the owner stand for papers of a filing. An applicant is offered what lies in the own account alone, for an account's number is
/// not proven; who receives at a counter sees the owner's card and is offered the results of that number, and what its owner handed in at a counter or in an account of
/// that number. Nobody else is offered anything, and who stands for the owner without the right to receive is given nothing of the owner's at a counter either.
/// </summary>
public sealed class FindReusable(CaiCachDb db, ReferenceStore reference, FileStore store)
{
    /// <summary>The most files looked at, those of the newest dossiers.</summary>
    public const int Most = 300;

    /// <summary>A file that may be reused.</summary>
    /// <param name="ComponentCode">The paper it stands for.</param>
    /// <param name="Paper">The paper of the earlier dossier.</param>
    /// <param name="DossierCode">The code of that dossier.</param>
    /// <param name="OwnerName">Its owner's name.</param>
    /// <param name="ResultNumber">Number and symbol of the result; null for a paper that was handed in.</param>
    /// <param name="Day">The day of the result, or of the acceptance that checked the paper.</param>
    /// <param name="Validity">How long the result holds, in the words of the procedure; null where they say nothing.</param>
    public sealed record Offer(string ComponentCode, DossierPaper Paper, string DossierCode, string OwnerName, string? ResultNumber, DateOnly Day, string? Validity)
    {
        /// <summary>What a form sends to choose it.</summary>
        public string Choice => $"{ComponentCode}/{Paper.Id}";

        /// <summary>The paper and its component that a form has chosen; null for what is no choice.</summary>
        public static (string ComponentCode, Guid PaperId)? Chosen(string? choice) =>
            choice?.LastIndexOf('/') is > 0 and var at && Guid.TryParse(choice[(at + 1)..], out var paper) ? (choice[..at], paper) : null;

        internal void WriteTo(DossierPaper paper) =>
            (paper.ReusedCode, paper.ReusedKind, paper.ReusedOn, paper.Digitisation) = (DossierCode, Paper.Kind, Day, Paper.Digitisation);
    }

    /// <summary>The dossier that the papers are for.</summary>
    /// <param name="Id">The dossier.</param>
    /// <param name="OwnerName">Its owner's name.</param>
    /// <param name="Files">SHA-256 of the files it has.</param>
    private sealed record Target(Guid Id, string OwnerName, IReadOnlySet<string> Files);

    /// <summary>What is held of an owner for a procedure.</summary>
    public sealed class Held
    {
        private readonly IReadOnlyList<WantedPaper> wanted;
        private readonly IReadOnlyList<(Row Row, HeldPaper Facts, Refusal? Hidden)> files;
        private readonly Func<WantedPaper, Row, FieldFault?> unfit;
        private readonly Refusal? none;
        private readonly DateOnly today;

        internal Held(IReadOnlyList<WantedPaper> wanted, IReadOnlyList<(Row Row, HeldPaper Facts, Refusal? Hidden)> files, Func<WantedPaper, Row, FieldFault?> unfit, DateOnly today)
        {
            (this.wanted, this.files, this.unfit, this.today) = (wanted, files, unfit, today);
            var rows = files.ToDictionary(f => f.Facts.Id, f => f.Row);
            Offers =
            [
                .. from paper in wanted
                   let fitting = files.Where(f => f.Hidden is null && unfit(paper, f.Row) is null).Select(f => f.Facts)
                   from fit in PaperReuse.Offers(paper, fitting, [.. files.Select(f => f.Facts)], today)
                   select OfferOf(paper.Component, rows[fit.Id], fit),
            ];
        }

        internal Held(Refusal none)
            : this([], [], (_, _) => null, default) => this.none = none;

        /// <summary>Nothing.</summary>
        public static Held Nothing { get; } = new(PaperReuse.OtherOwner);

        /// <summary>What may be reused, by paper of the procedure, the newest first.</summary>
        public IReadOnlyList<Offer> Offers { get; }

        /// <summary>The file of an earlier dossier that stands for a paper, or may have stood for it; null where this actor is shown none such.</summary>
        public Offer? Find(string componentCode, Guid paperId) =>
            wanted.FirstOrDefault(w => w.Component.Code == componentCode) is { } paper && files.FirstOrDefault(f => f.Facts.Id == paperId) is { Row: { } row, Hidden: null } file
                ? OfferOf(paper.Component, row, file.Facts) : null;

        /// <summary>Why a file does not stand for a paper now, at no field; null when it does.</summary>
        public FieldFault? WhyNot(string componentCode, Guid paperId)
        {
            if (none is not null)
            {
                return Fault(none);
            }

            if (wanted.FirstOrDefault(w => w.Component.Code == componentCode) is not { } paper)
            {
                return new("", "component_unknown", "Thủ tục không có thành phần hồ sơ này.");
            }

            if (PaperReuse.WhyNothing(paper) is { } nothing)
            {
                return Fault(nothing);
            }

            return files.FirstOrDefault(f => f.Facts.Id == paperId) is not { Row: { } row } file ? Fault(PaperReuse.OtherOwner)
                : file.Hidden is { } hidden ? Fault(hidden)
                : PaperReuse.WhyNot(paper, file.Facts, files.Select(f => f.Facts), today) is { } refusal ? Fault(refusal)
                : unfit(paper, row);
        }

        /// <summary>Notes at papers that come from earlier dossiers where they come from; one that does not stand for what it is handed in for is a fault at its place.</summary>
        /// <param name="papers">The papers, in the order in which faults number them.</param>
        /// <param name="notForHim">Why who comes is given nothing of the owner's; null for nothing.</param>
        /// <param name="of">The papers of earlier dossiers to note; null for all.</param>
        internal IReadOnlyList<FieldFault> Note(IReadOnlyList<DossierPaper> papers, string? notForHim, IReadOnlySet<Guid>? of = null)
        {
            var faults = new List<FieldFault>();
            foreach (var (i, paper) in papers.Index().Where(p => p.Item.ReusedFromId is { } from && of?.Contains(from) != false))
            {
                if ((notForHim ?? WhyNot(paper.ComponentCode, paper.ReusedFromId!.Value)?.Text) is { } why)
                {
                    faults.Add(new($"papers[{i}].uploadId", "paper_not_reusable", Told(paper.FileName, why)));
                }
                else
                {
                    Find(paper.ComponentCode, paper.ReusedFromId!.Value)!.WriteTo(paper);
                }
            }

            return faults;
        }

        private static FieldFault Fault(Refusal refusal) => new("", refusal.Code, refusal.Text);
    }

    /// <summary>Looks for a filing. One round trip, on the index of the owner's number; none where the procedure has no paper that may be reused.</summary>
    /// <param name="context">Who asks, and when.</param>
    /// <param name="procedure">The procedure that is filed under.</param>
    /// <param name="kind">What the owner is.</param>
    /// <param name="idNumber">The owner's number, whole.</param>
    /// <param name="taken">Papers that were taken before, to tell why one does not stand any more; null for none.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<Held> RunAsync(ActContext context, ProcedureVersion procedure, ApplicantKind kind, string? idNumber, IEnumerable<Guid>? taken = null, CancellationToken cancel = default) =>
        LookAsync(context, procedure, kind, idNumber, null, taken ?? [], cancel);

    /// <summary>Looks for what a signed-in applicant has himself, before anything is filed. Two round trips; none for anybody else, and where the procedure has no paper that may be reused.</summary>
    public async Task<Held> ForOwnAsync(ActContext context, ProcedureVersion procedure, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(procedure);
        if (context.Actor is not { Kind: ActorKind.Applicant, Id: { } me } || !procedure.Components.Any(c => c.DigitiseClass is not null))
        {
            return Held.Nothing;
        }

        return await RunAsync(context, procedure, ApplicantKind.Citizen, await db.Users.Where(a => a.Id == me).Select(a => a.CitizenId).FirstOrDefaultAsync(cancel), cancel: cancel);
    }

    /// <summary>Looks for a supplement of a dossier, under the version of the procedure it goes by.</summary>
    /// <param name="context">Who asks, and when.</param>
    /// <param name="dossier">The dossier with its papers, which the caller has read for this actor.</param>
    /// <param name="taken">Papers that were taken before, to tell why one does not stand any more.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Held> ForSupplementAsync(ActContext context, Dossier dossier, IEnumerable<Guid> taken, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return (await reference.CurrentAsync(cancel)).Procedure(dossier.ProcedureCode, dossier.ProcedureVersion) is not { } procedure ? Held.Nothing
            : await LookAsync(context, procedure, dossier.ApplicantKind, dossier.OwnerIdNumber, new(dossier.Id, dossier.OwnerName, dossier.Papers.Select(p => p.Sha256).OfType<string>().ToHashSet(StringComparer.Ordinal)), taken, cancel);
    }

    /// <summary>The same where the supplement is handed in: nothing is looked for that no file of it is from.</summary>
    internal async Task<Held> ForSupplementAsync(ActContext context, Guid id, FoundUploads found, CancellationToken cancel)
    {
        List<Guid> taken = [.. found.Uploads.Select(u => u.ReusedFromId).OfType<Guid>()];
        return taken.Count == 0 || await db.Dossiers.AsNoTracking().Include(d => d.Papers).FirstOrDefaultAsync(d => d.Id == id, cancel) is not { } dossier ? Held.Nothing
            : await ForSupplementAsync(context, dossier, taken, cancel);
    }

    private async Task<Held> LookAsync(ActContext context, ProcedureVersion procedure, ApplicantKind kind, string? idNumber, Target? target, IEnumerable<Guid> taken, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(procedure);
        var (actor, number) = (context.Actor, ReadApplicant.NumberOf(idNumber));
        if (!(actor.Kind == ActorKind.Applicant || (actor.Kind == ActorKind.Official && actor.Posts.Any(p => p.Role == Role.Receiver))))
        {
            return new(PaperReuse.NotYours);
        }

        if (number.Length == 0)
        {
            return new(PaperReuse.NoNumber);
        }

        var (snapshot, today) = (await reference.CurrentAsync(cancel), VietnamTime.DayOf(context.Now));
        List<WantedPaper> wanted = [.. procedure.Components.Select(c => new WantedPaper(kind, number, procedure.Code, c) { DossierId = target?.Id })];
        List<Component> components = [.. wanted.Where(w => PaperReuse.WhyNothing(w) is null).Select(w => w.Component)];
        var rows = components.Count == 0 ? [] : await Rows(db, kind, number, procedure.Code, components, snapshot, [.. taken]).Take(Most).ToListAsync(cancel);
        return new(wanted, rows.ConvertAll(row => WhyHidden(actor, number, row, today) is var hidden ? (row, FactsOf(row, snapshot) with { IsOutOfSight = hidden is not null }, hidden) : default), Unfit, today);

        // The name beside the number, and the bytes: put away, in the dossier already, or not of the kind and size that the paper takes now.
        FieldFault? Unfit(WantedPaper paper, Row row) =>
            target is not null && SearchKey.Of(row.OwnerName) != SearchKey.Of(target.OwnerName) ? new("", PaperReuse.OtherName.Code, PaperReuse.OtherName.Text)
            : store.IsQuarantined(row.Paper.Sha256!) ? new("", "file_infected", "Tệp trong kho có mã độc và đã bị cách ly.")
            : target?.Files.Contains(row.Paper.Sha256!) == true ? new("", "reuse_there", "Hồ sơ đang bổ sung đã có tệp này.")
            : FileKinds.WhyNot(paper.Component, "", row.Paper.FileName, row.Paper.MediaType, row.Paper.Size);
    }

    /// <summary>Which uploads of the actor are files of earlier dossiers: the paper each is from, by upload.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid>> TakenAsync(ActContext context, IEnumerable<Guid> uploads, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        List<Guid> ids = [.. uploads];
        return ids.Count == 0 ? new() : await db.Uploads.AsNoTracking().Where(u => ids.Contains(u.Id) && u.OwnerId == context.Actor.Id && u.ReusedFromId != null).ToDictionaryAsync(u => u.Id, u => u.ReusedFromId!.Value, cancel);
    }

    /// <summary>Notes at the papers of a filing that come from earlier dossiers where they come from. What does not stand for its paper any more is a fault at its place.</summary>
    internal async Task<IReadOnlyList<FieldFault>> NoteAsync(ActContext context, Dossier dossier, ProcedureVersion procedure, FoundUploads found, CancellationToken cancel)
    {
        if (!dossier.Papers.Exists(p => p.ReusedFromId is not null))
        {
            return [];
        }

        // What it has is what is being filed.
        Target target = new(dossier.Id, dossier.OwnerName, new HashSet<string>());
        List<FieldFault> faults = [];
        foreach (var taken in found.Uploads.Where(u => u.ReusedFromId is not null).GroupBy(u => u.OwnerId, u => u.ReusedFromId!.Value))
        {
            // What a citizen took into the draft that a counter files is judged by what the citizen may take.
            var taker = taken.Key == context.Actor.Id ? context : context with { Actor = new(taken.Key, "", ActorKind.Applicant, []) };
            var held = await LookAsync(taker, procedure, dossier.ApplicantKind, dossier.OwnerIdNumber, target, taken, cancel);
            faults.AddRange(held.Note(dossier.Papers, taker.Actor.Kind == ActorKind.Official ? dossier.Representation?.ToLaw().WhyNot(RepresentedActs.Receive, VietnamTime.DayOf(context.Now))?.Text : null, taken.ToHashSet()));
        }

        return faults;
    }

    /// <summary>What is told at the field of a file that was taken and does not stand for its paper any more.</summary>
    public static string Told(string fileName, string why) => $"Không dùng lại được tệp “{fileName}”. {why} Bỏ tệp này rồi tải tệp khác.";

    /// <summary>The files of an owner's dossiers that these papers may be, and those of them that were taken before: of the accepted ones, and of those that failed at the reception, by which an older one is not offered.</summary>
    public static IQueryable<Row> Rows(CaiCachDb db, ApplicantKind kind, string idNumber, string procedureCode, IReadOnlyList<Component> components, ReferenceSnapshot reference, IReadOnlyList<Guid> taken)
    {
        List<string> types = [.. components.SelectMany(c => c.FromResults)];
        List<string> issuing = types.Count == 0 ? [] : [.. reference.AllProcedures.Where(p => p.Results.Any(r => types.Contains(r.Code))).Select(p => p.Code).Distinct()];
        List<string> kin = [procedureCode, .. reference.AllProcedures.Where(p => p.NationalCode == LocalCode.NationalOf(procedureCode)).Select(p => p.Code).Distinct()];
        List<ApplicantKind> kinds = [.. Enum.GetValues<ApplicantKind>().Where(k => PaperReuse.MayBeOne(kind, k))];
        List<BusinessState> failed = [BusinessState.RejectedIntake, BusinessState.IntakeSupplement, BusinessState.Stopped];
        List<string> codes = [.. components.Select(c => c.Code)];
        List<string> national = codes.FindAll(c => !PaperReuse.IsOwnCode(c));
        return
            from dossier in db.Dossiers.AsNoTracking()
            where dossier.OwnerIdNumber == idNumber && kinds.Contains(dossier.ApplicantKind) && (dossier.AcceptedAt != null || failed.Contains(dossier.State)) && dossier.PartOfId == null && dossier.AskedById == null
            from paper in db.DossierPapers.AsNoTracking()
            where paper.DossierId == dossier.Id && paper.Sha256 != null
                && (taken.Contains(paper.Id) || (paper.Kind == PaperKind.Result && issuing.Contains(dossier.ProcedureCode))
                    || (paper.Kind == PaperKind.Component && ((kin.Contains(dossier.ProcedureCode) && codes.Contains(paper.ComponentCode)) || national.Contains(paper.ComponentCode))))
            orderby dossier.AcceptedAt ?? dossier.SubmittedAt descending, paper.Id
            select new Row(
                dossier.Code ?? dossier.RequestNumber, dossier.ProcedureCode, dossier.ProcedureVersion, dossier.ApplicantKind, dossier.OwnerIdNumber, dossier.OwnerName, dossier.AccountId,
                db.Users.Where(a => a.Id == dossier.AccountId).Select(a => a.CitizenId).FirstOrDefault(), dossier.Channel == Channel.Direct && dossier.ClientId == null, dossier.Representation, dossier.AcceptedAt,
                dossier.State, dossier.Refused, dossier.ReopenedAsId, dossier.SupplementRequests > 0 || dossier.State == BusinessState.IntakeSupplement || db.DossierPapers.Any(p => p.DossierId == dossier.Id && p.Kind == PaperKind.Supplement), dossier.ResultNumber, dossier.ResultDate, paper);
    }

    /// <summary>A file with what is asked of its dossier.</summary>
    public sealed record Row(
        string DossierCode, string ProcedureCode, int ProcedureVersion, ApplicantKind OwnerKind, string OwnerIdNumber, string OwnerName, Guid? AccountId, string? AccountNumber, bool AtCounter, DossierRepresentation? Representation, DateTime? AcceptedAt,
        BusinessState State, bool Refused, Guid? ReopenedAsId, bool IsSupplemented, string? ResultNumber, DateOnly? ResultDate, DossierPaper Paper);

    private static HeldPaper FactsOf(Row row, ReferenceSnapshot reference)
    {
        var procedure = reference.Procedure(row.ProcedureCode, row.ProcedureVersion);
        var held = new HeldPaper(row.Paper.Id, row.Paper.DossierId, row.OwnerKind, row.OwnerIdNumber, row.ProcedureCode, row.Paper.AddedAt, row.AcceptedAt)
        {
            IsReused = row.Paper.ReusedFromId is not null,
            IsRefusal = row.Refused || row.State is BusinessState.RejectedIntake or BusinessState.Stopped or BusinessState.Withdrawn,
            IsReopened = row.ReopenedAsId is not null,
            IsSupplemented = row.IsSupplemented,
        };
        return row.Paper.Kind == PaperKind.Result
            ? held with
            {
                Results = [.. (procedure?.Results ?? []).Where(r => row.Paper.ResultTypeCode is not { } issued || r.Code == issued)],
                IssuedOn = row.ResultDate,
                IsHandedOver = row.State == BusinessState.Done,
            }
            : held with { ComponentCode = row.Paper.ComponentCode, ComponentName = procedure?.Components.FirstOrDefault(c => c.Code == row.Paper.ComponentCode)?.Name };
    }

    // Who may not receive a result for another does not take it from the store either. What was handed in under a number that nobody saw proven is not the owner's for certain.
    private static Refusal? WhyHidden(Actor actor, string number, Row row, DateOnly today) =>
        actor.Kind == ActorKind.Official ? (row.Paper.Kind == PaperKind.Result || row.AtCounter || row.AccountNumber == number ? null : PaperReuse.NotProven)
        : row.AccountId != actor.Id ? PaperReuse.NotInAccount
        : row.Paper.Kind == PaperKind.Result ? row.Representation?.ToLaw().WhyNot(RepresentedActs.Receive, today) : null;

    private static Offer OfferOf(Component component, Row row, HeldPaper held) => new(
        component.Code, row.Paper, row.DossierCode, row.OwnerName, held.IsResult ? row.ResultNumber : null, held.IssuedOn ?? VietnamTime.DayOf(held.Made),
        held.Results.FirstOrDefault(r => component.FromResults.Contains(r.Code))?.Validity);
}

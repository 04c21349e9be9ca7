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

    /// <summary>What is held of an owner for a procedure.</summary>
    public sealed class Held
    {
        private readonly IReadOnlyList<(WantedPaper Wanted, IReadOnlyList<(HeldPaper Facts, Offer Offer)> Files)> wanted;
        private readonly IReadOnlyList<HeldPaper> all;
        private readonly FileStore? store;
        private readonly DateOnly today;

        internal Held(IReadOnlyList<(WantedPaper Wanted, IReadOnlyList<(HeldPaper Facts, Offer Offer)> Files)> wanted, IReadOnlyList<HeldPaper> all, FileStore? store, DateOnly today)
        {
            (this.wanted, this.all, this.store, this.today) = (wanted, all, store, today);
            Offers =
            [
                .. from paper in wanted
                   let fitting = paper.Files.Where(f => WhyNoFile(paper.Wanted, f.Offer) is null).ToDictionary(f => f.Facts.Id, f => f.Offer)
                   from fit in PaperReuse.Offers(paper.Wanted, paper.Files.Select(f => f.Facts).Where(f => fitting.ContainsKey(f.Id)), all, today)
                   select fitting[fit.Id],
            ];
        }

        /// <summary>Nothing.</summary>
        public static Held Nothing { get; } = new([], [], null, default);

        /// <summary>What may be reused, by paper of the procedure, the newest first.</summary>
        public IReadOnlyList<Offer> Offers { get; }

        /// <summary>The file of an earlier dossier that stands for a paper, or may have stood for it; null where this actor is shown none such.</summary>
        public Offer? Find(string componentCode, Guid paperId) => FileOf(componentCode, paperId)?.Offer;

        /// <summary>Why a file does not stand for a paper now; null when it does.</summary>
        public string? WhyNot(string componentCode, Guid paperId) =>
            FileOf(componentCode, paperId) is not { } file ? "Giấy tờ này không phải của chủ hồ sơ, hoặc không còn trong kho."
            : wanted.First(w => w.Wanted.Component.Code == componentCode).Wanted is var paper && WhyNoFile(paper, file.Offer) is { } unfit ? unfit
            : PaperReuse.WhyNot(paper, file.Facts, all, today)?.Text;

        // Its bytes: put away, or not of the kind and size that the paper takes now.
        private string? WhyNoFile(WantedPaper paper, Offer offer) =>
            store!.IsQuarantined(offer.Paper.Sha256!) ? "Tệp trong kho có mã độc và đã bị cách ly."
            : FileKinds.WhyNot(paper.Component, "", offer.Paper.FileName, offer.Paper.MediaType, offer.Paper.Size)?.Text;

        private (HeldPaper Facts, Offer Offer)? FileOf(string componentCode, Guid paperId) =>
            wanted.Where(w => w.Wanted.Component.Code == componentCode).SelectMany(w => w.Files).Where(f => f.Facts.Id == paperId).Select(f => ((HeldPaper, Offer)?)f).FirstOrDefault();
    }

    /// <summary>Looks. One round trip, on the index of the owner's number; none where the procedure has no paper that may be reused.</summary>
    /// <param name="context">Who asks, and when.</param>
    /// <param name="procedure">The procedure that is filed under.</param>
    /// <param name="kind">What the owner is.</param>
    /// <param name="idNumber">The owner's number, whole.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Held> RunAsync(ActContext context, ProcedureVersion procedure, ApplicantKind kind, string? idNumber, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(procedure);
        var (actor, number) = (context.Actor, ReadApplicant.NumberOf(idNumber));
        List<Component> components = [.. procedure.Components.Where(c => c.DigitiseClass is not null)];
        if (number.Length == 0 || components.Count == 0 || !(actor.Kind == ActorKind.Applicant || (actor.Kind == ActorKind.Official && actor.Posts.Any(p => p.Role == Role.Receiver))))
        {
            return Held.Nothing;
        }

        var (snapshot, today) = (await reference.CurrentAsync(cancel), VietnamTime.DayOf(context.Now));
        var rows = await Rows(db, kind, number, procedure.Code, components, snapshot).Take(Most).ToListAsync(cancel);
        var files = rows.ConvertAll(row => (Row: row, Facts: FactsOf(row, snapshot)));
        return new(
            [
                .. components.Select(component => (
                    new WantedPaper(kind, number, procedure.Code, component),
                    (IReadOnlyList<(HeldPaper, Offer)>)[.. files.Where(f => IsShown(actor, number, f.Row, today)).Select(f => (f.Facts, OfferOf(component, f.Row, f.Facts)))])),
            ],
            files.ConvertAll(f => f.Facts), store, today);
    }

    /// <summary>Which uploads of the actor are files of earlier dossiers: the paper each is from, by upload.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid>> TakenAsync(ActContext context, IEnumerable<Guid> uploads, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        List<Guid> ids = [.. uploads];
        return ids.Count == 0 ? new() : await db.Uploads.AsNoTracking().Where(u => ids.Contains(u.Id) && u.OwnerId == context.Actor.Id && u.ReusedFromId != null).ToDictionaryAsync(u => u.Id, u => u.ReusedFromId!.Value, cancel);
    }

    /// <summary>Notes at the papers of a filing that come from earlier dossiers where they come from. What does not stand for its paper any more is a fault at its place.</summary>
    internal async Task<IReadOnlyList<FieldFault>> NoteAsync(ActContext context, Dossier dossier, ProcedureVersion procedure, CancellationToken cancel)
    {
        if (!dossier.Papers.Exists(p => p.ReusedFromId is not null))
        {
            return [];
        }

        var held = await RunAsync(context, procedure, dossier.ApplicantKind, dossier.OwnerIdNumber, cancel);
        var notForHim = context.Actor.Kind == ActorKind.Official ? dossier.Representation?.ToLaw().WhyNot(RepresentedActs.Receive, VietnamTime.DayOf(context.Now))?.Text : null;
        var faults = new List<FieldFault>();
        foreach (var (i, paper) in dossier.Papers.Index().Where(p => p.Item.ReusedFromId is not null))
        {
            var why = notForHim ?? held.WhyNot(paper.ComponentCode, paper.ReusedFromId!.Value);
            var offer = held.Find(paper.ComponentCode, paper.ReusedFromId!.Value);
            if (why is null && SearchKey.Of(offer!.OwnerName) != SearchKey.Of(dossier.OwnerName))
            {
                why = "Tên chủ hồ sơ khác tên ở hồ sơ trước; kiểm tra lại số và tên.";
            }

            if (why is not null)
            {
                faults.Add(new($"papers[{i}].uploadId", "paper_not_reusable", Told(paper.FileName, why)));
            }
            else
            {
                offer!.WriteTo(paper);
            }
        }

        return faults;
    }

    /// <summary>What is told at the field of a file that was taken and does not stand for its paper any more.</summary>
    public static string Told(string fileName, string why) => $"Không dùng lại được tệp “{fileName}”. {why} Bỏ tệp này rồi tải tệp khác.";

    /// <summary>The files of an owner's accepted dossiers that these papers may be.</summary>
    public static IQueryable<Row> Rows(CaiCachDb db, ApplicantKind kind, string idNumber, string procedureCode, IReadOnlyList<Component> components, ReferenceSnapshot reference)
    {
        List<string> types = [.. components.SelectMany(c => c.FromResults)];
        List<string> issuing = types.Count == 0 ? [] : [.. reference.AllProcedures.Where(p => p.Results.Any(r => types.Contains(r.Code))).Select(p => p.Code).Distinct()];
        List<string> codes = [.. components.Select(c => c.Code)];
        List<string> national = codes.FindAll(c => !PaperReuse.IsOwnCode(c));
        return
            from dossier in db.Dossiers.AsNoTracking()
            where dossier.OwnerIdNumber == idNumber && dossier.ApplicantKind == kind && dossier.AcceptedAt != null && dossier.PartOfId == null && dossier.AskedById == null
            from paper in db.DossierPapers.AsNoTracking()
            where paper.DossierId == dossier.Id && paper.Sha256 != null
                && ((paper.Kind == PaperKind.Result && issuing.Contains(dossier.ProcedureCode))
                    || (paper.Kind == PaperKind.Component && ((dossier.ProcedureCode == procedureCode && codes.Contains(paper.ComponentCode)) || national.Contains(paper.ComponentCode))))
            orderby dossier.AcceptedAt descending, paper.Id
            select new Row(
                dossier.Code!, dossier.ProcedureCode, dossier.ProcedureVersion, dossier.ApplicantKind, dossier.OwnerIdNumber, dossier.OwnerName, dossier.AccountId,
                db.Users.Where(a => a.Id == dossier.AccountId).Select(a => a.CitizenId).FirstOrDefault(), dossier.Channel == Channel.Direct && dossier.ClientId == null, dossier.Representation, dossier.AcceptedAt,
                dossier.State, dossier.Refused, dossier.ReopenedAsId, db.DossierPapers.Any(p => p.DossierId == dossier.Id && p.Kind == PaperKind.Supplement), dossier.ResultNumber, dossier.ResultDate, paper);
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
            IsRefusal = row.Refused || row.State is BusinessState.Stopped or BusinessState.Withdrawn,
            IsReopened = row.ReopenedAsId is not null,
            IsSupplemented = row.IsSupplemented,
        };
        return row.Paper.Kind == PaperKind.Result
            ? held with
            {
                Results = procedure?.Results ?? [],
                IssuedOn = row.ResultDate,
                IsHandedOver = row.State == BusinessState.Done,
            }
            : held with { ComponentCode = row.Paper.ComponentCode, ComponentName = procedure?.Components.FirstOrDefault(c => c.Code == row.Paper.ComponentCode)?.Name };
    }

    // Who may not receive a result for another does not take it from the store either. What was handed in under a number that nobody saw proven is not the owner's for certain.
    private static bool IsShown(Actor actor, string number, Row row, DateOnly today) =>
        actor.Kind == ActorKind.Official ? row.Paper.Kind == PaperKind.Result || row.AtCounter || row.AccountNumber == number : (row.AccountId == actor.Id && (row.Paper.Kind != PaperKind.Result || row.Representation?.ToLaw().WhyNot(RepresentedActs.Receive, today) is null));

    private static Offer OfferOf(Component component, Row row, HeldPaper held) => new(
        component.Code, row.Paper, row.DossierCode, row.OwnerName, held.IsResult ? row.ResultNumber : null, held.IssuedOn ?? VietnamTime.DayOf(row.AcceptedAt!.Value),
        held.Results.FirstOrDefault(r => component.FromResults.Contains(r.Code))?.Validity);
}

using System.Globalization;
using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Procedures;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures;

/// <summary>
/// Makes drafts of the procedures of a checked file: a first version of each new one, an amendment of each that changes. All of them or none; what is in the catalogue or in a draft
/// already as the file has it is left alone, so that the same file makes no second drafts.
/// </summary>
public sealed class DraftCatalogueFile(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    private const int Chunk = 1000;
    private const int MostTries = 3;

    /// <summary>How it ended.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Done.</summary>
        /// <param name="New">First drafts of new procedures.</param>
        /// <param name="Amended">Drafts of the next version.</param>
        /// <param name="Same">Procedures that the file changes nothing of.</param>
        /// <param name="Drafted">Procedures whose draft is already as the file has it.</param>
        public sealed record Done(int New, int Amended, int Same, int Drafted) : Outcome;

        /// <summary>The file has faults, or procedures that no draft can be begun of; nothing was made.</summary>
        /// <param name="Answer">What was found in the file.</param>
        /// <param name="Faults">Every fault, at its place in the file.</param>
        public sealed record Faulty(CheckCatalogueFile.Answer Answer, IReadOnlyList<SheetFault> Faults) : Outcome;

        /// <summary>The body for the new procedures is none for which this person draws up.</summary>
        public sealed record NoBody : Outcome;

        /// <summary>This person draws up procedures of no body.</summary>
        public sealed record NotFound : Outcome;
    }

    /// <summary>What making drafts of a file would find now; nothing is made. Which body keeps what is new is not looked at.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="file">All bytes of the file.</param>
    /// <param name="agency">The code of the body that is to keep what is new.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<(CheckCatalogueFile.Answer Answer, IReadOnlyList<SheetFault> Faults)> TryAsync(ActContext context, byte[] file, string? agency, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var answer = CheckCatalogueFile.Of(snapshot, file, VietnamTime.DayOf(context.Now));
        if (answer.Faults.Count > 0)
        {
            return (answer, answer.Faults);
        }

        var work = await WorkAsync(context, snapshot, CatalogueScope.WrittenBy(context.Actor, snapshot.Organisation).FirstOrDefault(b => b.Code == agency), answer, cancel);
        db.ChangeTracker.Clear();
        return (answer, work.Faults);
    }

    /// <summary>Makes them.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="file">All bytes of the file.</param>
    /// <param name="agency">The code of the body that keeps what is new; not looked at where nothing is.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Outcome> RunAsync(ActContext context, byte[] file, string? agency, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var bodies = CatalogueScope.WrittenBy(context.Actor, snapshot.Organisation);
        if (bodies.Count == 0)
        {
            return new Outcome.NotFound();
        }

        var answer = CheckCatalogueFile.Of(snapshot, file, VietnamTime.DayOf(context.Now));
        if (answer.Faults.Count > 0)
        {
            return new Outcome.Faulty(answer, answer.Faults);
        }

        for (var turn = 1; ; turn++)
        {
            var work = await WorkAsync(context, snapshot, bodies.FirstOrDefault(b => b.Code == agency), answer, cancel);
            if (work.LacksBody)
            {
                db.ChangeTracker.Clear();
                return new Outcome.NoBody();
            }

            if (work.Faults.Count > 0)
            {
                db.ChangeTracker.Clear();
                return new Outcome.Faulty(answer, work.Faults);
            }

            try
            {
                await db.SaveChangesAsync(cancel);
                return new Outcome.Done(work.New, work.Amended, work.Same, work.Drafted);
            }
            catch (DbUpdateException rival) when (turn < MostTries && (rival is DbUpdateConcurrencyException || engine.UniqueViolation(rival) is "events" or "catalogue_entries" or "procedure_drafts"))
            {
                // Somebody else was faster: what is there now is looked at once more.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<Work> WorkAsync(ActContext context, ReferenceSnapshot snapshot, Unit? body, CheckCatalogueFile.Answer answer, CancellationToken cancel)
    {
        var work = new Work(context, snapshot, body, await FactsAsync([.. answer.Lines.Select(l => l.After.Code)], cancel), answer.IsNational);
        foreach (var line in answer.Lines)
        {
            work.Take(db, line);
        }

        return work;
    }

    /// <summary>Entries and drafts of one moment: an entry that a rival made between two reads would look as if its draft were missing.</summary>
    private async Task<Facts> FactsAsync(IReadOnlyList<string> codes, CancellationToken cancel)
    {
        await using var moment = await db.Database.BeginTransactionAsync(engine.Snapshot, cancel);
        var facts = new Facts(new(StringComparer.Ordinal), [], new(StringComparer.Ordinal));
        foreach (var some in codes.Chunk(Chunk))
        {
            foreach (var draft in await db.CatalogueEntries.Where(e => some.Contains(e.Code)).Join(db.ProcedureDrafts.AsNoTracking(), e => e.Id, d => d.EntryId, (_, draft) => draft).ToListAsync(cancel))
            {
                facts.Drafts[draft.EntryId] = draft;
            }

            foreach (var entry in await db.CatalogueEntries.Where(e => some.Contains(e.Code)).ToListAsync(cancel))
            {
                facts.Entries[entry.Code] = entry;
            }

            foreach (var newest in await db.Procedures.Where(p => some.Contains(p.Code)).GroupBy(p => p.Code).Select(g => new { Code = g.Key, Version = g.Max(p => p.Version) }).ToListAsync(cancel))
            {
                facts.Newest[newest.Code] = newest.Version;
            }
        }

        await moment.CommitAsync(cancel);
        return facts;
    }

    /// <summary>What the catalogue has of the procedures of the file.</summary>
    private sealed record Facts(Dictionary<string, CatalogueEntry> Entries, Dictionary<Guid, ProcedureDraft> Drafts, Dictionary<string, int> Newest);

    private sealed class Work(ActContext context, ReferenceSnapshot snapshot, Unit? body, Facts facts, bool isNational)
    {
        private readonly DateOnly today = VietnamTime.DayOf(context.Now);

        public List<SheetFault> Faults { get; } = [];

        public bool LacksBody { get; private set; }

        public int New { get; private set; }

        public int Amended { get; private set; }

        public int Same { get; private set; }

        public int Drafted { get; private set; }

        public void Take(CaiCachDb db, CheckCatalogueFile.Line line)
        {
            void Fault(string text) => Faults.Add(line.Place with { Text = text });
            var code = line.After.Code;
            if (!facts.Entries.TryGetValue(code, out var entry) || CatalogueSaving.IsFree(entry))
            {
                var isInternal = line.After.Kind != ProcedureKind.Public;
                if (!isInternal && !StartProcedure.IsCode(code))
                {
                    Fault(StartProcedure.CodeShape);
                }
                else if (body is null)
                {
                    LacksBody = true;
                }
                else if (!isInternal && StartProcedure.WhyNotOwn(code, body) is { } why)
                {
                    Fault(why);
                }
                else if (isInternal && !StartProcedure.IsInternalCode(code, body))
                {
                    Fault($"Mã của thủ tục nội bộ do {body.Name} giữ phải có dạng NB.{body.Code}.001.");
                }
                else
                {
                    entry = CatalogueSaving.Taken(db, context, entry, body.Id, code, line.After.Kind);
                    Begin(db, entry, line.After, 0, Fault);
                }

                return;
            }

            if (line.Before is not null && line.Changes.Count == 0)
            {
                Same++;
                return;
            }

            var newest = facts.Newest.GetValueOrDefault(code);
            if (facts.Drafts.TryGetValue(entry.Id, out var draft))
            {
                if (DraftDocument.IsSame(draft.Document, DocumentOf(entry, line.After, newest)))
                {
                    Drafted++;
                }
                else
                {
                    Fault($"Thủ tục đang có dự thảo khác tệp, do {draft.WriterName} lưu {VietnamTime.ToLocal(draft.WrittenAt).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture)}; hãy công bố hoặc hủy dự thảo đó trước.");
                }
            }
            else if (CatalogueRules.Judge(CatalogueAct.Draft, new(entry.State, entry.DraftState), CatalogueScope.ActorOn(context.Actor, snapshot.Organisation, entry.AgencyId, null)) is { Count: > 0 } no)
            {
                Fault(no[0].Code == "not_your_role" ? $"Thủ tục do {snapshot.Organisation.NameOf(entry.AgencyId)} giữ; ông/bà không soạn thủ tục của cơ quan này." : no[0].Text);
            }
            else if (newest != (line.Before?.Version ?? 0))
            {
                Fault($"Danh mục đã có phiên bản {newest} mới hơn phiên bản mà tệp được so sánh; hãy soạn sửa đổi từ phiên bản đó ở trang của thủ tục.");
            }
            else
            {
                Begin(db, entry, line.After, newest, Fault);
            }
        }

        private void Begin(CaiCachDb db, CatalogueEntry entry, ProcedureVersion content, int basedOn, Action<string> fault)
        {
            var document = DocumentOf(entry, content, basedOn);
            if (document.Length > DraftDocument.Longest)
            {
                fault("Nội dung thủ tục quá dài; hãy rút ngắn.");
                return;
            }

            if (entry.State == CatalogueState.Unannounced)
            {
                entry.Name = content.Name;
                entry.SearchKey = CatalogueSaving.SearchKeyOf(content.Name, entry.Code, content.FieldName, snapshot.Organisation.NameOf(entry.AgencyId));
            }

            DraftDocument.Begin(db, context, entry, document, basedOn);
            CatalogueSaving.Record(db, context, entry, CatalogueAct.Draft, new(entry.AgencyId, entry.Code, basedOn + 1), isNational ? "Từ tệp trường dữ liệu quốc gia (JSON)" : "Từ tệp danh mục (XLSX)");
            (New, Amended) = basedOn == 0 ? (New + 1, Amended) : (New, Amended + 1);
        }

        /// <summary>The document; the national fields do not tell the level, so that of a new procedure is its body's.</summary>
        private string DocumentOf(CatalogueEntry entry, ProcedureVersion content, int basedOn)
        {
            var told = isNational && basedOn == 0 ? content with { Level = StartProcedure.LevelOf(snapshot.Organisation.Find(entry.AgencyId)!) } : content;
            return DraftDocument.Settled(ProcedureFileWriter.Write(told, today, DraftDocument.Note), entry.Code, entry.Kind, basedOn + 1, today);
        }
    }
}

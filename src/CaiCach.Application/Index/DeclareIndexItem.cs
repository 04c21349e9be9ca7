using System.Text.Json;
using CaiCach.Application.Acting;
using CaiCach.Application.Files;
using CaiCach.Application.Ledger;
using CaiCach.Data;
using CaiCach.Data.Files;
using CaiCach.Data.Index;
using CaiCach.Data.Provider;
using CaiCach.Law.Index;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Index;

/// <summary>The unit's reform officer declares the figures of an item, with a note and an evidence file; every declaration stays in the history.</summary>
public sealed class DeclareIndexItem(CaiCachDb db, ReadIndex index, IDatabaseEngine engine, FileStore store)
{
    private const int LongestNote = 4000;

    /// <summary>What is declared.</summary>
    /// <param name="Unit">The unit's code.</param>
    /// <param name="Year">The year.</param>
    /// <param name="Item">The item's code.</param>
    /// <param name="Version">The version the officer saw; 0 when nothing was declared yet.</param>
    /// <param name="Answer">The answer in the format of the score verb, JSON.</param>
    /// <param name="Note">May be left out.</param>
    /// <param name="UploadId">The evidence, handed in before by the same officer; null keeps what is there.</param>
    public sealed record Request(string Unit, int Year, string Item, int Version, string Answer, string? Note, Guid? UploadId);

    /// <summary>What came of it: a closed set.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Declared; the item is now at this version.</summary>
        public sealed record Done(int Version) : Outcome;

        /// <summary>The input has faults, at their fields; nothing was changed.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>Somebody was faster.</summary>
        public sealed record Stale(int CurrentVersion) : Outcome;

        /// <summary>Not the unit's reform officer, or the item is not one to declare.</summary>
        public sealed record NotAllowed(string Text) : Outcome;

        /// <summary>No such unit, year or item, as far as the actor may see.</summary>
        public sealed record NotFound : Outcome;
    }

    /// <summary>Declares.</summary>
    public async Task<Outcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        if (await index.RunAsync(context.Actor, context.Now, request.Unit, request.Year, cancel) is not { } view || !view.Leaves.TryGetValue(request.Item, out var leaf))
        {
            return new Outcome.NotFound();
        }

        if (WhyNot(view, leaf) is { } refusal)
        {
            return new Outcome.NotAllowed(refusal);
        }

        var faults = CheckAnswer(view.Version.Set, request).ToList();
        if (request.Note is { Length: > LongestNote })
        {
            faults.Add(new("note", "note_too_long", "Thuyết minh dài quá 4.000 ký tự."));
        }
        else if (TypedText.Check("note", "note", request.Note, LongestNote) is { } unreadable)
        {
            faults.Add(unreadable);
        }

        var evidence = request.UploadId is { } id ? await db.Uploads.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id && u.OwnerId == context.Actor.Id, cancel) : null;
        if (request.UploadId is not null && (evidence is null || !store.Touch(evidence.Sha256)))
        {
            faults.Add(new("evidence", "upload_unknown", "Không tìm thấy tệp minh chứng đã tải lên; hãy chọn lại tệp."));
        }

        return faults.Count > 0 ? new Outcome.Invalid(faults) : await SaveAsync(context, view, request, evidence, cancel);
    }

    private static string? WhyNot(ReadIndex.View view, ReadIndex.Leaf leaf)
    {
        if (!view.MayDeclare)
        {
            return "Chỉ cán bộ cải cách hành chính của đơn vị được kê khai.";
        }

        return leaf.MayBeDeclared ? null
            : leaf.Binding is not null ? "Mục này được tính từ hồ sơ hằng ngày, không kê khai." : "Mục này lấy từ điều tra xã hội học, không kê khai.";
    }

    private static IEnumerable<FieldFault> CheckAnswer(CriteriaSet set, Request request)
    {
        var place = $"answers.{request.Item}";
        var reading = AnswersFile.Parse($"{{\"answers\":{{{JsonSerializer.Serialize(request.Item)}:{request.Answer}}}}}", set);
        return reading.Faults.Select(f => new FieldFault(
            f.Place.StartsWith(place + ".", StringComparison.Ordinal) ? f.Place[(place.Length + 1)..] : "answer", f.Code, char.ToUpperInvariant(f.Message[0]) + f.Message[1..] + "."));
    }

    private async Task<Outcome> SaveAsync(ActContext context, ReadIndex.View view, Request request, Upload? evidence, CancellationToken cancel)
    {
        var row = await db.IndexAnswers.FirstOrDefaultAsync(a => a.UnitId == view.Unit.Id && a.Year == view.Year && a.CriteriaSetId == view.Version.Id && a.ItemCode == request.Item, cancel);
        if ((row?.Version ?? 0) != request.Version)
        {
            return new Outcome.Stale(row?.Version ?? 0);
        }

        if (row is null)
        {
            row = new() { UnitId = view.Unit.Id, Year = view.Year, CriteriaSetId = view.Version.Id, ItemCode = request.Item, StreamId = Ids.New(context.Now) };
            db.IndexAnswers.Add(row);
        }

        row.Version++;
        row.Answer = request.Answer;
        row.Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim().Normalize();
        row.DeclaredAt = context.Now;
        row.DeclaredBy = context.Actor.Id!.Value;
        if (evidence is not null)
        {
            (row.EvidenceSha256, row.EvidenceName, row.EvidenceMediaType, row.EvidenceSize) = (evidence.Sha256, evidence.FileName, evidence.MediaType, evidence.Size);
        }

        using var answer = JsonDocument.Parse(row.Answer);
        db.Record(context, "index", row.StreamId, row.Version, IndexEventData.Declared, new IndexEventData(
            row.UnitId, row.Year, row.CriteriaSetId, row.ItemCode, answer.RootElement, row.Note, row.EvidenceSha256, row.EvidenceName, row.EvidenceMediaType), unitId: view.Unit.Id);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new Outcome.Done(row.Version);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await StaleAsync(row, cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "index_answers" or "events")
        {
            return await StaleAsync(row, cancel);
        }
    }

    private async Task<Outcome> StaleAsync(IndexAnswer row, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        return new Outcome.Stale(await db.IndexAnswers
            .Where(a => a.UnitId == row.UnitId && a.Year == row.Year && a.CriteriaSetId == row.CriteriaSetId && a.ItemCode == row.ItemCode)
            .Select(a => a.Version).FirstOrDefaultAsync(cancel));
    }
}

using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Letters;
using CaiCach.Data.Provider;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Letters;

/// <summary>Adds, edits or retires a body's own phrase. What was written with it before keeps its words.</summary>
public sealed class SavePhrase(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>The longest title, in characters.</summary>
    public const int LongestTitle = 200;

    /// <summary>The longest sentence, in characters.</summary>
    public const int LongestText = 2000;

    /// <summary>The longest legal basis, in characters.</summary>
    public const int LongestBasis = 500;

    /// <summary>What is typed.</summary>
    /// <param name="Title">What it is called in the list.</param>
    /// <param name="Text">The sentence.</param>
    /// <param name="LegalBasis">Its basis; may be left out where <see cref="PhraseScope.NeedsBasis"/> does not ask for one.</param>
    public sealed record Words(string? Title, string? Text, string? LegalBasis);

    /// <summary>How it ended.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Saved.</summary>
        public sealed record Done(Guid Id) : Outcome;

        /// <summary>Not this person's to write, or no such phrase in use.</summary>
        public sealed record NotFound : Outcome;

        /// <summary>Somebody else changed it since.</summary>
        public sealed record Stale : Outcome;

        /// <summary>Something typed is wrong.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;
    }

    /// <summary>Adds one. Done twice, the second finds the title taken.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="body">The code of the body.</param>
    /// <param name="purpose">Where it serves, one of <see cref="PhraseScope.Purposes"/>.</param>
    /// <param name="words">What is typed.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Outcome> AddAsync(ActContext context, string? body, string? purpose, Words words, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(words);
        var mine = PhraseScope.BodiesOf(context.Actor, (await reference.CurrentAsync(cancel)).Organisation);
        if (mine.Count == 0)
        {
            return new Outcome.NotFound();
        }

        List<FieldFault> faults = [];
        if (mine.FirstOrDefault(b => b.Code == body) is not { } unit)
        {
            return new Outcome.Invalid([new("body", "body_unknown", "Chọn cơ quan trong danh sách.")]);
        }

        var row = new BodyPhrase { Id = Ids.New(context.Now), AgencyId = unit.Id, Purpose = purpose ?? "" };
        if (!PhraseScope.Purposes.Contains(row.Purpose))
        {
            faults.Add(new("purpose", "purpose_missing", "Chọn việc dùng câu mẫu."));
        }

        faults.AddRange(Fill(row, words));
        if (faults.Count > 0)
        {
            return new Outcome.Invalid(faults);
        }

        db.BodyPhrases.Add(row);
        return await SaveAsync(context, row, PhraseEventData.Added, cancel);
    }

    /// <summary>Edits one in use; saving it unchanged changes nothing.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">Which.</param>
    /// <param name="version">The version that was seen.</param>
    /// <param name="words">What is typed.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<Outcome> EditAsync(ActContext context, Guid id, int version, Words words, CancellationToken cancel = default) => ActAsync(context, id, version, async row =>
    {
        ArgumentNullException.ThrowIfNull(words);
        var before = (row.Title, row.Text, row.LegalBasis);
        var faults = Fill(row, words).ToList();
        if (faults.Count == 0 && before != (row.Title, row.Text, row.LegalBasis))
        {
            return await SaveAsync(context, row, PhraseEventData.Edited, cancel);
        }

        db.ChangeTracker.Clear();
        return faults.Count == 0 ? new Outcome.Done(id) : new Outcome.Invalid(faults);
    }, cancel);

    /// <summary>Retires one: it is offered no more.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">Which.</param>
    /// <param name="version">The version that was seen.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<Outcome> RetireAsync(ActContext context, Guid id, int version, CancellationToken cancel = default) => ActAsync(context, id, version, row =>
    {
        row.RetiredAt = context.Now;
        return SaveAsync(context, row, PhraseEventData.Retired, cancel);
    }, cancel);

    private async Task<Outcome> ActAsync(ActContext context, Guid id, int version, Func<BodyPhrase, Task<Outcome>> change, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(context);
        var row = await db.BodyPhrases.FirstOrDefaultAsync(p => p.Id == id && p.RetiredAt == null, cancel);
        if (row is null || !PhraseScope.Writes(context.Actor, (await reference.CurrentAsync(cancel)).Organisation, row.AgencyId))
        {
            return new Outcome.NotFound();
        }

        return row.Version == version ? await change(row) : new Outcome.Stale();
    }

    private async Task<Outcome> SaveAsync(ActContext context, BodyPhrase row, string type, CancellationToken cancel)
    {
        (row.Version, row.SavedAt, row.SavedBy) = (row.Version + 1, context.Now, context.Actor.Name);
        db.Record(context, PhraseEventData.Stream, row.Id, row.Version, type, new PhraseEventData(row.AgencyId, row.Purpose, row.Title, row.Text, row.LegalBasis), unitId: row.AgencyId);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new Outcome.Done(row.Id);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "events" or "body_phrases")
        {
            db.ChangeTracker.Clear();
            return engine.UniqueViolation(failure) == "events" ? new Outcome.Stale() : new Outcome.Invalid([new("title", "title_taken", "Cơ quan đã có câu mẫu cùng tên cho việc này; đặt tên khác hoặc sửa câu ấy.")]);
        }
    }

    private static IEnumerable<FieldFault> Fill(BodyPhrase row, Words words)
    {
        var (title, text, basis) = (TypedText.Trimmed(words.Title), TypedText.Trimmed(words.Text?.ReplaceLineEndings("\n")), TypedText.Trimmed(words.LegalBasis));
        (row.Title, row.Text, row.LegalBasis) = (title ?? "", text ?? "", basis);
        if ((title is null ? new("title", "title_missing", "Nhập tên câu mẫu.") : TypedText.Check("title", "title", title, LongestTitle)) is { } wrongTitle)
        {
            yield return wrongTitle;
        }

        if ((text is null ? new("text", "text_missing", "Nhập nội dung câu mẫu.") : TypedText.Check("text", "text", text, LongestText)) is { } wrongText)
        {
            yield return wrongText;
        }

        if ((basis is null && PhraseScope.NeedsBasis(row.Purpose) ? new("legalBasis", "basis_missing", "Nhập căn cứ pháp lý.") : TypedText.Check("legalBasis", "basis", basis, LongestBasis)) is { } wrongBasis)
        {
            yield return wrongBasis;
        }
    }
}

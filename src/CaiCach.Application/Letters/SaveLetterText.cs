using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Letters;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Letters;

/// <summary>Saves a new version of the text of a letter at a body, in force from a day on. A text with a fault is refused with the place of each.</summary>
public sealed class SaveLetterText(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>What is saved.</summary>
    /// <param name="Body">The code of the body.</param>
    /// <param name="Set">The set of forms.</param>
    /// <param name="Kind">Which letter.</param>
    /// <param name="Seen">The newest version that the editor saw; 0 for none.</param>
    /// <param name="Text">The text.</param>
    /// <param name="InForceFrom">The first day it is used; null when none was given.</param>
    public sealed record Request(string Body, string Set, LetterKind Kind, int Seen, LetterText Text, DateOnly? InForceFrom);

    /// <summary>How it ended.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Saved.</summary>
        public sealed record Done(int Version) : Outcome;

        /// <summary>Not this person's to write, or no such letter.</summary>
        public sealed record NotFound : Outcome;

        /// <summary>Somebody else saved a version since.</summary>
        public sealed record Stale : Outcome;

        /// <summary>The text or the day is wrong.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;
    }

    /// <summary>Saves.</summary>
    public async Task<Outcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (LetterTextScope.BodyOf(context.Actor, snapshot.Organisation, request.Body) is not { } body
            || !LetterFields.Kinds.Contains(request.Kind) || snapshot.LetterSets.All(s => s.Code != request.Set))
        {
            return new Outcome.NotFound();
        }

        List<FieldFault> faults = [.. FaultsOf(request.Text, request.Kind)];
        var today = VietnamTime.DayOf(context.Now);
        if (request.InForceFrom is not { } from)
        {
            faults.Add(new("inForceFrom", "day_missing", "Nhập ngày bắt đầu áp dụng."));
            return new Outcome.Invalid(faults);
        }

        if (from < today)
        {
            faults.Add(new("inForceFrom", "day_past", "Ngày bắt đầu áp dụng phải từ hôm nay trở đi."));
        }

        if (faults.Count > 0)
        {
            return new Outcome.Invalid(faults);
        }

        var newest = await db.LetterTemplates.AsNoTracking()
            .Where(t => t.AgencyId == body.Id && t.SetCode == request.Set && t.Kind == request.Kind)
            .OrderByDescending(t => t.Version).Select(t => new { t.Version, t.SeriesId }).FirstOrDefaultAsync(cancel);
        if ((newest?.Version ?? 0) != request.Seen)
        {
            return new Outcome.Stale();
        }

        var id = Ids.New(context.Now);
        var row = new LetterTemplateRow
        {
            Id = id,
            SeriesId = newest?.SeriesId ?? id,
            AgencyId = body.Id,
            SetCode = request.Set,
            Kind = request.Kind,
            Version = request.Seen + 1,
            InForceFrom = from,
            Opening = request.Text.Opening,
            Body = LetterFields.FramesTable(request.Kind) ? "" : request.Text.Body,
            Closing = request.Text.Closing,
            Notes = request.Text.Notes,
            SavedAt = context.Now,
            SavedBy = context.Actor.Name,
        };
        db.LetterTemplates.Add(row);
        db.Record(context, LetterTextEventData.Stream, row.SeriesId, row.Version, LetterTextEventData.Saved, new LetterTextEventData(body.Id, row.SetCode, row.Kind, from), unitId: body.Id);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "letter_templates" or "events")
        {
            db.ChangeTracker.Clear();
            return new Outcome.Stale();
        }

        return new Outcome.Done(row.Version);
    }

    /// <summary>What is wrong with a text, at the field of each part.</summary>
    internal static IEnumerable<FieldFault> FaultsOf(LetterText text, LetterKind kind)
    {
        foreach (var part in LetterText.PartsOf(kind))
        {
            if (TypedText.Check(FieldOf(part), "letter_text", text.Of(part), LetterTemplate.MostCharacters) is { } unreadable)
            {
                yield return unreadable;
            }
        }

        foreach (var fault in text.Check(kind))
        {
            yield return new(FieldOf(fault.Part), "letter_text_fault", fault.Message);
        }
    }

    private static string FieldOf(LetterPart part) => part.ToString().ToLowerInvariant();
}

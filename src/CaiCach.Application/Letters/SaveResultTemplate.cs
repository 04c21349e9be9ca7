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

/// <summary>Saves a new version of the template of a result of a procedure at a body, in force from a day on. One with a fault is refused with the place of each.</summary>
public sealed class SaveResultTemplate(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>What is saved.</summary>
    /// <param name="Body">The code of the body.</param>
    /// <param name="Procedure">The code of the procedure.</param>
    /// <param name="Kind">What the result does.</param>
    /// <param name="Seen">The newest version that the editor saw; 0 for none.</param>
    /// <param name="Text">The text.</param>
    /// <param name="InForceFrom">The first day it is used; null when none was given.</param>
    public sealed record Request(string Body, string Procedure, ProposalKind Kind, int Seen, ResultText Text, DateOnly? InForceFrom);

    /// <summary>Saves.</summary>
    public async Task<SaveLetterText.Outcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (LetterTextScope.BodyOf(context.Actor, snapshot.Organisation, request.Body) is not { } body
            || request.Kind is not (ProposalKind.Grant or ProposalKind.Refuse) || snapshot.LatestProcedure(request.Procedure) is null)
        {
            return new SaveLetterText.Outcome.NotFound();
        }

        List<FieldFault> faults = [.. FaultsOf(request.Text, LetterFields.OfResults)];
        if (request.InForceFrom is not { } from)
        {
            faults.Add(new("inForceFrom", "day_missing", "Nhập ngày bắt đầu áp dụng."));
            return new SaveLetterText.Outcome.Invalid(faults);
        }

        if (from < VietnamTime.DayOf(context.Now))
        {
            faults.Add(new("inForceFrom", "day_past", "Ngày bắt đầu áp dụng phải từ hôm nay trở đi."));
        }

        if (faults.Count > 0)
        {
            return new SaveLetterText.Outcome.Invalid(faults);
        }

        var newest = await db.ResultTemplates.AsNoTracking()
            .Where(t => t.AgencyId == body.Id && t.ProcedureCode == request.Procedure && t.Kind == request.Kind)
            .OrderByDescending(t => t.Version).Select(t => new { t.Version, t.SeriesId }).FirstOrDefaultAsync(cancel);
        if ((newest?.Version ?? 0) != request.Seen)
        {
            return new SaveLetterText.Outcome.Stale();
        }

        var id = Ids.New(context.Now);
        var row = new ResultTemplateRow
        {
            Id = id,
            SeriesId = newest?.SeriesId ?? id,
            AgencyId = body.Id,
            ProcedureCode = request.Procedure,
            Kind = request.Kind,
            Version = request.Seen + 1,
            InForceFrom = from,
            Title = request.Text.Title,
            Body = request.Text.Body,
            Notes = request.Text.Notes,
            SavedAt = context.Now,
            SavedBy = context.Actor.Name,
        };
        db.ResultTemplates.Add(row);
        db.Record(context, ResultTemplateEventData.Stream, row.SeriesId, row.Version, ResultTemplateEventData.Saved, new ResultTemplateEventData(body.Id, row.ProcedureCode, row.Kind, from), unitId: body.Id);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "result_templates" or "events")
        {
            db.ChangeTracker.Clear();
            return new SaveLetterText.Outcome.Stale();
        }

        return new SaveLetterText.Outcome.Done(row.Version);
    }

    /// <summary>What is wrong with a text, at the field of each part.</summary>
    internal static IEnumerable<FieldFault> FaultsOf(ResultText text, IReadOnlyList<LetterField> fields)
    {
        foreach (var part in Enum.GetValues<ResultPart>())
        {
            if (TypedText.Check(FieldOf(part), "result_text", text.Of(part), LetterTemplate.MostCharacters) is { } unreadable)
            {
                yield return unreadable;
            }
        }

        foreach (var fault in text.Check(fields))
        {
            yield return new(FieldOf(fault.Part), "result_text_fault", fault.Message);
        }
    }

    private static string FieldOf(ResultPart part) => part.ToString().ToLowerInvariant();
}

using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Application.Sms;
using CaiCach.Data;
using CaiCach.Data.Messages;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Messages;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Messages;

/// <summary>Saves a new version of the text of a message at a body, in force from a day on. A text with a fault is refused with the place of each.</summary>
public sealed class SaveMessageText(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine, SmsSettings sms)
{
    private const int LongestSubject = 200;
    private const int LongestMail = 3_000;
    private const int LongestSms = 600;
    private const int LongestNotice = 1_500;

    /// <summary>What is saved.</summary>
    /// <param name="Body">The code of the body.</param>
    /// <param name="Kind">Which message.</param>
    /// <param name="Seen">The newest version that the editor saw; 0 for none.</param>
    /// <param name="Text">The text.</param>
    /// <param name="InForceFrom">The first day it is used; null when none was given.</param>
    public sealed record Request(string Body, MessageKind Kind, int Seen, MessageText Text, DateOnly? InForceFrom);

    /// <summary>How it ended.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Saved.</summary>
        public sealed record Done(int Version) : Outcome;

        /// <summary>Not this person's to write.</summary>
        public sealed record NotFound : Outcome;

        /// <summary>Somebody else saved a version since.</summary>
        public sealed record Stale : Outcome;

        /// <summary>The text or the day is wrong.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;
    }

    /// <summary>Saves.</summary>
    public async Task<Outcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        if (LetterTextScope.BodyOf(context.Actor, (await reference.CurrentAsync(cancel)).Organisation, request.Body) is not { } body)
        {
            return new Outcome.NotFound();
        }

        var form = MessageForms.Of(request.Kind);
        request = request with { Text = form.IsToOfficial ? request.Text with { Sms = "" } : request.Text with { Notice = "" } };
        List<FieldFault> faults = [.. FaultsOf(request.Text, form, sms)];
        if (request.InForceFrom is not { } from)
        {
            faults.Add(new("inForceFrom", "day_missing", "Nhập ngày bắt đầu áp dụng."));
            return new Outcome.Invalid(faults);
        }

        if (from < VietnamTime.DayOf(context.Now))
        {
            faults.Add(new("inForceFrom", "day_past", "Ngày bắt đầu áp dụng phải từ hôm nay trở đi."));
        }

        if (faults.Count > 0)
        {
            return new Outcome.Invalid(faults);
        }

        var newest = await db.MessageTexts.AsNoTracking().Where(t => t.AgencyId == body.Id && t.Kind == request.Kind)
            .OrderByDescending(t => t.Version).Select(t => new { t.Version, t.SeriesId }).FirstOrDefaultAsync(cancel);
        if ((newest?.Version ?? 0) != request.Seen)
        {
            return new Outcome.Stale();
        }

        var id = Ids.New(context.Now);
        var row = new MessageTextRow
        {
            Id = id,
            SeriesId = newest?.SeriesId ?? id,
            AgencyId = body.Id,
            Kind = request.Kind,
            Version = request.Seen + 1,
            InForceFrom = from,
            Subject = request.Text.Subject,
            Mail = request.Text.Mail,
            Sms = request.Text.Sms,
            Notice = request.Text.Notice,
            SavedAt = context.Now,
            SavedBy = context.Actor.Name,
        };
        db.MessageTexts.Add(row);
        db.Record(context, MessageTextEventData.Stream, row.SeriesId, row.Version, MessageTextEventData.Saved, new MessageTextEventData(body.Id, row.Kind, from), unitId: body.Id);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "message_texts" or "events")
        {
            db.ChangeTracker.Clear();
            return new Outcome.Stale();
        }

        reference.Forget();
        return new Outcome.Done(row.Version);
    }

    /// <summary>What is wrong with a text, at the field of each part.</summary>
    internal static IEnumerable<FieldFault> FaultsOf(MessageText text, MessageForm form, SmsSettings sms)
    {
        List<FieldFault> unreadable =
        [
            .. new[]
            {
                TypedText.Check("subject", "message_text", text.Subject, LongestSubject),
                TypedText.Check("mail", "message_text", text.Mail, LongestMail),
                TypedText.Check("sms", "message_text", text.Sms, LongestSms),
                TypedText.Check("notice", "message_text", text.Notice, LongestNotice),
            }.OfType<FieldFault>(),
        ];
        return unreadable.Count > 0
            ? unreadable
            : text.Check(form, SmsTopic.SampleLink(sms)).Select(f => new FieldFault(f.Part.ToString().ToLowerInvariant(), "message_text_fault", f.Message));
    }
}

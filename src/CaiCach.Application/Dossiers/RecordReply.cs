using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Row 16f: who handles the dossier writes down what a body outside this installation answers, from its document, or that its time passed without an answer; once. With the last
/// answer that is awaited the dossier goes on (rows 16 and 16b).
/// </summary>
public sealed class RecordReply(DossierWork work, AttachUploads uploads, EndConsultation endConsultation, EndParts endParts, CaiCachDb db)
{
    /// <summary>The answer.</summary>
    /// <param name="Answer">Agrees or has handled its part; does not; or does not answer. Null when nothing was chosen.</param>
    /// <param name="Opinion">In words; obligatory where it does not agree.</param>
    /// <param name="Number">Number and symbol of its document.</param>
    /// <param name="Date">The day of the document.</param>
    /// <param name="UploadId">The document; null where no file came.</param>
    public sealed record Request(OpinionAnswer? Answer, string? Opinion, string? Number, DateOnly? Date, Guid? UploadId);

    /// <summary>Writes it down.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version of it seen.</param>
    /// <param name="outsideId">What is answered.</param>
    /// <param name="request">The answer.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, Guid outsideId, Request request, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await db.OutsideRequests.FirstOrDefaultAsync(o => o.Id == outsideId && o.DossierId == id, cancel) is not { } asked)
        {
            return new ActOutcome.NotFound();
        }

        var (words, number) = (TypedText.Trimmed(request.Opinion), TypedText.Trimmed(request.Number));
        var found = await uploads.FindAsync(context.Actor, request.UploadId is { } upload ? [new("", upload)] : [], cancel);
        var outcome = await work.ActAsync(context, id, version, DossierAct.RecordReply, new(context.Now, Number: number, Answer: request.Answer, Opinion: words), async change =>
        {
            (asked.Answer, asked.Opinion, asked.ReplyNumber, asked.RepliedOn, asked.ClosedAt) = (request.Answer, words, number, request.Date, context.Now);
            (asked.AnsweredById, asked.AnsweredByName) = (context.Actor.Id, context.Actor.Name);
            change.Dossier.OutsideAwaited--;
            foreach (var paper in found.ToPapers(asked.IsPart ? PaperKind.PartResult : PaperKind.Reply))
            {
                change.Add(paper);
                asked.ReplyPaperId = paper.Id;
            }

            var run = asked.IsPart ? new() : await ConsultBodies.RunAsync(db, change, asked.Id, Guid.Empty, cancel);
            return run with { Outside = OutsideBodies.Of([asked]), Answer = request.Answer, Opinion = words, RepliedOn = request.Date, Files = found.Uploads.Count == 0 ? null : found.Hashes };
        },
        (_, _) => [.. found.UnknownUploads.Select(f => f with { Field = "file" }), .. Check(asked, request, VietnamTime.DayOf(context.Now))],
        facts => facts with { ReplyDue = asked.ClosedAt is null ? asked.DueAt : null },
        cancel: cancel);
        return outcome is ActOutcome.Done { State: BusinessState.Consulting or BusinessState.Interlinked } done && await GoOnAsync(context with { Actor = Actor.System, IdempotencyKey = null }, done, cancel) is ActOutcome.Done ended
            ? ended
            : outcome;
    }

    private Task<ActOutcome> GoOnAsync(ActContext context, ActOutcome.Done done, CancellationToken cancel) => done.State == BusinessState.Consulting
        ? endConsultation.RunAsync(context, done.Id, done.Version, cancel)
        : endParts.RunAsync(context, done.Id, done.Version, cancel);

    internal static IEnumerable<FieldFault> Check(OutsideRequest asked, Request request, DateOnly today)
    {
        if (request.Answer == OpinionAnswer.None)
        {
            if (request.Number is { Length: > 0 } || request.Date is not null || request.UploadId is not null)
            {
                yield return new("answer", "reply_of_silent", "Không trả lời thì không có số, ngày, tệp văn bản; chọn đồng ý hoặc không đồng ý, hoặc xóa các ô ấy.");
            }
        }
        else if (request.Date is not { } date)
        {
            yield return new("date", "date_missing", "Nhập ngày văn bản trả lời.");
        }
        else if (date > today)
        {
            yield return new("date", "date_in_future", "Ngày văn bản không được sau ngày hôm nay.");
        }
        else if (date < VietnamTime.DayOf(asked.AskedAt))
        {
            yield return new("date", "date_before_asking", "Ngày văn bản không được trước ngày gửi hỏi.");
        }
    }
}

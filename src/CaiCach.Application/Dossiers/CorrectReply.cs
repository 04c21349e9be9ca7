using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Row 16h: who handles the dossier corrects what was written down of the answer of a body outside this installation, until a result is proposed. What was on record before stays in
/// the event, and a file that came with it among the papers; where the clock stood for the answer, the pause counts until the corrected day.
/// </summary>
public sealed class CorrectReply(DossierWork work, AttachUploads uploads, CaiCachDb db)
{
    /// <summary>Corrects it.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version of it seen.</param>
    /// <param name="outsideId">What was answered.</param>
    /// <param name="request">The answer as it was; without a file the one on record stays.</param>
    /// <param name="reason">Why it is corrected.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, Guid outsideId, RecordReply.Request request, string? reason, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await db.OutsideRequests.FirstOrDefaultAsync(o => o.Id == outsideId && o.DossierId == id, cancel) is not { } asked)
        {
            return new ActOutcome.NotFound();
        }

        var (words, number) = (TypedText.Trimmed(request.Opinion), TypedText.Trimmed(request.Number));
        var found = await uploads.FindAsync(context.Actor, request.UploadId is { } upload ? [new("", upload)] : [], cancel);
        return await work.ActAsync(context, id, version, DossierAct.CorrectReply, new(context.Now, TypedText.Trimmed(reason), Number: number, Answer: request.Answer, Opinion: words), async change =>
        {
            var before = new DossierEventData { AnswerBefore = asked.Answer, OpinionBefore = asked.Opinion, NumberBefore = asked.ReplyNumber, RepliedOnBefore = asked.RepliedOn };
            (asked.Answer, asked.Opinion, asked.ReplyNumber, asked.RepliedOn) = (request.Answer, words, number, request.Date);
            asked.ReplyPaperId = request.Answer == OpinionAnswer.None ? null : asked.ReplyPaperId;
            foreach (var paper in found.ToPapers(asked.IsPart ? PaperKind.PartResult : PaperKind.Reply))
            {
                change.Add(paper);
                asked.ReplyPaperId = paper.Id;
            }

            var run = asked.IsPart || !ConsultBodies.IsExcluded(change.Dossier, change.Reference, Guid.Empty)
                ? new()
                : change.RunAgain(asked.AskedAt, await OpinionPause.UntilAsync(db, change.Dossier, change.Reference, context.Now, cancel, asked.AskedAtVersion));
            return run with
            {
                Outside = OutsideBodies.Of([asked]),
                Answer = request.Answer,
                Opinion = words,
                RepliedOn = request.Date,
                Files = found.Uploads.Count == 0 ? null : found.Hashes,
                AnswerBefore = before.AnswerBefore,
                OpinionBefore = before.OpinionBefore,
                NumberBefore = before.NumberBefore,
                RepliedOnBefore = before.RepliedOnBefore,
            };
        },
        (_, _) =>
        [
            .. found.UnknownUploads.Select(f => f with { Field = "file" }),
            .. RecordReply.Check(asked, request, VietnamTime.DayOf(context.Now)),
            .. (asked.Answer, asked.Opinion, asked.ReplyNumber, asked.RepliedOn) == (request.Answer, words, number, request.Date) && request.UploadId is null
                ? [new FieldFault("answer", "reply_unchanged", "Trả lời đã ghi nhận đúng như thế; chưa có gì để sửa.")]
                : Array.Empty<FieldFault>(),
        ],
        facts => facts with { ReplyRecorded = asked.Answer is not null, ReplyDue = asked.DueAt },
        cancel: cancel);
    }
}

using System.Globalization;
using System.Security.Cryptography;
using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Data.Questions;
using CaiCach.Law.Calendar;
using CaiCach.Law.Identity;
using CaiCach.Law.Questions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Questions;

/// <summary>Anybody asks a question about a public procedure; no account is needed. A form sent twice makes one.</summary>
public sealed class AskQuestion(CaiCachDb db, ReadQuestion read, IDatabaseEngine engine)
{
    /// <summary>The longest question and the longest answer, in UTF-16 units.</summary>
    public const int LongestText = 4000;

    private const int MarkLength = 12;

    /// <summary>What is sent.</summary>
    /// <param name="Key">The mark of the form.</param>
    /// <param name="ProcedureCode">The procedure.</param>
    /// <param name="AgencyCode">The body; may be left out where one alone receives the procedure.</param>
    /// <param name="Name">Who asks.</param>
    /// <param name="Email">Where the answer goes; this or the phone.</param>
    /// <param name="Phone">May be left out where there is an e-mail.</param>
    /// <param name="Content">The question.</param>
    /// <param name="Agreed">Whether the asker agrees to the use of these data for the answer.</param>
    public sealed record Request(Guid Key, string ProcedureCode, string? AgencyCode, string? Name, string? Email, string? Phone, string? Content, bool Agreed);

    /// <summary>Sends it.</summary>
    public async Task<QuestionOutcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        if (await read.FormAsync(request.ProcedureCode, context.Now, cancel) is not var (procedure, bodies))
        {
            return new QuestionOutcome.NotFound();
        }

        var faults = Check(request).ToList();
        var agency = bodies is [var only] && string.IsNullOrEmpty(request.AgencyCode) ? only : bodies.FirstOrDefault(b => b.Code == request.AgencyCode);
        if (agency is null)
        {
            faults.Add(new("agency", "agency_unknown", "Chọn cơ quan trả lời."));
        }

        if (faults.Count > 0)
        {
            return new QuestionOutcome.Invalid(faults);
        }

        var question = new Question
        {
            Id = Ids.New(context.Now),
            Version = 1,
            Code = string.Create(CultureInfo.InvariantCulture, $"HD-{VietnamTime.DayOf(context.Now):yyMMdd}-{RandomNumberGenerator.GetString(RequestNumber.MarkAlphabet, MarkLength)}"),
            SubmissionKey = request.Key,
            State = QuestionState.New,
            AgencyId = agency!.Id,
            ProcedureCode = procedure.Code,
            ProcedureVersion = procedure.Version,
            Name = PersonName.Parse(request.Name!).Value,
            Phone = TypedText.Trimmed(request.Phone) is { } phone ? Phone.Parse(phone).Value : null,
            Email = TypedText.Trimmed(request.Email),
            Content = TypedText.Trimmed(request.Content)!,
            AskedAt = context.Now,
        };
        db.Questions.Add(question);
        var row = db.Record(context, QuestionEventData.Stream, question.Id, 1, QuestionEventData.Asked, new QuestionEventData(question.AgencyId, question.State, question.ProcedureCode, question.ProcedureVersion));
        db.AddRange(QuestionNotices.Rows(question, null, row));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) == "questions")
        {
            db.ChangeTracker.Clear();
            question = await db.Questions.AsNoTracking().FirstAsync(q => q.SubmissionKey == request.Key, cancel);
        }

        return new QuestionOutcome.Done(question.Id, question.Code, question.Version);
    }

    private static IEnumerable<FieldFault> Check(Request request)
    {
        if (!PersonName.TryParse(request.Name, out _, out var fault))
        {
            yield return IdentityFaults.At("name", fault, "Nhập họ và tên.");
        }

        var (email, phone) = (TypedText.Trimmed(request.Email), TypedText.Trimmed(request.Phone));
        if (email is null && phone is null)
        {
            yield return new("email", "contact_missing", "Nhập thư điện tử hoặc số điện thoại để nhận trả lời.");
        }

        if (TypedText.CheckEmail("email", email) is { } wrong)
        {
            yield return wrong;
        }

        if (phone is not null && !Phone.TryParse(phone, out _, out fault))
        {
            yield return IdentityFaults.At("phone", fault, "Nhập số điện thoại.");
        }

        if (TypedText.Trimmed(request.Content) is not { } content)
        {
            yield return new("content", "content_missing", "Nhập câu hỏi.");
        }
        else if (TypedText.Check("content", "content", content, LongestText) is { } unfit)
        {
            yield return unfit;
        }

        if (!request.Agreed)
        {
            yield return new("agreed", "consent_missing", "Đánh dấu đồng ý để cơ quan được dùng thông tin liên hệ trả lời ông/bà.");
        }
    }
}

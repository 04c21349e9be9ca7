using CaiCach.Application.Acting;
using CaiCach.Application.Questions;
using CaiCach.Data;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Law.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.Application.Seeding;

/// <summary>Invented questions and answers about invented procedures of the sample department: a bank with one answer that needs review, and a question in each state.</summary>
internal sealed class SampleQuestions(IServiceProvider services, Cast cast)
{
    private const string Agency = "SKHCN-QT";
    private const string Course = "MH.DM.005";
    private const string Fair = "MH.DM.004";

    private static readonly (int DaysBack, string Code, string Question, string Answer)[] Bank =
    [
        (120, Course, "Học xong bao lâu thì được xác nhận hoàn thành khóa tập huấn?", "Sở xác nhận sau khi lớp kết thúc và danh sách dự học được chốt; người học nhận bản xác nhận tại Bộ phận Một cửa."),
        (60, Course, "Tôi học thiếu một buổi thì có được xác nhận không?", "Người học dự đủ số buổi tối thiểu ghi trong thông báo của lớp thì được xác nhận."),
        (40, Fair, "Một doanh nghiệp có thể đăng ký trưng bày mấy sản phẩm?", "Không giới hạn số sản phẩm; mỗi sản phẩm kê một dòng trong đơn."),
    ];

    private static readonly (int DaysBack, string Code, string Content, string? Answer, QuestionAct[] Acts)[] Asked =
    [
        (20, Fair, "Sản phẩm của tôi đang chờ cấp nhãn hiệu thì có đăng ký trưng bày được không?", "Được. Ghi rõ trong đơn là nhãn hiệu đang chờ cấp.", [QuestionAct.Assign, QuestionAct.Draft, QuestionAct.Answer, QuestionAct.Publish]),
        (12, Fair, "Tôi ở xã xa, nộp đơn qua bưu chính có được không?", "Được. Ông/bà gửi qua bưu chính công ích đến Bộ phận Một cửa của Sở.", [QuestionAct.Assign, QuestionAct.Draft, QuestionAct.Answer]),
        (6, Course, "Tôi đổi tên đơn vị công tác thì bản xác nhận có phải làm lại không?", "Không phải làm lại; bản xác nhận ghi theo đơn vị tại thời điểm học.", [QuestionAct.Assign, QuestionAct.Draft]),
        (4, Course, "Lớp buổi tối có được xác nhận như lớp ban ngày không?", null, [QuestionAct.Assign]),
        (1, Fair, "Phí gian hàng nộp ở đâu?", null, []),
    ];

    /// <summary>Asks, writes and answers what is not there yet; how many acts that were.</summary>
    public async Task<int> TellAsync(DateTime now, CancellationToken cancel)
    {
        if (await Do<CaiCachDb, bool>(db => db.BankAnswers.AnyAsync(a => a.ProcedureCode == Course, cancel)))
        {
            return 0;
        }

        var acts = 0;
        var (controller, head, specialist) = (cast.Official(Agency, Role.ProcedureController), cast.Official(Agency, Role.AgencyHead), cast.Official(Agency, Role.Specialist));
        foreach (var (i, row) in Bank.Index())
        {
            var written = Done(await Do<HandleBankAnswer, QuestionOutcome>(u => u.WriteAsync(new(controller, At(row.DaysBack, 8), "seed"), Key(i), controller.Posts[0].AgencyId, row.Code, row.Question, row.Answer, cancel)));
            Done(await Do<HandleBankAnswer, QuestionOutcome>(u => u.RunAsync(new(head, At(row.DaysBack, 14), "seed"), written.Id, written.Version, new(BankAct.Approve), cancel)));
            acts += 2;
        }

        foreach (var (i, row) in Asked.Index())
        {
            var citizen = cast.Form(i);
            var sent = Done(await Do<AskQuestion, QuestionOutcome>(u => u.RunAsync(
                new(new(null, "Người hỏi", ActorKind.Applicant, []), At(row.DaysBack, 8), "seed"), new(Key(i + 100), row.Code, Agency, citizen.Name, citizen.Email, citizen.Phone, row.Content, true), cancel)));
            acts++;
            foreach (var (step, act) in row.Acts.Index())
            {
                var who = act switch { QuestionAct.Draft => specialist, QuestionAct.Answer => head, _ => controller };
                var request = new HandleQuestion.Request(act, row.Answer, row.Content, act == QuestionAct.Assign ? specialist.Id : null);
                sent = Done(await Do<HandleQuestion, QuestionOutcome>(u => u.RunAsync(new(who, At(row.DaysBack, 9 + (step * 2)), "seed"), sent.Id, sent.Version, request, cancel)));
                acts++;
            }
        }

        return acts;

        DateTime At(int daysBack, int hour) => VietnamTime.ToUtc(VietnamTime.DayOf(now).AddDays(-daysBack).ToDateTime(new TimeOnly(hour, 10)));
    }

    private static Guid Key(int n) => new(n + 1, 0x5eed, 2, new byte[8]);

    private static QuestionOutcome.Done Done(QuestionOutcome outcome) => outcome as QuestionOutcome.Done ?? throw new InvalidOperationException($"A question of the sample was not taken: {outcome}.");

    private async Task<T> Do<TUseCase, T>(Func<TUseCase, Task<T>> work)
        where TUseCase : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }
}

using CaiCach.Application.Acting;
using CaiCach.Application.Petitions;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.Application.Seeding;

/// <summary>A few invented petitions of the last weeks: answered and made public, answered late, waiting for a signature, new.</summary>
internal sealed class SamplePetitions(IServiceProvider services, Cast cast, ReferenceSnapshot reference)
{
    private const string Agency = "SKHCN-QT";

    private static readonly (int DaysBack, PetitionKind Kind, string Content, (PetitionAct Act, int After, string Text)[] Acts)[] Stories =
    [
        (30, PetitionKind.Conduct, "Tôi đến nộp hồ sơ khai báo thiết bị X-quang, cán bộ yêu cầu nộp thêm bản sao căn cước dù đã có trên hệ thống.",
            [(PetitionAct.Route, 1, ""), (PetitionAct.Draft, 4, "Bộ phận Một cửa đã chấn chỉnh: không yêu cầu bản sao căn cước khi đã tra cứu được."), (PetitionAct.Answer, 1, "Sở xin lỗi ông/bà và đã chấn chỉnh: từ nay không yêu cầu bản sao căn cước khi đã tra cứu được trên hệ thống."), (PetitionAct.Publish, 1, "Sở đã chấn chỉnh: không yêu cầu bản sao căn cước khi đã tra cứu được trên hệ thống."), (PetitionAct.Rate, 1, nameof(Satisfaction.Satisfied))]),
        (24, PetitionKind.Regulation, "Thủ tục cấp giấy chứng nhận doanh nghiệp khoa học và công nghệ yêu cầu nộp cùng một số liệu ở hai biểu mẫu, đề nghị bỏ bớt.",
            [(PetitionAct.Route, 2, ""), (PetitionAct.Draft, 13, "Đề nghị hợp lý; Sở đã kiến nghị Bộ sửa biểu mẫu."), (PetitionAct.Answer, 2, "Sở ghi nhận và đã kiến nghị Bộ gộp hai biểu mẫu.")]),
        (6, PetitionKind.Conduct, "Hồ sơ của tôi đã quá ngày hẹn hai hôm mà chưa ai báo lý do.", [(PetitionAct.Route, 1, ""), (PetitionAct.Draft, 2, "Hồ sơ chậm do phải lấy ý kiến; Sở đã liên hệ, xin lỗi và trả kết quả.")]),
        (3, PetitionKind.Conduct, "Máy lấy số ở Bộ phận Một cửa hay hỏng.", [(PetitionAct.AskMore, 1, "Đề nghị cho biết ngày, giờ máy hỏng để kiểm tra.")]),
        (1, PetitionKind.Proposal, "Đề nghị nhắn tin khi hồ sơ có kết quả để khỏi phải gọi hỏi.", []),
    ];

    /// <summary>Sends and handles what is not there yet; returns how many acts that were.</summary>
    public async Task<int> TellAsync(DateTime now, CancellationToken cancel)
    {
        var calendar = reference.CurrentCalendar!;
        var today = VietnamTime.DayOf(now);
        var done = 0;
        foreach (var (i, story) in Stories.Index())
        {
            var key = new Guid(i + 1, 0x5eed, 1, new byte[8]);
            if (await Do<CaiCachDb, bool>(db => db.Petitions.AnyAsync(p => p.SubmissionKey == key, cancel)))
            {
                continue;
            }

            var day = today;
            for (var back = story.DaysBack; back > 0; back -= calendar.IsWorkingDay(day) ? 1 : 0)
            {
                day = day.AddDays(-1);
            }

            var citizen = cast.Form(i);
            var sender = new Actor(null, citizen.Name!, ActorKind.Applicant, []);
            var sent = Done(await Do<SubmitPetition, PetitionOutcome>(u => u.RunAsync(new(sender, At(day), "seed"), new(key, story.Kind, Agency, citizen.Name, citizen.Phone, null, null, null, story.Content), cancel)));
            done++;
            foreach (var act in story.Acts)
            {
                for (var n = act.After; n > 0; n--)
                {
                    day = calendar.NextWorkingDay(day);
                }

                sent = await ActAsync(sent, At(day), story.Content, act.Act, act.Text, citizen.Phone!, cancel);
                done++;
            }
        }

        return done;
    }

    private async Task<PetitionOutcome.Done> ActAsync(PetitionOutcome.Done sent, DateTime at, string content, PetitionAct act, string text, string phone, CancellationToken cancel)
    {
        if (act == PetitionAct.Rate)
        {
            var rated = new HandlePetition.Request(act, Satisfaction: Enum.Parse<Satisfaction>(text));
            return Done(await Do<HandlePetition, PetitionOutcome>(u => u.ByPetitionerAsync(new(new(null, "", ActorKind.Applicant, []), at, "seed"), sent.Code, phone[^4..], sent.Version, rated, cancel)));
        }

        var specialist = cast.Official(Agency, Role.Specialist);
        var who = act switch { PetitionAct.Draft => specialist, PetitionAct.Answer => cast.Official(Agency, Role.AgencyHead), _ => cast.Official(Agency, Role.ProcedureController) };
        var request = new HandlePetition.Request(
            act, text, UnitId: act == PetitionAct.Route ? specialist.Posts[0].UnitId : null, Title: act == PetitionAct.Publish ? "Yêu cầu giấy tờ đã có trên hệ thống" : null, PublicText: act == PetitionAct.Publish ? content : null);
        return Done(await Do<HandlePetition, PetitionOutcome>(u => u.RunAsync(new(who, at, "seed"), sent.Id, sent.Version, request, cancel)));
    }

    private static DateTime At(DateOnly day) => VietnamTime.ToUtc(day.ToDateTime(new TimeOnly(8, 20)));

    private static PetitionOutcome.Done Done(PetitionOutcome outcome) => outcome as PetitionOutcome.Done ?? throw new InvalidOperationException($"A petition of the sample was not taken: {outcome}.");

    private async Task<T> Do<TUseCase, T>(Func<TUseCase, Task<T>> work)
        where TUseCase : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }
}

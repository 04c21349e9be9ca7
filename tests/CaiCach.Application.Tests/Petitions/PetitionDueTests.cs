using CaiCach.Application.Petitions;
using CaiCach.Application.Reference;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Data.Petitions;
using CaiCach.Law.Calendar;
using CaiCach.Law.Petitions;

namespace CaiCach.Application.Tests.Petitions;

/// <summary>Every due date of a petition tells how it came about. Received on Monday 02/3/2026, 09:00.</summary>
public sealed class PetitionDueTests
{
    private static readonly DateTime Received = VietnamTime.ToUtc(new(2026, 3, 2, 9, 0, 0));

    [Theory]
    [InlineData(PetitionDueKind.Refuse, "Nhận phản ánh, kiến nghị lúc", "Hết 2 ngày làm việc: hạn từ chối hoặc chuyển cơ quan có thẩm quyền là")]
    [InlineData(PetitionDueKind.Ask, "Nhận phản ánh, kiến nghị lúc", "Hết 5 ngày làm việc: hạn yêu cầu bổ sung là")]
    [InlineData(PetitionDueKind.Answer, "Nhận phản ánh, kiến nghị lúc", "Hết 15 ngày làm việc: hạn trả lời là")]
    [InlineData(PetitionDueKind.Publish, "Trả lời lúc", "Hết 2 ngày làm việc: hạn công khai là")]
    [InlineData(PetitionDueKind.Supplement, "Cơ quan yêu cầu bổ sung lúc", "Hết 10 ngày làm việc: hạn người nộp bổ sung là")]
    public async Task It_is_told_from_what_started_it_to_its_last_day(PetitionDueKind kind, string first, string last)
    {
        await using var office = await Office.OpenAsync("sqlite");
        var reference = await office.World.Get<ReferenceStore>().CurrentAsync(default);
        var petition = Petition(reference);
        var told = PetitionDues.Explain(petition, [(PetitionEventData.TypeOf(PetitionAct.AskMore), Received)], reference, kind);

        Assert.Contains(told, step => step.Text.StartsWith(first, StringComparison.Ordinal));
        Assert.StartsWith(last, told[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_supplement_and_after_a_transfer_it_is_told_from_there_and_what_cannot_be_told_is_not()
    {
        await using var office = await Office.OpenAsync("sqlite");
        var reference = await office.World.Get<ReferenceStore>().CurrentAsync(default);
        var calendar = reference.CalendarAt(Guid.Empty, Received)!;
        var petition = Petition(reference);
        petition.AnswerDueAt = End(calendar, Received.AddDays(2), 15);
        foreach (var (act, start) in new[] { (PetitionAct.Supplement, "Người gửi bổ sung lúc"), (PetitionAct.Transfer, "Chuyển đến cơ quan có thẩm quyền lúc") })
        {
            var told = PetitionDues.Explain(petition, [(PetitionEventData.TypeOf(act), Received.AddDays(2))], reference, PetitionDueKind.Answer);
            Assert.Contains(told, step => step.Text.StartsWith(start, StringComparison.Ordinal));
        }

        Assert.Empty(PetitionDues.Explain(petition, [], reference, PetitionDueKind.Answer));
    }

    private static Petition Petition(ReferenceSnapshot reference)
    {
        var calendar = reference.CalendarAt(Guid.Empty, Received)!;
        return new()
        {
            ReceivedAt = Received,
            RefuseDueAt = End(calendar, Received, 2),
            AskDueAt = End(calendar, Received, 5),
            AnswerDueAt = End(calendar, Received, 15),
            SupplementLimitAt = End(calendar, Received, 10),
            AnsweredAt = Received,
            PublishDueAt = End(calendar, Received, 2),
            CalendarVersion = calendar.Version,
        };
    }

    private static DateTime End(WorkCalendar calendar, DateTime from, int days) => VietnamTime.ToUtc(PetitionLimits.End(calendar, VietnamTime.ToLocal(from), days)!.Value);
}

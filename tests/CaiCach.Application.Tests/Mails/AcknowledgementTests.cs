using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Messages;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Messages;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Mails;

/// <summary>Who hands something in, or asks to withdraw, is told that it came in.</summary>
public sealed class AcknowledgementTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_supplement_a_wish_to_withdraw_and_its_end_are_acknowledged_by_mail_and_in_the_account(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var citizen = office.People.Citizen;
        var intake = await office.InAsync(BusinessState.IntakeSupplement);
        office.World.Clock.Advance(TimeSpan.FromMinutes(1));
        await Office.Done(await office.Now<ResubmitDossier>(intake, async (u, v) => await u.RunAsync(office.By(citizen), intake, v, [new("C1", await office.FileAsync(citizen))])));
        Assert.Equal(("Đã nhận giấy tờ bổ sung", true), await LastAsync(office, intake) is var answered ? (answered.Subject, answered.Text.Contains("chậm nhất", StringComparison.Ordinal)) : default);
        await Office.Done(await office.Now<AddPaper>(intake, (u, v) => u.RunAsync(office.By(office.People.Receiver), intake, v, [new("C1", null, 1)])));
        Assert.Equal("Đã nhận thêm giấy tờ", (await LastAsync(office, intake)).Subject);
        await Office.Done(await office.Now<RequestWithdrawal>(intake, (u, v) => u.RunAsync(office.By(citizen), intake, v, "Đổi ý")));
        Assert.Equal("Hồ sơ đã được rút", (await LastAsync(office, intake)).Subject);

        var id = await office.InAsync(BusinessState.SupplementRequested);
        office.World.Clock.Advance(TimeSpan.FromMinutes(1));
        await Office.Done(await office.Now<HandInSupplement>(id, async (u, v) => await u.RunAsync(office.By(citizen), id, v, [new("C1", await office.FileAsync(citizen))])));
        Assert.Equal("Đã nhận giấy tờ bổ sung", (await LastAsync(office, id)).Subject);
        await Office.Done(await office.Now<RequestWithdrawal>(id, (u, v) => u.RunAsync(office.By(citizen), id, v, "Đổi ý")));
        Assert.Equal(("Đã nhận đề nghị rút hồ sơ", true), await LastAsync(office, id) is var asked ? (asked.Subject, asked.Text.Contains("lãnh đạo cơ quan trả lời", StringComparison.Ordinal)) : default);
        await Office.Done(await office.Now<AnswerWithdrawal>(id, (u, v) => u.CancelAsync(office.By(citizen), id, v)));
        Assert.Equal(("Đã ghi nhận thôi đề nghị rút hồ sơ", true), await LastAsync(office, id) is var dropped ? (dropped.Subject, dropped.Text.Contains("tiếp tục được giải quyết", StringComparison.Ordinal)) : default);
        var told = OfficialNotices.For("dossier.withdrawal_cancelled", await office.World.DossierAsync(id), new(), null).ToList();
        Assert.Equal([MessageKind.OfficialWithdrawalCancelled, MessageKind.OfficialWithdrawalDropped], told.Select(t => t.Words!.Message));
        Assert.Equal(office.People.Specialist.Id, told[1].Officer);
    }

    [Fact]
    public void What_the_counter_wrote_down_from_a_paper_says_so_and_whom_to_tell_if_it_is_wrong()
    {
        var dossier = new Data.Dossiers.Dossier { Code = "H50.09-260302-0001" };
        Assert.Equal(
            "Đã nhận đề nghị rút hồ sơ H50.09-260302-0001 nộp trên giấy tại quầy; lãnh đạo cơ quan trả lời đề nghị này. Nếu ông/bà không đề nghị việc này, hãy báo ngay Bộ phận Một cửa.",
            DossierNotices.For("dossier.withdrawal_requested", dossier, new() { To = BusinessState.StopRequested, OnPaper = true }, null));
        Assert.Equal("Hồ sơ H50.09-260302-0001 đã được rút theo đề nghị.", DossierNotices.For("dossier.withdrawal_requested", dossier, new() { To = BusinessState.Withdrawn }, null));
        Assert.Equal(MessageKind.Withdrawn, DossierMessages.KindOf("dossier.withdrawal_requested", dossier, new() { To = BusinessState.Withdrawn }));
        Assert.Equal(MessageKind.WithdrawalRequested, DossierMessages.KindOf("dossier.withdrawal_requested", dossier, new() { To = BusinessState.StopRequested }));
    }

    private static async Task<(string Subject, string Text)> LastAsync(Office office, Guid id)
    {
        await using var db = office.World.Database.Open();
        var mail = (await db.Mails.AsNoTracking().Where(m => m.DossierId == id).ToListAsync()).MaxBy(m => m.CreatedAt)!;
        office.World.Clock.Advance(TimeSpan.FromMinutes(1));
        return (mail.Subject.Split(':')[0], mail.Text);
    }
}

using CaiCach.Application.Mails;
using CaiCach.Application.Reference;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Data.Mails;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Mails;

/// <summary>Heads read the week of their body in one e-mail on Monday morning.</summary>
public sealed class MailHeadsTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_head_gets_one_mail_on_monday_morning_with_counts_and_no_dossier_however_many_nodes_look(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await using var server = new MailServer();
        var (world, head) = (office.World, office.People.Head);
        await using (var db = world.Database.Open())
        {
            await db.Users.Where(u => u.Id == head.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.Email, "lanhdao@mau.example"));
        }

        await office.InAsync(BusinessState.InProcess);
        var dossier = await world.DossierAsync(await office.InAsync(BusinessState.InProcess, ProposalKind.Grant)); // due Monday 09/3/2026, 17:00

        foreach (var (moment, written) in new[] { ("2026-03-08T23:00", 0), ("2026-03-09T06:59", 0), ("2026-03-09T07:00", 1), ("2026-03-09T12:00", 0), ("2026-03-10T08:00", 0) })
        {
            Assert.Equal((moment, written), (moment, await RunAsync(moment, server.Settings)));
        }

        Assert.Equal(0, await RunAsync("2026-03-16T07:00", MailSettings.Off));
        await Task.WhenAll(RunAsync("2026-03-16T07:00", server.Settings), RunAsync("2026-03-16T07:00", server.Settings));

        await using var after = world.Database.Open();
        var mails = await after.Mails.Where(m => m.AccountId == head.Id).OrderBy(m => m.CreatedAt).ToListAsync();
        Assert.Equal(2, mails.Count);
        Assert.Equal("lanhdao@mau.example", mails[0].Address);
        Assert.Contains("- Hồ sơ đang giải quyết: 2\n- Đến hạn trong 3 ngày làm việc tới: 2\n- Đã quá hạn: 0\n- Chờ lãnh đạo ký: 1\n- Đánh giá 7 ngày qua: chưa có lượt nào", mails[0].Text, StringComparison.Ordinal);
        Assert.Contains("- Đã quá hạn: 2", mails[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(dossier.Code!, mails[0].Text, StringComparison.Ordinal);
        Assert.Equal(MailState.Queued, mails[0].State);

        async Task<int> RunAsync(string moment, MailSettings settings)
        {
            await using var db = world.Database.Open();
            return await new MailHeads(db, world.Get<ReferenceStore>(), world.Database.Engine, settings).RunAsync(VietnamTime.ToUtc(DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)));
        }
    }
}

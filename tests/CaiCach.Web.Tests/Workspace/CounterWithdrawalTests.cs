using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Who filed at the counter or by post has no account: the one-stop unit records the withdrawal and its end.</summary>
public sealed class CounterWithdrawalTests
{
    [Theory]
    [InlineData("sqlite", Channel.Direct)]
    [InlineData("postgres", Channel.Post)]
    public async Task The_one_stop_unit_records_a_withdrawal_and_that_it_is_taken_back(string engine, Channel channel)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await FiledAsync(office, channel);
        await office.Do<TakeUpDossier>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), id, v), id);
        await office.Do<AcceptDossier>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), id, v), id);
        var receiver = office.As(Role.Receiver);

        await receiver.OpenAsync(Office.Address(id, "rut"));
        var page = await receiver.PressAsync("Ghi nhận đề nghị rút hồ sơ", new Dictionary<string, string?> { ["Input.Reason"] = "Đổi ý" });
        Assert.Contains("Đã ghi nhận đề nghị rút hồ sơ.", page.Text(), StringComparison.Ordinal);
        Assert.Equal(BusinessState.StopRequested, await office.StateAsync(id));

        await receiver.OpenAsync(Office.Address(id, "thoi-rut"));
        page = await receiver.PressAsync("Ghi nhận người nộp thôi rút hồ sơ");
        Assert.Contains("Đã ghi nhận người nộp thôi rút hồ sơ.", page.Text(), StringComparison.Ordinal);
        Assert.Equal(BusinessState.Accepted, await office.StateAsync(id));
    }

    [Fact]
    public async Task A_dossier_filed_online_is_withdrawn_by_its_applicant_or_at_the_counter_on_a_paper_and_by_nobody_else()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AcceptedAsync();

        Assert.Contains("không làm được bước này", (await office.As(Role.AgencyHead).OpenAsync(Office.Address(id, "rut"))).Text(), StringComparison.Ordinal);
        Assert.NotNull((await office.As(Role.Receiver).OpenAsync(Office.Address(id, "rut"))).Document.QuerySelector("[name='Input.IdentityChecked']"));
    }

    private static async Task<Guid> FiledAsync(Office office, Channel channel)
    {
        var request = (await office.World.RequestAsync(office.Actor(Role.Receiver))) with { Channel = channel };
        var outcome = await office.World.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), request));
        return Assert.IsType<SubmitDossier.Outcome.Submitted>(outcome).Id;
    }
}

using CaiCach.Law.Mails;
using CaiCach.Law.Messages;
using CaiCach.Law.Sms;

namespace CaiCach.Law.Tests.Sms;

/// <summary>Which template a message through Zalo goes with, when a text message goes in its place, and what messages cost.</summary>
public sealed class ZaloTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);
    private static readonly DateTime Now = new(2026, 3, 2, 3, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "A")]
    [InlineData(1, "A")]
    public void A_template_is_used_from_its_first_day_on(int days, string? used) =>
        Assert.Equal(used, ZnsTemplates.InForce([Version(1, "A", ZnsState.Approved, 0)], Day.AddDays(days))?.Template);

    [Fact]
    public void One_that_waits_ends_nothing_and_one_that_is_refused_or_retired_ends_itself_alone()
    {
        ZnsTemplate[] versions = [Version(1, "A", ZnsState.Awaiting, -9), Version(2, "A", ZnsState.Approved, -5), Version(3, "B", ZnsState.Awaiting, -1)];
        Assert.Equal(2, ZnsTemplates.InForce(versions, Day)?.Version);

        versions = [.. versions, Version(4, "B", ZnsState.Approved, 1)];
        Assert.Equal(("A", "B"), (ZnsTemplates.InForce(versions, Day)?.Template, ZnsTemplates.InForce(versions, Day.AddDays(1))?.Template));

        versions = [.. versions, Version(5, "B", ZnsState.Refused, 3)];
        Assert.Equal(("B", "A"), (ZnsTemplates.InForce(versions, Day.AddDays(2))?.Template, ZnsTemplates.InForce(versions, Day.AddDays(3))?.Template));

        versions = [.. versions, Version(6, "A", ZnsState.Retired, 5)];
        Assert.Equal(("A", null), (ZnsTemplates.InForce(versions, Day.AddDays(4))?.Template, ZnsTemplates.InForce(versions, Day.AddDays(5))?.Template));
    }

    [Fact]
    public void Of_two_versions_from_one_day_the_later_counts() =>
        Assert.Equal(2, ZnsTemplates.InForce([Version(1, "A", ZnsState.Approved, 0), Version(2, "A", ZnsState.Approved, 0)], Day)?.Version);

    [Fact]
    public void A_parameter_that_is_not_in_the_list_is_refused_with_its_place()
    {
        var accepted = MessageForms.Of(MessageKind.Accepted);
        Assert.Empty(ZnsTemplates.FaultsOfParameters(ZnsTemplates.Read("ma_ho_so, viec\nlien_ket,co_quan\nhan"), accepted));
        Assert.Equal(
            ["Tham số thứ 2: không có tham số ho_ten; chỉ dùng ma_ho_so, lien_ket, viec, co_quan, han.", "Tham số thứ 3: ma_ho_so đã có ở trên."],
            ZnsTemplates.FaultsOfParameters(ZnsTemplates.Read("ma_ho_so\nho_ten, ma_ho_so"), accepted));
        Assert.Equal(["Nhập ít nhất một tham số."], ZnsTemplates.FaultsOfParameters(ZnsTemplates.Read(" ,\n"), accepted));
        Assert.Equal(["Tham số thứ 1: thông báo này không nói tới hạn nào, không dùng được han."], ZnsTemplates.FaultsOfParameters(["han"], MessageForms.Of(MessageKind.Stopped)));
    }

    [Theory]
    [InlineData("287654", true)]
    [InlineData("ZNS_1-a.b", true)]
    [InlineData("", false)]
    [InlineData("28 76", false)]
    [InlineData("mẫu", false)]
    [InlineData("1234567890123456789012345678901234567890", true)]
    [InlineData("12345678901234567890123456789012345678901", false)]
    public void The_number_of_a_template_is_letters_digits_and_marks(string template, bool isFine) => Assert.Equal(isFine, ZnsTemplates.FaultOfTemplate(template) is null);

    [Fact]
    public void A_template_that_needs_what_a_message_does_not_know_is_not_used()
    {
        var template = Version(1, "A", ZnsState.Approved, 0) with { Parameters = ["ma_ho_so", "han"] };
        var known = new Dictionary<string, string> { ["ma_ho_so"] = "H1", ["han"] = "17:00 09/03/2026", ["viec"] = "x" };
        Assert.Equal([new("ma_ho_so", "H1"), new("han", "17:00 09/03/2026")], ZnsTemplates.Fill(template, known)!.ToList());
        known["han"] = "";
        Assert.Null(ZnsTemplates.Fill(template, known));
        known.Remove("han");
        Assert.Null(ZnsTemplates.Fill(template, known));
    }

    [Theory]
    [InlineData(MailKind.Supplement, 7199, false)]
    [InlineData(MailKind.Supplement, 7200, true)]
    [InlineData(MailKind.DueMoved, 7200, true)]
    [InlineData(MailKind.Accepted, 7200, false)]
    [InlineData(MailKind.Accepted, 43199, false)]
    [InlineData(MailKind.Accepted, 43200, true)]
    public void Two_hours_without_a_receipt_are_too_long_for_what_the_law_demands_and_twelve_for_all_else(MailKind kind, int seconds, bool stands)
    {
        Assert.Equal(stands, ZaloRules.StandsIn(kind, hasFailed: false, tellsReceipts: true, Now, Now, Now.AddSeconds(seconds)));
        Assert.False(ZaloRules.StandsIn(kind, hasFailed: false, tellsReceipts: false, Now, Now, Now.AddSeconds(seconds)));
        Assert.False(ZaloRules.StandsIn(kind, hasFailed: false, tellsReceipts: true, Now, null, Now.AddSeconds(seconds)));
        Assert.True(ZaloRules.StandsIn(kind, hasFailed: true, tellsReceipts: false, Now, null, Now));
    }

    [Theory]
    [InlineData(MailKind.Accepted, 0, true)]
    [InlineData(MailKind.Accepted, 1, false)]
    [InlineData(MailKind.ResultReady, 1, true)]
    public void What_is_no_news_any_more_is_not_told_a_second_way_unless_the_law_demands_it(MailKind kind, int seconds, bool stands) =>
        Assert.Equal(stands, ZaloRules.StandsIn(kind, hasFailed: true, tellsReceipts: true, Now, Now, Now.AddDays(3).AddSeconds(seconds)));

    [Theory]
    [InlineData(-1, 800L)]
    [InlineData(0, 850L)]
    [InlineData(1, 850L)]
    public void A_price_holds_from_its_first_day_until_the_next_begins(int days, long price)
    {
        MessagePrice[] prices = [new(1, SmsChannel.Sms, Day.AddDays(-9), 800), new(2, SmsChannel.Sms, Day, 900), new(3, SmsChannel.Sms, Day, 850), new(4, SmsChannel.Zalo, Day.AddDays(-1), 200)];
        Assert.Equal(price, MessagePrices.InForce(prices, SmsChannel.Sms, Day.AddDays(days))?.Price);
        Assert.Null(MessagePrices.InForce(prices, SmsChannel.Zalo, Day.AddDays(-2)));
    }

    [Fact]
    public void A_text_message_costs_by_the_part_one_through_Zalo_as_a_whole_and_without_a_price_nobody_knows()
    {
        var text = new string('a', 161);
        Assert.Equal((2, 1), (MessagePrices.PartsOf(SmsChannel.Sms, text), MessagePrices.PartsOf(SmsChannel.Zalo, text)));
        Assert.Equal(1640, MessagePrices.CostOf(2, new(1, SmsChannel.Sms, Day, 820)));
        Assert.Equal(0, MessagePrices.CostOf(2, new(1, SmsChannel.Sms, Day, 0)));
        Assert.Null(MessagePrices.CostOf(2, null));
    }

    [Fact]
    public void A_kind_of_message_names_the_one_moment_it_is_about()
    {
        Assert.Equal(
            ["hen_tra", "han_bo_sung", "hen_lai", "hen_tra", "han_tra_loi", null],
            new[] { MessageKind.Accepted, MessageKind.Supplement, MessageKind.Apology, MessageKind.StartCorrected, MessageKind.Received, MessageKind.Stopped }.Select(k => MessageForms.Of(k).DueField?.Name));
    }

    private static ZnsTemplate Version(int version, string template, ZnsState state, int days) => new(version, template, ["ma_ho_so"], state, Day.AddDays(days));
}

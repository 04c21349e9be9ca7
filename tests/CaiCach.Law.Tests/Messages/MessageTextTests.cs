using CaiCach.Law.Letters;
using CaiCach.Law.Messages;

namespace CaiCach.Law.Tests.Messages;

/// <summary>The text of a message: what it may say, how long it may be, and the place of every fault.</summary>
public sealed class MessageTextTests
{
    private const string Link = " Xem: https://dichvucong.quangtri.gov.vn/tn/AAAAAAAAAAAAAAAA";
    private static readonly MessageForm Accepted = MessageForms.Of(MessageKind.Accepted);
    private static readonly MessageForm Supplement = MessageForms.Of(MessageKind.Supplement);

    [Fact]
    public void Every_kind_has_one_text_that_ships_and_it_has_no_fault()
    {
        Assert.Equal(Enum.GetValues<MessageKind>().Order(), MessageForms.All.Select(f => f.Kind).Order());
        Assert.Equal(MessageForms.All.Count, MessageForms.All.Select(f => f.Slug).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(MessageForms.All.Count, MessageForms.All.Select(f => f.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(MessageForms.All, form => Assert.Empty(form.Shipped.Check(form, Link)));
        Assert.All(MessageForms.All.Where(f => f.IsLegal), form => Assert.NotEmpty(form.Shipped.Sms));
    }

    [Fact]
    public void No_field_carries_who_the_applicant_is_or_why_an_official_decided()
    {
        string[] personal = ["chu_ho_so", "nguoi_nop", "dia_chi", "dien_thoai", "thu_dien_tu", "so_dinh_danh", "ly_do", "can_cu", "thu_tuc"];

        Assert.All(MessageForms.All, form => Assert.Empty(form.FieldsOf(MessagePart.Mail).Select(f => f.Name).Intersect(personal)));
        Assert.Equal(["Sms: Dòng 1, cột 1: không có trường {noi_dung}; xem danh sách trường của mẫu này."], Faults(Supplement, Supplement.Shipped with { Sms = "{noi_dung} cần bổ sung." }));
    }

    [Theory]
    [InlineData("Mã: {ma_ho_so}", "Một\n  {hen_tr}\n{#if hen_tra}", "Hồ sơ {ma", new[]
    {
        "Mail: Dòng 2, cột 3: không có trường {hen_tr}; có phải {hen_tra}?", "Mail: Dòng 3, cột 1: {#if hen_tra} chưa có {/if} khép lại.", "Sms: Dòng 1, cột 7: dấu { chưa có dấu } khép lại; muốn in dấu {, gõ {{.",
    })]
    [InlineData("", " ", "", new[] { "Subject: Nhập tiêu đề thư.", "Mail: Nhập nội dung thư." })]
    [InlineData("Một\nHai", "Nội dung", "", new[] { "Subject: Tiêu đề thư chỉ có một dòng." })]
    [InlineData("{ma_ho_so}", "{#if hen_tra}Hẹn trả {hen_tra}{/if}", "", new[] { "Subject: Phần này phải có lời ngoài các trường: trường nào cũng có thể để trống.", "Mail: Phần này phải có lời ngoài các trường: trường nào cũng có thể để trống." })]
    [InlineData("Tiêu đề", "Nội dung", "Có mã", new string[0])]
    public void A_broken_text_is_refused_with_its_place(string subject, string mail, string sms, string[] faults) =>
        Assert.Equal(faults, Faults(Accepted, new(subject, mail, sms)));

    [Fact]
    public void A_message_that_the_law_demands_has_a_text_message_and_others_need_none()
    {
        Assert.Equal(["Sms: Nhập nội dung tin nhắn: thông báo này phải gửi theo quy định."], Faults(Supplement, Supplement.Shipped with { Sms = "" }));
        Assert.Empty(Faults(Accepted, Accepted.Shipped with { Sms = "" }));
    }

    [Fact]
    public void A_text_message_takes_two_parts_with_its_link_and_not_one_character_more()
    {
        // Each of two parts has 153 places; the longest code has 25, the text before it 3.
        var most = (2 * 153) - Link.Length - 28;

        Assert.Empty(Faults(Accepted, Accepted.Shipped with { Sms = "Mã {ma_ho_so}" + new string('ạ', most) }));
        Assert.Equal(
            ["Sms: Tin nhắn và đường dẫn dài 3 tin với ví dụ của từng trường, nhiều nhất 2 tin; vui lòng rút ngắn."],
            Faults(Accepted, Accepted.Shipped with { Sms = "Mã {ma_ho_so}" + new string('ạ', most + 1) }));
    }

    [Fact]
    public void What_is_typed_is_what_is_read_without_layout_and_a_text_message_has_no_diacritics()
    {
        var text = new MessageText("Hồ sơ {ma_ho_so}", "+ Một **hai**\n\n| ba | {#if hen_tra}bốn{/if}\n{#if phi_le_phi}\nnăm\n{/if}", "Đã tiếp nhận\n{ma_ho_so}");
        var facts = new LetterFacts(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["ma_ho_so"] = "{co_quan}", ["hen_tra"] = "09:00" }, new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>(StringComparer.Ordinal));

        Assert.Empty(text.Check(Accepted, Link));
        Assert.Equal("Hồ sơ {co_quan}", text.Fill(MessagePart.Subject, Accepted, facts));
        Assert.Equal("+ Một **hai**\n| ba | bốn", text.Fill(MessagePart.Mail, Accepted, facts));
        Assert.Equal("Da tiep nhan {co_quan}", text.Fill(MessagePart.Sms, Accepted, facts));
    }

    private static IEnumerable<string> Faults(MessageForm form, MessageText text) => text.Check(form, Link).Select(f => $"{f.Part}: {f.Message}");
}

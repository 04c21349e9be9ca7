using System.Text;
using CaiCach.Law.Identity;

namespace CaiCach.Law.Tests.Identity;

public sealed class NamesTests
{
    private static readonly DateOnly _today = new(2026, 11, 21);

    [Theory]
    [InlineData("  Đặng   Thị Hòa ", "dang thi hoa")]
    [InlineData("Đặng Thị Hoà", "dang thi hoa")]
    [InlineData("THỦY\tthuỷ", "thuy thuy")]
    [InlineData("Ước nguyện Ỷ Lan", "uoc nguyen y lan")]
    [InlineData("H'Mơ Êban 2", "h'mo eban 2")]
    [InlineData(" \u00A0 ", "")]
    [InlineData(null, "")]
    public void A_search_key_has_no_diacritics_one_case_and_single_spaces(string? text, string key)
    {
        Assert.Equal(key, SearchKey.Of(text));
        Assert.Equal(key, SearchKey.Of(text?.Normalize(NormalizationForm.FormD)));
    }

    [Fact]
    public void Any_text_has_a_search_key_even_a_broken_one() => Assert.Equal("a\uFFFDb", SearchKey.Of("A\uD800b"));

    [Fact]
    public void Letters_come_in_the_order_of_the_alphabet()
    {
        string[] sorted = ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "f", "g", "i", "j", "o", "ô", "ơ", "p", "t", "u", "ư", "v", "w", "x", "y", "z"];

        Assert.Equal(sorted, sorted.Reverse().Order(VietnameseOrder.Plain), StringComparer.Ordinal);
        Assert.Equal(sorted, sorted.Select(s => s.Normalize(NormalizationForm.FormD)).Reverse().Order(VietnameseOrder.Plain).Select(s => s.Normalize()), StringComparer.Ordinal);
    }

    [Fact]
    public void Tones_come_in_the_order_ngang_huyen_hoi_nga_sac_nang_after_the_letters()
    {
        string[] sorted = ["ma", "mà", "mả", "mã", "má", "mạ", "mai", "măng", "mầm", "mấm", "mậm", "mân"];

        Assert.Equal(sorted, sorted.Reverse().Order(VietnameseOrder.Plain), StringComparer.Ordinal);
    }

    [Fact]
    public void A_word_is_decided_before_the_next_and_the_shorter_text_comes_first()
    {
        string[] sorted = ["An", "An Bình", "an toàn", "Àn An", "Anh", "Ban-mê", "Ban Nam"];

        Assert.Equal(sorted, sorted.Reverse().Order(VietnameseOrder.Plain), StringComparer.Ordinal);
    }

    [Fact]
    public void Names_go_by_given_name_then_middle_then_family()
    {
        string[] sorted =
        [
            "Trần An", "Lê Bá An", "Nguyễn Văn An", "Trần Văn An", "Nguyễn Văn Minh An", "Đỗ Ánh", "Lê Thị Ánh", "Bùi Dũng", "Bùi Đức", "H'Mơ Êban",
        ];

        Assert.Equal(sorted, sorted.Reverse().Order(VietnameseOrder.ByGivenName), StringComparer.Ordinal);
    }

    [Fact]
    public void Old_and_new_tone_placement_and_case_sort_together()
    {
        Assert.Equal(VietnameseOrder.PlainKey("Hòa"), VietnameseOrder.PlainKey("HOÀ"));
        Assert.NotEqual(0, VietnameseOrder.Plain.Compare("Hòa", "Hoà"));
        Assert.Equal(0, VietnameseOrder.Plain.Compare("Hòa", "Hòa"));
        Assert.True(VietnameseOrder.Plain.Compare(null, "") < 0);
    }

    [Theory]
    [InlineData("  Nguyễn  Văn A ", "Nguyễn Văn A", "A", "NGUYỄN VĂN A")]
    [InlineData("H'Mơ Êban", "H'Mơ Êban", "Êban", "H'MƠ ÊBAN")]
    [InlineData("Y", "Y", "Y", "Y")]
    public void A_name_is_kept_composed_with_single_spaces(string text, string value, string given, string upper)
    {
        var name = PersonName.Parse(text.Normalize(NormalizationForm.FormD));

        Assert.Equal((value, given, upper), (name.Value, name.GivenName, name.Upper));
    }

    [Theory]
    [InlineData("", IdentityFault.Missing)]
    [InlineData(" \u00A0 ", IdentityFault.Missing)]
    [InlineData("Nguyễn\tVăn A", IdentityFault.NameControlCharacter)]
    [InlineData("Nguyễn\u0000", IdentityFault.NameControlCharacter)]
    [InlineData("Nguyễn\u202EVăn", IdentityFault.NameControlCharacter)]
    [InlineData("Nguyễn\uD800", IdentityFault.NameControlCharacter)]
    [InlineData("123", IdentityFault.NameWithoutLetter)]
    [InlineData("---", IdentityFault.NameWithoutLetter)]
    public void A_wrong_name_has_its_reason(string text, IdentityFault fault)
    {
        Assert.False(PersonName.TryParse(text, out _, out var told));
        Assert.Equal(fault, told);
    }

    [Fact]
    public void A_name_has_up_to_300_characters_counted_after_composing()
    {
        var longest = string.Concat(Enumerable.Repeat("ễ", 300)).Normalize(NormalizationForm.FormD);

        Assert.Equal(900, longest.Length);
        Assert.True(PersonName.TryParse(longest, out var name, out _));
        Assert.Equal(300, name.Value.Length);
        Assert.False(PersonName.TryParse(longest + "a", out _, out var fault));
        Assert.Equal(IdentityFault.NameTooLong, fault);
    }

    [Fact]
    public void An_organisation_has_up_to_500_characters_counted_after_composing()
    {
        var longest = string.Concat(Enumerable.Repeat("ễ", 500)).Normalize(NormalizationForm.FormD);

        Assert.Equal(1500, longest.Length);
        Assert.True(OrganisationName.TryParse(longest, out var name, out _));
        Assert.Equal(500, name.Value.Length);
        Assert.False(OrganisationName.TryParse(longest + "a", out _, out var fault));
        Assert.Equal(IdentityFault.OrganisationNameTooLong, fault);
    }

    [Theory]
    [InlineData(" ", IdentityFault.Missing)]
    [InlineData("Công ty\u200B Minh Họa", IdentityFault.OrganisationNameControlCharacter)]
    [InlineData("3 + 4", IdentityFault.OrganisationNameWithoutLetter)]
    public void A_wrong_organisation_name_is_told_as_one(string text, IdentityFault fault)
    {
        Assert.False(OrganisationName.TryParse(text, out _, out var told));
        Assert.Equal(fault, told);
        Assert.DoesNotContain("Họ và tên", told.Message(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ễ")]
    [InlineData("한")]
    public void A_search_key_is_never_longer_than_the_name(string letter)
    {
        var name = OrganisationName.Parse(string.Concat(Enumerable.Repeat(letter, OrganisationName.MaxLength))).Value;

        Assert.Equal(OrganisationName.MaxLength, SearchKey.Of(name).Length);
    }

    [Theory]
    [InlineData("05/02/1990", "05/02/1990")]
    [InlineData("5/2/1990", "05/02/1990")]
    [InlineData("1990-02-05", "05/02/1990")]
    [InlineData("02/1990", "02/1990")]
    [InlineData(" 1990 ", "1990")]
    [InlineData("29/02/2024", "29/02/2024")]
    [InlineData("21/11/2026", "21/11/2026")]
    [InlineData("1876", "1876")]
    public void A_date_of_birth_may_be_a_day_a_month_or_a_year(string text, string read)
    {
        Assert.True(BirthDate.TryParse(text, _today, out var date, out _));
        Assert.Equal(read, date.ToString());
    }

    [Theory]
    [InlineData("", IdentityFault.Missing)]
    [InlineData("05-02-1990", IdentityFault.BirthDateWrongShape)]
    [InlineData("05/02/90", IdentityFault.BirthDateWrongShape)]
    [InlineData("1990-02", IdentityFault.BirthDateWrongShape)]
    [InlineData("1/2/3/1990", IdentityFault.BirthDateWrongShape)]
    [InlineData("hôm qua", IdentityFault.BirthDateWrongShape)]
    [InlineData("29/02/2023", IdentityFault.BirthDateNoSuchDay)]
    [InlineData("31/04/1990", IdentityFault.BirthDateNoSuchDay)]
    [InlineData("00/04/1990", IdentityFault.BirthDateNoSuchDay)]
    [InlineData("13/1990", IdentityFault.BirthDateNoSuchDay)]
    [InlineData("0000", IdentityFault.BirthDateNoSuchDay)]
    [InlineData("22/11/2026", IdentityFault.BirthDateInFuture)]
    [InlineData("12/2026", IdentityFault.BirthDateInFuture)]
    [InlineData("1875", IdentityFault.BirthDateTooLongAgo)]
    public void A_wrong_date_of_birth_has_its_reason(string text, IdentityFault fault)
    {
        Assert.False(BirthDate.TryParse(text, _today, out var date, out var told));
        Assert.Null(date);
        Assert.Equal(fault, told);
    }
}

using CaiCach.Law.Identity;

namespace CaiCach.Law.Tests.Identity;

public sealed class NumbersTests
{
    private static readonly DateOnly _today = new(2026, 11, 21);

    [Theory]
    [InlineData("045090000123", 1990, Sex.Male, "Quảng Trị")]
    [InlineData("001199000123", 1999, Sex.Female, "Hà Nội")]
    [InlineData("096200000123", 2000, Sex.Male, "Cà Mau")]
    [InlineData(" 079 325 000 123 ", 2025, Sex.Female, "Thành phố Hồ Chí Minh")]
    [InlineData("101090000123", 1990, Sex.Male, null)]
    public void An_identity_number_tells_place_century_sex_and_year(string text, int year, Sex sex, string? province)
    {
        var id = CitizenId.Parse(text);

        Assert.Equal((year, sex, province), (id.BirthYear, id.Sex, id.Province));
        Assert.Equal("0123", id.LastFour);
    }

    [Theory]
    [InlineData(null, IdentityFault.Missing)]
    [InlineData("  ", IdentityFault.Missing)]
    [InlineData("04509000012", IdentityFault.CitizenIdNotTwelveDigits)]
    [InlineData("0450900001234", IdentityFault.CitizenIdNotTwelveDigits)]
    [InlineData("04509000012x", IdentityFault.CitizenIdNotTwelveDigits)]
    [InlineData("٠٤٥٠٩٠٠٠٠١٢٣", IdentityFault.CitizenIdNotTwelveDigits)]
    [InlineData("000090000123", IdentityFault.CitizenIdUnknownPlace)]
    [InlineData("003090000123", IdentityFault.CitizenIdUnknownPlace)]
    [InlineData("097090000123", IdentityFault.CitizenIdUnknownPlace)]
    [InlineData("100090000123", IdentityFault.CitizenIdUnknownPlace)]
    [InlineData("400090000123", IdentityFault.CitizenIdUnknownPlace)]
    public void A_wrong_identity_number_has_its_reason(string? text, IdentityFault fault)
    {
        Assert.False(CitizenId.TryParse(text, out var id, out var told));
        Assert.Null(id);
        Assert.Equal(fault, told);
    }

    [Theory]
    [InlineData("045090000123", Sex.Male, 1990, IdentityFault.None)]
    [InlineData("045090000123", null, null, IdentityFault.None)]
    [InlineData("045090000123", Sex.Female, 1990, IdentityFault.CitizenIdOtherSex)]
    [InlineData("045090000123", Sex.Male, 1991, IdentityFault.CitizenIdOtherBirthYear)]
    [InlineData("045226000123", Sex.Male, 2026, IdentityFault.None)]
    [InlineData("045227000123", Sex.Male, 2027, IdentityFault.CitizenIdBornInFuture)]
    [InlineData("045890000123", null, null, IdentityFault.CitizenIdBornInFuture)]
    public void An_identity_number_is_held_against_what_is_declared(string text, Sex? sex, int? year, IdentityFault fault) =>
        Assert.Equal(fault, CitizenId.Parse(text).Check(sex, year, _today));

    [Fact]
    public void Personal_numbers_hide_themselves_in_texts_and_logs()
    {
        Assert.Equal("*********123", $"{CitizenId.Parse("045090000123")}");
        Assert.Equal("*********123", $"{TaxCode.Parse("045090000123")}");
        Assert.Equal("*******678", $"{Phone.Parse("0912345678")}");
    }

    [Fact]
    public void There_are_63_historical_provinces_with_distinct_names()
    {
        Assert.Equal(63, HistoricalProvinces.All.Count);
        Assert.Equal(63, HistoricalProvinces.All.Values.Distinct(StringComparer.Ordinal).Count());
        Assert.All(HistoricalProvinces.All.Keys, c => Assert.Matches("^0[0-9]{2}$", c));
    }

    [Theory]
    [InlineData("0100109106", "0100109106", TaxCodeKind.Organisation)]
    [InlineData("0100684378", "0100684378", TaxCodeKind.Organisation)]
    [InlineData(" 030 146 4830 ", "0301464830", TaxCodeKind.Organisation)]
    [InlineData("0100109106-001", "0100109106-001", TaxCodeKind.Branch)]
    [InlineData("0100109106999", "0100109106-999", TaxCodeKind.Branch)]
    [InlineData("045090000123", "045090000123", TaxCodeKind.Person)]
    public void A_tax_code_is_read_and_its_kind_told(string text, string value, TaxCodeKind kind)
    {
        var code = TaxCode.Parse(text);

        Assert.Equal((value, kind), (code.Value, code.Kind));
    }

    [Theory]
    [InlineData("", IdentityFault.Missing)]
    [InlineData("010010910", IdentityFault.TaxCodeWrongShape)]
    [InlineData("01001091066", IdentityFault.TaxCodeWrongShape)]
    [InlineData("0100109106-1", IdentityFault.TaxCodeWrongShape)]
    [InlineData("0100109106/001", IdentityFault.TaxCodeWrongShape)]
    [InlineData("010010910x", IdentityFault.TaxCodeWrongShape)]
    [InlineData("0100109105", IdentityFault.TaxCodeWrongCheckDigit)]
    [InlineData("1000109106", IdentityFault.TaxCodeWrongCheckDigit)]
    [InlineData("0100109105-001", IdentityFault.TaxCodeWrongCheckDigit)]
    [InlineData("0000000000", IdentityFault.TaxCodeWrongCheckDigit)]
    [InlineData("0100109106-000", IdentityFault.TaxCodeWrongBranch)]
    [InlineData("003090000123", IdentityFault.TaxCodeNotACitizenId)]
    public void A_wrong_tax_code_has_its_reason(string text, IdentityFault fault)
    {
        Assert.False(TaxCode.TryParse(text, out _, out var told));
        Assert.Equal(fault, told);
    }

    [Theory]
    [InlineData("0912345678", "+84912345678", true)]
    [InlineData("+84 912 345 678", "+84912345678", true)]
    [InlineData("(024) 3943-1234", "+842439431234", false)]
    [InlineData("0233 385 1234", "+842333851234", false)]
    public void A_phone_number_is_kept_in_the_international_form(string text, string value, bool isMobile)
    {
        var phone = Phone.Parse(text);

        Assert.Equal((value, isMobile), (phone.Value, phone.IsMobile));
    }

    [Theory]
    [InlineData("", IdentityFault.Missing)]
    [InlineData("0", IdentityFault.PhoneWrongShape)]
    [InlineData("+84", IdentityFault.PhoneWrongShape)]
    [InlineData("091234567", IdentityFault.PhoneWrongShape)]
    [InlineData("09123456789", IdentityFault.PhoneWrongShape)]
    [InlineData("0412345678", IdentityFault.PhoneWrongShape)]
    [InlineData("912345678", IdentityFault.PhoneWrongShape)]
    [InlineData("024123456", IdentityFault.PhoneWrongShape)]
    [InlineData("09123456a8", IdentityFault.PhoneWrongShape)]
    [InlineData("+85 912345678", IdentityFault.PhoneWrongShape)]
    public void A_wrong_phone_number_has_its_reason(string text, IdentityFault fault)
    {
        Assert.False(Phone.TryParse(text, out _, out var told));
        Assert.Equal(fault, told);
    }

    [Fact]
    public void Parse_of_an_unchecked_text_is_a_bug_and_does_not_repeat_the_text()
    {
        var thrown = Assert.Throws<FormatException>(() => CitizenId.Parse("045090000x"));

        Assert.DoesNotContain("045090000x", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_fault_has_its_own_code_and_a_message()
    {
        var faults = Enum.GetValues<IdentityFault>();

        Assert.Equal(faults.Length, faults.Select(f => f.Code()).Distinct(StringComparer.Ordinal).Count());
        Assert.All(faults, f => Assert.Matches("^[a-z_]+$", f.Code()));
        Assert.All(faults, f => Assert.True(f.Message().Length > 10));
    }

    [Theory]
    [InlineData("m 1234 5678", " Hàn  Quốc ", "M12345678", "Hàn Quốc")]
    [InlineData("C01X00T47", "Đức", "C01X00T47", "Đức")]
    [InlineData("c1234567", "Việt Nam", "C1234567", "Việt Nam")]
    public void A_passport_is_a_number_of_its_state(string number, string nationality, string kept, string state)
    {
        var passport = Passport.Parse(number, nationality);

        Assert.Equal((kept, state), (passport.Number, passport.Nationality));
    }

    [Theory]
    [InlineData(null, "Hàn Quốc", IdentityFault.Missing)]
    [InlineData("A123", "Hàn Quốc", IdentityFault.PassportWrongShape)]
    [InlineData("ABCDEFGH", "Hàn Quốc", IdentityFault.PassportWrongShape)]
    [InlineData("A1234567890123456789B", "Hàn Quốc", IdentityFault.PassportWrongShape)]
    [InlineData("Á1234567", "Hàn Quốc", IdentityFault.PassportWrongShape)]
    [InlineData("045090000123", "viet nam", IdentityFault.PassportVietnameseWrongShape)]
    [InlineData("AB123456", "Việt Nam", IdentityFault.PassportVietnameseWrongShape)]
    public void A_wrong_passport_has_its_reason(string? number, string? nationality, IdentityFault fault)
    {
        Assert.False(Passport.TryParse(number, nationality, out var passport, out var told));
        Assert.Null(passport);
        Assert.Equal(fault, told);
    }

    [Theory]
    [InlineData(" ", IdentityFault.Missing)]
    [InlineData("123", IdentityFault.NationalityWrong)]
    [InlineData("a\u200bb", IdentityFault.NationalityWrong)]
    public void A_nationality_is_a_word(string typed, IdentityFault fault)
    {
        Assert.False(Passport.TryParseNationality(typed, out _, out var told));
        Assert.Equal(fault, told);
    }
}

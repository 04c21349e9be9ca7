using CaiCach.Law.Identity;
using CaiCach.Law.Tests.ReferenceData;

namespace CaiCach.Law.Tests.Identity;

public sealed class CodesTests
{
    [Theory]
    [InlineData("G06", 1, null)]
    [InlineData("H29.143", 2, "H29")]
    [InlineData("h29.143.05", 3, "H29.143")]
    [InlineData("G09.20.1.2", 4, "G09.20.1")]
    public void An_agency_identifier_has_levels(string text, int level, string? parent)
    {
        var id = AgencyId.Parse(text);

        Assert.Equal((level, parent), (id.Level, id.Parent?.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("G6")]
    [InlineData("X06")]
    [InlineData("H29.")]
    [InlineData("H29.1234")]
    [InlineData("H29.1.2.3.4")]
    [InlineData("H29-143")]
    [InlineData("H2９")]
    public void A_wrong_agency_identifier_is_refused(string text) => Assert.False(AgencyId.TryParse(text, out _, out _));

    [Theory]
    [InlineData("H29.143", "H29", true)]
    [InlineData("H29", "H29", true)]
    [InlineData("H29.143", "H29.14", false)]
    [InlineData("H29", "H29.143", false)]
    public void A_body_stands_within_itself_and_those_above(string id, string other, bool isWithin) =>
        Assert.Equal(isWithin, AgencyId.Parse(id).IsWithin(AgencyId.Parse(other)));

    [Theory]
    [InlineData("000.00.16.H54-240105-0007", DossierCodeKind.FourParts)]
    [InlineData("H29.143-250715-0012", DossierCodeKind.Identifier)]
    [InlineData("G06-250715-0012", DossierCodeKind.Identifier)]
    [InlineData("G09.20-20260609-0092637", DossierCodeKind.Platform)]
    [InlineData("BXD/2025/17", DossierCodeKind.Other)]
    [InlineData("h29.143-250715-0012 ", DossierCodeKind.Identifier)]
    public void A_dossier_code_is_opaque_and_its_known_formats_are_recognised(string text, DossierCodeKind kind) =>
        Assert.Equal(kind, DossierCode.Parse(text).Kind);

    [Fact]
    public void A_dossier_code_has_up_to_60_characters()
    {
        Assert.True(DossierCode.TryParse(new string('A', 60), out _, out _));
        Assert.False(DossierCode.TryParse(new string('A', 61), out _, out var fault));
        Assert.Equal(IdentityFault.DossierCodeTooLong, fault);
    }

    [Theory]
    [InlineData(" ", IdentityFault.Missing)]
    [InlineData("H29 143", IdentityFault.DossierCodeWrongCharacter)]
    [InlineData("H29<1>", IdentityFault.DossierCodeWrongCharacter)]
    [InlineData("HỒ-SƠ", IdentityFault.DossierCodeWrongCharacter)]
    public void A_wrong_dossier_code_has_its_reason(string text, IdentityFault fault)
    {
        Assert.False(DossierCode.TryParse(text, out _, out var told));
        Assert.Equal(fault, told);
    }

    [Fact]
    public void Codes_are_formed_from_identifier_date_and_running_number()
    {
        var body = AgencyId.Parse("H29.143");
        var format = CodeFormat.First;

        Assert.Equal("H29.143-250715-0012", format.Create(body, new(2025, 7, 15), 12).Value);
        Assert.Equal("H29.143-250715-12345", format.Create(body, new(2025, 7, 15), 12345).Value);
        Assert.Equal("G09.20-20260609-0092637", new CodeFormat(default, 8, 7).Create(AgencyId.Parse("G09.20"), new(2026, 6, 9), 92637).Value);
        Assert.Throws<ArgumentOutOfRangeException>(() => format.Create(body, new(2025, 7, 15), 0));
    }

    [Fact]
    public void A_format_holds_from_its_first_day_and_before_all_of_them_the_earliest_does()
    {
        var book = new CodeFormatBook(CodeFormatBook.Parse("""{"rules":[{"inForceFrom":"2027-01-01","dateDigits":8,"ordinalDigits":7},{"inForceFrom":"2020-09-15","dateDigits":6,"ordinalDigits":4}]}""", out var fault)!);
        Assert.Null(fault);

        Assert.Equal(
            ["G09.20-200914-0001", "G09.20-261231-0001", "G09.20-20270101-0000001", "G09.20-20270102-0000001"],
            new DateOnly[] { new(2020, 9, 14), new(2026, 12, 31), new(2027, 1, 1), new(2027, 1, 2) }.Select(day => book.On(day).Create(AgencyId.Parse("G09.20"), day, 1).Value));
        Assert.Equal(CodeFormat.First, new CodeFormatBook([]).On(new(2026, 1, 1)));
    }

    [Theory]
    [InlineData("""{"rules":[]}""", "không có quy tắc")]
    [InlineData("""{"rules":[{"inForceFrom":"2027-01-01","dateDigits":7,"ordinalDigits":7}]}""", "6 hoặc 8")]
    [InlineData("""{"rules":[{"inForceFrom":"2027-01-01","dateDigits":8,"ordinalDigits":5}]}""", "4 hoặc 7")]
    [InlineData("""{"rules":[{"inForceFrom":"2027-01-01","dateDigits":8,"ordinalDigits":7},{"inForceFrom":"2027-01-01","dateDigits":6,"ordinalDigits":4}]}""", "trùng ngày")]
    [InlineData("""{"rules":[{"inForceFrom":"01/01/2027","dateDigits":8,"ordinalDigits":7}]}""", "Không đọc được")]
    [InlineData("""{"rules":[{"dateDigits":8,"ordinalDigits":7}]}""", "Không đọc được")]
    public void A_file_of_formats_that_is_wrong_says_why(string json, string why)
    {
        Assert.Null(CodeFormatBook.Parse(json, out var fault));
        Assert.Contains(why, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void The_formats_that_ship_can_be_read() => Assert.NotNull(CodeFormatBook.Parse(ShippedData.Text("rules/codes.json"), out _));

    [Fact]
    public void A_request_number_has_its_own_prefix_and_reads_back()
    {
        var number = RequestNumber.Create(new(2025, 7, 15), "7K3M9QXA");

        Assert.Equal("YC-250715-7K3M9QXA", number.Value);
        Assert.Equal(number, RequestNumber.Parse(" yc-250715-7k3m9qxa"));
        Assert.False(RequestNumber.TryParse("H29.143-250715-0012", out _, out var fault));
        Assert.Equal(IdentityFault.RequestNumberWrongShape, fault);
    }
}

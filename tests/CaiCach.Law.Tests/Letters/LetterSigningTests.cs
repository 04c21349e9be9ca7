using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;

namespace CaiCach.Law.Tests.Letters;

/// <summary>Who signs, and by what right (Điều 13 NĐ 30/2020/NĐ-CP).</summary>
public sealed class LetterSigningTests
{
    [Theory]
    [InlineData(null, SigningForm.Own, null, "NGƯỜI CÓ THẨM QUYỀN")]
    [InlineData("Giám đốc", SigningForm.Own, null, "GIÁM ĐỐC")]
    [InlineData("Giám đốc", SigningForm.ForHead, "Phó Giám đốc", "KT. GIÁM ĐỐC/PHÓ GIÁM ĐỐC")]
    [InlineData("Giám đốc", SigningForm.ByOrder, "Chánh Văn phòng", "TL. GIÁM ĐỐC/CHÁNH VĂN PHÒNG")]
    [InlineData("Giám đốc", SigningForm.ByAuthorisation, "Trưởng phòng", "TUQ. GIÁM ĐỐC/TRƯỞNG PHÒNG")]
    [InlineData("Giám đốc", SigningForm.Acting, null, "Q. GIÁM ĐỐC")]
    [InlineData("Giám đốc", SigningForm.ForHead, null, "KT. GIÁM ĐỐC")]
    public void The_lines_over_a_signature_say_by_what_right(string? head, SigningForm form, string? own, string lines)
    {
        var signature = LetterSigning.Of(new("Nguyễn Thị Mẫu", head, form, own), "Người có thẩm quyền");

        Assert.Equal((lines, "Nguyễn Thị Mẫu"), (string.Join('/', signature.Lines), signature.Name));
    }

    [Fact]
    public void A_receipt_is_signed_by_both_sides_and_every_other_letter_by_one()
    {
        Assert.Equal(["NGƯỜI NỘP HỒ SƠ", "NGƯỜI TIẾP NHẬN HỒ SƠ"], LetterSigning.For(LetterKind.Acceptance, true, new("A"), "B").Select(s => s.Lines[0]));
        Assert.Equal("THỦ TRƯỞNG CƠ QUAN", Assert.Single(LetterSigning.For(LetterKind.Apology, false, new("A"), "B")).Lines[0]);
        Assert.Equal("NGƯỜI TIẾP NHẬN HỒ SƠ", Assert.Single(LetterSigning.For(LetterKind.Supplement, true, new("A"), "B")).Lines[0]);
        Assert.Equal("NGƯỜI CÓ THẨM QUYỀN", Assert.Single(LetterSigning.For(LetterKind.Supplement, false, new("A"), "B")).Lines[0]);
    }
}

using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>Which papers the applicant writes for one dossier, so that their originals stay with it.</summary>
public sealed class DeclarationPaperTests
{
    [Theory]
    [InlineData("Đơn đề nghị cấp Giấy chứng nhận", true)]
    [InlineData("tờ khai đăng ký nhãn hiệu", true)]
    [InlineData("Phiếu khai báo thiết bị X-quang chẩn đoán y tế", true)]
    [InlineData("Văn bản đề nghị công nhận", true)]
    [InlineData("Giấy chứng nhận đã cấp", false)]
    [InlineData("Văn bản ủy quyền", false)]
    [InlineData("Bản sao tờ khai thuế", false)]
    [InlineData("Đơn", false)]
    public void An_application_or_declaration_is_known_by_how_its_name_begins(string name, bool stays) =>
        Assert.Equal(stays, Paper(name).IsDeclaration);

    [Fact]
    public void A_paper_with_a_published_or_electronic_form_is_a_declaration_whatever_its_name_and_a_blank_to_download_alone_makes_none()
    {
        Assert.True((Paper("Bản mô tả") with { FormName = "Mẫu số 01" }).IsDeclaration);
        Assert.True((Paper("Bản mô tả") with { FormCode = "mau-01" }).IsDeclaration);
        Assert.True((Paper("Bản mô tả") with { Declaration = new([], Confidence.Known) }).IsDeclaration);
        Assert.False(Paper("Bản mô tả").IsDeclaration);
    }

    private static Component Paper(string name) => new("C1", name, 1, 0, Mandatory: true, null, [], null, null, null, Confidence.Known);
}

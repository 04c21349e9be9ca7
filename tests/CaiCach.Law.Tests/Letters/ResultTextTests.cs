using CaiCach.Law.Letters;

namespace CaiCach.Law.Tests.Letters;

/// <summary>A template of a result is filled to a draft in the same language, and what a dossier says is never read as marks of it.</summary>
public sealed class ResultTextTests
{
    [Fact]
    public void A_filled_template_is_a_draft_without_fields_that_draws_as_the_template_said()
    {
        var template = new ResultText("Giấy phép cho {chu_ho_so}", "Cấp cho **{chu_ho_so}**:\n+ {noi_dung}\n{#if quoc_tich}Quốc tịch {quoc_tich}{/if}\n|! STT | Giấy tờ |\n{#each giay_to}\n| {stt} | {ten} |\n{/each}", "- Như trên");
        Assert.Empty(template.Check(LetterFields.OfResults));

        var draft = template.Fill(Facts("Đỗ {Mẫu} **A**", "dòng một\ndòng hai", "Đơn | bản"));
        Assert.Equal("Giấy phép cho Đỗ {{Mẫu} * *A* *", draft.Title);
        Assert.Equal("Cấp cho **Đỗ {{Mẫu} * *A* ***:\n+ dòng một dòng hai\n|! STT | Giấy tờ |\n| 1 | Đơn / bản |", draft.Body);
        Assert.Equal("- Như trên", draft.Notes);
        Assert.Empty(draft.Check([]));

        var (title, blocks, notes) = draft.Draw();
        Assert.Equal("Giấy phép cho Đỗ {Mẫu} * *A* *", title);
        Assert.Equal([LetterBlockKind.Paragraph, LetterBlockKind.Numbered, LetterBlockKind.Head, LetterBlockKind.Row], blocks.Select(b => b.Kind));
        Assert.Equal("Cấp cho Đỗ {Mẫu} * *A* *:", blocks[0].TextOf(0));
        Assert.Equal(LetterBlockKind.Dashed, Assert.Single(notes).Kind);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("***")]
    [InlineData("a ***** b\n*** | **")]
    [InlineData("{ * }")]
    public void Stars_that_an_applicant_typed_are_never_marks_of_the_draft(string typed)
    {
        var draft = new ResultText("Giấy phép {chu_ho_so}", "Nội dung: *{noi_dung}*\n**{noi_dung}**\n- {noi_dung}* {chu_ho_so}\n{#each giay_to}\n| {ten}{ten} |\n{/each}", "").Fill(Facts("*", typed, typed));
        Assert.Empty(draft.Check([]));
        Assert.DoesNotContain("**", string.Join("\n", draft.Draw().Blocks.Select(b => b.TextOf(0))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tên", "Gửi {chu_ho}", "Dòng 1, cột 5: không có trường {chu_ho}; có phải {chu_ho_so}?")]
    [InlineData(" ", "Gửi", "Nhập tên văn bản.")]
    [InlineData("Tên", " \n ", "Nhập nội dung văn bản.")]
    public void A_template_with_a_fault_is_refused_with_its_place(string title, string body, string fault) =>
        Assert.Equal(fault, Assert.Single(new ResultText(title, body, "").Check(LetterFields.OfResults)).Message);

    [Theory]
    [InlineData("Gửi {chu_ho_so}")]
    [InlineData("{#if}")]
    public void A_draft_has_no_fields_any_more(string body) => Assert.NotEmpty(new ResultText("Tên", body, "").Check([]));

    [Fact]
    public void A_title_has_a_length()
    {
        Assert.Empty(new ResultText(new('a', ResultText.LongestTitle), "Gửi", "").Check([]));
        Assert.Single(new ResultText(new('a', ResultText.LongestTitle + 1), "Gửi", "").Check([]));
    }

    private static LetterFacts Facts(string owner, string content, string paper) => new(
        new Dictionary<string, string>(StringComparer.Ordinal) { ["chu_ho_so"] = owner, ["noi_dung"] = content },
        new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>(StringComparer.Ordinal) { ["giay_to"] = [new Dictionary<string, string>(StringComparer.Ordinal) { ["stt"] = "1", ["ten"] = paper }] });
}

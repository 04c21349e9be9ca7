using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;

namespace CaiCach.Law.Tests.Letters;

/// <summary>The text of a letter: what it may say, what it makes, and the place of every fault.</summary>
public sealed class LetterTemplateTests
{
    private static readonly LetterField[] Fields =
        [new("ten", "Tên", "Mẫu"), new("ly_do", "Lý do", "Thiếu"), new("giay_to", "Giấy tờ", "", [new("stt", "Số", ""), new("ten_giay", "Tên giấy", "Đơn")])];

    private static readonly LetterFacts Facts = new(
        new Dictionary<string, string>(StringComparer.Ordinal) { ["ten"] = "Nguyễn **Thị** {ly_do} | Mẫu", ["ly_do"] = "" },
        new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>(StringComparer.Ordinal)
        {
            ["giay_to"] = [new Dictionary<string, string>(StringComparer.Ordinal) { ["stt"] = "1", ["ten_giay"] = "Đơn" }, new Dictionary<string, string>(StringComparer.Ordinal) { ["stt"] = "2", ["ten_giay"] = "Bản sao" }],
        });

    [Theory]
    [InlineData("Hồ sơ của: {ten}.", "Paragraph:Hồ sơ của: Nguyễn **Thị** {ly_do} | Mẫu.")]
    [InlineData("a **b {ten}** c", "Paragraph:a [b Nguyễn **Thị** {ly_do} | Mẫu] c")]
    [InlineData("a\n\n  b  \n", "Paragraph:a/Paragraph:b")]
    [InlineData("{#if ly_do}\nLý do: {ly_do}\n{/if}\nHết", "Paragraph:Hết")]
    [InlineData("a{#if ly_do}, b{/if}{#if ten}, c{/if}", "Paragraph:a, c")]
    [InlineData("{#if giay_to}\nCó\n{/if}", "Paragraph:Có")]
    [InlineData("|! TT | Tên |\n{#each giay_to}\n| {stt} | {ten_giay} {#if ten}x{/if} |\n{/each}", "Head:TT|Tên/Row:1|Đơn x/Row:2|Bản sao x")]
    [InlineData("{#each giay_to}\n+ {ten_giay}\n{/each}\n- {ly_do}\n- gạch", "Numbered:Đơn/Numbered:Bản sao/Dashed:gạch")]
    [InlineData("Gồm: {#each giay_to}{stt}. {ten_giay}; {/each}hết", "Paragraph:Gồm: 1. Đơn; 2. Bản sao; hết")]
    [InlineData("{{ten} và }", "Paragraph:{ten} và }")]
    [InlineData("", "")]
    public void A_text_is_filled_and_what_fields_say_is_never_read_as_text(string text, string expected)
    {
        var (template, faults) = LetterTemplate.Read(text, Fields);

        Assert.Empty(faults);
        Assert.Equal(expected, string.Join('/', template!.Fill(Facts).Select(b => $"{b.Kind}:{string.Join('|', b.Cells.Select(c => string.Concat(c.Select(r => r.Bold ? $"[{r.Text}]" : r.Text))))}")));
    }

    [Theory]
    [InlineData("Hồ sơ của {tem}", 1, 11, "không có trường {tem}; có phải {ten}?")]
    [InlineData("a\n  b {khong_he_co}", 2, 5, "không có trường {khong_he_co}; xem danh sách trường của mẫu này")]
    [InlineData("{}", 1, 1, "dấu { } không có tên trường bên trong")]
    [InlineData("{ten_giay}", 1, 1, "trường {ten_giay} chỉ có trong {#each giay_to}")]
    [InlineData("a {giay_to}", 1, 3, "{giay_to} là danh sách, phải dùng {#each giay_to}…{/each}")]
    [InlineData("{#each ten}\na\n{/each}", 1, 1, "{ten} không phải danh sách, không dùng với #each")]
    [InlineData("a\n{#if ten}\nb", 2, 1, "{#if ten} chưa có {/if} khép lại")]
    [InlineData("a {#if ten} b", 1, 3, "{#if ten} chưa có {/if} khép lại")]
    [InlineData("a\n {/if}", 2, 2, "{/if} không khép lệnh nào đang mở")]
    [InlineData("{#if ten}\nb {/if} c\n{/if}", 2, 3, "{/if} không khép lệnh nào đang mở")]
    [InlineData("{#if ten}\n{/each}\n{/if}", 2, 1, "{/each} không khớp: đang mở {#if ten} ở dòng 1")]
    [InlineData("{#unless ten}", 1, 1, "không có lệnh {#unless ten}; chỉ có {#if …}, {/if}, {#each …}, {/each}")]
    [InlineData("{#if}", 1, 1, "sau #if phải là đúng một tên trường, ví dụ {#if ten}")]
    [InlineData("a {ten", 1, 3, "dấu { chưa có dấu } khép lại; muốn in dấu {, gõ {{")]
    [InlineData("a **b", 1, 3, "dấu ** mở chữ đậm chưa có dấu ** khép lại trong dòng")]
    [InlineData("| a | {tem} |", 1, 7, "không có trường {tem}; có phải {ten}?")]
    public void A_fault_names_its_line_and_column(string text, int line, int column, string message)
    {
        var (template, faults) = LetterTemplate.Read(text, Fields);

        Assert.Null(template);
        Assert.Equal(new LetterFault(line, column, message), Assert.Single(faults));
    }

    [Fact]
    public void Every_fault_is_named_at_once_from_the_top()
    {
        Assert.Equal([(1, 3), (2, 1), (3, 1)], LetterTemplate.Read("a {x_x_x_x} {#if ten}b{/if}\n{#each ten}\n{/if}\n{/each}", Fields).Faults.Select(f => (f.Line, f.Column)));
    }

    [Fact]
    public void A_text_has_a_longest_length_and_a_deepest_nesting()
    {
        Assert.Empty(LetterTemplate.Read(new string('a', LetterTemplate.MostCharacters), Fields).Faults);
        Assert.Single(LetterTemplate.Read(new string('a', LetterTemplate.MostCharacters + 1), Fields).Faults);
        Assert.Empty(LetterTemplate.Read(Nested(LetterTemplate.MostDeep), Fields).Faults);
        Assert.Equal(LetterTemplate.MostDeep + 1, Assert.Single(LetterTemplate.Read(Nested(LetterTemplate.MostDeep + 1), Fields).Faults).Line);

        static string Nested(int deep) => string.Concat(Enumerable.Repeat("{#if ten}\n", deep)) + string.Concat(Enumerable.Repeat("{/if}\n", deep));
    }

    [Fact]
    public void Rows_and_points_that_follow_each_other_are_drawn_together()
    {
        var blocks = new[] { LetterBlockKind.Paragraph, LetterBlockKind.Paragraph, LetterBlockKind.Head, LetterBlockKind.Row, LetterBlockKind.Row, LetterBlockKind.Head, LetterBlockKind.Numbered, LetterBlockKind.Numbered, LetterBlockKind.Dashed }
            .Select(k => new LetterBlock(k, [])).ToList();

        Assert.Equal([1, 1, 3, 1, 2, 1], LetterBlock.Groups(blocks).Select(g => g.Count));
    }

    [Fact]
    public void Examples_fill_every_letter_of_ours()
    {
        Assert.Equal(Enum.GetValues<LetterKind>(), LetterFields.Kinds);
        foreach (var kind in LetterFields.Kinds)
        {
            var fields = LetterFields.Of(kind);
            Assert.Equal(fields.Count, fields.Select(f => f.Name).Distinct().Count());
            var text = new LetterText(string.Join('\n', fields.Where(f => f.Items is null).Select(f => $"{{{f.Name}}}")), "", "", "");
            Assert.Empty(text.Check(kind));
            Assert.Equal(fields.Count(f => f.Example.Length > 0), text.Fill(kind, LetterFacts.Examples(fields)).Blocks.Count);
        }
    }

    [Fact]
    public void A_file_has_four_parts_and_a_fault_says_in_which()
    {
        var text = LetterText.Parse("[mở đầu]\nKính gửi\n\n[nội dung]\n{khong_co_dau}\n[kết]\nHết\n[ghi chú]\n- Lưu\n");

        Assert.Equal(new("Kính gửi", "{khong_co_dau}", "Hết", "- Lưu"), text);
        var fault = Assert.Single(text.Check(LetterKind.Refusal));
        Assert.Equal((LetterPart.Body, "Dòng 1, cột 1: không có trường {khong_co_dau}; xem danh sách trường của mẫu này."), (fault.Part, fault.Message));
        Assert.Throws<FormatException>(() => LetterText.Parse("Kính gửi"));
    }
}

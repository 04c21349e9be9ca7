using System.Text.Json.Serialization;

namespace CaiCach.Law.Letters;

/// <summary>A piece of text of one look.</summary>
/// <param name="Text">The text; a line break stands for itself.</param>
/// <param name="Bold">Whether it is bold.</param>
public sealed record LetterRun(string Text, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Bold = false);

/// <summary>What a block of a letter is.</summary>
public enum LetterBlockKind
{
    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>A point of a numbered list; the numbers run on from point to point.</summary>
    Numbered,

    /// <summary>A point of a list with dashes.</summary>
    Dashed,

    /// <summary>A head row of a table.</summary>
    Head,

    /// <summary>A row of a table; rows that follow each other make one table.</summary>
    Row,
}

/// <summary>A block of a letter.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Cells">Its cells: one, but for rows of tables.</param>
public sealed record LetterBlock(LetterBlockKind Kind, IReadOnlyList<IReadOnlyList<LetterRun>> Cells)
{
    /// <summary>The text of a cell without its looks.</summary>
    public string TextOf(int cell) => string.Concat(Cells[cell].Select(r => r.Text));

    /// <summary>The blocks as they are drawn: rows that follow each other together, points of one list together, anything else alone.</summary>
    public static IEnumerable<IReadOnlyList<LetterBlock>> Groups(IReadOnlyList<LetterBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        for (var i = 0; i < blocks.Count;)
        {
            var from = i++;
            while (i < blocks.Count && Together(blocks[i - 1].Kind, blocks[i].Kind))
            {
                i++;
            }

            yield return [.. blocks.Skip(from).Take(i - from)];
        }
    }

    private static bool Together(LetterBlockKind above, LetterBlockKind below) => below switch
    {
        LetterBlockKind.Paragraph or LetterBlockKind.Head => false,
        LetterBlockKind.Row => above is LetterBlockKind.Head or LetterBlockKind.Row,
        _ => above == below,
    };
}

/// <summary>Where a letter is signed.</summary>
/// <param name="Lines">The lines over the signature, from the top, e.g. "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC".</param>
/// <param name="Hint">What to do there, e.g. "(Ký và ghi rõ họ tên)".</param>
/// <param name="Name">The name below; empty when it is written by hand.</param>
public sealed record LetterSignature(IReadOnlyList<string> Lines, string Hint, string Name);

/// <summary>All that a letter says, as it was when it was made: what screens, paper and PDF draw, for ever the same.</summary>
/// <param name="Parent">The body above whoever issues it; null for none.</param>
/// <param name="Issuer">Who issues it.</param>
/// <param name="Number">The line of its number, e.g. "Số: 07/BPTNTKQ".</param>
/// <param name="PlaceAndDate">The line of place and date.</param>
/// <param name="Title">Its title.</param>
/// <param name="CodeLabel">What the code is, e.g. "Mã hồ sơ".</param>
/// <param name="Code">The code of the dossier, or the number of the request.</param>
/// <param name="Blocks">What it says.</param>
/// <param name="Notes">What stands small at its end, left of the signature where there is one only.</param>
/// <param name="Signatures">Who signs, from left to right.</param>
public sealed record LetterSheet(
    string? Parent,
    string Issuer,
    string Number,
    string PlaceAndDate,
    string Title,
    string CodeLabel,
    string Code,
    IReadOnlyList<LetterBlock> Blocks,
    IReadOnlyList<LetterBlock> Notes,
    IReadOnlyList<LetterSignature> Signatures);

using System.Globalization;

namespace CaiCach.Law.Procedures;

/// <summary>A row of a sheet of the catalogue as read.</summary>
/// <param name="Number">Its number in the sheet, from 1.</param>
/// <param name="Cells">The text of its cells by the title of the column; a cell that is empty is not there.</param>
public sealed record SheetRow(int Number, IReadOnlyDictionary<string, string> Cells);

/// <summary>A fault in a file of the catalogue.</summary>
/// <param name="Sheet">The sheet; empty where the file as a whole is wrong.</param>
/// <param name="Row">The row, from 1; null where it is the sheet or the file.</param>
/// <param name="Column">The title of the column; null where it is the row.</param>
/// <param name="Text">Vietnamese sentence that says what is wrong.</param>
public sealed record SheetFault(string Sheet, int? Row, string? Column, string Text);

/// <summary>Reads the cells of one row and names each that does not fit.</summary>
internal sealed class CatalogueRowReader(string sheet, SheetRow row, List<SheetFault> faults)
{
    private static readonly string[] Dates = ["dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd"];

    /// <summary>How many faults were named in it.</summary>
    public int Faults { get; private set; }

    public void Fault(string? column, string text)
    {
        Faults++;
        faults.Add(new(sheet, row.Number, column, text));
    }

    public string? Optional(string column, int longest = 1000)
    {
        if (!row.Cells.TryGetValue(column, out var text))
        {
            return null;
        }

        if (text.Length > longest)
        {
            Fault(column, $"Dài {text.Length} ký tự; nhiều nhất {longest}.");
        }

        return text;
    }

    public string Required(string column, int longest = 1000)
    {
        if (Optional(column, longest) is { } text)
        {
            return text;
        }

        Fault(column, "Ô này phải có nội dung.");
        return "";
    }

    /// <summary>A whole number; null and a fault where it is none or out of range.</summary>
    public long? Whole(string column, long least, long most, bool required)
    {
        if ((required ? Required(column) : Optional(column)) is not { Length: > 0 } text)
        {
            return null;
        }

        // Thousands may be set apart as money is written: 1.500.000.
        var plain = text.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (!long.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || (text.Contains('.', StringComparison.Ordinal) && !IsGrouped(text)))
        {
            Fault(column, $"“{Short(text)}” không phải là số nguyên.");
            return null;
        }

        if (number < least || number > most)
        {
            Fault(column, $"Số phải từ {least} đến {most}.");
            return null;
        }

        return number;
    }

    /// <summary>A whole number of any sign; null and a fault where it is none.</summary>
    public long? Signed(string column)
    {
        if (Optional(column) is not ['-', .. var digits])
        {
            return Whole(column, 0, long.MaxValue, required: false);
        }

        if (long.TryParse(digits.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (!digits.Contains('.', StringComparison.Ordinal) || IsGrouped(digits)))
        {
            return -number;
        }

        Fault(column, $"“{Short('-' + digits)}” không phải là số nguyên.");
        return null;
    }

    public T? Word<T>(string column, IReadOnlyDictionary<string, T> names, bool required)
        where T : struct
    {
        if ((required ? Required(column) : Optional(column)) is not { Length: > 0 } text)
        {
            return null;
        }

        if (names.TryGetValue(text, out var word))
        {
            return word;
        }

        Fault(column, $"“{Short(text)}” không phải là một trong: {string.Join("; ", names.Keys)}.");
        return null;
    }

    /// <summary>What a name that must be there stands for; empty and a fault where it is none of the names.</summary>
    public string Name(string column, IReadOnlyDictionary<string, string> names)
    {
        var text = Required(column);
        if (names.TryGetValue(text, out var word))
        {
            return word;
        }

        if (text.Length > 0)
        {
            Fault(column, $"“{Short(text)}” không phải là một trong: {string.Join("; ", names.Keys)}.");
        }

        return "";
    }

    /// <summary>Several of some names, apart by semicolons.</summary>
    public IReadOnlyList<string> Words(string column, IReadOnlyDictionary<string, string> names) => Several(column, names, ';');

    /// <summary>Several of some names, apart by any of some signs.</summary>
    public IReadOnlyList<string> Several(string column, IReadOnlyDictionary<string, string> names, params char[] between)
    {
        var words = new List<string>();
        foreach (var text in (Optional(column, 2000) ?? "").Split(between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!names.TryGetValue(text, out var word))
            {
                Fault(column, $"“{Short(text)}” không phải là một trong: {string.Join("; ", names.Keys)}.");
            }
            else if (words.Contains(word))
            {
                Fault(column, $"“{Short(text)}” ghi hai lần.");
            }
            else
            {
                words.Add(word);
            }
        }

        return words;
    }

    /// <summary>The lines of a cell.</summary>
    public IReadOnlyList<string> Lines(string column, int longest = 1000)
    {
        var lines = (Optional(column, 30_000) ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Any(line => line.Length > longest))
        {
            Fault(column, $"Có dòng dài quá {longest} ký tự.");
        }

        return lines;
    }

    public DateOnly? Date(string column, bool required)
    {
        if ((required ? Required(column) : Optional(column)) is not { Length: > 0 } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Fault(column, $"“{Short(text)}” không phải là ngày; ghi như 21/11/2026.");
        return null;
    }

    private static bool IsGrouped(string text) => text.Split('.') is [{ Length: >= 1 and <= 3 }, .. var rest] && rest.All(group => group.Length == 3);

    private static string Short(string text) => text.Length <= 60 ? text : text[..59] + "…";
}

using System.Globalization;
using System.Text;

namespace CaiCach.Law.Index;

/// <summary>One published figure.</summary>
/// <param name="Year">The year it is about.</param>
/// <param name="Level">What it is, e.g. <c>PAR-ministry</c>.</param>
/// <param name="Name">The body or the figure's name, as published.</param>
/// <param name="Score">The figure, as published; none where only the rank was.</param>
/// <param name="Rank">The published rank, from 1, if any.</param>
/// <param name="Source">Where it was published.</param>
/// <param name="Confidence">found, known, derived or conflict.</param>
/// <param name="Line">The line of the file, from 1.</param>
public sealed record PublishedResult(int Year, string Level, string Name, decimal? Score, int? Rank, string Source, string Confidence, int Line);

/// <summary>What reading published results gave.</summary>
/// <param name="Rows">The rows; empty on a fault.</param>
/// <param name="Faults">Every fault found, by line.</param>
public sealed record ResultsReading(IReadOnlyList<PublishedResult> Rows, IReadOnlyList<Fault> Faults);

/// <summary>Reads published results: CSV (RFC 4180) with the columns year,level,name,score,rank,source,confidence.</summary>
public static class ResultsFile
{
    private const string Header = "year,level,name,score,rank,source,confidence";
    private const int Columns = 7;
    /// <summary>The words for how sure a figure is, the surest first.</summary>
    public static IReadOnlyList<string> Confidences { get; } = ["found", "known", "derived", "conflict"];

    private const decimal ScoresBelow = 100_000_000;
    private const int MostDecimals = 4;

    /// <summary>Reads the text.</summary>
    /// <param name="csv">The CSV text; a byte order mark is allowed.</param>
    /// <returns>The rows, or all faults with the line of each. One fault and there are no rows.</returns>
    public static ResultsReading Parse(string csv)
    {
        ArgumentNullException.ThrowIfNull(csv);
        List<Fault> faults = [];
        List<PublishedResult> rows = [];
        HashSet<(int, string, string, string)> seen = [];
        var records = Records(csv.TrimStart('\uFEFF'), faults);
        if (records.Count == 0 || !string.Equals(string.Join(',', records[0].Fields), Header, StringComparison.Ordinal))
        {
            faults.Add(new Fault("bad_header", "dòng 1", $"dòng đầu phải là {Header}"));
        }

        foreach (var (fields, line) in records.Skip(1))
        {
            if (Row(fields, line, faults) is { } row)
            {
                rows.Add(row);
                if (!seen.Add((row.Year, row.Level, row.Name, row.Source)))
                {
                    faults.Add(new Fault("duplicate_row", At(line), "trùng năm, loại, tên và nguồn với một dòng trước"));
                }
            }
        }

        return new ResultsReading(faults.Count == 0 ? rows : [], faults);
    }

    private static PublishedResult? Row(List<string> fields, int line, List<Fault> faults)
    {
        void Add(string code, string message) => faults.Add(new Fault(code, At(line), message));

        if (fields.Count != Columns)
        {
            Add("wrong_columns", string.Create(CultureInfo.InvariantCulture, $"có {fields.Count} cột, phải có {Columns}"));
            return null;
        }

        var before = faults.Count;
        if (!int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1990 or > 2200)
        {
            Add("bad_year", "cột year phải là năm từ 1990 đến 2200");
        }

        foreach (var (name, text, most) in new[] { ("level", fields[1], 100), ("name", fields[2], 300), ("source", fields[5], 500) })
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                Add("blank_text", $"cột {name} không được để trống");
            }
            else if (text.Length > most || text.Contains('\0', StringComparison.Ordinal))
            {
                Add("bad_text", string.Create(CultureInfo.InvariantCulture, $"cột {name} dài quá {most} ký tự hoặc có ký tự không đọc được"));
            }
        }

        var score = 0m;
        if (fields[3].Length > 0
            && !decimal.TryParse(fields[3], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out score))
        {
            Add("bad_score", "cột score phải trống hoặc là số, dấu thập phân là dấu chấm");
        }

        if (Math.Abs(score) >= ScoresBelow || decimal.Round(score, MostDecimals) != score)
        {
            Add("bad_score", "cột score phải nhỏ hơn 100.000.000 và có nhiều nhất 4 chữ số thập phân");
        }

        if (fields[3].Length == 0 && fields[4].Length == 0)
        {
            Add("no_figure", "phải có điểm (score) hoặc thứ hạng (rank)");
        }

        var rank = 0;
        if (fields[4].Length > 0 && (!int.TryParse(fields[4], NumberStyles.None, CultureInfo.InvariantCulture, out rank) || rank < 1))
        {
            Add("bad_rank", "cột rank phải trống hoặc là số nguyên từ 1");
        }

        if (!Confidences.Contains(fields[6], StringComparer.Ordinal))
        {
            Add("bad_confidence", $"cột confidence phải là một trong: {string.Join(", ", Confidences)}");
        }

        return faults.Count > before ? null : new PublishedResult(
            year, fields[1], fields[2], fields[3].Length == 0 ? null : score, rank == 0 ? null : rank, fields[5], fields[6], line);
    }

    private static List<(List<string> Fields, int Line)> Records(string csv, List<Fault> faults)
    {
        List<(List<string> Fields, int Line)> records = [];
        List<string> fields = [];
        StringBuilder field = new();
        int line = 1, startLine = 1;
        var quoted = false;
        for (var i = 0; i < csv.Length; i++)
        {
            var c = csv[i];
            line += c == '\n' ? 1 : 0;
            if (quoted)
            {
                if (c != '"')
                {
                    field.Append(c);
                }
                else if (i + 1 < csv.Length && csv[i + 1] == '"')
                {
                    field.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && field.Length == 0)
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                fields.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    EndRecord();
                }
            }
            else if (c != '\r')
            {
                field.Append(c);
            }
        }

        if (quoted)
        {
            faults.Add(new Fault("open_quote", At(startLine), "dấu ngoặc kép mở mà không đóng"));
        }
        else if (field.Length > 0 || fields.Count > 0)
        {
            fields.Add(field.ToString());
            EndRecord();
        }

        return records;

        void EndRecord()
        {
            if (fields is not [""])
            {
                records.Add((fields, startLine));
            }

            fields = [];
            startLine = line;
        }
    }

    private static string At(int line) => string.Create(CultureInfo.InvariantCulture, $"dòng {line}");
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaiCach.Law.Procedures;

/// <summary>One procedure of a national file.</summary>
/// <param name="Place">Its JSON path: <c>$</c> or <c>$[3]</c>.</param>
/// <param name="Version">What it says, on top of the version that is known; of use where it has no fault.</param>
/// <param name="Faults">What is wrong with it, by path.</param>
/// <param name="Text">The record itself as JSON in one line.</param>
public sealed record NationalRecord(string Place, ProcedureVersion Version, IReadOnlyList<ProcedureFault> Faults, string Text);

/// <summary>
/// Reads procedures in the field names of the national database, as <see cref="NationalFile"/> writes them: one, or a list. The names of fields and of their words are those seen in
/// a public client of that database and are [unsure] until its specification is read; what a record has no field for is taken from the version that is known.
/// </summary>
public static class NationalFileReader
{
    /// <summary>The most procedures of a file.</summary>
    public const int MostRecords = 5_000;

    private const int MostDepth = 32;

    /// <summary>What reading gives.</summary>
    /// <param name="Records">The procedures in the order of the file; none where the file as a whole is wrong.</param>
    /// <param name="FileFaults">What is wrong with the file as a whole.</param>
    /// <param name="Ignored">The fields that the catalogue has no place for, by path without numbers, each once.</param>
    public sealed record Answer(IReadOnlyList<NationalRecord> Records, IReadOnlyList<ProcedureFault> FileFaults, IReadOnlyList<string> Ignored)
    {
        /// <summary>Every fault, in the order of the file.</summary>
        public IReadOnlyList<ProcedureFault> Faults => [.. FileFaults, .. Records.SelectMany(record => record.Faults)];
    }

    /// <summary>Whether a file begins as JSON does.</summary>
    /// <param name="file">All its bytes.</param>
    public static bool LooksLikeOne(ReadOnlySpan<byte> file) => WithoutMark(file).TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];

    /// <summary>Reads a file.</summary>
    /// <param name="file">All its bytes, UTF-8.</param>
    /// <param name="known">Gives the version of a code that a record is put on top of; null for a new procedure.</param>
    /// <param name="today">The local day.</param>
    public static Answer Read(ReadOnlySpan<byte> file, Func<string, ProcedureVersion?> known, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(known);
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(WithoutMark(file), documentOptions: new() { MaxDepth = MostDepth, AllowDuplicateProperties = false });

            // An escape such as \ud800 alone is no character; writing finds it wherever it is.
            _ = root?.ToJsonString();
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException)
        {
            return Refused("Tệp chứa ký tự Unicode không hợp lệ.");
        }
        catch (JsonException fault)
        {
            return Refused(fault.LineNumber is { } line
                ? $"Tệp không phải là JSON hợp lệ, hoặc có trường ghi hai lần (dòng {line + 1}, vị trí {fault.BytePositionInLine + 1})."
                : "Tệp không phải là JSON hợp lệ, hoặc có trường ghi hai lần.");
        }

        var items = root switch { JsonObject one => [((JsonNode?)one, "$")], JsonArray list => [.. list.Select((item, index) => (item, string.Create(CultureInfo.InvariantCulture, $"$[{index}]")))], _ => new List<(JsonNode?, string)>() };
        if (items.Count is 0 or > MostRecords)
        {
            return Refused(items.Count == 0 ? "Tệp không có thủ tục nào." : $"Tệp có {items.Count} thủ tục; nhiều nhất {MostRecords}.");
        }

        var (records, ignored, seen, faults) = (new List<NationalRecord>(), new SortedSet<string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal), new List<ProcedureFault>());
        foreach (var (item, place) in items)
        {
            if (item is not JsonObject record)
            {
                faults.Add(new(place, "field.type", "Phải là một đối tượng JSON."));
                continue;
            }

            var read = new NationalRecordReader(record, place, known, today, ignored).Read();
            if (read.Version.Code.Length > 0 && !seen.TryAdd(read.Version.Code, place))
            {
                read = read with { Faults = [.. read.Faults, new($"{place}.MATTHC", "duplicate", $"Mã {read.Version.Code} đã có ở {seen[read.Version.Code]}.")] };
            }

            records.Add(read);
        }

        return new(records, faults, [.. ignored]);
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> file) => file.StartsWith("\uFEFF"u8) ? file[3..] : file;

    private static Answer Refused(string text) => new([], [new("$", "json.syntax", text)], []);
}

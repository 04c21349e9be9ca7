using System.Text.Json;

namespace CaiCach.Law.Procedures;

/// <summary>A fault in a file of procedures.</summary>
/// <param name="Place">Where, as a JSON path (<c>$.procedures[0].means[1].limit.value</c>).</param>
/// <param name="Code">Stable code of the kind of fault.</param>
/// <param name="Text">Vietnamese sentence that says what is wrong.</param>
public sealed record ProcedureFault(string Place, string Code, string Text);

/// <summary>What reading a file of procedures gives: all of it, or nothing and every fault.</summary>
public abstract record ProcedureFileResult
{
    private ProcedureFileResult()
    {
    }

    /// <summary>The file is whole and valid.</summary>
    /// <param name="File">The file.</param>
    public sealed record Valid(ProcedureFile File) : ProcedureFileResult;

    /// <summary>The file has faults; nothing of it is to be used.</summary>
    /// <param name="Faults">Every fault, in the order of the file; at least one.</param>
    public sealed record Faulty(IReadOnlyList<ProcedureFault> Faults) : ProcedureFileResult;
}

/// <summary>A file of published procedures.</summary>
/// <param name="Note">Vietnamese note on where the file comes from.</param>
/// <param name="Fields">The fields that its procedures belong to.</param>
/// <param name="Procedures">The procedures.</param>
/// <param name="Scenarios">Procedures that ship to show a clock or a payment, beside the others.</param>
public sealed record ProcedureFile(
    string Note,
    IReadOnlyList<ProcedureField> Fields,
    IReadOnlyList<ProcedureVersion> Procedures,
    IReadOnlyList<ProcedureVersion> Scenarios)
{
    /// <summary>Version of the file format that <see cref="Parse"/> reads.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Procedures and scenarios together.</summary>
    public IEnumerable<ProcedureVersion> All => Procedures.Concat(Scenarios);

    /// <summary>
    /// Reads a whole file. Unknown, missing, repeated or mistyped fields, values out of range, names of fields and cases that do not
    /// exist, repeated codes and overlapping versions are faults; all of them are named, and nothing is returned when there is one.
    /// </summary>
    /// <param name="json">The text of the file.</param>
    public static ProcedureFileResult Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (!IsWellFormed(json))
        {
            return new ProcedureFileResult.Faulty([new("$", "json.syntax", "Tệp chứa ký tự Unicode không hợp lệ.")]);
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException fault)
        {
            return new ProcedureFileResult.Faulty([
                new("$", "json.syntax", $"Tệp không phải là JSON hợp lệ (dòng {fault.LineNumber + 1}, vị trí {fault.BytePositionInLine + 1})."),
            ]);
        }

        using (document)
        {
            var faults = new List<ProcedureFault>();
            var file = ProcedureFileReader.Read(document.RootElement, faults);
            return faults.Count == 0 ? new ProcedureFileResult.Valid(file) : new ProcedureFileResult.Faulty(faults);
        }
    }

    private static bool IsWellFormed(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == 0xFFFD)
            {
                return false;
            }
        }

        return true;
    }
}

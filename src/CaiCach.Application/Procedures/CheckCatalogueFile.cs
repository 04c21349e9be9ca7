using System.Globalization;
using CaiCach.Application.Procedures.Workbooks;
using CaiCach.Application.Reference;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Procedures;

/// <summary>Checks a file of the catalogue (a workbook, or the national fields as JSON) against the catalogue and tells what it would change. Nothing is kept.</summary>
public static class CheckCatalogueFile
{
    /// <summary>A procedure of the file.</summary>
    /// <param name="Before">The version it is compared with: the one in force, else the newest; null for a new procedure.</param>
    /// <param name="After">The version as the file has it.</param>
    /// <param name="Changes">What changes; empty for a new procedure.</param>
    /// <param name="Place">Where it stands in the file, as the place of a fault without its text.</param>
    public sealed record Line(ProcedureVersion? Before, ProcedureVersion After, IReadOnlyList<ProcedureChange> Changes, SheetFault Place);

    /// <summary>What was found: faults, or the procedures, never both.</summary>
    /// <param name="Faults">Every fault, by sheet and row; of the national fields by their path, in place of the column.</param>
    /// <param name="Lines">The procedures in the order of the file.</param>
    /// <param name="IsNational">Whether it has the national fields.</param>
    /// <param name="Ignored">The national fields of the file that the catalogue has no place for, by path.</param>
    public sealed record Answer(IReadOnlyList<SheetFault> Faults, IReadOnlyList<Line> Lines, bool IsNational, IReadOnlyList<string> Ignored);

    /// <summary>Checks it.</summary>
    /// <param name="snapshot">The catalogue.</param>
    /// <param name="file">All bytes of the file.</param>
    /// <param name="today">The local day.</param>
    public static Answer Of(ReferenceSnapshot snapshot, byte[] file, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(file);
        return NationalFileReader.LooksLikeOne(file) ? National(snapshot, file, today) : Workbook(snapshot, file, today);
    }

    /// <summary>The version that a procedure of a file is compared with: the one in force, else the newest public one; null for a new procedure.</summary>
    /// <param name="snapshot">The catalogue.</param>
    /// <param name="code">The code.</param>
    /// <param name="today">The local day.</param>
    public static ProcedureVersion? Known(ReferenceSnapshot snapshot, string code, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.ProcedureInForce(code, today) ?? snapshot.LatestProcedure(code);
    }

    private static Answer National(ReferenceSnapshot snapshot, byte[] file, DateOnly today)
    {
        var read = NationalFileReader.Read(file, code => Known(snapshot, code, today), today);
        return read.Faults.Count > 0
            ? new([.. read.Faults.Select(fault => new SheetFault("", null, fault.Place, fault.Text))], [], IsNational: true, read.Ignored)
            : new([], [.. read.Records.Select(p => LineOf(snapshot, p.Version, today, new("", null, $"{p.Place}.MATTHC", "")))], IsNational: true, read.Ignored);
    }

    private static Answer Workbook(ReferenceSnapshot snapshot, byte[] file, DateOnly today)
    {
        var read = CatalogueXlsxReader.Read(file);
        if (read.Sheets.Count == 0)
        {
            return new(read.Faults, [], IsNational: false, []);
        }

        var source = string.Create(CultureInfo.InvariantCulture, $"Tệp danh mục nhập ngày {today:dd/MM/yyyy}");
        var unread = read.Faults.Where(fault => fault.Row is null or 1).Select(fault => fault.Sheet).ToHashSet(StringComparer.Ordinal);
        var checkedFile = CatalogueFile.Check(read.Sheets, code => Known(snapshot, code, today), source, unread, read.WithoutCases);
        if (read.Faults.Count > 0 || checkedFile is not CatalogueFileResult.Ready ready)
        {
            var more = checkedFile is CatalogueFileResult.Faulty faulty ? faulty.Faults : [];
            return new([.. read.Faults.Concat(more.Where(fault => !read.Faults.Any(known => (known.Sheet, known.Row, known.Column) == (fault.Sheet, fault.Row, fault.Column))))], [], IsNational: false, []);
        }

        return new([], [.. ready.Procedures.Zip(ready.Rows, (after, row) => LineOf(snapshot, after, today, new(CatalogueSheets.Procedures.Name, row, CatalogueSheets.CodeTitle, "")))], IsNational: false, []);
    }

    private static Line LineOf(ReferenceSnapshot snapshot, ProcedureVersion after, DateOnly today, SheetFault place)
    {
        var before = Known(snapshot, after.Code, today);
        return new(before, after with { Version = (snapshot.LatestProcedure(after.Code)?.Version ?? 0) + 1 }, before is null ? [] : ProcedureDifference.Between(before, after), place);
    }
}

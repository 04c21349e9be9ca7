using System.Globalization;
using CaiCach.Application.Procedures.Workbooks;
using CaiCach.Application.Reference;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Procedures;

/// <summary>Checks a workbook of the catalogue against the catalogue and tells what it would change. Nothing is kept.</summary>
public static class CheckCatalogueFile
{
    /// <summary>A procedure of the file.</summary>
    /// <param name="Before">The version it is compared with: the one in force, else the newest; null for a new procedure.</param>
    /// <param name="After">The version as the file has it.</param>
    /// <param name="Changes">What changes; empty for a new procedure.</param>
    public sealed record Line(ProcedureVersion? Before, ProcedureVersion After, IReadOnlyList<ProcedureChange> Changes);

    /// <summary>What was found: faults, or the procedures, never both.</summary>
    /// <param name="Faults">Every fault, by sheet and row.</param>
    /// <param name="Lines">The procedures in the order of the file.</param>
    public sealed record Answer(IReadOnlyList<SheetFault> Faults, IReadOnlyList<Line> Lines);

    /// <summary>Checks it.</summary>
    /// <param name="snapshot">The catalogue.</param>
    /// <param name="file">All bytes of the file.</param>
    /// <param name="today">The local day.</param>
    public static Answer Of(ReferenceSnapshot snapshot, byte[] file, DateOnly today)
    {
        var read = CatalogueXlsxReader.Read(file);
        if (read.Sheets.Count < CatalogueSheets.All.Count)
        {
            return new(read.Faults, []);
        }

        var source = string.Create(CultureInfo.InvariantCulture, $"Tệp danh mục nhập ngày {today:dd/MM/yyyy}");
        var checkedFile = CatalogueFile.Check(read.Sheets, Known, source);
        if (read.Faults.Count > 0 || checkedFile is not CatalogueFileResult.Ready ready)
        {
            // Rows of a sheet whose head is wrong were not read, so what misses them says nothing.
            var unread = read.Faults.Where(fault => fault.Row is null or 1).Select(fault => fault.Sheet).ToHashSet(StringComparer.Ordinal);
            var more = unread.Count == 0 && checkedFile is CatalogueFileResult.Faulty faulty ? faulty.Faults : [];
            return new([.. read.Faults.Concat(more.Where(fault => !read.Faults.Any(known => (known.Sheet, known.Row, known.Column) == (fault.Sheet, fault.Row, fault.Column))))], []);
        }

        return new([], [.. ready.Procedures.Select(after =>
        {
            var before = Known(after.Code);
            return new Line(before, after with { Version = (snapshot.LatestProcedure(after.Code)?.Version ?? 0) + 1 }, before is null ? [] : ProcedureDifference.Between(before, after));
        })]);

        ProcedureVersion? Known(string code) => snapshot.ProcedureInForce(code, today) ?? snapshot.LatestProcedure(code);
    }
}

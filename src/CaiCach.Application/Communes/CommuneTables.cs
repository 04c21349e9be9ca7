using System.Text;
using CaiCach.Application.Procedures.Workbooks;
using CaiCach.Application.Reports.Export;
using CaiCach.Law.Communes;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Communes;

/// <summary>The register of communes as a file, written and read: a workbook, or comma-separated text.</summary>
public static class CommuneTables
{
    /// <summary>The formats.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["xlsx", "csv"];

    /// <summary>Writes it.</summary>
    /// <param name="communes">The rows.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    public static byte[] Write(IReadOnlyList<Commune> communes, string format)
    {
        using var file = new MemoryStream();
        if (format == "xlsx")
        {
            CatalogueXlsx.Write([(CommuneFile.Sheet, CommuneFile.RowsOf(communes))], file);
            return file.ToArray();
        }

        using (var csv = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" })
        {
            foreach (var row in CommuneFile.RowsOf(communes).Prepend([.. CommuneFile.Sheet.Columns.Select(column => column.Title)]))
            {
                csv.WriteLine(string.Join(',', row.Select(cell => ReportCsv.Quoted((string?)cell ?? ""))));
            }
        }

        return file.ToArray();
    }

    /// <summary>The rows of a file; faults are noted.</summary>
    internal static IReadOnlyList<SheetRow> Read(byte[] file, List<SheetFault> faults)
    {
        if (file.AsSpan().StartsWith("PK"u8) || file.Length > CatalogueXlsxReader.MostBytes || file.AsSpan().IndexOf((byte)0) >= 0)
        {
            var read = CatalogueXlsxReader.Read(file, [CommuneFile.Sheet]);
            faults.AddRange(read.Faults);
            return read.Sheets.GetValueOrDefault(CommuneFile.Sheet.Name, []);
        }

        try
        {
            var rows = CommuneFile.ReadCsv(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(file), faults);
            if (rows.Count > CatalogueXlsxReader.MostRows)
            {
                faults.Add(new("", null, null, "Tệp có quá 20.000 dòng; hãy chia thành nhiều tệp."));
            }

            return rows;
        }
        catch (DecoderFallbackException)
        {
            faults.Add(new("", null, null, "Tệp CSV phải có bảng mã UTF-8; hãy lưu lại dạng CSV UTF-8, hoặc .xlsx."));
            return [];
        }
    }
}

using CaiCach.Law.Communes;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Communes;

/// <summary>A file of communes is read whole, or every fault is named at its row and column.</summary>
public sealed class CommuneFileTests
{
    private const string Head = "Mã,Tên,Loại,Mã tỉnh,Từ ngày,Đến ngày,Đơn vị cũ\n";
    private static readonly HashSet<string> Provinces = ["44", "01"];

    [Fact]
    public void A_row_has_a_name_its_days_and_the_units_it_was_made_of()
    {
        var communes = Read(Head + "90001,Phường Đông Thử,Phường,44,01/07/2025,,\"phường Một; thành phố Thử; tỉnh Quảng Trị\nxã Hai;; tỉnh Quảng Trị\"\n90002,Cam Thử,xã,44,2025-07-01,30/6/2026,\n", [], out var faults);
        Assert.Empty(faults);
        Assert.Equal(["90001 phường Đông Thử 44 2 01/07/2025 ", "90002 xã Cam Thử 44 0 01/07/2025 30/06/2026"], communes.Select(c => $"{c.Code} {c.Title} {c.ProvinceCode} {c.OldNames.Count} {c.From:dd/MM/yyyy} {c.To:dd/MM/yyyy}"));
        Assert.Equal(["phường Một, thành phố Thử, tỉnh Quảng Trị", "xã Hai, tỉnh Quảng Trị"], communes[0].OldNames.Select(o => o.Title));
        Assert.Equal(["90001", "Đông Thử", "phường", "44", "01/07/2025", null, "phường Một; thành phố Thử; tỉnh Quảng Trị\nxã Hai; ; tỉnh Quảng Trị"], CommuneFile.RowsOf(communes).First());
    }

    [Theory]
    [InlineData("9001,A,xã,44,01/07/2025,,", "2 Mã")]
    [InlineData("9000A,A,xã,44,01/07/2025,,", "2 Mã")]
    [InlineData(",,,,,,x;y;z", "2 Loại|2 Mã|2 Mã tỉnh|2 Tên|2 Từ ngày")]
    [InlineData("90001,A,huyện,44,01/07/2025,,", "2 Loại")]
    [InlineData("90001,A,xã,4,01/07/2025,,", "2 Mã tỉnh")]
    [InlineData("90001,A,xã,99,01/07/2025,,", "2 Mã tỉnh")]
    [InlineData("90001,A,xã,44,30/06/2025,,", "2 Từ ngày")]
    [InlineData("90001,A,xã,44,01/07/2025,30/06/2025,", "2 Đến ngày")]
    [InlineData("90001,A,xã,44,01/07/2025,01/07/2025,", "")]
    [InlineData("90001,A,xã,44,31/02/2026,,", "2 Từ ngày")]
    [InlineData("90001,A,xã,44,01/07/2025,,xã B; tỉnh C", "2 Đơn vị cũ")]
    [InlineData("90001,A,xã,44,01/07/2025,,xã B; huyện D; ", "2 Đơn vị cũ")]
    [InlineData("90001,A,xã,44,01/07/2025,,\n90001,A,xã,44,01/07/2025,,", "3 Từ ngày")]
    [InlineData("90001,A,xã,44,01/07/2025,,\n90001,B,xã,44,01/01/2026,,", "3 Từ ngày")]
    [InlineData("90001,A,xã,44,01/07/2025,01/01/2026,\n90001,B,xã,44,01/01/2026,,", "3 Từ ngày")]
    [InlineData("90001,A,xã,44,01/07/2025,31/12/2025,\n90001,B,xã,44,01/01/2026,,", "")]
    [InlineData("90001,B,xã,44,01/01/2026,,\n90001,A,xã,44,01/07/2025,31/12/2025,", "")]
    public void Each_fault_is_named_at_its_row_and_column(string rows, string expected)
    {
        Read(Head + rows + "\n", [], out var faults);
        Assert.Equal(expected, string.Join('|', faults.OrderBy(f => f.Row).ThenBy(f => f.Column, StringComparer.Ordinal).Select(f => $"{f.Row} {f.Column}")));
        Assert.All(faults, f => Assert.EndsWith(".", f.Text.TrimEnd(')'), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("90001,Khác,xã,44,01/07/2025,,", "Tên")]
    [InlineData("90001,DONG THU,phường,44,01/07/2025,,", "")]
    [InlineData("90001,Khác,xã,44,01/01/2026,,", "Từ ngày")]
    [InlineData("90001,Đông Thử,xã,44,01/07/2025,31/12/2025,\n90001,Khác,xã,44,01/01/2026,,", "")]
    [InlineData("90001,Khác,xã,44,31/12/2025,,\n90001,Đông Thử,xã,44,01/07/2025,31/12/2025,", "Từ ngày")]
    [InlineData("90009,Khác,xã,44,01/07/2025,,", "")]
    public void A_code_is_given_to_no_other_name_while_one_has_it(string rows, string expected)
    {
        Read(Head + rows + "\n", [new("90001", "Đông Thử", CommuneKind.Commune, "44", new(2025, 7, 1), null, [])], out var faults);
        Assert.Equal(expected, string.Join('|', faults.Select(f => f.Column)));
    }

    [Theory]
    [InlineData("", "Tệp trống, không có dòng tiêu đề.")]
    [InlineData("Mã,Tên\n", "Thiếu cột này.|Thiếu cột này.|Thiếu cột này.")]
    [InlineData("Mã,Mã,Tên,Loại,Mã tỉnh,Từ ngày\n", "Cột này có hai lần.")]
    [InlineData("Mã,Tên,Loại,Mã tỉnh,Từ ngày,Lạ\n", "Danh mục không có cột này.")]
    [InlineData("MÃ,TÊN,LOẠI,MÃ TỈNH,TỪ NGÀY\n90001,A,xã,44,01/07/2025,thừa\n", "Dòng có nhiều ô hơn dòng tiêu đề.")]
    [InlineData("Mã,Tên,Loại,Mã tỉnh,Từ ngày\n\"90001,A", "Dấu ngoặc kép không khớp.|Không đọc được tệp CSV này.")]
    public void A_head_that_cannot_be_gone_by_is_told(string text, string expected)
    {
        Read(text, [], out var faults);
        Assert.Equal(expected, string.Join('|', faults.Select(f => f.Text)));
    }

    private static IReadOnlyList<Commune> Read(string text, IReadOnlyList<Commune> known, out List<SheetFault> faults)
    {
        faults = [];
        var rows = CommuneFile.ReadCsv(text, faults);
        return faults.Count > 0 ? [] : CommuneFile.Check(rows, known, Provinces, faults);
    }
}

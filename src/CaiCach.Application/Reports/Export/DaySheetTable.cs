using System.Globalization;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports.Export;

/// <summary>The words of the end-of-day sheet, the same on the page and in every file.</summary>
public static class DaySheetTable
{
    /// <summary>A line of the sheet.</summary>
    /// <param name="Number">Its number; a letter or blank for a part of the line above.</param>
    /// <param name="Name">What it counts.</param>
    /// <param name="Value">The figure.</param>
    /// <param name="Figure">Which figure, so that its dossiers can be shown; null for a sum.</param>
    public sealed record Line(string Number, string Name, long Value, DayFigure? Figure)
    {
        /// <summary>Whether it stands below another line.</summary>
        public bool IsPart => Number is "a" or "b" or "c" or "" or "9a" or "9b" or "9c" or "9d";
    }

    /// <summary>The title, in capitals.</summary>
    public const string Title = "PHIẾU TỔNG HỢP CUỐI NGÀY";

    /// <summary>Who signs beside the one who made it.</summary>
    public const string Signer = "Trưởng Bộ phận Một cửa";

    /// <summary>The lines of a sheet; those of a reorganisation and of reception for other bodies only on a day that has some.</summary>
    public static IReadOnlyList<Line> LinesOf(DaySheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return
        [
            new("1", "Nộp trong ngày", sheet.Received, null),
            Of("a", "Trực tuyến", DayFigure.ReceivedOnline),
            Of("b", "Tại quầy", DayFigure.ReceivedDirect),
            Of("c", "Qua bưu chính công ích", DayFigure.ReceivedPost),
            .. sheet[DayFigure.ReceivedElsewhere] != 0 ? [Of("", "trong đó cơ quan khác nhận hộ", DayFigure.ReceivedElsewhere)] : Array.Empty<Line>(),
            Of("2", "Yêu cầu bổ sung (Mẫu số 02)", DayFigure.SupplementAsked),
            Of("3", "Không tiếp nhận (Mẫu số 03)", DayFigure.NotAccepted),
            Of("3a", "Trả lời việc tiếp nhận sau hạn (Mẫu số 01, 02, 03)", DayFigure.IntakeLate),
            Of("4", "Đang giải quyết đầu ngày", DayFigure.OpenAtStart),
            Of("5", "Tiếp nhận, hẹn trả kết quả (Mẫu số 01)", DayFigure.Accepted),
            .. Moves(sheet) ? [Of("5a", "Chuyển đến khi sắp xếp tổ chức", DayFigure.MovedIn), Of("5b", "Chuyển đi khi sắp xếp tổ chức", DayFigure.MovedOut)] : Array.Empty<Line>(),
            Of("6", "Đã giải quyết (phát hành, dừng, rút)", DayFigure.Finished),
            Of("", "trong đó có kết quả", DayFigure.ResultsIssued),
            Of("7", "Đang giải quyết cuối ngày", DayFigure.OpenAtEnd),
            Of("", "trong đó đã quá hạn", DayFigure.PastDue),
            Of("8", "Đã trả kết quả cho người nộp", DayFigure.Returned),
            Of("8a", "Xin lỗi, hẹn lại ngày trả kết quả (Mẫu số 04)", DayFigure.Apologised),
            .. TakesForOthers(sheet)
                ?
                [
                    Of("9", "Tiếp nhận hộ cơ quan khác trong ngày", DayFigure.OthersReceived),
                    Of("9a", "Nhận hộ, đang ở quầy đầu ngày", DayFigure.OthersAtStart),
                    Of("9b", "Đã chuyển cơ quan giải quyết, hoặc kết thúc tại quầy", DayFigure.OthersLeft),
                    Of("9c", "Nhận hộ, đang ở quầy cuối ngày", DayFigure.OthersAtEnd),
                    Of("9d", "Đã trả kết quả của hồ sơ nhận hộ", DayFigure.OthersReturned),
                ]
                : Array.Empty<Line>(),
        ];

        Line Of(string number, string name, DayFigure figure) => new(number, name, sheet[figure], figure);
    }

    /// <summary>The balances, a sentence each.</summary>
    public static IReadOnlyList<string> ChecksOf(DaySheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var moves = Moves(sheet) ? $" + (5a) {Said(DayFigure.MovedIn)} − (5b) {Said(DayFigure.MovedOut)}" : "";
        return
        [
            $"Kiểm tra: (4) {Said(DayFigure.OpenAtStart)} + (5) {Said(DayFigure.Accepted)}{moves} − (6) {Said(DayFigure.Finished)} = (7) {Said(DayFigure.OpenAtEnd)}. Khớp.",
            .. TakesForOthers(sheet)
                ? [$"Kiểm tra: (9a) {Said(DayFigure.OthersAtStart)} + (9) {Said(DayFigure.OthersReceived)} − (9b) {Said(DayFigure.OthersLeft)} = (9c) {Said(DayFigure.OthersAtEnd)}. Hồ sơ nhận hộ do cơ quan có thẩm quyền tính ở các dòng 1–8 của cơ quan ấy."]
                : Array.Empty<string>(),
        ];

        string Said(DayFigure figure) => NumberOf(sheet[figure]);
    }

    /// <summary>The sheet as a list for a file; its last lines are the balances.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="period">The day, in words.</param>
    public static TextTable Of(DaySheet sheet, string period) => new(
        "",
        "Cuoi ngay",
        Title,
        period,
        [new("TT", 6), new("Nội dung", 60), new("Số lượng", 14)],
        [.. LinesOf(sheet).Select(l => (IReadOnlyList<string>)[l.Number, l.Name, l.Value.ToString(CultureInfo.InvariantCulture)]), .. ChecksOf(sheet).Select(check => (IReadOnlyList<string>)["", check, ""])]);

    /// <summary>A figure as people read it.</summary>
    public static string NumberOf(long value) => value.ToString("N0", CultureInfo.GetCultureInfo("vi-VN"));

    private static bool TakesForOthers(DaySheet sheet) =>
        new[] { DayFigure.OthersReceived, DayFigure.OthersAtStart, DayFigure.OthersLeft, DayFigure.OthersAtEnd, DayFigure.OthersReturned }.Any(f => sheet[f] != 0);

    private static bool Moves(DaySheet sheet) => sheet[DayFigure.MovedIn] != 0 || sheet[DayFigure.MovedOut] != 0;
}

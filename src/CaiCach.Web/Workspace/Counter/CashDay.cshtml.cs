using System.Globalization;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Export;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Counter;

/// <summary>The lines of the cash book of a body's counter on a day, each leading to its dossier: what the sums of the end-of-day sheet are made of.</summary>
[OfficialsOnly("receiver", "cashier", "one_stop_director", "agency_head", "procedure_controller", "leader", "reform_officer", "inspector")]
public sealed class CashDayModel(ActorReader actors, ReferenceStore reference, CashBook book, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    /// <summary>The address.</summary>
    public const string Href = DayModel.Href + "/so-thu";

    private const int PageSize = 50;

    private const string Nobody = "-";

    public IReadOnlyList<CashBook.Receipt> Receipts { get; private set; } = [];

    /// <summary>The sums of what is listed, of all its pages.</summary>
    public IReadOnlyList<CashBook.Line> Sums { get; private set; } = [];

    public Unit Unit { get; private set; } = null!;

    public DateOnly Day { get; private set; }

    public CashBook.Part? Part { get; private set; }

    public string? Next { get; private set; }

    /// <summary>The address of the lines of a day, or of those behind one sum of it.</summary>
    public static string HrefOf(string unit, DateOnly day, CashBook.Part? part = null) =>
        $"{Href}?don-vi={Uri.EscapeDataString(unit)}&ngay={day:yyyy-MM-dd}"
        + (part is null ? "" : $"&nguoi={part.CashierId?.ToString("n") ?? Nobody}&khoan={part.Kind.ToString().ToLowerInvariant()}&hinh-thuc={part.Method?.ToString().ToLowerInvariant() ?? Nobody}");

    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "don-vi")] string? unit,
        [FromQuery(Name = "ngay")] string? day,
        [FromQuery(Name = "nguoi")] string? cashier,
        [FromQuery(Name = "khoan")] string? kind,
        [FromQuery(Name = "hinh-thuc")] string? method,
        [FromQuery(Name = "sau")] string? after,
        [FromQuery(Name = "dinh-dang")] string? format,
        CancellationToken cancel)
    {
        await OpenAsync(cancel);
        ListWork.Cursor? last = null;
        if (ReportDay.UnitsOf(Me, Reference.Organisation).FirstOrDefault(u => u.Code == unit) is not { } found
            || DayModel.DayOf(day) is not { } asked
            || !TryPart(cashier, kind, method, out var part)
            || (after is not null && (last = ListWork.Cursor.Parse(after)) is null)
            || (format is not null && !ReportFile.Formats.Contains(format)))
        {
            return NotFound();
        }

        (Unit, Day, Part) = (found, asked, part);
        var choice = new CashBook.Choice(found.Id, asked, part);
        if (format is not null)
        {
            return FileOf(await book.ReceiptsAsync(Me, choice, cancel: cancel), format);
        }

        var page = await book.ReceiptsAsync(Me, choice, last, PageSize + 1, cancel);
        Receipts = [.. page.Take(PageSize)];
        Next = page.Count > PageSize ? $"{HrefOf(Unit.Code, Day, Part)}&sau={new ListWork.Cursor(Receipts[^1].At, Receipts[^1].Id)}" : null;
        Sums = [.. (await book.DayAsync(found.Id, asked, cancel)).Where(l => part is null || (l.CashierId == part.CashierId && l.Kind == part.Kind && l.Method == part.Method))];
        return Page();
    }

    /// <summary>The way of a line in words.</summary>
    public string MethodOf(CashBook.Receipt receipt) => receipt.Method is { } method ? Names.Of(t, method) : t["Không ghi hình thức"].Value;

    private static bool TryPart(string? cashier, string? kind, string? method, out CashBook.Part? part)
    {
        part = null;
        if (cashier is null && kind is null && method is null)
        {
            return true;
        }

        if ((cashier != Nobody && !Guid.TryParseExact(cashier, "n", out _)) || !Enum.TryParse<CashKind>(kind, ignoreCase: true, out var what) || !Enum.IsDefined(what)
            || (method != Nobody && (!Enum.TryParse<PaymentMethod>(method, ignoreCase: true, out var how) || !Enum.IsDefined(how))))
        {
            return false;
        }

        part = new(cashier == Nobody ? null : Guid.ParseExact(cashier, "n"), what, method == Nobody ? null : Enum.Parse<PaymentMethod>(method!, ignoreCase: true));
        return true;
    }

    private FileContentResult FileOf(IReadOnlyList<CashBook.Receipt> receipts, string format)
    {
        TextTable table = new(
            "", "So thu chi", "SỔ THU, CHI CỦA BỘ PHẬN MỘT CỬA", $"Ngày {TimeTexts.Day(Day)}",
            [new("Giờ", 8), new("Tiền đến lúc", 18), new("Số chứng từ", 16), new("Nội dung", 20), new("Hình thức", 14), new("Mã hồ sơ", 26), new("Chủ hồ sơ", 30), new("Số tiền (đồng)", 16), new("Người thu", 24)],
            [
                .. receipts.Select(r => (IReadOnlyList<string>)[TimeOf(r), r.PaidAt is { } paid ? TimeTexts.Moment(paid) : "", r.Number, Names.Of(t, r.Kind), MethodOf(r), r.Code, r.OwnerName, r.Amount.ToString(CultureInfo.InvariantCulture), r.Cashier]),
                ["", "", "", "Cộng", "", "", "", receipts.Sum(r => r.Amount).ToString(CultureInfo.InvariantCulture), ""],
            ]);
        return File(
            TextTableFile.Make(table, ReportFile.HeadingOf(Unit, Reference.Organisation) with { SignerTitle = DaySheetTable.Signer }, format), ReportFile.MediaTypeOf(format), $"so-thu-{Unit.Code}-{Day:yyyyMMdd}.{format}");
    }

    /// <summary>The local time of a line.</summary>
    public static string TimeOf(CashBook.Receipt receipt) => VietnamTime.ToLocal(receipt.At).ToString("HH:mm", CultureInfo.InvariantCulture);
}

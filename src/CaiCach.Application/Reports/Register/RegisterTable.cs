using System.Globalization;
using CaiCach.Application.Letters;
using CaiCach.Application.Reports.Export;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;

namespace CaiCach.Application.Reports.Register;

/// <summary>The register as its form prints it (Mẫu số 07 of TT 03/2025/TT-VPCP; before it Mẫu số 06 of TT 01/2018/TT-VPCP).</summary>
public static class RegisterTable
{
    /// <summary>The columns, as in the form.</summary>
    public static IReadOnlyList<TextColumn> Columns { get; } =
    [
        new("TT", 5), new("Mã hồ sơ", 16), new("Tên thủ tục hành chính", 26), new("Số bộ", 5), new("Tên cá nhân, tổ chức", 16), new("Địa chỉ, số điện thoại", 20), new("Cơ quan chủ trì giải quyết", 16),
        new("Ngày nhận", 11), new("Ngày hẹn trả", 11), new("Ngày chuyển đến cơ quan giải quyết", 11), new("Ngày nhận kết quả từ cơ quan giải quyết", 11), new("Ngày trả kết quả", 11),
        new("Phương thức nhận kết quả", 12), new("Ký nhận", 9), new("Ghi chú", 14),
    ];

    /// <summary>What files say of a line beside the columns of the form.</summary>
    public static IReadOnlyList<TextColumn> More { get; } = [new("Loại chủ hồ sơ", 12), new("Hình thức tiếp nhận chi tiết", 14)];

    /// <summary>The form in force on the last day of the span; null when no set has a register.</summary>
    public static (LetterForm Form, LetterSet Set)? FormOn(IReadOnlyList<LetterSet> sets, DateOnly day) =>
        LetterRules.On(sets, day) is { } set && set.FormOf(LetterKind.Register) is { } form ? (form, set) : null;

    /// <summary>The texts of a line, one a column.</summary>
    public static IReadOnlyList<string> Of(ReadRegister.Line line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return
        [
            line.Number.ToString(CultureInfo.InvariantCulture), line.Code, line.Procedure, line.Sets.ToString("00", CultureInfo.InvariantCulture), line.OwnerName,
            line.Phone.Length > 0 ? $"{line.Address}; {LetterWords.Phone(line.Phone)}" : line.Address, line.Body,
            Moment(line.AcceptedAt), Moment(line.DueAt), Moment(line.HandedOverAt), Moment(line.ResultAt), Moment(line.ReturnedAt), Way(line.Delivery), "", Note(line),
        ];
    }

    /// <summary>The texts of a line in the columns of <see cref="More"/>.</summary>
    public static IReadOnlyList<string> MoreOf(ReadRegister.Line line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return [line.OwnerKind.ToText(), line.Way?.ToText() ?? ""];
    }

    /// <summary>The register as a table: the form, and for files what more is known.</summary>
    public static TextTable Of(IReadOnlyList<ReadRegister.Line> lines, ReadRegister.Question question, IReadOnlyList<LetterSet> sets, LetterFrame frame, bool withMore = false)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(question);
        var form = FormOn(sets, question.To);
        return new(
            form is { } known ? $"Mẫu số {known.Form.Number}, {known.Set.Document}" : "",
            "So theo doi ho so",
            LetterKind.Register.ToText().ToUpperInvariant(),
            PeriodOf(question),
            withMore ? [.. Columns, .. More] : Columns,
            [.. lines.Select(line => withMore ? [.. Of(line), .. MoreOf(line)] : Of(line))])
        { Opening = frame.Opening, Closing = [.. frame.Closing, .. frame.Notes] };
    }

    /// <summary>The span in words.</summary>
    public static string PeriodOf(ReadRegister.Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return string.Create(CultureInfo.InvariantCulture, $"Hồ sơ tiếp nhận từ ngày {question.From:dd/MM/yyyy} đến ngày {question.To:dd/MM/yyyy}");
    }

    private static string Moment(DateTime? utc) => utc is { } known ? VietnamTime.ToLocal(known).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture) : "";

    private static string Way(DeliveryState delivery) => delivery switch
    {
        DeliveryState.HandedOver => "Trực tiếp",
        DeliveryState.Delivered => "Trực tuyến",
        DeliveryState.Posted or DeliveryState.PostDelivered => "Bưu chính công ích",
        _ => "",
    };

    private static string Note(ReadRegister.Line line)
    {
        var state = line.State switch
        {
            BusinessState.Issued when line.Delivery == DeliveryState.ReturnedUndelivered => "Bưu chính không phát được, trả về" + (line.Late ? "; quá hạn" : ""),
            BusinessState.Issued or BusinessState.Done => line.Late ? "Quá hạn" : "",
            _ => line.State.ToText() + (line.Late ? "; quá hạn" : ""),
        };
        IEnumerable<string> notes = [line.Entry ?? "", line.MovedTo is { } to ? MovedTo(to) : "", state, line.OriginalDueAt is { } original ? $"Hẹn lại{(line.KeptAppointment ? ", xong theo lịch hẹn lại" : "")}; hạn gốc {Moment(original)}" : ""];
        return string.Join(". ", notes.Where(note => note.Length > 0));
    }

    /// <summary>Where a dossier went that moved on with a reorganisation.</summary>
    public static string MovedTo(Data.Organisation.Unit body) => $"Đã chuyển đến {body.Name} khi sắp xếp tổ chức";
}

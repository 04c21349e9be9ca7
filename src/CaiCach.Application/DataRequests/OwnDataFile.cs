using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CaiCach.Law.Calendar;
using CaiCach.Law.DataRequests;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.DataRequests;

/// <summary>A copy of a person's data as a file for programs (JSON) and as one that people read (HTML, without scripts or anything to load).</summary>
public static class OwnDataFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>The JSON; moments are UTC.</summary>
    public static byte[] ToJson(CopyOwnData.Copy copy) => JsonSerializer.SerializeToUtf8Bytes(copy, Json);

    /// <summary>The page to read; moments are local.</summary>
    public static byte[] ToHtml(CopyOwnData.Copy copy)
    {
        ArgumentNullException.ThrowIfNull(copy);
        var html = new StringBuilder("<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>Dữ liệu cá nhân của tôi</title></head><body>\n<h1>Dữ liệu cá nhân của tôi</h1>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p>Bản sao lập lúc {Moment(copy.MadeAt)}.</p>\n");
        Section("Tài khoản", [("Họ và tên", copy.Account.FullName), ("Số định danh cá nhân", copy.Account.CitizenId), ("Điện thoại", copy.Account.Phone), ("Thư điện tử", copy.Account.Email), ("Mở tài khoản lúc", Moment(copy.Account.CreatedAt))]);
        foreach (var d in copy.Dossiers)
        {
            Section(
                $"Hồ sơ {d.Code ?? d.RequestNumber}",
                [
                    ("Số yêu cầu", d.RequestNumber), ("Thủ tục", d.Procedure), ("Cơ quan giải quyết", d.Body), ("Trạng thái", d.State.ToText()), ("Chủ hồ sơ", d.OwnerName), ("Số giấy tờ", d.OwnerIdNumber), ("Ngày sinh", d.BirthDate),
                    ("Quốc tịch", d.Nationality), ("Điện thoại", d.Phone), ("Thư điện tử", d.Email), ("Địa chỉ", d.Address), ("Người nộp", d.SubmitterName), ("Số giấy tờ của người nộp", d.SubmitterIdNumber), ("Nơi nhận kết quả", d.ReturnAddress),
                    ("Nội dung kê khai", d.Declared), ("Nộp lúc", Moment(d.SubmittedAt)), ("Tiếp nhận lúc", Moment(d.AcceptedAt)), ("Kết thúc lúc", Moment(d.FinishedAt)), ("Trả kết quả lúc", Moment(d.ReturnedAt)), ("Tệp giấy tờ", string.Join("; ", d.Files)),
                    .. d.Declarations.Select(l => (l.Label, (string?)l.Answer)),
                ]);
        }

        foreach (var draft in copy.Drafts)
        {
            Section("Bản nháp chưa nộp", [("Thủ tục", draft.Procedure), ("Nội dung đã điền", draft.Answers), ("Lưu lúc", Moment(draft.SavedAt))]);
        }

        foreach (var asked in copy.Requests)
        {
            Section(
                "Yêu cầu về dữ liệu cá nhân",
                [("Yêu cầu", asked.Kind.ToText()), ("Nội dung", asked.Content), ("Gửi lúc", Moment(asked.ReceivedAt)), ("Trả lời trước", Moment(asked.DueAt)), ("Tình trạng", asked.State.ToText()), ("Trả lời", asked.Answer), ("Căn cứ", asked.LegalBasis)]);
        }

        Section("Ai đã xem hồ sơ", [.. copy.Reads.Select(r => ($"{r.Dossier}, {r.Day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}", (string?)r.Reader))]);
        return Encoding.UTF8.GetBytes(html.Append("</body></html>\n").ToString());

        void Section(string title, IReadOnlyList<(string Name, string? Value)> lines)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{Safe(title)}</h2>\n<dl>\n");
            foreach (var (name, value) in lines.Where(l => !string.IsNullOrEmpty(l.Value)))
            {
                html.Append(CultureInfo.InvariantCulture, $"<dt>{Safe(name)}</dt><dd>{Safe(value!)}</dd>\n");
            }

            html.Append("</dl>\n");
        }
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal);

    private static string Moment(DateTime? utc) => utc is { } at ? VietnamTime.ToLocal(at).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture) : "";
}

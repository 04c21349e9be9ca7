using System.Globalization;
using CaiCach.Law.Messages;

namespace CaiCach.Law.Sms;

/// <summary>How a message goes to the phone.</summary>
public enum SmsChannel
{
    /// <summary>As a text message.</summary>
    Sms,

    /// <summary>Through Zalo, with a template that the provider approved (ZNS).</summary>
    Zalo,
}

/// <summary>How far a template has come at the provider.</summary>
public enum ZnsState
{
    /// <summary>It waits for the provider (chờ duyệt).</summary>
    Awaiting,

    /// <summary>It may be used (đã duyệt).</summary>
    Approved,

    /// <summary>The provider refused it, or took its approval back (bị từ chối).</summary>
    Refused,

    /// <summary>The office uses it no more (ngừng dùng).</summary>
    Retired,
}

/// <summary>A version of a template of a kind of message.</summary>
/// <param name="Version">1, 2, 3 … of its kind of message.</param>
/// <param name="Template">The number the provider knows it by.</param>
/// <param name="Parameters">The names of what it is filled with.</param>
/// <param name="State">How far it has come.</param>
/// <param name="From">The first day this holds.</param>
public sealed record ZnsTemplate(int Version, string Template, IReadOnlyList<string> Parameters, ZnsState State, DateOnly From);

/// <summary>What a template may be filled with.</summary>
/// <param name="Name">Its name at the provider and in the contract.</param>
/// <param name="Meaning">What it is.</param>
public sealed record ZnsParameter(string Name, string Meaning);

/// <summary>The templates of messages through Zalo (mẫu ZNS): which is used on a day, and what it may say.</summary>
public static class ZnsTemplates
{
    /// <summary>The code of the dossier.</summary>
    public const string Code = "ma_ho_so";

    /// <summary>The link that leads to the dossier.</summary>
    public const string Link = "lien_ket";

    /// <summary>What happened or is to be done.</summary>
    public const string Says = "viec";

    /// <summary>The office.</summary>
    public const string Office = "co_quan";

    /// <summary>The day the message is about.</summary>
    public const string Due = "han";

    private const int LongestTemplate = 40;

    /// <summary>All there are: nothing else about a dossier or a person passes through Zalo.</summary>
    public static IReadOnlyList<ZnsParameter> Parameters { get; } =
    [
        new(Code, "Mã hồ sơ; số yêu cầu khi chưa tiếp nhận"),
        new(Link, "Đường dẫn mở hồ sơ, sau bước kiểm tra 4 số cuối"),
        new(Says, "Việc đã xảy ra, việc cần làm: nội dung tin nhắn, không có đường dẫn"),
        new(Office, "Tên cơ quan có thẩm quyền giải quyết"),
        new(Due, "Giờ, ngày mà thông báo nói tới: hẹn trả, hẹn lại, hạn bổ sung"),
    ];

    /// <summary>The parameters that the templates of a kind of message may have.</summary>
    public static IReadOnlyList<ZnsParameter> ParametersOf(MessageForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.DueField is null ? [.. Parameters.Where(p => p.Name != Due)] : Parameters;
    }

    /// <summary>The names in what was typed: one a line, or by comma.</summary>
    public static IReadOnlyList<string> Read(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return [.. typed.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>What is wrong with the number of a template; null when it can be used.</summary>
    public static string? FaultOfTemplate(string template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return template.Length == 0 ? "Nhập mã mẫu do nhà cung cấp cấp."
            : template.Length > LongestTemplate || !template.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
                ? $"Mã mẫu chỉ có chữ cái không dấu, chữ số, dấu gạch và dấu chấm, nhiều nhất {LongestTemplate} ký tự."
                : null;
    }

    /// <summary>What is wrong with the parameters of a template, each with its place.</summary>
    public static IEnumerable<string> FaultsOfParameters(IReadOnlyList<string> names, MessageForm form)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(form);
        if (names.Count == 0)
        {
            yield return "Nhập ít nhất một tham số.";
        }

        var allowed = ParametersOf(form);
        foreach (var (i, name) in names.Index())
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"Tham số thứ {i + 1}: ");
            if (names.Take(i).Contains(name, StringComparer.Ordinal))
            {
                yield return $"{place}{name} đã có ở trên.";
            }
            else if (name == Due && form.DueField is null)
            {
                yield return $"{place}thông báo này không nói tới hạn nào, không dùng được {Due}.";
            }
            else if (!allowed.Any(p => p.Name == name))
            {
                yield return $"{place}không có tham số {Shown(name)}; chỉ dùng {string.Join(", ", allowed.Select(p => p.Name))}.";
            }
        }
    }

    /// <summary>
    /// The template that is used on a day; null for none, and the message goes as a text message. Of each number the version that has begun last counts; of the
    /// numbers that are approved so, the one whose version began last: a template that still waits for approval does not end the one in use.
    /// </summary>
    public static ZnsTemplate? InForce(IEnumerable<ZnsTemplate> versions, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(versions);
        return Last(versions.Where(v => v.From <= day).GroupBy(v => v.Template, StringComparer.Ordinal).Select(number => Last(number)!).Where(v => v.State == ZnsState.Approved));
    }

    /// <summary>What a template is filled with; null when something it needs is not known of this message.</summary>
    public static IReadOnlyDictionary<string, string>? Fill(ZnsTemplate template, IReadOnlyDictionary<string, string> facts)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(facts);
        return template.Parameters.All(name => facts.GetValueOrDefault(name) is { Length: > 0 }) ? template.Parameters.ToDictionary(name => name, name => facts[name], StringComparer.Ordinal) : null;
    }

    private static ZnsTemplate? Last(IEnumerable<ZnsTemplate> versions) => versions.OrderByDescending(v => v.From).ThenByDescending(v => v.Version).FirstOrDefault();

    private static string Shown(string name) => name.Length > LongestTemplate ? name[..LongestTemplate] + "…" : name;
}

namespace CaiCach.Law.Mails;

/// <summary>What a delivery status (RFC 3464) says of an e-mail.</summary>
public enum BounceKind
{
    /// <summary>Nothing that troubles: delivered, relayed, or nothing readable.</summary>
    None,

    /// <summary>It is late; the server goes on trying.</summary>
    Delayed,

    /// <summary>It does not arrive; nobody tries any more.</summary>
    Failed,
}

/// <summary>What the reports of mail servers mean, and how that is told.</summary>
public static class BounceRules
{
    /// <summary>What an action and a status mean. "Failed" is for good whatever the status: with 4.x.x the server has given up trying.</summary>
    public static BounceKind Of(string? action, string? status) => action?.Trim().ToLowerInvariant() switch
    {
        "failed" when Code(status)?.StartsWith('2') != true => BounceKind.Failed,
        "delayed" => BounceKind.Delayed,
        _ => BounceKind.None,
    };

    /// <summary>Why, in a sentence; an empty one when it is <see cref="BounceKind.None"/>.</summary>
    public static string Say(BounceKind kind, string? status)
    {
        var code = Code(status);
        var cause = code?[2..] switch
        {
            "1.0" or "1.1" or "1.3" or "1.6" or "1.10" => "địa chỉ thư không tồn tại",
            "1.2" or "4.4" => "không tìm thấy máy chủ thư của địa chỉ này",
            "2.1" => "hộp thư của người nhận đã ngừng hoạt động",
            "2.2" => "hộp thư của người nhận đã đầy",
            "4.1" or "4.2" or "4.7" => "không liên lạc được với máy chủ thư của người nhận",
            { } other when other.StartsWith("7.", StringComparison.Ordinal) => "máy chủ thư của người nhận từ chối nhận",
            _ => "máy chủ thư không chuyển được",
        };
        var shown = code is null ? "" : $" ({code})";
        return kind switch
        {
            BounceKind.Failed => $"Thư không tới: {cause}{shown}.",
            BounceKind.Delayed => $"Thư đến chậm, máy chủ còn thử gửi: {cause}{shown}.",
            _ => "",
        };
    }

    /// <summary>The status code at the beginning ("5.1.1 no such user" is 5.1.1); null when there is none.</summary>
    private static string? Code(string? status) =>
        status?.Trim().Split(' ', '\t', '(')[0] is { Length: <= 9 } code && code.Split('.') is [['2' or '4' or '5'], { Length: 1 or 2 or 3 } subject, { Length: 1 or 2 or 3 } detail]
            && subject.Concat(detail).All(char.IsAsciiDigit) ? code : null;
}

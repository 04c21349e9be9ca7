using System.Text;
using System.Text.Json;

namespace CaiCach.Web.Api.Problems;

/// <summary>Reads a body strictly: what is unknown, broken or too deep is a problem with its place, never an exception.</summary>
internal static class JsonBody
{
    /// <summary>The body, or the problem to answer with.</summary>
    public static async ValueTask<(T? Body, IResult? Problem)> ReadAsync<T>(HttpContext context, CancellationToken cancel)
        where T : class
    {
        if (!context.Request.HasJsonContentType())
        {
            return (null, ProblemCatalogue.MediaType.Answer("Gửi nội dung JSON với Content-Type: application/json."));
        }

        try
        {
            var body = await JsonSerializer.DeserializeAsync<T>(context.Request.Body, ApiJson.Options, cancel);
            return body is null ? (null, Broken("", "Nội dung phải là một đối tượng JSON.")) : (body, null);
        }
        catch (JsonException fault)
        {
            return (null, ProblemOf(fault));
        }
    }

    private static IResult ProblemOf(JsonException fault)
    {
        var pointer = PointerOf(fault.Path);
        return fault.Message.Contains("could not be mapped", StringComparison.Ordinal)
            ? ProblemCatalogue.JsonUnknownField.Answer("Bỏ trường không được biết đến.", new ProblemError(pointer, "unknown_field", "Trường này không được biết đến."))
            : Broken(pointer, fault.LineNumber is { } line
                ? $"Nội dung JSON sai cú pháp, sai kiểu hoặc quá sâu ở dòng {line + 1}, byte {fault.BytePositionInLine + 1}."
                : "Nội dung JSON sai cú pháp, sai kiểu hoặc quá sâu.");
    }

    private static IResult Broken(string pointer, string detail) =>
        ProblemCatalogue.JsonBroken.Answer(detail, new ProblemError(pointer, "json_broken", detail));

    /// <summary>"$.papers[0].uploadId" as "/papers/0/uploadId"; "$['a.b']" as "/a.b".</summary>
    internal static string PointerOf(string? path)
    {
        var pointer = new StringBuilder();
        for (var i = 1; path is not null && i < path.Length;)
        {
            var quoted = path[i..].StartsWith("['", StringComparison.Ordinal);
            var start = i + (quoted ? 2 : 1);
            var end = quoted ? path.IndexOf("']", start, StringComparison.Ordinal) : path[i] == '[' ? path.IndexOf(']', start) : path.AsSpan(start).IndexOfAny('.', '[') is >= 0 and var n ? start + n : path.Length;
            end = end < 0 ? path.Length : end;
            pointer.Append('/').Append(path[start..end].Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
            i = end + (quoted ? 2 : end < path.Length && path[end] == ']' ? 1 : 0);
        }

        return pointer.ToString();
    }
}

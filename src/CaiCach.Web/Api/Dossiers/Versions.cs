using System.Globalization;
using CaiCach.Web.Api.Problems;

namespace CaiCach.Web.Api.Dossiers;

/// <summary>The version of a dossier as an entity tag.</summary>
internal static class Versions
{
    public static string TagOf(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version a change is made on, from <c>If-Match</c>; or the problem to answer with.</summary>
    public static (int Version, IResult? Problem) Expected(HttpRequest request)
    {
        var text = request.Headers.IfMatch.ToString();
        if (text.Length == 0)
        {
            return (0, ProblemCatalogue.VersionMissing.Answer("Gửi phần đầu If-Match với ETag của hồ sơ như đã đọc."));
        }

        return text is ['"', .. var digits, '"'] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (version, null)
            : (0, ProblemAnswers.Parameter("If-Match", "etag_wrong", "If-Match phải là đúng một ETag của hồ sơ, ví dụ \"3\"."));
    }
}

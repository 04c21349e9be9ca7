using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace CaiCach.Web.Commands;

/// <summary>How soon the program serves, how much memory it keeps, and how much the first view of the home page weighs.</summary>
internal static partial class BenchPages
{
    private const string Home = "/";

    public static Task<object> StartAsync(BenchSettings settings) => OnSqliteAsync(async server =>
    {
        var settled = await SettledAsync(server);
        return new { startToFirstPageSeconds = Math.Round(server.Started.TotalSeconds, 3), idleMegabytes = settled / 1_000_000 };
    });

    public static Task<object> HomeAsync(BenchSettings settings) => OnSqliteAsync(async server =>
    {
        var parts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var page = await FetchAsync(server.Http, Home, parts);
        foreach (Match link in Links().Matches(page))
        {
            var text = await FetchAsync(server.Http, link.Groups[1].Value, parts);
            foreach (var font in FontsFor(page, text))
            {
                await FetchAsync(server.Http, new Uri(new Uri(server.Http.BaseAddress!, link.Groups[1].Value), font).AbsolutePath, parts);
            }
        }

        return new { bytes = parts.Values.Sum(), parts };
    });

    private static async Task<object> OnSqliteAsync(Func<BenchServer, Task<object>> measure)
    {
        var folder = Directory.CreateTempSubdirectory("caicach-bench-sqlite-");
        try
        {
            var database = Path.Combine(folder.FullName, "bench.db");
            await BenchServer.PrepareAsync(database);
            using var server = await BenchServer.StartAsync(database, Home);
            return await measure(server);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Memory once it has not changed by more than one part in a hundred for three seconds, at most half a minute.</summary>
    private static async Task<long> SettledAsync(BenchServer server)
    {
        using var seconds = new PeriodicTimer(TimeSpan.FromSeconds(1));
        var last = server.ResidentBytes;
        for (int quiet = 0, second = 0; quiet < 3 && second < 30; second++)
        {
            await seconds.WaitForNextTickAsync();
            var now = server.ResidentBytes;
            quiet = Math.Abs(now - last) * 100 <= last ? quiet + 1 : 0;
            last = now;
        }

        return last;
    }

    /// <summary>The fonts a browser fetches: for each weight and letter of the page the last face whose ranges ("U+0102-0103,U+20AB") hold it.</summary>
    private static IEnumerable<string> FontsFor(string page, string styles)
    {
        var letters = page.EnumerateRunes().Select(r => r.Value).ToHashSet();
        var faces = Faces().Matches(styles).Select(f => (Weight: f.Groups["weight"].Value, Url: f.Groups["url"].Value, Ranges: RangesOf(f.Groups["ranges"].Value))).ToList();
        return faces.GroupBy(f => f.Weight).SelectMany(g => letters.Select(l => g.LastOrDefault(f => f.Ranges.Exists(r => r.First <= l && l <= r.Last)).Url))
            .OfType<string>().Distinct(StringComparer.Ordinal);
    }

    private static List<(int First, int Last)> RangesOf(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries).Select(r => r["U+".Length..].Split('-')).Select(r => (Hex(r[0]), Hex(r[^1])))];

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>Fetches as a browser would and notes head and body as they went over the wire; gives the text to look for more in.</summary>
    private static async Task<string> FetchAsync(HttpClient http, string path, SortedDictionary<string, long> parts)
    {
        if (parts.ContainsKey(path))
        {
            return "";
        }

        using var asked = new HttpRequestMessage(HttpMethod.Get, path);
        asked.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var packed = await http.SendAsync(asked);
        packed.EnsureSuccessStatusCode();
        var bytes = await packed.Content.ReadAsByteArrayAsync();
        parts[path] = bytes.Length + packed.Headers.ToString().Length + packed.Content.Headers.ToString().Length;
        return packed.Content.Headers.ContentType?.MediaType is "text/html" or "text/css" ? await http.GetStringAsync(new Uri(path, UriKind.Relative)) : "";
    }

    [GeneratedRegex("""(?:href|src)="(/assets/[^"]+)["]""", RegexOptions.NonBacktracking)]
    private static partial Regex Links();

    [GeneratedRegex("""@font-face\s*\{[^}]*font-weight:\s*(?<weight>\d+)[^}]*url\(["']?(?<url>[^"')]+\.woff2)[^}]*unicode-range:\s*(?<ranges>[^;}]+)""", RegexOptions.NonBacktracking)]
    private static partial Regex Faces();
}

using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CaiCach.Web.Commands;

/// <summary>What a benchmark is asked for.</summary>
/// <param name="Connections">Connections of the load client, each with one request under way.</param>
/// <param name="Seconds">Seconds measured, after <paramref name="Warm"/> seconds that are not.</param>
/// <param name="Warm">Seconds before the measuring.</param>
/// <param name="Rows">Dossiers in the table (worklist, province).</param>
internal sealed record BenchSettings(int Connections, int Seconds, int Warm, int Rows)
{
    /// <summary>What is meant where nothing is said. The many measurements of <c>province</c> are short and ask on two connections, so that a time is what one official waits for.</summary>
    public static BenchSettings Of(string bench) => bench == "province" ? new(2, 3, 1, 1_000_000) : new(16, 10, 40, 10_000);
}

/// <summary>The verb <c>bench NAME</c>: measures on a throw-away database and prints the figures as JSON.</summary>
internal static class BenchCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, Func<BenchSettings, Task<object>>> All = new(StringComparer.Ordinal)
    {
        ["filing"] = BenchApi.FilingAsync,
        ["read"] = BenchApi.ReadAsync,
        ["worklist"] = BenchApi.WorklistAsync,
        ["province"] = BenchProvince.RunAsync,
        ["due"] = BenchDue.RunAsync,
        ["start"] = BenchPages.StartAsync,
        ["home"] = BenchPages.HomeAsync,
    };

    public static string Names => string.Join(", ", All.Keys);

    public static async Task<int> Run(string[] args)
    {
        if (args is ["--help" or "-h", ..])
        {
            await Console.Out.WriteAsync($"""
                caicach bench — đo trên một cơ sở dữ liệu dùng tạm, in số liệu dạng JSON

                Cách dùng: caicach bench TÊN [--connections 16] [--seconds 10] [--warm 40] [--rows 10000]

                  TÊN            {Names}
                  --connections  số kết nối của máy khách, mỗi kết nối một yêu cầu
                  --seconds      số giây đo
                  --warm         số giây chạy trước, không đo
                  --rows         số hồ sơ trong bảng (worklist, province)
                  --help         in hướng dẫn này

                Không ghi gì thêm thì province đo với --connections 2 --seconds 3 --warm 1 --rows 1000000.

                """);
            return ExitCodes.Done;
        }

        if (args is not [var name, .. var options] || !All.TryGetValue(name, out var bench) || Read(options, BenchSettings.Of(name)) is not { } settings)
        {
            await Console.Error.WriteLineAsync($"bench: cách dùng: caicach bench NAME [--connections 16] [--seconds 10] [--warm 40] [--rows 10000]; NAME: {Names}");
            return 2;
        }

        try
        {
            var figures = await bench(settings);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { bench = name, machine = Machine(), figures }, Json));
            return 0;
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException or HttpRequestException)
        {
            await Console.Error.WriteLineAsync("bench: " + failure.Message);
            return 3;
        }
    }

    private static BenchSettings? Read(string[] options, BenchSettings usual)
    {
        var values = new Dictionary<string, int>(StringComparer.Ordinal) { ["--connections"] = usual.Connections, ["--seconds"] = usual.Seconds, ["--warm"] = usual.Warm, ["--rows"] = usual.Rows };
        for (var i = 0; i < options.Length; i += 2)
        {
            if (!values.ContainsKey(options[i]) || i + 1 == options.Length
                || !int.TryParse(options[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < 1)
            {
                return null;
            }

            values[options[i]] = value;
        }

        return new(values["--connections"], values["--seconds"], values["--warm"], values["--rows"]);
    }

    private static object Machine() => new
    {
        cores = Environment.ProcessorCount,
        os = RuntimeInformation.OSDescription,
        runtime = RuntimeInformation.FrameworkDescription,
#if DEBUG
        build = "Debug",
#else
        build = "Release",
#endif
    };
}

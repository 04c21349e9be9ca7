using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Application.Reference.Import;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Web.Hosting.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Commands;

/// <summary>The real <c>serve</c> as a process of its own, on a database that was migrated and filled with the reference data.</summary>
internal sealed class BenchServer : IDisposable
{
    public const string Agency = "SKHCN-QT";

    private const string ClientId = "bench";
    private const string Secret = "bench-only-0123456789abcdef";

    private readonly Process process;
    private readonly string files;

    private BenchServer(Process process, string files, int port, TimeSpan started)
    {
        this.process = process;
        this.files = files;
        Port = port;
        Started = started;
        Http = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new($"http://127.0.0.1:{port}") };
    }

    public int Port { get; }

    public HttpClient Http { get; }

    /// <summary>From the start of the process to the first page.</summary>
    public TimeSpan Started { get; }

    /// <summary>Resident memory in bytes, as the kernel counts it.</summary>
    public long ResidentBytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return long.Parse(line.AsSpan("VmRSS:".Length, line.Length - "VmRSS:".Length - " kB".Length), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture) * 1024;
        }
    }

    /// <summary>Processor time the server has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Migrates the database, loads the reference data and makes one client.</summary>
    public static async Task PrepareAsync(string database, Func<CaiCachDb, Task>? more = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System).AddLogging();
        new Storage(database, Path.GetTempPath()).AddTo(services);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaiCachDb>();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await Migrator.MigrateAsync(db, provider.GetRequiredService<IDatabaseEngine>(), now, CancellationToken.None);
        var faults = await scope.ServiceProvider.GetRequiredService<ImportReferenceData>().RunAsync(new(Actor.System, now, "bench"), ReferenceBundle.Read(DataFolder()));
        if (faults.Count > 0)
        {
            throw new InvalidOperationException(string.Join('\n', faults));
        }

        var unit = (await provider.GetRequiredService<ReferenceStore>().CurrentAsync(CancellationToken.None)).Organisation.Find(Agency)!;
        db.ApiClients.Add(ApiClients.New(ClientId, Secret, "Phần mềm đo", unit.Id, ApiScopes.All, now));
        await db.SaveChangesAsync();
        if (more is not null)
        {
            await more(db);
        }
    }

    /// <summary>Starts <c>serve</c> and waits for its first page.</summary>
    public static async Task<BenchServer> StartAsync(string database, string firstPage)
    {
        var port = BenchPostgres.FreePort();
        var folder = Directory.CreateTempSubdirectory("caicach-bench-files-").FullName;
        var host = Environment.ProcessPath!;
        string[] program = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [typeof(BenchServer).Assembly.Location] : [];
        var start = new ProcessStartInfo(host, [.. program, "serve", "--database", database, "--files", folder, "--urls", $"http://127.0.0.1:{port}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var watch = Stopwatch.StartNew();
        var server = Process.Start(start)!;
        server.OutputDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        server.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        using var tries = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!await AnswersAsync(http, firstPage))
        {
            if (server.HasExited || watch.Elapsed > TimeSpan.FromMinutes(1))
            {
                throw new InvalidOperationException("serve không khởi động được.");
            }

            await tries.WaitForNextTickAsync();
        }

        return new(server, folder, port, watch.Elapsed);
    }

    /// <summary>Trades the client's credentials for a token, which later calls of <see cref="Http"/> carry.</summary>
    public async Task<string> SignInAsync()
    {
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", ClientId), new("client_secret", Secret)]);
        using var answer = await Http.PostAsync(new Uri("/api/v1/token", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
        var token = (await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync())).RootElement.GetProperty("access_token").GetString()!;
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return token;
    }

    public void Dispose()
    {
        Http.Dispose();
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(files, recursive: true);
    }

    private static async Task<bool> AnswersAsync(HttpClient http, string page)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(page, UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    internal static string DataFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "data", "procedures", "procedures.json")))
            {
                return Path.Combine(folder.FullName, "data");
            }
        }

        throw new InvalidOperationException("Không tìm thấy thư mục data.");
    }
}

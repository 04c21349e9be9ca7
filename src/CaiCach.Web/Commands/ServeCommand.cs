using CaiCach.Application.Files;
using CaiCach.Application.Mails;
using CaiCach.Application.Sms;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Background;
using CaiCach.Web.Hosting.Mails;
using CaiCach.Web.Hosting.Malware;
using CaiCach.Web.Hosting.Sealing;
using CaiCach.Web.Hosting.Sms;
using CaiCach.Web.Printing.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Console;

namespace CaiCach.Web.Commands;

/// <summary>The verb <c>serve</c>: the portal, the workspace and the API.</summary>
public static class ServeCommand
{
    private const string Help = """
        caicach serve — phục vụ cổng, nơi làm việc và API theo cấu hình

        Cách dùng: caicach serve [--urls ĐỊA-CHỈ] [--database TỆP-HOẶC-CHUỖI-KẾT-NỐI] [--files THƯ-MỤC] [--public-url ĐỊA-CHỈ] [--trusted-proxies ĐỊA-CHỈ,…] [--background off]

          --urls        địa chỉ phục vụ (mặc định http://localhost:5000)
          --database    tệp SQLite hoặc chuỗi kết nối PostgreSQL (mặc định: CAICACH_DATABASE, hoặc var/caicach.db)
          --files       thư mục chứa tệp (mặc định: bên cạnh cơ sở dữ liệu)
          --public-url  địa chỉ người dùng thấy khi có máy chủ trung gian; khi đó địa chỉ và giao thức của người dùng
                        lấy từ X-Forwarded-For, X-Forwarded-Proto do máy chủ trung gian trên cùng máy gửi
          --trusted-proxies  máy chủ trung gian ở máy khác được tin: địa chỉ hoặc mạng, cách nhau dấu phẩy (10.0.0.5,10.1.0.0/16)
          --background  off: nút này không chạy việc nền
          --help        in hướng dẫn này

        Gửi thư điện tử khi có CAICACH_MAIL_HOST trong môi trường; các biến khác: docs/guides/running.md.
        Không khởi động khi lược đồ chưa đúng phiên bản hoặc cơ sở dữ liệu có thể mất dữ liệu đã ghi.
        Mã kết thúc: 0 đã dừng theo yêu cầu; 1 lược đồ chưa đúng; 2 dùng sai; 3 cơ sở dữ liệu không dùng được hoặc không an toàn.

        """;

    public static async Task<int> Run(string[] args) =>
        Options.Read("serve", Help, ["urls", "database", "files", "public-url", "trusted-proxies", "background"], args, out var exit) is { } options
            ? await Serve(options.Arguments)
            : exit;

    /// <summary>Serves until it is told to stop.</summary>
    /// <param name="args">The configuration, as --name=value.</param>
    /// <param name="greeting">Said on stderr once it listens; null for nothing.</param>
    public static async Task<int> Serve(string[] args, string? greeting = null)
    {
        var builder = Prepare(args);
        builder.Services.AddBackgroundWork(builder.Configuration);
        await using var app = builder.Build();

        // The first look at the database takes as long as putting the pipeline together, so both go on side by side.
        var look = Task.Run(() => WhyNot(app));
        app.UseCaiCachWeb().CheckAccessWall();
        if (await look is { } refusal)
        {
            await Console.Error.WriteLineAsync($"serve: {refusal.Text}");
            return refusal.Exit;
        }

        app.Lifetime.ApplicationStarted.Register(() => Console.Error.WriteLine($"serve: {MailSetup.Said(app.Services.GetRequiredService<MailSettings>())}"));
        app.Lifetime.ApplicationStarted.Register(() => Console.Error.WriteLine($"serve: {SmsSetup.Said(app.Services.GetRequiredService<SmsSettings>())}"));
        app.Lifetime.ApplicationStarted.Register(() => Console.Error.WriteLine($"serve: {MalwareSetup.Said(app.Services.GetRequiredService<ScannerSettings>())}"));
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var line in SealSetup.Said(app.Services.GetRequiredService<Seals>(), app.Services.GetRequiredService<TimeProvider>().Moment()))
            {
                Console.Error.WriteLine($"serve: {line}");
            }
        });
        if (greeting is not null)
        {
            app.Lifetime.ApplicationStarted.Register(() => Console.Error.WriteLine(greeting));
        }

        await app.RunAsync();
        return ExitCodes.Done;
    }

    /// <summary>The whole web program, not yet started; tests change its services and address by <paramref name="configure"/>.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = Prepare(args);
        configure?.Invoke(builder);
        return builder.Build().UseCaiCachWeb().CheckAccessWall();
    }

    private static WebApplicationBuilder Prepare(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(ServeCommand).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        return builder.AddCaiCachWeb();
    }

    private static async Task<(int Exit, string Text)?> WhyNot(WebApplication app)
    {
        if (TrustedProxies.Unreadable(app.Configuration) is { Count: > 0 } unreadable)
        {
            return (ExitCodes.WrongUsage, $"trusted-proxies: {string.Join(", ", unreadable)} không phải địa chỉ IP hoặc mạng (ví dụ 10.0.0.5 hoặc 10.1.0.0/16).");
        }

        if ((MailSetup.Read(app.Configuration).Fault ?? SmsSetup.Read(app.Configuration).Fault ?? MalwareSetup.Read(app.Configuration).Fault) is { } fault)
        {
            return (ExitCodes.WrongUsage, fault);
        }

        var engine = app.Services.GetRequiredService<IDatabaseEngine>();
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<CaiCachDb>>().CreateDbContextAsync();

        // Opened past EF Core first, so that a database that is away is told in one line and not also logged.
        await db.Database.GetDbConnection().OpenAsync();
        await db.Database.GetDbConnection().CloseAsync();
        await db.Database.OpenConnectionAsync();
        var pending = await Migrator.PendingAsync(db, engine, default);
        if (pending.Count > 0)
        {
            return (ExitCodes.InputAtFault, $"cơ sở dữ liệu chưa đúng phiên bản, còn thiếu {string.Join(", ", pending.Select(m => $"{m.Number:0000} {m.Name}"))}. Hãy chạy: caicach migrate");
        }

        var unsafeSettings = await engine.UnsafeSettingsAsync(db, default);
        return unsafeSettings.Count > 0 && app.Configuration["CAICACH_ALLOW_UNSAFE_DATABASE"] != "1"
            ? (ExitCodes.SystemAtFault, $"cơ sở dữ liệu có thể mất dữ liệu đã ghi khi mất điện: {string.Join(", ", unsafeSettings)}. Hãy bật lại các thiết lập này.")
            : null;
    }
}

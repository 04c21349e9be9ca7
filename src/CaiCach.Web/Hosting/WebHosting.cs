using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CaiCach.Web.Api;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Hosting.Health;
using CaiCach.Web.Hosting.Kept;
using CaiCach.Web.Hosting.Mails;
using CaiCach.Web.Hosting.Sms;
using CaiCach.Web.Hosting.Telemetry;
using CaiCach.Web.Hosting.Uploads;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;

namespace CaiCach.Web.Hosting;

/// <summary>Puts the web program together: services, then the pipeline, then the endpoints, then the wall.</summary>
public static class WebHosting
{
    public static WebApplicationBuilder AddCaiCachWeb(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimit.Ordinary;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.MaxRequestLineSize = 8 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });

        // A line a request costs more than the request; failures of the database are told once, by whoever handles them.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        builder.Logging.AddFilter("Npgsql", LogLevel.Critical);

        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(MailSetup.Read(builder.Configuration).Settings);
        services.AddSingleton(SmsSetup.Read(builder.Configuration).Settings);
        services.AddSingleton(Malware.MalwareSetup.Read(builder.Configuration).Settings);
        Storage.Storage.From(builder.Configuration).AddTo(services);
        services.AddSingleton(_ => Assets.OfThisProgram());
        services.AddSingleton<Printing.LetterPdf>();
        services.AddSingleton(given => Sealing.SealSetup.Read(given.GetRequiredService<IConfiguration>()));
        services.AddSingleton<SystemStatus>();
        services.AddScoped<Workspace.Dossiers.DraftedPaper>();
        services.AddScoped<Workspace.Papers.ReusedLines>();
        services.AddLocalization();
        services.AddHttpContextAccessor();
        services.AddAccessPolicies();
        services.AddCaiCachAuthentication(builder.Configuration);
        services.AddKeptForms();
        services.AddCaiCachApi();
        services.AddRateLimits();
        services.AddAntiforgery(options => options.Cookie.Protect("chong-gia-mao", builder.Configuration));
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<FormOptions>(options => options.ValueLengthLimit = 256 * 1024);
        services.AddRazorPages(options =>
        {
            options.RootDirectory = "/";
            options.Conventions.Add(FolderAccessConvention.OfThisProgram());
        }).AddMvcOptions(options =>
        {
            options.Filters.AddService<EnglishFaults>();
            options.Filters.AddService<Uploads.PartFiles>();
        });
        services.AddSingleton<EnglishFaults>();
        services.AddScoped<Uploads.PartFiles>();
        services.Configure<Microsoft.AspNetCore.Mvc.Razor.RazorViewEngineOptions>(options =>
        {
            foreach (var folder in (string[])["Components", "Portal", "Workspace"])
            {
                options.PageViewLocationFormats.Add($"/{folder}/Shared/{{0}}.cshtml");
            }
        });
        services.AddResponseCompression(options =>
        {
            // Tokens on our pages are encrypted anew for each answer, so their length and text tell nothing (BREACH).
            options.EnableForHttps = true;
            options.MimeTypes = ResponseCompressionDefaults.MimeTypes.Append("application/problem+json");
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        return builder.AddCaiCachTelemetry();
    }

    public static WebApplication UseCaiCachWeb(this WebApplication app)
    {
        app.UseTrustedProxies();
        app.UseRequestSpans();
        app.UseHsts();
        app.UseSecurityHeaders();
        app.Use(app.Services.GetRequiredService<Assets>().Serve);
        app.UseResponseCompression();
        app.UseRequestLocalization(Languages.Options());
        app.UseErrorAnswers();
        app.UseKeptForms();
        app.UseRouting();
        app.UseAccessWall();
        app.UseBodyLimit();
        app.UseAuthentication();
        app.UseOwnPasswordFirst();
        app.UseAuthorization();
        app.Use(app.Services.GetRequiredService<RequestLimit>().Serve);
        app.UseAntiforgery();
        app.MapLanguages();
        app.MapCommunes();
        app.MapParts();
        app.MapCaiCachApi();
        app.MapHealth();
        app.MapSmsReceipts();
        app.MapRazorPages();
        return app;
    }

    /// <summary>Called when every endpoint is mapped, before the program listens.</summary>
    public static WebApplication CheckAccessWall(this WebApplication app)
    {
        AccessWall.Check(((IEndpointRouteBuilder)app).DataSources);
        return app;
    }
}

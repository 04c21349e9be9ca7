using System.Collections.Concurrent;
using System.Net;
using System.Security.Claims;
using CaiCach.Application.Acting;
using CaiCach.Data.Accounts;
using CaiCach.Web.Commands;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CaiCach.TestKit;

/// <summary>The whole program on a database of one test's own, in memory or on a free loopback port, with a clock that stands.</summary>
public sealed class TestSite : IAsyncDisposable
{
    // What every start makes anew and alike, half of its time: the shapes of what pages bind, and texts. The first program of the process makes them for all.
    private static readonly ConcurrentDictionary<Type, object> Shared = new();

    private readonly WebApplication app;

    private TestSite(WebApplication app, World world, Uri address)
    {
        this.app = app;
        World = world;
        Address = address;
    }

    /// <summary>The application behind the pages: people, use cases, clock and database.</summary>
    public World World { get; }

    /// <summary>Where it is: a loopback port when it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts on Monday 02/3/2026 at 09:00 local time.</summary>
    /// <param name="engine">"sqlite" or "postgres".</param>
    /// <param name="local">Another local time to start at.</param>
    /// <param name="listen">Listens on a free loopback port, for real browsers; else in memory.</param>
    /// <param name="configure">Changes the program before it is built.</param>
    public static async Task<TestSite> StartAsync(string engine, string local = "2026-03-02T09:00", bool listen = false, Action<WebApplicationBuilder>? configure = null)
    {
        var clock = new TestClock(default);
        clock.SetLocal(local);
        var database = await TestDatabase.CreateAsync(engine);
        var files = Directory.CreateTempSubdirectory("caicach-files-").FullName;
        var program = ServeCommand.Build(["--database", database.Connection, "--files", files], builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            builder.Logging.ClearProviders();
            Share<IModelMetadataProvider>(builder, of => new DefaultModelMetadataProvider(of.GetRequiredService<ICompositeMetadataDetailsProvider>(), of.GetRequiredService<IOptions<MvcOptions>>()));
            Share<IStringLocalizerFactory>(builder, of => new ResourceManagerStringLocalizerFactory(of.GetRequiredService<IOptions<LocalizationOptions>>(), NullLoggerFactory.Instance));
            if (listen)
            {
                builder.WebHost.UseUrls("http://127.0.0.1:0");
            }
            else
            {
                builder.WebHost.UseTestServer();
            }

            configure?.Invoke(builder);
        });
        await program.StartAsync();
        var address = listen
            ? new Uri(program.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First())
            : program.GetTestServer().BaseAddress;
        return new(program, World.On(program.Services, program, database, clock, files), address);
    }

    private static void Share<T>(WebApplicationBuilder builder, Func<IServiceProvider, T> make)
        where T : class => builder.Services.Replace(ServiceDescriptor.Singleton(of => (T)Shared.GetOrAdd(typeof(T), _ => make(of))));

    /// <summary>A new visitor.</summary>
    public Browser Browse() => new(Handler(), Address);

    /// <summary>A program that calls the API.</summary>
    public HttpClient Client() => new(Handler()) { BaseAddress = Address };

    /// <summary>A visitor who is signed in as an account of the world, as the sign-in page would have done.</summary>
    public async Task<Browser> BrowseAsync(Actor actor)
    {
        var browser = Browse();
        browser.Cookies.Add(Address, await SessionAsync(actor));
        return browser;
    }

    /// <summary>The session cookie of an account.</summary>
    public async Task<Cookie> SessionAsync(Actor actor)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = await users.Users.FirstAsync(a => a.Id == actor.Id);
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        var options = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = new DateTimeOffset(World.Clock.Now);
        var ticket = new AuthenticationTicket(
            new ClaimsPrincipal(principal.Identities), new() { IssuedUtc = now, ExpiresUtc = now + options.ExpireTimeSpan }, IdentityConstants.ApplicationScheme);
        return new(options.Cookie.Name!, options.TicketDataFormat.Protect(ticket), "/");
    }

    private HttpMessageHandler Handler() =>
        app.Services.GetRequiredService<IServer>() is TestServer server ? server.CreateHandler() : new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await World.DisposeAsync();
    }
}

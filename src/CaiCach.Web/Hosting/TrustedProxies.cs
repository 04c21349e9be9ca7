using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace CaiCach.Web.Hosting;

/// <summary>
/// Behind a proxy (<c>public-url</c> is set) the address and the scheme of a person are what the proxy says in X-Forwarded-For and
/// X-Forwarded-Proto. Only a proxy on this machine is believed, and those that <c>trusted-proxies</c> names.
/// </summary>
public static class TrustedProxies
{
    public static void UseTrustedProxies(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (string.IsNullOrEmpty(app.Configuration["public-url"]))
        {
            return;
        }

        // Every proxy of the list is walked through; the first address that is none of ours is the person's.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        foreach (var network in Named(app.Configuration).Select(NetworkOf).OfType<IPNetwork>())
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }

    /// <summary>What <c>trusted-proxies</c> names that is neither an address nor a network.</summary>
    public static IReadOnlyList<string> Unreadable(IConfiguration configuration) => [.. Named(configuration).Where(text => NetworkOf(text) is null)];

    private static string[] Named(IConfiguration configuration) =>
        (configuration["trusted-proxies"] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IPNetwork? NetworkOf(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var one) ? new IPNetwork(one, one.GetAddressBytes().Length * 8)
        : null;
}

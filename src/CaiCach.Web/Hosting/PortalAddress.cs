namespace CaiCach.Web.Hosting;

/// <summary>The address of the portal, with which links in e-mails and text messages begin.</summary>
public static class PortalAddress
{
    /// <summary><c>public-url</c>, or the first address of <c>urls</c>, without a slash at its end; null when neither is one.</summary>
    public static string? Of(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var address = configuration["public-url"] ?? (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? address!.TrimEnd('/') : null;
    }
}

namespace CaiCach.Web.Hosting;

/// <summary>The addresses that both layouts and the host know. Officials' pages all stand below <see cref="Workspace"/>.</summary>
public static class Site
{
    public const string Workspace = "/can-bo";
    public const string Api = "/api";
    public const string Health = "/health";

    /// <summary>The page that tells how the system stands; it answers while the database is away.</summary>
    public const string Status = "/tinh-trang-he-thong";

    /// <summary>The page that tells our messages and addresses from false ones.</summary>
    public const string Phishing = CaiCach.Application.Mails.MailWords.PhishingPath;

    /// <summary>The page on which who cannot sign in or file asks to be called back.</summary>
    public const string CallBack = "/de-nghi-goi-lai";

    public const string SignIn = "/dang-nhap";
    public const string SignOut = "/dang-xuat";
    public const string WorkspaceSignIn = "/can-bo/dang-nhap";

    /// <summary>Where a citizen and an official see to their own account, and set their password.</summary>
    public const string Account = "/tai-khoan";
    public const string WorkspaceAccount = "/can-bo/tai-khoan-cua-toi";
    public const string Password = "/doi-mat-khau";
    public const string WorkspacePassword = "/can-bo/doi-mat-khau";

    /// <summary>The page that follows a dossier, with its number filled in.</summary>
    public static string FollowOf(string number) => "/tra-cuu?so=" + Uri.EscapeDataString(number);

    /// <summary>The page on which anybody checks a letter.</summary>
    public static string LetterOf(string token) => "/kiem-tra-giay/" + token;

    /// <summary>The page of a kiosk that gives out numbers.</summary>
    public static string KioskOf(string token) => "/lay-so/" + token;

    /// <summary>The page of one number.</summary>
    public static string TicketOf(Guid id) => $"/so-thu-tu/{id}";

    /// <summary>The wall of called numbers of a body.</summary>
    public static string ScreenOf(string agencyCode) => "/man-hinh/" + Uri.EscapeDataString(agencyCode);

    /// <summary>The address of a page as people outside reach it.</summary>
    public static string AddressOf(HttpRequest request, IConfiguration configuration, string path)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (configuration["public-url"]?.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}") + path;
    }

    public static bool IsWorkspace(PathString path) => path.StartsWithSegments(Workspace, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the caller is a program, which wants problem+json and no page.</summary>
    public static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments(Health, StringComparison.OrdinalIgnoreCase);

    public static bool IsSignIn(PathString path) =>
        path.Equals(SignIn, StringComparison.OrdinalIgnoreCase) || path.Equals(WorkspaceSignIn, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether people reach the program by https: as <c>public-url</c> says, which a proxy in front needs, else by its own addresses.
    /// </summary>
    public static bool IsHttps(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var addresses = (configuration["public-url"] ?? configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);
        return addresses.Length > 0 && addresses.All(a => a.StartsWith("https://", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether an address is a path of this site and nothing that leads elsewhere.</summary>
    public static bool IsOurs(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);

    /// <summary>Our name of a cookie, held to this one host where the browser can trust that.</summary>
    public static void Protect(this CookieBuilder cookie, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(cookie);
        var https = IsHttps(configuration);
        cookie.Name = https ? "__Host-" + name : name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }
}

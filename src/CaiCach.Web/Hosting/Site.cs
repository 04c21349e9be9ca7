namespace CaiCach.Web.Hosting;

/// <summary>The addresses that both layouts and the host know. Officials' pages all stand below <see cref="Workspace"/>.</summary>
public static class Site
{
    public const string Workspace = "/can-bo";
    public const string Api = "/api";
    public const string Health = "/health";

    public const string SignIn = "/dang-nhap";
    public const string SignOut = "/dang-xuat";
    public const string WorkspaceSignIn = "/can-bo/dang-nhap";

    public static bool IsWorkspace(PathString path) => path.StartsWithSegments(Workspace, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the caller is a program, which wants problem+json and no page.</summary>
    public static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments(Health, StringComparison.OrdinalIgnoreCase);
}

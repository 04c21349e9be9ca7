namespace CaiCach.Web.Components;

/// <summary>What the header of a face shows.</summary>
public sealed record FaceHeader(string Home, string Tagline, string SignIn, IReadOnlyList<FaceLink> Links);

/// <summary>A link of the main navigation; it is marked on every page below its address, or on <paramref name="Exact"/> only on its own.</summary>
public sealed record FaceLink(string Href, string Text, bool Exact = false)
{
    public bool Covers(PathString path) => Exact
        ? path.Equals(Href, StringComparison.OrdinalIgnoreCase)
        : path.StartsWithSegments(Href, StringComparison.OrdinalIgnoreCase);
}

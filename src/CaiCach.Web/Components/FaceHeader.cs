namespace CaiCach.Web.Components;

/// <summary>What the header of a face shows.</summary>
public sealed record FaceHeader(string Home, string Tagline, string SignIn, IReadOnlyList<FaceLink> Links);

/// <summary>A link of the main navigation; it is marked on every page below its address, or with <paramref name="Below"/> on its own and below those.</summary>
public sealed record FaceLink(string Href, string Text, params string[] Below)
{
    public bool Covers(PathString path) => Below.Length == 0
        ? path.StartsWithSegments(Href, StringComparison.OrdinalIgnoreCase)
        : path.Equals(Href, StringComparison.OrdinalIgnoreCase) || Below.Any(b => path.StartsWithSegments(b, StringComparison.OrdinalIgnoreCase));
}

namespace CaiCach.Web.Components;

/// <summary>What the header of a face shows.</summary>
public sealed record FaceHeader(string Home, string Tagline, string SignIn, IReadOnlyList<FaceLink> Links)
{
    /// <summary>Messages that are not read; null where the face has none.</summary>
    public FaceNews? News { get; init; }
}

/// <summary>Messages to who is signed in.</summary>
/// <param name="Href">Where they are read.</param>
/// <param name="Unread">How many are not read, counted up to a little more than <see cref="Most"/>.</param>
public sealed record FaceNews(string Href, int Unread)
{
    /// <summary>More than so many are not counted out.</summary>
    public const int Most = 99;

    public string Count => Unread > Most ? $"{Most}+" : $"{Unread}";
}

/// <summary>A link of the main navigation; it is marked on every page below its address, or with <paramref name="Below"/> on its own and below those.</summary>
public sealed record FaceLink(string Href, string Text, params string[] Below)
{
    public bool Covers(PathString path) => Below.Length == 0
        ? path.StartsWithSegments(Href, StringComparison.OrdinalIgnoreCase)
        : path.Equals(Href, StringComparison.OrdinalIgnoreCase) || Below.Any(b => path.StartsWithSegments(b, StringComparison.OrdinalIgnoreCase));
}

namespace CaiCach.Law.Dossiers;

/// <summary>What an official found of a component of a dossier.</summary>
public enum ComponentState
{
    /// <summary>It is there and right.</summary>
    Enough,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It is there and wrong.</summary>
    Wrong,
}

/// <summary>One component, gone through before a supplement is asked for: whoever asks once has looked at everything.</summary>
/// <param name="Code">Its code in the procedure.</param>
/// <param name="Name">Its name there.</param>
/// <param name="State">What was found.</param>
/// <param name="Note">What is wrong; null for nothing.</param>
public sealed record ComponentCheck(string Code, string Name, ComponentState State, string? Note = null)
{
    /// <summary>What the letter asks for; null for what is there and right.</summary>
    public string? Item => State switch
    {
        ComponentState.Missing => $"{Name}: còn thiếu" + (string.IsNullOrWhiteSpace(Note) ? "" : $" ({Note.Trim()})"),
        ComponentState.Wrong => $"{Name}: {Note?.Trim()}",
        _ => null,
    };

    /// <summary>The one complete list of a letter: what the checks found, then whatever else is asked for.</summary>
    public static IReadOnlyList<string> ItemsOf(IReadOnlyList<ComponentCheck>? checks, IReadOnlyList<string>? others)
    {
        var found = (checks ?? []).Select(c => c.Item).OfType<string>().ToList();
        return [.. found, .. (others ?? []).Where(o => !found.Contains(o, StringComparer.Ordinal))];
    }
}

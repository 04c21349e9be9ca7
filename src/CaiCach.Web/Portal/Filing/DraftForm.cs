using System.Globalization;

namespace CaiCach.Web.Portal.Filing;

/// <summary>What a page of a draft sends: its answers as typed, the save it was made from and its mark.</summary>
/// <param name="Answers">Values by field, of the fields the page has.</param>
/// <param name="Seen">The version the page was made from; 0 when it does not say.</param>
/// <param name="Mark">The page's mark.</param>
/// <param name="Order">When the page sent it, as its script counts (milliseconds, never twice the same); 0 without scripts.</param>
public sealed record DraftForm(IReadOnlyDictionary<string, string> Answers, int Seen, string Mark, long Order)
{
    private const string Prefix = "Input.";

    public static DraftForm Of(IFormCollection form) => new(
        form.Where(f => f.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(f => f.Key[Prefix.Length..], f => f.Value.ToString(), StringComparer.Ordinal),
        int.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0,
        form["mark"].ToString() is { Length: <= 32 } mark ? mark : "",
        long.TryParse(form["order"], NumberStyles.None, CultureInfo.InvariantCulture, out var order) ? order : 0);
}

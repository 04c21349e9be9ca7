namespace CaiCach.Web.Hosting.Kept;

/// <summary>What a person typed into a form that was not taken in because the session had ended.</summary>
/// <param name="Account">Who had the form open; nobody else sees it.</param>
/// <param name="Address">Where the form stands: path and query.</param>
/// <param name="Until">Until when it is good (UTC, exclusive).</param>
/// <param name="HadFiles">Whether files were chosen; those are not kept.</param>
/// <param name="Fields">The values by field; no secrets and no tokens.</param>
public sealed record KeptForm(Guid Account, string Address, DateTime Until, bool HadFiles, IReadOnlyDictionary<string, string[]> Fields);

/// <summary>A feature of a request whose page asks to sign in and carries what was typed.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Sealed">The same for the page: unreadable to whoever gets it, and good for its account alone.</param>
/// <param name="ByAnother">Whether another account is signed in now.</param>
public sealed record CarriedForm(KeptForm Form, string Sealed, bool ByAnother);

/// <summary>A feature of a request that is to be answered by the sign-in page, at its own address.</summary>
public sealed record SignInInstead;

/// <summary>A feature of a request whose page shows a form once more, with what was typed.</summary>
public sealed class ShownAgain(KeptForm form)
{
    private readonly HashSet<string> shown = new(StringComparer.OrdinalIgnoreCase);

    public KeptForm Form { get; } = form;

    /// <summary>Notes that the page has a field, so that it shows what was typed there.</summary>
    public void Has(string field) => shown.Add(field);

    /// <summary>Texts that the page has no field for any more, such as those of a step that was done meanwhile.</summary>
    public IEnumerable<string> Homeless => Form.Fields.Where(f => !shown.Contains(f.Key)).SelectMany(f => f.Value).Where(text => text.Trim().Any(char.IsWhiteSpace));
}

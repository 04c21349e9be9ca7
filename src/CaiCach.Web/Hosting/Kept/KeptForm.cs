namespace CaiCach.Web.Hosting.Kept;

/// <summary>What a person typed into a form that was not taken in because the session had ended.</summary>
/// <param name="Account">Who had the form open; nobody else sees it.</param>
/// <param name="Address">Where the form stands: path and query.</param>
/// <param name="Until">Until when it is good (UTC, exclusive).</param>
/// <param name="HadFiles">Whether files were chosen; those are not kept.</param>
/// <param name="Fields">The values by field; no secrets and no tokens.</param>
public sealed record KeptForm(Guid Account, string Address, DateTime Until, bool HadFiles, IReadOnlyDictionary<string, string[]> Fields);

/// <summary>A feature of a request whose page asks to sign in, or to set a password first, and carries what was typed.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Sealed">The same for the page: unreadable to whoever gets it, and good for its account alone.</param>
/// <param name="SignedIn">The account that is signed in now; null for none.</param>
public sealed record CarriedForm(KeptForm Form, string Sealed, Guid? SignedIn)
{
    /// <summary>Whether another account is signed in now.</summary>
    public bool ByAnother => SignedIn is { } account && account != Form.Account;

    /// <summary>Whether its own account is signed in, and something else has to be done first.</summary>
    public bool ByOwner => SignedIn == Form.Account;
}

/// <summary>A feature of a request that another page is to answer, at the address of the request: it carries what was typed.</summary>
/// <param name="Page">The path of that page.</param>
public sealed record AnsweredInstead(PathString Page);

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

namespace CaiCach.Application.Accounts;

/// <summary>The facts of a change of a client of the API as it stands afterwards. No secret, not even its hash.</summary>
/// <param name="ClientId">Its public id.</param>
/// <param name="Name">Its name as it stands in the history of dossiers.</param>
/// <param name="Unit">The unit it works for.</param>
/// <param name="Scopes">What it may ask for, with spaces between.</param>
/// <param name="Ways">The ways in that it may name, with spaces between.</param>
public sealed record ClientEventData(string ClientId, string Name, Guid Unit, string Scopes, string Ways)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "api_client";

    /// <summary>It was registered, with a secret.</summary>
    public const string Registered = "api_client.registered";

    /// <summary>Name, scopes or ways in changed.</summary>
    public const string Changed = "api_client.changed";

    /// <summary>The secret was replaced.</summary>
    public const string SecretRenewed = "api_client.secret_renewed";

    /// <summary>It was suspended.</summary>
    public const string Suspended = "api_client.suspended";

    /// <summary>It may call again.</summary>
    public const string Resumed = "api_client.resumed";

    /// <summary>Every type.</summary>
    public static IEnumerable<string> Types => [Registered, Changed, SecretRenewed, Suspended, Resumed];
}

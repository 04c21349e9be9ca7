using CaiCach.Law.DataRequests;

namespace CaiCach.Application.DataRequests;

/// <summary>The facts of a change of a request about personal data; never what it says.</summary>
/// <param name="Agency">The body that decides.</param>
/// <param name="Kind">What is asked for.</param>
/// <param name="To">Where it stands now.</param>
/// <param name="Due">Last moment (UTC) to answer in time; of the receipt alone.</param>
/// <param name="InsteadOf">Who was away and for whom the actor stood in; null for nobody.</param>
public sealed record DataRequestEventData(Guid Agency, DataRequestKind Kind, DataRequestState To, DateTime? Due = null, Guid? InsteadOf = null)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "data_request";

    /// <summary>Sent.</summary>
    public const string Received = "data_request.received";

    /// <summary>Done as asked.</summary>
    public const string Granted = "data_request.granted";

    /// <summary>Refused.</summary>
    public const string Refused = "data_request.refused";
}

/// <summary>The facts of a copy that a person took of the own data.</summary>
/// <param name="Format">"json" or "html".</param>
/// <param name="Dossiers">Of how many dossiers.</param>
public sealed record OwnDataEventData(string Format, int Dossiers)
{
    /// <summary>The kind of record: each copy is one.</summary>
    public const string Stream = "own_data";

    /// <summary>The one thing that happens to it.</summary>
    public const string Copied = "own_data.copied";
}

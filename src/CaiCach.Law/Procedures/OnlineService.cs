using System.Collections.Frozen;

namespace CaiCach.Law.Procedures;

/// <summary>Where an online public service stands.</summary>
public enum ServiceState
{
    /// <summary>Being tried out (kiểm thử).</summary>
    Testing,

    /// <summary>Public (đang công khai).</summary>
    Public,

    /// <summary>About to be stopped (chờ dừng).</summary>
    Stopping,
}

/// <summary>An online public service (dịch vụ công trực tuyến) that a procedure is provided by; a procedure has any number of them.</summary>
/// <param name="Id">Its identifier, unique in the procedure.</param>
/// <param name="State">Where it stands.</param>
public sealed record OnlineService(string Id, ServiceState State)
{
    /// <summary>The longest identifier, in characters.</summary>
    public const int LongestId = 60;

    private static readonly FrozenDictionary<string, ServiceState> States = Enum.GetValues<ServiceState>().ToFrozenDictionary(ProcedureNames.Of, state => state, StringComparer.OrdinalIgnoreCase);

    /// <summary>As one line: "1.000123 | đang công khai".</summary>
    public string Line => $"{Id} | {ProcedureNames.Of(State)}";

    /// <summary>Reads such a line; null where it has no identifier, one that is too long, or no state that there is.</summary>
    /// <param name="line">The line.</param>
    public static OnlineService? Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Split('|', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 and <= LongestId } id, var state] && States.TryGetValue(state, out var known) ? new(id, known) : null;
    }
}

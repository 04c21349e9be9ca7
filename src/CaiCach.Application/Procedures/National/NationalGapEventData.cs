using CaiCach.Law.Procedures;

namespace CaiCach.Application.Procedures.National;

/// <summary>The facts of one change of a procedure that the national database has and the catalogue lacks.</summary>
/// <param name="Agency">The body whose list it is on.</param>
/// <param name="Code">The national code.</param>
/// <param name="Name">Its name as sent.</param>
/// <param name="IsSetAside">Whether it is said to be none of the body's afterwards.</param>
/// <param name="FileName">Of a receipt the name of the file; null where it had none.</param>
/// <param name="FileSha256">Of a receipt the hash of the file.</param>
public sealed record NationalGapEventData(Guid Agency, string Code, string Name, bool IsSetAside, string? FileName = null, string? FileSha256 = null)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "national_gap";

    /// <summary>It came in for the first time, or its content changed.</summary>
    public const string Received = "national_gap.received";

    /// <summary>It is none of the body's.</summary>
    public const string SetAside = "national_gap.set_aside";

    /// <summary>That it is none of the body's holds no more.</summary>
    public const string TakenBack = "national_gap.taken_back";

    /// <summary>The types of events.</summary>
    public static IEnumerable<string> Types => [Received, SetAside, TakenBack];

    /// <summary>The type of the event of an act; a draft is an event of the procedure.</summary>
    /// <param name="act">The act.</param>
    public static string TypeOf(NationalGapAct act) => act switch
    {
        NationalGapAct.SetAside => SetAside,
        NationalGapAct.TakeBack => TakenBack,
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };
}

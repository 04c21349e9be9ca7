namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>What a step asks the officer for.</summary>
[Flags]
public enum ActFields
{
    None = 0,
    Kind = 1,
    Items = 2,
    Reason = 4,
    Basis = 8,
    Days = 16,
    Unit = 32,
    Officer = 64,
    Way = 128,
    Number = 256,
    Date = 512,
    File = 1024,
    Identity = 2048,
    ReceivedBy = 4096,
    Papers = 8192,
    Amount = 16384,
    Clock = 32768,
    NewAppointment = 65536,
    Exception = 131072,
    Opinions = 262144,

    Cause = 1048576,

    /// <summary>The unit that a delay comes from.</summary>
    Fault = 16777216,

    /// <summary>Beside <see cref="File"/>: the clerk states that it is the signed copy of what the head saw.</summary>
    SignedCopy = 2097152,

    Method = 4194304,

    /// <summary>Which of the items asked for are there.</summary>
    There = 8388608,

    /// <summary>Where the applicant is reached.</summary>
    Contact = 33554432,

    /// <summary>When the event that starts the clock happened: day and time.</summary>
    Happened = 67108864,

    /// <summary>Where the request is to be taken instead.</summary>
    Guidance = 134217728,

    /// <summary>Beside <see cref="Items"/>: what was found of each component.</summary>
    Checks = 268435456,

    /// <summary>What happened to the fee that is collected with the dossier, where one is.</summary>
    Taking = 536870912,

    /// <summary>How it came in, the case, when it arrived.</summary>
    Filing = 1073741824,

    /// <summary>Beside <see cref="Opinions"/>: it is parts that are handed over.</summary>
    Parts = 524288,
}

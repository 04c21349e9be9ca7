namespace CaiCach.Law.Mails;

/// <summary>What an e-mail is about.</summary>
public enum MailKind
{
    /// <summary>The request came in.</summary>
    Received,

    /// <summary>The dossier is accepted, with its code and appointment.</summary>
    Accepted,

    /// <summary>A fee or a financial duty is owed.</summary>
    FeeOwed,

    /// <summary>A supplement is asked for (Mẫu số 02).</summary>
    Supplement,

    /// <summary>The request is not accepted (Mẫu số 03).</summary>
    NotAccepted,

    /// <summary>The handling is stopped (Mẫu số 05).</summary>
    Stopped,

    /// <summary>The result comes later than said: an apology with a new appointment (Mẫu số 04).</summary>
    Delay,

    /// <summary>The result is there.</summary>
    ResultReady,

    /// <summary>The result was handed over.</summary>
    Delivered,

    /// <summary>Anything else that happened to the dossier.</summary>
    Progress,

    /// <summary>A question about a procedure was answered, or closed without an answer.</summary>
    Question,

    /// <summary>A notice to an official.</summary>
    Official,

    /// <summary>A due date or an appointment moved with the working calendar.</summary>
    DueMoved,

    /// <summary>The applicant's own withdrawal took effect.</summary>
    Withdrawn,

    /// <summary>Something happened to a petition (phản ánh, kiến nghị).</summary>
    Petition,

    /// <summary>A one-time code by which a citizen agrees that an agent files.</summary>
    ConsentCode,

    /// <summary>A one-time code by which an applicant without an account fetches an electronic result.</summary>
    ResultCode,
}

/// <summary>Which e-mails may be refused, and which come too late to be sent.</summary>
public static class MailRules
{
    /// <summary>How long an e-mail that was not sent, and need not be by law, is still news.</summary>
    public static TimeSpan Fresh { get; } = TimeSpan.FromDays(3);

    /// <summary>
    /// Whether it tells of what the authority must notify the applicant of by NĐ 118/2025/NĐ-CP and TT 03/2025/TT-VPCP (supplement, refusal, stop, delay,
    /// result), or of a payment for which the clock stands still or the result waits. It is sent even to who wants no e-mail.
    /// </summary>
    public static bool IsLegal(MailKind kind) => kind is MailKind.Supplement or MailKind.NotAccepted or MailKind.Stopped or MailKind.Delay or MailKind.ResultReady or MailKind.FeeOwed;

    /// <summary>Whether the reader waits for it: it goes out at night too and to who wants no messages, and stands nowhere once it is out.</summary>
    public static bool IsAwaited(MailKind kind) => kind is MailKind.ConsentCode or MailKind.ResultCode;

    /// <summary>Whether an e-mail that was never tried is too old to be sent: it would tell as news what is long past. What the law demands, and an answer that somebody asked for, is told however late.</summary>
    public static bool IsTooLate(MailKind kind, DateTime made, DateTime now) => !IsLegal(kind) && kind is not (MailKind.Question or MailKind.Petition) && now - made > (IsAwaited(kind) ? Dossiers.ConsentCodes.Lasts : Fresh);
}

using CaiCach.Application.Dossiers;
using CaiCach.Law.Questions;

namespace CaiCach.Application.Questions;

/// <summary>The facts of one change of a question, as kept in its event. Who asked, and what, stands in the record alone: events are kept for ever, the asker is not.</summary>
/// <param name="Agency">The body it was sent to.</param>
/// <param name="To">The state after.</param>
/// <param name="ProcedureCode">The procedure.</param>
/// <param name="ProcedureVersion">The version it is about.</param>
/// <param name="Assignee">The officer it was given to.</param>
/// <param name="Text">The answer, as drafted, approved or made public.</param>
/// <param name="InsteadOf">Who was away and for whom the actor stood in; null for nobody.</param>
/// <param name="Signing">For which head it was approved or returned, and by what right; null for who does so in the own right.</param>
/// <param name="Resent">How many messages that had not arrived were sent again.</param>
public sealed record QuestionEventData(
    Guid Agency, QuestionState To, string ProcedureCode, int ProcedureVersion, Guid? Assignee = null, string? Text = null, Guid? InsteadOf = null, DossierEventData.SignedFor? Signing = null, int? Resent = null)
{
    /// <summary>The kind of record in the ledger.</summary>
    public const string Stream = "question";

    /// <summary>It was asked.</summary>
    public const string Asked = "question.asked";

    /// <summary>It moved to another body with a reorganisation.</summary>
    public const string Moved = "question.moved";

    /// <summary>Whoever had to answer it left, and it was given on or back.</summary>
    public const string HandedOver = "question.handed_over";

    /// <summary>E-mails that had not arrived were sent to the asker once more.</summary>
    public const string MessagesResent = "question.messages_resent";

    /// <summary>The types of events.</summary>
    public static IEnumerable<string> Types => [Asked, Moved, HandedOver, MessagesResent, .. Enum.GetValues<QuestionAct>().Select(TypeOf)];

    /// <summary>The type of the event of an act, e.g. "question.answered".</summary>
    public static string TypeOf(QuestionAct act) => act switch
    {
        QuestionAct.Assign => "question.assigned",
        QuestionAct.Draft => "question.drafted",
        QuestionAct.ReturnDraft => "question.draft_returned",
        QuestionAct.Answer => "question.answered",
        QuestionAct.Publish => "question.published",
        QuestionAct.Close => "question.closed",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };
}

/// <summary>The facts of one change of an answer of the public bank.</summary>
/// <param name="Agency">The body whose bank it is.</param>
/// <param name="To">The state after.</param>
/// <param name="ProcedureCode">The procedure.</param>
/// <param name="ProcedureVersion">The version the text was written for or confirmed under.</param>
/// <param name="Question">The question, as written or made public.</param>
/// <param name="Answer">The answer.</param>
/// <param name="ReviewVersion">The newer version it has to be looked at for.</param>
/// <param name="Signing">For which head it was approved or returned, and by what right; null for who does so in the own right.</param>
public sealed record BankEventData(Guid Agency, BankState To, string ProcedureCode, int ProcedureVersion, string? Question = null, string? Answer = null, int? ReviewVersion = null, DossierEventData.SignedFor? Signing = null)
{
    /// <summary>The kind of record in the ledger.</summary>
    public const string Stream = "bank_answer";

    /// <summary>An officer wrote it for the bank.</summary>
    public const string Written = "bank_answer.written";

    /// <summary>It was made of a question that was answered.</summary>
    public const string Taken = "bank_answer.taken";

    /// <summary>A newer version of the procedure is public (cần rà soát).</summary>
    public const string Flagged = "bank_answer.flagged";

    /// <summary>It moved to another body with a reorganisation.</summary>
    public const string Moved = "bank_answer.moved";

    /// <summary>The types of events.</summary>
    public static IEnumerable<string> Types => [Written, Taken, Flagged, Moved, .. Enum.GetValues<BankAct>().Select(TypeOf)];

    /// <summary>The type of the event of an act, e.g. "bank_answer.confirmed".</summary>
    public static string TypeOf(BankAct act) => act switch
    {
        BankAct.Edit => "bank_answer.edited",
        BankAct.Return => "bank_answer.returned",
        BankAct.Approve => "bank_answer.approved",
        BankAct.Confirm => "bank_answer.confirmed",
        BankAct.Close => "bank_answer.closed",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };
}

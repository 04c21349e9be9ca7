namespace CaiCach.Law.Questions;

/// <summary>Where a question about a procedure stands (hỏi đáp); the states of the national portal.</summary>
public enum QuestionState
{
    /// <summary>Mới.</summary>
    New,

    /// <summary>Đã phân công: an officer prepares the answer.</summary>
    Assigned,

    /// <summary>Chờ duyệt: the answer is before the head.</summary>
    Drafted,

    /// <summary>Đã trả lời: the asker has the answer.</summary>
    Answered,

    /// <summary>Công khai: question and answer are in the public bank; final.</summary>
    Published,

    /// <summary>Đóng: nothing more is done; final.</summary>
    Closed,
}

/// <summary>What is done to a question.</summary>
public enum QuestionAct
{
    /// <summary>Gives it to an officer; an assigned one may be given to another.</summary>
    Assign,

    /// <summary>The officer puts an answer before the head.</summary>
    Draft,

    /// <summary>The head gives the answer back, with reason.</summary>
    ReturnDraft,

    /// <summary>The head approves the answer; the asker has it.</summary>
    Answer,

    /// <summary>Takes question and answer into the public bank, without the asker.</summary>
    Publish,

    /// <summary>Ends it, with reason: without an answer, or without making it public.</summary>
    Close,
}

/// <summary>Where an answer of the public bank stands.</summary>
public enum BankState
{
    /// <summary>Chờ duyệt: never public yet.</summary>
    Proposed,

    /// <summary>Công khai; a change of its text may wait for approval meanwhile.</summary>
    Published,

    /// <summary>Đóng: no longer shown; final.</summary>
    Closed,
}

/// <summary>What is done to an answer of the public bank.</summary>
public enum BankAct
{
    /// <summary>Writes a new text, which waits for approval; what is public stays as it is until then.</summary>
    Edit,

    /// <summary>The head gives the text back, with reason.</summary>
    Return,

    /// <summary>The head approves the text: it is public.</summary>
    Approve,

    /// <summary>Says that the text is still right under the newest version of the procedure.</summary>
    Confirm,

    /// <summary>Takes it out of the bank, with reason.</summary>
    Close,
}

/// <summary>The Vietnamese names.</summary>
public static class QuestionTexts
{
    /// <summary>The name of a state.</summary>
    public static string ToText(this QuestionState state) => state switch
    {
        QuestionState.New => "Mới",
        QuestionState.Assigned => "Đã phân công",
        QuestionState.Drafted => "Chờ duyệt",
        QuestionState.Answered => "Đã trả lời",
        QuestionState.Published => "Công khai",
        QuestionState.Closed => "Đóng",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>The name of a state.</summary>
    public static string ToText(this BankState state) => state switch
    {
        BankState.Proposed => "Chờ duyệt",
        BankState.Published => "Công khai",
        BankState.Closed => "Đóng",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}

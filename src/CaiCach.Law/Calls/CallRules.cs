using CaiCach.Law.Dossiers;
using static CaiCach.Law.Calls.CallState;

namespace CaiCach.Law.Calls;

/// <summary>Where a request to be called back stands (đề nghị gọi lại).</summary>
public enum CallState
{
    /// <summary>Mới: nobody has taken it.</summary>
    New,

    /// <summary>Đang gọi: an official of the one-stop unit has taken it.</summary>
    Taken,

    /// <summary>Đã trả lời: the person was called; final.</summary>
    Answered,

    /// <summary>Đóng: nobody was reached, or there was nothing to call for; final.</summary>
    Closed,
}

/// <summary>What is done to a request to be called back.</summary>
public enum CallAct
{
    /// <summary>Takes it, or takes it over from a colleague.</summary>
    Take,

    /// <summary>Who has taken it writes down what was said.</summary>
    Answer,

    /// <summary>Ends it without a call, with the reason.</summary>
    Close,
}

/// <summary>The life of a request to be called back, of who cannot sign in or file.</summary>
public static class CallRules
{
    /// <summary>The most requests with one phone number in <see cref="Window"/>, over all bodies of the installation together.</summary>
    public const int MostOfPhone = 3;

    private const string Basis = "Quy định của hệ thống về đề nghị gọi lại";

    private static readonly (CallAct Act, CallState[] From, CallState To)[] Table =
    [
        (CallAct.Take, [New, Taken], Taken),
        (CallAct.Answer, [Taken], Answered),
        (CallAct.Close, [New, Taken], Closed),
    ];

    /// <summary>The time in which requests are counted.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromHours(24);

    /// <summary>Whether one more may be sent with a phone number.</summary>
    /// <param name="ofPhone">Requests with it in the window before now, to whichever body.</param>
    public static bool MaySend(int ofPhone) => ofPhone < MostOfPhone;

    /// <summary>The state after an act.</summary>
    public static CallState After(CallAct act) => Table.Single(r => r.Act == act).To;

    /// <summary>Why an act of somebody of the counter is not allowed; nothing when it is.</summary>
    /// <param name="act">The act.</param>
    /// <param name="state">Where the request stands.</param>
    /// <param name="isTaker">Whether the actor has taken it.</param>
    /// <param name="text">What was said, or the reason.</param>
    public static IReadOnlyList<Refusal> Judge(CallAct act, CallState state, bool isTaker, string? text)
    {
        if (!Table.Single(r => r.Act == act).From.Contains(state))
        {
            return [new("not_in_this_state", $"Đề nghị gọi lại đang ở trạng thái “{state.ToText()}”; bước này không thực hiện được.", Basis)];
        }

        var reasons = new List<Refusal>();
        if (act == CallAct.Take && isTaker)
        {
            reasons.Add(new("taken_already", "Ông/bà đã nhận đề nghị này.", Basis));
        }

        if (act == CallAct.Answer && !isTaker)
        {
            reasons.Add(new("not_taken_by_you", "Người đã nhận đề nghị mới ghi trả lời; hãy nhận đề nghị trước.", Basis));
        }

        if (act != CallAct.Take && string.IsNullOrWhiteSpace(text))
        {
            reasons.Add(new("text_missing", act == CallAct.Answer ? "Ghi đã hướng dẫn gì." : "Phải ghi rõ lý do.", Basis));
        }

        return reasons;
    }

    /// <summary>The Vietnamese name of a state.</summary>
    public static string ToText(this CallState state) => state switch
    {
        New => "Mới",
        Taken => "Đang gọi",
        Answered => "Đã trả lời",
        Closed => "Đóng",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}

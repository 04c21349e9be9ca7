using System.Globalization;

namespace CaiCach.Law.Queue;

/// <summary>What somebody who takes a number at a one-stop unit came for (nhóm dịch vụ).</summary>
public enum QueueGroup
{
    /// <summary>Nộp hồ sơ.</summary>
    File,

    /// <summary>Nhận kết quả.</summary>
    Collect,

    /// <summary>Hỏi, nhờ hướng dẫn.</summary>
    Advice,
}

/// <summary>Where a queue ticket stands (số thứ tự).</summary>
public enum TicketState
{
    /// <summary>Đang chờ.</summary>
    Waiting,

    /// <summary>Đang gọi.</summary>
    Called,

    /// <summary>Đang phục vụ.</summary>
    Serving,

    /// <summary>Đã xong.</summary>
    Done,

    /// <summary>Không đến.</summary>
    NoShow,

    /// <summary>Hết ngày: the day ended before its holder was served to the end.</summary>
    Lapsed,
}

/// <summary>What is done to a queue ticket after it was taken.</summary>
public enum TicketAct
{
    /// <summary>A desk calls it.</summary>
    Call,

    /// <summary>The desk calls it once more.</summary>
    CallAgain,

    /// <summary>Nobody came: it goes back to the end of the queue, once.</summary>
    PutBack,

    /// <summary>Its holder is at the desk.</summary>
    Start,

    /// <summary>It goes to another group or desk, and keeps its place.</summary>
    Transfer,

    /// <summary>Its holder is served.</summary>
    Finish,

    /// <summary>Nobody came; over.</summary>
    NoShow,

    /// <summary>The day is over.</summary>
    Lapse,
}

/// <summary>Vietnamese names of groups and states.</summary>
public static class QueueTexts
{
    /// <summary>A number as it is called: at least three digits.</summary>
    public static string Shown(int number) => number.ToString("000", CultureInfo.InvariantCulture);

    /// <summary>The name of a group.</summary>
    public static string ToText(this QueueGroup group) => group switch
    {
        QueueGroup.File => "Nộp hồ sơ",
        QueueGroup.Collect => "Nhận kết quả",
        QueueGroup.Advice => "Hỏi, nhờ hướng dẫn",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, null),
    };

    /// <summary>The name of a state.</summary>
    public static string ToText(this TicketState state) => state switch
    {
        TicketState.Waiting => "đang chờ",
        TicketState.Called => "đang gọi",
        TicketState.Serving => "đang phục vụ",
        TicketState.Done => "đã xong",
        TicketState.NoShow => "không đến",
        TicketState.Lapsed => "hết ngày",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}

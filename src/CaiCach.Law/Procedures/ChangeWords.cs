using System.Globalization;
using CaiCach.Law.Calendar;

namespace CaiCach.Law.Procedures;

/// <summary>The words that changes of a procedure are told in.</summary>
internal static class ChangeWords
{
    public static Wording Added(Wording what) => Wording.Of("thêm “{0}”", what);

    public static Wording Removed(Wording what) => Wording.Of("bỏ “{0}”", what);

    public static Wording FromTo(Wording before, Wording after) => Wording.Of("từ “{0}” thành “{1}”", before, after);

    /// <summary>A text that may be missing on either side; null where it is the same.</summary>
    public static Wording? Text(string? before, string? after) => Text(Given(before), Given(after));

    public static Wording? Text(Wording? before, Wording? after) => (before, after) switch
    {
        (null, null) => null,
        (null, { } added) => Added(added),
        ({ } removed, null) => Removed(removed),
        var (from, to) => string.Equals(from.ToString(), to.ToString(), StringComparison.Ordinal) ? null : FromTo(from, to),
    };

    /// <summary>A number that goes up or down; null where it stays.</summary>
    public static Wording? Number(long before, long after, Func<long, Wording>? write = null)
    {
        write ??= Plain;
        return before == after ? null : Wording.Of(after > before ? "từ {0} lên {1}" : "từ {0} xuống {1}", write(before), write(after));
    }

    /// <summary>A limit: up or down within one unit, else from one to the other; null where it stays.</summary>
    public static Wording? Limit(TimeLimit? before, TimeLimit? after, Wording without)
    {
        if (before == after)
        {
            return null;
        }

        return before is { } from && after is { } to && from.Unit == to.Unit
            ? Number(from.Value, to.Value, value => Of(new TimeLimit((int)value, to.Unit)))
            : Wording.Of("từ {0} thành {1}", before is { } old ? Of(old) : without, after is { } now ? Of(now) : without);
    }

    public static Wording Of(TimeLimit limit) => limit.Unit switch
    {
        LimitUnit.WorkingDay => Wording.Of("{0} ngày làm việc", Plain(limit.Value)),
        LimitUnit.CalendarDay => Wording.Of("{0} ngày", Plain(limit.Value)),
        LimitUnit.Month => Wording.Of("{0} tháng", Plain(limit.Value)),
        LimitUnit.WorkingHour => Wording.Of("{0} giờ làm việc", Plain(limit.Value)),
        LimitUnit.SameDay15h => Wording.Of("trong ngày"),
        _ => throw new InvalidOperationException($"There is no unit {(int)limit.Unit}."),
    };

    public static Wording Of(FeeLine fee) => fee switch
    {
        { Formula: { } formula } => Wording.Given(formula),
        { Amount: null } => Wording.Of("theo quy định"),
        { Amount: 0 } => Wording.Of("không phải nộp"),
        _ => Wording.Given(ProcedureTexts.Fee(fee)),
    };

    public static Wording Money(long amount) => Wording.Given(ProcedureTexts.Money(amount));

    public static Wording Plain(long number) => Wording.Given(number.ToString(CultureInfo.InvariantCulture));

    public static Wording YesNo(bool yes) => Wording.Of(yes ? "có" : "không");

    private static Wording? Given(string? text) => string.IsNullOrEmpty(text) ? null : Wording.Given(text);
}

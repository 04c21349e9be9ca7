namespace CaiCach.Law.Calendar;

/// <summary>What an administrator announces about the working calendar.</summary>
public enum CalendarChangeKind
{
    /// <summary>A working day becomes a day off.</summary>
    DayOff,

    /// <summary>A day off becomes a working day: a make-up day at the weekend, or a day off that is called off.</summary>
    WorkingDay,

    /// <summary>A working day is off and a weekend day is worked for it (rule R8).</summary>
    Swap,

    /// <summary>The provisional days of a year are decided as they stand.</summary>
    ConfirmYear,
}

/// <summary>The document that decides a change.</summary>
/// <param name="Number">Number and sign, e.g. "123/QĐ-UBND".</param>
/// <param name="Date">Its date.</param>
public sealed record CalendarDecision(string Number, DateOnly Date)
{
    /// <summary>The most characters of a number.</summary>
    public const int MostCharacters = 60;

    /// <summary>As it is cited: "123/QĐ-UBND ngày 20/11/2026".</summary>
    public string Citation => $"{Number} ngày {VietnameseDates.Short(Date)}";
}

/// <summary>One announced change.</summary>
/// <param name="Kind">What changes.</param>
/// <param name="Day">The day; of a swap the one that is off; null for a year, or when none was given.</param>
/// <param name="MakeUp">The day that is worked for a swapped one; null otherwise.</param>
/// <param name="Year">The year whose days are confirmed; null otherwise.</param>
/// <param name="Name">What a day off is called, as citizens read it; not asked of the other kinds.</param>
public sealed record CalendarChange(CalendarChangeKind Kind, DateOnly? Day = null, DateOnly? MakeUp = null, int? Year = null, string? Name = null)
{
    /// <summary>The most characters of a name.</summary>
    public const int MostCharacters = 200;

    /// <summary>The change in one Vietnamese line.</summary>
    public string Summary => Kind switch
    {
        CalendarChangeKind.DayOff => $"Nghỉ ngày {Full(Day)}: {Name}",
        CalendarChangeKind.WorkingDay => $"Làm việc ngày {Full(Day)}",
        CalendarChangeKind.Swap => $"Nghỉ ngày {Full(Day)}, làm bù ngày {Full(MakeUp)}",
        _ => $"Xác nhận lịch nghỉ năm {Year}",
    };

    private static string Full(DateOnly? day) => day is { } given ? VietnameseDates.Full(given) : "";
}

/// <summary>Why a calendar or a change of it is refused.</summary>
/// <param name="Field">The field meant: "day", "makeUp", "year", "name", "number", "date", "file".</param>
/// <param name="Code">Stable code in snake case.</param>
/// <param name="Message">What to do, in Vietnamese.</param>
public sealed record CalendarFault(string Field, string Code, string Message);

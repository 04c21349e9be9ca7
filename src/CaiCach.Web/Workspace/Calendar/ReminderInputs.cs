using System.Globalization;
using CaiCach.Law.Dossiers;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaiCach.Web.Workspace.Calendar;

/// <summary>What is typed about the reminders of a body.</summary>
public sealed class ReminderInputs
{
    /// <summary>The number of the version in force when the form was opened; 0 for none.</summary>
    public int Seen { get; set; }

    public List<ReminderLine> Lines { get; set; } = [];
}

/// <summary>A step as typed; one without a side is left out.</summary>
public sealed class ReminderLine
{
    public const string Before = "truoc";
    public const string At = "den-han";
    public const string After = "sau";

    public string? Side { get; set; }

    public string? When { get; set; }

    public string? Unit { get; set; } = nameof(ReminderUnit.WorkingDay);

    public List<string> To { get; set; } = [];

    public string? Every { get; set; }

    public string? Times { get; set; }

    public bool IsUsed => Side is Before or At or After;

    /// <summary>The line of a step.</summary>
    public static ReminderLine Of(ReminderStep step) => new()
    {
        Side = step.When < 0 ? Before : step.When == 0 ? At : After,
        When = step.When == 0 ? null : Math.Abs(step.When).ToString(CultureInfo.InvariantCulture),
        Unit = step.Unit.ToString(),
        To = [.. step.To.Select(to => to.ToString())],
        Every = step.Every?.ToString(CultureInfo.InvariantCulture),
        Times = step.Every is null ? null : step.Times.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The step as read; what cannot be read is said at its field.</summary>
    public ReminderStep Read(ModelStateDictionary state, string at)
    {
        var when = Side == At ? 0 : Number(state, at + ".When", When, required: true);
        var every = Number(state, at + ".Every", Every, required: false);
        return new(
            Side == Before ? -when ?? 0 : when ?? 0, Enum.TryParse<ReminderUnit>(Unit, out var unit) && Enum.IsDefined(unit) ? unit : ReminderUnit.WorkingDay,
            [.. To.Select(to => Enum.TryParse<ReminderTo>(to, out var known) && Enum.IsDefined(known) ? known : (ReminderTo?)null).OfType<ReminderTo>().Distinct().Order()],
            every, every is null ? 1 : Number(state, at + ".Times", Times, required: true) ?? 1);
    }

    private static int? Number(ModelStateDictionary state, string key, string? typed, bool required)
    {
        if (string.IsNullOrWhiteSpace(typed) && !required)
        {
            return null;
        }

        if (int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return number;
        }

        state.AddModelError(key, "Nhập một số nguyên từ 1 trở lên.");
        return null;
    }
}

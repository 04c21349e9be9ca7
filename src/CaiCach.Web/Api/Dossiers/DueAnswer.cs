using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;

namespace CaiCach.Web.Api.Dossiers;

/// <summary>A time during which the limit did not run.</summary>
internal sealed record DuePauseAnswer(DateTime From, DateTime To);

/// <summary>A new calendar moved the due date.</summary>
internal sealed record DueMoveAnswer(DateTime At, DateTime Before, DateTime Due, string? Calendar);

/// <summary>A step of the arithmetic: the day it speaks of, the rule, and a Vietnamese sentence.</summary>
internal sealed record DueStepAnswer(DateOnly? Day, string Rule, string Text);

/// <summary>How the due date of a dossier came about; without steps while it has none.</summary>
internal sealed record DueAnswer(
    DateTime? DueAt, DateTime? DueOriginalAt, DateTime? AppointmentAt, DateTime? PausedAt, int? LimitValue, LimitUnit? LimitUnit, DateTime? StartedAt, string? Calendar,
    IReadOnlyList<DuePauseAnswer> Pauses, IReadOnlyList<DueMoveAnswer> Moves, IReadOnlyList<DueStepAnswer> Steps)
{
    public static DueAnswer Of(Dossier dossier, DueTold? told) => new(
        dossier.DueAt, dossier.DueOriginalAt, dossier.AppointmentAt, dossier.PausedAt, told?.Limit.Value, told?.Limit.Unit, told is null ? null : VietnamTime.ToUtc(told.Start), told?.Calendar.Version,
        [.. (told?.Pauses ?? []).Select(p => new DuePauseAnswer(VietnamTime.ToUtc(p.From), VietnamTime.ToUtc(p.To)))],
        [.. (told?.Moves ?? []).Select(m => new DueMoveAnswer(m.At, m.Before, m.Due, m.Calendar))],
        [.. (told?.Steps ?? []).Select(s => new DueStepAnswer(s.Day, s.Rule, s.Text))]);
}

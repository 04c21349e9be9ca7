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

/// <summary>A due date beside the result's: of the intake, a supplement, the transfer, a stage, a step of the internal process or an opinion. The key tells one from others of its kind.</summary>
internal sealed record OtherDueAnswer(DueKind Kind, string? Key, string? Name, DateTime StartedAt, DateTime DueAt, IReadOnlyList<DueStepAnswer> Steps);

/// <summary>How the due dates of a dossier came about: that of the result, without steps while it has none, and every other.</summary>
internal sealed record DueAnswer(
    DateTime? DueAt, DateTime? DueOriginalAt, DateTime? AppointmentAt, DateTime? PausedAt, int? LimitValue, LimitUnit? LimitUnit, DateTime? StartedAt, string? Calendar,
    IReadOnlyList<DuePauseAnswer> Pauses, IReadOnlyList<DueMoveAnswer> Moves, IReadOnlyList<DueStepAnswer> Steps, IReadOnlyList<OtherDueAnswer> Dues)
{
    public static DueAnswer Of(Dossier dossier, DueTold? told, IReadOnlyList<DossierDue> dues) => new(
        dossier.DueAt, dossier.DueOriginalAt, dossier.AppointmentAt, dossier.PausedAt, told?.Limit.Value, told?.Limit.Unit, told is null ? null : VietnamTime.ToUtc(told.Start), told?.Calendar.Version,
        [.. (told?.Pauses ?? []).Select(p => new DuePauseAnswer(VietnamTime.ToUtc(p.From), VietnamTime.ToUtc(p.To)))],
        [.. (told?.Moves ?? []).Select(m => new DueMoveAnswer(m.At, m.Before, m.Due, m.Calendar))],
        Of(told?.Steps ?? []), [.. dues.Select(d => new OtherDueAnswer(d.Kind, d.Key.Length == 0 ? null : d.Key, d.Name, d.StartedAt, d.DueAt, Of(d.Steps)))]);

    private static List<DueStepAnswer> Of(IReadOnlyList<DueStep> steps) => [.. steps.Select(s => new DueStepAnswer(s.Day, s.Rule, s.Text))];
}

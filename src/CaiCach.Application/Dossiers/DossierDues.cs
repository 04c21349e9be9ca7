using System.Globalization;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.Law.Processes;

namespace CaiCach.Application.Dossiers;

/// <summary>What a due date is of, beside the result.</summary>
public enum DueKind
{
    /// <summary>The answer to a request.</summary>
    Intake,

    /// <summary>What the applicant is asked for before the acceptance.</summary>
    IntakeSupplement,

    /// <summary>The handover to who handles it.</summary>
    Transfer,

    /// <summary>What the applicant is asked for after the acceptance.</summary>
    Supplement,

    /// <summary>The look at what the applicant handed in.</summary>
    SupplementCheck,

    /// <summary>A stage, of the authority or of others.</summary>
    Stage,

    /// <summary>A step of the internal process.</summary>
    Step,

    /// <summary>An opinion, or the part of a body outside this installation.</summary>
    Opinion,
}

/// <summary>A due date of a dossier and how it came about.</summary>
/// <param name="Kind">What it is of.</param>
/// <param name="Key">Which of its kind: the number of the stage or step, the id of what is asked; empty where there is one alone.</param>
/// <param name="Name">The stage, the step, or who is asked; null where the kind says it all.</param>
/// <param name="StartedAt">When (UTC) its time started.</param>
/// <param name="DueAt">When (UTC) it is due.</param>
/// <param name="Steps">The arithmetic; empty where nobody can tell it any more.</param>
public sealed record DossierDue(DueKind Kind, string Key, string? Name, DateTime StartedAt, DateTime DueAt, IReadOnlyList<DueStep> Steps);

/// <summary>Tells every due date of a dossier beside the result's, all in one way: what started it, the limit, the pauses, day by day.</summary>
public sealed class DossierDues
{
    private readonly Dossier _dossier;
    private readonly ReferenceSnapshot _reference;
    private readonly List<EventRow> _history;
    private readonly bool _everyDay;

    private DossierDues(Dossier dossier, ReferenceSnapshot reference, IEnumerable<EventRow> history, bool everyDay) =>
        (_dossier, _reference, _history, _everyDay) = (dossier, reference, [.. history.OrderBy(e => e.Version)], everyDay);

    /// <summary>The due dates, in the order of the work.</summary>
    /// <param name="dossier">The dossier with its lists.</param>
    /// <param name="reference">Reference data.</param>
    /// <param name="history">Its events.</param>
    /// <param name="asked">Those asked for an opinion.</param>
    /// <param name="outside">Those asked outside this installation.</param>
    /// <param name="everyDay">Whether every day of a long limit has its line.</param>
    public static IReadOnlyList<DossierDue> Of(Dossier dossier, ReferenceSnapshot reference, IEnumerable<EventRow> history, IEnumerable<Consultation> asked, IEnumerable<OutsideRequest> outside, bool everyDay = false)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(reference);
        var dues = new DossierDues(dossier, reference, history, everyDay);
        return [.. dues.OfDesk(), .. dues.OfSupplements(), .. dossier.Stages.Where(s => s.DueAt is not null).OrderBy(s => s.Number).Select(dues.OfStage).OfType<DossierDue>(), .. dossier.Steps.Where(s => s.DueAt is not null).OrderBy(s => s.Number).Select(dues.OfStep), .. asked.Select(dues.OfOpinion).OfType<DossierDue>(), .. outside.Select(dues.OfOutside).OfType<DossierDue>()];
    }

    /// <summary>The limit of the desk it lies on, as a new calendar counts it, too.</summary>
    private IEnumerable<DossierDue> OfDesk()
    {
        var start = OpenClocks.StartOf(_history);
        var resent = start?.Type == DossierEvents.TypeOf(DossierAct.Resubmit);
        (DueKind Kind, DueWords Words)? desk = _dossier.State switch
        {
            BusinessState.Submitted or BusinessState.IntakeReview => (DueKind.Intake, resent ? DueWords.Resubmission : _dossier.ArrivedAt is null ? DueWords.Intake : DueWords.IntakeByPost),
            BusinessState.Accepted => (DueKind.Transfer, DueWords.Transfer),
            BusinessState.SupplementRequested when _dossier.SupplementHandedInAt is not null => (DueKind.SupplementCheck, DueWords.SupplementCheck),
            _ => null,
        };
        if (desk is { } told && OpenClocks.ClockOf(_dossier, start, _reference.ClockRules.Of(_dossier.ClockRules)) is { } clock && clock.Due < DossierWork.NoDue)
        {
            yield return Tell(told.Kind, "", null, clock.Start, clock.Due, clock.Limit, told.Words, _ => []);
        }
    }

    private IEnumerable<DossierDue> OfSupplements() =>
        new[]
        {
            _dossier.AcceptedAt is null ? OfSupplement(DueKind.IntakeSupplement, DossierAct.AskIntakeSupplement, _dossier.IntakeSupplementLimitAt) : null,
            OfSupplement(DueKind.Supplement, DossierAct.AskSupplement, _dossier.SupplementLimitAt),
        }.OfType<DossierDue>();

    private DossierDue? OfSupplement(DueKind kind, DossierAct asked, DateTime? due) =>
        due is { } limit && _history.LastOrDefault(e => e.Type == DossierEvents.TypeOf(asked)) is { } row && DossierEventData.Parse(row.Data).Days is { } days
            ? Tell(kind, "", null, row.At, limit, new(days, LimitUnit.WorkingDay), DueWords.Supplement, _ => [])
            : null;

    private DossierDue? OfStage(DossierStage stage)
    {
        var procedure = _reference.Procedure(_dossier.ProcedureCode, _dossier.ProcedureVersion);
        if (StageClock.LimitOf(_dossier, stage, _reference) is not { } limit)
        {
            return null;
        }

        var (start, open, own) = (DossierTimes.ToMinute(stage.StartedAt), stage.EndedAt is null, stage.Owner == StageOwner.Authority);
        return Tell(
            DueKind.Stage, Text(stage.Number), procedure?.Stages.ElementAtOrDefault(stage.Number - 1)?.Name, stage.StartedAt, (open && own ? _dossier.DueAt : null) ?? stage.DueAt!.Value, limit,
            DossierTimes.WordsOfStage(_dossier, procedure?.StartRule, stage.Number, stage.StartedAt),
            calendar => !open ? [] : own ? DossierTimes.PausesOf(_dossier) : StagePauses.Of(calendar, start, limit, DossierTimes.PausesOf(_dossier)));
    }

    private DossierDue OfStep(DossierStep step)
    {
        var start = DossierTimes.ToMinute(step.StartedAt);
        var ended = step.EndedAt is { } at ? DossierTimes.ToMinute(at) : DateTime.MaxValue;
        List<Pause> pauses = [.. DossierTimes.PausesOf(_dossier).Where(p => p.From < ended)];
        DateTime? last = _dossier.DueAt is { } due ? VietnamTime.ToLocal(due) : null;
        return Tell(DueKind.Step, Text(step.Number), step.Name, step.StartedAt, step.DueAt!.Value, calendar => (
            StepClocks.DueOf(calendar, start, step.Minutes, pauses, last)?.DueLocal, () => StepClocks.Explain(calendar, start, step.Minutes, pauses, last, _everyDay)));
    }

    private DossierDue? OfOpinion(Consultation asked) => OfAsked(asked.Id, _reference.Organisation.NameOf(asked.UnitId), asked.AskedAt, asked.DueAt, OpinionDues.DaysOf(asked, Asking(asked.AskedAtVersion)?.Consulted ?? [], _reference), DueWords.Opinion);

    private DossierDue? OfOutside(OutsideRequest asked) => OfAsked(asked.Id, asked.Body, asked.AskedAt, asked.DueAt, Asking(asked.AskedAtVersion)?.Outside?.FirstOrDefault(o => o.Id == asked.Id)?.Days ?? 0, asked.IsPart ? DueWords.Part : DueWords.Opinion);

    private DossierDue? OfAsked(Guid id, string name, DateTime asked, DateTime due, int days, DueWords words) =>
        days == 0 ? null : Tell(DueKind.Opinion, id.ToString(), name, asked, due, new(days, LimitUnit.WorkingDay), words, _ => []);

    private DossierEventData? Asking(int version) => _history.Find(e => e.Version == version) is { } row ? DossierEventData.Parse(row.Data) : null;

    private DossierDue Tell(DueKind kind, string key, string? name, DateTime start, DateTime due, TimeLimit limit, DueWords words, Func<WorkCalendar, IReadOnlyList<Pause>> pausesBy)
    {
        var local = DossierTimes.ToMinute(start);
        return Tell(kind, key, name, start, due, calendar =>
        {
            Pause[] pauses = [.. pausesBy(calendar)];
            return (DueDates.Compute(calendar, local, limit, pauses) is { IsAnswered: true } told ? told.DueAfterPauses : null, () => DueDates.Explain(calendar, local, limit, pauses, words, _everyDay));
        });
    }

    /// <summary>Tells it by the calendar that gives the due date on record: the dossier's, the newest, or that of the start; where none does, the record stands and says so.</summary>
    private DossierDue Tell(DueKind kind, string key, string? name, DateTime start, DateTime due, Func<WorkCalendar, (DateTime? Due, Func<IReadOnlyList<DueStep>> Explain)> count)
    {
        var local = VietnamTime.ToLocal(due);
        var told = new[] { _reference.Calendar(_dossier.CalendarVersion), _reference.CalendarOf(_dossier.CounterId), _reference.CalendarAt(_dossier.CounterId, start) }
            .OfType<WorkCalendar>().DistinctBy(c => c.Version).Select(count).Where(t => t.Due is not null).ToList();
        var exact = told.FindIndex(t => t.Due == local);
        return new(kind, key, name, start, due, exact >= 0 ? told[exact].Explain() : told.Count == 0 ? [] : [.. told[0].Explain(), DueStep.OnRecord(local)]);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using CaiCach.Application.Acting;
using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>A change of a dossier under way, inside its transaction.</summary>
public sealed class DossierChange(CaiCachDb db, Dossier dossier, Verdict.Allowed verdict, ReferenceSnapshot snapshot, ActContext context, CancellationToken cancel)
{
    /// <summary>The record, tracked.</summary>
    public Dossier Dossier => dossier;

    /// <summary>The law's answer.</summary>
    public Verdict.Allowed Verdict => verdict;

    /// <summary>Reference data.</summary>
    public ReferenceSnapshot Reference => snapshot;

    /// <summary>The version of the procedure that the dossier goes by; null where it is not known.</summary>
    public ProcedureVersion? Procedure => snapshot.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion);

    /// <summary>The calendar of the body at whose counter it is, by which its limits run (R2); null in a database nothing was imported into.</summary>
    public WorkCalendar? Calendar => snapshot.CalendarOf(dossier.CounterId);

    /// <summary>The rules of intake and transfer it was filed under.</summary>
    public ClockRules Rules => snapshot.ClockRules.Of(dossier.ClockRules);

    /// <summary>The one-stop unit from which it is handed over and at which the result is returned.</summary>
    public Unit Counter => snapshot.Organisation.ReceptionOf(dossier.CounterId);

    /// <summary>Who, when.</summary>
    public ActContext Context => context;

    /// <summary>Stops the work: a rule that only the change itself can know.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Ends the change with a refusal; nothing is saved.</summary>
    public DossierEventData Refuse(Refusal refusal)
    {
        Refusal = refusal;
        return new();
    }

    /// <summary>Writes down why the dossier is late, beside what was said before.</summary>
    public void TellCause(LateCause cause, string? words)
    {
        (dossier.LateCause, dossier.LateCauseNote) = (cause, words);
        db.ToldCauses.Add(new() { DossierId = dossier.Id, Version = dossier.Version + 1, ToldAt = context.Now, Cause = cause, Note = words });
    }

    /// <summary>Puts the dossier on a desk.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="unitId">The unit that has it from now on.</param>
    /// <param name="dueAt">What its worklist is ordered by; when left out the due date, or the end of the time of others that runs now.</param>
    public void PutOn(Desk desk, Guid unitId, DateTime? dueAt = null)
    {
        dossier.Desk = desk;
        dossier.HolderUnitId = unitId;
        dossier.DeskDueAt = dueAt ?? dossier.DueAt ?? DossierTimes.WaitsUntil(dossier) ?? DossierWork.NoDue;
    }

    /// <summary>Puts an accepted dossier where it is handed over from; false, with a refusal set, when the calendar cannot tell by when.</summary>
    public bool PutOnTransfer(Guid unitId)
    {
        var due = DossierTimes.AwaitsPayment(dossier) ? DossierWork.NoDue : Deadline(Rules.Transfer, DossierTimes.TransferStart(dossier));
        PutOn(Desk.Transfer, unitId, due);
        return due is not null;
    }

    /// <summary>Why nothing can be counted without a calendar.</summary>
    public static readonly Refusal NoCalendar = new("calendar_missing", "Chưa nạp lịch làm việc, không tính được thời hạn.", "Lịch làm việc");

    /// <summary>The end (UTC) of a limit that starts now; null, with a refusal set, when the calendar cannot tell.</summary>
    public DateTime? Deadline(TimeLimit limit) => Deadline(limit, context.Now);

    /// <summary>The end (UTC) of a limit that started at a moment (UTC); null, with a refusal set, when the calendar cannot tell.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="start">When it starts.</param>
    /// <param name="agencyId">The body whose calendar counts; that of the dossier when left out.</param>
    /// <param name="pauses">The pauses (local) since; none when left out.</param>
    public DateTime? Deadline(TimeLimit limit, DateTime start, Guid? agencyId = null, IReadOnlyList<Pause>? pauses = null)
    {
        if (snapshot.CalendarOf(agencyId ?? dossier.CounterId) is not { } calendar)
        {
            Refuse(NoCalendar);
            return null;
        }

        var due = DueDates.Compute(calendar, DossierTimes.ToMinute(start), limit, [.. pauses ?? []]);
        if (!due.IsAnswered)
        {
            Refuse(new(due.Fault.Code(), due.Fault.Message(), "Lịch làm việc"));
            return null;
        }

        return VietnamTime.ToUtc(due.DueAfterPauses);
    }

    /// <summary>
    /// Takes in papers that were asked for: the dossier lies with the one-stop unit, which has as long to look at them as at a filing. The end of that
    /// time (UTC); null, with a refusal set, when the calendar cannot tell.
    /// </summary>
    public DateTime? TakeIn(IEnumerable<DossierPaper> papers)
    {
        if (Deadline(Rules.Intake) is not { } due)
        {
            return null;
        }

        foreach (var paper in papers)
        {
            Add(paper);
        }

        PutOn(Desk.Receive, dossier.HolderUnitId, due);
        return due;
    }

    /// <summary>Lets the clock stand still from now on; the due of the clock that ran until now, null when it had none or stood still already.</summary>
    public DateTime? Pause()
    {
        var running = DossierTimes.RunningDue(dossier);
        dossier.PausedAt ??= context.Now;
        return running;
    }

    /// <summary>The same as long as the due date is not past; after it a pause would only hide that it was missed, and the clock runs on.</summary>
    public DateTime? PauseInTime()
    {
        if (dossier.DueAt < context.Now)
        {
            HeldPastDue = dossier.Stages.Count > 0 ? true : null;
            return null;
        }

        return Pause();
    }

    /// <summary>Whether the clock of a stage would stand from now on, had its due date not been past; null for not.</summary>
    public bool? HeldPastDue { get; private set; }

    /// <summary>Lets the clock run again (R7): the pause counts until a moment (UTC). What the event keeps of it; a refusal is set when the calendar cannot tell.</summary>
    public DossierEventData Run(DateTime until)
    {
        if (dossier.PausedAt is not { } from)
        {
            return new() { HeldUntil = dossier.Stages.Count > 0 ? until : null };
        }

        dossier.Pauses = DossierTimes.WithPause(dossier, from, until);
        dossier.PausedAt = null;
        return Recounted(from, until);
    }

    /// <summary>Lets a pause that has ended count until another moment (UTC): what the event keeps of it, nothing where no pause began then; a refusal is set while the clock stands for something else.</summary>
    public DossierEventData RunAgain(DateTime from, DateTime until)
    {
        if (DossierTimes.WithPauseUntil(dossier, from, until) is not { } pauses || pauses == dossier.Pauses)
        {
            return new();
        }

        if (dossier.PausedAt is not null)
        {
            return Refuse(new("clock_stands", "Thời hạn của hồ sơ đang tạm dừng; chờ thời hạn tính tiếp rồi sửa.", "NĐ 118/2025/NĐ-CP"));
        }

        var running = DossierTimes.RunningDue(dossier);
        dossier.Pauses = pauses;
        var again = Recounted(from, until);
        PutOn(dossier.Desk, dossier.HolderUnitId);
        return again with { RunningDueBefore = running };
    }

    private DossierEventData Recounted(DateTime from, DateTime until)
    {
        dossier.DelayForecastAt = null;
        if (DossierTimes.LimitOf(dossier) is not null && !DossierTimes.AwaitsEvent(dossier))
        {
            var due = DueByKeptOrNewestCalendar();
            if (!due.IsAnswered)
            {
                return Refuse(new(due.Fault.Code(), due.Fault.Message(), "Lịch làm việc"));
            }

            dossier.DueAt = VietnamTime.ToUtc(due.DueAfterPauses);
        }

        var kept = snapshot.Calendar(dossier.CalendarVersion) is { } pinned ? StageClock.Move(dossier, pinned, snapshot) : null;
        var newest = Calendar is { } calendar ? StageClock.Move(dossier, calendar, snapshot) : null;
        return WithAppointment(new()
        {
            Due = dossier.DueAt,
            PauseFrom = from,
            PauseTo = until,
            Calendar = dossier.CalendarVersion,
            MovedStage = newest is null ? kept : newest with { Before = kept?.Before ?? newest.Before },
        });
    }

    /// <summary>Lets the appointment named with an apology follow the due date that moved; the facts of the change with what became of it.</summary>
    public DossierEventData WithAppointment(DossierEventData data) =>
        DossierTimes.MoveAppointment(dossier, Calendar) is { } before ? data with { AppointmentBefore = before, Appointment = dossier.AppointmentAt } : data;

    /// <summary>With the calendar the dossier keeps, or with a newer one that gives more time (R14: forward only); the dossier then keeps that one.</summary>
    private DueDate DueByKeptOrNewestCalendar()
    {
        var kept = DossierTimes.Due(dossier, snapshot.Calendar(dossier.CalendarVersion)!);
        if (Calendar is { } newest && newest.Version != dossier.CalendarVersion
            && DossierTimes.Due(dossier, newest) is { IsAnswered: true } told && (!kept.IsAnswered || told.DueAfterPauses > kept.DueAfterPauses))
        {
            dossier.CalendarVersion = newest.Version;
            return told;
        }

        return kept;
    }

    /// <summary>Ends the waiting for opinions that nobody needs any more: what the event keeps, with whose opinions they are, each counted as recalled.</summary>
    public async Task<DossierEventData> RecallOpinionsAsync(DossierEventData data)
    {
        var waiting = await db.Consultations.Where(c => c.DossierId == dossier.Id && c.ClosedAt == null).OrderBy(c => c.DueAt).ThenBy(c => c.Id).ToListAsync(cancel);
        waiting.ForEach(asked => asked.ClosedAt = context.Now);
        var recalled = waiting.Select(asked => asked.UnitId).ToList();
        data = await RecallOutsideAsync(data);
        return recalled.Count == 0 ? data : data with { Recalled = recalled, Opinions = DossierEventData.OpinionCount.Of(snapshot.Organisation, recalled, OpinionTurn.Recalled) };
    }

    /// <summary>Ends the waiting for bodies outside this installation: what the event keeps, with who they are.</summary>
    public async Task<DossierEventData> RecallOutsideAsync(DossierEventData data)
    {
        var waiting = await db.OutsideRequests.Where(o => o.DossierId == dossier.Id && o.ClosedAt == null).OrderBy(o => o.Id).ToListAsync(cancel);
        waiting.ForEach(asked => asked.ClosedAt = context.Now);
        dossier.OutsideAwaited = 0;
        return waiting.Count == 0 ? data : data with { Outside = OutsideBodies.Of(waiting) };
    }

    /// <summary>Ends the authority's clock now and closes the desk.</summary>
    public DossierEventData Finish() => Finish(context.Now);

    /// <summary>Ends the authority's clock and closes the desk.</summary>
    /// <param name="at">When (UTC) it stopped: now, or when another system issued the result.</param>
    public DossierEventData Finish(DateTime at)
    {
        var running = DossierTimes.RunningDue(dossier);
        StageClock.End(dossier, at, snapshot.Calendar(dossier.CalendarVersion));
        var timeliness = DossierTimes.TimelinessAt(dossier, at);
        dossier.FinishedAt = at;
        dossier.Timeliness = timeliness;
        PutOn(Desk.Closed, dossier.HolderUnitId, DossierWork.NoDue);
        return new() { Timeliness = timeliness, RunningDueBefore = running };
    }

    /// <summary>The next number of a series of a unit; gapless, because it is given in this transaction.</summary>
    public Task<int> NextAsync(Guid unitId, string series) => NextAsync(db, unitId, series, cancel);

    /// <summary>The next number of a series of a unit, in the transaction of the caller.</summary>
    internal static async Task<int> NextAsync(CaiCachDb db, Guid unitId, string series, CancellationToken cancel) =>
        (await db.Database.SqlQuery<int>(
            $"INSERT INTO number_series (unit_id, series, last) VALUES ({unitId}, {series}, 1) ON CONFLICT (unit_id, series) DO UPDATE SET last = number_series.last + 1 RETURNING last AS \"Value\"")
            .ToListAsync(cancel)).Single();

    /// <summary>Writes the letter of an act and numbers it in the register of the unit that issues it; its number and symbol, null for an act that makes no letter. The forms are letters to citizens and organisations; bodies of the state that ask under an internal procedure get none.</summary>
    /// <param name="act">The act.</param>
    /// <param name="reason">The reason that was given.</param>
    /// <param name="data">The facts of the change.</param>
    public async Task<string?> WriteLetterAsync(DossierAct act, string? reason, DossierEventData data)
    {
        if (LetterRules.Of(act) is not { } kind || dossier.AskedById is not null || (act == DossierAct.CorrectOwner && dossier.AcceptedAt is null))
        {
            return null;
        }

        var units = snapshot.Organisation;
        var unit = LetterRules.IsOfOneStop(act) ? Counter : units.Find(dossier.AgencyId)!;
        var year = VietnamTime.DayOf(context.Now).Year;
        var number = await NextAsync(unit.Id, NumberBooks.SeriesOf(NumberBook.Letter, year));
        var symbol = LetterSymbols.Of(unit, number);
        var made = new LetterCase(kind, act, dossier, dossier.Version + 1, context.Now, act == DossierAct.CorrectOwner ? await ReceiverAsync() : context.Actor.Id is null ? "" : context.Actor.Name, reason, data, symbol);
        var text = await LetterTextsInForce.OfAsync(db, made, snapshot, cancel);
        var letter = new Letter
        {
            Id = Ids.New(context.Now),
            DossierId = dossier.Id,
            EventVersion = dossier.Version + 1,
            Kind = kind,
            UnitId = unit.Id,
            Year = year,
            Number = number,
            Symbol = symbol,
            MadeAt = context.Now,
            Token = DossierCodes.NewLetterToken(),
            Content = LetterContent.ToJson(LetterWords.Write(made, text.Text, snapshot)),
            TemplateId = text.VersionId,
        };
        db.Letters.Add(letter);
        return letter.Symbol;
    }

    /// <summary>Who accepted it, and whom a receipt that is issued anew names again.</summary>
    private async Task<string> ReceiverAsync() =>
        await db.Events.AsNoTracking().Where(e => e.StreamId == dossier.Id && e.Type == DossierEvents.TypeOf(DossierAct.Accept)).OrderByDescending(e => e.Version).Select(e => e.ActorName).FirstOrDefaultAsync(cancel) ?? "";

    /// <summary>Adds a paper whose file is already stored.</summary>
    public void Add(DossierPaper paper)
    {
        paper.Id = Ids.New(context.Now);
        paper.DossierId = dossier.Id;
        paper.AddedAt = context.Now;
        paper.AddedAtVersion = dossier.Version + 1;
        db.DossierPapers.Add(paper);
    }
}

using CaiCach.Application.Messages;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Data.Outbox;
using CaiCach.Data.Petitions;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Messages;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using static CaiCach.Application.Dossiers.OfficialNotices;

namespace CaiCach.Application.Dossiers;

/// <summary>When to look whether somebody is to be reminded; the words of reminders, and who reads them.</summary>
internal static class Reminders
{
    /// <summary>Lets a change look again whether reminders are to come: at once for a due date that is new or runs again, never while the clock stands still or another system has the dossier.</summary>
    public static void Arm(Dossier dossier, DateTime now)
    {
        var here = dossier.MasterSystem == MasterSystem.Own;
        var runs = here && dossier is { AcceptedAt: not null, FinishedAt: null, PausedAt: null };
        Arm(dossier, !here ? null : runs ? dossier.DueAt ?? StageEnd(dossier) : IntakeDue(dossier), now);
        foreach (var step in dossier.Steps)
        {
            Arm(step, runs && step.EndedAt is null ? step.DueAt : null, now);
        }
    }

    /// <summary>Until when (UTC) it is to be answered whether the request is accepted; null once it is, and while the applicant has to supplement it.</summary>
    public static DateTime? IntakeDue(Dossier dossier) => dossier is { State: BusinessState.Submitted or BusinessState.IntakeReview, AcceptedAt: null } ? dossier.IntakeDueAt : null;

    /// <summary>The end (UTC) of the time of the applicant or of third parties in a procedure by stages, by which the worklist is ordered then; null in any other time.</summary>
    public static DateTime? StageEnd(Dossier dossier) =>
        dossier is { DueAt: null, ClockStartedAt: not null, FinishedAt: null, Desk: Desk.Handle or Desk.Review or Desk.Sign } && dossier.DeskDueAt < DossierWork.NoDue ? dossier.DeskDueAt : null;

    /// <summary>The same for one clock.</summary>
    public static void Arm(IReminded clock, DateTime? due, DateTime now)
    {
        if (due is null)
        {
            clock.RemindAt = null;
        }
        else if (clock.RemindedFor != due || clock.RemindAt is null)
        {
            clock.RemindAt = now;
        }
    }

    /// <summary>Of a dossier without a result.</summary>
    public static IEnumerable<Told> OfDossier(Dossier dossier, Reminder reminder)
    {
        var (kind, text) = StageEnd(dossier) is { } end ? Of(reminder, $"Hồ sơ {dossier.Code}, thời gian dành cho người nộp hoặc bên thứ ba", "kết thúc", end)
            : (KindOf(reminder), OfficialWords.Of(
                reminder.When switch { < 0 => MessageKind.OfficialDossierDueSoon, 0 => MessageKind.OfficialDossierDue, _ => MessageKind.OfficialDossierLate },
                FactsOf(dossier, new(), null)));
        return reminder.To.Select(to => ToHolder(dossier, to, kind, text));
    }

    /// <summary>Of a request that waits to be answered: those who receive, and who leads them.</summary>
    public static IEnumerable<Told> OfIntake(Dossier dossier, Reminder reminder)
    {
        var (kind, text) = Of(reminder, $"Yêu cầu {dossier.RequestNumber}", "trả lời việc tiếp nhận", dossier.IntakeDueAt);
        return reminder.To.Select(to => to switch
        {
            ReminderTo.Officer => new Told(kind, text, unitId: dossier.HolderUnitId, roles: [Role.Receiver]),
            _ => new(kind, text, roles: [InBody(to)]),
        });
    }

    /// <summary>Of a step of its internal process that is under way: whoever has the dossier on the desk it lies on.</summary>
    public static IEnumerable<Told> OfStep(Dossier dossier, DossierStep step, Reminder reminder)
    {
        var (kind, text) = Of(reminder, $"Hồ sơ {dossier.Code}, bước “{step.Name}”", "làm xong", step.DueAt);
        return reminder.To.Select(to => ToHolder(dossier, to, kind, text));
    }

    /// <summary>Of an opinion: those who were asked, each led to the question, and who asked.</summary>
    public static IEnumerable<Told> OfOpinion(Dossier dossier, Consultation asked, OrganisationTree organisation, Reminder reminder)
    {
        var (kind, text) = Of(reminder, $"Ý kiến về hồ sơ {dossier.Code}", "trả lời", asked.DueAt);
        var waiting = OfficialWords.Of(MessageKind.OfficialOpinionWaits, ("ma_ho_so", dossier.Code ?? ""), ("don_vi", organisation.NameOf(asked.UnitId) ?? ""), ("han", Time(asked.DueAt)));
        return reminder.To.Select(to => to switch
        {
            ReminderTo.Officer => new Told(kind, text, unitId: asked.UnitId, roles: Answering, consultationId: asked.Id),
            ReminderTo.DivisionHead => new(kind, text, unitId: asked.UnitId, roles: [Role.DivisionHead], consultationId: asked.Id),
            ReminderTo.AgencyHead => new(kind, text, roles: [Role.AgencyHead], bodyId: organisation.Find(asked.UnitId)?.AgencyId, consultationId: asked.Id),
            ReminderTo.Asker => OfOfficer(dossier, kind, waiting),
            _ => new(kind, waiting, roles: [InBody(to)]),
        });
    }

    /// <summary>Of what a body outside this installation is asked: whoever asked, and who leads them.</summary>
    public static IEnumerable<Told> OfOutside(Dossier dossier, OutsideRequest asked, Reminder reminder)
    {
        var (kind, told) = Of(reminder, $"{asked.Body}, hồ sơ {dossier.Code},", "trả lời", asked.DueAt, isOutside: true);
        return reminder.To.Select(to => to == ReminderTo.Asker ? OfOfficer(dossier, kind, told) : ToHolder(dossier, to, kind, told));
    }

    /// <summary>Of a petition: the controller before it is routed and after it is answered, the unit that prepares the answer, the head who signs it.</summary>
    public static IEnumerable<Told> OfPetition(Petition petition, OrganisationTree organisation, ReminderClock clock, Reminder reminder)
    {
        var what = clock.Name switch
        {
            "refuse" => "từ chối, nếu không thuộc trường hợp tiếp nhận",
            "ask" => "yêu cầu bổ sung, nếu chưa đủ thông tin",
            "publish" => "công khai",
            "supplement" => "bổ sung của người gửi (cần xem xét tiếp)",
            _ => "trả lời",
        };
        var (kind, text) = Of(reminder, $"Phản ánh, kiến nghị {petition.Code}", what, Law.Calendar.VietnamTime.ToUtc(clock.Due));
        var handler = petition.State is PetitionState.Routed or PetitionState.Drafted ? petition.HandlerUnitId : null;
        var body = handler is { } unit && organisation.Find(unit) is { } found ? found.AgencyId : petition.AgencyId;
        return reminder.To.Select(to => to switch
        {
            ReminderTo.Officer when petition.State == PetitionState.Drafted => new Told(kind, text, roles: [Role.AgencyHead], bodyId: body),
            ReminderTo.Officer when handler is not null => new(kind, text, unitId: handler, roles: [Role.Specialist, Role.DivisionHead]),
            ReminderTo.Officer => new(kind, text, roles: [Role.ProcedureController]),
            ReminderTo.DivisionHead when handler is not null => new(kind, text, unitId: handler, roles: [Role.DivisionHead]),
            ReminderTo.DivisionHead => new(kind, text, roles: [Role.ProcedureController]),
            _ => new(kind, text, roles: [InBody(to)], bodyId: body),
        });
    }

    private static (NoticeKind Kind, OfficialWords Text) Of(Reminder reminder, string what, string act, DateTime? due, bool isOutside = false) => (
        KindOf(reminder),
        OfficialWords.Of(
            reminder.When switch { < 0 => MessageKind.OfficialTaskDueSoon, 0 => MessageKind.OfficialTaskDue, _ => MessageKind.OfficialTaskLate },
            ("viec", what), ("phai_lam", act), ("han", Time(due)), ("co_quan_ngoai", isOutside ? "có" : "")));

    private static NoticeKind KindOf(Reminder reminder) => reminder.When < 0 ? NoticeKind.DueSoon : NoticeKind.Overdue;

    /// <summary>Whoever has the dossier on the desk it lies on, and those above.</summary>
    private static Told ToHolder(Dossier dossier, ReminderTo to, NoticeKind kind, OfficialWords text) => to switch
    {
        ReminderTo.Officer => dossier.Desk switch
        {
            Desk.Review => new Told(kind, text, unitId: dossier.HolderUnitId, roles: [Role.DivisionHead]),
            Desk.Sign => new(kind, text, roles: [Role.AgencyHead]),
            Desk.Issue => new(kind, text, roles: [Role.Clerk]),
            Desk.Transfer => new(kind, text, unitId: dossier.HolderUnitId, roles: [Role.Receiver]),
            _ => OfOfficer(dossier, kind, text),
        },
        ReminderTo.DivisionHead => new(kind, text, unitId: dossier.HolderUnitId, roles: [Role.DivisionHead]),
        _ => new(kind, text, roles: [InBody(to)]),
    };

    private static Told OfOfficer(Dossier dossier, NoticeKind kind, OfficialWords text) =>
        dossier.AssigneeId is { } officer ? new(kind, text, officer) : new(kind, text, unitId: dossier.HolderUnitId, roles: [Role.DivisionHead]);

    private static Role InBody(ReminderTo to) => to == ReminderTo.AgencyHead ? Role.AgencyHead : Role.OneStopDirector;
}

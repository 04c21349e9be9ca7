using CaiCach.Application.Dossiers;
using CaiCach.Application.Messages;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Messages;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Messages;

/// <summary>Of every act, who is told what: where somebody hears nothing, people have decided so.</summary>
public sealed class WhoIsToldTests
{
    private const string Silence = "(nothing)";
    private static readonly DateTime At = new(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Somebody = new("01856aa0-0000-7000-8000-000000000001");

    [Fact]
    public void Who_is_told_of_every_act_is_what_people_have_agreed_to()
    {
        string[] others = [DossierEvents.DueRecomputed, DossierEvents.HandedOver, DossierEvents.Moved, DossierEvents.OpenedAgain, DossierEvents.PartReceived, DossierEvents.PartGivenBack, DossierEvents.UnclaimedTold, DossierEvents.Archived, DossierEvents.Urged, DossierEvents.MalwareFound];
        var lines = Enum.GetValues<DossierAct>().Select(act => (Name: act.ToString(), Type: DossierEvents.TypeOf(act))).Concat(others.Select(type => (Name: type, Type: type)))
            .Select(told => $"{told.Name}\n  applicant: {Applicant(told.Type)}\n  officials: {Officials(told.Type)}");
        Assert.Null(Approved.Difference("tests/CaiCach.Application.Tests/Messages/who-is-told.txt", string.Join('\n', lines) + '\n'));
    }

    private static string Applicant(string type) =>
        Listed(Cases().Select(c => DossierMessages.KindOf(type, c.Dossier, c.Data)).OfType<MessageKind>().Select(kind => kind.ToString()));

    private static string Officials(string type) =>
        Listed(Cases().SelectMany(c => OfficialNotices.For(type, c.Dossier, c.Data, "Lý do").Select(told => $"{told.Words!.Message} to {Reader(told)}")));

    private static string Listed(IEnumerable<string> told)
    {
        List<string> said = [.. told.Distinct().Order(StringComparer.Ordinal)];
        return said.Count == 0 ? Silence : string.Join("; ", said);
    }

    private static string Reader(OfficialNotices.Told told) =>
        told.Officer is not null ? "the official" : told.Roles is { Count: 1 } roles ? $"{roles[0]}{(told.UnitId is null ? "" : " of the unit")}" : "the unit asked";

    /// <summary>A dossier in every state, with and without somebody who has it, filed in each way, with all that an event may say and with nothing.</summary>
    private static IEnumerable<(Dossier Dossier, DossierEventData Data)> Cases()
    {
        DossierEventData[] said = [new() { Silent = [] }, Full, Full with { ToReview = true }, Full with { To = BusinessState.Withdrawn }, Full with { To = BusinessState.StopRequested }, Full with { Due = null }, Full with { Due = null, MovedStage = null }, Full with { Due = null, MovedStage = null, AppointmentBefore = null }];
        return from state in Enum.GetValues<BusinessState>()
               from desk in Enum.GetValues<Desk>()
               from officer in new Guid?[] { null, Somebody }
               from channel in new[] { Channel.Online, Channel.Direct }
               from data in said
               select (new Dossier
               {
                   Code = "H44.15-260302-0001",
                   State = state,
                   Desk = desk,
                   Channel = channel,
                   AssigneeId = officer,
                   AcceptedAt = state is BusinessState.Submitted or BusinessState.IntakeReview or BusinessState.IntakeSupplement ? null : At,
                   DueAt = At.AddDays(3),
                   IntakeDueAt = At.AddDays(1),
                   FeePaid = 1000,
                   Papers = { new() { Kind = PaperKind.Component, Originals = 1, GoesBack = true } },
               }, data);
    }

    private static DossierEventData Full => new()
    {
        Due = At.AddDays(3),
        DueBefore = At.AddDays(1),
        RunningDueBefore = At.AddDays(1),
        DeskDue = At.AddDays(4),
        Appointment = At.AddDays(6),
        AppointmentBefore = At.AddDays(5),
        PauseTo = At,
        Happened = At,
        Number = "12",
        Amount = 200_000,
        OrderedBy = Somebody,
        FromOfficer = Somebody,
        Consulted = [new(Somebody, At.AddDays(2))],
        Recalled = [Somebody],
        Silent = [Somebody],
        MovedFrom = Somebody,
        MovedStage = new("noi-dung", At, At.AddDays(1)),
        MovedSteps = [new("Thẩm định", At, At.AddDays(1))],
        MovedOpinions = [new(Somebody, At, At.AddDays(1)), new(Guid.Empty, At, At.AddDays(1), "Công an tỉnh")],
        OtherSystem = new("Hệ thống của Bộ Mẫu", Status: 5),
        Draft = "a",
        Answer = OpinionAnswer.Agree,
        Proposal = ProposalKind.Grant,
    };
}

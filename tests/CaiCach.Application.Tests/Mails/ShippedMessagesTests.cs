using System.Text.Json.Nodes;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Messages;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Messages;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Mails;

/// <summary>The texts that ship, as the applicant of a body that has written none reads them.</summary>
public sealed class ShippedMessagesTests
{
    private static readonly DateTime At = new(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc);

    // What happens before a dossier has its code.
    private static readonly DossierAct[] OfIntake = [DossierAct.Submit, DossierAct.AskIntakeSupplement, DossierAct.ExpireIntakeSupplement, DossierAct.RejectIntake, DossierAct.Resubmit, DossierAct.AddPaper];

    [Fact]
    public async Task The_messages_that_ship_say_what_people_have_read_and_agreed_to()
    {
        await using var world = await World.CreateAsync("sqlite");
        await world.ChangeProcedureAsync(procedure => procedure["means"]!.AsArray().ToList().ForEach(means =>
            means!["fees"]!.AsArray().Add(JsonNode.Parse("""{"name": "Phí thẩm định lại", "kind": "phi", "amount": 200000, "when": "with_supplement", "confidence": "found"}"""))));
        var reference = await world.ReferenceAsync();
        Dossier[] dossiers =
        [
            New(null, BusinessState.Submitted), New(null, BusinessState.IntakeSupplement),
            New("H44.15-260302-0001", BusinessState.InProcess), New("H44.15-260302-0001", BusinessState.InProcess, due: false), New("H44.15-260302-0001", BusinessState.Accepted, due: false, limit: true),
            New("H44.15-260302-0001", BusinessState.Issued, payment: PaymentState.Due), New("H44.15-260302-0001", BusinessState.Issued, payment: PaymentState.Due, way: ReturnWay.Post),
            Starting(due: false), Starting(due: true), Elsewhere(), New("H44.15-260302-0001", BusinessState.SupplementRequested),
            Of(reference, New(null, BusinessState.IntakeSupplement)), Of(reference, New("H44.15-260302-0001", BusinessState.SupplementRequested)),
        ];
        var full = new DossierEventData
        {
            Due = At.AddDays(3),
            DeskDue = At.AddDays(4),
            Appointment = At.AddDays(5),
            Amount = 2_500_000,
            Owed = 500_000,
            Items = ["Đơn có chữ ký", "Bản cam kết"],
            Missing = ["Bản vẽ"],
            Number = "12/GP-SKHCN",
            Carrier = "VNPost",
            MovedFrom = Guid.Empty,
            LegalBasis = "Điều 5",
            Happened = At.AddDays(1),
        };
        DossierEventData[] facts =
        [
            full, full with { Due = null }, full with { Due = null, MovedStage = new("", At, At.AddDays(6)), PauseTo = At }, full with { PauseTo = At }, full with { Delivery = DeliveryState.Posted }, full with { Assist = AssistPlace.Counter },
            .. new[] { 3, 4, 5, 6, 8, 9 }.Select(status => full with { OtherSystem = new("Hệ thống của Bộ Mẫu", Status: status) }), full with { PostDelivered = At.AddDays(2) }, full with { DeskDue = null },
        ];
        var intake = OfIntake.Select(DossierEvents.TypeOf).ToList();
        var lines = from type in Enum.GetValues<DossierAct>().Select(DossierEvents.TypeOf).Concat([DossierEvents.DueRecomputed, DossierEvents.Moved, DossierEvents.UnclaimedTold, DossierEvents.Archived]).Distinct()
                    from dossier in dossiers
                    from data in facts
                    where type == DossierEvents.DueRecomputed ? (data.Due is null) == (dossier.Code is null) && (data.Due is null || dossier.DueAt is not null) : type == "dossier.filing_corrected" ? (data.DeskDue is null) == (dossier.Code is not null) : intake.Contains(type) == dossier.Code is null
                    where type != DossierEvents.TypeOf(DossierAct.SettleFee) || dossier.DueAt is not null
                    where (type == "dossier.status_reported") == data.OtherSystem is not null && (type == "dossier.post_delivered") == data.PostDelivered is not null
                    where dossier.MasterName is null || type is "dossier.status_reported" or "dossier.route_accepted"
                    where dossier.MasterName is not null || type is not ("dossier.status_reported" or "dossier.route_accepted")
                    where type is not ("dossier.start_recorded" or "dossier.start_corrected") || dossier is { StartEvent: not null, DueAt: not null }
                    select Line(type, dossier, data, reference);

        var late = from dossier in dossiers
                   where dossier is { Code: not null, DueAt: not null }
                   let words = DossierMessages.OfLate(dossier, reference, At)
                   select $"late {words.Kind}\n  {words.Subject}\n  {words.Text}\n  {words.Sms}";
        var petitions = from form in MessageForms.All
                        where form.IsOfPetition
                        select $"{form.Kind} {form.About}\n  {Said(form, MessagePart.Subject)}\n  {Said(form, MessagePart.Mail)}\n  {Said(form, MessagePart.Sms)}";
        Assert.Null(Approved.Difference("tests/CaiCach.Application.Tests/Mails/shipped-messages.txt", string.Join('\n', lines.OfType<string>().Concat(late).Concat(petitions).Distinct()) + '\n'));

        static string Said(MessageForm form, MessagePart part) => form.Shipped.Fill(part, form, form.ExamplesOf(part));
    }

    [Fact]
    public void Whatever_is_told_in_the_program_is_told_to_who_has_no_account_as_well()
    {
        // Who files at the counter stands there; and the steps of another system are read on the page, but for those that ask for something or end it.
        string[] inProgramOnly = ["dossier.submitted", "dossier.status_reported"];
        var data = new DossierEventData { Due = At.AddDays(3), DeskDue = At.AddDays(4), MovedFrom = Guid.Empty, OtherSystem = new("Hệ thống của Bộ Mẫu", Status: 4), Happened = At };
        var told = from type in Enum.GetValues<DossierAct>().Select(DossierEvents.TypeOf).Concat([DossierEvents.DueRecomputed, DossierEvents.Moved, DossierEvents.UnclaimedTold, DossierEvents.Archived]).Distinct()
                   from dossier in new[] { New(null, BusinessState.Submitted), New("H44.15-260302-0001", BusinessState.InProcess) }
                   from facts in new[] { data, data with { Due = null } }
                   where DossierNotices.For(type, dossier, facts, "Lý do") is not null && DossierMessages.KindOf(type, AtCounter(dossier), facts) is null
                   select type;
        Assert.Equal(inProgramOnly.Order(), told.Distinct().Order());
    }

    [Fact]
    public async Task An_organisation_is_called_by_its_name_in_the_program_and_without_a_name_by_mail_and_text_message()
    {
        await using var world = await World.CreateAsync("sqlite");
        var reference = await world.ReferenceAsync();
        var firm = New("H44.15-260302-0001", BusinessState.InProcess);
        (firm.ApplicantKind, firm.OwnerName) = (ApplicantKind.Cooperative, "Hợp tác xã Mẫu");
        var data = new DossierEventData { Appointment = At.AddDays(5) };

        Assert.StartsWith("Cơ quan xin lỗi Hợp tác xã Mẫu vì", DossierNotices.For("dossier.apologised", firm, data, "Lý do"), StringComparison.Ordinal);
        var words = DossierMessages.For("dossier.apologised", firm, data, reference, At)!;
        Assert.StartsWith("Cơ quan xin lỗi quý đơn vị vì", words.Text, StringComparison.Ordinal);
        Assert.StartsWith("Xin loi quy don vi, ho so", words.Sms, StringComparison.Ordinal);

        // An account is a person's, whoever owns the dossier.
        Assert.All(MessageForms.OfDossiers.Where(f => f.Kind != MessageKind.ReceivedAssisted), form => Assert.DoesNotContain(MessageForms.Person, form.Shipped.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    private static Dossier AtCounter(Dossier dossier)
    {
        dossier.Channel = Channel.Direct;
        return dossier;
    }

    /// <summary>One of a procedure that collects a fee with a supplement.</summary>
    private static Dossier Of(ReferenceSnapshot reference, Dossier dossier)
    {
        (dossier.ProcedureCode, dossier.ProcedureVersion) = (World.Procedure, reference.VersionsOf(World.Procedure)[0].Version);
        return dossier;
    }

    private static Dossier Elsewhere()
    {
        var dossier = New("H44.15-260302-0001", BusinessState.InProcess);
        (dossier.MasterName, dossier.MasterAddress) = ("Hệ thống của Bộ Mẫu", "https://mau.example");
        return dossier;
    }

    private static string? Line(string type, Dossier dossier, DossierEventData data, ReferenceSnapshot reference) =>
        DossierMessages.For(type, dossier, data, reference, At) is { } words ? $"{type} {words.Kind}\n  {words.Subject}\n  {words.Text}\n  {words.Sms ?? "–"}" : null;

    /// <summary>One whose clock starts with an event in the field.</summary>
    private static Dossier Starting(bool due)
    {
        var dossier = New("H44.15-260302-0001", BusinessState.Accepted, due, limit: !due);
        dossier.StartEvent = "lấy mẫu tại cơ sở";
        return dossier;
    }

    private static Dossier New(string? code, BusinessState state, bool due = true, bool limit = false, PaymentState payment = PaymentState.None, ReturnWay way = ReturnWay.AtCounter) => new()
    {
        Code = code,
        RequestNumber = "YC-2603-8K2M",
        State = state,
        Channel = Channel.Online,
        Email = "congdan1@mau.example",
        Phone = "+84900000001",
        IntakeDueAt = code is null ? At.AddDays(4) : null,
        IntakeSupplementLimitAt = code is null ? At.AddDays(2) : null,
        AcceptedAt = code is null ? null : At,
        SupplementLimitAt = code is null ? null : At.AddDays(6),
        DueAt = code is not null && due ? At.AddDays(3) : null,
        LimitValue = limit ? 5 : null,
        Payment = payment,
        FeeAmount = payment == PaymentState.Due ? 150_000 : 0,
        ReturnWay = way,
    };
}

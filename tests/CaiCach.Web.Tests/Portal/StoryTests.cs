using System.Reflection;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Hosting;
using CaiCach.Web.Portal;

namespace CaiCach.Web.Tests.Portal;

/// <summary>What the applicant reads of what happened: reasons that are between officials stay there.</summary>
public sealed class StoryTests
{
    private const string Secret = "Lý do nội bộ";

    private static readonly string[] All =
    [
        .. Enum.GetValues<DossierAct>().Select(DossierEvents.TypeOf),
        .. typeof(DossierEvents).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!),
    ];

    private static readonly string[] Untold = ["dossier.late_cause_recorded", DossierEvents.MalwareFound, DossierEvents.OutsideCoded, DossierEvents.PapersPlaced, "dossier.part_received", "dossier.part_returned", "dossier.part_stopped", "dossier.reopening_ordered", "dossier.reopening_refused", "dossier.reopening_withdrawn", "dossier.reply_corrected", DossierEvents.Urged];

    private static readonly string[] Addressed =
    [
        "dossier.apologised", "dossier.due_recomputed", "dossier.duty_determined", "dossier.duty_part_reversed", "dossier.duty_refunded", "dossier.duty_settled", "dossier.fee_refunded", "dossier.fee_reversed", "dossier.fee_settled",
        "dossier.intake_rejected", "dossier.intake_supplement_asked", "dossier.intake_supplement_expired", "dossier.money_kept", "dossier.moved", "dossier.opened_again", "dossier.refused", "dossier.reopened", "dossier.result_corrected",
        "dossier.resumed", "dossier.stage_end_corrected", "dossier.stage_ended", "dossier.start_corrected", "dossier.stopped", "dossier.supplement_asked", "dossier.supplement_expired", "dossier.supplement_overdue", "dossier.suspended",
        "dossier.withdrawal_denied", "dossier.withdrawal_requested",
    ];

    [Fact]
    public void Of_every_event_there_is_it_is_known_whether_it_is_told_and_whether_its_reason_is()
    {
        Assert.True(All.Length > 60);
        Assert.Equal(Untold, All.Where(type => DossierStory.Step(Row(type)) is null).Order(StringComparer.Ordinal));
        Assert.Equal(Addressed, All.Where(type => DossierStory.Reason(Row(type)) is not null).Order(StringComparer.Ordinal));
        Assert.Equal(["dossier.delivered", "dossier.originals_returned"], All.Where(type => DossierStory.ReceivedBy(Row(type)) is not null).Order(StringComparer.Ordinal));
        DateTime due = new(2026, 3, 12, 10, 0, 0, DateTimeKind.Utc), others = due.AddDays(1);
        Assert.Equal(("Hạn mới: {0}", due), NewDate(new() { Due = due, PauseTo = due }));
        Assert.Equal(("Hạn mới: {0}", due), NewDate(new() { Due = due, Stage = "cong-bo" }));
        Assert.Equal(others, NewDate(new() { PauseTo = due, MovedStage = new("phan-doi", due, others) })!.Value.At);
        Assert.Null(NewDate(new() { Due = due }));
        Assert.Null(DossierStory.Step(Row("dossier.not_known_yet")));
        Assert.Null(DossierStory.Reason(Row("dossier.not_known_yet")));
    }

    [Fact]
    public async Task The_page_and_the_search_say_nothing_of_why_an_official_left_or_a_consultation_ended_and_have_no_empty_line()
    {
        await using var office = await Workspace.Office.OpenAsync();
        var id = await office.AssignedAsync();
        var dossier = await office.World.DossierAsync(id);
        await using (var db = office.World.Database.Open())
        {
            var version = dossier.Version;
            foreach (var type in (string[])[DossierEvents.HandedOver, DossierEvents.PartGivenBack, "dossier.consultation_recalled", "dossier.parts_recalled", "dossier.late_cause_recorded"])
            {
                db.Events.Add(new() { Id = Guid.CreateVersion7(), Stream = "dossier", StreamId = id, Version = ++version, Type = type, At = office.World.Clock.Now, ActorName = "", Process = "test", Reason = Secret, Data = "{}" });
            }

            await db.SaveChangesAsync();
        }

        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        var own = await citizen.OpenAsync($"/ho-so/{id}");
        Assert.Contains("Cơ quan giao hồ sơ cho người khác giải quyết", own.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, own.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Hồ sơ có thay đổi", own.Text(), StringComparison.Ordinal);
        using var visitor = office.Site.Browse();
        await visitor.OpenAsync(Site.FollowOf(dossier.Code!));
        var page = await visitor.PressAsync("Tra cứu", FilingSteps.Chosen("Input.LastFour", dossier.OwnerIdNumber[^4..]));
        Assert.Contains("Cơ quan giao hồ sơ cho người khác giải quyết", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Hồ sơ có thay đổi", page.Text(), StringComparison.Ordinal);
        var steps = page.Document.QuerySelectorAll("ol.govuk-list--spaced li").Length;
        Assert.Equal(steps, own.Document.QuerySelectorAll("ol.govuk-list--spaced > li").Length);
    }

    private static (string, DateTime At)? NewDate(DossierEventData data) => DossierStory.NewDate(new() { Type = "dossier.resumed", Data = data.ToJson() });

    private static EventRow Row(string type) => new() { Type = type, Reason = Secret };
}

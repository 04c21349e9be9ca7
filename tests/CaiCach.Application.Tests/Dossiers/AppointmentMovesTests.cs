using System.Text.Json;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Application.Reference.Import;
using CaiCach.Data.Events;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>The appointment named with an apology follows pauses and new calendars, as the due date does. The limit is 5 working days from Monday 02/3/2026, 09:00.</summary>
public sealed class AppointmentMovesTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_pause_that_ends_after_an_apology_moves_the_appointment_and_the_applicant_is_told(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await ApologisedAsync(office, 11);
        office.World.Clock.SetLocal("2026-03-05T10:00");
        await Office.Done(await office.Now<ImposeFinancialDuty>(id, (u, v) => u.DetermineAsync(office.By(office.People.Specialist), id, v, 1_500_000, "Phí thẩm định")));
        Assert.Equal("2026-03-11T17:00", Office.Local((await office.World.DossierAsync(id)).AppointmentAt));

        office.World.Clock.SetLocal("2026-03-10T16:00");
        await Office.Done(await office.Now<ImposeFinancialDuty>(id, (u, v) => u.SettleAsync(office.By(office.People.Receiver), id, v, "BL-01", null)));
        var going = await office.World.DossierAsync(id);
        Assert.Equal(("2026-03-12T17:00", "2026-03-16T17:00", "2026-03-11T17:00"), (Office.Local(going.DueAt), Office.Local(going.AppointmentAt), Office.Local(going.AppointmentNamedAt)));
        var settled = (await office.EventsAsync(id))[^1];
        Assert.Equal(("2026-03-11T17:00", "2026-03-16T17:00"), Moved(settled));
        Assert.Contains("Ngày hẹn lại chuyển thành 17:00 ngày 16/03/2026", await NoticeAsync(office, settled), StringComparison.Ordinal);
        var steps = await StepsAsync(office, id);
        Assert.Contains(steps, s => s.Contains("ngày hẹn lại lùi thêm 3 ngày làm việc", StringComparison.Ordinal));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_pause_before_the_apology_is_in_the_promise_already(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        await PauseAsync(office, id, "2026-03-03T09:00", "2026-03-05T09:00");
        await Office.Done(await office.Now<ApologiseForDelay>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, new(2026, 3, 13), "Phải xác minh thực địa")));
        await PauseAsync(office, id, "2026-03-05T09:00", "2026-03-06T09:00");
        var going = await office.World.DossierAsync(id);
        Assert.Equal(("2026-03-12T17:00", "2026-03-16T17:00"), (Office.Local(going.DueAt), Office.Local(going.AppointmentAt)));
    }

    [Theory]
    [InlineData("sqlite", "2026-03-11", "2026-03-12T17:00")]
    [InlineData("postgres", "2026-03-11", "2026-03-12T17:00")]
    [InlineData("sqlite", "2026-03-12", null)]
    [InlineData("sqlite", "2026-03-09", null)]
    [InlineData("postgres", "2026-03-09", null)]
    public async Task A_new_day_off_moves_an_appointment_on_that_day_and_leaves_any_other(string engine, string off, string? moved)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await ApologisedAsync(office, 11);
        office.World.Clock.SetLocal("2026-03-03T09:00");
        await ImportAsync(office.World, off);
        await RecomputeAsync(office);
        var dossier = await office.World.DossierAsync(id);
        Assert.Equal(moved ?? "2026-03-11T17:00", Office.Local(dossier.AppointmentAt));
        var last = (await office.EventsAsync(id))[^1];
        if (moved is null)
        {
            Assert.Equal(off == "2026-03-09" ? DossierEvents.DueRecomputed : "dossier.apologised", last.Type);
            Assert.Null(DossierEventData.Parse(last.Data).AppointmentBefore);
            return;
        }

        Assert.Equal((DossierEvents.DueRecomputed, "2026-03-09T17:00"), (last.Type, Office.Local(dossier.DueAt)));
        Assert.Equal(("2026-03-11T17:00", moved), Moved(last));
        Assert.Contains("Ngày hẹn lại trả kết quả", await NoticeAsync(office, last), StringComparison.Ordinal);
        var version = dossier.Version;
        await RecomputeAsync(office);
        Assert.Equal(version, await office.VersionAsync(id));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_appointment_never_stands_before_a_due_date_that_a_new_calendar_moved(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await ApologisedAsync(office, 10);
        office.World.Clock.SetLocal("2026-03-03T09:00");
        await ImportAsync(office.World, "2026-03-05", "2026-03-06");
        await RecomputeAsync(office);
        var dossier = await office.World.DossierAsync(id);
        Assert.Equal(("2026-03-11T17:00", "2026-03-11T17:00"), (Office.Local(dossier.DueAt), Office.Local(dossier.AppointmentAt)));
        Assert.Contains(await StepsAsync(office, id), s => s.Contains("không sớm hơn hạn trả kết quả", StringComparison.Ordinal));
    }

    private static async Task<Guid> ApologisedAsync(Office office, int day)
    {
        var id = await office.InAsync(BusinessState.InProcess);
        await Office.Done(await office.Now<ApologiseForDelay>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, new(2026, 3, day), "Phải xác minh thực địa")));
        return id;
    }

    private static async Task PauseAsync(Office office, Guid id, string from, string to)
    {
        office.World.Clock.SetLocal(from);
        await Office.Done(await office.Now<SuspendDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, "Tòa án yêu cầu", "Điều 6", true)));
        office.World.Clock.SetLocal(to);
        await Office.Done(await office.Now<SuspendDossier>(id, (u, v) => u.ResumeAsync(office.By(office.People.Head), id, v, "Đã hết lý do")));
    }

    private static (string, string) Moved(EventRow row) =>
        DossierEventData.Parse(row.Data) is var data ? (Office.Local(data.AppointmentBefore), Office.Local(data.Appointment)) : default;

    private static async Task<string> NoticeAsync(Office office, EventRow row)
    {
        await using var db = office.World.Database.Open();
        using var message = JsonDocument.Parse((await db.Outbox.SingleAsync(m => m.EventId == row.Id && m.Topic == "notice")).Payload);
        return message.RootElement.GetProperty("Text").GetString()!;
    }

    private static async Task<IEnumerable<string>> StepsAsync(Office office, Guid id)
    {
        var view = await office.World.Do<ReadDossier, ReadDossier.View?>(u => u.RunAsync(office.People.Specialist, id));
        return view!.DueSteps.Select(s => s.Text);
    }

    private static Task<RecomputeDues.Outcome> RecomputeAsync(Office office) =>
        office.World.Do<RecomputeDues, RecomputeDues.Outcome>(u => u.RunAsync(office.By(Acting.Actor.System)));

    private static async Task ImportAsync(World world, params string[] off)
    {
        var bundle = ReferenceBundle.Read(Path.Combine(TestDatabase.Repository, "data"));
        var files = new Dictionary<string, string>(bundle.Files, StringComparer.Ordinal);
        files[ReferenceBundle.Calendar] = files[ReferenceBundle.Calendar].TrimEnd('\n') + "\n"
            + string.Concat(off.Select(day => $"{day},{DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture):ddd},holiday,Ngày nghỉ công bố muộn,,Quyết định thử nghiệm,civil_servants,final,known,,\n"));
        Assert.Empty(await world.Do<ImportReferenceData, IReadOnlyList<ImportFault>>(u => u.RunAsync(world.By(Acting.Actor.System), new(files))));
        world.Get<ReferenceStore>().Forget();
    }
}

using CaiCach.Application.Acting;
using CaiCach.Application.Calls;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Outages;
using CaiCach.Application.Petitions;
using CaiCach.Law.Outages;
using CaiCach.Law.Petitions;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Outages;

/// <summary>Functions that an administrator of the whole switches off for a time. It is Monday 02/3/2026, 09:00.</summary>
public sealed class PauseTests
{
    private static readonly Actor Visitor = new(null, "Người gửi", ActorKind.Applicant, []);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_is_switched_off_refuses_with_since_when_why_and_what_else_and_works_again_once_its_end_is_recorded(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (admin, citizen) = (await OutageTests.AdminAsync(world), await world.CitizenAsync());
        var (call, petition) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.IsType<CallOutcome.Done>(await CallAsync(world, call));
        Assert.IsType<PetitionOutcome.Done>(await SendAsync(world, petition));
        var pause = await PauseAsync(world, admin, OutageParts.CallBacks | OutageParts.Petitions | OutageParts.OnlineFiling, "2026-03-02T09:00");

        Assert.Equal(
            "Đề nghị gọi lại: tạm dừng từ 09:00 ngày 02/03/2026, dự kiến mở lại 12:00 ngày 02/03/2026, vì: Quá tải tổng đài. Cách khác: Gọi điện hoặc đến Bộ phận Một cửa trong giờ làm việc.",
            Assert.Single(Assert.IsType<CallOutcome.Invalid>(await CallAsync(world)).Faults).Text);
        Assert.Equal("function_paused", Assert.Single(Assert.IsType<PetitionOutcome.Invalid>(await SendAsync(world)).Faults).Code);
        Assert.Equal("function_paused", Assert.Single(Assert.IsType<SubmitDossier.Outcome.Invalid>(await FileAsync(world, citizen)).Faults).Code);

        // What was sent before is answered as before, and past the expected end it stays off until somebody says that it is over.
        Assert.IsType<CallOutcome.Done>(await CallAsync(world, call));
        Assert.IsType<PetitionOutcome.Done>(await SendAsync(world, petition));
        world.Clock.SetLocal("2026-03-02T13:00");
        Assert.IsType<CallOutcome.Invalid>(await CallAsync(world));
        Assert.IsType<OutageOutcome.Done>(await world.Do<HandleOutage, OutageOutcome>(u => u.EndAsync(world.By(admin), pause, 1, OutageTests.At("2026-03-02T13:00"))));
        Assert.IsType<CallOutcome.Done>(await CallAsync(world));
        Assert.IsType<PetitionOutcome.Done>(await SendAsync(world));
        Assert.IsType<SubmitDossier.Outcome.Submitted>(await FileAsync(world, citizen));
        await using var db = world.Database.Open();
        Assert.Equal([("outage.announced", admin.Id), ("outage.ended", admin.Id)], (await db.Events.Where(e => e.StreamId == pause).OrderBy(e => e.Version).Select(e => new { e.Type, e.ActorId }).ToListAsync()).Select(e => (e.Type, e.ActorId)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Neither_another_function_nor_one_before_its_time_nor_an_incident_is_switched_off(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (admin, citizen) = (await OutageTests.AdminAsync(world), await world.CitizenAsync());
        await PauseAsync(world, admin, OutageParts.Petitions, "2026-03-02T09:30");
        Assert.IsType<OutageOutcome.Done>(await world.Do<AnnounceOutage, OutageOutcome>(u => u.RunAsync(
            world.By(admin), new(Guid.CreateVersion7(), OutageKind.Incident, OutageParts.CallBacks | OutageParts.OnlineFiling, OutageTests.At("2026-03-02T08:00"), OutageTests.At("2026-03-02T12:00"), "Chập chờn"))));

        world.Clock.SetLocal("2026-03-02T09:29");
        Assert.IsType<PetitionOutcome.Done>(await SendAsync(world));
        world.Clock.SetLocal("2026-03-02T09:30");
        Assert.IsType<PetitionOutcome.Invalid>(await SendAsync(world));
        Assert.IsType<CallOutcome.Done>(await CallAsync(world));
        Assert.IsType<SubmitDossier.Outcome.Submitted>(await FileAsync(world, citizen));
    }

    private static async Task<Guid> PauseAsync(World world, Actor admin, OutageParts parts, string from)
    {
        var id = Guid.CreateVersion7();
        Assert.IsType<OutageOutcome.Done>(await world.Do<AnnounceOutage, OutageOutcome>(u => u.RunAsync(
            world.By(admin), new(id, OutageKind.Pause, parts, OutageTests.At(from), OutageTests.At("2026-03-02T12:00"), "Quá tải tổng đài."))));
        return id;
    }

    private static Task<CallOutcome> CallAsync(World world, Guid? key = null) => world.Do<RequestCall, CallOutcome>(u => u.RunAsync(
        world.By(Visitor), new(key ?? Guid.NewGuid(), World.Agency, "Ngô Thị Mẫu", "0912 345 678", "Không nhận được mã đăng nhập", true)));

    private static Task<PetitionOutcome> SendAsync(World world, Guid? key = null) => world.Do<SubmitPetition, PetitionOutcome>(u => u.RunAsync(
        world.By(Visitor), new(key ?? Guid.NewGuid(), PetitionKind.Conduct, World.Agency, "Phạm Văn Thử Một", "0900 000 001", null, null, null, "Chậm quá.")));

    private static async Task<SubmitDossier.Outcome> FileAsync(World world, Actor citizen)
    {
        var request = await world.RequestAsync(citizen);
        return await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen), request));
    }
}

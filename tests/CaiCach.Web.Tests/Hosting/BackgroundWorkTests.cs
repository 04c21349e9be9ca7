using CaiCach.Application.Dossiers;
using CaiCach.Application.Drafts;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Hosting.Background;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.Web.Tests.Hosting;

public sealed class BackgroundWorkTests
{
    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory, MemberData(nameof(Engines))]
    public async Task A_request_is_closed_only_after_the_last_moment_to_answer(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var citizen = await world.CitizenAsync();
        var receiver = await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC");
        var id = (await world.SubmitAsync(citizen)).Id;
        await world.Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), id, 1));
        await world.Do<AskIntakeSupplement, ActOutcome>(u => u.RunAsync(world.By(receiver), id, 2, new(["Bản rõ nét của đơn"], "Đơn bị mờ.", null, 5)));
        var limit = (await world.DossierAsync(id)).IntakeSupplementLimitAt!.Value;

        await ExpireAsync(world, limit);
        Assert.Equal(BusinessState.IntakeSupplement, (await world.DossierAsync(id)).State);
        await ExpireAsync(world, limit.AddMinutes(1));
        await ExpireAsync(world, limit.AddMinutes(2));
        var closed = await world.DossierAsync(id);
        Assert.Equal((BusinessState.RejectedIntake, 4), (closed.State, closed.Version));
        await using var db = world.Database.Open();
        var last = await db.Events.Where(e => e.StreamId == id).OrderByDescending(e => e.Version).FirstAsync();
        Assert.Equal((null, "background"), (last.ActorId, last.Process));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_draft_is_deleted_with_its_files_when_nobody_has_saved_it_for_more_than_90_days(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var citizen = await world.CitizenAsync();
        var agency = await world.UnitAsync(World.Agency);
        var (old, young) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var db = world.Database.Open();
        foreach (var (id, saved) in ((Guid, DateTime)[])[(old, world.Clock.Now.AddDays(-90).AddSeconds(-1)), (young, world.Clock.Now.AddDays(-90))])
        {
            db.Drafts.Add(new() { Id = id, AccountId = citizen.Id!.Value, ProcedureCode = World.Procedure, AgencyId = agency, CreatedAt = saved, SavedAt = saved, Version = 1 });
            db.Uploads.Add(new() { Id = Guid.CreateVersion7(), OwnerId = citizen.Id!.Value, DraftId = id, Sha256 = new('a', 64), FileName = "a.pdf", MediaType = "application/pdf", Size = 1, CreatedAt = saved });
        }

        await db.SaveChangesAsync();
        Assert.Equal(1, await world.Do<DeleteOldDrafts, int>(u => u.RunAsync(world.Clock.Now)));
        Assert.Equal([young], await db.Drafts.AsNoTracking().Select(d => d.Id).ToListAsync());
        Assert.Equal([(Guid?)young], await db.Uploads.AsNoTracking().Select(u => u.DraftId).ToListAsync());
    }

    [Theory]
    [InlineData("off", 0)]
    [InlineData(null, 28)]
    public void A_node_that_is_told_so_does_no_background_work(string? setting, int loops)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("background", setting)]).Build();
        Assert.Equal(loops, new ServiceCollection().AddBackgroundWork(configuration).Count);
    }

    private static Task<bool> ExpireAsync(World world, DateTime now) => world.Do<IServiceProvider, bool>(async scope =>
    {
        await BackgroundWork.ExpireAsync(scope, now, default);
        return true;
    });
}

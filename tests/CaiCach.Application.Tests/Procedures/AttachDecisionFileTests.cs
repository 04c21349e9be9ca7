using CaiCach.Application.Acting;
using CaiCach.Application.Files;
using CaiCach.Application.Keeping;
using CaiCach.Application.Ledger;
using CaiCach.Application.Procedures;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using static CaiCach.Application.Tests.Procedures.CatalogueOffice;

namespace CaiCach.Application.Tests.Procedures;

/// <summary>The signed text of a decision is kept as a file: officials read it at once, everybody once what it announced is public.</summary>
public sealed class AttachDecisionFileTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_file_is_attached_replaced_kept_and_public_with_what_it_announced(string engine)
    {
        await using var office = await OpenAsync(engine);
        var world = office.World;
        var published = await office.PublishedAsync(await office.ReviewedAsync(), office.Request("2026-03-02"));
        var (id, _) = await DecisionAsync(office);
        var first = await world.UploadAsync(office.Controller, "%PDF-1.4 bản quét nhầm");
        var second = await world.UploadAsync(office.Controller, "%PDF-1.4 quyết định");
        Done(await AttachAsync(office, id, first.Id));
        Done(await AttachAsync(office, id, second.Id));
        Done(await AttachAsync(office, id, second.Id));
        var (_, decision) = await DecisionAsync(office);
        Assert.Equal((second.FileName, second.Sha256), (decision.FileName, decision.FileSha256));
        Assert.Null(await PublicAsync(office, id));
        Assert.Empty(await world.Do<ReadDecisionFiles, IReadOnlyList<ReadDecisionFiles.PublicDecision>>(u => u.PublicOfAsync(World.Procedure)));

        await office.PublicAsync(published);
        Assert.Equal((id, "754/QĐ-UBND", AnnouncementAction.Amend, second.FileName), Assert.Single(await world.Do<ReadDecisionFiles, IReadOnlyList<ReadDecisionFiles.PublicDecision>>(u => u.PublicOfAsync(World.Procedure))) is var d ? (d.Id, d.Number, d.Action, d.FileName) : default);
        Assert.Equal("%PDF-1.4 quyết định", await PublicAsync(office, id));
        Assert.Null(await PublicAsync(office, Guid.NewGuid()));

        // Both files stay although the uploads are pruned: the events name them.
        await using (var db = world.Database.Open())
        {
            await db.Uploads.ExecuteDeleteAsync();
            Assert.Equal(2, await db.Events.CountAsync(e => e.StreamId == id && e.Type == "catalogue_decision.file_attached"));
        }

        world.Clock.SetLocal("2026-07-01T08:00");
        await world.Do<PruneWorkingData, PruneWorkingData.Pruned>(u => u.RunAsync(world.Clock.Now));
        Assert.All(new[] { first, second }, f => Assert.NotNull(world.Get<FileStore>().Open(f.Sha256)));
        Assert.Equal(0, (await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(f => Assert.Fail(f.ToString())))).Faults);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Whoever_does_not_write_the_catalogue_and_files_of_others_are_refused(string engine)
    {
        await using var office = await OpenAsync(engine);
        await office.PublishedAsync(await office.ReviewedAsync());
        var (id, _) = await DecisionAsync(office);
        var theirs = await office.World.UploadAsync(office.Head, "%PDF-1.4 của người khác");
        Assert.Equal(["file file_lost"], Faults(await AttachAsync(office, id, theirs.Id)));
        Assert.IsType<CatalogueOutcome.NotFound>(await AttachAsync(office, id, theirs.Id, office.Head));
        Assert.IsType<CatalogueOutcome.NotFound>(await AttachAsync(office, Guid.NewGuid(), theirs.Id));
        var ministry = await office.World.OfficialAsync(Role.ProcedureController, "BKHCN");
        var mine = await office.World.UploadAsync(ministry, "%PDF-1.4 bộ");
        var outcome = await AttachAsync(office, id, mine.Id, ministry);
        var below = CatalogueScope.WrittenBy(ministry, (await office.World.ReferenceAsync()).Organisation).Any(b => b.Code == World.Agency);
        Assert.Equal(below, outcome is CatalogueOutcome.Done);
    }

    private static Task<CatalogueOutcome> AttachAsync(CatalogueOffice office, Guid id, Guid upload, Actor? actor = null) =>
        office.World.Do<AttachDecisionFile, CatalogueOutcome>(u => u.RunAsync(office.World.By(actor ?? office.Controller), id, upload));

    private static async Task<(Guid Id, Data.Procedures.CatalogueDecision Decision)> DecisionAsync(CatalogueOffice office)
    {
        await using var db = office.World.Database.Open();
        var decision = await db.CatalogueDecisions.AsNoTracking().SingleAsync();
        return (decision.Id, decision);
    }

    private static Task<string?> PublicAsync(CatalogueOffice office, Guid id) => office.World.Do<ReadDecisionFiles, string?>(async u =>
    {
        if (await u.OpenPublicAsync(World.Procedure, id) is not var (content, _))
        {
            return null;
        }

        using var reader = new StreamReader(content);
        return await reader.ReadToEndAsync();
    });
}

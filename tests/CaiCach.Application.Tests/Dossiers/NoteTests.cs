using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Internal notes stay inside the body.</summary>
public sealed class NoteTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_note_is_read_by_the_officials_of_the_body_alone_and_disturbs_nobody_at_work(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (world, people) = (office.World, office.People);
        var id = await office.InAsync(BusinessState.InProcess);
        var before = (Version: await office.VersionAsync(id), Events: (await office.EventsAsync(id)).Count);
        var key = Guid.CreateVersion7();
        for (var twice = 0; twice < 2; twice++)
        {
            await Office.Done(await WriteAsync(people.Specialist, key, " Đã gọi điện hỏi thêm.\nHẹn sáng mai. "));
        }

        Assert.Equal(before, (await office.VersionAsync(id), (await office.EventsAsync(id)).Count));
        Assert.Equal("Đã gọi điện hỏi thêm.\nHẹn sáng mai.", Assert.Single(await ReadAsync(people.Head)).Text);
        Assert.Single(await ReadAsync(people.Receiver));
        foreach (var other in (Actor[])[people.Citizen, await world.OfficialAsync(Role.Leader, "BKHCN"), await world.OfficialAsync(Role.Specialist, "BKHCN-SHTT"), new(Guid.NewGuid(), "Chương trình", ActorKind.Client, [])])
        {
            Assert.Empty(await ReadAsync(other));
            Assert.IsType<ActOutcome.NotFound>(await WriteAsync(other, Guid.CreateVersion7(), "Không được ghi"));
        }

        Assert.Equal("note_missing", Assert.IsType<ActOutcome.Invalid>(await WriteAsync(people.Head, Guid.CreateVersion7(), " ")).Faults[0].Code);
        Assert.Equal("note_too_long", Assert.IsType<ActOutcome.Invalid>(await WriteAsync(people.Head, Guid.CreateVersion7(), new string('a', WriteNote.Longest + 1))).Faults[0].Code);
        await using var db = world.Database.Open();
        Assert.Equal(1, await db.DossierNotes.CountAsync());
        Assert.Equal([NoteEventData.Written], await db.Events.Where(e => e.StreamId == key).Select(e => e.Type).ToListAsync());
        Assert.Equal(0, (await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())))).Faults);

        Task<ActOutcome> WriteAsync(Actor who, Guid note, string text) => world.Do<WriteNote, ActOutcome>(u => u.RunAsync(world.By(who), id, note, text));
        Task<IReadOnlyList<DossierNote>> ReadAsync(Actor who) => world.Do<WriteNote, IReadOnlyList<DossierNote>>(u => u.OfDossierAsync(who, id));
    }
}

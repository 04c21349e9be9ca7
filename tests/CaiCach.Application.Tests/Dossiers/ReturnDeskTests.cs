using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>What the return desk stands on: codes as scanned, and the originals that go back.</summary>
public sealed class ReturnDeskTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_originals_that_go_back_stand_in_the_event_and_only_those_of_the_dossier(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.Issued);
        Guid paper;
        await using (var db = office.World.Database.Open())
        {
            paper = await db.DossierPapers.Where(p => p.DossierId == id && p.Kind == PaperKind.Component).Select(p => p.Id).SingleAsync();
            await db.DossierPapers.Where(p => p.Id == paper).ExecuteUpdateAsync(set => set.SetProperty(p => p.Originals, 2).SetProperty(p => p.GoesBack, true));
        }

        var receiver = office.By(office.People.Receiver);
        var wrong = await office.Now<DeliverResult>(id, (u, v) => u.AtCounterAsync(receiver, id, v, true, "Người nhận", [Guid.NewGuid()]));
        Assert.Equal("original_unknown", Assert.Single(Assert.IsType<ActOutcome.Invalid>(wrong).Faults).Code);
        Assert.Equal(BusinessState.Issued, (await office.World.DossierAsync(id)).State);
        await Office.Done(await office.Now<DeliverResult>(id, (u, v) => u.AtCounterAsync(receiver, id, v, true, "Người nhận", [paper, paper])));

        await using var told = office.World.Database.Open();
        var data = DossierEventData.Parse((await told.Events.SingleAsync(e => e.StreamId == id && e.Type == "dossier.delivered")).Data);
        Assert.Equal([paper], data.OriginalsReturned);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_code_and_the_address_in_the_qr_code_of_a_letter_open_the_dossier_within_ones_scope(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.Accepted);
        var dossier = await office.World.DossierAsync(id);
        await using var db = office.World.Database.Open();
        var address = $"https://mc.mau.example/kiem-tra-giay/{await db.Letters.Where(l => l.DossierId == id).Select(l => l.Token).SingleAsync()}";
        var stranger = await office.World.OfficialAsync(Role.Receiver, "BKHCN-SHTT");

        Assert.Equal(id, await FindAsync(office.People.Receiver, $" {dossier.Code!.ToLowerInvariant()}\r\n"));
        Assert.Equal(id, await FindAsync(office.People.Receiver, address));
        Assert.Null(await FindAsync(office.People.Receiver, address + "A"));
        Assert.Null(await FindAsync(office.People.Receiver, "https://"));
        Assert.Null(await FindAsync(stranger, address));

        Task<Guid?> FindAsync(Application.Acting.Actor who, string typed) => office.World.Do<FindDossier, Guid?>(u => u.RunAsync(who, typed));
    }
}

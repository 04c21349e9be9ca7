using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Outbox;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Results that nobody comes for go to the archive with a signed list, and can still be collected. Ready on Monday 02/3/2026.</summary>
public sealed class ArchiveUnclaimedTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_result_goes_with_a_numbered_list_after_its_months_its_owner_is_told_and_still_gets_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var director = await office.World.OfficialAsync(Role.OneStopDirector, "SKHCN-QT-MC");
        var (id, other) = (await office.InAsync(BusinessState.Issued), await office.InAsync(BusinessState.Issued));
        office.World.Clock.SetLocal("2027-03-02T09:00");
        Assert.Empty(await WaitingAsync(office, director));
        Assert.Equal(["items/archive_too_soon", "place/place_missing"], await FaultsAsync(office, director, id, " "));

        office.World.Clock.SetLocal("2027-03-03T09:00");
        Assert.Equal(new[] { id, other }.Order(), (await WaitingAsync(office, director)).Order());
        Assert.Empty(await WaitingAsync(office, office.People.Receiver));
        Assert.IsType<ArchiveUnclaimed.Outcome.NotFound>(await SignAsync(office, office.People.Receiver, id));
        Assert.IsType<ArchiveUnclaimed.Outcome.NotFound>(await SignAsync(office, await office.World.OfficialAsync(Role.OneStopDirector, "SNV-QT-MC"), id));
        var version = await office.VersionAsync(id);
        Assert.Equal("01/LT-BPTNTKQ", Assert.IsType<ArchiveUnclaimed.Outcome.Done>(await SignAsync(office, director, id)).Symbol);

        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.Issued, DeliveryState.Ready, version + 1, "01/LT-BPTNTKQ", "Kho lưu trữ, hộp 12"), (dossier.State, dossier.Delivery, dossier.Version, dossier.ArchiveSymbol, dossier.ArchivePlace));
        var told = (await office.EventsAsync(id))[^1];
        Assert.Equal((DossierEvents.Archived, director.Id, "01/LT-BPTNTKQ", "Kho lưu trữ, hộp 12"), (told.Type, told.ActorId, DossierEventData.Parse(told.Data).Number, DossierEventData.Parse(told.Data).Place));
        Assert.IsType<ArchiveUnclaimed.Outcome.Stale>(await SignAsync(office, director, id, version));
        Assert.Equal(["items/archived_already"], await FaultsAsync(office, director, id, "Kho"));
        Assert.Equal([other], await WaitingAsync(office, director));
        var list = Assert.Single(await office.World.Do<ListArchive, IReadOnlyList<ListArchive.List>>(async u => await u.ListsAsync(director, await office.World.UnitAsync(World.Agency))));
        Assert.Equal([id], await OnListAsync(2027));
        Assert.Equal([], await OnListAsync(2026));
        Assert.Equal([], await OnListAsync(2027, Guid.NewGuid()));
        Assert.Equal(list.BodyId, await office.World.UnitAsync(World.Agency));
        Assert.Equal(("01/LT-BPTNTKQ", 1), (list.Symbol, list.Results));
        while (await office.World.Get<OutboxPump>().PumpAsync(office.World.Clock.Now, 100, default) > 0)
        {
            // until nothing is left
        }

        await using (var db = office.World.Database.Open())
        {
            Assert.Contains("đã chuyển lưu trữ", (await db.Notices.SingleAsync(n => n.DossierId == id && n.CreatedAt == told.At)).Text, StringComparison.Ordinal);
        }

        await Office.Done(await office.Now<DeliverResult>(id, (u, v) => u.AtCounterAsync(office.By(office.People.Receiver), id, v, true, "Phạm Văn Thử Một")));
        Assert.Equal("01/LT-BPTNTKQ", (await office.World.DossierAsync(id)).ArchiveSymbol);

        // What was signed stays as it was signed when the result is replaced.
        var right = await office.World.UploadAsync(office.People.Head, "%PDF-1.4 dung");
        await Office.Done(await office.Now<CorrectResult>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, new("13/GXN", new(2027, 3, 3), right.Id), "Sai họ tên")));
        Assert.Null((await office.World.DossierAsync(id)).ArchivedAt);
        Assert.Equal([id], await OnListAsync(null));
        Assert.Equal(0, (await office.World.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())))).Faults);
        await office.World.AssertRecountAsync();

        async Task<IEnumerable<Guid>> OnListAsync(int? year, Guid? signedBy = null) =>
            (await office.World.Do<ListArchive, (ListArchive.List List, IReadOnlyList<ListArchive.Line> Lines)?>(async u => await u.OneAsync(director, await office.World.UnitAsync(World.Agency), "01/LT-BPTNTKQ", year, signedBy)))?.Lines.Select(l => l.DossierId) ?? [];
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_two_lists_signed_at_once_one_is_and_a_list_with_one_result_that_may_not_go_hands_over_none(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (one, two) = (await office.World.OfficialAsync(Role.OneStopDirector, "SKHCN-QT-MC"), await office.World.OfficialAsync(Role.OneStopDirector, "SKHCN-QT-MC"));
        var old = await office.InAsync(BusinessState.Issued);
        office.World.Clock.SetLocal("2026-06-01T09:00");
        var (version, young) = (await office.VersionAsync(old), await office.InAsync(BusinessState.Issued));
        office.World.Clock.SetLocal("2027-03-03T09:00");
        var code = (await office.World.DossierAsync(young)).Code;

        var mixed = Assert.IsType<ArchiveUnclaimed.Outcome.Invalid>(await office.World.Do<ArchiveUnclaimed, ArchiveUnclaimed.Outcome>(async u =>
            await u.RunAsync(office.By(one), await office.World.UnitAsync(World.Agency), [new(old, version), new(young, await office.VersionAsync(young))], "Kho")));
        Assert.StartsWith($"{code}: Kết quả chỉ được chuyển lưu trữ", Assert.Single(mixed.Faults).Text, StringComparison.Ordinal);
        Assert.Null((await office.World.DossierAsync(old)).ArchivedAt);

        var outcomes = await Task.WhenAll(new[] { one, two, one, two }.Select(who => Task.Run(() => SignAsync(office, who, old, version))));
        Assert.Equal("01/LT-BPTNTKQ", Assert.Single(outcomes.OfType<ArchiveUnclaimed.Outcome.Done>()).Symbol);
        Assert.Equal(3, outcomes.OfType<ArchiveUnclaimed.Outcome.Stale>().Count());
        Assert.Single(await office.EventsAsync(old), e => e.Type == DossierEvents.Archived);
    }

    private static async Task<IReadOnlyList<Guid>> WaitingAsync(Office office, Actor who) =>
        [.. (await office.World.Do<ListArchive, IReadOnlyList<Data.Dossiers.Dossier>>(async u => await u.WaitingAsync(who, await office.World.UnitAsync(World.Agency), office.World.Clock.Now))).Select(d => d.Id)];

    private static async Task<ArchiveUnclaimed.Outcome> SignAsync(Office office, Actor who, Guid id, int? version = null, string place = "Kho lưu trữ, hộp 12") =>
        await office.World.Do<ArchiveUnclaimed, ArchiveUnclaimed.Outcome>(async u =>
            await u.RunAsync(office.By(who), await office.World.UnitAsync(World.Agency), [new(id, version ?? await office.VersionAsync(id))], place));

    private static async Task<IEnumerable<string>> FaultsAsync(Office office, Actor who, Guid id, string place) =>
        Assert.IsType<ArchiveUnclaimed.Outcome.Invalid>(await SignAsync(office, who, id, place: place)).Faults.Select(f => $"{f.Field}/{f.Code}").Order(StringComparer.Ordinal);
}

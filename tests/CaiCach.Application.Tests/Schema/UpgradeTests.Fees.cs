using CaiCach.Application.Tests.Dossiers;
using CaiCach.Data.Provider;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Schema;

/// <summary>Fees of before.</summary>
public sealed partial class UpgradeTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_was_accepted_before_was_asked_for_every_fee_and_what_was_not_is_asked_with_its_supplement(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (accepted, filed) = (await office.InAsync(BusinessState.InProcess), await office.InAsync(BusinessState.IntakeSupplement));
        var empty = await TestDatabase.CreateEmptyAsync(engine);
        await using (var db = empty.Open())
        {
            await Migrator.MigrateAsync(db, new Until(empty.Engine, 118), office.World.Clock.Now, default);
        }

        await using var after = World.On(empty, Local);
        foreach (var table in (string[])["accounts", "units", "catalogue_decisions", "process_versions", "dossiers", "dossier_papers"])
        {
            await CopyAsync(office.World.Database, after.Database, table);
        }

        await using (var db = empty.Open())
        {
            await db.Database.ExecuteSqlRawAsync("UPDATE dossiers SET payment = 'Exempt', fee_amount = 300000, fee_paid = 40000 WHERE accepted_at IS NOT NULL");
            await Migrator.MigrateAsync(db, empty.Engine, office.World.Clock.Now, default);
            Assert.Equal((0L, null), ((await db.Dossiers.SingleAsync(d => d.Id == accepted)).SupplementFee, (await db.Dossiers.SingleAsync(d => d.Id == filed)).SupplementFee));
            Assert.Equal((260_000L, 0L), ((await db.Dossiers.SingleAsync(d => d.Id == accepted)).FeeExempted, (await db.Dossiers.SingleAsync(d => d.Id == filed)).FeeExempted));
            Assert.All(await db.DossierPapers.ToListAsync(), p => Assert.Null(p.ResultTypeCode));
        }
    }
}

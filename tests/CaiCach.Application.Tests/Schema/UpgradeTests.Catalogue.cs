using System.Text;
using CaiCach.Application.Procedures.National;
using CaiCach.Data.Provider;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Schema;

/// <summary>The catalogue of before.</summary>
public sealed partial class UpgradeTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_national_files_have_and_the_catalogue_lacks_is_kept_from_the_next_file_on(string engine)
    {
        await using var before = await World.CreateAsync(engine, Local);
        var controller = await before.OfficialAsync(Role.ProcedureController);
        var file = Encoding.UTF8.GetBytes($$"""[{"MATTHC":"{{World.Procedure}}","TENTTHC":"Tên quốc gia"},{"MATTHC":"1.999001","TENTTHC":"Chưa có"}]""");
        Assert.IsType<ReceiveNational.Outcome.Done>(await before.Do<ReceiveNational, ReceiveNational.Outcome>(u => u.RunAsync(before.By(controller), file)));
        var empty = await TestDatabase.CreateEmptyAsync(engine);
        await using (var db = empty.Open())
        {
            await Migrator.MigrateAsync(db, new Until(empty.Engine, 122), before.Clock.Now, default);
        }

        await using var after = World.On(empty, Local);
        foreach (var table in (string[])["accounts", "units", "procedures", "catalogue_entries", "national_procedures"])
        {
            await CopyAsync(before.Database, after.Database, table);
        }

        await using (var db = empty.Open())
        {
            await Migrator.MigrateAsync(db, empty.Engine, before.Clock.Now, default);
            Assert.Equal((1, 0), (await db.NationalProcedures.CountAsync(), await db.NationalGaps.CountAsync()));
        }

        var done = Assert.IsType<ReceiveNational.Outcome.Done>(await after.Do<ReceiveNational, ReceiveNational.Outcome>(u => u.RunAsync(after.By(controller), file, "qg.json")));
        Assert.Equal((1, 0, 1), (done.Received, done.Changed, done.Unknown.Count));
        await using (var db = empty.Open())
        {
            var gap = await db.NationalGaps.SingleAsync();
            Assert.Equal(("1.999001", "qg.json"), (gap.Code, gap.FileName));
        }
    }
}

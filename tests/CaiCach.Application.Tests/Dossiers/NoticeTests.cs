using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

public sealed class NoticeTests
{
    [Fact]
    public void A_dossier_without_a_due_date_is_told_of_in_whole_sentences()
    {
        var dossier = new Dossier { Code = "H50.09-260302-0001" };
        Assert.Equal("Đã nhận đủ giấy tờ bổ sung của hồ sơ H50.09-260302-0001.", DossierNotices.For("dossier.supplement_received", dossier, new(), null));
        Assert.Equal("Hồ sơ đã được tiếp nhận, mã hồ sơ H50.09-260302-0001.", DossierNotices.For("dossier.accepted", dossier, new(), null));
        Assert.Equal("Đã ghi nhận việc nộp hoặc miễn phí, lệ phí của hồ sơ H50.09-260302-0001; chứng từ số 12/BL.", DossierNotices.For("dossier.fee_settled", dossier, new() { Number = "12/BL" }, null));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_one_stop_unit_that_has_an_end_gives_way_to_the_one_that_follows_it(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var agency = await world.UnitAsync(World.Agency);
        var old = (await world.ReferenceAsync()).Organisation.ReceptionOf(agency);
        await using (var db = world.Database.Open())
        {
            var id = Guid.NewGuid();
            await db.Units.Where(u => u.Id == old.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.ValidTo, new DateOnly(2026, 3, 1)));
            db.Units.Add(new() { Id = id, Code = "SKHCN-QT-MC2", Name = "Bộ phận Một cửa mới", ShortName = "Một cửa mới", Kind = UnitKind.OneStop, ParentId = agency, AgencyId = agency, Path = $"{old.Path}{id:n}/", ValidFrom = new(2026, 3, 2) });
            await db.SaveChangesAsync();
        }

        world.Get<ReferenceStore>().Forget();
        Assert.Equal("SKHCN-QT-MC2", (await world.ReferenceAsync()).Organisation.ReceptionOf(agency).Code);
    }
}

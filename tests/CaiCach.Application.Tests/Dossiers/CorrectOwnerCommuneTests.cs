using System.Text;
using CaiCach.Application.Communes;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>The commune of a corrected address is picked from the register, as at filing.</summary>
public sealed class CorrectOwnerCommuneTests
{
    private const string Register = "Mã,Tên,Loại,Mã tỉnh,Từ ngày,Đến ngày,Đơn vị cũ\n90001,Đông Thử,phường,44,01/07/2025,,\n90002,Cam Thử,xã,44,01/07/2025,,\n90003,Xưa,xã,44,01/07/2025,28/02/2026,\n";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_picked_commune_takes_the_place_of_the_one_before_and_of_what_it_added_to_the_address(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var world = office.World;
        var admin = await world.OfficialAsync(Role.Administrator, "BKHCN");
        Assert.IsType<ImportCommunes.Outcome.Done>(await world.Do<ImportCommunes, ImportCommunes.Outcome>(u => u.RunAsync(world.By(admin), Encoding.UTF8.GetBytes(Register), "xa.csv")));
        var id = await office.People.SubmitAsync(Channel.Direct);

        foreach (var code in new[] { "99999", "90003" })
        {
            var fault = Assert.Single(Assert.IsType<ActOutcome.Invalid>(await CorrectAsync(right => right with { CommuneCode = code })).Faults);
            Assert.Equal(("applicant.commune.code", "commune_unknown"), (fault.Field, fault.Code));
        }

        await Office.Done(await CorrectAsync(right => right with { Address = "Số 1", CommuneCode = "90001" }));
        Assert.Equal(("Số 1, phường Đông Thử, tỉnh Quảng Trị", "90001"), await PlaceAsync());
        var data = DossierEventData.Parse((await office.EventsAsync(id))[^1].Data);
        Assert.Contains(data.OwnerCorrected!, c => c == new DossierEventData.CorrectedValue("communeCode", null, "90001"));

        // Another one is picked, and the address left as it was.
        await Office.Done(await CorrectAsync(right => right with { CommuneCode = "90002" }));
        Assert.Equal(("Số 1, xã Cam Thử, tỉnh Quảng Trị", "90002"), await PlaceAsync());

        // None is picked: an address that still names it keeps it, another does not.
        await Office.Done(await CorrectAsync(right => right with { Address = "Số 2, xã Cam Thử, tỉnh Quảng Trị" }));
        Assert.Equal(("Số 2, xã Cam Thử, tỉnh Quảng Trị", "90002"), await PlaceAsync());
        await Office.Done(await CorrectAsync(right => right with { Address = "Số 3, xã Khác, tỉnh Quảng Trị" }));
        Assert.Equal(("Số 3, xã Khác, tỉnh Quảng Trị", null), await PlaceAsync());

        async Task<ActOutcome> CorrectAsync(Func<CorrectOwner.Request, CorrectOwner.Request> change)
        {
            var right = change(CorrectOwner.Request.Of(await world.DossierAsync(id)));
            return await office.Now<CorrectOwner>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, right, "Ghi nhầm xã."));
        }

        async Task<(string, string?)> PlaceAsync() => await world.DossierAsync(id) is var dossier ? (dossier.Address, dossier.CommuneCode) : default;
    }
}

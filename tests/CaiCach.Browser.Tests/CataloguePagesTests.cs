using System.Text;
using System.Text.Json.Nodes;
using CaiCach.Application.Procedures.National;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Browser.Tests;

/// <summary>The pages of files of the catalogue and of the national database.</summary>
public sealed class CataloguePagesTests(Chromium chromium)
{
    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task The_pages_of_the_national_content_are_accessible_and_fit_phone_and_desk(int width)
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        var world = site.World;
        var controller = await world.OfficialAsync(Role.ProcedureController);
        var record = JsonNode.Parse(NationalFile.Write([(await world.ReferenceAsync()).ProcedureInForce(World.Procedure, new(2026, 3, 2))!]))![0]!;
        record["TENTTHC"] = "Tên ở Cơ sở dữ liệu quốc gia";
        Assert.IsType<ReceiveNational.Outcome.Done>(await world.Do<ReceiveNational, ReceiveNational.Outcome>(u => u.RunAsync(world.By(controller), Encoding.UTF8.GetBytes(record.ToJsonString()))));
        await using var db = world.Database.Open();
        var id = await db.NationalProcedures.Select(n => n.Id).SingleAsync();

        await using var visit = await Visit.OpenAsync(chromium, site, width, actor: controller);
        await visit.GoAsync("/can-bo/danh-muc");
        await visit.GoAsync("/can-bo/thu-tuc/kiem-tra-tep");
        await visit.GoAsync("/can-bo/danh-muc/quoc-gia");
        await visit.GoAsync($"/can-bo/danh-muc/quoc-gia/{id}");
        await visit.GoAsync("/can-bo/danh-muc/quoc-gia/nhan-tep");
    }
}

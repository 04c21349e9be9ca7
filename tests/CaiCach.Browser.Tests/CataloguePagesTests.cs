using System.Text;
using System.Text.Json.Nodes;
using CaiCach.Application.Procedures;
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
        Assert.IsType<ReceiveNational.Outcome.Done>(await world.Do<ReceiveNational, ReceiveNational.Outcome>(u => u.RunAsync(world.By(controller), Encoding.UTF8.GetBytes($$"""
            [{{record.ToJsonString()}},
             {"MATTHC":"1.999001","TENTTHC":"Cấp giấy phép mà danh mục chưa có","LINHVUCTHUCHIEN":[{"MALINHVUC":"LV1","TENLINHVUC":"Lĩnh vực 1"}],"COQUANTHUCHIEN":[{"TENDONVI":"Sở Khoa học và Công nghệ"}],"CAPTHUCHIEN":"Cấp tỉnh"},
             {"MATTHC":"1.999002","TENTTHC":"Cấp giấy phép có chỗ sai","MOTADOITUONGTHUCHIEN":"Người lạ"},{"MATTHC":"1.999003","TENTTHC":"Việc của bộ"}]
            """), "quoc-gia.json")));
        await using var db = world.Database.Open();
        var id = await db.NationalProcedures.Select(n => n.Id).SingleAsync();
        var gaps = await db.NationalGaps.OrderBy(g => g.Code).ToListAsync();
        Assert.IsType<CatalogueOutcome.Done>(await world.Do<SettleNationalGap, CatalogueOutcome>(u => u.RunAsync(world.By(controller), gaps[2].Id, 1, NationalGapAct.SetAside, "Thuộc thẩm quyền của bộ")));

        await using var visit = await Visit.OpenAsync(chromium, site, width, actor: controller);
        await visit.GoAsync("/can-bo/danh-muc");
        await visit.GoAsync("/can-bo/thu-tuc/kiem-tra-tep");
        await visit.GoAsync("/can-bo/danh-muc/quoc-gia");
        await visit.GoAsync($"/can-bo/danh-muc/quoc-gia/{id}");
        await visit.GoAsync("/can-bo/danh-muc/quoc-gia?xem=chua-co-tai-day");
        await visit.GoAsync("/can-bo/danh-muc/quoc-gia?xem=khong-thuoc-tham-quyen");
        foreach (var gap in gaps)
        {
            await visit.GoAsync($"/can-bo/danh-muc/quoc-gia/chua-co/{gap.Id}");
        }

        await visit.GoAsync("/can-bo/danh-muc/quoc-gia/nhan-tep");
    }
}

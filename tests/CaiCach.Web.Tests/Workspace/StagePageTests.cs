using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>A specialist ends stages: when each really ended is asked for, and the time of third parties that ran out needs no day.</summary>
public sealed class StagePageTests
{
    private const string Press = "Kết thúc giai đoạn";

    [Fact]
    public async Task The_end_of_a_stage_is_asked_for_and_time_that_ran_out_needs_none()
    {
        await using var office = await Office.OpenAsync();
        await StageAsync(office);
        var id = await office.AssignedAsync();
        var specialist = office.As(Role.Specialist);
        var address = $"/can-bo/ho-so/{id}/ket-thuc-giai-doan";
        office.World.Clock.Advance(TimeSpan.FromMinutes(30));
        var page = await specialist.OpenAsync(address);
        Assert.Contains("Giai đoạn tiếp theo bắt đầu từ lúc ấy, không phải từ lúc ghi.", page.Text(), StringComparison.Ordinal);
        page = await specialist.PressAsync(Press, new Dictionary<string, string?> { ["Input.Reason"] = "Đã công bố", ["Input.Time"] = "23:59", ["Input.Number"] = "3/TB" });
        Assert.Equal((HttpStatusCode.Conflict, "Đã công bố", "3/TB"), (page.Status, page.ValueOf("Input.Reason"), page.ValueOf("Input.Number")));
        Assert.StartsWith("Giai đoạn chưa kết thúc", page.ErrorAt("Input.Date"), StringComparison.Ordinal);
        page = await specialist.PressAsync(Press, Untimed);
        Assert.StartsWith("Phải ghi ngày, giờ giai đoạn thật sự kết thúc.", page.ErrorAt("Input.Date"), StringComparison.Ordinal);

        var ended = office.World.Clock.Now.AddMinutes(-10);
        await specialist.OpenAsync(address);
        page = await specialist.PressAsync(Press, new Dictionary<string, string?> { ["Input.Reason"] = "Đã công bố", ["Input.Time"] = Local(ended, "HH:mm"), ["Input.Number"] = "3/TB" });
        Assert.Contains("Đã kết thúc giai đoạn", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Giai đoạn kết thúc lúc " + Local(ended, "HH:mm"), page.Text(), StringComparison.Ordinal);

        // The head corrects the end: what is on record is said, the same moment is refused where it stands, and nothing typed is lost.
        const string Correct = "Đính chính lúc kết thúc giai đoạn";
        var head = office.As(Role.AgencyHead);
        page = await head.OpenAsync($"/can-bo/ho-so/{id}/dinh-chinh-ket-thuc-giai-doan");
        Assert.Contains("Giai đoạn trước ghi là kết thúc lúc " + Local(ended, "HH:mm"), page.Text(), StringComparison.Ordinal);
        page = await head.PressAsync(Correct, new Dictionary<string, string?> { ["Input.Time"] = Local(ended, "HH:mm"), ["Input.Reason"] = "Ghi nhầm giờ" });
        Assert.Equal((HttpStatusCode.Conflict, "Ghi nhầm giờ"), (page.Status, page.ValueOf("Input.Reason")));
        Assert.StartsWith("Giai đoạn đã ghi kết thúc đúng lúc ấy", page.ErrorAt("Input.Date"), StringComparison.Ordinal);
        page = await head.PressAsync(Correct, new Dictionary<string, string?> { ["Input.Time"] = Local(ended.AddMinutes(-5), "HH:mm"), ["Input.Reason"] = "Ghi nhầm giờ" });
        Assert.Contains("Đã đính chính; giai đoạn này được tính lại.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Lúc kết thúc ghi trước đó: " + Local(ended, "HH:mm"), page.Text(), StringComparison.Ordinal);

        // The ten days of third parties: before their end a reason cuts them short, after it nothing is asked for.
        var second = await OpenStageAsync(office, id);
        page = await specialist.OpenAsync(address);
        Assert.Contains("ngắn hơn hoặc dài hơn", page.Text(), StringComparison.Ordinal);
        office.World.Clock.SetLocal(Local(second.DueAt!.Value.AddDays(10), "s"));
        using var later = await office.Site.BrowseAsync(office.Actor(Role.Specialist));
        page = await later.OpenAsync(address);
        Assert.True(string.IsNullOrEmpty(page.ValueOf("Input.Date.Day")));
        page = await later.PressAsync(Press, new Dictionary<string, string?> { ["Input.Reason"] = "Hết thời gian phản đối" });
        Assert.Contains("Đã kết thúc giai đoạn", page.Text(), StringComparison.Ordinal);
        Assert.Equal(second.DueAt, (await OpenStageAsync(office, id)).StartedAt);
    }

    private static Dictionary<string, string?> Untimed => new() { ["Input.Date.Day"] = "", ["Input.Date.Month"] = "", ["Input.Date.Year"] = "", ["Input.Time"] = "" };

    private static string Local(DateTime utc, string format) => VietnamTime.ToLocal(utc).ToString(format, CultureInfo.InvariantCulture);

    private static async Task<DossierStage> OpenStageAsync(Office office, Guid id)
    {
        await using var db = office.World.Database.Open();
        return await db.Set<DossierStage>().AsNoTracking().SingleAsync(s => s.DossierId == id && s.EndedAt == null);
    }

    /// <summary>Lets the procedure of the office run by stages: five days of the authority, ten of third parties, five of the authority.</summary>
    private static async Task StageAsync(Office office)
    {
        await using var db = office.World.Database.Open();
        foreach (var row in await db.Procedures.Where(p => p.Code == World.Procedure).ToListAsync())
        {
            var root = JsonNode.Parse(row.Document)!;
            var procedure = root["procedures"]![0]!;
            foreach (var means in procedure["means"]!.AsArray())
            {
                means!.AsObject().Remove("limit");
            }

            procedure["stages"] = new JsonArray(Stage("cong-bo", "authority", 5), Stage("phan-doi", "third_party", 10), Stage("noi-dung", "authority", 5));
            row.Document = root.ToJsonString();
        }

        await db.SaveChangesAsync();
        office.World.Get<ReferenceStore>().Forget();
    }

    private static JsonObject Stage(string code, string owner, int days) => new()
    {
        ["code"] = code,
        ["name"] = "Giai đoạn " + code,
        ["owner"] = owner,
        ["limit"] = new JsonObject { ["value"] = days, ["unit"] = "working_day" },
        ["confidence"] = "unsure",
    };
}

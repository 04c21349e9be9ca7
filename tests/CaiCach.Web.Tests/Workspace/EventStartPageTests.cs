using System.Net;
using System.Text.Json.Nodes;
using CaiCach.Application.Reference;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>A specialist records the check on site that starts the time limit; what is wrong is told at its field, and the applicant reads when the result is due.</summary>
public sealed class EventStartPageTests
{
    [Fact]
    public async Task The_check_on_site_is_recorded_and_the_due_date_follows()
    {
        await using var office = await Office.OpenAsync();
        await using (var db = office.World.Database.Open())
        {
            foreach (var row in await db.Procedures.Where(p => p.Code == World.Procedure).ToListAsync())
            {
                var root = JsonNode.Parse(row.Document)!;
                (root["procedures"]![0]!["startRule"], root["procedures"]![0]!["startEvent"]) = ("field_event", "kiểm tra thực tế tại cơ sở");
                row.Document = root.ToJsonString();
            }

            await db.SaveChangesAsync();
        }

        office.World.Get<ReferenceStore>().Forget();
        var id = await office.AssignedAsync();
        var specialist = office.As(Role.Specialist);
        var page = await specialist.OpenAsync($"/can-bo/ho-so/{id}");
        Assert.Contains("Thời hạn tính từ khi kiểm tra thực tế tại cơ sở", page.Text(), StringComparison.Ordinal);
        await specialist.ClickAsync("Ghi nhận sự kiện bắt đầu tính thời hạn");

        page = await specialist.PressAsync("Ghi nhận sự kiện bắt đầu tính thời hạn", new Dictionary<string, string?> { ["Input.Time"] = "9 giờ", ["Input.Number"] = "05/BB-KT" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Nhập giờ xảy ra sự kiện, ví dụ 09:30.", "05/BB-KT", "9 giờ"), (page.Status, page.ErrorAt("Input.Time"), page.ValueOf("Input.Number"), page.ValueOf("Input.Time")));
        page = await specialist.PressAsync("Ghi nhận sự kiện bắt đầu tính thời hạn", new Dictionary<string, string?> { ["Input.Time"] = "23:59" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.StartsWith("Sự kiện chưa xảy ra", page.ErrorAt("Input.Date"), StringComparison.Ordinal);

        office.World.Clock.Advance(TimeSpan.FromMinutes(30));
        var time = Law.Calendar.VietnamTime.ToLocal(office.World.Clock.Now.AddMinutes(-10)).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        page = await specialist.PressAsync("Ghi nhận sự kiện bắt đầu tính thời hạn", new Dictionary<string, string?> { ["Input.Time"] = time });
        Assert.Contains("Đã ghi nhận sự kiện; thời hạn được tính từ đó.", page.Text(), StringComparison.Ordinal);
        var dossier = await office.World.DossierAsync(id);
        Assert.NotNull(dossier.DueAt);
        Assert.Contains("05/BB-KT", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ghi nhận sự kiện bắt đầu tính thời hạn", (await specialist.OpenAsync($"/can-bo/ho-so/{id}")).Text(".cc-panels"), StringComparison.Ordinal);
    }
}

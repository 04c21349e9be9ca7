using System.Net;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference.Import;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Phiếu giải thích thời hạn: how a due date came about, as it prints.</summary>
public sealed class DueSheetTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_sheet_counts_every_day_and_tells_how_a_new_calendar_moved_the_due_date(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.AcceptedAsync();
        await office.As(Role.Receiver).OpenAsync(Office.Address(id));
        var sheet = await office.As(Role.Receiver).ClickAsync("In phiếu giải thích thời hạn");
        Assert.Equal("Phiếu giải thích thời hạn", sheet.Text("h1"));
        Assert.Equal(9, sheet.Document.QuerySelectorAll("article ol")[0].Children.Length);
        Assert.Contains("Hẹn trả kết quả: 17:00 09/03/2026", sheet.Text("article"), StringComparison.Ordinal);
        Assert.DoesNotContain("Các lần lịch làm việc thay đổi", sheet.Text("article"), StringComparison.Ordinal);

        var bundle = ReferenceBundle.Read(Path.Combine(TestDatabase.Repository, "data"));
        var files = new Dictionary<string, string>(bundle.Files, StringComparer.Ordinal);
        files[ReferenceBundle.Calendar] = files[ReferenceBundle.Calendar].TrimEnd('\n') + "\n2026-03-09,Mon,holiday,Ngày nghỉ công bố muộn,,Quyết định thử nghiệm,civil_servants,final,known,,\n";
        Assert.Empty(await office.World.Do<ImportReferenceData, IReadOnlyList<ImportFault>>(u => u.RunAsync(office.World.By(Actor.System), new(files))));
        await office.World.Do<RecomputeDues, RecomputeDues.Outcome>(u => u.RunAsync(office.World.By(Actor.System)));

        var moved = (await office.As(Role.Receiver).OpenAsync(Office.Address(id, "thoi-han"))).Text("article");
        Assert.Contains("Ngày 09/03/2026 (thứ Hai) nghỉ lễ: Ngày nghỉ công bố muộn — không tính.", moved, StringComparison.Ordinal);
        Assert.Contains("Hẹn trả ban đầu: 17:00 09/03/2026", moved, StringComparison.Ordinal);
        Assert.Contains("hẹn trả lùi từ 17:00 09/03/2026 đến 17:00 10/03/2026", moved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sheet_tells_the_other_due_dates_too_and_there_is_none_for_who_may_not_see_the_dossier()
    {
        await using var office = await Office.OpenAsync();
        var waiting = await office.TakenUpAsync();
        var intake = VietnamTime.ToLocal((await office.World.DossierAsync(waiting)).IntakeDueAt!.Value);
        var page = await office.As(Role.Receiver).OpenAsync(Office.Address(waiting));
        Assert.Contains($"hạn trả lời việc tiếp nhận là {intake:HH:mm} ngày {intake:dd/MM/yyyy}", page.Text("details"), StringComparison.Ordinal);
        var sheet = (await office.As(Role.Receiver).ClickAsync("In phiếu giải thích thời hạn")).Text("article");
        Assert.Contains($"Hạn trả lời việc tiếp nhận: {intake:HH:mm dd/MM/yyyy}", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("Hẹn trả kết quả", sheet, StringComparison.Ordinal);
        var accepted = await office.AcceptedAsync();
        using var stranger = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Receiver, "BKHCN"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(Office.Address(accepted, "thoi-han"))).Status);
    }
}

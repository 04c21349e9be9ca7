using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The cover tells what is in the paper file; the label says the code and the due date and nothing of a person.</summary>
public sealed class CoverPageTests
{
    [Fact]
    public async Task The_cover_tells_what_the_paper_file_holds_and_the_label_names_nobody()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AcceptedAsync();
        var receiver = office.As(Role.Receiver);
        await office.Do<PlacePapers>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), id, v, "Tủ 3, ngăn 2"), id);
        var dossier = await office.World.DossierAsync(id);

        Assert.Contains("In bìa hồ sơ", (await receiver.OpenAsync(Office.Address(id) + "?xong=tiep-nhan")).Text(".govuk-notification-banner"), StringComparison.Ordinal);
        await receiver.OpenAsync(Office.Address(id));
        var cover = await receiver.ClickAsync("In bìa hồ sơ");
        var text = cover.Text("article.print-a4");
        Assert.All([dossier.Code!, dossier.OwnerName, "17:00 09/03/2026", "Tủ 3, ngăn 2", "Sở Khoa học và Công nghệ", "Tổng số: "], word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.Equal(dossier.Papers.Count, cover.Document.QuerySelectorAll("article table")[1].QuerySelectorAll("tbody tr").Length);
        Assert.NotNull((await receiver.ClickAsync("A5")).Document.QuerySelector("article.print-a5 svg.cc-barcode"));

        var label = await receiver.ClickAsync("tem nhãn 50 x 30 mm");
        Assert.Equal($"{dossier.Code} Hẹn trả: 17:00 09/03/2026", string.Join(' ', label.Text("article").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.NotNull(label.Document.QuerySelector("article.print-label svg.cc-barcode"));

        Assert.Equal(HttpStatusCode.NotFound, (await receiver.OpenAsync(Office.Address(id, "bia") + "?kho=a3")).Status);
        using var stranger = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Receiver, "BKHCN"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(Office.Address(id, "bia"))).Status);
    }
}

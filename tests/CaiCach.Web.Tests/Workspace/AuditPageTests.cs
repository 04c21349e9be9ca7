using System.Net;
using System.Text;
using CaiCach.Application.Audit;
using CaiCach.Law.Organisation;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Audit;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The search of the ledger on the screen and as a file.</summary>
public sealed class AuditPageTests
{
    [Fact]
    public async Task An_inspector_searches_takes_out_and_is_told_of_faults_and_an_administrator_reads_no_names_of_citizens()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AcceptedAsync();
        var dossier = await office.World.DossierAsync(id);
        using var inspector = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Inspector));
        await inspector.OpenAsync("/can-bo");
        var page = await inspector.ClickAsync("Nhật ký sự kiện");
        Assert.Empty(page.Document.QuerySelectorAll("tbody tr"));

        page = await inspector.OpenAsync($"/can-bo/nhat-ky-su-kien?tu=1/3/2026&den=31/3/2026&ma={dossier.Code}");
        Assert.Contains("Tiếp nhận hồ sơ, hẹn trả kết quả", page.Text("tbody"), StringComparison.Ordinal);
        Assert.Contains(dossier.OwnerName, page.Text("tbody"), StringComparison.Ordinal);
        Assert.All(page.Document.QuerySelectorAll("tbody .cc-code"), code => Assert.Equal(dossier.Code, code.TextContent));
        using (var file = await inspector.SendAsync(inspector.FormRequest("CSV", new Dictionary<string, string?>())))
        {
            Assert.Contains(dossier.Code!, Encoding.UTF8.GetString(await file.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        }

        page = await inspector.OpenAsync("/can-bo/nhat-ky-su-kien?tu=1/1/2026&den=31/3/2026&nguoi=khong.co");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "khong.co"), (page.Status, page.Document.QuerySelector("#nguoi")!.GetAttribute("value")));
        Assert.Equal("Không có cán bộ hay chương trình kết nối nào có tên đăng nhập này.", page.ErrorAt("nguoi"));
        Assert.Equal("Nhập ngày như 26/11/2026.", (await inspector.OpenAsync("/can-bo/nhat-ky-su-kien?tu=31/2/2026")).ErrorAt("tu"));
        Assert.Equal(HttpStatusCode.NotFound, (await inspector.OpenAsync("/can-bo/nhat-ky-su-kien?tu=1/3/2026&sau=x")).Status);

        using var administrator = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator));
        page = await administrator.OpenAsync($"/can-bo/nhat-ky-su-kien?tu=1/3/2026&den=31/3/2026&ma={dossier.Code}");
        Assert.Contains("Người dân, tổ chức", page.Text("tbody"), StringComparison.Ordinal);
        Assert.DoesNotContain(dossier.OwnerName, page.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.AgencyHead).OpenAsync("/can-bo/nhat-ky-su-kien")).Status);
    }

    [Fact]
    public void Every_event_has_words()
    {
        var t = new SameTexts();
        Assert.All(SearchEvents.Kinds, kind =>
        {
            Assert.True(AuditWords.KindOf(t, kind.Key) is not null, kind.Key);
            Assert.All(kind.Value, type => Assert.True(AuditWords.DoneOf(t, type) is not null and not "Thay đổi khác", type));
        });
    }

    private sealed class SameTexts : IStringLocalizer<WorkspaceTexts>
    {
        public LocalizedString this[string name] => new(name, name);

        public LocalizedString this[string name, params object[] arguments] => new(name, name);

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}

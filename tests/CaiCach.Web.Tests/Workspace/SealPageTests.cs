using System.Net;
using CaiCach.Application.Letters;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Hosting;
using CaiCach.Web.Printing.Sealing;
using CaiCach.Web.Tests.Portal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Who gets letters with the digital signature of a unit, and who sees with what they are signed.</summary>
public sealed class SealPageTests
{
    private const string Said = "Bản PDF có chữ ký số của Sở Khoa học và Công nghệ tỉnh Quảng Trị";
    private const string Href = "/can-bo/chung-thu-so";

    [Fact]
    public async Task Officials_applicant_and_visitor_get_the_letter_signed_until_the_certificate_ends_and_paper_says_nothing_of_it()
    {
        await using var office = await OpenAsync(Curve(World.Agency));
        var id = await office.AcceptedAsync();
        var receiver = office.As(Role.Receiver);
        var page = await receiver.OpenAsync(Office.Address(id, "mau-01"));
        Assert.Contains(Said + ".", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("ký số", page.Text("article"), StringComparison.OrdinalIgnoreCase);
        foreach (var paper in new[] { "a5", "a4", "80mm" })
        {
            Assert.True(PdfSignature.IsIn(await BytesAsync(receiver, Office.Address(id, $"mau-01?kho={paper}&tep=pdf"))));
        }

        Assert.False(PdfSignature.IsIn(await BytesAsync(receiver, Office.Address(id, "mau-06?tep=pdf"))));

        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        page = await citizen.OpenAsync($"/ho-so/{id}");
        Assert.Contains(Said, page.Text(".cc-files"), StringComparison.Ordinal);
        var link = page.Document.QuerySelector(".cc-files a[href*='/giay/']")!.GetAttribute("href")!;
        var mine = await BytesAsync(citizen, link);
        Assert.True(PdfSignature.IsIn(mine));
        Assert.Contains("Ký số bởi: Sở Khoa học", LetterPdfTests.Checked(mine), StringComparison.Ordinal);

        var dossier = await office.World.DossierAsync(id);
        using var visitor = office.Site.Browse();
        await visitor.OpenAsync(Site.FollowOf(dossier.Code!));
        page = await visitor.PressAsync("Tra cứu", FilingSteps.Chosen("Input.LastFour", dossier.OwnerIdNumber[^4..]));
        Assert.Contains(Said, page.Text(".cc-files"), StringComparison.Ordinal);
        var button = page.Document.QuerySelector("button[name=letter]")!.TextContent.Trim();
        using var answer = await visitor.SendAsync(visitor.FormRequest(button, FilingSteps.Chosen("Input.IdNumber", dossier.OwnerIdNumber)));
        Assert.True(PdfSignature.IsIn(await answer.Content.ReadAsByteArrayAsync()));

        await office.LaterAsync("2027-01-04T09:00");
        Assert.DoesNotContain("chữ ký số", (await office.As(Role.Receiver).OpenAsync(Office.Address(id, "mau-01"))).Text(), StringComparison.Ordinal);
        Assert.False(PdfSignature.IsIn(await BytesAsync(office.As(Role.Receiver), Office.Address(id, "mau-01?tep=pdf"))));
        using var later = await office.Site.BrowseAsync(office.Citizen);
        Assert.DoesNotContain("chữ ký số", (await later.OpenAsync($"/ho-so/{id}")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_signs_with_its_own_certificate_else_with_its_bodys_and_never_with_that_of_a_body_above_or_of_one_that_has_ended()
    {
        await using var world = await World.CreateAsync("sqlite");
        var units = (await world.ReferenceAsync()).Organisation;
        var (counter, body, above) = (Curve("SKHCN-QT-MC"), Curve(World.Agency), Curve("BKHCN"));
        var (place, now) = (units.Find("SKHCN-QT-MC")!, world.Clock.Now);

        Assert.Same(counter, new Seals([above, body, counter]).For(place.Id, units, now)?.Seal);
        Assert.Same(body, new Seals([above, body]).For(place.Id, units, now)?.Seal);
        Assert.Same(body, new Seals([Seal.Unreadable("SKHCN-QT-MC"), body]).For(place.Id, units, now)?.Seal);
        Assert.Equal("Sở Khoa học và Công nghệ tỉnh Quảng Trị", new Seals([body]).For(place.Id, units, now)?.Name);
        Assert.Null(new Seals([above]).For(place.Id, units, now));
        Assert.Null(new Seals([body]).For(ReadLetter.IssuerOf(new() { UnitId = place.Id, Content = null }), units, now));
        Assert.NotNull(new Seals([body]).For(ReadLetter.IssuerOf(new() { UnitId = place.Id, Content = "{}" }), units, now));
        place.ValidTo = new(2026, 3, 1);
        Assert.Same(body, new Seals([body, counter]).For(place.Id, units, now)?.Seal);
    }

    [Fact]
    public async Task Administrators_see_the_certificates_of_their_bodies_and_what_is_wrong_with_them()
    {
        await using var office = await OpenAsync(
            Seal.Read(World.Agency, SealFiles.Curve("Sở KH&CN", new(2026, 3, 20, 0, 0, 0, TimeSpan.Zero)), SealFiles.Password), Seal.Read("SKHCN-QT-MC", SealFiles.Rsa(1024), SealFiles.Password),
            Seal.Read("BKHCN", SealFiles.Curve("Bộ", new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero)), SealFiles.Password), Seal.Unreadable("KHONG-CO"));
        using var below = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator));
        Assert.Contains("2 chứng thư số sắp hết hạn hoặc không ký được", (await below.OpenAsync("/can-bo")).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("chứng thư số", (await office.As(Role.AgencyHead).OpenAsync("/can-bo")).Text(), StringComparison.Ordinal);
        await below.OpenAsync("/can-bo/loi-van-giay");
        var rows = (await below.ClickAsync("Chứng thư số của cơ quan")).Text("tbody");
        Assert.Contains("Sắp hết hạn, hãy thay trong vòng 30 ngày", rows, StringComparison.Ordinal);
        Assert.Contains("CN=Sở KH&CN, C=VN", rows, StringComparison.Ordinal);
        Assert.Contains("07:00 20/03/2026", rows, StringComparison.Ordinal);
        Assert.Contains("Khóa yếu", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("CN=Bộ", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("KHONG-CO", rows, StringComparison.Ordinal);

        using var all = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, "BKHCN-VP-HC"));
        var page = await all.OpenAsync(Href);
        Assert.Contains("Đã hết hạn", page.Text("tbody"), StringComparison.Ordinal);
        Assert.Contains("Không có đơn vị mã KHONG-CO Không đọc được tệp", page.Text("tbody"), StringComparison.Ordinal);
        Assert.Contains("Cơ quan chưa có chứng thư số", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(page.Document.QuerySelectorAll(".govuk-list--bullet li"), li => li.TextContent == "Sở Khoa học và Công nghệ tỉnh Quảng Trị");
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.AgencyHead).OpenAsync(Href)).Status);
    }

    private static Seal Curve(string unit) => Seal.Read(unit, SealFiles.Curve(), SealFiles.Password);

    private static Task<Office> OpenAsync(params Seal[] seals) => Office.OpenAsync(configure: builder => builder.Services.Replace(ServiceDescriptor.Singleton(new Seals(seals))));

    private static async Task<byte[]> BytesAsync(Browser browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsByteArrayAsync();
    }
}

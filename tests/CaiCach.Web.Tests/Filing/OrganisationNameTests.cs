using System.Net;
using System.Text;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Tests.Api;
using CaiCach.Web.Tests.Portal;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Filing;

/// <summary>An organisation may have a name of 500 characters, on every way a dossier comes in.</summary>
public sealed class OrganisationNameTests
{
    private const string TaxCode = "0100109106";
    private static readonly string Longest = string.Concat(Enumerable.Repeat("ễ", 500));
    private static readonly string Decomposed = Longest.Normalize(NormalizationForm.FormD);

    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory, MemberData(nameof(Engines))]
    public async Task The_portal_takes_500_characters_and_refuses_501(string engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var visitor = await site.BrowseAsync(await site.World.CitizenAsync());
        await visitor.StartAsync("organisation");
        Dictionary<string, string?> answers = new(FilingSteps.Applicant) { ["Input.Name"] = Decomposed + "a", ["Input.IdNumber"] = TaxCode, ["Input.Basis"] = "LegalRepresentative", ["Input.HeadTitle"] = "Giám đốc" };
        answers.Remove("Input.BirthDate");
        var page = await visitor.PressAsync("Lưu và tiếp tục", answers);
        Assert.Equal("Tên tổ chức không được dài quá 500 ký tự.", page.ErrorAt("Input.Name"));

        await visitor.PressAsync("Lưu và tiếp tục", new Dictionary<string, string?> { ["Input.Name"] = Decomposed });
        await visitor.PressAsync("Tải lên", null, new ChosenFile("tep-1", "phiếu khai báo.pdf", FilingSteps.Pdf("một")));
        await visitor.PressAsync("Tiếp tục");
        page = await visitor.PressAsync("Nộp hồ sơ", FilingSteps.Chosen("Declared", "true"));

        Assert.Equal(Longest, (await site.World.DossierAsync(page.IdIn())).OwnerName);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_counter_takes_500_characters_and_refuses_501(string engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var receiver = await site.BrowseAsync(await site.World.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"));
        var page = await receiver.OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);
        Assert.Null(page.Document.GetElementById("Input_Name")!.GetAttribute("maxlength"));
        var answers = new Dictionary<string, string?>
        {
            ["Input.Kind"] = "Organisation",
            ["Input.Name"] = Decomposed + "a",
            ["Input.IdNumber"] = TaxCode,
            ["Input.Phone"] = "0900000002",
            ["Input.Address"] = "Xã Minh Họa, Quảng Trị",
        };
        page = await receiver.PressAsync("Nộp và mở hồ sơ", answers, new ChosenFile("Input.Papers[0].File", "to-khai.pdf", FilingSteps.Pdf("một")));
        Assert.Equal("Tên tổ chức không được dài quá 500 ký tự.", page.ErrorAt("Input.Name"));

        page = await receiver.PressAsync("Nộp và mở hồ sơ", new Dictionary<string, string?> { ["Input.Name"] = Decomposed });

        Assert.Equal(HttpStatusCode.OK, page.Status);
        await using var db = site.World.Database.Open();
        Assert.Equal(Longest, (await db.Dossiers.SingleAsync()).OwnerName);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_API_takes_500_characters_and_refuses_501(string engine)
    {
        await using var caller = await ApiCaller.StartAsync(engine);
        var filing = await caller.FilingAsync();
        var applicant = filing["applicant"]!;
        (applicant["kind"], applicant["name"], applicant["idNumber"]) = ("organisation", Decomposed + "a", TaxCode);
        applicant.AsObject().Remove("birthDate");
        var refused = await caller.FileAsync(filing, "k-1");
        Assert.Equal((422, "/applicant/name"), (refused.Status, refused.Pointer));

        applicant["name"] = Decomposed;
        var filed = await caller.FileAsync(filing, "k-2");

        Assert.Equal(201, filed.Status);
        await using var db = caller.Site.World.Database.Open();
        Assert.Equal(Longest, (await db.Dossiers.SingleAsync()).OwnerName);
    }
}

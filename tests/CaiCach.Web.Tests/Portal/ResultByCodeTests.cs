using System.Net;
using System.Text.RegularExpressions;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;
using CaiCach.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Portal;

/// <summary>Who has no account follows the dossier and downloads its result with a code, without a script.</summary>
public sealed partial class ResultByCodeTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Who_follows_a_dossier_without_an_account_downloads_its_result_with_the_code_that_was_sent(string engine)
    {
        await using var office = await Workspace.Office.OpenAsync(engine);
        var id = await office.IssuedAsync();
        await using (var db = office.World.Database.Open())
        {
            await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.AccountId, (Guid?)null).SetProperty(d => d.ReturnWay, ReturnWay.AtCounter).SetProperty(d => d.Email, "chu@mau.example"));
        }

        var dossier = await office.World.DossierAsync(id);
        using var visitor = office.Site.Browse();
        Assert.Equal("/tra-cuu", (await visitor.OpenAsync("/tra-cuu/ket-qua")).Path);
        await visitor.OpenAsync(Site.FollowOf(dossier.Code!));
        await visitor.PressAsync("Tra cứu", FilingSteps.Chosen("Input.LastFour", dossier.Phone[^4..]));
        var page = await visitor.PressAsync("Gửi mã để tải kết quả");
        Assert.Contains("Mã gồm 6 chữ số", page.Text(), StringComparison.Ordinal);
        foreach (var secret in new[] { dossier.OwnerName, dossier.OwnerIdNumber, dossier.Phone, dossier.Email! })
        {
            Assert.DoesNotContain(secret, page.Html, StringComparison.Ordinal);
        }

        string code;
        await using (var db = office.World.Database.Open())
        {
            code = Digits().Match((await db.Mails.OrderBy(m => m.CreatedAt).LastAsync(m => m.Kind == Law.Mails.MailKind.ResultCode)).Text).Groups[1].Value;
        }

        page = await visitor.PressAsync("Tải kết quả", FilingSteps.Chosen("Code", code == "111111" ? "222222" : "111111"));
        Assert.StartsWith("Mã không đúng", page.ErrorAt("Code"), StringComparison.Ordinal);
        using var file = await visitor.SendAsync(visitor.FormRequest("Tải kết quả", FilingSteps.Chosen("Code", code)));
        Assert.Equal((HttpStatusCode.OK, "attachment"), (file.StatusCode, file.Content.Headers.ContentDisposition!.DispositionType));
        Assert.NotEmpty(await file.Content.ReadAsByteArrayAsync());
        Assert.Equal(BusinessState.Issued, (await office.World.DossierAsync(id)).State);
        page = await visitor.PressAsync("Tải kết quả", FilingSteps.Chosen("Code", code));
        Assert.StartsWith("Mã không đúng", page.ErrorAt("Code"), StringComparison.Ordinal);

        // A dossier of an account is opened by who signs in.
        await using (var db = office.World.Database.Open())
        {
            await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.AccountId, office.Citizen.Id));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PressAsync("Gửi mã mới")).Status);
    }

    [GeneratedRegex(@": (\d{6})\.", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}

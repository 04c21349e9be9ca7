using System.Security.Cryptography;
using CaiCach.Application.Drafts;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CaiCach.Browser.Tests;

/// <summary>A phone on a poor line: large files go on where the line was lost, pictures are made smaller, and a declaration asks for no more than it must.</summary>
public sealed class PoorLineTests(Chromium chromium)
{
    private static readonly byte[] Large = [.. "%PDF-1.4 lớn"u8, .. Enumerable.Range(0, 3_000_000).Select(i => (byte)(i % 251))];

    [Fact]
    public async Task A_large_file_goes_on_where_the_line_was_lost_after_the_page_was_loaded_anew_and_the_form_waits_for_it()
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        var citizen = await site.World.CitizenAsync();
        var address = await DraftAsync(site, citizen);
        await using (var lost = await Visit.OpenAsync(chromium, site, 360, actor: citizen))
        {
            await lost.GoAsync(address);
            var sent = 0;
            await lost.Page.RouteAsync("**/tai-len/*?tu=*", route => Interlocked.Increment(ref sent) > 2 ? route.AbortAsync() : route.ContinueAsync());
            await ChooseAsync(lost, "lon.pdf", "application/pdf", Large);
            await Assertions.Expect(lost.Page.Locator(".cc-upload [role=status]")).ToContainTextAsync("Mất kết nối ở 34%");
        }

        await using var visit = await Visit.OpenAsync(chromium, site, 360, actor: citizen);
        await visit.GoAsync(address);
        var begun = new List<string>();
        visit.Page.Request += (_, request) =>
        {
            if (request.Method == "PUT")
            {
                begun.Add(request.Url[(request.Url.IndexOf("tu=", StringComparison.Ordinal) + 3)..]);
            }
        };
        await ChooseAsync(visit, "lon.pdf", "application/pdf", Large);
        await visit.PressAsync(visit.Page.Locator("button[name=upload]").First);
        Assert.Equal("1048576", begun[0]);
        Assert.Equal(4, begun.Count);
        await using var db = site.World.Database.Open();
        var upload = await db.Uploads.SingleAsync();
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(Large)), "lon.pdf"), (upload.Sha256, upload.FileName));
        Assert.Equal(0, await db.PartUploads.CountAsync());
    }

    [Fact]
    public async Task An_upload_that_is_given_up_leaves_nothing_and_a_heavy_picture_is_made_smaller()
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        var citizen = await site.World.CitizenAsync();
        var address = await DraftAsync(site, citizen);
        await using var visit = await Visit.OpenAsync(chromium, site, 360, actor: citizen);
        await visit.GoAsync(address);
        await ChooseAsync(visit, "lon.pdf", "application/pdf", Large);
        await Assertions.Expect(visit.Page.Locator(".cc-upload [role=status]")).ToContainTextAsync("Đã gửi đủ lon.pdf");
        await visit.SoundAsync();
        await visit.Page.RunAndWaitForResponseAsync(() => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Hủy tệp lon.pdf" }).ClickAsync(), answer => answer.Request.Method == "DELETE");
        Assert.Equal(0, await visit.Page.Locator(".cc-upload").CountAsync());
        await using (var db = site.World.Database.Open())
        {
            Assert.Equal(0, await db.PartUploads.CountAsync());
        }

        // A picture of noise, as heavy as one can be.
        await visit.Page.EvaluateAsync("""
            async () => {
              const canvas = document.createElement('canvas')
              canvas.width = 3000
              canvas.height = 1500
              const pen = canvas.getContext('2d')
              const noise = pen.createImageData(3000, 1500)
              for (let at = 0; at < noise.data.length; at += 65536) crypto.getRandomValues(noise.data.subarray(at, at + 65536))
              for (let i = 3; i < noise.data.length; i += 4) noise.data[i] = 255
              pen.putImageData(noise, 0, 0)
              const blob = await new Promise(resolve => canvas.toBlob(resolve, 'image/png'))
              const chosen = new DataTransfer()
              chosen.items.add(new File([blob], 'anh.png', { type: 'image/png' }))
              const input = document.querySelector('#tep-1')
              input.files = chosen.files
              input.dispatchEvent(new Event('change', { bubbles: true }))
            }
            """);
        await Assertions.Expect(visit.Page.Locator(".cc-files").First).ToContainTextAsync("Ảnh đã được thu nhỏ từ");
        await visit.PressAsync(visit.Page.Locator("button[name=upload]").First);
        await using var kept = site.World.Database.Open();
        Assert.Equal(("anh.jpg", "image/jpeg"), await kept.Uploads.SingleAsync() is var upload ? (upload.FileName, upload.MediaType) : default);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_field_that_hangs_on_another_is_there_when_it_is_asked(bool javaScript)
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        await site.World.DeclareAsync();
        var citizen = await site.World.CitizenAsync();
        var address = await DraftAsync(site, citizen);
        await using var visit = await Visit.OpenAsync(chromium, site, 360, javaScript, citizen);
        await visit.GoAsync(address);
        var field = visit.Page.Locator("[name='Input.Declared.C1.bienSo']");
        Assert.Equal(!javaScript, await field.IsVisibleAsync());
        Assert.Equal(javaScript, await field.IsDisabledAsync());
        await visit.Page.Locator("[name='Input.Declared.C1.loai']").SelectOptionAsync("Di động");
        Assert.True(await field.IsVisibleAsync());
        await field.FillAsync("74A-000.01");
        await visit.Page.Locator("[name='Input.Declared.C1.loai']").SelectOptionAsync("Cố định");
        Assert.Equal(!javaScript, await field.IsVisibleAsync());
        Assert.True(await visit.Page.Locator("[name='Input.Declared.C1.ghiChu']").IsVisibleAsync());
    }

    private static async Task<string> DraftAsync(TestSite site, Application.Acting.Actor citizen)
    {
        var outcome = await site.World.Do<StartDraft, StartDraft.Outcome>(u => u.RunAsync(site.World.By(citizen), World.Procedure, new(World.Agency, null, DraftFields.Self)));
        return $"/ban-nhap/{outcome.DraftId!.Value}/giay-to";
    }

    private static Task ChooseAsync(Visit visit, string name, string type, byte[] content) =>
        visit.Page.Locator("#tep-1").SetInputFilesAsync(new FilePayload { Name = name, MimeType = type, Buffer = content });
}

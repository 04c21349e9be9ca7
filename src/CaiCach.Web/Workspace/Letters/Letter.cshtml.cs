using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using QRCoder;

namespace CaiCach.Web.Workspace.Letters;

/// <summary>A letter of a dossier, to print on A5.</summary>
public sealed class LetterModel(ActorReader actors, ReferenceStore reference, ReadDossier read, IConfiguration configuration) : WorkspacePage(actors, reference)
{
    private const int PixelsPerModule = 4;

    public LetterData Letter { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, string letter, [FromQuery(Name = "lan")] int? version, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (await read.RunAsync(Me, id, cancel) is not { } view
            || LetterData.Of(letter, version, view.Dossier, await read.HistoryAsync(id, cancel), await read.LettersAsync(id, cancel), Reference, l => CheckOf(l, view.Dossier)) is not { } found)
        {
            return NotFound();
        }

        Letter = found;
        return Page();
    }

    // A letter without a check page leads to the page that tells the state to whoever knows the code and four digits more.
    private LetterCheck CheckOf(Letter? letter, Dossier dossier)
    {
        var site = (configuration["public-url"] ?? $"{Request.Scheme}://{Request.Host}").TrimEnd('/');
        var page = letter is null ? Site.FollowOf(dossier.Code ?? dossier.RequestNumber) : Site.LetterOf(letter.Token);
        return new(site[(site.IndexOf("://", StringComparison.Ordinal) + "://".Length)..], letter?.Token, Qr(site + page));
    }

    private static string Qr(string address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var image = new PngByteQRCode(data);
        return "data:image/png;base64," + Convert.ToBase64String(image.GetGraphic(PixelsPerModule));
    }
}

using CaiCach.Application.Letters;
using CaiCach.Web.Hosting;
using QRCoder;

namespace CaiCach.Web.Printing;

/// <summary>Where anybody checks a letter. A letter of an earlier version has no such page: its QR code leads to the page that follows the dossier.</summary>
/// <param name="Site">The site as people type it, without the scheme.</param>
/// <param name="Token">The token of the check page; null for letters of earlier versions.</param>
/// <param name="Address">What the QR code says.</param>
public sealed record LetterCheck(string Site, string? Token, string Address)
{
    private const int PixelsPerModule = 4;

    /// <summary>The check of a letter.</summary>
    public static LetterCheck Of(ReadLetter.Found letter, IConfiguration configuration, HttpRequest request) =>
        Of(letter.Token, letter.Dossier.Code ?? letter.Dossier.RequestNumber, configuration, request);

    /// <summary>The check by a token, or else by the code of a dossier.</summary>
    public static LetterCheck Of(string? token, string code, IConfiguration configuration, HttpRequest request)
    {
        var site = (configuration["public-url"] ?? $"{request.Scheme}://{request.Host}").TrimEnd('/');
        var page = token is null ? Hosting.Site.FollowOf(code) : Hosting.Site.LetterOf(token);
        return new(site[(site.IndexOf("://", StringComparison.Ordinal) + "://".Length)..], token, site + page);
    }

    /// <summary>The line that people type; null for a letter without a check page.</summary>
    public string? Line => Token is null ? null : $"Kiểm tra giấy này tại {Site}{Hosting.Site.LetterOf(Token)}";

    /// <summary>What the QR code is for.</summary>
    public string Purpose => Token is null ? "Mã QR tra cứu hồ sơ" : "Mã QR kiểm tra giấy này";

    /// <summary>The QR code as an address of an image.</summary>
    public string Image()
    {
        using var data = QRCodeGenerator.GenerateQrCode(Address, QRCodeGenerator.ECCLevel.M);
        using var image = new PngByteQRCode(data);
        return "data:image/png;base64," + Convert.ToBase64String(image.GetGraphic(PixelsPerModule));
    }

    /// <summary>The dark squares of the QR code, row by row, with its quiet border.</summary>
    public IReadOnlyList<IReadOnlyList<bool>> Squares() => SquaresOf(Address);

    /// <summary>The dark squares of the QR code of an address.</summary>
    public static IReadOnlyList<IReadOnlyList<bool>> SquaresOf(string address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        return [.. data.ModuleMatrix.Select(row => (IReadOnlyList<bool>)[.. row.Cast<bool>()])];
    }
}

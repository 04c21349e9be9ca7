using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace CaiCach.Web.Components;

/// <summary>A QR code as a drawing of one path: no inline style, which the content policy would block.</summary>
public static class QrCode
{
    /// <summary>Draws a text.</summary>
    /// <param name="text">What a phone reads.</param>
    /// <param name="label">What it is, for those who do not see it.</param>
    public static IHtmlContent Svg(string text, string label)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var size = data.ModuleMatrix.Count;
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                if (data.ModuleMatrix[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        var builder = new HtmlContentBuilder();
        builder.AppendFormat("<svg class=\"cc-qr\" width=\"180\" height=\"180\" viewBox=\"0 0 {0} {0}\" role=\"img\" aria-label=\"{1}\" shape-rendering=\"crispEdges\">", size, label);
        builder.AppendHtml("<path fill=\"#fff\" d=\"M0 0h200v200H0z\"/>").AppendHtml($"<path fill=\"#000\" d=\"{path}\"/></svg>");
        return builder;
    }
}

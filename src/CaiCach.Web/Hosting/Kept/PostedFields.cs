using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CaiCach.Web.Hosting.Kept;

/// <summary>The fields of a posted form.</summary>
/// <param name="Values">The values by field.</param>
/// <param name="HadFiles">Whether a file was chosen.</param>
internal sealed record PostedFields(IReadOnlyDictionary<string, string[]> Values, bool HadFiles)
{
    private const int MostBytes = 64 * 1024;
    private const int MostFields = 1000;

    /// <summary>Reads them; null when there is no form, when it is broken, or when there is too much text.</summary>
    /// <param name="request">The post.</param>
    /// <param name="isLast">
    /// Whether nobody reads the form after this. Then its files are passed over as they come, so that who is not signed in fills no disk.
    /// </param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<PostedFields?> ReadAsync(HttpRequest request, bool isLast, CancellationToken cancel)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
        {
            return null;
        }

        try
        {
            return isLast && MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.Boundary.Length > 0
                ? await StreamedAsync(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), request.Body, cancel)
                : Of(await request.ReadFormAsync(cancel));
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return null;
        }
    }

    public string? One(string field) => Values.GetValueOrDefault(field) is [var value, ..] ? value : null;

    private static PostedFields? Of(IFormCollection form) => form.Sum(f => f.Key.Length + f.Value.Sum(v => Encoding.UTF8.GetByteCount(v ?? ""))) > MostBytes
        ? null
        : new(form.ToDictionary(f => f.Key, f => f.Value.Select(v => v ?? "").ToArray(), StringComparer.Ordinal), form.Files.Any(f => f.FileName.Length > 0));

    private static async Task<PostedFields?> StreamedAsync(string boundary, Stream body, CancellationToken cancel)
    {
        var values = new List<(string Name, string Value)>();
        var (left, hadFiles) = (MostBytes, false);
        var reader = new MultipartReader(boundary, body);
        while (await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            var header = section.GetContentDispositionHeader();
            if (header is not null && header.IsFileDisposition())
            {
                hadFiles |= HeaderUtilities.RemoveQuotes(header.FileName).Length > 0;
            }
            else if (header is not null && header.IsFormDisposition())
            {
                if (await TextAsync(section.Body, left, cancel) is not { } text || values.Count == MostFields)
                {
                    return null;
                }

                left -= text.Length;
                values.Add((HeaderUtilities.RemoveQuotes(header.Name).ToString(), Encoding.UTF8.GetString(text)));
            }
        }

        return new(values.GroupBy(v => v.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(v => v.Value).ToArray(), StringComparer.Ordinal), hadFiles);
    }

    private static async Task<byte[]?> TextAsync(Stream body, int most, CancellationToken cancel)
    {
        using var text = new MemoryStream();
        var buffer = new byte[4096];
        int read;
        while ((read = await body.ReadAsync(buffer, cancel)) > 0)
        {
            text.Write(buffer, 0, read);
            if (text.Length > most)
            {
                return null;
            }
        }

        return text.ToArray();
    }
}

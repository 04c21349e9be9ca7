using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaiCach.Application.Dossiers;

/// <summary>What a filing says, as a hash: a key used again must say the same.</summary>
internal static class FilingHash
{
    // A file counts by its content: sent again, the same scan is another upload.
    public static string Of(SubmitDossier.Request request, FoundUploads found) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
    {
        Request = request with { Papers = [] },
        Papers = request.Papers.Select(p => new HashedPaper(p.ComponentCode, p.Originals, p.Copies, p.UploadId is { } id ? found.HashOf(id) ?? id.ToString() : null, p.Answers is { } answers ? new SortedDictionary<string, string?>(answers.ToDictionary(), StringComparer.Ordinal) : null)),
    })));

    private sealed record HashedPaper(string ComponentCode, int Originals, int Copies, string? File, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SortedDictionary<string, string?>? Answers);

    // The form before files counted by their content. A filing sent before the upgrade and repeated after it gets its answer.
    public static string EarlierOf(SubmitDossier.Request request) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request)));
}

using CaiCach.Application.Acting;
using CaiCach.Application.Files;

namespace CaiCach.Web.Workspace.Papers;

/// <summary>The files that the scan station made, in the lines of the form that it leads back to.</summary>
internal static class ScannedLines
{
    /// <summary>The lines of the batch that the address names (<c>quet</c>); none for no batch of the actor.</summary>
    public static async Task<List<PaperLine>> ScannedAsync(this HttpContext http, Actor actor, CancellationToken cancel) =>
        Guid.TryParse(http.Request.Query["quet"], out var batch)
            ? [.. (await http.RequestServices.GetRequiredService<ReadScanBatch>().MadeAsync(actor, batch, cancel)).Select(u => new PaperLine { Code = u.ComponentCode, UploadId = u.Id, UploadName = u.FileName })] : [];
}

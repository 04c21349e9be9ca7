using CaiCach.Application.Files;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Files;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>What the scanner for malware says of the files.</summary>
public sealed partial class DossierModel
{
    private IReadOnlyDictionary<string, ScanVerdict> scans = new Dictionary<string, ScanVerdict>();

    /// <summary>Of a paper's file; clean where nobody asked.</summary>
    public ScanVerdict ScanOf(DossierPaper paper) => paper?.Sha256 is { } hash ? scans.GetValueOrDefault(hash, ScanVerdict.Clean) : ScanVerdict.Clean;

    private async Task ReadScansAsync(CancellationToken cancel) =>
        scans = await HttpContext.RequestServices.GetRequiredService<ReadFileScans>().RunAsync([.. Dossier.Papers.Select(p => p.Sha256).OfType<string>()], cancel);
}

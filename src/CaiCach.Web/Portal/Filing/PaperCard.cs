using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Data.Files;
using CaiCach.Law.Procedures;

namespace CaiCach.Web.Portal.Filing;

/// <summary>One paper of a draft with its files.</summary>
public sealed record PaperCard(int Index, Component Component, IReadOnlyList<Upload> Files, Guid DraftId, string ProcedureCode, IReadOnlyDictionary<string, string?> Declared, FindReusable.Held Held)
{
    /// <summary>What is held of the owner that stands for it and was not taken yet.</summary>
    public IEnumerable<FindReusable.Offer> Offers => Held.Offers.Where(o => o.ComponentCode == Component.Code && !Files.Any(f => f.Sha256 == o.Paper.Sha256));

    /// <summary>Why a file that was chosen earlier does not go with the paper now; null when it does.</summary>
    public static string? WhyNot(FindReusable.Held held, Component paper, Upload file)
    {
        ArgumentNullException.ThrowIfNull(held);
        ArgumentNullException.ThrowIfNull(file);
        return file.ReusedFromId is { } from ? (held.WhyNot(file.ComponentCode, from) is { } why ? FindReusable.Told(file.FileName, why.Text) : null)
            : FileKinds.WhyNot(paper, "", file.FileName, file.MediaType, file.Size)?.Text;
    }

    public string Key => PapersModel.KeyOf(Index);
}

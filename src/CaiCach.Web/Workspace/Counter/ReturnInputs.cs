using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Components;
using CaiCach.Web.Workspace.Dossiers;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaiCach.Web.Workspace.Counter;

/// <summary>What the officer says at the return desk; kept as typed.</summary>
public sealed class ReturnInputs : PresenterForm
{
    /// <summary>The owner in person.</summary>
    public const string Owner = "chu-ho-so";

    /// <summary>Whoever handed the dossier in.</summary>
    public const string Submitter = "nguoi-nop";

    /// <summary>Somebody else, with a letter of authority.</summary>
    public const string Authorised = "uy-quyen";

    private const int LongestName = 200;
    private const string PngUrl = "data:image/png;base64,";
    private const int LargestSignature = 256 * 1024;

    /// <summary>The version of the dossier the officer saw.</summary>
    public int Version { get; set; }

    /// <summary>How a fee that was owed is paid.</summary>
    public string? Method { get; set; }

    /// <summary>Number of the receipt of a fee that was owed.</summary>
    public string? Receipt { get; set; }

    /// <summary>Ids of the papers whose originals go back.</summary>
    public List<string> Originals { get; set; } = [];

    /// <summary>Who carries a result that is posted.</summary>
    public string? Carrier { get; set; }

    /// <summary>The number of its waybill.</summary>
    public string? Waybill { get; set; }

    /// <summary>The day it was posted, as typed.</summary>
    public string? PostedOn { get; set; }

    /// <summary>The id of the agent with an account who is to deliver it; empty for a carrier without one.</summary>
    public string? AgentId { get; set; }

    /// <summary>Ids of the papers whose originals are posted with it.</summary>
    public List<string> PostedOriginals { get; set; } = [];

    public bool IdentityChecked { get; set; }

    /// <summary>The signature of who takes it, drawn on the page: a PNG as a data URL; empty for none.</summary>
    public string? Signature { get; set; }

    /// <summary>The picture of the signature; null for none, or, with the fault noted, for what is no such picture.</summary>
    public byte[]? SignatureOf(ModelStateDictionary state)
    {
        if (string.IsNullOrEmpty(Signature))
        {
            return null;
        }

        var picture = new byte[LargestSignature];
        if (Signature.StartsWith(PngUrl, StringComparison.Ordinal) && Convert.TryFromBase64Chars(Signature.AsSpan(PngUrl.Length), picture, out var size) && size > 0)
        {
            return picture[..size];
        }

        Signature = null;
        state.Remove("Input.Signature");
        state.AddModelError("Input.Signature", "Không đọc được chữ ký; xóa rồi ký lại.");
        return null;
    }

    /// <summary>The papers whose originals go back.</summary>
    public IReadOnlyList<Guid> OriginalIds => IdsOf(Originals);

    /// <summary>The papers whose originals are posted.</summary>
    public IReadOnlyList<Guid> PostedOriginalIds => IdsOf(PostedOriginals);

    /// <summary>The name of whoever takes the result; null, with the fault noted, when it is not said.</summary>
    public string? ReceiverOf(Dossier dossier, ModelStateDictionary state)
    {
        Name = ActInputs.Clean(Name)?.ReplaceLineEndings(" ").Trim();
        switch (Who)
        {
            case Owner when dossier.ApplicantKind.IsPerson() || dossier.Representation?.HeadName is not null:
                return dossier.ApplicantKind.IsPerson() ? dossier.OwnerName : dossier.Representation!.HeadName;
            case Submitter when dossier.SubmitterName is { } submitter:
                return submitter;
            case Authorised when string.IsNullOrEmpty(Name):
                state.AddModelError("Input.Name", "Nhập họ tên người được ủy quyền.");
                return null;
            case Authorised when Name.Length > LongestName:
                state.AddModelError("Input.Name", $"Dài quá {LongestName} ký tự.");
                return null;
            case Authorised:
                return Name;
            default:
                state.AddModelError("Input.Who", "Chọn người nhận kết quả.");
                return null;
        }
    }

    private static List<Guid> IdsOf(List<string> sent) => [.. sent.Select(id => Guid.TryParse(id, out var paper) ? paper : Guid.Empty)];
}

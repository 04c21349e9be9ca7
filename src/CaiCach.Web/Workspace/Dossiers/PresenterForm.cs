using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Components;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Counter;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>Who comes to the counter, and of who comes with a new letter of authority what it says; kept as typed.</summary>
public abstract class PresenterForm
{
    /// <summary>Who comes: <see cref="ReturnInputs.Owner"/>, <see cref="ReturnInputs.Submitter"/> or <see cref="ReturnInputs.Authorised"/>.</summary>
    public string? Who { get; set; }

    /// <summary>The name of somebody with a new letter of authority.</summary>
    public string? Name { get; set; }

    public string? IdNumber { get; set; }

    public string? AuthorityNumber { get; set; }

    public string? AuthorityDate { get; set; }

    public string? AuthorityIssuer { get; set; }

    public string? AuthorityUntil { get; set; }

    /// <summary>As the use cases take it; null when it was not said.</summary>
    public Presenter? ToPresenter() => Who switch
    {
        ReturnInputs.Owner => new(PresenterKind.Owner),
        ReturnInputs.Submitter => new(PresenterKind.Submitter),
        ReturnInputs.Authorised => new(PresenterKind.Authorised, Line(Name), Line(IdNumber), Line(AuthorityNumber), Line(AuthorityDate), Line(AuthorityIssuer), Line(AuthorityUntil)),
        _ => null,
    };

    /// <summary>Who may come for a dossier.</summary>
    /// <param name="t">Texts.</param>
    /// <param name="dossier">The dossier.</param>
    /// <param name="today">The local day, to tell of a right that has ended.</param>
    /// <param name="headToo">Whether the head of an organisation may come of whom nothing was written down at the filing.</param>
    public static IEnumerable<Choice> Of(IStringLocalizer<WorkspaceTexts> t, Dossier dossier, DateOnly today, bool headToo = false)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var right = dossier.Representation;
        if (dossier.ApplicantKind.IsPerson())
        {
            yield return new(ReturnInputs.Owner, dossier.OwnerName, t["Chủ hồ sơ, {0}", Names.IdNumber(t, dossier)].Value);
        }
        else if (right is { HeadName: { } head, Basis: not RepresentationBasis.LegalRepresentative })
        {
            yield return new(ReturnInputs.Owner, head, t["Người đại diện theo pháp luật của tổ chức"].Value);
        }

        else if (headToo && right is null)
        {
            yield return new(ReturnInputs.Owner, dossier.OwnerName, t["Người đại diện theo pháp luật của tổ chức"].Value);
        }

        if (dossier.SubmitterName is { } submitter)
        {
            var hint = t["Người nộp hồ sơ, {0}", Names.IdNumber(t, dossier.SubmitterIdNumber ?? "")].Value;
            yield return new(ReturnInputs.Submitter, submitter, right is null ? hint
                : $"{hint}; {t[right.Basis.ToText()].Value}; {Rights.Acts(t, right.Acts)}{(right.ToLaw().Holds(today) ? "" : "; " + t["ủy quyền đã hết hạn"].Value)}");
        }

        yield return new(ReturnInputs.Authorised, t["Người khác được ủy quyền"].Value, t["Có văn bản ủy quyền kèm giấy tiếp nhận hồ sơ"].Value);
    }

    private static string? Line(string? text) => ActInputs.Clean(text)?.ReplaceLineEndings(" ").Trim();
}

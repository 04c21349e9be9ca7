using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Work;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Opinions;

/// <summary>The list of opinions a unit is asked for.</summary>
public static class OpinionDesk
{
    /// <summary>Its address.</summary>
    public const string Href = "/can-bo/viec/xin-y-kien";

    /// <summary>The units an official answers for.</summary>
    public static IReadOnlyList<Office> OfficesOf(Actor actor, ReferenceSnapshot reference) =>
        [.. actor.Posts.Where(p => ConsultationScope.Answers(p.Role)).Select(p => new Office(null, p.UnitId, reference.Organisation.NameOf(p.UnitId))).Distinct()];

    /// <summary>A unit with the body it belongs to.</summary>
    public static string NameOf(OrganisationTree organisation, Guid unitId) =>
        organisation.NameWithBody(unitId);

    /// <summary>An answer in words.</summary>
    public static string Of(IStringLocalizer<WorkspaceTexts> t, OpinionAnswer answer) => (answer switch
    {
        OpinionAnswer.Agree => t["Đồng ý"],
        OpinionAnswer.Disagree => t["Không đồng ý"],
        OpinionAnswer.None => t["Không trả lời"],
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, null),
    }).Value;

    /// <summary>Its colour; never its only sign.</summary>
    public static string Colour(OpinionAnswer answer) => answer switch
    {
        OpinionAnswer.Agree => "green",
        OpinionAnswer.Disagree => "orange",
        _ => "red",
    };
}

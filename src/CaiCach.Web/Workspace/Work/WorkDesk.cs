using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Work;

/// <summary>A worklist: its address, whose desk it is and for whom.</summary>
/// <param name="Slug">The last part of its address.</param>
/// <param name="Desk">The desk.</param>
/// <param name="BodyRoles">Roles that work it for their whole body.</param>
/// <param name="UnitRoles">Roles that work it for their own unit.</param>
/// <param name="Timed">Whether its order is a due time; else it is the time since when the dossier waits, or none.</param>
public sealed record WorkDesk(string Slug, Desk Desk, IReadOnlyList<Role> BodyRoles, IReadOnlyList<Role> UnitRoles, bool Timed = true)
{
    /// <summary>Every worklist, in the order in which a dossier passes them.</summary>
    public static IReadOnlyList<WorkDesk> All { get; } =
    [
        new("tiep-nhan", Desk.Receive, [Role.Receiver, Role.OneStopDirector], []),
        new("cho-bo-sung", Desk.Applicant, [Role.Receiver, Role.OneStopDirector], [Role.Specialist, Role.DivisionHead], Timed: false),
        new("chuyen", Desk.Transfer, [Role.Receiver, Role.OneStopDirector], []),
        new("xu-ly", Desk.Handle, [Role.AgencyHead], [Role.Specialist, Role.DivisionHead]),
        new("cho-y-kien", Desk.Consult, [Role.AgencyHead], [Role.Specialist, Role.DivisionHead]),
        new("duyet", Desk.Review, [], [Role.DivisionHead]),
        new("ky", Desk.Sign, [Role.AgencyHead], [Role.DivisionHead]),
        new("phat-hanh", Desk.Issue, [Role.Clerk], []),
        new("tra-ket-qua", Desk.Return, [Role.Receiver, Role.OneStopDirector], [], Timed: false),
    ];

    /// <summary>Whether its due time is counted in working hours.</summary>
    public bool ByHours => Desk is Desk.Receive or Desk.Transfer;

    /// <summary>The address.</summary>
    public string Href => "/can-bo/viec/" + Slug;

    /// <summary>The list's name.</summary>
    public string Title(IStringLocalizer<WorkspaceTexts> t) => (Desk switch
    {
        Desk.Receive => t["Chờ tiếp nhận"],
        Desk.Applicant => t["Chờ người nộp bổ sung"],
        Desk.Transfer => t["Chờ chuyển đơn vị xử lý"],
        Desk.Handle => t["Chờ xử lý"],
        Desk.Consult => t["Chờ ý kiến phối hợp"],
        Desk.Review => t["Chờ duyệt"],
        Desk.Sign => t["Chờ ký"],
        Desk.Issue => t["Chờ phát hành"],
        Desk.Return => t["Chờ trả kết quả"],
        _ => throw new InvalidOperationException($"There is no list for {Desk}."),
    }).Value;

    /// <summary>The offices an official works this desk for; empty when the desk is not theirs.</summary>
    public IReadOnlyList<Office> OfficesOf(Actor actor, ReferenceSnapshot reference) =>
        [.. actor.Posts
            .Select(post => BodyRoles.Contains(post.Role) ? new Office(post.AgencyId, null, reference.Organisation.NameOf(post.AgencyId))
                : UnitRoles.Contains(post.Role) ? new Office(null, post.UnitId, reference.Organisation.NameOf(post.UnitId))
                : null)
            .OfType<Office>()
            .Concat(Desk == Desk.Sign ? actor.Delegations.Select(d => new Office(d.AgencyId, null, reference.Organisation.NameOf(d.AgencyId))) : [])
            .Distinct()];

    /// <summary>The first page of an office's list.</summary>
    public ListWork.Query Of(Office office) => new(Desk, office.AgencyId, office.UnitId);
}

/// <summary>Whose list: a body's or a unit's.</summary>
public sealed record Office(Guid? AgencyId, Guid? UnitId, string Name)
{
    /// <summary>As a value in an address.</summary>
    public string Value => (AgencyId ?? UnitId)!.Value.ToString("n");
}

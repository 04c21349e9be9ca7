using CaiCach.Application.Acting;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Dossiers;

/// <summary>Who may file for a body in which way.</summary>
internal static class FilingRights
{
    /// <summary>An applicant and a program file with the competent body itself; who receives at a counter files, or helps to file online, where the post is. Only officials enter what was received on paper.</summary>
    public static bool May(Actor actor, Guid agencyId, Guid receiverId, SubmitDossier.Request request) => (request.LateEntry is null || request.Channel == Channel.Direct) && actor.Kind switch
    {
        ActorKind.Official => (request.Channel == Channel.Online) == (request.Assist is not null) && actor.Posts.Any(p => p.Role == Role.Receiver && p.AgencyId == receiverId),
        _ when request.LateEntry is not null => false,
        ActorKind.Applicant => request is { Channel: Channel.Online, Assist: null } && receiverId == agencyId,
        ActorKind.Agent => AgentFiling.May(actor, receiverId, request),
        ActorKind.Client => request.Assist is null && actor.ClientAgencies.Contains(agencyId) && receiverId == agencyId,
        _ => false,
    };

    /// <summary>The fault of a way that this actor may not name, at "way".</summary>
    public static IEnumerable<FieldFault> CheckWay(Actor actor, SubmitDossier.Request request)
    {
        if (request.Way is { } way && !FilingWays.MayBeNamed(way, request.Channel, actor.Kind == ActorKind.Official && request.AskedBy is null, actor.ClientWays))
        {
            yield return new("way", "way_not_allowed", actor.Kind == ActorKind.Client
                ? "Ứng dụng chỉ nêu được hình thức tiếp nhận đã đăng ký, cho hồ sơ nộp trực tuyến."
                : "Chỉ nêu được một cửa lưu động, cho hồ sơ nhận trực tiếp tại quầy.");
        }
    }

    /// <summary>Who files, in the eyes of the law.</summary>
    public static ActorFacts SubmitterOf(Actor actor, Guid receiverId) => actor.Kind == ActorKind.Official
        ? new(false, false, false, actor.Posts.Where(p => p.AgencyId == receiverId).Select(p => p.Role).ToHashSet(), new HashSet<Role>())
        : ActorFacts.Applicant;
}

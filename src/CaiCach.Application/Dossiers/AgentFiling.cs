using CaiCach.Application.Acting;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Dossiers;

/// <summary>Filing by staff of the public post or of an agent: online, in the citizen's own account where there is one, with the consent the citizen signed, for the counter the post is at. Who accepts it is the counter.</summary>
internal static class AgentFiling
{
    /// <summary>The request with the place that the role of an agent says; any other as it is.</summary>
    public static SubmitDossier.Request Of(Actor actor, SubmitDossier.Request request) => actor.Kind == ActorKind.Agent
        ? request with { Assist = new(PlaceOf(actor), request.Assist?.Consent ?? false, request.Assist?.SignedConsent, request.Assist?.Code) }
        : request;

    /// <summary>Whether an agent may file so at the counter of a body.</summary>
    public static bool May(Actor actor, Guid receiverId, SubmitDossier.Request request) =>
        request.Channel == Channel.Online && actor.Posts.Any(p => p.Role.IsAgent() && p.AgencyId == receiverId);

    private static AssistPlace PlaceOf(Actor actor) => actor.Has(Role.PostalAgent) ? AssistPlace.Postal : AssistPlace.Agent;
}

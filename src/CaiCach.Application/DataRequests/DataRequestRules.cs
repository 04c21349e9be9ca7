using System.Reflection;
using System.Text.Json;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Law.DataRequests;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.DataRequests;

/// <summary>Who decides on requests about personal data, and in how many days (data/rules/data-requests.json).</summary>
public static class DataRequestRules
{
    private sealed record Book(IReadOnlyList<DataRequestLimits> Versions);

    /// <summary>The versions of the limits that ship.</summary>
    public static IReadOnlyList<DataRequestLimits> Shipped { get; } = Read();

    /// <summary>Who decides for the own body.</summary>
    public static IReadOnlyList<Role> Deciders { get; } = [Role.AgencyHead, Role.ProcedureController];

    /// <summary>The bodies for which a person decides: the own one and those whose place it took.</summary>
    public static IReadOnlySet<Guid> BodiesOf(Actor actor, OrganisationTree tree)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Posts.Where(p => Deciders.Contains(p.Role)).SelectMany(p => tree.LegaciesOf(p.AgencyId).Append(p.AgencyId)).ToHashSet();
    }

    /// <summary>For whom, who is away, a person decides for a body; null for who decides there by a post of the own.</summary>
    public static Guid? InsteadOf(Actor actor, Guid body, OrganisationTree tree)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var posts = actor.Posts.Where(p => BodiesOf(actor with { Posts = [p] }, tree).Contains(body)).ToList();
        return posts.Exists(p => p.InsteadOf is null) ? null : posts.FirstOrDefault()?.InsteadOf;
    }

    private static IReadOnlyList<DataRequestLimits> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("rules/data-requests.json")!;
        return JsonSerializer.Deserialize<Book>(stream, JsonSerializerOptions.Web)!.Versions;
    }
}

using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Acting;

/// <summary>Who does it, when, in which process: an argument of every change, never ambient.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Now">When, UTC, to the microsecond; given by the edge's one clock.</param>
/// <param name="Process">In which process: "portal", "workspace", "api", "seed".</param>
/// <param name="IdempotencyKey">The caller's key of a create; null when there is none.</param>
public sealed record ActContext(Actor Actor, DateTime Now, string Process, string? IdempotencyKey = null);

/// <summary>What kind of actor it is.</summary>
public enum ActorKind
{
    /// <summary>A citizen or a firm's representative.</summary>
    Applicant,

    /// <summary>An official.</summary>
    Official,

    /// <summary>Staff of the public post or of an agent: no official, in sight of what it filed or carries alone.</summary>
    Agent,

    /// <summary>A program with its own credentials.</summary>
    Client,

    /// <summary>The system itself, by a rule of time.</summary>
    System,
}

/// <summary>An appointment the actor holds today, or takes over from who is away.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="AgencyId">The body the unit belongs to.</param>
/// <param name="Role">The role.</param>
/// <param name="InsteadOf">Who is away and holds it; null for a post of the actor's own.</param>
public sealed record HeldPost(Guid UnitId, Guid AgencyId, Role Role, Guid? InsteadOf = null);

/// <summary>What the head of a body lets the actor sign today.</summary>
/// <param name="Id">The delegation.</param>
/// <param name="AgencyId">The body.</param>
/// <param name="DelegatorId">The head.</param>
/// <param name="Delegator">The head's name.</param>
/// <param name="Form">By what right.</param>
/// <param name="HeadTitle">The office of the head.</param>
/// <param name="OwnTitle">The actor's own office; null for none.</param>
/// <param name="Kinds">What may be signed.</param>
/// <param name="Procedures">Of these procedures alone; null for all.</param>
public sealed record HeldDelegation(
    Guid Id, Guid AgencyId, Guid DelegatorId, string Delegator, DelegationForm Form, string HeadTitle, string? OwnTitle, IReadOnlySet<SigningKind> Kinds, IReadOnlySet<string>? Procedures)
{
    /// <summary>Whether it is about dossiers of a procedure at a body.</summary>
    public bool Covers(Guid agency, string procedure) => AgencyId == agency && Procedures?.Contains(procedure) != false;
}

/// <summary>A post of somebody who is away.</summary>
/// <param name="Person">Who is away.</param>
/// <param name="UnitId">The unit of the post.</param>
/// <param name="Role">Its role.</param>
public sealed record StandIn(Guid Person, Guid UnitId, Role Role);

/// <summary>Somebody or something that acts.</summary>
/// <param name="Id">Account or client id; null for the system.</param>
/// <param name="Name">Name as it stands in the history.</param>
/// <param name="Kind">What kind of actor.</param>
/// <param name="Posts">Appointments today, the own ones first; for a client one post without a role's rights.</param>
public sealed record Actor(Guid? Id, string Name, ActorKind Kind, IReadOnlyList<HeldPost> Posts)
{
    /// <summary>The system itself.</summary>
    public static Actor System { get; } = new(null, "Hệ thống", ActorKind.System, []);

    /// <summary>Units of an API client: it sees and files for these bodies.</summary>
    public IReadOnlySet<Guid> ClientAgencies { get; init; } = new HashSet<Guid>();

    /// <summary>The ways in that a program may name for what it files online; empty for everybody else.</summary>
    public IReadOnlySet<FilingWay> ClientWays { get; init; } = new HashSet<FilingWay>();

    /// <summary>Officers who are away today and for whom the actor stands in, whatever their posts.</summary>
    public IReadOnlySet<Guid> StandsInFor { get; init; } = new HashSet<Guid>();

    /// <summary>Single posts of officers who are away today, for which the actor stands in.</summary>
    public IReadOnlySet<StandIn> StandsInAt { get; init; } = new HashSet<StandIn>();

    /// <summary>The one dossier of which an applicant without an account has proved, by a code sent to its contact, to be the applicant; null for everybody else.</summary>
    public Guid? ProvedFor { get; init; }

    /// <summary>Whether the actor stands in, in a role in a unit, for an officer who is away.</summary>
    public bool StandsIn(Guid officer, Guid unitId, Role role) => StandsInFor.Contains(officer) || StandsInAt.Contains(new(officer, unitId, role));

    /// <summary>What heads let the actor sign today.</summary>
    public IReadOnlyList<HeldDelegation> Delegations { get; init; } = [];

    /// <summary>The actor without what he or she takes over from who is away.</summary>
    public Actor Alone() => this with { Posts = [.. Posts.Where(p => p.InsteadOf is null)], StandsInFor = new HashSet<Guid>(), StandsInAt = new HashSet<StandIn>() };

    /// <summary>In whose stead the actor works in a unit in some roles; null for who holds such a post there.</summary>
    public Guid? InsteadAt(Guid? unitId, Func<Role, bool> roles)
    {
        var posts = Posts.Where(p => p.UnitId == unitId && roles(p.Role)).ToList();
        return posts.Count == 0 || posts.Exists(p => p.InsteadOf is null) ? null : posts[0].InsteadOf;
    }

    /// <summary>Whether the actor holds the role anywhere.</summary>
    public bool Has(Role role) => Posts.Any(p => p.Role == role);
}

/// <summary>What is wrong with one field of the input.</summary>
/// <param name="Field">Name of the field as the form and the API know it, e.g. "applicant.idNumber".</param>
/// <param name="Code">Stable code.</param>
/// <param name="Text">What to do, in Vietnamese.</param>
public sealed record FieldFault(string Field, string Code, string Text);

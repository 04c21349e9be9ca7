using CaiCach.Law.Organisation;

namespace CaiCach.Application.Organisation;

/// <summary>The facts of a change of an absence.</summary>
/// <param name="Account">Who is away.</param>
/// <param name="Substitute">Who stands in; null for nobody.</param>
/// <param name="FirstDay">The first day.</param>
/// <param name="LastDay">The last day, inclusive.</param>
/// <param name="Unit">The unit of the one post it is about; null for all posts.</param>
/// <param name="Role">The role of that post.</param>
public sealed record AbsenceEventData(Guid Account, Guid? Substitute, DateOnly FirstDay, DateOnly LastDay, Guid? Unit = null, Role? Role = null)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "absence";

    /// <summary>It was written down.</summary>
    public const string Recorded = "absence.recorded";

    /// <summary>It was ended early or called off.</summary>
    public const string Ended = "absence.ended";
}

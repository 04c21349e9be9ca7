using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Processes;

namespace CaiCach.Application.Dossiers;

/// <summary>The time that the internal process of a dossier allots to other bodies (section 2.9): what they are asked, or their part, has so many days.</summary>
public sealed class ReadAllotments(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The time of a body.</summary>
    /// <param name="Body">What the process calls it.</param>
    /// <param name="Days">Working days, begun ones whole; at least 1.</param>
    /// <param name="UnitId">The body, where just one is called so.</param>
    public sealed record Allotment(string Body, int Days, Guid? UnitId);

    /// <summary>Of the process the dossier was accepted under, in the order of its steps; empty where there is none, and where it calls no other body. The caller has read the dossier.</summary>
    public async Task<IReadOnlyList<Allotment>> RunAsync(Dossier dossier, CancellationToken cancel = default)
    {
        if (dossier.ProcessVersionId is not { } id)
        {
            return [];
        }

        var plan = DossierCourse.PlanOf(dossier, await DossierCourse.WrittenAsync(db, id, cancel));
        var bodies = (await reference.CurrentAsync(cancel)).Organisation.Agencies.Where(body => body.Id != dossier.AgencyId).ToList();
        return [.. plan.Steps.Where(step => step.What is { OtherBody: not null, Time.Value: > 0 }).GroupBy(step => step.What.OtherBody!, StringComparer.OrdinalIgnoreCase).Select(steps => new Allotment(
            steps.Key,
            (int)Math.Ceiling(steps.Sum(step => step.What.Time.Minutes(WorkTime.MinutesADay)) / WorkTime.MinutesADay),
            bodies.Where(body => StepHolder.Means(steps.Key, body.Name, body.ShortName)).ToList() is [var only] ? only.Id : null))];
    }
}

using CaiCach.Law.Organisation;

namespace CaiCach.Law.Processes;

/// <summary>Whether a process has what a specialist proposes reviewed by the head of the division before it is signed.</summary>
public static class ReviewSteps
{
    /// <summary>Whether there is a step of the division head, after one of a specialist and before one of the head of the body, that the holder does.</summary>
    /// <param name="plan">The process, for the case of the dossier.</param>
    /// <param name="unit">Code of the unit that has the dossier.</param>
    /// <param name="former">Codes of ended units whose place that unit has taken.</param>
    public static bool Asked(ProcessPlan plan, string? unit, IReadOnlyCollection<string> former)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var reviewer = new StepHolder([Role.DivisionHead], unit, former);
        var (appraised, reviewed) = (false, false);
        foreach (var step in plan.Steps)
        {
            if (reviewed && step.What is { OtherBody: null, Role: Role.AgencyHead })
            {
                return true;
            }

            reviewed |= appraised && reviewer.Does(step);
            appraised |= step.What is { OtherBody: null, Role: Role.Specialist };
        }

        return false;
    }
}

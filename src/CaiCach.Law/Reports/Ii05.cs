namespace CaiCach.Law.Reports;

/// <summary>What happened to a petition, as far as form II.05 counts it.</summary>
public enum PetitionHappening
{
    /// <summary>It came in.</summary>
    Received,

    /// <summary>Its petitioner was asked for more: the clock stands.</summary>
    Asked,

    /// <summary>More came in: the clock starts anew.</summary>
    Supplemented,

    /// <summary>Its time moved with the working calendar.</summary>
    DueMoved,

    /// <summary>A body without competence sent it on, or a reorganisation moved it.</summary>
    Transferred,

    /// <summary>It was refused.</summary>
    Refused,

    /// <summary>It was answered.</summary>
    Answered,

    /// <summary>It was closed because what was asked for did not come.</summary>
    Closed,

    /// <summary>The answer was made public.</summary>
    Published,
}

/// <summary>An event of a petition.</summary>
/// <param name="Day">Its local day.</param>
/// <param name="What">What happened.</param>
/// <param name="Agency">The body that has the petition from then on.</param>
/// <param name="Late">Whether a limit was over.</param>
/// <param name="AnswerDue">Until when (UTC) it is to be answered from then on; null where the event leaves that as it was.</param>
public sealed record PetitionStep(DateOnly Day, PetitionHappening What, Guid Agency, bool Late = false, DateTime? AnswerDue = null);

/// <summary>Form II.05 (TT 02/2017/TT-VPCP): petitions received and handled, told by what happened to each of them. The columns of the form were not seen; they are data.</summary>
public static class Ii05
{
    /// <summary>The figures that count one petition, each as often as it counts there.</summary>
    /// <param name="steps">Its events, oldest first, those after the period too.</param>
    /// <param name="agencies">The bodies of the unit.</param>
    /// <param name="from">The first day, inclusive.</param>
    /// <param name="to">The last day, inclusive.</param>
    /// <param name="end">The moment (UTC) up to which time is counted: the end of the period, or now while it runs.</param>
    public static IEnumerable<string> FiguresOf(IEnumerable<PetitionStep> steps, IReadOnlySet<Guid> agencies, DateOnly from, DateOnly to, DateTime end)
    {
        List<string> figures = [];
        var (open, waits, here, started) = (false, false, false, false);
        DateTime? due = null;
        Guid? holder = null;
        foreach (var step in steps.TakeWhile(s => s.Day <= to))
        {
            if (!started && step.Day >= from)
            {
                Start();
            }

            var within = step.Day >= from;
            var has = agencies.Contains(step.Agency);
            due = step.AnswerDue ?? due;
            switch (step.What)
            {
                case PetitionHappening.Received:
                    open = true;
                    Count(within && has, "receivedNew", "total");
                    break;
                case PetitionHappening.Asked or PetitionHappening.Supplemented:
                    waits = step.What == PetitionHappening.Asked;
                    break;
                case PetitionHappening.Transferred when open && step.Agency != holder:
                    Count(within && here, "transferredOut", step.Late ? "transferredLate" : null);
                    Count(within && has, "transferredIn", "total");
                    break;
                case PetitionHappening.Refused or PetitionHappening.Answered:
                    open = false;
                    Count(within && has, "handled", step.Late ? "handledLate" : "handledInTime", step.What == PetitionHappening.Refused ? "refused" : null);
                    break;
                case PetitionHappening.Closed:
                    Count(within && has && open, "closed");
                    open = false;
                    break;
                case PetitionHappening.Published:
                    Count(within && has, "published");
                    break;
                default:
                    break;
            }

            (here, holder) = (has, step.Agency);
        }

        if (!started)
        {
            Start();
        }

        Count(open && here, "open", !waits && due < end ? "openLate" : "openInTime");
        return figures;

        void Start()
        {
            started = true;
            Count(open && here, "carriedOver", "total");
        }

        void Count(bool counts, params string?[] names)
        {
            if (counts)
            {
                figures.AddRange(names.OfType<string>());
            }
        }
    }
}

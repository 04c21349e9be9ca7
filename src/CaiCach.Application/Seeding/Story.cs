using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Seeding;

/// <summary>What happens to one dossier.</summary>
/// <param name="Number">Its number in the scenario, from 1.</param>
/// <param name="Agency">The body it goes to.</param>
/// <param name="Procedure">The procedure.</param>
/// <param name="Channel">How it comes in.</param>
/// <param name="Owner">Whose it is: 0 to 5 a citizen, from 6 a firm.</param>
/// <param name="Start">The working day of its submission.</param>
/// <param name="Acts">The acts after submission, in order; "grant+2" happens two working days after the act before it, on a morning.</param>
internal sealed record Story(int Number, string Agency, string Procedure, Channel Channel, int Owner, DateOnly Start, string Acts)
{
    private const int MinutesBetweenActs = 15;
    private static readonly TimeOnly Morning = new(8, 5);

    /// <summary>Each act with its moment (UTC), submission first.</summary>
    public IReadOnlyList<StoryStep> Steps(WorkCalendar calendar)
    {
        var day = Start;
        var time = StartOfDay;
        var steps = new List<StoryStep> { new(this, 0, "submit", Utc(day, time)) };
        foreach (var word in Acts.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (act, days) = word.Split('+') is [var name, var later] ? (name, int.Parse(later, System.Globalization.CultureInfo.InvariantCulture)) : (word, 0);
            time = days == 0 ? time.AddMinutes(MinutesBetweenActs) : StartOfDay;
            for (; days > 0; days--)
            {
                day = calendar.NextWorkingDay(day);
            }

            steps.Add(new(this, steps.Count, act, Utc(day, time)));
        }

        return steps;
    }

    private TimeOnly StartOfDay => Morning.AddMinutes(Number * 7 % 45);

    private static DateTime Utc(DateOnly day, TimeOnly time) => VietnamTime.ToUtc(day.ToDateTime(time));
}

/// <summary>One act of a story.</summary>
/// <param name="Story">The story.</param>
/// <param name="Version">The version of the dossier the act needs: 0 for the submission.</param>
/// <param name="Act">The act's word.</param>
/// <param name="At">When, UTC.</param>
internal sealed record StoryStep(Story Story, int Version, string Act, DateTime At);

/// <summary>The stories of a scenario, or why there can be none.</summary>
internal sealed record StoryPlan(IReadOnlyList<Story> Stories, string? Fault = null)
{
    /// <summary>Whether a story's dossier can be filed on its day.</summary>
    public static bool CanBeFiled(ReferenceSnapshot reference, Story story) =>
        reference.Organisation.Find(story.Agency) is { } agency
        && reference.Offers(agency.Id, story.Procedure, story.Start)
        && reference.ProcedureInForce(story.Procedure, story.Start) is { } procedure
        && procedure.WhyNotOpenForFiling(story.Start, story.Channel) is null;
}

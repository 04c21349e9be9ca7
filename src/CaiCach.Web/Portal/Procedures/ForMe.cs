using System.Globalization;
using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Communes;
using CaiCach.Law.Procedures;

namespace CaiCach.Web.Portal.Procedures;

/// <summary>What holds for one person's own case: at which body, in which time, for how much.</summary>
/// <param name="Places">The communes of the register that the place of residence means, also by an old name; none where it means none.</param>
/// <param name="Bodies">The competent bodies by the place of residence; several where the place does not tell.</param>
/// <param name="Channel">The way to file.</param>
/// <param name="Times">When it is answered and done if filed now; null where that cannot be told.</param>
/// <param name="Calendar">The calendar that was counted by.</param>
/// <param name="Fees">The fees as asked today.</param>
/// <param name="Fee">All of them in whole đồng; null where only the body can tell.</param>
/// <param name="Payers">The classes of payers who are exempt or pay less today, and what is asked of each in whole đồng; null where only the body can tell.</param>
public sealed record ForMe(IReadOnlyList<CommuneMatch> Places, IReadOnlyList<Unit> Bodies, Channel Channel, ExpectedTimes.Answer? Times, WorkCalendar? Calendar, IReadOnlyList<FeeAsked> Fees, long? Fee, IReadOnlyList<(string Payer, long? Fee)> Payers)
{
    /// <summary>The longest place of residence, in characters.</summary>
    public const int LongestResidence = 200;

    /// <summary>The answer; null where the questions were not answered.</summary>
    public static ForMe? Of(ReferenceSnapshot reference, ProcedureVersion procedure, IReadOnlyList<Unit> agencies, string caseCode, string? residence, string? channelNumber, DateTime filedLocal)
    {
        if (channelNumber is null || procedure.Means.Count == 0)
        {
            return null;
        }

        var means = procedure.Means.FirstOrDefault(m => ((int)m.Channel).ToString(CultureInfo.InvariantCulture) == channelNumber) ?? procedure.Means.MinBy(m => m.Channel == Channel.Online ? 0 : (int)m.Channel)!;
        var today = DateOnly.FromDateTime(filedLocal);
        var places = reference.Communes.Named(residence, today);
        var bodies = places.Count > 0 ? BodiesNearby.Of(reference, agencies, places, procedure.IsBoundaryFree) : BodiesNearby.Of(reference, agencies, residence, procedure.IsBoundaryFree);
        var calendar = bodies is [var only] ? reference.CalendarOf(only.Id) : reference.CurrentCalendar;
        return new(
            places, bodies, means.Channel, ExpectedTimes.Of(calendar, procedure, means.Channel, filedLocal, caseCode, reference.ClockRules.On(today)), calendar,
            [.. procedure.FeesAsked(means.Channel, caseCode, null, today).Where(asked => asked.Fee.When != FeeTiming.WithSupplement)], procedure.FeeAsked(means.Channel, caseCode, null, today),
            [.. procedure.PayersOf(means.Channel, caseCode, today).Select(payer => (payer, procedure.FeeAsked(means.Channel, caseCode, payer, today)))]);
    }
}

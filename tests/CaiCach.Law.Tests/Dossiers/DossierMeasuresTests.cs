using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Dossiers;

public sealed class DossierMeasuresTests
{
    private static readonly DateOnly Start = new(2026, 3, 2);

    [Theory]
    [InlineData(Channel.Online, MeasureCodes.SubmittedOnline, MeasureCodes.AcceptedOnline)]
    [InlineData(Channel.Direct, MeasureCodes.SubmittedOther, MeasureCodes.AcceptedDirect)]
    [InlineData(Channel.Post, MeasureCodes.SubmittedOther, MeasureCodes.AcceptedPost)]
    public void A_dossier_counts_once_when_submitted_and_once_when_accepted_by_its_way_in(Channel channel, string submitted, string accepted)
    {
        Assert.Equal([new(submitted, Start, 1)], DossierMeasures.Submitted(Start, channel));
        Assert.Equal([new(accepted, Start, 1)], DossierMeasures.Accepted(Start, channel, null));
    }

    [Theory]
    [InlineData(Timeliness.Early, MeasureCodes.FinishedEarly)]
    [InlineData(Timeliness.OnTime, MeasureCodes.FinishedOnTime)]
    [InlineData(Timeliness.Late, MeasureCodes.FinishedLate)]
    public void An_end_counts_by_how_it_met_the_due_date(Timeliness timeliness, string measure) =>
        Assert.Equal([new(measure, Start, 1)], DossierMeasures.Finished(Start, timeliness, null));

    [Fact]
    public void A_result_counts_as_electronic_or_as_a_digitised_copy()
    {
        Assert.Equal([new(MeasureCodes.ResultIssued, Start, 1), new(MeasureCodes.ResultElectronic, Start, 1)], DossierMeasures.ResultIssued(Start, electronic: true));
        Assert.Equal([new(MeasureCodes.ResultIssued, Start, 1), new(MeasureCodes.ResultDigitised, Start, 1)], DossierMeasures.ResultIssued(Start, electronic: false));
    }

    [Fact]
    public void A_receipt_of_a_fee_counts_and_one_taken_back_counts_back_each_by_whether_it_came_by_transfer()
    {
        Assert.Equal([new(MeasureCodes.FeeReceived, Start, 1), new(MeasureCodes.FeeReceivedOnline, Start, 1)], DossierMeasures.FeeReceived(Start, online: true, 1));
        Assert.Equal([new(MeasureCodes.FeeReceived, Start, -1)], DossierMeasures.FeeReceived(Start, online: false, -1));
        Assert.Equal([new(MeasureCodes.FeeReceived, Start, -1, Start.AddDays(-9)), new(MeasureCodes.FeeReceivedOnline, Start, -1, Start.AddDays(-9))], DossierMeasures.FeeReceived(Start, online: true, -1, Start.AddDays(-9)));
    }

    [Fact]
    public void A_dossier_finished_on_its_due_day_was_never_past_due() =>
        Assert.Equal([0, 0, 0], PastDueByDay([.. DossierMeasures.Accepted(Start, Channel.Online, Start.AddDays(1)), .. DossierMeasures.Finished(Start.AddDays(1), Timeliness.OnTime, Start.AddDays(1))], 3));

    [Fact]
    public void A_dossier_finished_the_day_after_was_past_due_for_one_day() =>
        Assert.Equal([0, 1, 0], PastDueByDay([.. DossierMeasures.Accepted(Start, Channel.Online, Start.AddDays(1)), .. DossierMeasures.Finished(Start.AddDays(2), Timeliness.Late, Start.AddDays(1))], 3));

    /// <summary>2,000 random lives of a dossier: accepted, paused, resumed, moved by a new calendar, finished or not.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_sum_of_past_due_is_the_truth_told_by_the_story_and_no_entry_changes_a_past_day(int seed)
    {
        var random = new Random(seed);
        for (var life = 0; life < 500; life++)
        {
            const int Days = 40;
            var entries = new List<MeasureDelta>();
            var truth = new int[Days];
            int? due = null;
            var (running, open) = (false, false);
            for (var day = 0; day < Days; day++)
            {
                for (var acts = random.Next(3); acts > 0; acts--)
                {
                    var deltas = Act(Start.AddDays(day), day);
                    Assert.All(deltas, d => Assert.True(d.Day >= Start.AddDays(day), $"seed {seed} life {life} day {day}: {d}"));
                    entries.AddRange(deltas);
                }

                truth[day] = open && running && due <= day ? 1 : 0;
            }

            Assert.Equal(truth, PastDueByDay(entries, Days));

            IReadOnlyList<MeasureDelta> Act(DateOnly today, int day)
            {
                DateOnly? running_ = running && due is { } d ? Start.AddDays(d) : null;
                switch (random.Next(8))
                {
                    case < 3 when !open && due is null:
                        due = day + random.Next(8);
                        (open, running) = (true, true);
                        return DossierMeasures.Accepted(today, Channel.Online, Start.AddDays(due.Value));
                    case 3 when open && running:
                        running = false;
                        return DossierMeasures.ClockStands(today, running_);
                    case 4 when open && !running:
                        running = true;
                        due += random.Next(10);
                        return DossierMeasures.ClockRuns(today, Start.AddDays(due!.Value));
                    case 5 when open && running:
                        due += 1 + random.Next(4);
                        return [.. DossierMeasures.ClockStands(today, running_), .. DossierMeasures.ClockRuns(today, Start.AddDays(due!.Value))];
                    case 6 when open:
                        open = false;
                        return DossierMeasures.Finished(today, Timeliness.OnTime, running_);
                    default:
                        return [];
                }
            }
        }
    }

    [Fact]
    public void A_part_counts_facts_of_its_own_and_nothing_of_the_dossier()
    {
        MeasureDelta[] whole =
        [
            .. DossierMeasures.Submitted(Start, Channel.Online),
            .. DossierMeasures.Accepted(Start, Channel.Post, Start.AddDays(3)),
            .. DossierMeasures.Finished(Start.AddDays(4), Timeliness.Late, Start.AddDays(3)),
            .. DossierMeasures.ResultIssued(Start.AddDays(4), electronic: true),
        ];
        Assert.Equal(
            [
                new(MeasureCodes.PartAccepted, Start, 1), new(MeasureCodes.PartPastDue, Start.AddDays(3), 1),
                new(MeasureCodes.PartFinishedLate, Start.AddDays(4), 1), new(MeasureCodes.PartPastDue, Start.AddDays(4), -1),
            ],
            DossierMeasures.AsPart(whole));
        Assert.True(MeasureCodes.IsLevel(MeasureCodes.PartPastDue));
    }

    private static int[] PastDueByDay(IReadOnlyCollection<MeasureDelta> entries, int days) =>
        [.. Enumerable.Range(0, days).Select(day => entries.Where(e => e.Measure == MeasureCodes.PastDue && e.Day <= Start.AddDays(day)).Sum(e => e.Quantity))];

    [Theory]
    [InlineData(Channel.Online, MeasureCodes.MovedOutOnline, MeasureCodes.MovedInOnline)]
    [InlineData(Channel.Direct, MeasureCodes.MovedOutDirect, MeasureCodes.MovedInDirect)]
    [InlineData(Channel.Post, MeasureCodes.MovedOutPost, MeasureCodes.MovedInPost)]
    public void A_dossier_that_moves_leaves_one_body_and_comes_to_another_on_the_same_day_with_its_due_day(Channel channel, string left, string came)
    {
        var (day, accepted, due) = (new DateOnly(2026, 7, 1), new DateOnly(2026, 6, 20), new DateOnly(2026, 7, 8));
        var moved = new MovedDossier(channel, accepted, Finished: false, due);
        Assert.Equal([new(left, day, 1, accepted), new(MeasureCodes.PastDue, due, -1)], DossierMeasures.MovedOut(day, moved));
        Assert.Equal([new(came, day, 1, accepted), new(MeasureCodes.PastDue, due, 1)], DossierMeasures.MovedIn(day, moved));

        // What is late already is late from the day of the move on where it comes to: earlier days stay.
        var late = moved with { RunningDueDay = day.AddDays(-3) };
        Assert.Equal([day, day], DossierMeasures.MovedOut(day, late).Select(d => d.Day));
        Assert.Equal([day, day], DossierMeasures.MovedIn(day, late).Select(d => d.Day));
        Assert.Equal([MeasureCodes.PartMovedOut, MeasureCodes.PartPastDue], DossierMeasures.AsPart(DossierMeasures.MovedOut(day, moved)).Select(d => d.Measure));
        Assert.Equal([MeasureCodes.InternalMovedIn, MeasureCodes.InternalPastDue], DossierMeasures.AsInternal(DossierMeasures.MovedIn(day, moved)).Select(d => d.Measure));
    }

    [Fact]
    public void What_an_internal_procedure_counts_is_in_no_figure_of_citizens()
    {
        var (day, due) = (new DateOnly(2026, 7, 1), new DateOnly(2026, 7, 8));
        Assert.Empty(DossierMeasures.AsInternal([.. DossierMeasures.Submitted(day, Channel.Online), .. DossierMeasures.ResultIssued(day, electronic: true), .. DossierMeasures.Apologised(day)]));
        Assert.Equal([new(MeasureCodes.InternalAccepted, day, 1), new(MeasureCodes.InternalPastDue, due, 1)], DossierMeasures.AsInternal(DossierMeasures.Accepted(day, Channel.Online, due)));
        Assert.Equal(
            [MeasureCodes.InternalFinishedEarly, MeasureCodes.InternalFinishedOnTime, MeasureCodes.InternalFinishedLate],
            Enum.GetValues<Timeliness>().SelectMany(t => DossierMeasures.AsInternal(DossierMeasures.Finished(day, t, null))).Select(d => d.Measure));
    }

    [Fact]
    public void What_is_not_accepted_yet_or_ended_already_moves_in_no_balance()
    {
        var day = new DateOnly(2026, 7, 1);
        Assert.Equal([new(MeasureCodes.MovedOutOther, day, 1)], DossierMeasures.MovedOut(day, new(Channel.Online, null, false, null)));
        Assert.Equal([new(MeasureCodes.MovedInOther, day, 1, day)], DossierMeasures.MovedIn(day, new(Channel.Post, day, true, null)));
    }
}

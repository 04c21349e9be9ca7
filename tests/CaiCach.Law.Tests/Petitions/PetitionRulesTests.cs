using CaiCach.Law.Petitions;
using CaiCach.Law.Tests.Calendar;
using CaiCach.Law.Tests.ReferenceData;

namespace CaiCach.Law.Tests.Petitions;

public sealed class PetitionRulesTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc);
    private static readonly PetitionInput Everything = new(Now, "Lý do", "Căn cứ", true, "Tiêu đề", "Nội dung", Satisfaction.Satisfied);
    private static readonly (string Name, PetitionActor Actor)[] People =
        [("petitioner", new(IsPetitioner: true)), ("controller", new(IsController: true)), ("handler", new(IsHandler: true)), ("head", new(IsHandler: true, IsHead: true)), ("nobody", new())];

    private static PetitionFacts Ready(PetitionState state) => new(state, SupplementLimit: state == PetitionState.AwaitingSupplement ? Now : null, RatingLimit: Now);

    public static TheoryData<PetitionAct, PetitionState, string, PetitionState> Ways => new()
    {
        { PetitionAct.Refuse, PetitionState.Received, "controller", PetitionState.Refused },
        { PetitionAct.AskMore, PetitionState.Received, "controller", PetitionState.AwaitingSupplement },
        { PetitionAct.Supplement, PetitionState.AwaitingSupplement, "petitioner", PetitionState.Received },
        { PetitionAct.Route, PetitionState.Received, "controller", PetitionState.Routed },
        { PetitionAct.Route, PetitionState.Routed, "controller", PetitionState.Routed },
        { PetitionAct.Transfer, PetitionState.Received, "controller", PetitionState.Received },
        { PetitionAct.Transfer, PetitionState.Routed, "controller", PetitionState.Received },
        { PetitionAct.Draft, PetitionState.Routed, "handler head", PetitionState.Drafted },
        { PetitionAct.ReturnDraft, PetitionState.Drafted, "head", PetitionState.Routed },
        { PetitionAct.Answer, PetitionState.Drafted, "head", PetitionState.Answered },
        { PetitionAct.Publish, PetitionState.Answered, "controller", PetitionState.Published },
        { PetitionAct.Close, PetitionState.Answered, "controller", PetitionState.Closed },
        { PetitionAct.Rate, PetitionState.Answered, "petitioner", PetitionState.Answered },
        { PetitionAct.Rate, PetitionState.Published, "petitioner", PetitionState.Published },
        { PetitionAct.Rate, PetitionState.Closed, "petitioner", PetitionState.Closed },
    };

    [Theory, MemberData(nameof(Ways))]
    public void Each_step_is_taken_by_who_may_and_by_nobody_else(PetitionAct act, PetitionState from, string who, PetitionState to)
    {
        foreach (var (name, actor) in People)
        {
            var verdict = PetitionRules.Judge(act, Ready(from), actor, Everything);
            if (who.Split(' ').Contains(name))
            {
                Assert.Equal(to, Assert.IsType<PetitionVerdict.Allowed>(verdict).To);
            }
            else
            {
                Assert.Equal("not_your_role", Assert.Single(Assert.IsType<PetitionVerdict.Refused>(verdict).Reasons).Code);
            }
        }
    }

    [Fact]
    public void From_every_other_state_a_step_is_refused()
    {
        var known = Ways.Select(w => (w.Data.Item1, w.Data.Item2)).Append((PetitionAct.Close, PetitionState.AwaitingSupplement)).ToHashSet();
        foreach (var act in Enum.GetValues<PetitionAct>())
        {
            foreach (var state in Enum.GetValues<PetitionState>().Where(s => !known.Contains((act, s))))
            {
                Assert.All(People, p => Assert.Equal("not_in_this_state", Assert.Single(Assert.IsType<PetitionVerdict.Refused>(PetitionRules.Judge(act, Ready(state), p.Actor, Everything)).Reasons).Code));
            }
        }
    }

    [Fact]
    public void Each_guard_refuses_alone_and_the_last_moment_still_counts()
    {
        Refuses("reason_missing", PetitionAct.Refuse, Ready(PetitionState.Received), Everything with { Text = " " });
        Refuses("basis_missing", PetitionAct.Refuse, Ready(PetitionState.Received), Everything with { LegalBasis = null });
        Refuses("supplement_already_asked", PetitionAct.AskMore, Ready(PetitionState.Received) with { SupplementAsked = true }, Everything);
        Refuses("supplement_too_late", PetitionAct.Supplement, Ready(PetitionState.AwaitingSupplement), Everything with { Now = Now.AddTicks(1) });
        Refuses("supplement_time_left", PetitionAct.Close, Ready(PetitionState.AwaitingSupplement), Everything);
        Refuses("unit_missing", PetitionAct.Route, Ready(PetitionState.Received), Everything with { HasUnit = false });
        Refuses("body_missing", PetitionAct.Transfer, Ready(PetitionState.Received), Everything with { HasUnit = false });
        Refuses("reason_missing", PetitionAct.Transfer, Ready(PetitionState.Routed), Everything with { Text = " " });
        Refuses("title_missing", PetitionAct.Publish, Ready(PetitionState.Answered), Everything with { Title = "" });
        Refuses("content_missing", PetitionAct.Publish, Ready(PetitionState.Answered), Everything with { PublicText = null });
        Refuses("already_rated", PetitionAct.Rate, Ready(PetitionState.Answered) with { Rated = true }, Everything);
        Refuses("rating_too_late", PetitionAct.Rate, Ready(PetitionState.Answered), Everything with { Now = Now.AddTicks(1) });
        Refuses("satisfaction_missing", PetitionAct.Rate, Ready(PetitionState.Answered), Everything with { Satisfaction = null });
        Assert.IsType<PetitionVerdict.Allowed>(PetitionRules.Judge(PetitionAct.Close, Ready(PetitionState.AwaitingSupplement), new(IsController: true), Everything with { Now = Now.AddTicks(1) }));
    }

    [Fact]
    public void What_is_open_to_a_person_is_what_would_be_allowed_once_everything_is_written() =>
        Assert.Equal([PetitionAct.Refuse, PetitionAct.AskMore, PetitionAct.Route, PetitionAct.Transfer], PetitionRules.OpenTo(Ready(PetitionState.Received), new(IsController: true), Now));

    /// <summary>2, 5 and 15 working days from Friday 20/11/2026: 24/11 is a holiday.</summary>
    [Theory]
    [InlineData(2, "2026-11-25T17:00")]
    [InlineData(5, "2026-11-30T17:00")]
    [InlineData(15, "2026-12-14T17:00")]
    public void The_limits_are_working_days_of_the_calendar(int days, string end) =>
        Assert.Equal(DateTime.Parse(end, System.Globalization.CultureInfo.InvariantCulture), PetitionLimits.End(TheCalendar.Shipped, new(2026, 11, 20, 9, 0, 0, DateTimeKind.Unspecified), days));

    [Fact]
    public void The_shipped_limits_are_2_5_15_and_2_working_days()
    {
        var limits = PetitionLimitBook.Parse(ShippedData.Text("rules/petitions.json"), out var fault)?.On(new(2026, 3, 2));
        Assert.Null(fault);
        Assert.Equal((2, 5, 15, 2, 10, 30, true), (limits!.Refuse, limits.AskMore, limits.Answer, limits.Publish, limits.Supplement, limits.Rating, limits.TransferRestarts));
        Assert.Contains("766", limits.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2020-01-01", 15)]
    [InlineData("2026-11-30", 15)]
    [InlineData("2026-12-01", 10)]
    [InlineData("2027-01-01", 10)]
    public void A_petition_goes_by_the_limits_in_force_on_the_day_it_was_sent(string sent, int answer)
    {
        var book = PetitionLimitBook.Parse($$"""{"rules":[{{Rule(",\"inForceFrom\":\"2026-12-01\"", 10)}},{{Rule(",\"inForceFrom\":\"2022-06-23\"")}}]}""", out var fault);
        Assert.Null(fault);
        Assert.Equal(answer, book!.On(DateOnly.Parse(sent, System.Globalization.CultureInfo.InvariantCulture)).Answer);
    }

    [Fact]
    public void The_one_rule_that_earlier_versions_of_the_program_stored_holds_for_every_day()
    {
        var book = PetitionLimitBook.Parse(Rule(""), out var fault);
        Assert.Null(fault);
        Assert.Equal((15, true, null), book!.On(new(2000, 1, 1)) is var rule ? (rule.Answer, rule.TransferRestarts, rule.InForceFrom) : default);
    }

    public static TheoryData<string> WrongFiles =>
    [
        "{", "{}", """{"rules":[]}""", Rule("").Replace("\"refuse\":2", "\"refuse\":0", StringComparison.Ordinal), Rule("").Replace("\"refuse\":2", "\"refuse\":366", StringComparison.Ordinal),
        Rule("").Replace("\"refuse\":2", "\"refuse\":\"2\"", StringComparison.Ordinal), Rule("").Replace("\"x\"", "\"\"", StringComparison.Ordinal),
        $$"""{"rules":[{{Rule(",\"inForceFrom\":\"1/2/2026\"")}}]}""", $$"""{"rules":[{{Rule("")}},{{Rule("")}}]}""",
    ];

    [Theory, MemberData(nameof(WrongFiles))]
    public void A_file_of_limits_that_is_wrong_says_so(string json)
    {
        Assert.Null(PetitionLimitBook.Parse(json, out var fault));
        Assert.NotNull(fault);
    }

    [Fact]
    public void Each_measure_is_counted_by_the_act_it_is_named_after()
    {
        Assert.Equal(PetitionMeasures.Received, PetitionMeasures.Of(null, false, null));
        Assert.Equal(PetitionMeasures.HandledLate, PetitionMeasures.Of(PetitionAct.Refuse, true, null));
        Assert.Equal(PetitionMeasures.HandledOnTime, PetitionMeasures.Of(PetitionAct.Answer, false, null));
        Assert.Equal(PetitionMeasures.PublishedLate, PetitionMeasures.Of(PetitionAct.Publish, true, null));
        Assert.Equal(PetitionMeasures.RatedSatisfied, PetitionMeasures.Of(PetitionAct.Rate, false, Satisfaction.VerySatisfied));
        Assert.Equal(PetitionMeasures.RatedDissatisfied, PetitionMeasures.Of(PetitionAct.Rate, false, Satisfaction.Dissatisfied));
        Assert.Equal(PetitionMeasures.TransferredLate, PetitionMeasures.Of(PetitionAct.Transfer, true, null));
        Assert.Equal(PetitionMeasures.TransferredOnTime, PetitionMeasures.Of(PetitionAct.Transfer, false, null));
        Assert.Null(PetitionMeasures.Of(PetitionAct.Route, true, null));
    }

    private static void Refuses(string code, PetitionAct act, PetitionFacts facts, PetitionInput input)
    {
        var actor = act is PetitionAct.Supplement or PetitionAct.Rate ? new PetitionActor(IsPetitioner: true) : new PetitionActor(IsController: true);
        Assert.Equal(code, Assert.Single(Assert.IsType<PetitionVerdict.Refused>(PetitionRules.Judge(act, facts, actor, input)).Reasons).Code);
    }

    private static string Rule(string more, int answer = 15) => $$"""{"refuse":2,"askMore":5,"answer":{{answer}},"publish":2,"supplement":10,"rating":30,"source":"x"{{more}}}""";
}

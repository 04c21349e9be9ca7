using CaiCach.Law.Calls;

namespace CaiCach.Law.Tests.Calls;

/// <summary>A request to be called back is taken, answered by who took it, or closed with a reason.</summary>
public sealed class CallRulesTests
{
    [Theory]
    [InlineData(CallAct.Take, CallState.New, false, null, "")]
    [InlineData(CallAct.Take, CallState.Taken, false, null, "")]
    [InlineData(CallAct.Take, CallState.Taken, true, null, "taken_already")]
    [InlineData(CallAct.Take, CallState.Answered, false, null, "not_in_this_state")]
    [InlineData(CallAct.Answer, CallState.New, false, "x", "not_in_this_state")]
    [InlineData(CallAct.Answer, CallState.Taken, true, "x", "")]
    [InlineData(CallAct.Answer, CallState.Taken, true, " ", "text_missing")]
    [InlineData(CallAct.Answer, CallState.Taken, false, "x", "not_taken_by_you")]
    [InlineData(CallAct.Close, CallState.New, false, "x", "")]
    [InlineData(CallAct.Close, CallState.Taken, false, "x", "")]
    [InlineData(CallAct.Close, CallState.New, false, null, "text_missing")]
    [InlineData(CallAct.Close, CallState.Closed, false, "x", "not_in_this_state")]
    [InlineData(CallAct.Close, CallState.Answered, true, "x", "not_in_this_state")]
    public void Each_step_has_its_state_its_person_and_its_words(CallAct act, CallState state, bool isTaker, string? text, string refusals) =>
        Assert.Equal(refusals, string.Join(',', CallRules.Judge(act, state, isTaker, text).Select(r => r.Code)));

    [Theory]
    [InlineData(0, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void A_phone_gets_few_in_a_day(int sent, bool expected) => Assert.Equal(expected, CallRules.MaySend(sent));

    [Fact]
    public void Every_state_has_its_name() => Assert.Equal(4, Enum.GetValues<CallState>().Select(s => s.ToText()).Distinct().Count());
}

using CaiCach.Law.Ratings;

namespace CaiCach.Law.Tests.Ratings;

public sealed class RatingRulesTests
{
    private static readonly DateTime Delivered = new(2026, 3, 9, 3, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(0, false, null)]
    [InlineData(30 * 86400, false, null)]
    [InlineData(30 * 86400 + 1, false, RatingFault.Expired)]
    [InlineData(10, true, RatingFault.AlreadyRated)]
    public void A_dossier_is_rated_once_within_thirty_days_of_its_delivery(int seconds, bool isRated, RatingFault? fault) =>
        Assert.Equal(fault, RatingRules.WhyNot(Delivered, isRated, Delivered.AddSeconds(seconds), 30));

    [Fact]
    public void Before_the_delivery_there_is_nothing_to_rate() => Assert.Equal(RatingFault.NotDelivered, RatingRules.WhyNot(null, false, Delivered, 30));
}

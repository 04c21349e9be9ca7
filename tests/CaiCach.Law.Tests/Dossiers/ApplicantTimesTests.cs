using CaiCach.Law.Dossiers;
using CaiCach.Law.Tests.ReferenceData;

namespace CaiCach.Law.Tests.Dossiers;

public sealed class ApplicantTimesTests
{
    [Theory]
    [InlineData("2020-01-01", 30)]
    [InlineData("2026-11-30", 30)]
    [InlineData("2026-12-01", 45)]
    [InlineData("2027-06-01", 45)]
    public void What_happens_on_a_day_goes_by_the_times_in_force_on_it(string day, int rating)
    {
        var versions = ApplicantTimes.Parse("""
            {"versions":[{"inForceFrom":"2026-12-01","ratingDays":45,"intakeSupplementDays":5,"supplementDays":20,"mostSupplementDays":40},
            {"inForceFrom":"2026-01-01","ratingDays":30,"intakeSupplementDays":10,"supplementDays":30,"mostSupplementDays":60}]}
            """);
        Assert.Equal(rating, ApplicantTimes.On(versions, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).RatingDays);
    }

    [Fact]
    public void The_shipped_times_are_those_that_the_program_always_gave() =>
        Assert.Equal([new ApplicantTimes(new(2026, 1, 1), 30, 10, 30, 60)], ApplicantTimes.Parse(ShippedData.Text("rules/applicant-times.json")));

    [Theory]
    [InlineData("""{"versions":[]}""")]
    [InlineData("{}")]
    [InlineData("""{"versions":[{"inForceFrom":"2026-01-01","ratingDays":0,"intakeSupplementDays":10,"supplementDays":30,"mostSupplementDays":60}]}""")]
    [InlineData("""{"versions":[{"inForceFrom":"2026-01-01","ratingDays":30,"intakeSupplementDays":61,"supplementDays":30,"mostSupplementDays":60}]}""")]
    [InlineData("""{"versions":[{"inForceFrom":"2026-01-01","ratingDays":30,"intakeSupplementDays":10,"supplementDays":61,"mostSupplementDays":60}]}""")]
    [InlineData("""{"versions":[{"inForceFrom":"2026-01-01","ratingDays":30,"intakeSupplementDays":10,"supplementDays":30,"mostSupplementDays":251}]}""")]
    [InlineData("""{"versions":[{"inForceFrom":"2026-01-01","ratingDays":30,"intakeSupplementDays":10,"supplementDays":30,"mostSupplementDays":60},{"inForceFrom":"2026-01-01","ratingDays":31,"intakeSupplementDays":10,"supplementDays":30,"mostSupplementDays":60}]}""")]
    public void A_file_that_is_wrong_is_refused(string json) => Assert.Throws<FormatException>(() => ApplicantTimes.Parse(json));
}

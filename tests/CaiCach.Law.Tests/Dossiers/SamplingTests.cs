using CaiCach.Law.Dossiers;

namespace CaiCach.Law.Tests.Dossiers;

/// <summary>A sample is drawn by its seed, whatever the order of the records.</summary>
public sealed class SamplingTests
{
    private static readonly Guid[] Records = [.. Enumerable.Range(1, 100).Select(i => new Guid(i, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]))];

    [Fact]
    public void The_same_seed_draws_the_same_and_another_seed_another()
    {
        var sample = Sampling.Draw(Records, "2026-KT-01", 10);
        Assert.Equal(10, sample.Distinct().Count());
        Assert.Equal(sample, Sampling.Draw(Records.Reverse(), "2026-KT-01", 10));
        Assert.NotEqual(sample, Sampling.Draw(Records, "2026-KT-02", 10));
        Assert.Equal(sample, Sampling.Draw(Records, "2026-KT-01", 25).Take(10));
        Assert.Equal(100, Sampling.Draw(Records, "x", 200).Count);
        Assert.Empty(Sampling.Draw([], "x", 5));
    }

    [Fact]
    public void A_sample_drawn_once_stays_what_it_was_in_every_later_version()
    {
        Assert.Equal(Guid.Parse(Known), Sampling.Draw(Records, "2026-KT-01", 1)[0]);
    }

    private const string Known = "00000043-0000-0000-0000-000000000000";

    [Fact]
    public void The_fingerprint_knows_the_records_and_not_their_order()
    {
        Assert.Equal(Sampling.Fingerprint(Records), Sampling.Fingerprint(Records.Reverse()));
        Assert.NotEqual(Sampling.Fingerprint(Records), Sampling.Fingerprint(Records.Skip(1)));
    }
}

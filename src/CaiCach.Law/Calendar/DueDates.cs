namespace CaiCach.Law.Index;

/// <summary>A class and where it begins.</summary>
/// <param name="Name">Its name, e.g. <c>tốt</c> or <c>A</c>.</param>
/// <param name="AtLeast">The lowest percent of it, inclusive, 0 to 100.</param>
public sealed record ClassBand(string Name, decimal AtLeast);

/// <summary>
/// The classes that a body's rules give to percents of the attainable maximum. Rules differ by body and year, so the bands are
/// configuration. The percent is compared unrounded: 79.996 is shown as 80,00 and stays below 80.
/// </summary>
public sealed class ClassBands
{
    private readonly ClassBand[] bands;

    /// <summary>Makes the classes.</summary>
    /// <param name="bands">The bands in any order; one begins at 0, none twice at the same percent.</param>
    /// <exception cref="ArgumentException">A percent has no class or two.</exception>
    public ClassBands(IEnumerable<ClassBand> bands)
    {
        this.bands = [.. bands.OrderByDescending(band => band.AtLeast)];
        if (this.bands is not [{ AtLeast: <= 100 }, ..] || this.bands[^1].AtLeast != 0
            || this.bands.DistinctBy(band => band.AtLeast).Count() != this.bands.Length)
        {
            throw new ArgumentException("The bands must begin at 0, end at or below 100 and differ.", nameof(bands));
        }
    }

    /// <summary>The bands, highest first.</summary>
    public IReadOnlyList<ClassBand> Bands => bands;

    /// <summary>The class of a percent.</summary>
    /// <param name="percent">The unrounded percent, 0 or above.</param>
    /// <returns>The band it falls in.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The percent is below 0.</exception>
    public ClassBand Of(Fraction percent)
    {
        if (percent.Sign < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(percent));
        }

        return bands.First(band => percent >= band.AtLeast);
    }
}

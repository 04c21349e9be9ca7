using CaiCach.Application.Measures;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;

namespace CaiCach.Application.Reports;

/// <summary>The public statistic of a year: how many dossiers each body finished, how many of them late, and how often it apologised. Figures alone, for anybody.</summary>
public sealed class CountResolved(ReferenceStore reference, ReadMeasures measures)
{
    /// <summary>A body's figures.</summary>
    /// <param name="Body">The body.</param>
    /// <param name="Finished">Dossiers finished in the year.</param>
    /// <param name="Late">Of these, those finished late.</param>
    /// <param name="Apologies">Apologies with a new appointment signed in the year.</param>
    public sealed record Row(Unit Body, long Finished, long Late, long Apologies);

    /// <summary>The bodies that have any of the figures, by name; null for a year that has not begun or is before the first of reports.</summary>
    /// <param name="now">Now, UTC.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<Row>?> RunAsync(DateTime now, int year, CancellationToken cancel = default)
    {
        if (year < ReportIi06a.FirstYear || year > VietnamTime.DayOf(now).Year)
        {
            return null;
        }

        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        string[] counted = [.. Ii06aCells.Finished, MeasureCodes.Apologised];
        var sums = (await measures.ByAgencyAsync(new(counted, [.. tree.Agencies.Select(a => a.Id)], new(year, 1, 1), new(year, 12, 31)), cancel)).ToLookup(s => s.AgencyId);
        return
        [
            .. tree.Agencies.Where(body => sums.Contains(body.Id)).OrderBy(body => body.Name, VietnameseOrder.Plain).ThenBy(body => body.Code, StringComparer.Ordinal)
                .Select(body => new Row(body, SumOf(body, Ii06aCells.Finished), SumOf(body, MeasureCodes.FinishedLate), SumOf(body, MeasureCodes.Apologised))),
        ];

        long SumOf(Unit body, params string[] codes) => sums[body.Id].Where(s => codes.Contains(s.Measure)).Sum(s => s.Quantity);
    }
}

using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Letters;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Letters;

/// <summary>The number books of this year that a person keeps.</summary>
public sealed class ReadNumberBooks(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>A book.</summary>
    /// <param name="Unit">The unit that numbers.</param>
    /// <param name="Book">Which of its books.</param>
    /// <param name="Last">The last number given this year; 0 before the first.</param>
    public sealed record Line(Unit Unit, NumberBook Book, int Last);

    /// <summary>The books by unit, and the year they are of.</summary>
    public async Task<(int Year, IReadOnlyList<Line> Lines)> RunAsync(Actor actor, DateTime now, CancellationToken cancel = default)
    {
        var year = VietnamTime.DayOf(now).Year;
        var books = NumberBookScope.BooksOf(actor, (await reference.CurrentAsync(cancel)).Organisation, now);
        var (units, series) = (books.Select(b => b.Unit.Id).Distinct().ToList(), Enum.GetValues<NumberBook>().Select(b => NumberBooks.SeriesOf(b, year)).ToList());
        var given = await db.NumberSeries.AsNoTracking().Where(s => units.Contains(s.UnitId) && series.Contains(s.Series)).ToDictionaryAsync(s => (s.UnitId, s.Series), s => s.Last, cancel);
        return (year, [.. books.Select(b => new Line(b.Unit, b.Book, given.GetValueOrDefault((b.Unit.Id, NumberBooks.SeriesOf(b.Book, year)))))]);
    }
}

using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Calendar;
using CaiCach.Law.Letters;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Letters;

/// <summary>Lets a number book of this year go on with a higher number, where an office began the year on paper or in another program. Numbers only rise.</summary>
public sealed class RaiseNumberBook(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>What is asked.</summary>
    /// <param name="Unit">The code of the unit that numbers.</param>
    /// <param name="Book">Which of its books.</param>
    /// <param name="Year">The year of the book that was shown.</param>
    /// <param name="Next">The number to go on with; null when it cannot be read.</param>
    /// <param name="Reason">Why, kept with the event.</param>
    public sealed record Request(string? Unit, NumberBook? Book, int Year, int? Next, string? Reason);

    /// <summary>How it ended.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>The book goes on with that number.</summary>
        public sealed record Done : Outcome;

        /// <summary>Not this person's book.</summary>
        public sealed record NotFound : Outcome;

        /// <summary>Something is wrong.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;
    }

    private static FieldFault Moved => new("next", "next_moved", "Sổ vừa được cấp thêm số hoặc đã sang năm mới. Hãy xem số cuối đã cấp rồi lưu lần nữa.");

    /// <summary>Raises it. The same form again finds the book as it left it.</summary>
    public async Task<Outcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        var books = NumberBookScope.BooksOf(context.Actor, (await reference.CurrentAsync(cancel)).Organisation, context.Now);
        if (books.Count == 0)
        {
            return new Outcome.NotFound();
        }

        List<FieldFault> faults = [];
        var (unit, book) = books.FirstOrDefault(b => b.Unit.Code == request.Unit && b.Book == request.Book);
        if (unit is null)
        {
            faults.Add(new("book", "book_missing", "Chọn sổ."));
        }

        var (year, reason) = (VietnamTime.DayOf(context.Now).Year, TypedText.Trimmed(request.Reason));
        var series = NumberBooks.SeriesOf(book, year);
        var last = unit is null ? 0 : await db.NumberSeries.Where(s => s.UnitId == unit.Id && s.Series == series).Select(s => (int?)s.Last).FirstOrDefaultAsync(cancel) ?? 0;
        if (request.Year != year)
        {
            faults.Add(Moved);
        }
        else if (NumberBooks.FaultOf(request.Next, last) is { } wrong)
        {
            faults.Add(new("next", wrong.Code, wrong.Text));
        }

        if (reason is null)
        {
            faults.Add(new("reason", "reason_missing", "Nhập lý do, ví dụ: nối tiếp sổ giấy đầu năm."));
        }
        else if (TypedText.Check("reason", "reason", reason, LongestReason) is { } unfit)
        {
            faults.Add(unfit);
        }

        if (faults.Count > 0)
        {
            return new Outcome.Invalid(faults);
        }

        var raised = request.Next!.Value - 1;
        if (raised == last)
        {
            return new Outcome.Done();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // Whoever took a number since keeps it: the book is raised from what was read, or not at all.
        var rows = await db.Database.ExecuteSqlAsync(
            $"INSERT INTO number_series (unit_id, series, last) VALUES ({unit!.Id}, {series}, {raised}) ON CONFLICT (unit_id, series) DO UPDATE SET last = excluded.last WHERE number_series.last = {last}", cancel);
        if (rows == 0)
        {
            return new Outcome.Invalid([Moved]);
        }

        db.Record(context, NumberBookEventData.Stream, Ids.New(context.Now), 1, NumberBookEventData.Raised, new NumberBookEventData(unit.Id, book, year, last, request.Next.Value), reason, unit.Id);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new Outcome.Done();
    }
}

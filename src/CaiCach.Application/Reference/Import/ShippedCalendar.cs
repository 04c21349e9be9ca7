using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Reference;
using CaiCach.Law.Calendar;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Reference.Import;

/// <summary>The calendar of a file that ships.</summary>
internal static class ShippedCalendar
{
    /// <summary>Puts it in force, unless an administrator decided the one in force: then only an administrator loads another.</summary>
    internal static async Task StoreAsync(CaiCachDb db, ActContext context, WorkCalendar calendar, string document, CancellationToken cancel)
    {
        var newest = await db.Calendars.AsNoTracking().OrderByDescending(c => c.Number).Select(c => new { c.Number, c.Source }).FirstOrDefaultAsync(cancel);
        if (newest is { Source: not CalendarSource.Shipped })
        {
            return;
        }

        var number = (newest?.Number ?? 0) + 1;
        var again = await db.Calendars.Where(c => c.Version == calendar.Version).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.ImportedAt, context.Now).SetProperty(c => c.Number, number).SetProperty(c => c.RecomputedAt, (DateTime?)null), cancel);
        if (again == 0)
        {
            db.Calendars.Add(new() { Version = calendar.Version, Number = number, Document = document, ImportedAt = context.Now });
        }
    }
}

using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Data;
using CaiCach.Data.Queue;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Queue;

/// <summary>The desks of a body whose one-stop unit goes to another body close there and open anew here, with the number they had where it is free. The figures of past days stay with the old body.</summary>
internal static class MoveDesks
{
    /// <summary>Moves them on the tracked rows of a unit of work; the caller saves.</summary>
    /// <param name="db">The database.</param>
    /// <param name="context">Who and when.</param>
    /// <param name="from">The body that has them.</param>
    /// <param name="to">The body that takes them over; null when they only close.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task RunAsync(CaiCachDb db, ActContext context, Guid from, Guid? to, CancellationToken cancel)
    {
        var open = await db.QueueDesks.Where(d => d.AgencyId == from && d.ClosedAt == null).OrderBy(d => d.Number).ToListAsync(cancel);
        if (open.Count == 0)
        {
            return;
        }

        foreach (var desk in open)
        {
            desk.ClosedAt = context.Now;
            desk.Version++;
            Record(db, context, desk, DeskEventData.Closed);
        }

        if (to is not { } body)
        {
            return;
        }

        await db.QueueDesks.Where(d => d.AgencyId == body).LoadAsync(cancel);
        var there = db.QueueDesks.Local.Where(d => d.AgencyId == body).ToList();
        foreach (var desk in open)
        {
            var number = there.Any(d => d.Number == desk.Number) ? there.Max(d => d.Number) + 1 : desk.Number;
            var anew = new QueueDesk { Id = Ids.New(context.Now), AgencyId = body, Number = number, ServesFile = desk.ServesFile, ServesCollect = desk.ServesCollect, ServesAdvice = desk.ServesAdvice, Version = 1 };
            there.Add(anew);
            db.QueueDesks.Add(anew);
            Record(db, context, anew, DeskEventData.Saved);
        }

        if (!db.QueueKiosks.Local.Any(k => k.AgencyId == body) && !await db.QueueKiosks.AnyAsync(k => k.AgencyId == body, cancel))
        {
            SetUpDesks.OpenKiosk(db, context, body);
        }
    }

    private static void Record(CaiCachDb db, ActContext context, QueueDesk desk, string type) =>
        db.Record(context, DeskEventData.Stream, desk.Id, desk.Version, type, new DeskEventData(desk.AgencyId, desk.Number, QueueScope.PurposesOf(desk)), unitId: desk.AgencyId);
}

using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Data.Sms;
using CaiCach.Law.Calendar;
using CaiCach.Law.Sms;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Sms;

/// <summary>Sets a price of messages from a day on. What went out before keeps its own.</summary>
public sealed class SaveMessagePrice(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>What is set.</summary>
    /// <param name="Seen">The newest line of the list that the editor saw; 0 for none.</param>
    /// <param name="Channel">The channel; null when none was chosen.</param>
    /// <param name="Price">Whole đồng; null when it cannot be read.</param>
    /// <param name="InForceFrom">The first day; null when none was given.</param>
    public sealed record Request(int Seen, SmsChannel? Channel, long? Price, DateOnly? InForceFrom);

    /// <summary>How it ended.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Set.</summary>
        public sealed record Done : Outcome;

        /// <summary>Not this person's to set.</summary>
        public sealed record NotFound : Outcome;

        /// <summary>Somebody else set a price since.</summary>
        public sealed record Stale : Outcome;

        /// <summary>Something is wrong.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;
    }

    /// <summary>Sets it.</summary>
    public async Task<Outcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        if (!SmsScope.May(context.Actor, (await reference.CurrentAsync(cancel)).Organisation))
        {
            return new Outcome.NotFound();
        }

        var faults = FaultsOf(request, VietnamTime.DayOf(context.Now)).ToList();
        if (faults.Count > 0)
        {
            return new Outcome.Invalid(faults);
        }

        var lines = await db.MessagePrices.AsNoTracking().OrderBy(p => p.Version).Select(p => p.Id).ToListAsync(cancel);
        if (lines.Count != request.Seen)
        {
            return new Outcome.Stale();
        }

        var row = new MessagePriceRow
        {
            Id = Ids.New(context.Now),
            Version = request.Seen + 1,
            Channel = request.Channel!.Value,
            Price = request.Price!.Value,
            InForceFrom = request.InForceFrom!.Value,
            SavedAt = context.Now,
            SavedBy = context.Actor.Name,
        };
        db.MessagePrices.Add(row);
        db.Record(context, MessagePriceEventData.Stream, lines is [var first, ..] ? first : row.Id, row.Version, MessagePriceEventData.Saved, new MessagePriceEventData(row.Channel, row.Price, row.InForceFrom));
        try
        {
            await db.SaveChangesAsync(cancel);
            return new Outcome.Done();
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "message_prices" or "events")
        {
            db.ChangeTracker.Clear();
            return new Outcome.Stale();
        }
    }

    /// <summary>The fault of the first day of a version; null when it is fine.</summary>
    internal static FieldFault? FaultOfDay(DateOnly? from, DateOnly today) => from switch
    {
        null => new("inForceFrom", "day_missing", "Nhập ngày bắt đầu áp dụng."),
        { } day when day < today => new("inForceFrom", "day_past", "Ngày bắt đầu áp dụng phải từ hôm nay trở đi."),
        _ => null,
    };

    private static IEnumerable<FieldFault> FaultsOf(Request request, DateOnly today)
    {
        if (request.Channel is not { } channel || !Enum.IsDefined(channel))
        {
            yield return new("channel", "channel_missing", "Chọn kênh.");
        }

        if (request.Price is not (>= 0 and <= MessagePrices.Highest))
        {
            yield return new("price", "price_wrong", "Nhập đơn giá là số đồng nguyên từ 0 đến 100.000, ví dụ 820.");
        }

        if (FaultOfDay(request.InForceFrom, today) is { } day)
        {
            yield return day;
        }
    }
}

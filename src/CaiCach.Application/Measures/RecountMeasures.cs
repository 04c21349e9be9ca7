using System.Globalization;
using System.Runtime.CompilerServices;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Petitions;
using CaiCach.Application.Ratings;
using CaiCach.Data;
using CaiCach.Data.Events;
using CaiCach.Data.Measures;
using CaiCach.Data.Provider;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Measures;

/// <summary>Counts every measure again from the events and names each difference from what is kept. None is expected, ever.</summary>
public sealed class RecountMeasures(CaiCachDb db, IDatabaseEngine engine)
{
    /// <summary>Events read at a time. Many more outlive the collector's first generation, which then costs a quarter of the recount; many fewer cost round trips.</summary>
    private const int Batch = 1000;

    // Asked for ten thousand times in a large year.
    private static readonly CompiledQuery<Func<CaiCachDb, Guid, IAsyncEnumerable<EventRow>>> EventsAfter = new(() => EF.CompileAsyncQuery((CaiCachDb db, Guid after) =>
        db.Events.AsNoTracking().Where(e => e.Id.CompareTo(after) > 0 && (e.Stream == PetitionEventData.Stream || e.Type == RatingEventData.Given || EventMeasures.Counting.Contains(e.Type)))
            .OrderBy(e => e.Id).Take(Batch)));

    private static readonly CompiledQuery<Func<CaiCachDb, Guid, Guid, IAsyncEnumerable<MeasureEntry>>> EntriesBetween = new(() => EF.CompileAsyncQuery((CaiCachDb db, Guid from, Guid to) =>
        db.MeasureEntries.AsNoTracking().Where(e => e.Id.CompareTo(from) > 0 && e.Id.CompareTo(to) <= 0)));

    /// <summary>A place where the kept figures and the events disagree.</summary>
    /// <param name="EventId">The event; null when a total disagrees with its entries.</param>
    /// <param name="Text">What differs, in Vietnamese.</param>
    public sealed record Difference(Guid? EventId, string Text);

    /// <summary>How many events counted in the last walk.</summary>
    public int Events { get; private set; }

    /// <summary>Walks all events that count in one snapshot, comparing a batch while the next is read; yields the differences as they are found.</summary>
    public async IAsyncEnumerable<Difference> RunAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(engine.Snapshot, cancel);
        await engine.SortInMemoryAsync(db, cancel);
        Events = 0;
        Walked? batch = await NextAsync(Guid.Empty, cancel);
        while (batch is not null)
        {
            var (events, entries, last) = batch;
            Events += events.Count;
            var comparing = Task.Run(() => Compare(events, entries).ToList(), cancel);
            batch = last is { } id ? await NextAsync(id, cancel) : null;
            foreach (var difference in await comparing)
            {
                yield return difference;
            }
        }

        await foreach (var difference in TotalsAsync().Concat(MonthsAsync()).Concat(YearsAsync()).WithCancellation(cancel))
        {
            yield return difference;
        }
    }

    /// <summary>The events that count after one, what is kept of them, and the last of them, null when no more come.</summary>
    private sealed record Walked(List<EventRow> Events, List<MeasureEntry> Kept, Guid? Last);

    private async Task<Walked> NextAsync(Guid after, CancellationToken cancel)
    {
        var events = await EventsAfter.On(db)(db, after).ToListAsync(cancel);
        Guid? last = events.Count < Batch ? null : events[^1].Id;
        return new(events, await EntriesBetween.On(db)(db, EndOf(after), last is { } id ? EndOf(id) : Guid.AllBitsSet).ToListAsync(cancel), last);
    }

    private static IEnumerable<Difference> Compare(List<EventRow> events, List<MeasureEntry> kept)
    {
        var expected = events.SelectMany(Expected).ToDictionary(e => e.Id);
        foreach (var entry in kept)
        {
            if (!expected.Remove(entry.Id, out var counted))
            {
                yield return new(entry.EventId, $"Thừa số đếm {Describe(entry)}: không sự kiện nào cho số đếm này.");
            }
            else if (!Same(counted, entry))
            {
                yield return new(entry.EventId, $"Số đếm đang lưu {Describe(entry)}, tính từ sự kiện là {Describe(counted)}.");
            }
        }

        foreach (var missing in expected.Values)
        {
            yield return new(missing.EventId, $"Thiếu số đếm {Describe(missing)}.");
        }
    }

    private static IEnumerable<MeasureEntry> Expected(EventRow row)
    {
        if (row.Stream == PetitionEventData.Stream)
        {
            return RecordEvents.Facts<PetitionEventData>(row).Rows(row);
        }

        if (row.Type == RatingEventData.Given)
        {
            return RecordEvents.Facts<RatingEventData>(row).Rows(row);
        }

        if (row.Stream is not ("dossier" or "offering"))
        {
            return [];
        }

        var data = CountedFacts.Parse(row.Data);
        return EventMeasures.Rows(row, data, data.Agency ?? Guid.Empty, data.Procedure ?? "");
    }

    private IAsyncEnumerable<Difference> TotalsAsync() =>
        db.MeasureEntries.Where(e => e.Folded).Select(e => new { e.AgencyId, e.ProcedureCode, e.Measure, e.Day, e.Quantity })
            .Concat(db.MeasureTotals.Select(t => new { t.AgencyId, t.ProcedureCode, t.Measure, t.Day, Quantity = -t.Quantity }))
            .GroupBy(r => new { r.AgencyId, r.ProcedureCode, r.Measure, r.Day })
            .Where(g => g.Sum(r => r.Quantity) != 0)
            .Select(g => new { g.Key.AgencyId, g.Key.ProcedureCode, g.Key.Measure, g.Key.Day, Missing = g.Sum(r => r.Quantity) })
            .AsAsyncEnumerable()
            .Select(r => new Difference(null, string.Create(CultureInfo.InvariantCulture,
                $"Tổng của {r.Measure} ngày {r.Day:dd/MM/yyyy}, thủ tục {r.ProcedureCode}, cơ quan {r.AgencyId}: các số đếm trừ tổng đang lưu bằng {r.Missing}.")));

    private IAsyncEnumerable<Difference> MonthsAsync() =>
        db.MeasureTotals.Select(t => new { t.AgencyId, t.ProcedureCode, t.Measure, t.Day.Year, t.Day.Month, t.Quantity })
            .Concat(db.MeasureMonths.Select(t => new { t.AgencyId, t.ProcedureCode, t.Measure, t.Day.Year, t.Day.Month, Quantity = -t.Quantity }))
            .GroupBy(r => new { r.AgencyId, r.ProcedureCode, r.Measure, r.Year, r.Month })
            .Where(g => g.Sum(r => r.Quantity) != 0)
            .Select(g => new { g.Key.AgencyId, g.Key.ProcedureCode, g.Key.Measure, g.Key.Year, g.Key.Month, Missing = g.Sum(r => r.Quantity) })
            .AsAsyncEnumerable()
            .Select(r => new Difference(null, string.Create(CultureInfo.InvariantCulture,
                $"Tổng của {r.Measure} tháng {r.Month:00}/{r.Year}, thủ tục {r.ProcedureCode}, cơ quan {r.AgencyId}: tổng các ngày trừ tổng đang lưu bằng {r.Missing}.")));

    private IAsyncEnumerable<Difference> YearsAsync() =>
        db.MeasureMonths.Select(t => new { t.AgencyId, t.ProcedureCode, t.Measure, t.Day.Year, t.Quantity })
            .Concat(db.MeasureYears.Select(t => new { t.AgencyId, t.ProcedureCode, t.Measure, t.Day.Year, Quantity = -t.Quantity }))
            .GroupBy(r => new { r.AgencyId, r.ProcedureCode, r.Measure, r.Year })
            .Where(g => g.Sum(r => r.Quantity) != 0)
            .Select(g => new { g.Key.AgencyId, g.Key.ProcedureCode, g.Key.Measure, g.Key.Year, Missing = g.Sum(r => r.Quantity) })
            .AsAsyncEnumerable()
            .Select(r => new Difference(null, string.Create(CultureInfo.InvariantCulture,
                $"Tổng của {r.Measure} năm {r.Year}, thủ tục {r.ProcedureCode}, cơ quan {r.AgencyId}: tổng các tháng trừ tổng đang lưu bằng {r.Missing}.")));

    private static bool Same(MeasureEntry a, MeasureEntry b) =>
        a.Quantity == b.Quantity && a.Day == b.Day && a.Since == b.Since && a.AgencyId == b.AgencyId && a.RecordId == b.RecordId && a.EventId == b.EventId
        && a.Measure == b.Measure && a.ProcedureCode == b.ProcedureCode;

    private static string Describe(MeasureEntry entry) => string.Create(CultureInfo.InvariantCulture,
        $"{entry.Measure} {entry.Quantity:+0;-0} ngày {entry.Day:dd/MM/yyyy}, thủ tục {entry.ProcedureCode}, cơ quan {entry.AgencyId}, bản ghi {entry.RecordId}, sự kiện {entry.EventId}{(entry.Since is { } since ? $", tính từ ngày {since:dd/MM/yyyy}" : "")}");

    /// <summary>The greatest id an entry of the event can have: the ids of entries differ from the event's in the last byte alone.</summary>
    private static Guid EndOf(Guid eventId)
    {
        if (eventId == Guid.Empty)
        {
            return eventId;
        }

        Span<byte> bytes = stackalloc byte[16];
        eventId.TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[15] = byte.MaxValue;
        return new(bytes, bigEndian: true);
    }
}

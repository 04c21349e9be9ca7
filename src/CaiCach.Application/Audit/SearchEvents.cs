using System.Globalization;
using System.Text.Json;
using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Data.Events;
using CaiCach.Law.Calendar;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Audit;

/// <summary>Searches the ledger for inspectors and administrators, the newest first, a page at a time; each search is an event itself, saved before anything is given.</summary>
public sealed class SearchEvents(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 50;

    /// <summary>The most rows of one export.</summary>
    public const int MostRows = 20_000;

    /// <summary>The longest span in days when neither a person nor a dossier is named.</summary>
    public const int LongestWide = 31;

    /// <summary>The longest span in days for a person or a dossier.</summary>
    public const int LongestNarrow = 3660;

    /// <summary>The longest name or code that is typed.</summary>
    public const int LongestText = 100;

    /// <summary>What is looked for.</summary>
    /// <param name="From">The first local day, inclusive.</param>
    /// <param name="To">The last, inclusive.</param>
    /// <param name="Actor">The whole user name of an official, or the name of a connected program; null for all.</param>
    /// <param name="Behalf">The whole user name of an official for whom somebody acted, as a stand-in or by delegation; null for all.</param>
    /// <param name="Number">The whole code or request number of a dossier; null for all.</param>
    /// <param name="Kind">A kind of record, or a type of event; null for all.</param>
    /// <param name="Unit">The code of a body; null for all in sight.</param>
    public sealed record Query(DateOnly From, DateOnly To, string? Actor = null, string? Behalf = null, string? Number = null, string? Kind = null, string? Unit = null);

    /// <summary>An event.</summary>
    /// <param name="Id">Its id, ordered by time.</param>
    /// <param name="At">From when it holds (UTC): mostly when it was written down.</param>
    /// <param name="Type">Its type.</param>
    /// <param name="Actor">Who; null for a citizen whose name the viewer does not read.</param>
    /// <param name="UnitId">For which unit; null for nobody's.</param>
    /// <param name="Behalf">For whom it was done; null for nobody.</param>
    /// <param name="Number">The code or request number of the dossier; null for other records.</param>
    /// <param name="Process">In which process, e.g. "workspace".</param>
    /// <param name="Reason">The reason that was given; null for none, or where the viewer does not read it.</param>
    public sealed record Row(Guid Id, DateTime At, string Type, string? Actor, Guid? UnitId, string? Behalf, string? Number, string Process, string? Reason)
    {
        /// <summary>When it was written down (UTC), to the millisecond: its id says so. Searches go by it.</summary>
        public DateTime RecordedAt => MadeAt(Id);
    }

    /// <summary>What came of it.</summary>
    /// <param name="Rows">The events.</param>
    /// <param name="Next">The event after which the next page starts; null on the last.</param>
    /// <param name="Faults">What is wrong with the query; none when it was answered.</param>
    public sealed record Answer(IReadOnlyList<Row> Rows, Guid? Next, IReadOnlyList<FieldFault> Faults);

    private sealed record Wanted(Guid? Actor, Guid? Behalf, IReadOnlyList<Guid>? Dossiers, Guid? Body);

    private sealed record Shown(Guid Id, DateTime At, string Stream, Guid StreamId, string Type, Guid? ActorId, string ActorName, Guid? UnitId, string Process, string? Reason, string Data);

    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    /// <summary>Every kind of record with its types of events.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Kinds => KnownEvents.All;

    /// <summary>A page.</summary>
    /// <param name="context">Who looks, and when.</param>
    /// <param name="query">What is looked for.</param>
    /// <param name="after">The last event of the page before; null for the first.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Answer> RunAsync(ActContext context, Query query, Guid? after = null, CancellationToken cancel = default) => await AnswerAsync(context, query, after, PageSize, null, cancel);

    /// <summary>The whole, to take out; refused beyond <see cref="MostRows"/>.</summary>
    /// <param name="context">Who takes it out, and when.</param>
    /// <param name="query">What is looked for.</param>
    /// <param name="format">The format, for the event.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Answer> ExportAsync(ActContext context, Query query, string format, CancellationToken cancel = default) => await AnswerAsync(context, query, null, MostRows, format, cancel);

    /// <summary>The events of some days, of one actor or of some dossiers: what an index finds, before the scope and the other conditions.</summary>
    /// <param name="db">The database.</param>
    /// <param name="query">The days.</param>
    /// <param name="actor">Who; null for all.</param>
    /// <param name="dossiers">Which records; null for all.</param>
    /// <param name="after">The last event of the page before; null for the first page.</param>
    public static IQueryable<EventRow> Of(CaiCachDb db, Query query, Guid? actor = null, IReadOnlyList<Guid>? dossiers = null, Guid? after = null)
    {
        IQueryable<EventRow> events;
        if (dossiers is not null)
        {
            var (since, until) = (StartOf(query.From), StartOf(query.To.AddDays(1)));
            events = db.Events.AsNoTracking().Where(e => dossiers.Contains(e.StreamId) && e.At >= since && e.At < until);
            if (after is { } last)
            {
                events = events.Where(e => e.Id.CompareTo(last) < 0);
            }
        }
        else
        {
            // Ids are ordered by time, so a span of days is a span of ids.
            var (first, end) = (Lowest(query.From), Lowest(query.To.AddDays(1)));
            end = after is { } last && last.CompareTo(end) < 0 ? last : end;
            events = db.Events.AsNoTracking().Where(e => e.Id.CompareTo(first) >= 0 && e.Id.CompareTo(end) < 0);
        }

        return actor is { } who ? events.Where(e => e.ActorId == who) : events;
    }

    private async Task<Answer> AnswerAsync(ActContext context, Query query, Guid? after, int size, string? format, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(query);
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var scope = AuditScope.Of(context.Actor, tree);
        var (wanted, faults) = await ReadAsync(scope, tree, query, cancel);
        if (faults.Count > 0)
        {
            return new([], null, faults);
        }

        var events = Of(db, query, wanted.Actor, wanted.Dossiers, after).Where(scope.Filter(db, tree, wanted.Body));
        if (query.Kind is { } kind)
        {
            events = kind.Contains('.', StringComparison.Ordinal) ? events.Where(e => e.Type == kind) : events.Where(e => e.Stream == kind);
        }

        if (wanted.Behalf is { } behalf)
        {
            var (instead, head) = ($"\"insteadOf\":\"{behalf}\"", $"\"head\":\"{behalf}\"");
            events = events.Where(e => e.Data.Contains(instead) || e.Data.Contains(head));
        }

        var page = await events.OrderByDescending(e => e.Id).Take(size + 1)
            .Select(e => new Shown(e.Id, e.At, e.Stream, e.StreamId, e.Type, e.ActorId, e.ActorName, e.UnitId, e.Process, e.Reason, e.Data)).ToListAsync(cancel);
        if (format is not null && page.Count > size)
        {
            return new([], null, [new("to", "audit_too_long", "Có hơn 20.000 sự kiện; hãy chọn khoảng ngày ngắn hơn hoặc thêm điều kiện.")]);
        }

        var rows = await RowsAsync(scope, [.. page.Take(size)], cancel);
        db.Record(
            context, AuditEventData.Stream, Ids.New(context.Now), 1, format is null ? AuditEventData.Searched : AuditEventData.Exported,
            new AuditEventData(query.From, query.To, query.Actor, query.Behalf, query.Number, query.Kind, query.Unit, rows.Count, format),
            unitId: context.Actor.Posts.FirstOrDefault(p => AuditScope.Readers.Contains(p.Role))?.UnitId);
        await db.SaveChangesAsync(cancel);
        return new(rows, page.Count > size ? page[size - 1].Id : null, []);
    }

    private async Task<(Wanted Wanted, IReadOnlyList<FieldFault> Faults)> ReadAsync(AuditScope scope, OrganisationTree tree, Query query, CancellationToken cancel)
    {
        List<FieldFault> faults = [];
        var narrow = query.Actor is not null || query.Number is not null;
        if (query.From.Year < FirstYear || query.To.Year > LastYear)
        {
            faults.Add(new(query.From.Year < FirstYear ? "from" : "to", "day_far", "Chọn ngày từ năm 2000 đến năm 2100."));
        }
        else if (query.To < query.From)
        {
            faults.Add(new("to", "span_turned", "Đến ngày không được trước từ ngày."));
        }
        else if (query.To.DayNumber - query.From.DayNumber >= (narrow ? LongestNarrow : LongestWide))
        {
            faults.Add(new("to", "span_long", narrow ? "Chọn khoảng dưới 10 năm." : "Chọn khoảng không quá 31 ngày, hoặc nêu người làm hay mã hồ sơ."));
        }

        Guid? body = null;
        if (query.Unit is { } code && (body = scope.Units(tree).FirstOrDefault(u => u.Code == code)?.Id) is null)
        {
            faults.Add(new("unit", "unit_unknown", "Chọn cơ quan trong danh sách."));
        }

        if (scope.IsNone)
        {
            faults.Add(new("unit", "unit_none", "Ông/bà không thanh tra, quản trị cơ quan nào."));
        }

        if (query.Kind is { } kind && !Kinds.ContainsKey(kind) && !Kinds.Values.Any(types => types.Contains(kind)))
        {
            faults.Add(new("kind", "kind_unknown", "Chọn loại sự kiện trong danh sách."));
        }

        var actor = await PersonAsync(query.Actor, "actor", programs: true);
        var behalf = await PersonAsync(query.Behalf, "behalf", programs: false);
        IReadOnlyList<Guid>? dossiers = null;
        if (query.Number is { } number)
        {
            dossiers = await db.Dossiers.Where(d => d.Code == number || d.RequestNumber == number).Select(d => d.Id).ToListAsync(cancel);
        }

        return (new(actor, behalf, dossiers, body), faults);

        async Task<Guid?> PersonAsync(string? name, string field, bool programs)
        {
            if (name is null)
            {
                return null;
            }

            var key = name.ToUpperInvariant();
            var found = await db.Users.Where(a => a.NormalizedUserName == key && a.Kind == AccountKind.Official).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(cancel);
            if (found is null && programs)
            {
                found = await db.ApiClients.Where(c => c.ClientId == name).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancel);
            }

            if (found is null)
            {
                faults.Add(new(field, "person_unknown", programs ? "Không có cán bộ hay chương trình kết nối nào có tên đăng nhập này." : "Không có cán bộ nào có tên đăng nhập này."));
            }

            return found;
        }
    }

    private async Task<IReadOnlyList<Row>> RowsAsync(AuditScope scope, IReadOnlyList<Shown> page, CancellationToken cancel)
    {
        var ids = page.Where(e => e.Stream == KnownEvents.Dossier).Select(e => e.StreamId).Distinct().ToList();
        var people = page.Select(e => e.ActorId).OfType<Guid>().Concat(page.Select(e => BehalfOf(e.Data)).OfType<Guid>()).Distinct().ToList();
        Dictionary<Guid, (string Number, Guid Agency)> dossiers = [];
        Dictionary<Guid, (string Name, bool IsCitizen)> accounts = [];
        foreach (var some in ids.Chunk(500))
        {
            foreach (var d in await db.Dossiers.Where(d => some.Contains(d.Id)).Select(d => new { d.Id, Number = d.Code ?? d.RequestNumber, d.AgencyId }).ToListAsync(cancel))
            {
                dossiers[d.Id] = (d.Number, d.AgencyId);
            }
        }

        foreach (var some in people.Chunk(500))
        {
            foreach (var a in await db.Users.Where(a => some.Contains(a.Id)).Select(a => new { a.Id, a.FullName, a.Kind }).ToListAsync(cancel))
            {
                accounts[a.Id] = (a.FullName, a.Kind == AccountKind.Citizen);
            }
        }

        return
        [
            .. page.Select(e =>
            {
                var dossier = dossiers.TryGetValue(e.StreamId, out var found) ? found : ((string Number, Guid Agency)?)null;
                var reads = scope.ReadsContent(e.Stream, e.UnitId, dossier?.Agency);
                var hidden = e.ActorId is { } who && accounts.TryGetValue(who, out var account) && account.IsCitizen && !scope.ReadsNames(e.UnitId, dossier?.Agency);
                var behalf = BehalfOf(e.Data) is { } away ? accounts.TryGetValue(away, out var person) ? person.Name : away.ToString("d", CultureInfo.InvariantCulture) : null;
                return new Row(e.Id, e.At, e.Type, hidden ? null : e.ActorName, e.UnitId, behalf, dossier?.Number, e.Process, reads ? e.Reason : null);
            }),
        ];
    }

    /// <summary>Whom the actor stood in or signed for; null for nobody.</summary>
    private static Guid? BehalfOf(string data)
    {
        using var facts = JsonDocument.Parse(data);
        var root = facts.RootElement;
        return root.TryGetProperty("insteadOf", out var away) && away.TryGetGuid(out var id) ? id
            : root.TryGetProperty("signing", out var signing) && signing.ValueKind == JsonValueKind.Object && signing.TryGetProperty("head", out var head) && head.TryGetGuid(out var of) ? of
            : null;
    }

    /// <summary>The moment an id was made at (UTC).</summary>
    private static DateTime MadeAt(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var time = 0L;
        foreach (var part in bytes[..6])
        {
            time = (time << 8) | part;
        }

        return DateTimeOffset.FromUnixTimeMilliseconds(time).UtcDateTime;
    }

    private static DateTime StartOf(DateOnly day) => VietnamTime.ToUtc(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>The lowest id that is made from the beginning of a local day on.</summary>
    private static Guid Lowest(DateOnly day)
    {
        Span<byte> bytes = stackalloc byte[16];
        var time = new DateTimeOffset(StartOf(day)).ToUnixTimeMilliseconds();
        for (var i = 5; i >= 0; i--, time >>= 8)
        {
            bytes[i] = (byte)(time & 0xFF);
        }

        return new(bytes, bigEndian: true);
    }
}

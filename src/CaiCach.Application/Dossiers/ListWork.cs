using System.Linq.Expressions;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Provider;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>A worklist: the dossiers on one desk of one office, by due time, a page at a time.</summary>
public sealed class ListWork(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 20;

    /// <summary>Which list.</summary>
    /// <param name="Desk">The desk.</param>
    /// <param name="AgencyId">The body whose desk it is: at the desks of the counter the one whose counter has it, else the competent one; null to go by unit or officer.</param>
    /// <param name="UnitId">The unit that has the dossiers; null for the whole body.</param>
    /// <param name="AssigneeId">Only this officer's.</param>
    /// <param name="ProcedureCode">Only this procedure.</param>
    /// <param name="DueBefore">Only those whose time ends before this moment (UTC).</param>
    /// <param name="CodePrefix">Only those whose code or request number starts with this.</param>
    /// <param name="After">Where the page before ended; null for the first.</param>
    /// <param name="Unassigned">Only those that nobody has yet.</param>
    /// <param name="Instead">Only those of officers who are away and for whom the actor stands in.</param>
    public sealed record Query(
        Desk Desk,
        Guid? AgencyId = null,
        Guid? UnitId = null,
        Guid? AssigneeId = null,
        string? ProcedureCode = null,
        DateTime? DueBefore = null,
        string? CodePrefix = null,
        Cursor? After = null,
        bool Unassigned = false,
        bool Instead = false);

    /// <summary>The place of a row in the list.</summary>
    public sealed record Cursor(DateTime DueAt, Guid Id)
    {
        /// <summary>As text for a link.</summary>
        public override string ToString() => $"{DueAt.Ticks:x}.{Id:n}";

        /// <summary>From the text of a link; null when it is none.</summary>
        public static Cursor? Parse(string? text)
        {
            var parts = (text ?? "").Split('.');
            return parts.Length == 2
                && long.TryParse(parts[0], System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture, out var ticks)
                && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
                && Guid.TryParseExact(parts[1], "n", out var id)
                ? new(new DateTime(ticks, DateTimeKind.Utc), id)
                : null;
        }
    }

    /// <summary>A row.</summary>
    public sealed record Row(
        Guid Id, int Version, string RequestNumber, string? Code, string ProcedureCode, int ProcedureVersion, string OwnerName, BusinessState State,
        Guid HolderUnitId, Guid? AssigneeId, DateTime DeskDueAt, DateTime? DueAt, DateTime SubmittedAt, ProposalKind? Proposal, string Phone, PaymentState Payment, Guid AgencyId, DateTime? AppointmentAt, string? MasterName, DateTime? ArchivedAt, BusinessState? StateBefore);

    /// <summary>A page, and where the next one starts; null when this is the last.</summary>
    public sealed record Page(IReadOnlyList<Row> Rows, Cursor? Next);

    private static readonly Expression<Func<Dossier, Row>> ToRow = d => new(
        d.Id, d.Version, d.RequestNumber, d.Code, d.ProcedureCode, d.ProcedureVersion, d.OwnerName, d.State,
        d.HolderUnitId, d.AssigneeId, d.DeskDueAt, d.DueAt, d.SubmittedAt, d.Proposal, d.Phone, d.Payment, d.AgencyId, d.AppointmentAt, d.MasterName, d.ArchivedAt, d.StateBefore);

    // The list every desk opens with, and its further pages.
    private static readonly CompiledQuery<Func<CaiCachDb, Guid, Desk, IAsyncEnumerable<Row>>> FirstOfDesk = new(() => EF.CompileAsyncQuery(
        (CaiCachDb db, Guid agency, Desk desk) => db.Dossiers.Where(d => d.AgencyId == agency && d.Desk == desk)
            .OrderBy(d => d.DeskDueAt).ThenBy(d => d.Id).Take(PageSize + 1).Select(ToRow)));

    private static readonly CompiledQuery<Func<CaiCachDb, Guid, Desk, DateTime, Guid, IAsyncEnumerable<Row>>> NextOfDesk = new(() => EF.CompileAsyncQuery(
        (CaiCachDb db, Guid agency, Desk desk, DateTime due, Guid id) => db.Dossiers.Where(d => d.AgencyId == agency && d.Desk == desk)
            .Where(d => d.DeskDueAt >= due && (d.DeskDueAt > due || d.Id.CompareTo(id) > 0))
            .OrderBy(d => d.DeskDueAt).ThenBy(d => d.Id).Take(PageSize + 1).Select(ToRow)));

    private static readonly CompiledQuery<Func<CaiCachDb, Guid, Desk, IAsyncEnumerable<Row>>> FirstOfCounter = new(() => EF.CompileAsyncQuery(
        (CaiCachDb db, Guid agency, Desk desk) => db.Dossiers.Where(d => d.CounterId == agency && d.Desk == desk)
            .OrderBy(d => d.DeskDueAt).ThenBy(d => d.Id).Take(PageSize + 1).Select(ToRow)));

    private static readonly CompiledQuery<Func<CaiCachDb, Guid, Desk, DateTime, Guid, IAsyncEnumerable<Row>>> NextOfCounter = new(() => EF.CompileAsyncQuery(
        (CaiCachDb db, Guid agency, Desk desk, DateTime due, Guid id) => db.Dossiers.Where(d => d.CounterId == agency && d.Desk == desk)
            .Where(d => d.DeskDueAt >= due && (d.DeskDueAt > due || d.Id.CompareTo(id) > 0))
            .OrderBy(d => d.DeskDueAt).ThenBy(d => d.Id).Take(PageSize + 1).Select(ToRow)));

    private static bool IsOfCounter(Desk desk) => desk is Desk.Receive or Desk.Transfer or Desk.Return;

    /// <summary>Reads a page of what the actor may see. One round trip.</summary>
    public async Task<Page> RunAsync(Actor actor, Query query, CancellationToken cancel = default)
    {
        var scope = DossierScope.Of(actor, (await reference.CurrentAsync(cancel)).Organisation);
        var counter = IsOfCounter(query.Desk);
        var rows = query is { AgencyId: { } agency } && query == new Query(query.Desk, agency, After: query.After) && (counter ? scope.SeesCounterOf(agency) : scope.SeesAllOf(agency))
            ? (query.After, counter) switch
            {
                (null, false) => FirstOfDesk.On(db)(db, agency, query.Desk),
                (null, true) => FirstOfCounter.On(db)(db, agency, query.Desk),
                ({ } after, false) => NextOfDesk.On(db)(db, agency, query.Desk, after.DueAt, after.Id),
                ({ } after, true) => NextOfCounter.On(db)(db, agency, query.Desk, after.DueAt, after.Id),
            }
            : Filtered(scope, query, actor).OrderBy(d => d.DeskDueAt).ThenBy(d => d.Id).Take(PageSize + 1).Select(ToRow).AsAsyncEnumerable();
        var page = await rows.ToListAsync(cancel);
        return page.Count > PageSize
            ? new([.. page.Take(PageSize)], new(page[PageSize - 1].DeskDueAt, page[PageSize - 1].Id))
            : new(page, null);
    }

    private IQueryable<Dossier> Filtered(DossierScope scope, Query query, Actor actor)
    {
        var rows = db.Dossiers.AsNoTracking().Where(scope.Filter).Where(d => d.Desk == query.Desk);
        if (query.AgencyId is { } agency)
        {
            rows = IsOfCounter(query.Desk) ? rows.Where(d => d.CounterId == agency) : rows.Where(d => d.AgencyId == agency);
        }

        if (query.UnitId is { } unit)
        {
            rows = rows.Where(d => d.HolderUnitId == unit);
        }

        if (query.AssigneeId is { } officer)
        {
            rows = rows.Where(d => d.AssigneeId == officer);
        }

        if (query.Unassigned)
        {
            rows = rows.Where(d => d.AssigneeId == null);
        }

        if (query.Instead)
        {
            // One who stands in for a single post of two people in two units sees the pairs mixed here; what may be done is judged by the pair.
            var away = actor.StandsInFor.ToList();
            var posts = actor.StandsInAt.Where(s => s.Role is Role.Receiver or Role.Specialist).ToList();
            List<Guid> people = [.. posts.Select(s => s.Person)], units = [.. posts.Select(s => s.UnitId)];
            rows = rows.Where(d => d.AssigneeId != null && (away.Contains(d.AssigneeId.Value) || (people.Contains(d.AssigneeId.Value) && units.Contains(d.HolderUnitId))));
        }

        if (!string.IsNullOrEmpty(query.ProcedureCode))
        {
            rows = rows.Where(d => d.ProcedureCode == query.ProcedureCode);
        }

        if (query.DueBefore is { } before)
        {
            rows = rows.Where(d => d.DeskDueAt < before);
        }

        if (!string.IsNullOrWhiteSpace(query.CodePrefix))
        {
            var prefix = query.CodePrefix.Trim().ToUpperInvariant();
            rows = rows.Where(d => d.RequestNumber.StartsWith(prefix) || (d.Code != null && d.Code.StartsWith(prefix)));
        }

        if (query.After is { } after)
        {
            rows = rows.Where(d => d.DeskDueAt >= after.DueAt && (d.DeskDueAt > after.DueAt || d.Id.CompareTo(after.Id) > 0));
        }

        return rows;
    }
}

using System.Collections.Concurrent;
using CaiCach.Data.Reference;
using CaiCach.Law.Calendar;

namespace CaiCach.Application.Reference;

/// <summary>The bodies that go by one calendar.</summary>
/// <param name="Calendar">The calendar.</param>
/// <param name="Body">The one body whose calendar it is; null for all that have none of their own.</param>
/// <param name="Apart">The bodies that have their own, when <paramref name="Body"/> is null.</param>
public sealed record CalendarGroup(WorkCalendar Calendar, Guid? Body, IReadOnlyList<Guid> Apart);

/// <summary>
/// Every version of the national calendar and of what bodies have of their own. The calendar a body works by is made of both when it is first asked for; its
/// name says both, "vn-…+dv-…", so that a dossier goes on naming one version.
/// </summary>
internal sealed class CalendarBook
{
    private const char Joint = '+';

    private readonly Dictionary<string, WorkCalendar> _national;
    private readonly IReadOnlyList<(WorkCalendar Calendar, DateTime ImportedAt)> _nationalInOrder; // the newest last
    private readonly Dictionary<string, UnitCalendarRow> _own;
    private readonly ILookup<Guid, UnitCalendarRow> _ownInOrder; // of each body the newest last
    private readonly OrganisationTree _organisation;
    private readonly ConcurrentDictionary<string, WorkCalendar> _made = new(StringComparer.Ordinal);

    internal CalendarBook(IReadOnlyList<(WorkCalendar Calendar, DateTime ImportedAt)> national, IReadOnlyList<UnitCalendarRow> own, OrganisationTree organisation)
    {
        _national = national.ToDictionary(c => c.Calendar.Version, c => c.Calendar, StringComparer.Ordinal);
        _nationalInOrder = national;
        _own = own.ToDictionary(c => c.Version, StringComparer.Ordinal);
        _ownInOrder = own.OrderBy(c => c.Number).ToLookup(c => c.UnitId);
        _organisation = organisation;
    }

    internal WorkCalendar? National => _nationalInOrder.Count == 0 ? null : _nationalInOrder[^1].Calendar;

    internal WorkCalendar? Of(Guid agencyId) => National is { } national ? Over(national, NewestOf(agencyId)) : null;

    internal UnitCalendar OwnOf(Guid agencyId) => NewestOf(agencyId) is { } row ? UnitCalendarDocument.Read(row.Document) : UnitCalendar.None;

    internal WorkCalendar? Find(string? version) => version?.Split(Joint) switch
    {
        [var national] => _national.GetValueOrDefault(national),
        [var national, var own] => _national.TryGetValue(national, out var days) && _own.TryGetValue(own, out var row) ? Over(days, row) : null,
        _ => null,
    };

    internal WorkCalendar? At(Guid agencyId, DateTime moment) => _nationalInOrder.Count == 0
        ? null
        : Over(_nationalInOrder.LastOrDefault(c => c.ImportedAt <= moment, _nationalInOrder[0]).Calendar, _ownInOrder[agencyId].LastOrDefault(c => c.MadeAt <= moment));

    internal IReadOnlyList<CalendarGroup> Groups(WorkCalendar national)
    {
        List<Guid> apart = [.. _ownInOrder.Select(own => own.Key)];
        return [new(national, null, apart), .. apart.Select(body => new CalendarGroup(Make(national, NewestOf(body)!), body, []))];
    }

    private UnitCalendarRow? NewestOf(Guid agencyId) => _ownInOrder[agencyId].LastOrDefault();

    private WorkCalendar Over(WorkCalendar national, UnitCalendarRow? own) =>
        own is null ? national : _made.GetOrAdd(NameOf(national, own.Version), _ => Make(national, own));

    private WorkCalendar Make(WorkCalendar national, UnitCalendarRow own) =>
        UnitCalendarDocument.Read(own.Document).Over(national, NameOf(national, own.Version), _organisation.NameOf(own.UnitId));

    internal static string NameOf(WorkCalendar national, string own) => $"{national.Version}{Joint}{own}";
}

using System.Globalization;
using CaiCach.Law.Identity;

namespace CaiCach.Law.Procedures;

/// <summary>An event of life or business (nhóm sự kiện) and the procedures people need then.</summary>
/// <param name="Name">Vietnamese name, at most <see cref="SearchAids.LongestName"/> characters.</param>
/// <param name="Procedures">The codes of the procedures in the order they are needed.</param>
public sealed record LifeEvent(string Name, IReadOnlyList<string> Procedures)
{
    /// <summary>The name as it stands in an address: small letters without diacritics, hyphens between words.</summary>
    public string Slug => string.Join('-', SearchKey.Of(Name).Split([' ', ',', '.', '/', ':', ';', '(', ')'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The place of a procedure in the order they are needed, a body's own version at that of the national one; null where it is not needed.</summary>
    /// <param name="procedure">The version.</param>
    public int? PlaceOf(ProcedureVersion procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return Procedures.Index().Where(p => p.Item == procedure.Code || p.Item == procedure.NationalCode).Select(p => (int?)p.Index).FirstOrDefault();
    }
}

/// <summary>What people call a procedure (cách gọi thông thường).</summary>
/// <param name="Procedure">The code of the procedure.</param>
/// <param name="Names">The names.</param>
public sealed record CommonNames(string Procedure, IReadOnlyList<string> Names);

/// <summary>A line of what was typed that is none.</summary>
/// <param name="Line">Its number from 1.</param>
/// <param name="Code">Stable code of the fault.</param>
/// <param name="Text">Vietnamese sentence.</param>
public sealed record LineFault(int Line, string Code, string Text);

/// <summary>By what else than its published words a procedure is found: events of life and common names.</summary>
/// <param name="Events">The events in the order they are shown.</param>
/// <param name="Names">The common names, each procedure once.</param>
public sealed record SearchAids(IReadOnlyList<LifeEvent> Events, IReadOnlyList<CommonNames> Names)
{
    /// <summary>The longest name of an event, and of a common name, in characters.</summary>
    public const int LongestName = 100;

    /// <summary>The most events of a body.</summary>
    public const int MostEvents = 60;

    /// <summary>The most procedures with common names of a body.</summary>
    public const int MostNamed = 500;

    private const int MostInLine = 40;

    /// <summary>Nothing.</summary>
    public static SearchAids None { get; } = new([], []);

    /// <summary>The events as lines "name: code, code".</summary>
    public string EventLines => string.Join('\n', Events.Select(e => $"{e.Name}: {string.Join(", ", e.Procedures)}"));

    /// <summary>The common names as lines "code: name; name".</summary>
    public string NameLines => string.Join('\n', Names.Select(n => $"{n.Procedure}: {string.Join("; ", n.Names)}"));

    /// <summary>Reads events, one a line "name: code, code".</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="isKnown">Whether there is a procedure of a code.</param>
    /// <param name="faults">Every line that is none.</param>
    public static IReadOnlyList<LifeEvent> ReadEvents(string? text, Func<string, bool> isKnown, out IReadOnlyList<LineFault> faults)
    {
        ArgumentNullException.ThrowIfNull(isKnown);
        var (events, found, slugs) = (new List<LifeEvent>(), new List<LineFault>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (number, head, items) in Lines(text, [',', ';', ' '], found, "Ghi tên sự kiện, dấu hai chấm rồi các mã thủ tục."))
        {
            var item = new LifeEvent(head, items);
            var isNew = slugs.Add(item.Slug);
            if (head.Length > LongestName || item.Slug.Length == 0)
            {
                found.Add(new(number, "event_name", string.Create(CultureInfo.InvariantCulture, $"Dòng {number}: tên sự kiện có từ 1 đến {LongestName} ký tự.")));
            }
            else if (!isNew)
            {
                found.Add(new(number, "event_twice", $"Dòng {number}: sự kiện “{head}” đã có ở một dòng trên."));
            }
            else if (items.FirstOrDefault(code => !isKnown(code)) is { } unknown)
            {
                found.Add(new(number, "procedure_unknown", $"Dòng {number}: không có thủ tục mang mã {unknown}."));
            }

            events.Add(item);
        }

        if (events.Count > MostEvents)
        {
            found.Add(new(MostEvents + 1, "too_many", string.Create(CultureInfo.InvariantCulture, $"Nhiều nhất {MostEvents} dòng.")));
        }

        faults = found;
        return events;
    }

    /// <summary>Reads common names, one procedure a line "code: name; name".</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="isKnown">Whether there is a procedure of a code.</param>
    /// <param name="faults">Every line that is none.</param>
    public static IReadOnlyList<CommonNames> ReadNames(string? text, Func<string, bool> isKnown, out IReadOnlyList<LineFault> faults)
    {
        ArgumentNullException.ThrowIfNull(isKnown);
        var (named, found, codes) = (new List<CommonNames>(), new List<LineFault>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (number, head, items) in Lines(text, [';'], found, "Ghi mã thủ tục, dấu hai chấm rồi các cách gọi, cách nhau bằng dấu chấm phẩy."))
        {
            var isNew = codes.Add(head);
            if (!isKnown(head))
            {
                found.Add(new(number, "procedure_unknown", $"Dòng {number}: không có thủ tục mang mã {head}."));
            }
            else if (!isNew)
            {
                found.Add(new(number, "procedure_twice", $"Dòng {number}: thủ tục {head} đã có ở một dòng trên."));
            }
            else if (items.Any(name => name.Length > LongestName))
            {
                found.Add(new(number, "name_long", string.Create(CultureInfo.InvariantCulture, $"Dòng {number}: mỗi cách gọi nhiều nhất {LongestName} ký tự.")));
            }

            named.Add(new(head, items));
        }

        if (named.Count > MostNamed)
        {
            found.Add(new(MostNamed + 1, "too_many", string.Create(CultureInfo.InvariantCulture, $"Nhiều nhất {MostNamed} dòng.")));
        }

        faults = found;
        return named;
    }

    /// <summary>The aids of several bodies together: events of one name are one.</summary>
    /// <param name="all">Those of each body.</param>
    public static SearchAids Together(IEnumerable<SearchAids> all)
    {
        ArgumentNullException.ThrowIfNull(all);
        var kept = all.ToList();
        return new(
            [.. kept.SelectMany(a => a.Events).GroupBy(e => e.Slug, StringComparer.Ordinal).Select(same => new LifeEvent(same.First().Name, [.. same.SelectMany(e => e.Procedures).Distinct(StringComparer.Ordinal)]))],
            [.. kept.SelectMany(a => a.Names).GroupBy(n => n.Procedure, StringComparer.Ordinal).Select(same => new CommonNames(same.Key, [.. same.SelectMany(n => n.Names).Distinct(StringComparer.Ordinal)]))]);
    }

    private static IEnumerable<(int Number, string Head, IReadOnlyList<string> Items)> Lines(string? text, char[] between, List<LineFault> faults, string shape)
    {
        var number = 0;
        foreach (var line in (text ?? "").Normalize().ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.Trim().Length == 0)
            {
                continue;
            }

            var at = line.IndexOf(':', StringComparison.Ordinal);
            var items = at < 0 ? [] : line[(at + 1)..].Split(between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
            if (at <= 0 || items.Count is 0 or > MostInLine)
            {
                faults.Add(new(number, "line_shape", $"Dòng {number}: {shape}"));
                continue;
            }

            yield return (number, line[..at].Trim(), items);
        }
    }
}

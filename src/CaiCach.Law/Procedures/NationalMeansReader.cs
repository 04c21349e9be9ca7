using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using CaiCach.Law.Calendar;

namespace CaiCach.Law.Procedures;

/// <summary>Reads the ways to file of a national record: limits and fees.</summary>
internal sealed class NationalMeansReader(NationalJson json, ProcedureVersion? old, IReadOnlyList<ProcedureCase> cases)
{
    private const int LongestNote = 1000;

    private static readonly FrozenDictionary<string, LimitUnit> Units = Enum.GetValues<LimitUnit>().Where(unit => unit != LimitUnit.SameDay15h)
        .ToFrozenDictionary(NationalFile.UnitWord, unit => unit, StringComparer.OrdinalIgnoreCase);

    private const string ClockHour = "Giờ";
    private const long HoursOfDay = 8;

    private static readonly string SameDay = new TimeLimit(0, LimitUnit.SameDay15h).ToText();

    public IReadOnlyList<Means> Read(JsonObject record, string place)
    {
        var ways = new List<Means>();
        foreach (var (item, at) in json.Items(record, place, "CACHTHUCTHUCHIEN"))
        {
            json.Only(item, at, "KENH", "THOIGIAN");
            if (ChannelOf(json.Required(item, at, "KENH", 100)) is not { } channel)
            {
                json.Fault($"{at}.KENH", "value.unknown", "Phải là 1 (trực tiếp), 2 (trực tuyến) hoặc 3 (bưu chính công ích).");
                continue;
            }

            if (ways.Any(way => way.Channel == channel))
            {
                json.Fault($"{at}.KENH", "duplicate", "Hình thức này đã có ở một mục trước.");
                continue;
            }

            ways.Add(Way(item, at, channel));
        }

        return ways;
    }

    private Means Way(JsonObject item, string place, Channel channel)
    {
        var same = old?.MeansFor(channel);
        if (same is not null && JsonNode.DeepEquals(item, NationalFile.Means(old!, same)))
        {
            return same;
        }

        (TimeLimit? Limit, string Note)? first = null;
        var (fees, own, others) = (new List<FeeLine>(), new List<CaseLimit>(), new List<OtherLimit>());
        foreach (var (time, at) in json.Items(item, place, "THOIGIAN"))
        {
            json.Only(time, at, "THOIGIANGIAIQUYET", "DONVITINH", "MOTA", "PHILEPHI");
            var (limit, note) = Limit(time, at);
            var ((codes, rest), charged) = (Cases(note), json.Items(time, at, "PHILEPHI"));
            if (limit is { } some && codes.Count > 0 && !own.Exists(known => known.CaseCodes.Intersect(codes, StringComparer.Ordinal).Any()))
            {
                own.Add(new(codes, some) { Note = rest });
                fees.AddRange(charged.Select(fee => Fee(fee.Item, fee.Place, same, codes, null)).OfType<FeeLine>());
            }
            else if (first is null || (limit is null && note.Length == 0) || (note.Length == 0 && first.Value.Limit is null))
            {
                first = (first?.Limit ?? limit, first?.Note ?? note);
                fees.AddRange(charged.Select(fee => Fee(fee.Item, fee.Place, same, [], null)).OfType<FeeLine>());
            }
            else
            {
                // A further limit that names no case we know is for people to read, by what it says of itself.
                var name = Named(note, others);
                others.Add(new(limit, name));
                fees.AddRange(charged.Select(fee => Fee(fee.Item, fee.Place, same, [], name)).OfType<FeeLine>());
            }
        }

        return new(channel, first?.Limit, fees, first?.Note ?? "", same?.Confidence ?? Confidence.Unsure) { CaseLimits = own, OtherLimits = others };
    }

    /// <summary>What a further limit is called: its note, or that it is another one; a number after it where that is taken.</summary>
    private static string Named(string note, List<OtherLimit> others)
    {
        var name = note.Length > 0 ? note : "Thời hạn khác";
        return others.Exists(other => other.Note == name) ? Enumerable.Range(2, others.Count + 1).Select(n => string.Create(CultureInfo.InvariantCulture, $"{name} ({n})")).First(numbered => !others.Exists(other => other.Note == numbered)) : name;
    }

    /// <summary>The cases that a note is of, after a word that says so or by their names alone, with what else it says below them.</summary>
    private (List<string> Codes, string Told) Cases(string note)
    {
        var parts = note.Split('\n', 2, StringSplitOptions.TrimEntries);
        const string Case = "Trường hợp ";
        var names = parts[0].StartsWith(Case, StringComparison.OrdinalIgnoreCase) ? parts[0][Case.Length..] : parts[0];
        return (CasesOf(parts[0]) is { Count: > 0 } told ? told : NationalRecordReader.CasesOf(parts[0], cases) is { Count: > 0 } bare ? bare : NationalRecordReader.CasesOf(names, cases)) is { Count: > 0 } codes ? (codes, parts.ElementAtOrDefault(1) ?? "") : ([], note);
    }

    /// <summary>The codes of the cases that a note names, all of them known; none otherwise.</summary>
    private List<string> CasesOf(string note) => note.StartsWith(NationalFile.OfCases, StringComparison.OrdinalIgnoreCase) ? NationalRecordReader.CasesOf(note[NationalFile.OfCases.Length..], cases) : [];

    private (TimeLimit? Limit, string Note) Limit(JsonObject time, string place)
    {
        var value = json.Whole(time, place, "THOIGIANGIAIQUYET", 1, 10_000);
        var (word, note) = (json.Text(time, place, "DONVITINH", 100), json.Text(time, place, "MOTA", LongestNote));
        if (value is not { } number)
        {
            return note.StartsWith(SameDay, StringComparison.OrdinalIgnoreCase) ? (new(0, LimitUnit.SameDay15h), note[SameDay.Length..].TrimStart('.', ' ')) : (null, note);
        }

        if (word.Equals(ClockHour, StringComparison.OrdinalIgnoreCase))
        {
            // Up to a working day, hours are those of work: nothing else fits. More of them are hours of the clock, which no limit here counts in: counted as working hours they would
            // give the office three times as long, so that they stay in the note and the limit is to be written by hand.
            return number <= HoursOfDay ? (new((int)number, LimitUnit.WorkingHour), note) : (null, string.Join(". ", new[] { $"{number} giờ", note }.Where(text => text.Length > 0)));
        }

        if (Units.TryGetValue(word, out var unit))
        {
            return (new((int)number, unit), note);
        }

        json.Fault($"{place}.DONVITINH", "value.unknown", $"“{word}” không phải là một trong: {string.Join("; ", Units.Keys.Order(StringComparer.Ordinal))}.");
        return (null, note);
    }

    /// <summary>A fee that stands with the limit of some cases, or with a further limit.</summary>
    private FeeLine? Fee(JsonObject item, string place, Means? same, List<string> ofCases, string? limitNote)
    {
        if (same?.Fees.FirstOrDefault(fee => fee.LimitNote == limitNote && JsonNode.DeepEquals(item, NationalFile.Fee(old!, NationalFile.Bare(fee, ofCases)))) is { } whole && (whole.CaseCodes.Count > 0 || ofCases.Count == 0))
        {
            return whole;
        }

        json.Only(item, place, "SOTIEN", "DONVI", "MOTA");
        if (json.Text(item, place, "DONVI", 100) is { Length: > 0 } currency && !currency.Equals("đồng", StringComparison.OrdinalIgnoreCase) && !currency.Equals("VNĐ", StringComparison.OrdinalIgnoreCase) && !currency.Equals("VND", StringComparison.OrdinalIgnoreCase))
        {
            json.Fault($"{place}.DONVI", "value.unknown", $"“{currency}” không phải là đồng.");
        }

        var (amount, text) = (json.Whole(item, place, "SOTIEN", 0, 1_000_000_000_000), json.Text(item, place, "MOTA", 1000));
        var (described, told) = Apart(text);
        var codes = told.Count > 0 ? told : ofCases;
        if ((same?.Fees.FirstOrDefault(fee => NationalFile.Describe(old!, fee) == text) ?? same?.Fees.Where(fee => NationalFile.Describe(old!, fee with { CaseCodes = [] }) == described).Select(fee => fee with { CaseCodes = codes }).FirstOrDefault()) is { } known)
        {
            return known with { CaseCodes = known.CaseCodes.Count > 0 ? known.CaseCodes : codes, LimitNote = limitNote, Amount = amount, Formula = known.Formula ?? (amount is null ? "Theo quy định" : null), When = amount is 0 ? FeeTiming.None : known.When == FeeTiming.None ? FeeTiming.AtReceipt : known.When };
        }

        if (amount is null && text.Length == 0)
        {
            return null;
        }

        var parts = described.Split(';', 2, StringSplitOptions.TrimEntries);
        var name = parts[0].Length is > 0 and <= 300 ? parts[0] : "Phí, lệ phí";
        var rest = name == parts[0] ? parts.ElementAtOrDefault(1) : described;
        return new(
            name, name.StartsWith("Lệ phí", StringComparison.OrdinalIgnoreCase) ? FeeKind.LePhi : FeeKind.Phi, amount, amount is null ? (string.IsNullOrEmpty(rest) ? "Theo quy định" : rest) : null, null,
            amount is 0 ? FeeTiming.None : FeeTiming.AtReceipt, amount is null || string.IsNullOrEmpty(rest) ? null : rest, Confidence.Unsure)
        {
            CaseCodes = codes,
            LimitNote = limitNote,
        };
    }

    /// <summary>What a fee is, apart from the cases it is said to hold in, which come last; none where one of them is not known.</summary>
    private (string Text, IReadOnlyList<string> Codes) Apart(string text)
    {
        var at = text.LastIndexOf("; " + NationalFile.OfCases, StringComparison.OrdinalIgnoreCase) is var last and >= 0 ? last + 2 : 0;
        return CasesOf(text[at..]) is { Count: > 0 } codes ? (text[..Math.Max(0, at - 2)], codes) : (text, []);
    }

    private static Channel? ChannelOf(string text) => text switch
    {
        "1" => Channel.Direct,
        "2" => Channel.Online,
        "3" => Channel.Post,
        _ => Enum.GetValues<Channel>().Cast<Channel?>().FirstOrDefault(channel => string.Equals(ProcedureNames.Of(channel!.Value), text, StringComparison.OrdinalIgnoreCase)),
    };
}

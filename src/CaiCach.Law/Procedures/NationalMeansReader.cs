using System.Collections.Frozen;
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

        TimeLimit? first = null;
        var (notes, fees, own) = (new List<string>(), new List<FeeLine>(), new List<CaseLimit>());
        foreach (var (time, at) in json.Items(item, place, "THOIGIAN"))
        {
            json.Only(time, at, "THOIGIANGIAIQUYET", "DONVITINH", "MOTA", "PHILEPHI");
            var (limit, note) = Limit(time, at);
            if (limit is { } some && CasesOf(note) is { Count: > 0 } codes)
            {
                own.Add(new(codes, some));
                (limit, note) = (null, "");
            }
            else if (limit is { } more && first is not null)
            {
                // Another limit that names no case we know stays to be read.
                note = note.Length > 0 ? $"{more.ToText()}: {note}" : more.ToText();
            }

            first ??= limit;
            notes.Add(note);
            fees.AddRange(json.Items(time, at, "PHILEPHI").Select(fee => Fee(fee.Item, fee.Place, same)).OfType<FeeLine>());
        }

        var text = string.Join(". ", notes.Where(note => note.Length > 0));
        if (text.Length > LongestNote)
        {
            json.Fault($"{place}.THOIGIAN", "value.text", $"Các ghi chú (MOTA) dài quá {LongestNote} ký tự.");
        }

        return new(channel, first, fees, text, same?.Confidence ?? Confidence.Unsure) { CaseLimits = own };
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

    private FeeLine? Fee(JsonObject item, string place, Means? same)
    {
        if (same?.Fees.FirstOrDefault(fee => JsonNode.DeepEquals(item, NationalFile.Fee(old!, fee))) is { } whole)
        {
            return whole;
        }

        json.Only(item, place, "SOTIEN", "DONVI", "MOTA");
        if (json.Text(item, place, "DONVI", 100) is { Length: > 0 } currency && !currency.Equals("đồng", StringComparison.OrdinalIgnoreCase) && !currency.Equals("VNĐ", StringComparison.OrdinalIgnoreCase) && !currency.Equals("VND", StringComparison.OrdinalIgnoreCase))
        {
            json.Fault($"{place}.DONVI", "value.unknown", $"“{currency}” không phải là đồng.");
        }

        var (amount, text) = (json.Whole(item, place, "SOTIEN", 0, 1_000_000_000_000), json.Text(item, place, "MOTA", 1000));
        var (described, codes) = Apart(text);
        if ((same?.Fees.FirstOrDefault(fee => NationalFile.Describe(old!, fee) == text) ?? same?.Fees.Where(fee => NationalFile.Describe(old!, fee with { CaseCodes = [] }) == described).Select(fee => fee with { CaseCodes = codes }).FirstOrDefault()) is { } known)
        {
            return known with { Amount = amount, Formula = known.Formula ?? (amount is null ? "Theo quy định" : null), When = amount is 0 ? FeeTiming.None : known.When == FeeTiming.None ? FeeTiming.AtReceipt : known.When };
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

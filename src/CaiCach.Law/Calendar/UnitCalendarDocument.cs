using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CaiCach.Law.Calendar;

/// <summary>How a unit's calendar is stored: JSON with its weeks and its single days; hours are "07:30-11:30", a half or a day off is null.</summary>
public static class UnitCalendarDocument
{
    private const string DateFormat = "yyyy-MM-dd";
    private const string TimeFormat = "HH:mm";

    /// <summary>As it is stored.</summary>
    public static string Write(UnitCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartArray("weeks");
            foreach (var week in calendar.Weeks)
            {
                json.WriteStartObject();
                json.WriteString("from", Text(week.From));
                json.WriteStartArray("days");
                foreach (var hours in week.Hours.Days)
                {
                    Write(json, hours);
                }

                json.WriteEndArray();
                WriteWhy(json, week.Decision, week.Reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("days");
            foreach (var day in calendar.Days)
            {
                json.WriteStartObject();
                json.WriteString("date", Text(day.Date));
                json.WritePropertyName("hours");
                Write(json, day.Hours);
                WriteWhy(json, day.Decision, day.Reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>What <see cref="Write(UnitCalendar)"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static UnitCalendar Read(string document)
    {
        using var json = JsonDocument.Parse(document);
        return new(
            [.. json.RootElement.GetProperty("weeks").EnumerateArray().Select(w => new UnitWeek(
                Date(w, "from"), new([.. w.GetProperty("days").EnumerateArray().Select(Hours)]), Decision(w), Reason(w)))],
            [.. json.RootElement.GetProperty("days").EnumerateArray().Select(d => new UnitDay(Date(d, "date"), Hours(d.GetProperty("hours")), Decision(d), Reason(d)))]);
    }

    private static void Write(Utf8JsonWriter json, WorkingHours? hours)
    {
        if (hours is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartArray();
        json.WriteStringValue(Text(hours.Morning));
        json.WriteStringValue(Text(hours.Afternoon));
        json.WriteEndArray();
    }

    private static void WriteWhy(Utf8JsonWriter json, CalendarDecision decision, string reason)
    {
        json.WriteString("number", decision.Number);
        json.WriteString("decided", Text(decision.Date));
        json.WriteString("reason", reason);
    }

    private static string Text(DateOnly day) => day.ToString(DateFormat, CultureInfo.InvariantCulture);

    private static string? Text(HoursSpan? span) => span is { } known
        ? $"{known.From.ToString(TimeFormat, CultureInfo.InvariantCulture)}-{known.To.ToString(TimeFormat, CultureInfo.InvariantCulture)}"
        : null;

    private static DateOnly Date(JsonElement owner, string name) => DateOnly.ParseExact(owner.GetProperty(name).GetString()!, DateFormat, CultureInfo.InvariantCulture);

    private static CalendarDecision Decision(JsonElement owner) => new(owner.GetProperty("number").GetString()!, Date(owner, "decided"));

    private static string Reason(JsonElement owner) => owner.GetProperty("reason").GetString()!;

    private static WorkingHours? Hours(JsonElement stored) => stored.ValueKind == JsonValueKind.Null ? null : new WorkingHours(Span(stored[0]), Span(stored[1]));

    private static HoursSpan? Span(JsonElement stored) => stored.GetString()?.Split('-') is [var from, var to]
        ? new HoursSpan(TimeOnly.ParseExact(from, TimeFormat, CultureInfo.InvariantCulture), TimeOnly.ParseExact(to, TimeFormat, CultureInfo.InvariantCulture))
        : null;
}

using System.Text;
using System.Text.Json;

namespace CaiCach.Law.Dossiers;

/// <summary>The ladders of a body, one for each thing that people are reminded of; a version has those that its makers set, the others are the ones that ship.</summary>
/// <param name="Of">The ladders.</param>
public sealed record ReminderLadders(IReadOnlyDictionary<ReminderAbout, ReminderLadder> Of)
{
    private static readonly (ReminderAbout About, string Name)[] Abouts =
        [(ReminderAbout.Due, "steps"), (ReminderAbout.Step, "process_steps"), (ReminderAbout.Opinion, "opinions"), (ReminderAbout.Petition, "petitions"), (ReminderAbout.Intake, "intake")];

    private static readonly (ReminderTo To, string Name)[] People =
    [
        (ReminderTo.Officer, "officer"), (ReminderTo.DivisionHead, "division_head"), (ReminderTo.AgencyHead, "agency_head"), (ReminderTo.OneStopDirector, "one_stop_director"), (ReminderTo.Asker, "asker"),
    ];

    /// <summary>No ladder.</summary>
    public static ReminderLadders None { get; } = new(new Dictionary<ReminderAbout, ReminderLadder>());

    /// <summary>Who can be reminded of a thing.</summary>
    public static IReadOnlyList<ReminderTo> PeopleOf(ReminderAbout about) => [.. Enum.GetValues<ReminderTo>().Where(to => to switch { ReminderTo.Asker => about == ReminderAbout.Opinion, ReminderTo.DivisionHead => about != ReminderAbout.Intake, _ => true })];

    /// <summary>The same with another ladder for one thing.</summary>
    public ReminderLadders With(ReminderAbout about, ReminderLadder ladder) => new(new Dictionary<ReminderAbout, ReminderLadder>(Of) { [about] = ladder });

    /// <summary>Reads a file of ladders.</summary>
    /// <param name="json">The file.</param>
    /// <param name="fault">What is wrong with it, in Vietnamese; null when nothing is.</param>
    /// <returns>The ladders; null when something is wrong.</returns>
    public static ReminderLadders? Parse(string json, out string? fault)
    {
        try
        {
            using var file = JsonDocument.Parse(json);
            var found = new Dictionary<ReminderAbout, ReminderLadder>();
            foreach (var (about, name) in Abouts)
            {
                if (file.RootElement.TryGetProperty(name, out var steps))
                {
                    found.Add(about, new([.. steps.EnumerateArray().Select(Step)]));
                }
            }

            fault = found.Count == 0 ? "Tệp không có mốc nhắc việc nào." : found.SelectMany(l => l.Value.Faults(l.Key)).FirstOrDefault()?.Message;
            return fault is null ? new(found) : null;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            fault = "Không đọc được tệp mốc nhắc việc.";
            return null;
        }
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public string ToJson()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var (about, name) in Abouts)
            {
                if (Of.TryGetValue(about, out var ladder))
                {
                    json.WriteStartArray(name);
                    foreach (var step in ladder.Steps)
                    {
                        Write(json, step);
                    }

                    json.WriteEndArray();
                }
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter json, ReminderStep step)
    {
        json.WriteStartObject();
        json.WriteNumber("when", step.When);
        json.WriteString("unit", step.Unit == ReminderUnit.WorkingDay ? "working_day" : "working_hour");
        json.WriteStartArray("to");
        foreach (var to in step.To)
        {
            json.WriteStringValue(People.First(p => p.To == to).Name);
        }

        json.WriteEndArray();
        if (step.Every is { } every)
        {
            json.WriteNumber("every", every);
            json.WriteNumber("times", step.Times);
        }

        json.WriteEndObject();
    }

    private static ReminderStep Step(JsonElement step)
    {
        var unit = step.GetProperty("unit").GetString() switch
        {
            "working_day" => ReminderUnit.WorkingDay,
            "working_hour" => ReminderUnit.WorkingHour,
            var other => throw new FormatException($"There is no unit {other}."),
        };
        int? every = step.TryGetProperty("every", out var again) ? again.GetInt32() : null;
        return new(
            step.GetProperty("when").GetInt32(), unit, [.. step.GetProperty("to").EnumerateArray().Select(to => To(to.GetString()))],
            every, step.TryGetProperty("times", out var times) ? times.GetInt32() : 1);
    }

    private static ReminderTo To(string? name) =>
        People.FirstOrDefault(p => p.Name == name) is { Name: not null } found ? found.To : throw new FormatException($"There is nobody called {name}.");
}

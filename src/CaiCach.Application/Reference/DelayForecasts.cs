using System.Reflection;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Reference;

/// <summary>How many working days before its due date a dossier is told to the head as likely to be late (data/rules/delay-forecast.json).</summary>
public static class DelayForecasts
{
    /// <summary>The versions that ship.</summary>
    public static IReadOnlyList<DelayForecast> Shipped { get; } = Read();

    /// <summary>The forecast in force on a local day.</summary>
    public static DelayForecast On(DateOnly day) => DelayForecast.On(Shipped, day);

    private static IReadOnlyList<DelayForecast> Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("rules/delay-forecast.json")!);
        return DelayForecast.Parse(reader.ReadToEnd());
    }
}

using CaiCach.Law.Calendar;

namespace CaiCach.Web.Commands;

/// <summary>The verb <c>due</c> on the calendar that ships beside the program.</summary>
internal static class DueVerb
{
    public static async Task<int> Run(string[] args)
    {
        var file = Path.Combine(SeedCommand.DataFolder, "calendar", "holidays.csv");
        var reading = CalendarFile.Parse(await File.ReadAllTextAsync(file), "shipped", WorkingHours.Standard);
        if (reading.Calendar is not { } calendar)
        {
            foreach (var fault in reading.Faults)
            {
                await Console.Error.WriteLineAsync($"due: {file}, dòng {fault.Line}: {fault.Message}");
            }

            return ExitCodes.SystemAtFault;
        }

        return DueCommand.Run(args, Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Error, calendar);
    }
}

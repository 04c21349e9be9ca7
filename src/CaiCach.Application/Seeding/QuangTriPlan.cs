using CaiCach.Application.Reference;
using CaiCach.Law.Procedures;
using static CaiCach.Law.Procedures.Channel;

namespace CaiCach.Application.Seeding;

/// <summary>
/// Sở KH&amp;CN Quảng Trị from 15/12/2023 to 14/6/2024: 3 dossiers carried over and 17 received (12 online, 5 directly), 19 of them
/// finished early, 1 in progress and in time. The counts are those of the news report; the dossiers are invented.
/// </summary>
internal static class QuangTriPlan
{
    private const string Department = "SKHCN-QT";

    private static readonly (string Procedure, Channel Channel, int Owner, string Start, string Acts)[] Rows =
    [
        // Carried over: accepted before 15/12/2023 and open then.
        ("MH.QT.001", Online, 6, "2023-12-04", "take accept transfer assign propose+9 grant+3 issue deliver+1"),
        ("MH.QT.019", Direct, 7, "2023-12-06", "take accept transfer assign propose+10 grant+4 issue collect+1"),
        ("MH.QT.035", Online, 8, "2023-12-11", "take accept pay transfer assign propose+8 grant+3 issue deliver+1"),

        // Received in the period.
        ("2.002131", Online, 0, "2023-12-18", "take accept transfer assign propose+2 grant+1 issue deliver"),
        ("MH.QT.003", Direct, 1, "2023-12-27", "take accept transfer assign propose+2 grant+1 issue collect+1"),
        ("2.002131", Online, 2, "2024-01-08", "take accept transfer assign propose+1 grant+1 issue deliver+1"),
        ("MH.QT.009", Online, 9, "2024-01-16", "take accept transfer assign propose+4 grant+2 issue deliver+1"),
        ("MH.QT.023", Online, 6, "2024-01-25", "take accept pay transfer assign propose+2 grant+1 issue deliver"),
        ("MH.QT.034", Direct, 7, "2024-02-02", "take accept transfer assign propose+1 grant issue collect+1"),
        ("2.002131", Online, 3, "2024-02-20", "take accept transfer assign propose+2 grant+1 issue deliver"),
        ("1.011937", Online, 8, "2024-02-26", "take accept pay transfer assign propose+10 grant+4 issue deliver+1"),
        ("MH.QT.016", Online, 4, "2024-03-06", "take accept transfer assign propose+2 grant+1 issue deliver+1"),
        ("MH.QT.036", Online, 10, "2024-03-14", "take accept pay transfer assign propose+3 grant+1 issue deliver"),
        ("MH.QT.042", Direct, 9, "2024-03-25", "take accept transfer assign propose+2 grant+1 issue collect+2"),
        ("2.002131", Online, 5, "2024-04-03", "take accept transfer assign propose+1 grant+1 issue deliver"),
        ("MH.QT.046", Online, 6, "2024-04-11", "take accept transfer assign propose+7 grant+2 issue deliver+1"),
        ("2.002131", Direct, 0, "2024-04-23", "take accept transfer assign propose+2 grant+1 issue collect"),
        ("MH.QT.021", Online, 7, "2024-05-07", "take accept pay transfer assign propose+4 grant+2 issue deliver"),
        ("2.002381", Direct, 8, "2024-05-13", "take accept pay transfer assign propose+8 grant+3 issue collect+1"),
        ("MH.QT.045", Online, 10, "2024-06-03", "take accept transfer assign"),
    ];

    /// <summary>The stories.</summary>
    public static StoryPlan Of(ReferenceSnapshot reference)
    {
        var stories = Rows.Select((row, i) => new Story(i + 1, Department, row.Procedure, row.Channel, row.Owner, DateOnly.ParseExact(row.Start, "yyyy-MM-dd"), row.Acts)).ToList();
        var shut = stories.Where(s => !StoryPlan.CanBeFiled(reference, s)).Select(s => s.Procedure).Distinct(StringComparer.Ordinal).ToList();
        return shut.Count == 0 ? new(stories) : new([], $"Các thủ tục của kịch bản không còn nhận hồ sơ theo dữ liệu tham chiếu: {string.Join(", ", shut)}.");
    }
}

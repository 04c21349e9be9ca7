using CaiCach.Application.Letters;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.Application.Seeding;

/// <summary>A text of a letter that the sample department has written for itself, in force since a month, so that its newer letters are written with it.</summary>
internal sealed class SampleLetterTexts(IServiceProvider services, Cast cast)
{
    private const string Agency = "SKHCN-QT";
    private const string Set = "tt-03-2025";
    private const string More = "\n{danh_xung} có thể nộp lại hồ sơ bất cứ lúc nào; hướng dẫn từng bước có tại quầy và trên trang thủ tục {ma_thu_tuc}.";

    /// <summary>Writes it, unless it is there; how many acts that took.</summary>
    public async Task<int> WriteAsync(DateTime now, CancellationToken cancel)
    {
        var at = now.AddDays(-30);
        var text = ShippedTexts.Of(Set, LetterKind.Refusal);
        await using var scope = services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<SaveLetterText>().RunAsync(
            new(cast.Official(Agency, Role.ProcedureController), at, "seed"),
            new(Agency, Set, LetterKind.Refusal, 0, text with { Closing = text.Closing + More }, VietnamTime.DayOf(at)), cancel);
        return outcome switch
        {
            SaveLetterText.Outcome.Done => 1,
            SaveLetterText.Outcome.Stale => 0,
            _ => throw new InvalidOperationException($"A text of the sample was not taken: {outcome}."),
        };
    }
}

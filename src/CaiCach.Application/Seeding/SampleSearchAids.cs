using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Law.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.Application.Seeding;

/// <summary>Events of life and business and common names of a department of the sample province, since a month.</summary>
internal sealed class SampleSearchAids(IServiceProvider services, Cast cast)
{
    private const string Agency = "SKHCN-QT";

    private const string Events = """
        Mở phòng khám có máy X-quang: 2.002131, 2.002381
        Lập doanh nghiệp khoa học và công nghệ: 1.014445, 1.014446
        Giữ quyền sáng chế, nhãn hiệu: 1.011937
        """;

    private const string Names = """
        2.002131: đăng ký máy chụp; khai báo máy chụp răng
        1.014445: xin giấy doanh nghiệp khoa học
        """;

    /// <summary>Says it, unless it was said; how many acts that took.</summary>
    public async Task<int> WriteAsync(DateTime now, CancellationToken cancel)
    {
        await using var scoped = services.CreateAsyncScope();
        if ((await scoped.ServiceProvider.GetRequiredService<ReferenceStore>().CurrentAsync(cancel)).LifeEvents.Count > 0)
        {
            return 0;
        }

        return await scoped.ServiceProvider.GetRequiredService<SaveSearchAids>().RunAsync(
            new(cast.Official(Agency, Role.ProcedureController), now.AddDays(-30), "seed"), new(Agency, 0, Events, Names), cancel) switch
        {
            SaveSearchAids.Outcome.Done => 1,
            var outcome => throw new InvalidOperationException($"The sample's search aids were not taken: {outcome}."),
        };
    }
}

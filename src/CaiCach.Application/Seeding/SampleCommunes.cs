using System.Text;
using CaiCach.Application.Communes;
using CaiCach.Application.Reference;
using CaiCach.Law.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.Application.Seeding;

/// <summary>A few communes of the sample province and one of another. None of them is real: their codes and names are invented, and say so.</summary>
internal sealed class SampleCommunes(IServiceProvider services, Cast cast)
{
    private const string Ministry = "BKHCN";

    private const string File = """
        Mã,Tên,Loại,Mã tỉnh,Từ ngày,Đến ngày,Đơn vị cũ
        99001,Minh Họa,phường,44,01/07/2025,,"phường Mẫu Một; thành phố Thử; tỉnh Quảng Trị
        phường Mẫu Hai; thành phố Thử; tỉnh Quảng Trị"
        99002,Minh Họa,xã,44,01/07/2025,,"xã Mẫu Ba; huyện Thử; tỉnh Quảng Trị
        xã Mẫu Bốn; huyện Thử; tỉnh Quảng Bình"
        99003,Minh Họa Hai,xã,44,01/07/2025,,"xã Mẫu Bốn; huyện Thử; tỉnh Quảng Bình
        thị trấn Mẫu Năm; huyện Thử; tỉnh Quảng Bình"
        99004,Minh Họa,đặc khu,44,01/07/2025,,"xã Mẫu Bảy; huyện đảo Thử; tỉnh Quảng Trị"
        99005,Minh Họa,phường,01,01/07/2025,,"phường Mẫu Sáu; quận Thử; thành phố Hà Nội"
        """;

    /// <summary>Loads them, unless there are some; how many acts that took.</summary>
    public async Task<int> LoadAsync(DateTime now, CancellationToken cancel)
    {
        await using var scoped = services.CreateAsyncScope();
        if ((await scoped.ServiceProvider.GetRequiredService<ReferenceStore>().CurrentAsync(cancel)).Communes.All.Count > 0)
        {
            return 0;
        }

        return await scoped.ServiceProvider.GetRequiredService<ImportCommunes>().RunAsync(
            new(cast.Official(Ministry, Role.Administrator), now.AddDays(-30), "seed"), Encoding.UTF8.GetBytes(File), "xa-phuong-minh-hoa.csv", cancel: cancel) switch
        {
            ImportCommunes.Outcome.Done => 1,
            var outcome => throw new InvalidOperationException($"The sample's communes were not taken: {outcome}."),
        };
    }
}

using CaiCach.Data.Provider;

namespace CaiCach.Web.Commands;

/// <summary>The verb <c>migrate</c>: brings the database to this version's schema.</summary>
internal static class MigrateCommand
{
    private const string Help = """
        caicach migrate — đưa cơ sở dữ liệu lên lược đồ của phiên bản này

        Cách dùng: caicach migrate [--database TỆP-HOẶC-CHUỖI-KẾT-NỐI]

          --database  tệp SQLite hoặc chuỗi kết nối PostgreSQL (mặc định: CAICACH_DATABASE, hoặc var/caicach.db)
          --help      in hướng dẫn này

        Chạy lại nhiều lần, hoặc khi hệ thống đang phục vụ, đều an toàn.
        Mã kết thúc: 0 xong; 2 dùng sai; 3 cơ sở dữ liệu không dùng được.

        """;

    public static async Task<int> Run(string[] args)
    {
        if (Options.Read("migrate", Help, ["database"], args, out var exit) is not { } options)
        {
            return exit;
        }

        await using var bench = new Workbench(options);
        await ApplyAsync(bench, Console.Out);
        return ExitCodes.Done;
    }

    /// <summary>Applies what is missing and says it.</summary>
    public static async Task ApplyAsync(Workbench bench, TextWriter report)
    {
        await using var db = await bench.OpenAsync();
        var applied = await Migrator.MigrateAsync(db, bench.Engine, bench.Now, default);
        foreach (var migration in applied)
        {
            await report.WriteLineAsync($"đã áp dụng {migration.Number:0000} {migration.Name}");
        }

        if (applied.Count == 0)
        {
            await report.WriteLineAsync("lược đồ đã đúng phiên bản, không phải làm gì");
        }
    }
}

using CaiCach.Application.Seeding;

namespace CaiCach.Web.Commands;

/// <summary>The verb <c>seed</c>: loads a named scenario.</summary>
internal static class SeedCommand
{
    private static readonly string Help = $"""
        caicach seed — nạp một kịch bản có tên; chạy lại không đổi gì

        Cách dùng: caicach seed --scenario TÊN [--database TỆP-HOẶC-CHUỖI-KẾT-NỐI] [--files THƯ-MỤC]

          --scenario  {string.Join(", ", Scenarios.Names)}
          --database  tệp SQLite hoặc chuỗi kết nối PostgreSQL (mặc định: CAICACH_DATABASE, hoặc var/caicach.db)
          --files     thư mục chứa tệp (mặc định: bên cạnh cơ sở dữ liệu)
          --help      in hướng dẫn này

        Mã kết thúc: 0 xong; 1 dữ liệu có lỗi; 2 dùng sai; 3 cơ sở dữ liệu không dùng được.

        """;

    /// <summary>The reference data that ships beside the program.</summary>
    public static string DataFolder { get; } = Path.Combine(AppContext.BaseDirectory, "data");

    public static async Task<int> Run(string[] args)
    {
        if (Options.Read("seed", Help, ["scenario", "database", "files"], args, out var exit) is not { } options)
        {
            return exit;
        }

        if (options["scenario"] is not { } scenario || !Scenarios.Names.Contains(scenario))
        {
            await Console.Error.WriteLineAsync($"seed: --scenario phải là một trong: {string.Join(", ", Scenarios.Names)}.");
            return ExitCodes.WrongUsage;
        }

        await using var bench = new Workbench(options);
        return await bench.IsMigratedAsync("seed") ? await LoadAsync(bench, scenario, Console.Out) : ExitCodes.InputAtFault;
    }

    /// <summary>Loads a scenario and says what it made.</summary>
    public static async Task<int> LoadAsync(Workbench bench, string scenario, TextWriter report)
    {
        var outcome = await Scenarios.LoadAsync(bench.Services, scenario, DataFolder, bench.Now);
        foreach (var fault in outcome.Faults)
        {
            await Console.Error.WriteLineAsync($"seed: {fault}");
        }

        if (outcome.Faults.Count > 0)
        {
            return ExitCodes.InputAtFault;
        }

        await report.WriteLineAsync(scenario == Scenarios.ReferenceOnly
            ? "đã nạp dữ liệu tham chiếu và lịch làm việc; không có tài khoản hay hồ sơ nào"
            : outcome.Acts == 0
            ? $"kịch bản {scenario} đã có đủ, không phải làm gì"
            : $"kịch bản {scenario}: {outcome.Dossiers} hồ sơ, {outcome.Acts} bước nghiệp vụ");
        return ExitCodes.Done;
    }
}

using System.Data.Common;
using System.Net.Sockets;
using CaiCach.Web.Hosting.Storage;

namespace CaiCach.Web.Commands;

/// <summary>The verbs of the command line. A verb is a line here and a class beside this one.</summary>
public static class Verbs
{
    private static readonly (string Name, string Summary, Func<string[], Task<int>> Run)[] All =
    [
        ("run", "chuẩn bị cơ sở dữ liệu mẫu rồi phục vụ tại http://127.0.0.1:5080", RunCommand.Run),
        ("serve", "phục vụ cổng, nơi làm việc và API theo cấu hình", ServeCommand.Run),
        ("bench", $"đo trên cơ sở dữ liệu dùng tạm, số liệu dạng JSON: {BenchCommand.Names}", BenchCommand.Run),
        ("migrate", "đưa cơ sở dữ liệu lên lược đồ của phiên bản này", MigrateCommand.Run),
        ("seed", "nạp một kịch bản có tên", SeedCommand.Run),
        ("account", "quản trị hệ thống đầu tiên, cấp lại mật khẩu: account administrator|reset", AccountCommand.Run),
        ("due", "tính hạn trả kết quả, JSON Lines vào và ra", DueVerb.Run),
        ("score", "chấm một bài đánh giá Chỉ số CCHC, JSON vào và ra", args => Task.FromResult(ScoreCommand.Run(args, Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Error))),
        ("report", "lập báo cáo định kỳ: report ii06a|ii07|ii05|ii03 --unit MÃ --from NGÀY --to NGÀY", ReportCommand.Run),
        ("backup", "sao lưu cơ sở dữ liệu và tệp: backup --out THƯ-MỤC", BackupCommand.Run),
        ("restore", "khôi phục bản sao lưu vào chỗ trống và kiểm tra: restore --from THƯ-MỤC --database … --files …", RestoreCommand.Run),
        ("drill", "diễn tập khôi phục: drill --from THƯ-MỤC", RestoreCommand.Drill),
        ("mail", "ghi thư báo không tới của máy chủ thư: mail bounce < THƯ", MailCommand.Run),
        ("ledger", "kiểm tra sổ sự kiện: ledger verify", LedgerCommand.Run),
    ];

    public static async Task<int> Run(string[] args)
    {
        if (args is [] or ["--help" or "-h" or "help", ..])
        {
            await (args.Length == 0 ? Console.Error : Console.Out).WriteAsync(Usage);
            return args.Length == 0 ? ExitCodes.WrongUsage : ExitCodes.Done;
        }

        var verb = Array.Find(All, v => string.Equals(v.Name, args[0], StringComparison.Ordinal));
        if (verb.Run is null)
        {
            await Console.Error.WriteLineAsync($"caicach: không có lệnh “{args[0]}”.");
            await Console.Error.WriteAsync(Usage);
            return ExitCodes.WrongUsage;
        }

        try
        {
            return await verb.Run(args[1..]);
        }
        catch (StorageFaultException fault)
        {
            await Console.Error.WriteLineAsync($"{verb.Name}: {fault.Message}");
            return ExitCodes.WrongUsage;
        }
        catch (Exception failure) when (SystemFault(failure) is { } cause)
        {
            await Console.Error.WriteLineAsync($"{verb.Name}: {OneLine(cause.Message)}");
            return ExitCodes.SystemAtFault;
        }
    }

    /// <summary>The failure of a database, a disk or a network behind an exception; null when it is a bug of ours.</summary>
    private static Exception? SystemFault(Exception failure)
    {
        for (var e = failure; e is not null; e = e.InnerException!)
        {
            if (e is DbException or IOException or SocketException or UnauthorizedAccessException)
            {
                return e;
            }
        }

        return null;
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string Usage =>
        "Cách dùng: caicach LỆNH [lựa chọn]; mỗi lệnh có --help\n" + string.Concat(All.Select(v => $"  {v.Name,-10} {v.Summary}\n"));
}

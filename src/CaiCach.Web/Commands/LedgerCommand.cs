using CaiCach.Application.Ledger;

namespace CaiCach.Web.Commands;

/// <summary><c>caicach ledger verify</c>: checks that the stored events are complete, in order and in step with the dossiers.</summary>
public static class LedgerCommand
{
    private const string Help = """
        Cách dùng: caicach ledger verify [--database TỆP-HOẶC-KẾT-NỐI]

        Kiểm tra sổ sự kiện: đủ phiên bản, đúng thứ tự thời gian, đọc được, khớp với hồ sơ.
        Mỗi lỗi một dòng ra đầu ra chuẩn; số đã kiểm tra ra đầu ra lỗi.

        Mã thoát: 0 không có lỗi; 1 có lỗi; 2 sai cách dùng; 3 hệ thống gặp lỗi.

        """;

    /// <summary>Runs the verb on the console.</summary>
    public static Task<int> Run(string[] args) => Run(args, Console.Out, Console.Error);

    /// <summary>Runs the verb.</summary>
    public static async Task<int> Run(string[] args, TextWriter stdout, TextWriter stderr)
    {
        if (args is ["--help" or "-h"])
        {
            await stdout.WriteAsync(Help);
            return ExitCodes.Done;
        }

        if (args is not ["verify", ..])
        {
            await stderr.WriteLineAsync("Cách dùng: caicach ledger verify [--database TỆP-HOẶC-KẾT-NỐI] (xem --help)");
            return ExitCodes.WrongUsage;
        }

        if (Options.Read("ledger verify", Help, ["database"], args[1..], out var exit, stdout, stderr) is not { } options)
        {
            return exit;
        }

        return await DatabaseVerb.RunAsync("ledger", options, stderr, async services =>
        {
            var counts = await services.GetRequiredService<VerifyLedger>().RunAsync(fault => stdout.WriteLine(fault.ToString()));
            await stderr.WriteLineAsync($"Đã kiểm tra {counts.Events} sự kiện của {counts.Records} bản ghi: {counts.Faults} lỗi.");
            return counts.Faults == 0 ? ExitCodes.Done : ExitCodes.InputAtFault;
        });
    }
}

using CaiCach.Application.Acting;
using CaiCach.Application.Mails;
using CaiCach.Web.Hosting;

namespace CaiCach.Web.Commands;

/// <summary><c>caicach mail bounce</c>: takes the report of a mail server that an e-mail did not arrive, from standard input.</summary>
public static class MailCommand
{
    private const string Help = """
        Cách dùng: caicach mail bounce [--database TỆP-HOẶC-KẾT-NỐI] < THƯ

        Đọc một thư báo của máy chủ thư (RFC 3464) từ đầu vào chuẩn. Thư của hệ thống không tới thì được đánh dấu,
        cán bộ thụ lý hồ sơ được báo. Thư báo không đọc được, không phải của hệ thống thì không thay đổi gì.

        Mã thoát: 0 đã đọc; 2 sai cách dùng; 3 hệ thống gặp lỗi, hãy đưa lại thư ấy sau.

        """;

    private static readonly Actor Server = new(null, "Máy chủ thư", ActorKind.Client, []);

    /// <summary>Runs the verb on the console.</summary>
    public static Task<int> Run(string[] args) => Run(args, Console.OpenStandardInput(), Console.Out, Console.Error);

    /// <summary>Runs the verb.</summary>
    public static async Task<int> Run(string[] args, Stream stdin, TextWriter stdout, TextWriter stderr)
    {
        if (args is ["--help" or "-h"])
        {
            await stdout.WriteAsync(Help);
            return ExitCodes.Done;
        }

        if (args is not ["bounce", ..])
        {
            await stderr.WriteLineAsync("Cách dùng: caicach mail bounce [--database TỆP-HOẶC-KẾT-NỐI] < THƯ (xem --help)");
            return ExitCodes.WrongUsage;
        }

        if (Options.Read("mail bounce", Help, ["database"], args[1..], out var exit, stdout, stderr) is not { } options)
        {
            return exit;
        }

        return await DatabaseVerb.RunAsync("mail", options, stderr, async services =>
        {
            var message = new byte[TakeBounce.Longest + 1];
            var length = await stdin.ReadAtLeastAsync(message, message.Length, throwOnEndOfStream: false);
            var outcome = await services.GetRequiredService<TakeBounce>().RunAsync(new(Server, services.GetRequiredService<TimeProvider>().Moment(), "mail"), message.AsMemory(0, length));
            await stdout.WriteLineAsync(outcome switch
            {
                TakeBounce.Outcome.Failed => "Đã ghi: thư không tới.",
                TakeBounce.Outcome.Delayed => "Đã ghi: thư đến chậm.",
                TakeBounce.Outcome.Nothing => "Không có gì phải ghi.",
                TakeBounce.Outcome.NotAReport => "Không phải thư báo của máy chủ thư; không thay đổi gì.",
                _ => "Không phải thư của hệ thống này; không thay đổi gì.",
            });
            return ExitCodes.Done;
        });
    }
}

using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Web.Hosting;

namespace CaiCach.Web.Commands;

/// <summary>
/// The verb <c>account</c>: <c>administrator</c> makes the first administrator of a body, <c>reset</c> gives an official a one-time password where no administrator can.
/// </summary>
public static class AccountCommand
{
    private const string Help = """
        caicach account — quản trị hệ thống đầu tiên của một cơ quan, và mật khẩu khi không còn ai cấp lại được

        Cách dùng:
          caicach account administrator --unit MÃ --user-name TÊN --full-name "HỌ VÀ TÊN" [--email ĐỊA-CHỈ] [--database …]
          caicach account reset --user-name TÊN [--database …]

          --unit       mã của cơ quan; chỉ tạo được khi cơ quan chưa có quản trị hệ thống
          --user-name  tên đăng nhập
          --full-name  họ và tên
          --email      thư điện tử
          --database   tệp SQLite hoặc chuỗi kết nối PostgreSQL (mặc định: CAICACH_DATABASE, hoặc var/caicach.db)
          --help       in hướng dẫn này

        In ra đầu ra chuẩn một mật khẩu dùng một lần, có hiệu lực 7 ngày, phải đổi ngay khi đăng nhập.
        Mã kết thúc: 0 xong; 1 điều đã nêu có lỗi; 2 dùng sai; 3 cơ sở dữ liệu không dùng được.

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

        string[]? known = args switch
        {
            ["administrator", ..] => ["unit", "user-name", "full-name", "email", "database"],
            ["reset", ..] => ["user-name", "database"],
            _ => null,
        };
        if (known is null)
        {
            await stderr.WriteLineAsync("account: cách dùng: caicach account administrator|reset … Xem: caicach account --help");
            return ExitCodes.WrongUsage;
        }

        if (Options.Read("account " + args[0], Help, known, args[1..], out var exit, stdout, stderr) is not { } options)
        {
            return exit;
        }

        string[] wanted = args[0] == "reset" ? ["user-name"] : ["unit", "user-name", "full-name"];
        if (wanted.Where(name => options[name] is null).ToList() is { Count: > 0 } missing)
        {
            await stderr.WriteLineAsync($"account {args[0]}: thiếu {string.Join(", ", missing.Select(name => "--" + name))}. Xem: caicach account --help");
            return ExitCodes.WrongUsage;
        }

        return await DatabaseVerb.RunAsync("account", options, stderr, async services =>
        {
            var context = new ActContext(Actor.System, services.GetRequiredService<TimeProvider>().Moment(), "command");
            var outcome = args[0] == "reset"
                ? await services.GetRequiredService<ResetPassword>().ByCommandAsync(context, options["user-name"]!)
                : await services.GetRequiredService<MakeAdministrator>().RunAsync(context, options["unit"]!, options["user-name"]!, new(options["full-name"], options["email"], null));
            return await SayAsync(outcome, options["user-name"]!, stdout, stderr);
        });
    }

    private static async Task<int> SayAsync(AccountOutcome outcome, string userName, TextWriter stdout, TextWriter stderr)
    {
        switch (outcome)
        {
            case AccountOutcome.Done { Password: { } password }:
                await stderr.WriteLineAsync($"account: đăng nhập tại /can-bo/dang-nhap bằng tên {userName.ToLowerInvariant()} và mật khẩu dùng một lần sau:");
                await stdout.WriteLineAsync(password);
                return ExitCodes.Done;
            case AccountOutcome.Invalid invalid:
                foreach (var fault in invalid.Faults)
                {
                    await stderr.WriteLineAsync($"account: {fault.Field}: {fault.Text}");
                }

                return ExitCodes.InputAtFault;
            default:
                await stderr.WriteLineAsync($"account: không có cán bộ nào có tên đăng nhập {userName}.");
                return ExitCodes.InputAtFault;
        }
    }
}

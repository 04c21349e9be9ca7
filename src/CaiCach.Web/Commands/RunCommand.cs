using CaiCach.Application.Seeding;

namespace CaiCach.Web.Commands;

/// <summary>The verb <c>run</c>: the sample ministry, ready to try.</summary>
internal static class RunCommand
{
    private const string Address = "http://127.0.0.1:5080";

    private const string Help = $"""
        caicach run — tạo cơ sở dữ liệu, nạp dữ liệu mẫu rồi phục vụ tại {Address}

        Cách dùng: caicach run [--urls ĐỊA-CHỈ] [--database TỆP] [--files THƯ-MỤC]

          --urls      địa chỉ phục vụ (mặc định {Address})
          --database  tệp SQLite hoặc chuỗi kết nối PostgreSQL (mặc định: CAICACH_DATABASE, hoặc var/caicach.db)
          --files     thư mục chứa tệp (mặc định: bên cạnh cơ sở dữ liệu)
          --help      in hướng dẫn này

        Dừng bằng Ctrl-C. Dữ liệu được giữ lại cho lần chạy sau.

        """;

    public static async Task<int> Run(string[] args)
    {
        if (Options.Read("run", Help, ["urls", "database", "files"], args, out var exit) is not { } options)
        {
            return exit;
        }

        await using (var bench = new Workbench(options))
        {
            await MigrateCommand.ApplyAsync(bench, Console.Error);
            if (await SeedCommand.LoadAsync(bench, Scenarios.Sample, Console.Error) is var seeded and not ExitCodes.Done)
            {
                return seeded;
            }
        }

        var urls = options["urls"] ?? Address;
        var greeting = $"""

            CaiCach đang phục vụ dữ liệu mẫu tại {urls} (Ctrl-C để dừng)
              Cổng dịch vụ công  {urls}/
                công dân: 045090999901
              Nơi làm việc       {urls}/can-bo
                tiếp nhận: tiepnhan.qt · thụ lý: thuly.qt · lãnh đạo: lanhdao.qt · văn thư: vanthu.qt · cải cách hành chính: cchc.qt
              Mật khẩu của mọi tài khoản mẫu: {SampleAccounts.Password}

            """;
        string[] given = [.. options.Arguments.Where(a => !a.StartsWith("--urls=", StringComparison.Ordinal)), $"--urls={urls}"];
        return await ServeCommand.Serve(given, greeting);
    }
}

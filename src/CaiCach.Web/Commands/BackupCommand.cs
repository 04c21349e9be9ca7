using System.Data;
using CaiCach.Application.Ledger;
using CaiCach.Data;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Commands;

/// <summary><c>caicach backup</c>: a copy of database and files that can be proved, beside a running program.</summary>
public static class BackupCommand
{
    private const string Help = """
        Cách dùng: caicach backup --out THƯ-MỤC [--database TỆP-HOẶC-KẾT-NỐI] [--files THƯ-MỤC]

        Sao lưu cơ sở dữ liệu và các tệp vào một thư mục mới hoặc trống; chạy được khi hệ thống đang phục vụ. PostgreSQL cần chương trình pg_dump.
        manifest.json ghi số sự kiện, mã băm nối tiếp của sổ sự kiện và số tệp; thư mục không có manifest.json là bản sao lưu dở dang.
        Diễn tập khôi phục: caicach drill --from THƯ-MỤC.

        Mã thoát: 0 xong; 1 thư mục đã có dữ liệu; 2 sai cách dùng; 3 hệ thống gặp lỗi.

        """;

    /// <summary>Runs the verb on the console.</summary>
    public static Task<int> Run(string[] args) => Run(args, Console.Out, Console.Error, TimeProvider.System);

    /// <summary>Runs the verb.</summary>
    public static async Task<int> Run(string[] args, TextWriter stdout, TextWriter stderr, TimeProvider time)
    {
        if (Options.Read("backup", Help, ["out", "database", "files"], args, out var exit, stdout, stderr) is not { } options)
        {
            return exit;
        }

        if (options["out"] is not { } path)
        {
            await stderr.WriteLineAsync("Cách dùng: caicach backup --out THƯ-MỤC (xem --help)");
            return ExitCodes.WrongUsage;
        }

        return await DatabaseVerb.RunAsync("backup", options, stderr, async services =>
        {
            var storage = Storage.From(new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(options.Arguments).Build());
            var folder = new BackupFolder(path);
            if (!folder.Create())
            {
                await stderr.WriteLineAsync($"backup: thư mục {path} đã có dữ liệu; hãy chọn thư mục mới hoặc trống.");
                return ExitCodes.InputAtFault;
            }

            // The database first: a file is whole before a row names it, so what the copy names is there.
            var (digest, fault) = BackupFolder.IsServer(storage.Database)
                ? await DumpAsync(services, storage.Database, folder)
                : (await CopyAsync(services, options, folder, path), null);
            if (digest is null)
            {
                await stderr.WriteLineAsync($"backup: {fault}");
                return ExitCodes.SystemAtFault;
            }

            var files = BackupFolder.CopyFiles(storage.Files, folder.Files);
            folder.Write(new(time.Moment(), BackupFolder.IsServer(storage.Database) ? "postgres" : "sqlite", digest.Events, digest.Hash, files));
            await stderr.WriteLineAsync($"Đã sao lưu {digest.Events} sự kiện, {files} tệp; mã băm sổ sự kiện {digest.Hash}.");
            return ExitCodes.Done;
        });
    }

    private static async Task<DigestLedger.Digest> CopyAsync(IServiceProvider services, Options options, BackupFolder folder, string path)
    {
        await services.GetRequiredService<CaiCachDb>().Database.ExecuteSqlAsync($"VACUUM INTO {folder.Embedded}");

        // Read in a copy of its own, so that reading leaves nothing beside the backup.
        var scratch = Directory.CreateTempSubdirectory("caicach-backup-").FullName;
        try
        {
            var copy = Path.Combine(scratch, "caicach.db");
            File.Copy(folder.Embedded, copy);
            await using var bench = new Workbench(options.With(("database", copy), ("files", Path.Combine(path, "files"))));
            await using var scope = bench.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<DigestLedger>().RunAsync();
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static async Task<(DigestLedger.Digest? Digest, string? Fault)> DumpAsync(IServiceProvider services, string connection, BackupFolder folder)
    {
        // One snapshot for the dump and the hash: the program may go on writing.
        var db = services.GetRequiredService<CaiCachDb>();
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        var snapshot = await db.Database.SqlQuery<string>($"SELECT pg_export_snapshot() AS \"Value\"").SingleAsync();
        return await BackupFolder.RunAsync("pg_dump", connection, "--format=custom", "--no-owner", "--snapshot=" + snapshot, "--file=" + folder.Dump) is { } fault
            ? (null, fault)
            : (await services.GetRequiredService<DigestLedger>().RunAsync(), null);
    }
}

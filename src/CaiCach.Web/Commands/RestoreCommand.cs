using CaiCach.Application.Ledger;
using CaiCach.Data;
using CaiCach.Web.Hosting.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Commands;

/// <summary><c>caicach restore</c> and <c>caicach drill</c>: bring a backup back to an empty place and prove that it is whole; the drill throws the copy away.</summary>
public static class RestoreCommand
{
    private const string Help = """
        Cách dùng: caicach restore --from THƯ-MỤC --database TỆP-MỚI-HOẶC-KẾT-NỐI --files THƯ-MỤC-MỚI
                   caicach drill --from THƯ-MỤC [--database KẾT-NỐI-TỚI-CƠ-SỞ-DỮ-LIỆU-TRỐNG]

        restore đưa bản sao lưu vào chỗ trống (không ghi đè gì), rồi chứng minh: mã băm nối tiếp của sổ sự kiện đúng như lúc sao lưu, sổ sự kiện không có lỗi,
        mọi tệp mà hồ sơ nêu đều có và đúng nội dung. drill làm đúng như vậy ở chỗ tạm rồi xóa; bản sao lưu PostgreSQL cần --database trỏ tới cơ sở dữ liệu trống (người vận hành xóa nó sau khi diễn tập) và chương trình pg_restore.

        Mã thoát: 0 bản sao lưu đúng; 1 bản sao lưu có lỗi (mỗi lỗi một dòng) hoặc chỗ khôi phục không trống; 2 sai cách dùng; 3 hệ thống gặp lỗi.

        """;

    /// <summary>Restores, on the console.</summary>
    public static Task<int> Run(string[] args) => Run("restore", args, Console.Out, Console.Error);

    /// <summary>Drills, on the console.</summary>
    public static Task<int> Drill(string[] args) => Run("drill", args, Console.Out, Console.Error);

    /// <summary>Runs one of the two verbs.</summary>
    public static async Task<int> Run(string verb, string[] args, TextWriter stdout, TextWriter stderr)
    {
        var isDrill = verb == "drill";
        if (Options.Read(verb, Help, isDrill ? ["from", "database"] : ["from", "database", "files"], args, out var exit, stdout, stderr) is not { } options)
        {
            return exit;
        }

        if (options["from"] is not { } path || (!isDrill && (options["database"] is null || options["files"] is null)))
        {
            await stderr.WriteLineAsync($"Thiếu lựa chọn. Xem: caicach {verb} --help");
            return ExitCodes.WrongUsage;
        }

        var folder = new BackupFolder(path);
        if (folder.Read() is not { } manifest)
        {
            await stdout.WriteLineAsync($"{path}: không phải bản sao lưu trọn vẹn (không có manifest.json đọc được)");
            return ExitCodes.InputAtFault;
        }

        var scratch = isDrill ? Directory.CreateTempSubdirectory("caicach-drill-").FullName : null;
        try
        {
            var database = options["database"] ?? Path.Combine(scratch!, "caicach.db");
            var files = options["files"] ?? Path.Combine(scratch!, "files");
            if (BackupFolder.IsServer(database) != (manifest.Engine == "postgres"))
            {
                await stderr.WriteLineAsync($"{verb}: bản sao lưu là của {manifest.Engine}; --database phải cùng loại.");
                return ExitCodes.WrongUsage;
            }

            if ((!BackupFolder.IsServer(database) && File.Exists(database)) || (Directory.Exists(files) && Directory.EnumerateFileSystemEntries(files).Any()))
            {
                await stdout.WriteLineAsync("Chỗ khôi phục không trống; không ghi đè gì.");
                return ExitCodes.InputAtFault;
            }

            if (await BringAsync(folder, database) is { } trouble)
            {
                await stderr.WriteLineAsync($"{verb}: {trouble}");
                return ExitCodes.SystemAtFault;
            }

            BackupFolder.CopyFiles(folder.Files, files);
            var faults = await ProveAsync(manifest, options.With(("database", database), ("files", files)), files, stderr, verb);
            foreach (var fault in faults)
            {
                await stdout.WriteLineAsync(fault);
            }

            await stderr.WriteLineAsync($"{(isDrill ? "Diễn tập" : "Khôi phục")}: {manifest.Events} sự kiện, {manifest.Files} tệp, sao lưu lúc {manifest.MadeAt:O}: {faults.Count} lỗi.");
            return faults.Count == 0 ? ExitCodes.Done : ExitCodes.InputAtFault;
        }
        finally
        {
            if (scratch is not null)
            {
                Directory.Delete(scratch, recursive: true);
            }
        }
    }

    private static async Task<string?> BringAsync(BackupFolder folder, string database)
    {
        if (BackupFolder.IsServer(database))
        {
            return await BackupFolder.RunAsync("pg_restore", database, "--no-owner", "--exit-on-error", "--single-transaction", "--dbname=" + NameOf(database), folder.Dump);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(database))!);
        File.Copy(folder.Embedded, database);
        return null;
    }

    private static string NameOf(string connection) => new System.Data.Common.DbConnectionStringBuilder { ConnectionString = connection }.TryGetValue("Database", out var name) ? name.ToString()! : "";

    private static async Task<IReadOnlyList<string>> ProveAsync(BackupFolder.Manifest manifest, Options options, string files, TextWriter stderr, string verb)
    {
        await using var bench = new Workbench(options);
        if (!await bench.IsMigratedAsync(verb, stderr))
        {
            return ["lược đồ không phải của phiên bản chương trình này; hãy diễn tập bằng phiên bản đã sao lưu, hoặc khôi phục rồi chạy caicach migrate"];
        }

        await using var scope = bench.Services.CreateAsyncScope();
        List<string> faults = [];
        var digest = await scope.ServiceProvider.GetRequiredService<DigestLedger>().RunAsync();
        if (digest != new DigestLedger.Digest(manifest.Events, manifest.LedgerHash))
        {
            faults.Add($"sổ sự kiện khác lúc sao lưu: {digest.Events} sự kiện, mã băm {digest.Hash}; lúc sao lưu {manifest.Events}, {manifest.LedgerHash}");
        }

        await scope.ServiceProvider.GetRequiredService<VerifyLedger>().RunAsync(fault => faults.Add(fault.ToString()));
        faults.AddRange(BackupFolder.Spoilt(files).Select(file => $"tệp {Path.GetFileName(file)}: nội dung không đúng mã băm"));
        var there = BackupFolder.Names(files);
        if (there.Count != manifest.Files)
        {
            faults.Add($"bản sao lưu có {there.Count} tệp; lúc sao lưu {manifest.Files}");
        }

        await foreach (var named in scope.ServiceProvider.GetRequiredService<CaiCachDb>().DossierPapers.AsNoTracking().Where(p => p.Sha256 != null).Select(p => p.Sha256!).Distinct().AsAsyncEnumerable())
        {
            if (!there.Contains(named))
            {
                faults.Add($"tệp {named}: hồ sơ nêu mà bản sao lưu không có");
            }
        }

        return faults;
    }
}

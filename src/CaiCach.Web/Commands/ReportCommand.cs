using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Export;
using CaiCach.Law.Reports;

namespace CaiCach.Web.Commands;

/// <summary><c>caicach report</c>: form II.06a, II.07, II.05 or II.03 of a unit and a period.</summary>
public static class ReportCommand
{
    private const string Help = """
        Cách dùng: caicach report ii06a|ii07|ii05|ii03 --unit MÃ --from NGÀY --to NGÀY --format json|csv|xlsx|docx [--by field|body] [--version SỐ|live] [--as-of LÚC] [--out TỆP] [--database TỆP-HOẶC-KẾT-NỐI]

        Biểu II.06a, II.07, II.05 (phản ánh, kiến nghị) hoặc II.03 (công bố, công khai thủ tục) của một đơn vị (gồm các cơ quan trực thuộc) trong một kỳ; ngày viết dạng 2024-06-14, tính cả hai ngày đầu và cuối.
        Mỗi dòng là một lĩnh vực (--by field, mặc định) hoặc, với ii06a, một cơ quan (--by body, biểu tổng hợp).
        Kỳ đã chốt số liệu thì ghi bản chốt mới nhất; --version 2 là bản chốt số 2, --version live là số liệu tính lại lúc này.
        Với ii07 của kỳ đã qua, --as-of 2026-04-05T02:30:00Z (UTC) cho số liệu với các nguyên nhân đã ghi đến thời điểm ấy: hỏi lại được đúng số liệu đã lập (causesAsOf trong tệp JSON).
        Các đẳng thức của biểu được kiểm tra trước khi ghi; số liệu không khớp với báo cáo đã chốt bên cạnh thì vẫn ghi, nêu từng chỗ trong tệp và ở đầu ra lỗi. Không có --out thì ghi ra đầu ra chuẩn.

        Mã thoát: 0 xong; 1 dữ liệu vào có lỗi (mỗi lỗi một dòng); 2 sai cách dùng; 3 hệ thống gặp lỗi hoặc số liệu không khớp (nêu rõ chỗ).

        """;

    /// <summary>Runs the verb on the console.</summary>
    public static async Task<int> Run(string[] args)
    {
        await using var stdout = Console.OpenStandardOutput();
        return await Run(args, stdout, Console.Error, TimeProvider.System);
    }

    /// <summary>Runs the verb.</summary>
    public static async Task<int> Run(string[] args, Stream stdout, TextWriter stderr, TimeProvider time)
    {
        if (args is ["--help" or "-h"] or [_, "--help" or "-h"])
        {
            await stdout.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Help));
            return ExitCodes.Done;
        }

        if (args is not ["ii06a" or "ii07" or "ii05" or "ii03", ..] || Options.Read("report " + args[0], Help, ["unit", "from", "to", "format", "by", "version", "as-of", "out", "database"], args[1..], out _, TextWriter.Null, stderr) is not { } options
            || options["unit"] is not { } unit || options["from"] is not { } first || options["to"] is not { } last
            || (options["format"] ?? "json") is var format && !ReportFile.Formats.Contains(format)
            || FormOf(args[0], options["by"]) is not { } form)
        {
            await stderr.WriteLineAsync("Cách dùng: caicach report ii06a|ii07|ii05|ii03 --unit MÃ --from NGÀY --to NGÀY --format json|csv|xlsx|docx [--by field|body] [--version SỐ|live] [--out TỆP] (xem --help)");
            return ExitCodes.WrongUsage;
        }

        var faults = new List<string>();
        var from = Day(first, "--from", faults);
        var to = Day(last, "--to", faults);
        var moment = DateTime.TryParseExact(options["as-of"], "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var read) ? read : (DateTime?)null;
        if (options["as-of"] is { } typed && moment is null)
        {
            faults.Add($"--as-of: “{typed}” không phải thời điểm dạng 2026-04-05T02:30:00Z.");
        }

        if (faults.Count > 0)
        {
            return await RefuseAsync(faults, stderr, ExitCodes.InputAtFault);
        }

        return await DatabaseVerb.RunAsync("report", options, stderr, async services =>
        {
            var outcome = await services.GetRequiredService<ReadReport>().RunAsync(Actor.System, time.GetUtcNow().UtcDateTime, new(form, unit, from, to, options["version"]) { AsOf = moment });
            switch (outcome)
            {
                case ReadReport.Outcome.Invalid invalid:
                    return await RefuseAsync(invalid.Faults.Select(f => $"--{(f.Field == "asOf" ? "as-of" : f.Field)}: {f.Text}"), stderr, ExitCodes.InputAtFault);
                case ReadReport.Outcome.Broken broken:
                    return await RefuseAsync(broken.Identities.Select(i => i.ToString()), stderr, ExitCodes.SystemAtFault);
                default:
                    var shown = (ReadReport.Outcome.Shown)outcome;
                    foreach (var broken in shown.Unagreed)
                    {
                        await stderr.WriteLineAsync($"{ReadReport.Outcome.Shown.UnagreedHead}: {broken}.");
                    }

                    var tree = (await services.GetRequiredService<ReferenceStore>().CurrentAsync(CancellationToken.None)).Organisation;
                    await WriteAsync(ReportFile.Make(shown, tree, format), options["out"], stdout);
                    return ExitCodes.Done;
            }
        });
    }

    private static ReportForm? FormOf(string name, string? by) => (name, by) switch
    {
        ("ii07", null) => ReportForm.Ii07,
        ("ii05", null) => ReportForm.Ii05,
        ("ii03", null) => ReportForm.Ii03,
        ("ii06a", null or "field") => ReportForm.Ii06a,
        ("ii06a", "body") => ReportForm.Ii06,
        _ => null,
    };

    private static DateOnly Day(string text, string option, List<string> faults)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            faults.Add($"{option}: “{text}” không phải ngày dạng 2024-06-14.");
        }

        return day;
    }

    private static async Task<int> RefuseAsync(IEnumerable<string> faults, TextWriter stderr, int status)
    {
        foreach (var fault in faults)
        {
            await stderr.WriteLineAsync(fault);
        }

        return status;
    }

    private static async Task WriteAsync(byte[] file, string? path, Stream stdout)
    {
        if (path is null)
        {
            await stdout.WriteAsync(file);
            return;
        }

        var beside = path + "." + Path.GetRandomFileName();
        await File.WriteAllBytesAsync(beside, file);
        File.Move(beside, path, overwrite: true);
    }
}

using CaiCach.Application.Acting;
using CaiCach.Application.Processes;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.Application.Seeding;

/// <summary>
/// Invented internal processes of the sample department, approved before its dossiers come in: a plain one, one with cases, one with parallel steps and another body; and a draft.
/// </summary>
internal sealed class SampleProcesses(IServiceProvider services, Cast cast)
{
    private const string Agency = "SKHCN-QT";
    private const string Technology = "SKHCN-QT-QLCN";
    private const string Science = "SKHCN-QT-QLKH";
    private const string Office = "SKHCN-QT-VP";
    private const string Decision = "837/QĐ-UBND (dữ liệu minh họa)";
    private const string Signer = "Chủ tịch UBND tỉnh (minh họa)";

    private static readonly Step Receive = new("Tiếp nhận, kiểm tra và số hóa hồ sơ", Role.Receiver, null, 4, Hours: true, Output: "Phiếu tiếp nhận hồ sơ và hẹn trả kết quả");
    private static readonly Step Sign = new("Ký duyệt kết quả", Role.AgencyHead, null, 0.5m);
    private static readonly Step Issue = new("Cấp số, đóng dấu, phát hành", Role.Clerk, Office, 0.25m, Output: "Kết quả điện tử và bản giấy");
    private static readonly Step Return = new("Trả kết quả", Role.Receiver, null, 0);

    /// <summary>A step in few words.</summary>
    private sealed record Step(string Name, Role? Role, string? Unit, decimal Time, bool Hours = false, string? Output = null, string? Other = null)
    {
        public StepFields Fields => new(Name, Role, Unit, Other, new(Time, Hours ? StepUnit.Hour : StepUnit.Day), Output);
    }

    /// <summary>What the officials of the sample say of the way of a dossier: the branch, where its process has one, and why nobody was asked, where nobody was.</summary>
    public static CourseInput CourseOf(string procedure) => new("Nội dung đã rõ qua hồ sơ, không phải lấy thêm ý kiến.", procedure == "2.002381" ? ["n6"] : null);

    /// <summary>Writes what is not there yet; how many acts that took.</summary>
    public async Task<int> WriteAsync(DateTime now, CancellationToken cancel)
    {
        var at = now.AddDays(-200);
        var done = 0;
        done += await PutAsync("2.002131", at, approve: true, Plain, cancel);
        done += await PutAsync("1.014393", at, approve: true, Parallel, cancel);
        done += await PutAsync("2.002381", at, approve: true, ByCase, cancel);
        done += await PutAsync("1.014445", at, approve: false, [.. Of(null, Receive, new("Phân công xử lý", Role.DivisionHead, Technology, 0.5m))], cancel);
        return done;
    }

    private static IReadOnlyList<ProcessEdit> Plain { get; } =
    [
        .. Of(null, Receive, new("Phân công xử lý", Role.DivisionHead, Technology, 0.25m), new("Thẩm định, dự thảo giấy xác nhận", Role.Specialist, Technology, 3, Output: "Dự thảo giấy xác nhận"), Sign, Issue, Return),
    ];

    /// <summary>Keys follow the order in which things are added: four steps, then the block 5 with its branches 6 and 7.</summary>
    private static IReadOnlyList<ProcessEdit> ByCase { get; } =
    [
        .. Of(null, Receive, new("Phân công xử lý", Role.DivisionHead, Technology, 0.5m), new("Thẩm định hồ sơ", Role.Specialist, Technology, 5, Output: "Phiếu thẩm định"), new("Trình dự thảo kết quả", Role.Specialist, Technology, 2, Output: "Tờ trình, dự thảo giấy phép")),
        new ProcessEdit.AddBlock(new(null, "s3"), BlockKind.Choice, ["Phải thẩm định tại cơ sở", "Không phải thẩm định tại cơ sở"]),
        .. Of("n6", new Step("Thẩm định an toàn bức xạ tại cơ sở", Role.Specialist, Technology, 8, Output: "Biên bản thẩm định")),
        new ProcessEdit.AddStep(new(null, "s4"), Sign.Fields), new ProcessEdit.AddStep(new(null, "s9"), Issue.Fields), new ProcessEdit.AddStep(new(null, "s10"), Return.Fields),
    ];

    private static IReadOnlyList<ProcessEdit> Parallel { get; } =
    [
        .. Of(null, Receive, new("Phân công xử lý", Role.DivisionHead, Technology, 0.5m), new("Thẩm định điều kiện của trung tâm", Role.Specialist, Technology, 6, Output: "Phiếu thẩm định"), new("Tổng hợp, trình dự thảo quyết định", Role.Specialist, Technology, 4, Output: "Tờ trình, dự thảo quyết định")),
        new ProcessEdit.AddBlock(new(null, "s3"), BlockKind.Parallel, new string?[2]),
        .. Of("n6", new Step("Cho ý kiến về năng lực tài chính", null, null, 10, Other: "Sở Tài chính", Output: "Văn bản ý kiến")),
        .. Of("n7", new Step("Cho ý kiến về nhiệm vụ khoa học", Role.Specialist, Science, 5, Output: "Phiếu ý kiến"), new Step("Kiểm tra thực tế", Role.Specialist, Technology, 6, Output: "Biên bản kiểm tra")),
        new ProcessEdit.AddStep(new(null, "s4"), Sign.Fields), new ProcessEdit.AddStep(new(null, "s11"), Issue.Fields), new ProcessEdit.AddStep(new(null, "s12"), Return.Fields),
    ];

    /// <summary>Steps one after another at the end of a list, which is empty at the beginning.</summary>
    private static IEnumerable<ProcessEdit> Of(string? list, params Step[] steps)
    {
        var first = list is null ? 1 : int.Parse(list.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) switch { 6 => 8, _ => 9 };
        return steps.Select((s, i) => new ProcessEdit.AddStep(new(list, i == 0 ? null : $"s{first + i - 1}"), s.Fields));
    }

    private async Task<int> PutAsync(string procedure, DateTime at, bool approve, IReadOnlyList<ProcessEdit> edits, CancellationToken cancel)
    {
        var controller = new ActContext(cast.Official(Agency, Role.ProcedureController), at, "seed");
        var view = await Do<ReadProcesses, ReadProcesses.View?>(u => u.OneAsync(controller.Actor, Agency, procedure, null, at, cancel));
        if (view is null || view.Versions.Count > 0)
        {
            return 0;
        }

        var done = Done(await Do<StartProcess, ProcessOutcome>(u => u.RunAsync(controller, Agency, procedure, cancel)));
        foreach (var edit in edits)
        {
            done = Done(await Do<ChangeProcess, ProcessOutcome>(u => u.RunAsync(controller, new(Agency, procedure, done.Number, done.Version, edit), cancel)));
        }

        if (approve)
        {
            var day = VietnamTime.DayOf(at);
            Done(await Do<ApproveProcess, ProcessOutcome>(u => u.RunAsync(controller, new(Agency, procedure, done.Number, done.Version, Decision, day, Signer, day), cancel)));
        }

        return edits.Count + (approve ? 2 : 1);
    }

    private static ProcessOutcome.Done Done(ProcessOutcome outcome) => outcome as ProcessOutcome.Done
        ?? throw new InvalidOperationException($"A process of the sample was not taken: {(outcome is ProcessOutcome.Invalid invalid ? string.Join("; ", invalid.Faults.Select(f => f.Text)) : outcome)}.");

    private async Task<T> Do<TUseCase, T>(Func<TUseCase, Task<T>> work)
        where TUseCase : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }
}

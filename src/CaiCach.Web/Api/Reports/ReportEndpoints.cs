using System.Globalization;
using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Export;
using CaiCach.Law.Reports;
using CaiCach.Web.Api.Clients;
using CaiCach.Web.Api.Problems;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Api.Reports;

/// <summary>Periodic reports, the same JSON as the command line gives.</summary>
internal static class ReportEndpoints
{
    private const string Versions = "Kỳ đã chốt số liệu thì trả bản chốt mới nhất, kèm frozen (số bản, SHA-256, chỗ số liệu hiện tại khác); version=2 là bản chốt số 2, version=live là số liệu tính lại lúc này. Số liệu không khớp với báo cáo đã chốt bên cạnh thì kèm unagreed, mỗi chỗ một câu; số liệu mâu thuẫn với nhau thì không có báo cáo mà trả 409, nêu từng đẳng thức không đúng.";

    private const string Kept = "keptAppointment: trong số finished.late, số hồ sơ xong theo lịch hẹn lại sau khi xin lỗi nhưng quá hạn gốc; không có thì không ghi.";

    private const string AsOf = "Nguyên nhân là nguyên nhân đã ghi đến hết ngày cuối kỳ; đến ngày ấy chưa ghi thì lấy nguyên nhân ghi đầu tiên sau đó, đến thời điểm causesAsOf. Kỳ đã qua mà hỏi lại với asOf bằng thời điểm ấy (ISO 8601, UTC, dạng 2026-04-05T02:30:00Z) thì được đúng số liệu ấy, kể cả khi kỳ đã chốt.";

    private const string Moved = "Kỳ có sắp xếp tổ chức thì dòng và tổng cộng có moved: hồ sơ đang giải quyết nhận về (In) và chuyển đi (Out), loại từ kỳ trước (carriedOver, đã cộng hoặc trừ ở cột 6) và loại tiếp nhận trong kỳ (received, đã cộng hoặc trừ ở cột 4, 5); cột (6) kỳ này = cột (11) kỳ trước + carriedOverIn − carriedOverOut.";

    public static void MapReports(this IEndpointRouteBuilder api)
    {
        api.MapGet("/reports/ii06a", Ii06aAsync)
            .Access(new ApiClientsOnlyAttribute()).NeedsScope(ApiScopes.ReportsRead)
            .WithName("reportIi06a").WithTags("reports").WithSummary("Biểu II.06a: tình hình, kết quả giải quyết thủ tục hành chính của một đơn vị trong một kỳ (ngày dạng 2024-06-14), mỗi dòng một lĩnh vực (by=field) hoặc một cơ quan trực thuộc (by=body)")
            .WithDescription(Versions + " " + Moved + " " + Kept)
            .Produces<Ii06aAnswer>().Produces<ApiProblem>(StatusCodes.Status409Conflict, ProblemAnswers.MediaType).Produces<ApiProblem>(StatusCodes.Status422UnprocessableEntity, ProblemAnswers.MediaType);
        api.MapGet("/reports/ii07", Ii07Async)
            .Access(new ApiClientsOnlyAttribute()).NeedsScope(ApiScopes.ReportsRead)
            .WithName("reportIi07").WithTags("reports").WithSummary("Biểu II.07: nguyên nhân quá hạn giải quyết thủ tục hành chính của một đơn vị trong một kỳ (ngày dạng 2024-06-14), mỗi dòng một lĩnh vực")
            .WithDescription(Versions + " " + AsOf)
            .Produces<Ii07Answer>().Produces<ApiProblem>(StatusCodes.Status409Conflict, ProblemAnswers.MediaType).Produces<ApiProblem>(StatusCodes.Status422UnprocessableEntity, ProblemAnswers.MediaType);
        MapCounted<Ii05Answer>(api, "/reports/ii05", "reportIi05", "Biểu II.05: kết quả tiếp nhận, xử lý phản ánh, kiến nghị của một đơn vị trong một kỳ (ngày dạng 2024-06-14), mỗi dòng một loại (code)", ReportForm.Ii05);
        MapCounted<Ii03Answer>(api, "/reports/ii03", "reportIi03", "Biểu II.03: thủ tục hành chính được công bố, công khai của một đơn vị trong một kỳ (ngày dạng 2024-06-14), mỗi dòng một lĩnh vực (code)", ReportForm.Ii03);
    }

    private static void MapCounted<TAnswer>(IEndpointRouteBuilder api, string path, string name, string summary, ReportForm form) =>
        api.MapGet(path, (HttpContext context, ReadReport report, TimeProvider time, string? unit, string? from, string? to, string? version, CancellationToken cancel) =>
                RunAsync(context, report, time, form, unit, from, to, version, cancel))
            .Access(new ApiClientsOnlyAttribute()).NeedsScope(ApiScopes.ReportsRead)
            .WithName(name).WithTags("reports").WithSummary(summary).WithDescription(Versions + " Các cột của biểu chưa kiểm chứng.")
            .Produces<TAnswer>().Produces<ApiProblem>(StatusCodes.Status409Conflict, ProblemAnswers.MediaType).Produces<ApiProblem>(StatusCodes.Status422UnprocessableEntity, ProblemAnswers.MediaType);

    /// <inheritdoc cref="Ii06aAnswer"/>
    internal sealed record Ii05Answer(string Form, string Unit, DateOnly From, DateOnly To, IReadOnlyList<Ii05Row> Rows, Ii05Cells Total, FrozenAnswer? Frozen, IReadOnlyList<string>? Unagreed);

    /// <inheritdoc cref="Ii06aAnswer"/>
    internal sealed record Ii05Cells(
        long Total, long CarriedOver, long ReceivedNew, long TransferredIn, long Handled, long HandledInTime, long HandledLate, long Refused, long Closed, long TransferredOut, long TransferredLate,
        long Open, long OpenInTime, long OpenLate, long Published);

    /// <inheritdoc cref="Ii06aAnswer"/>
    internal sealed record Ii05Row(
        string Code, string Name, long Total, long CarriedOver, long ReceivedNew, long TransferredIn, long Handled, long HandledInTime, long HandledLate, long Refused, long Closed, long TransferredOut, long TransferredLate,
        long Open, long OpenInTime, long OpenLate, long Published);

    /// <inheritdoc cref="Ii06aAnswer"/>
    internal sealed record Ii03Answer(string Form, string Unit, DateOnly From, DateOnly To, IReadOnlyList<Ii03Row> Rows, Ii03Cells Total, FrozenAnswer? Frozen, IReadOnlyList<string>? Unagreed);

    /// <inheritdoc cref="Ii06aAnswer"/>
    internal sealed record Ii03Cells(
        long Announced, long AnnouncedNew, long AnnouncedAmended, long AnnouncedReplaced, long AnnouncedAbolished, long AnnouncedInTime, long AnnouncedLate, long TakenBack, long MadePublic, long MadePublicInTime, long MadePublicLate);

    /// <inheritdoc cref="Ii06aAnswer"/>
    internal sealed record Ii03Row(
        string Code, string Name, long Announced, long AnnouncedNew, long AnnouncedAmended, long AnnouncedReplaced, long AnnouncedAbolished, long AnnouncedInTime, long AnnouncedLate, long TakenBack, long MadePublic,
        long MadePublicInTime, long MadePublicLate);

    /// <summary>The shape of the report, for the API document alone.</summary>
    internal sealed record Ii06aAnswer(string Unit, DateOnly From, DateOnly To, IReadOnlyList<Ii06aRow> Rows, Ii06aCells Total, FrozenAnswer? Frozen, IReadOnlyList<string>? Unagreed);

    /// <inheritdoc cref="Ii06aAnswer"/>
    internal sealed record Ii06aRow(string? Field, string? Body, Ii06aReceived Received, Ii06aFinished Finished, Ii06aInProgress InProgress, Ii06aMoved? Moved, long? KeptAppointment);

    /// <inheritdoc cref="Ii06aAnswer"/>
    internal sealed record Ii06aCells(Ii06aReceived Received, Ii06aFinished Finished, Ii06aInProgress InProgress, Ii06aMoved? Moved, long? KeptAppointment);

    /// <inheritdoc cref="Ii06aAnswer"/>
    internal sealed record Ii06aMoved(long CarriedOverIn, long CarriedOverOut, long ReceivedIn, long ReceivedOut);

    /// <inheritdoc cref="Ii06aAnswer"/>
    internal sealed record Ii06aReceived(long Total, long Online, long DirectOrPost, long CarriedOver);

    /// <inheritdoc cref="Ii06aAnswer"/>
    internal sealed record Ii06aFinished(long Total, long Early, long OnTime, long Late);

    /// <inheritdoc cref="Ii06aAnswer"/>
    internal sealed record Ii06aInProgress(long Total, long InTime, long Late);

    /// <inheritdoc cref="Ii06aAnswer"/>
    internal sealed record Ii07Answer(string Unit, DateOnly From, DateOnly To, IReadOnlyList<Ii07Row> Rows, Ii07Cells Total, DateTime? CausesAsOf, FrozenAnswer? Frozen, IReadOnlyList<string>? Unagreed);

    /// <inheritdoc cref="Ii06aAnswer"/>
    internal sealed record Ii07Row(string Field, long Late, long FinishedLate, long OpenLate, Ii07Causes Causes, long Untold, IReadOnlyList<string> Words);

    /// <inheritdoc cref="Ii06aAnswer"/>
    internal sealed record Ii07Cells(long Late, long FinishedLate, long OpenLate, Ii07Causes Causes, long Untold);

    /// <inheritdoc cref="Ii06aAnswer"/>
    internal sealed record Ii07Causes(long Provision, long OtherBody, long System, long Official, long Staff, long Applicant, long Other);

    /// <inheritdoc cref="Ii06aAnswer"/>
    internal sealed record FrozenAnswer(int Version, string Sha256, DateTime At, string By, string? Reason, IReadOnlyList<string> Changes, IReadOnlyList<string> NowDiffers);

    private static async Task<IResult> Ii06aAsync(HttpContext context, ReadReport report, TimeProvider time, string? unit, string? from, string? to, string? by, string? version, CancellationToken cancel)
    {
        ReportForm? form = by switch
        {
            null or "field" => ReportForm.Ii06a,
            "body" => ReportForm.Ii06,
            _ => null,
        };
        return await RunAsync(context, report, time, form, unit, from, to, version, cancel);
    }

    private static Task<IResult> Ii07Async(HttpContext context, ReadReport report, TimeProvider time, string? unit, string? from, string? to, string? version, string? asOf, CancellationToken cancel) =>
        RunAsync(context, report, time, ReportForm.Ii07, unit, from, to, version, cancel, asOf);

    private static async Task<IResult> RunAsync(
        HttpContext context, ReadReport report, TimeProvider time, ReportForm? form, string? unit, string? from, string? to, string? version, CancellationToken cancel, string? asOf = null)
    {
        var first = Day(from);
        var last = Day(to);
        var moment = Moment(asOf);
        if (asOf is not null && moment is null)
        {
            return Faults([new FieldFault("asOf", "moment_wrong", "Nhập thời điểm dạng 2026-04-05T02:30:00Z.")]);
        }

        if (first is null || last is null || form is null)
        {
            return Faults([.. Missing("from", first), .. Missing("to", last), .. form is null ? [new FieldFault("by", "by_unknown", "Chọn field (theo lĩnh vực) hoặc body (theo cơ quan).")] : Array.Empty<FieldFault>()]);
        }

        return await report.RunAsync(context.Caller().Client.Actor, time.GetUtcNow().UtcDateTime, new(form.Value, unit ?? "", first.Value, last.Value, version, ForFile: true) { AsOf = moment }, cancel) switch
        {
            ReadReport.Outcome.Shown shown => Json(shown),
            ReadReport.Outcome.Invalid invalid => Faults(invalid.Faults),
            ReadReport.Outcome.Broken broken => ProblemCatalogue.FiguresContradict.Answer(
                "Số liệu không khớp nên không lập báo cáo. Hãy báo người quản trị.", [.. broken.Identities.Select(i => new ProblemError(null, "identity_broken", i.ToString(), null))]),
            _ => throw new InvalidOperationException("An outcome of ReadReport has no answer."),
        };
    }

    private static IResult Json(ReadReport.Outcome.Shown shown)
    {
        using var output = new MemoryStream();
        ReportJson.Write(shown, output);
        return Results.Bytes(output.ToArray(), "application/json");
    }

    private static IEnumerable<FieldFault> Missing(string name, DateOnly? day) =>
        day is null ? [new FieldFault(name, "date_wrong", "Nhập ngày dạng 2024-06-14.")] : [];

    private static IResult Faults(IReadOnlyList<FieldFault> faults) => ProblemCatalogue.Invalid.Answer(
        string.Join(" ", faults.Select(f => f.Text)), [.. faults.Select(f => new ProblemError(null, f.Code, f.Text, f.Field))]);

    private static DateTime? Moment(string? text) =>
        DateTime.TryParseExact(text, "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

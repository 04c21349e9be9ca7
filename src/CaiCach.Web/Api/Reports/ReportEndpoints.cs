using System.Globalization;
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
    public static void MapReports(this IEndpointRouteBuilder api) => api.MapGet("/reports/ii06a", RunAsync)
        .Access(new ApiClientsOnlyAttribute()).NeedsScope(ApiScopes.ReportsRead)
        .WithName("reportIi06a").WithTags("reports").WithSummary("Biểu II.06a: tình hình, kết quả giải quyết thủ tục hành chính của một đơn vị trong một kỳ (ngày dạng 2024-06-14), mỗi dòng một lĩnh vực (by=field) hoặc một cơ quan trực thuộc (by=body)")
        .Produces<Ii06aAnswer>().Produces<ApiProblem>(StatusCodes.Status422UnprocessableEntity, ProblemAnswers.MediaType);

    /// <summary>The shape of the report, for the API document alone.</summary>
    internal sealed record Ii06aAnswer(string Unit, DateOnly From, DateOnly To, IReadOnlyList<Ii06aRow> Rows, Ii06aCells Total);

    /// <inheritdoc cref="Ii06aAnswer"/>
    internal sealed record Ii06aRow(string? Field, string? Body, Ii06aReceived Received, Ii06aFinished Finished, Ii06aInProgress InProgress);

    /// <inheritdoc cref="Ii06aAnswer"/>
    internal sealed record Ii06aCells(Ii06aReceived Received, Ii06aFinished Finished, Ii06aInProgress InProgress);

    /// <inheritdoc cref="Ii06aAnswer"/>
    internal sealed record Ii06aReceived(long Total, long Online, long DirectOrPost, long CarriedOver);

    /// <inheritdoc cref="Ii06aAnswer"/>
    internal sealed record Ii06aFinished(long Total, long Early, long OnTime, long Late);

    /// <inheritdoc cref="Ii06aAnswer"/>
    internal sealed record Ii06aInProgress(long Total, long InTime, long Late);

    private static async Task<IResult> RunAsync(HttpContext context, ReportIi06a report, TimeProvider time, string? unit, string? from, string? to, string? by, CancellationToken cancel)
    {
        var first = Day(from);
        var last = Day(to);
        var rows = RowsBy(by);
        if (first is null || last is null || rows is null)
        {
            return Faults([.. Missing("from", first), .. Missing("to", last), .. rows is null ? [new FieldFault("by", "by_unknown", "Chọn field (theo lĩnh vực) hoặc body (theo cơ quan).")] : Array.Empty<FieldFault>()]);
        }

        return await report.RunAsync(context.Caller().Client.Actor, time.GetUtcNow().UtcDateTime, unit ?? "", first.Value, last.Value, rows.Value, cancel) switch
        {
            ReportIi06a.Outcome.Made made => Json(made.Report),
            ReportIi06a.Outcome.Invalid invalid => Faults(invalid.Faults),
            ReportIi06a.Outcome.Broken broken => throw new InvalidOperationException("The figures contradict each other: " + string.Join(' ', broken.Identities)),
            _ => throw new InvalidOperationException("An outcome of ReportIi06a has no answer."),
        };
    }

    private static Ii06aRowsBy? RowsBy(string? by) => by switch
    {
        null or "field" => Ii06aRowsBy.Field,
        "body" => Ii06aRowsBy.Body,
        _ => null,
    };

    private static IResult Json(Ii06aReport report)
    {
        using var output = new MemoryStream();
        Ii06aJson.Write(report, output);
        return Results.Bytes(output.ToArray(), "application/json");
    }

    private static IEnumerable<FieldFault> Missing(string name, DateOnly? day) =>
        day is null ? [new FieldFault(name, "date_wrong", "Nhập ngày dạng 2024-06-14.")] : [];

    private static IResult Faults(IReadOnlyList<FieldFault> faults) => ProblemCatalogue.Invalid.Answer(
        string.Join(" ", faults.Select(f => f.Text)), [.. faults.Select(f => new ProblemError(null, f.Code, f.Text, f.Field))]);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

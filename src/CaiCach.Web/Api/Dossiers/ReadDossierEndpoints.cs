using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Api.Clients;
using CaiCach.Web.Api.Problems;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Api.Dossiers;

/// <summary>Worklists, one dossier, its history.</summary>
internal static class ReadDossierEndpoints
{
    public static void MapReadDossiers(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dossiers", ListAsync)
            .Access(new ApiClientsOnlyAttribute()).NeedsScope(ApiScopes.DossiersRead)
            .WithName("listDossiers").WithTags("dossiers").WithSummary("Danh sách việc của một bàn, theo hạn xử lý, mỗi trang 20 hồ sơ")
            .Produces<DossierPage>().Produces<ApiProblem>(StatusCodes.Status422UnprocessableEntity, ProblemAnswers.MediaType);
        api.MapGet("/dossiers/{id:guid}", ReadAsync)
            .Access(new ApiClientsOnlyAttribute()).NeedsScope(ApiScopes.DossiersRead)
            .WithName("readDossier").WithTags("dossiers").WithSummary("Một hồ sơ, với phiên bản ở ETag")
            .Produces<DossierAnswer>().Produces(StatusCodes.Status304NotModified).Produces<ApiProblem>(StatusCodes.Status404NotFound, ProblemAnswers.MediaType);
        api.MapGet("/dossiers/{id:guid}/due", DueAsync)
            .Access(new ApiClientsOnlyAttribute()).NeedsScope(ApiScopes.DossiersRead)
            .WithName("explainDossierDue").WithTags("dossiers").WithSummary("Hẹn trả kết quả và mọi hạn khác của một hồ sơ được tính thế nào, từng ngày")
            .Produces<DueAnswer>().Produces<ApiProblem>(StatusCodes.Status404NotFound, ProblemAnswers.MediaType);
        api.MapGet("/dossiers/{id:guid}/history", HistoryAsync)
            .Access(new ApiClientsOnlyAttribute()).NeedsScope(ApiScopes.DossiersRead)
            .WithName("readDossierHistory").WithTags("dossiers").WithSummary("Lịch sử của một hồ sơ, cũ trước")
            .Produces<IReadOnlyList<EventAnswer>>().Produces<ApiProblem>(StatusCodes.Status404NotFound, ProblemAnswers.MediaType);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListWork work, ReferenceStore reference, string? desk, string? agency, string? procedure, string? after, CancellationToken cancel)
    {
        if (!Enum.TryParse<Desk>(desk, ignoreCase: true, out var place) || !Enum.IsDefined(place) || char.IsAsciiDigit(desk![0]))
        {
            return ProblemAnswers.Parameter("desk", "desk_unknown", "Chọn bàn: " + string.Join(", ", Enum.GetNames<Desk>().Select(n => n.ToLowerInvariant())) + ".");
        }

        var cursor = ListWork.Cursor.Parse(after);
        if (after is not null && cursor is null)
        {
            return ProblemAnswers.Parameter("after", "cursor_wrong", "Dùng đúng giá trị “next” của trang trước.");
        }

        var client = context.Caller().Client;
        var units = (await reference.CurrentAsync(cancel)).Organisation;
        var agencyId = agency is null ? client.HomeAgencyId : units.Find(agency)?.Id;
        if (agencyId is null || !client.Actor.ClientAgencies.Contains(agencyId.Value))
        {
            return ProblemAnswers.Parameter("agency", "agency_unknown", "Không có cơ quan này trong phạm vi của ứng dụng.");
        }

        var page = await work.RunAsync(client.Actor, new(place, agencyId, ProcedureCode: procedure, After: cursor), cancel);
        return ApiJson.Answer(new DossierPage([.. page.Rows.Select(r => DossierRow.Of(r, units))], page.Next?.ToString()));
    }

    private static async Task<IResult> ReadAsync(HttpContext context, Guid id, OpenDossier open, ReferenceStore reference, TimeProvider time, CancellationToken cancel)
    {
        if (await open.RunAsync(By(context, time), id, cancel) is not { } view)
        {
            return NotFound();
        }

        var tag = Versions.TagOf(view.Dossier.Version);
        context.Response.Headers.ETag = tag;
        return context.Request.Headers.IfNoneMatch.Contains(tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : ApiJson.Answer(DossierAnswer.Of(view, await reference.CurrentAsync(cancel)));
    }

    private static async Task<IResult> DueAsync(HttpContext context, Guid id, OpenDossier open, ReadDossier read, ReferenceStore reference, TimeProvider time, CancellationToken cancel)
    {
        if (await open.RunAsync(By(context, time), id, cancel) is not { Dossier: var dossier })
        {
            return NotFound();
        }

        var history = await read.HistoryAsync(id, cancel);
        return ApiJson.Answer(DueAnswer.Of(dossier, DueTold.Of(dossier, await reference.CurrentAsync(cancel), history), await read.DuesAsync(dossier, history, everyDay: true, cancel)));
    }

    private static async Task<IResult> HistoryAsync(HttpContext context, Guid id, OpenDossier open, ReadDossier read, TimeProvider time, CancellationToken cancel) =>
        await open.RunAsync(By(context, time), id, cancel) is null
            ? NotFound()
            : ApiJson.Answer((await read.HistoryAsync(id, cancel)).Where(e => !DossierEvents.IsInternal(e.Type)).Select(EventAnswer.Of));

    private static ActContext By(HttpContext context, TimeProvider time) => new(context.Caller().Client.Actor, time.Moment(), "api");

    internal static IResult NotFound() => ProblemCatalogue.NotFound.Answer("Không có hồ sơ này trong phạm vi của ứng dụng.");
}

using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Files;
using CaiCach.Web.Api.Clients;
using CaiCach.Web.Api.Dossiers;
using CaiCach.Web.Api.Problems;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace CaiCach.Web.Api.Files;

/// <summary>A file that was handed in: its id goes into a filing, its hash is proof of what arrived.</summary>
internal sealed record FileAnswer(Guid Id, string Sha256, long Size, string MediaType, string FileName);

/// <summary>Hands a file in: the raw content, with its name beside it.</summary>
internal static class UploadEndpoint
{
    public static void MapUpload(this IEndpointRouteBuilder api) => api.MapPost("/files", RunAsync)
        .Access(new ApiClientsOnlyAttribute()).NeedsScope(ApiScopes.DossiersFile)
        .WithMetadata(new RequestSizeLimitAttribute(FileKinds.LargestFile + 1))
        .WithName("uploadFile").WithTags("files").WithSummary("Tải tệp lên; tên tệp ở X-File-Name (mã hóa phần trăm) hoặc Content-Disposition. " + FileKinds.Limits)
        .Accepts<Stream>("application/pdf", "image/jpeg", "image/png", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/octet-stream")
        .Produces<FileAnswer>(StatusCodes.Status201Created)
        .Produces<ApiProblem>(StatusCodes.Status413PayloadTooLarge, ProblemAnswers.MediaType)
        .Produces<ApiProblem>(StatusCodes.Status422UnprocessableEntity, ProblemAnswers.MediaType);

    private static async Task<IResult> RunAsync(HttpContext context, UploadFile upload, TimeProvider time, CancellationToken cancel)
    {
        var act = new ActContext(context.Caller().Client.Actor, time.Moment(), "api");
        return await upload.RunAsync(act, context.Request.Body, NameOf(context.Request), "", cancel: cancel) switch
        {
            UploadFile.Outcome.Stored { Upload: var stored } =>
                ApiJson.Answer(new FileAnswer(stored.Id, stored.Sha256, stored.Size, stored.MediaType, stored.FileName), StatusCodes.Status201Created),
            UploadFile.Outcome.Refused { Fault: { Code: "file_too_large" } fault } => ProblemCatalogue.TooLarge.Answer(fault.Text),
            UploadFile.Outcome.Refused { Fault: var fault } => ProblemAnswers.Invalid([fault]),
            _ => throw new InvalidOperationException("An outcome of UploadFile has no answer."),
        };
    }

    private static string? NameOf(HttpRequest request)
    {
        if (request.Headers["X-File-Name"] is [{ Length: > 0 } name])
        {
            return Uri.UnescapeDataString(name);
        }

        return ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition.ToString(), out var disposition)
            ? HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value
            : null;
    }
}

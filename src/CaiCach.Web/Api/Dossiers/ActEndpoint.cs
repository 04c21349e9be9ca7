using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Api.Clients;
using CaiCach.Web.Api.Problems;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Api.Dossiers;

/// <summary>What an act brings along: papers of a supplement, or the reason of a withdrawal.</summary>
internal sealed record ActBody(IReadOnlyList<PaperBody?>? Papers = null, string? Reason = null);

/// <summary>Acts for the applicant, on the version the client has read.</summary>
internal static class ActEndpoint
{
    private const int LongestReason = 2000;

    /// <summary>How the law refuses who may not take the step at all; the steps open to clients are all the applicant's.</summary>
    private const string NotTheApplicant = "not_your_role";

    public static void MapActs(this IEndpointRouteBuilder api) => api.MapPost("/dossiers/{id:guid}/acts/{act}", RunAsync)
        .Access(new ApiClientsOnlyAttribute()).NeedsScope(ApiScopes.DossiersAct)
        .WithName("actOnDossier").WithTags("dossiers")
        .WithSummary("Thay mặt người nộp: resubmit, hand-in-supplement, request-withdrawal, cancel-withdrawal; bắt buộc có If-Match")
        .WithMetadata(new RequiredHeader("If-Match"))
        .Accepts<ActBody>("application/json")
        .Produces<ActAnswer>()
        .Produces<ApiProblem>(StatusCodes.Status403Forbidden, ProblemAnswers.MediaType)
        .Produces<ApiProblem>(StatusCodes.Status404NotFound, ProblemAnswers.MediaType)
        .Produces<ApiProblem>(StatusCodes.Status409Conflict, ProblemAnswers.MediaType)
        .Produces<ApiProblem>(StatusCodes.Status412PreconditionFailed, ProblemAnswers.MediaType)
        .Produces<ApiProblem>(StatusCodes.Status422UnprocessableEntity, ProblemAnswers.MediaType)
        .Produces<ApiProblem>(StatusCodes.Status428PreconditionRequired, ProblemAnswers.MediaType);

    private static async Task<IResult> RunAsync(
        HttpContext context, Guid id, string act, ResubmitDossier resubmit, HandInSupplement handIn, RequestWithdrawal withdraw, AnswerWithdrawal answer, ReadDossier read, TimeProvider time, CancellationToken cancel)
    {
        if (ClientActs.Find(act) is not { } asked || asked == DossierAct.Submit)
        {
            return ProblemCatalogue.NotFound.Answer("Không có việc này đối với hồ sơ.");
        }

        if (!ClientActs.IsForClients(asked))
        {
            return ProblemCatalogue.ActNotForClients.Answer("Ứng dụng chỉ thay mặt người nộp, không làm thay cán bộ.");
        }

        var (version, problem) = Versions.Expected(context.Request);
        if (problem is not null)
        {
            return problem;
        }

        var (body, fault) = await JsonBody.ReadAsync<ActBody>(context, cancel);
        if (body is null)
        {
            return fault!;
        }

        if (body.Reason is { Length: > LongestReason })
        {
            return ProblemAnswers.Invalid([new("reason", "reason_too_long", "Lý do dài quá 2.000 ký tự.")]);
        }

        var by = new ActContext(context.Caller().Client.Actor, time.Moment(), "api");
        var outcome = await (asked switch
        {
            DossierAct.Resubmit => resubmit.RunAsync(by, id, version, FileDossierEndpoint.PapersOf(body.Papers), cancel: cancel),
            DossierAct.HandInSupplement => handIn.RunAsync(by, id, version, FileDossierEndpoint.PapersOf(body.Papers), cancel: cancel),
            DossierAct.RequestWithdrawal => withdraw.RunAsync(by, id, version, body.Reason, cancel: cancel),
            _ => answer.CancelAsync(by, id, version, cancel),
        });
        return outcome switch
        {
            ActOutcome.Done done => Done(context, done),
            ActOutcome.Refused refused when refused.Reasons.Any(r => r.Code == NotTheApplicant) => ProblemCatalogue.NotFiledByClient.Answer("Ứng dụng chỉ thay mặt người nộp đối với hồ sơ do chính ứng dụng nộp."),
            ActOutcome.Refused refused => ProblemCatalogue.ActRefused.Answer(
                string.Join(" ", refused.Reasons.Select(r => r.Text)), [.. refused.Reasons.Select(r => new ProblemError("", r.Code, r.Text))]),
            ActOutcome.Invalid invalid => ProblemAnswers.Invalid(invalid.Faults),
            ActOutcome.Stale stale => await StaleAsync(read, id, version, stale.CurrentVersion, cancel),
            ActOutcome.NotFound => ReadDossierEndpoints.NotFound(),
            _ => throw new InvalidOperationException("An outcome of an act has no answer."),
        };
    }

    private static IResult Done(HttpContext context, ActOutcome.Done done)
    {
        context.Response.Headers.ETag = Versions.TagOf(done.Version);
        return ApiJson.Answer(new ActAnswer(done.Id, done.Version, done.State, done.Code));
    }

    private static async Task<IResult> StaleAsync(ReadDossier read, Guid id, int seen, int current, CancellationToken cancel)
    {
        var kind = ProblemCatalogue.VersionChanged;
        var changes = (await read.HistoryAsync(id, cancel)).Where(e => e.Version > seen && !DossierEvents.IsInternal(e.Type)).Select(e => new ProblemChange(e.Version, e.Type, e.At));
        return ProblemAnswers.Answer(new ApiProblem(
            kind.Type, kind.Title, kind.Status, "Hồ sơ đã có người khác thay đổi sau khi được đọc. Đọc lại hồ sơ rồi làm lại.", kind.Code, CurrentVersion: current, Changes: [.. changes]));
    }
}

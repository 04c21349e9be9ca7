using System.Globalization;
using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.Web.Api.Clients;
using CaiCach.Web.Api.Problems;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;

namespace CaiCach.Web.Api.Dossiers;

/// <summary>A paper of a filing: a file handed in before, a paper at the counter, or a declaration filled in.</summary>
/// <param name="ComponentCode">The component.</param>
/// <param name="UploadId">The file.</param>
/// <param name="Originals">Originals on paper.</param>
/// <param name="Copies">Copies on paper.</param>
/// <param name="Answers">The answers of the component's declaration by key: numbers as 1234567 or 1.234.567, days as 2026-03-05 or 05/3/2026, yes or no, a choice in its words.</param>
internal sealed record PaperBody(string? ComponentCode, Guid? UploadId = null, int Originals = 0, int Copies = 0, IReadOnlyDictionary<string, string?>? Answers = null);

/// <summary>By what right the submitter stands for the owner. A letter of authority comes as the paper <c>dai-dien</c>.</summary>
/// <param name="Basis">The right.</param>
/// <param name="Number">The number of the letter of authority; may be left out.</param>
/// <param name="SignedOn">Its day.</param>
/// <param name="IssuedBy">Who certified it, or which carrier or agent the submitter works for.</param>
/// <param name="Until">The last day it names; left out where it names none, and it then holds one year.</param>
/// <param name="Acts">What it covers beside filing; left out for nothing.</param>
/// <param name="HeadName">The legal representative of an organisation, where that is not the submitter.</param>
/// <param name="HeadIdNumber">That person's identity number; may be left out.</param>
/// <param name="HeadTitle">The office of the legal representative of an organisation.</param>
internal sealed record RepresentationBody(
    RepresentationBasis? Basis, string? Number = null, DateOnly? SignedOn = null, string? IssuedBy = null, DateOnly? Until = null, IReadOnlyList<RepresentedActs>? Acts = null,
    string? HeadName = null, string? HeadIdNumber = null, string? HeadTitle = null);

/// <summary>What the envelope of a dossier sent by post says; local days and time.</summary>
internal sealed record PostBody(DateOnly? ArrivedOn, string? ArrivedTime, DateOnly? PostmarkedOn = null);

/// <summary>Owner and submitter; who files for another says by what right.</summary>
internal sealed record ApplicantBody(
    ApplicantKind Kind, string? Name, string? IdNumber, string? Phone, string? Address, string? BirthDate = null, string? Email = null, string? SubmitterName = null, string? SubmitterIdNumber = null, bool BySms = false, string? Nationality = null, ReturnWay ReturnWay = ReturnWay.AtCounter, string? ReturnAddress = null, RepresentationBody? Representation = null);

/// <summary>A filing.</summary>
/// <param name="ProcedureCode">The procedure.</param>
/// <param name="AgencyCode">The body it goes to.</param>
/// <param name="Applicant">Owner and submitter.</param>
/// <param name="Papers">The papers.</param>
/// <param name="CaseCode">The case; needed where the procedure has more than one.</param>
/// <param name="Content">What is asked for.</param>
/// <param name="Channel">How it came in.</param>
/// <param name="Post">What the envelope says of what came by post.</param>
/// <param name="Way">The way an online filing really came in: national_portal, vneid or kiosk, each only where the client is registered for it; left out, it was handed over by another system.</param>
internal sealed record FilingBody(
    string? ProcedureCode, string? AgencyCode, ApplicantBody? Applicant, IReadOnlyList<PaperBody?>? Papers, string? CaseCode = null, string? Content = null, Channel Channel = Channel.Online, PostBody? Post = null, FilingWay? Way = null);

/// <summary>A filed dossier.</summary>
internal sealed record FiledAnswer(Guid Id, string RequestNumber, BusinessState State, int Version, DateTime SubmittedAt, DateTime IntakeDueAt);

/// <summary>Files a dossier, once for each <c>Idempotency-Key</c> of the client.</summary>
internal static class FileDossierEndpoint
{
    private const int LongestKey = 200;

    /// <summary>Where the body has what the use case knows by another name.</summary>
    private static readonly Dictionary<string, string> Places = new(StringComparer.Ordinal)
    {
        ["applicant.basis"] = "applicant.representation.basis",
        ["applicant.authorityNumber"] = "applicant.representation.number",
        ["applicant.authorityDate"] = "applicant.representation.signedOn",
        ["applicant.authorityIssuer"] = "applicant.representation.issuedBy",
        ["applicant.authorityUntil"] = "applicant.representation.until",
        ["applicant.headName"] = "applicant.representation.headName",
        ["applicant.headIdNumber"] = "applicant.representation.headIdNumber",
        ["applicant.headTitle"] = "applicant.representation.headTitle",
        ["arrivedOn"] = "post.arrivedOn",
        ["arrivedTime"] = "post.arrivedTime",
        ["postmarkedOn"] = "post.postmarkedOn",
    };

    public static void MapFileDossier(this IEndpointRouteBuilder api) => api.MapPost("/dossiers", RunAsync)
        .Access(new ApiClientsOnlyAttribute()).NeedsScope(ApiScopes.DossiersFile)
        .WithName("fileDossier").WithTags("dossiers").WithSummary("Nộp hồ sơ; gửi lại cùng khóa thì nhận cùng câu trả lời")
        .WithMetadata(new RequiredHeader("Idempotency-Key"))
        .Accepts<FilingBody>("application/json")
        .Produces<FiledAnswer>(StatusCodes.Status201Created)
        .Produces<ApiProblem>(StatusCodes.Status400BadRequest, ProblemAnswers.MediaType)
        .Produces<ApiProblem>(StatusCodes.Status403Forbidden, ProblemAnswers.MediaType)
        .Produces<ApiProblem>(StatusCodes.Status422UnprocessableEntity, ProblemAnswers.MediaType);

    private static async Task<IResult> RunAsync(HttpContext context, SubmitDossier submit, TimeProvider time, CancellationToken cancel)
    {
        if (context.Request.Headers["Idempotency-Key"] is not [{ Length: > 0 and <= LongestKey } key] || key.Any(c => c is < '!' or > '~'))
        {
            const string Text = "Gửi phần đầu Idempotency-Key: một khóa riêng cho mỗi hồ sơ, từ 1 đến 200 ký tự ASCII không có dấu cách; gửi lại cùng hồ sơ thì giữ nguyên khóa.";
            return ProblemCatalogue.KeyMissing.Answer(Text, new ProblemError(null, "idempotency_key_missing", Text, "Idempotency-Key"));
        }

        var (body, problem) = await JsonBody.ReadAsync<FilingBody>(context, cancel);
        if (body is null)
        {
            return problem!;
        }

        var caller = context.Caller().Client.Actor;
        return await submit.RunAsync(new ActContext(caller, time.Moment(), "api", key), RequestOf(body), cancel) switch
        {
            SubmitDossier.Outcome.Submitted done => Created(context, done),
            SubmitDossier.Outcome.Invalid invalid => ProblemAnswers.Invalid([.. invalid.Faults.Select(f => f with { Field = Places.GetValueOrDefault(f.Field, f.Field) })]),
            SubmitDossier.Outcome.NotAllowed refused => ProblemCatalogue.FilingNotAllowed.Answer(refused.Text),
            SubmitDossier.Outcome.KeyReused => ProblemCatalogue.KeyReused.Answer("Khóa này đã dùng cho một hồ sơ có nội dung khác. Dùng khóa mới cho hồ sơ mới."),
            _ => throw new InvalidOperationException("An outcome of SubmitDossier has no answer."),
        };
    }

    private static IResult Created(HttpContext context, SubmitDossier.Outcome.Submitted done)
    {
        context.Response.Headers.ETag = Versions.TagOf(done.Version);
        context.Response.Headers.Location = $"{ApiSetup.Root}/dossiers/{done.Id}";
        return ApiJson.Answer(new FiledAnswer(done.Id, done.RequestNumber, BusinessState.Submitted, done.Version, done.SubmittedAt, done.IntakeDueAt), StatusCodes.Status201Created);
    }

    private static SubmitDossier.Request RequestOf(FilingBody body)
    {
        var owner = body.Applicant ?? new(default, null, null, null, null);
        return new(
            body.ProcedureCode ?? "",
            body.AgencyCode ?? "",
            body.CaseCode,
            body.Channel,
            new(owner.Kind, owner.Name, owner.IdNumber, owner.BirthDate, owner.Phone, owner.Email, owner.Address, owner.SubmitterName, owner.SubmitterIdNumber, owner.BySms, owner.Nationality, owner.ReturnWay, owner.ReturnAddress, RightOf(owner.Representation)),
            body.Content,
            PapersOf(body.Papers),
            Post: body.Post is { } post ? new(Day(post.ArrivedOn), post.ArrivedTime, Day(post.PostmarkedOn)) : null,
            Way: body.Way);
    }

    private static RepresentationInput? RightOf(RepresentationBody? body) => body is null ? null : new(
        body.Basis, body.Number, Day(body.SignedOn), body.IssuedBy, Day(body.Until), (body.Acts ?? []).Aggregate(RepresentedActs.None, (all, act) => all | act), body.HeadName, body.HeadIdNumber, body.HeadTitle);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static IReadOnlyList<PaperInput> PapersOf(IReadOnlyList<PaperBody?>? papers) =>
        [.. (papers ?? []).Select(p => new PaperInput(p?.ComponentCode ?? "", p?.UploadId, p?.Originals ?? 0, p?.Copies ?? 0, p?.Answers))];
}

using CaiCach.Application.Acting;
using CaiCach.Application.Files;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Antiforgery;

namespace CaiCach.Web.Hosting.Uploads;

/// <summary>
/// Where the script of our pages sends a large file part by part: begin with name, size and hash, the parts, the end, or giving it up. The form then names the file
/// (<see cref="PartFiles"/>). Citizens and staff each have their own address, with their own session.
/// </summary>
internal static class PartEndpoints
{
    /// <summary>For citizens.</summary>
    public const string Portal = "/tai-len";

    /// <summary>For officials and agents.</summary>
    public const string Workspace = Site.Workspace + "/tai-len";

    /// <summary>What a file begins with.</summary>
    internal sealed record Begin(string? Name, long Size, string? Sha256);

    /// <summary>How far it has come, and what is wrong where something is.</summary>
    internal sealed record Answer(Guid? Id, long Received, long Size, bool Whole, string? Fault = null);

    public static void MapParts(this IEndpointRouteBuilder endpoints)
    {
        foreach (var (address, rule) in new (string, AccessRuleAttribute)[] { (Portal, new CitizensOnlyAttribute()), (Workspace, new StaffOnlyAttribute()) })
        {
            Finish(endpoints.MapPost(address, (Begin begin, HttpContext http, SendInParts parts, ActorReader actors, CancellationToken cancel) =>
                RunAsync(http, actors, context => parts.BeginAsync(context, begin.Name, begin.Size, begin.Sha256, cancel), cancel)), rule);
            Finish(endpoints.MapPut(address + "/{id:guid}", (Guid id, long tu, HttpContext http, SendInParts parts, ActorReader actors, CancellationToken cancel) =>
                RunAsync(http, actors, context => parts.AddAsync(context, id, tu, http.Request.Body, cancel), cancel)), rule);
            Finish(endpoints.MapPost(address + "/{id:guid}/xong", (Guid id, HttpContext http, SendInParts parts, ActorReader actors, CancellationToken cancel) =>
                RunAsync(http, actors, context => parts.FinishAsync(context, id, cancel), cancel)), rule);
            Finish(endpoints.MapDelete(address + "/{id:guid}", (Guid id, HttpContext http, SendInParts parts, ActorReader actors, CancellationToken cancel) =>
                RunAsync(http, actors, async context =>
                {
                    await parts.CancelAsync(context, id, cancel);
                    return new SendInParts.Outcome.Going(new(id, 0, 0, false));
                }, cancel)), rule);
        }
    }

    private static void Finish(RouteHandlerBuilder endpoint, AccessRuleAttribute rule) => endpoint.Access(rule).RequireRateLimiting(RateLimits.Parts).ExcludeFromDescription();

    private static async Task<IResult> RunAsync(HttpContext http, ActorReader actors, Func<ActContext, Task<SendInParts.Outcome>> act, CancellationToken cancel)
    {
        // The token of the form that the file was chosen in comes as a header.
        if (!await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        http.Response.Headers.CacheControl = "no-store";
        var faults = http.RequestServices.GetRequiredService<EnglishFaults>();
        return await act(await actors.ContextAsync(http.User, "upload", null, cancel)) switch
        {
            SendInParts.Outcome.Going { At: var at } => Results.Json(Of(at)),
            SendInParts.Outcome.Elsewhere { At: var at } => Results.Json(Of(at), statusCode: StatusCodes.Status409Conflict),
            SendInParts.Outcome.Refused { Fault: var fault } => Results.Json(new Answer(null, 0, 0, false, Languages.Current == "en" ? faults.Say(fault.Text) : fault.Text), statusCode: StatusCodes.Status422UnprocessableEntity),
            _ => Results.StatusCode(StatusCodes.Status404NotFound),
        };
    }

    private static Answer Of(SendInParts.Progress at) => new(at.Id, at.Received, at.Size, at.IsWhole);
}

using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Hosting;

/// <summary>Looks communes up by province and name, new or old, for the lists that pages fill as somebody types. Answers may be kept for some minutes.</summary>
internal static class CommuneEndpoint
{
    /// <summary>The address.</summary>
    public const string Href = "/xa-phuong";

    /// <summary>A commune found.</summary>
    /// <param name="Code">Its code.</param>
    /// <param name="Name">Commune and province, with the old name that was meant.</param>
    public sealed record Found(string Code, string Name);

    public static void MapCommunes(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Href, async (string? tinh, string? tim, ReferenceStore reference, TimeProvider time, HttpContext context, CancellationToken cancel) =>
        {
            var communes = (await reference.CurrentAsync(cancel)).Communes;
            context.Response.Headers.CacheControl = "public, max-age=300";
            return Results.Json(communes.Search(tim is { Length: > 200 } ? tim[..200] : tim, tinh, VietnamTime.DayOf(time.GetUtcNow().UtcDateTime)).Take(CommuneInput.Most).Select(match => new Found(match.Commune.Code, communes.TitleOf(match))));
        }).Access(new OpenToAllAttribute()).RequireRateLimiting(RateLimits.LookUp).ExcludeFromDescription();
}

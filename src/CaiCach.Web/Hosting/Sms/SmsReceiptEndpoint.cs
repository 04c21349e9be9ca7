using CaiCach.Application.Acting;
using CaiCach.Application.Sms;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;

namespace CaiCach.Web.Hosting.Sms;

/// <summary>Where the provider of text messages tells what became of one. Open to all, since the signature says who it is; not part of the API for programs of offices.</summary>
public static class SmsReceiptEndpoint
{
    /// <summary>The address.</summary>
    public const string Path = "/tin-nhan/ket-qua";

    /// <summary>The header that has the signature of the body.</summary>
    public const string Signature = "X-Signature";

    private const int LongestBody = 4096;
    private static readonly Actor Provider = new(null, "Nhà cung cấp tin nhắn", ActorKind.Client, []);

    /// <summary>Maps it.</summary>
    public static IEndpointRouteBuilder MapSmsReceipts(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        endpoints.MapPost(Path, TakeAsync).Access(new OpenToAllAttribute()).DisableAntiforgery().ExcludeFromDescription();
        return endpoints;
    }

    private static async Task<IResult> TakeAsync(HttpRequest request, TakeSmsReceipt take, ActorReader actors, CancellationToken cancel)
    {
        var body = new byte[LongestBody + 1];
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancel);
        if (length > LongestBody)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        return await take.RunAsync(new(Provider, actors.Now, "sms"), body.AsMemory(0, length), request.Headers[Signature], cancel) switch
        {
            TakeSmsReceipt.Outcome.Done => Results.NoContent(),
            TakeSmsReceipt.Outcome.NotSigned => Results.StatusCode(StatusCodes.Status401Unauthorized),
            TakeSmsReceipt.Outcome.Invalid => Results.StatusCode(StatusCodes.Status400BadRequest),
            _ => Results.NotFound(),
        };
    }
}

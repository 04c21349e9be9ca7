using System.Text.Json;

namespace CaiCach.Web.Api;

/// <summary>An answer in JSON, whole with its length: it leaves in one piece, where a streamed one goes out in chunks.</summary>
/// <param name="value">What is answered.</param>
/// <param name="status">The status.</param>
/// <param name="mediaType">The type of the content.</param>
internal sealed class JsonAnswer<T>(T value, int status, string mediaType) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, ApiJson.Options);
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = mediaType;
        response.ContentLength = bytes.Length;
        await response.BodyWriter.WriteAsync(bytes, httpContext.RequestAborted);
    }
}

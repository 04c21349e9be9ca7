using Microsoft.AspNetCore.Http.Metadata;

namespace CaiCach.Web.Hosting;

/// <summary>
/// The largest body an endpoint takes, for routing and <see cref="BodyLimit"/>. The filter of the same purpose in MVC would try to set the limit again, after the
/// body has been read, and log that it cannot.
/// </summary>
/// <param name="bytes">Bytes, inclusive.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesUpToAttribute(long bytes) : Attribute, IRequestSizeLimitMetadata
{
    /// <summary>Bytes, inclusive.</summary>
    public long Bytes { get; } = bytes;

    long? IRequestSizeLimitMetadata.MaxRequestBodySize => Bytes;
}

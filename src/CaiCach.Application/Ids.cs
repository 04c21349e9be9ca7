namespace CaiCach.Application;

/// <summary>New ids: UUID version 7, ordered by time, so that rows written together lie together.</summary>
public static class Ids
{
    /// <summary>A new id.</summary>
    /// <param name="now">When it is made, UTC.</param>
    public static Guid New(DateTime now) => Guid.CreateVersion7(new DateTimeOffset(now));

    /// <summary>The id of the i-th (0 to 255) part of a thing, made from the thing's own id.</summary>
    public static Guid Numbered(Guid id, int i)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        bytes[15] ^= checked((byte)(i + 1));
        return new(bytes);
    }
}

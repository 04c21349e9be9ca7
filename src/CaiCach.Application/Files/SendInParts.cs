using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Files;
using CaiCach.Data.Provider;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Files;

/// <summary>
/// Takes a large file in part by part over a poor line. Who begins says name, size and SHA-256; who begins the same again, after the line was lost or the page was loaded anew, goes on
/// where it stopped. A whole file with the right hash is named by the form it was chosen in, and is then taken in and judged like any other.
/// </summary>
public sealed class SendInParts(CaiCachDb db, FileStore store, IDatabaseEngine engine)
{
    /// <summary>The largest part, in bytes.</summary>
    public const int LargestPart = 1024 * 1024;

    /// <summary>The most files one account has under way.</summary>
    public const int MostOpen = 20;

    private const int LongestName = 255;

    /// <summary>Where a file stands.</summary>
    /// <param name="Id">The file.</param>
    /// <param name="Received">How many bytes have come: where the next part begins.</param>
    /// <param name="Size">How many there are in all.</param>
    /// <param name="IsWhole">Whether all has come and the hash was right.</param>
    public sealed record Progress(Guid Id, long Received, long Size, bool IsWhole);

    /// <summary>How it ended: a closed set.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>So far it has come.</summary>
        public sealed record Going(Progress At) : Outcome;

        /// <summary>The part does not begin where the file stops, or another is being written: go on from there.</summary>
        public sealed record Elsewhere(Progress At) : Outcome;

        /// <summary>Refused; what had come is not kept.</summary>
        public sealed record Refused(FieldFault Fault) : Outcome;

        /// <summary>The account sends no such file.</summary>
        public sealed record NotFound : Outcome;
    }

    /// <summary>Begins a file, or finds how far it has come.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="name">Its name.</param>
    /// <param name="size">Its size in bytes.</param>
    /// <param name="sha256">Its SHA-256 in hex.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Outcome> BeginAsync(ActContext context, string? name, long size, string? sha256, CancellationToken cancel = default)
    {
        var (owner, now) = (context.Actor.Id!.Value, context.Now);
        if (size is <= 0 or > FileKinds.LargestFile)
        {
            return new Outcome.Refused(new("size", "file_too_large", $"Tệp rỗng hoặc vượt quá 20 MB. {FileKinds.Limits}"));
        }

        if (sha256 is not { Length: 64 } || !sha256.All(char.IsAsciiHexDigit))
        {
            return new Outcome.Refused(new("sha256", "hash_missing", "Thiếu mã SHA-256 của tệp."));
        }

        var hash = sha256.ToLowerInvariant();
        var title = TypedText.Cut(string.Concat((name ?? "").Where(c => !char.IsControl(c) && !char.IsSurrogate(c))), LongestName);
        if (await OfHashAsync(owner, hash, cancel) is { } begun)
        {
            return await GoOnAsync(begun, title, size, now, cancel);
        }

        if (await db.PartUploads.CountAsync(p => p.OwnerId == owner, cancel) >= MostOpen)
        {
            return new Outcome.Refused(new("size", "parts_too_many", "Đang có quá nhiều tệp tải lên dở. Gửi hoặc hủy bớt rồi chọn lại tệp này."));
        }

        var row = new PartUpload { Id = Ids.New(now), OwnerId = owner, FileName = title, Size = size, Sha256 = hash, StartedAt = now, LastAt = now };
        db.PartUploads.Add(row);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) == "part_uploads")
        {
            db.ChangeTracker.Clear();
            return await OfHashAsync(owner, hash, cancel) is { } other ? await GoOnAsync(other, title, size, now, cancel) : new Outcome.NotFound();
        }

        return new Outcome.Going(Of(row));
    }

    /// <summary>Takes the next part in. What a part that broke off had written is written over.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The file.</param>
    /// <param name="from">Where the part begins, in bytes from the start.</param>
    /// <param name="content">The bytes, at most <see cref="LargestPart"/>.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Outcome> AddAsync(ActContext context, Guid id, long from, Stream content, CancellationToken cancel = default)
    {
        if (await FindAsync(context, id, cancel) is not { } seen)
        {
            return new Outcome.NotFound();
        }

        await using var file = store.OpenPart(id);

        // Read again where nobody else writes: whoever was at it before has said how far it came.
        if (file is null || await FindAsync(context, id, cancel) is not { } row || row.Received != from || row.WholeAt is not null)
        {
            return new Outcome.Elsewhere(Of(await FindAsync(context, id, cancel) ?? seen));
        }

        if (file.Length < from)
        {
            // What had come was swept: from the start once more.
            await db.PartUploads.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Received, 0), cancel);
            return new Outcome.Elsewhere(Of(row) with { Received = 0 });
        }

        file.SetLength(from);
        file.Position = from;
        var most = Math.Min(LargestPart, row.Size - from);
        var buffer = new byte[1 << 16];
        long taken = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, cancel)) > 0)
        {
            taken += read;
            if (taken > most)
            {
                file.SetLength(from);
                return new Outcome.Refused(new("part", "part_too_large", "Phần tệp gửi lên dài hơn phần còn lại của tệp."));
            }

            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        await file.FlushAsync(cancel);
        file.Flush(flushToDisk: true);
        await db.PartUploads.Where(p => p.Id == id && p.Received == from).ExecuteUpdateAsync(set => set.SetProperty(p => p.Received, from + taken).SetProperty(p => p.LastAt, context.Now), cancel);
        return new Outcome.Going(Of(row) with { Received = from + taken });
    }

    /// <summary>Says that all has come: the hash is verified. One that is wrong ends the file.</summary>
    public async Task<Outcome> FinishAsync(ActContext context, Guid id, CancellationToken cancel = default)
    {
        if (await FindAsync(context, id, cancel) is not { } row)
        {
            return new Outcome.NotFound();
        }

        if (row.Received < row.Size)
        {
            return new Outcome.Elsewhere(Of(row));
        }

        if (row.WholeAt is null && await store.HashOfPartAsync(id, cancel) != row.Sha256)
        {
            await CancelAsync(context, id, cancel);
            return new Outcome.Refused(new("sha256", "hash_wrong", "Tệp nhận được không khớp mã SHA-256: đường truyền làm hỏng tệp. Hãy chọn lại tệp."));
        }

        await db.PartUploads.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.WholeAt, context.Now).SetProperty(p => p.LastAt, context.Now), cancel);
        return new Outcome.Going(Of(row) with { IsWhole = true });
    }

    /// <summary>Gives a file up, or lets it go once the form that named it was taken in.</summary>
    public async Task CancelAsync(ActContext context, Guid id, CancellationToken cancel = default)
    {
        if (await db.PartUploads.Where(p => p.Id == id && p.OwnerId == context.Actor.Id).ExecuteDeleteAsync(cancel) > 0)
        {
            store.RemovePart(id);
        }
    }

    /// <summary>A whole file of the account with its content; null where there is none.</summary>
    public async Task<(PartUpload Row, Stream Content)?> OpenAsync(ActContext context, Guid id, CancellationToken cancel = default) =>
        await FindAsync(context, id, cancel) is { WholeAt: not null } row && store.ReadPart(id) is { } content ? (row, content) : null;

    /// <summary>Lets go of all to which nothing was added since a moment (UTC); returns how many.</summary>
    public async Task<int> SweepAsync(DateTime before, CancellationToken cancel = default)
    {
        var swept = await db.PartUploads.Where(p => p.LastAt < before).ExecuteDeleteAsync(cancel);
        store.SweepParts(before);
        return swept;
    }

    private async Task<Outcome> GoOnAsync(PartUpload row, string name, long size, DateTime now, CancellationToken cancel)
    {
        if (row.Size != size)
        {
            return new Outcome.Refused(new("size", "size_wrong", "Kích thước tệp không khớp với lần gửi trước. Hãy chọn lại tệp."));
        }

        await db.PartUploads.Where(p => p.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.FileName, name).SetProperty(p => p.LastAt, now), cancel);
        return new Outcome.Going(Of(row));
    }

    private Task<PartUpload?> OfHashAsync(Guid owner, string hash, CancellationToken cancel) => db.PartUploads.AsNoTracking().FirstOrDefaultAsync(p => p.OwnerId == owner && p.Sha256 == hash, cancel);

    private Task<PartUpload?> FindAsync(ActContext context, Guid id, CancellationToken cancel) => db.PartUploads.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.OwnerId == context.Actor.Id, cancel);

    private static Progress Of(PartUpload row) => new(row.Id, row.Received, row.Size, row.WholeAt is not null);
}

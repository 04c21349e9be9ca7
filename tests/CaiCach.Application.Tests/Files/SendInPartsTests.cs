using System.Security.Cryptography;
using CaiCach.Application.Acting;
using CaiCach.Application.Files;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Files;

/// <summary>A large file comes in part by part, goes on where the line was lost, and is whole only with the hash that was said.</summary>
public sealed class SendInPartsTests
{
    private static byte[] Content { get; } = [.. Enumerable.Range(0, 2_500_000).Select(i => (byte)(i * 7 % 251))];

    private static string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Content));

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_begins_the_same_again_goes_on_where_it_stopped_and_what_broke_off_is_written_over(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (owner, other) = (await world.CitizenAsync(), await world.OfficialAsync(Law.Organisation.Role.Receiver, "SKHCN-QT-MC"));
        var begun = Going(await BeginAsync(world, owner));
        Assert.Equal((0, Content.Length, false), (begun.Received, begun.Size, begun.IsWhole));
        Assert.Equal(1_000_000, Going(await AddAsync(world, owner, begun.Id, 0, 1_000_000)).Received);

        // A part that begins elsewhere is told where the file stops; one that broke off leaves nothing.
        Assert.Equal(1_000_000, Assert.IsType<SendInParts.Outcome.Elsewhere>(await AddAsync(world, owner, begun.Id, 0, 500_000)).At.Received);
        await Assert.ThrowsAsync<IOException>(() => world.Do<SendInParts, SendInParts.Outcome>(u => u.AddAsync(world.By(owner), begun.Id, 1_000_000, new Broken())));
        Assert.IsType<SendInParts.Outcome.Elsewhere>(await FinishAsync(world, owner, begun.Id));
        Assert.IsType<SendInParts.Outcome.NotFound>(await AddAsync(world, other, begun.Id, 1_000_000, 10));
        Assert.IsType<SendInParts.Outcome.NotFound>(await FinishAsync(world, other, begun.Id));
        Assert.NotEqual(begun.Id, Going(await BeginAsync(world, other)).Id);

        var again = Going(await BeginAsync(world, owner, "Tên khác.pdf", Hash.ToUpperInvariant()));
        Assert.Equal((begun.Id, 1_000_000), (again.Id, again.Received));
        Assert.IsType<SendInParts.Outcome.Refused>(await world.Do<SendInParts, SendInParts.Outcome>(u => u.AddAsync(world.By(owner), begun.Id, 1_000_000, new MemoryStream(new byte[SendInParts.LargestPart + 1]))));
        Going(await AddAsync(world, owner, begun.Id, 1_000_000, 1_000_000));
        Going(await AddAsync(world, owner, begun.Id, 2_000_000, 500_000));
        Assert.True(Going(await FinishAsync(world, owner, begun.Id)).IsWhole);
        Assert.True(Going(await BeginAsync(world, owner)).IsWhole);
        var (row, content) = (await world.Do<SendInParts, (Data.Files.PartUpload Row, Stream Content)?>(u => u.OpenAsync(world.By(owner), begun.Id)))!.Value;
        await using (content)
        {
            Assert.Equal(Hash, Convert.ToHexStringLower(await SHA256.HashDataAsync(content)));
            Assert.Equal("phiếu.pdf", row.FileName);
        }

        Assert.Null(await world.Do<SendInParts, (Data.Files.PartUpload Row, Stream Content)?>(u => u.OpenAsync(world.By(other), begun.Id)));
        await Cancel(world, other, begun.Id);
        Assert.True(Going(await FinishAsync(world, owner, begun.Id)).IsWhole);
        await Cancel(world, owner, begun.Id);
        Assert.Equal(0, Going(await BeginAsync(world, owner)).Received);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_parts_sent_twice_at_once_the_file_has_each_once_and_two_that_begin_at_once_are_one(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var owner = await world.CitizenAsync();
        var begun = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => BeginAsync(world, owner))));
        var id = Assert.Single(begun.Select(b => Going(b).Id).Distinct());
        for (var from = 0; from < Content.Length; from += 500_000)
        {
            var at = from;
            var sent = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => AddAsync(world, owner, id, at, 500_000))));
            Assert.Single(sent.OfType<SendInParts.Outcome.Going>());
            Assert.Equal(2, sent.OfType<SendInParts.Outcome.Elsewhere>().Count());
        }

        Assert.True(Going(await FinishAsync(world, owner, id)).IsWhole);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Another_hash_ends_it_what_is_too_large_never_begins_and_what_nobody_goes_on_with_is_swept(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var owner = await world.CitizenAsync();
        var wrong = Going(await BeginAsync(world, owner, sha256: new('a', 64)));
        Going(await AddAsync(world, owner, wrong.Id, 0, 1_000_000));
        Going(await AddAsync(world, owner, wrong.Id, 1_000_000, 1_000_000));
        Going(await AddAsync(world, owner, wrong.Id, 2_000_000, 500_000));
        Assert.Equal("hash_wrong", Assert.IsType<SendInParts.Outcome.Refused>(await FinishAsync(world, owner, wrong.Id)).Fault.Code);
        Assert.IsType<SendInParts.Outcome.NotFound>(await FinishAsync(world, owner, wrong.Id));

        foreach (var (size, hash, code) in new[] { (0L, Hash, "file_too_large"), (FileKinds.LargestFile + 1, Hash, "file_too_large"), (10L, "x", "hash_missing"), (10L, (string?)null, "hash_missing") })
        {
            Assert.Equal(code, Assert.IsType<SendInParts.Outcome.Refused>(await world.Do<SendInParts, SendInParts.Outcome>(u => u.BeginAsync(world.By(owner), "a.pdf", size, hash))).Fault.Code);
        }

        Assert.IsType<SendInParts.Outcome.Going>(await world.Do<SendInParts, SendInParts.Outcome>(u => u.BeginAsync(world.By(owner), "a.pdf", FileKinds.LargestFile, Hash)));
        Assert.Equal("size_wrong", Assert.IsType<SendInParts.Outcome.Refused>(await BeginAsync(world, owner)).Fault.Code);
        for (var more = 1; more < SendInParts.MostOpen; more++)
        {
            Going(await BeginAsync(world, owner, sha256: more.ToString("x64", System.Globalization.CultureInfo.InvariantCulture)));
        }

        Assert.Equal("parts_too_many", Assert.IsType<SendInParts.Outcome.Refused>(await BeginAsync(world, owner, sha256: new('b', 64))).Fault.Code);

        // A day after something came last: not at that moment, but after it.
        Assert.Equal(0, await world.Do<SendInParts, int>(u => u.SweepAsync(world.Clock.Now)));
        Assert.Equal(SendInParts.MostOpen, await world.Do<SendInParts, int>(u => u.SweepAsync(world.Clock.Now.AddSeconds(1))));
        await using var db = world.Database.Open();
        Assert.Equal(0, await db.PartUploads.CountAsync());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Where_what_had_come_is_lost_it_begins_anew(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var owner = await world.CitizenAsync();
        var begun = Going(await BeginAsync(world, owner));
        Going(await AddAsync(world, owner, begun.Id, 0, 1_000_000));
        world.Get<FileStore>().RemovePart(begun.Id);
        Assert.Equal(0, Assert.IsType<SendInParts.Outcome.Elsewhere>(await AddAsync(world, owner, begun.Id, 1_000_000, 500_000)).At.Received);
        Assert.Equal(500_000, Going(await AddAsync(world, owner, begun.Id, 0, 500_000)).Received);
    }

    private sealed class Broken : MemoryStream
    {
        private int reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            reads++ == 0 ? ValueTask.FromResult(buffer.Length) : throw new IOException("The line is lost.");
    }

    private static SendInParts.Progress Going(SendInParts.Outcome outcome) => Assert.IsType<SendInParts.Outcome.Going>(outcome).At;

    private static Task<SendInParts.Outcome> BeginAsync(World world, Actor who, string name = "phiếu.pdf", string? sha256 = null) =>
        world.Do<SendInParts, SendInParts.Outcome>(u => u.BeginAsync(world.By(who), name, Content.Length, sha256 ?? Hash));

    private static Task<SendInParts.Outcome> AddAsync(World world, Actor who, Guid id, int from, int count) =>
        world.Do<SendInParts, SendInParts.Outcome>(u => u.AddAsync(world.By(who), id, from, new MemoryStream(Content, from, Math.Min(count, Content.Length - from))));

    private static Task<SendInParts.Outcome> FinishAsync(World world, Actor who, Guid id) => world.Do<SendInParts, SendInParts.Outcome>(u => u.FinishAsync(world.By(who), id));

    private static async Task Cancel(World world, Actor who, Guid id) => await world.Do<SendInParts, bool>(async u =>
    {
        await u.CancelAsync(world.By(who), id);
        return true;
    });
}

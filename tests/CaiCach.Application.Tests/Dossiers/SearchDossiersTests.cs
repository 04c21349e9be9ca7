using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>One box finds a dossier by whatever people know of it. Filed on Monday 02/3/2026.</summary>
public sealed class SearchDossiersTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_dossier_is_found_by_each_thing_known_of_it_and_by_several_together(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await Journey.InAsync(world);
        var id = await people.AcceptAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var other = await people.SubmitAsync();
        await RenameAsync(world, other, "Trần Thị Đào", "045190999902", "+84900000002", "0100109106");
        world.Clock.SetLocal("2026-03-03T09:00");
        var code = (await world.DossierAsync(id)).Code!;

        foreach (var typed in new[]
        {
            code, code.ToLowerInvariant(), code[..^2], "phạm văn thử một", "PHAM VAN THU MOT", "thu mot", "mot pham", "ph mo", "045090999901", "0900 000 001", "+84900000001", "pham 02/03/2026", $"{code} pham", "pham sở kh&cn quảng trị", "pham SKHCN-QT",
        })
        {
            Assert.Equal([id], await IdsAsync(world, people.Receiver, typed));
        }

        foreach (var typed in new[] { "đào", "dao tran", "045190999902", "0100109106", "0900000002" })
        {
            Assert.Equal([other], await IdsAsync(world, people.Receiver, typed));
        }

        Assert.Equal([other, id], await IdsAsync(world, people.Receiver, "02/03/2026"));
        Assert.Equal(["Trần Thị Đào", "Phạm Văn Thử Một"], (await SearchAsync(world, people.Receiver, "sở kh&cn quảng trị t")).Rows.Select(r => r.OwnerName));
        foreach (var typed in new[] { "", "  ", "pham 03/03/2026", "045090999999", "pham dao", "%", "_", "'", "pham' \\", "a:*", "ham", "pham ot", "am", "pham cục shtt" })
        {
            Assert.Empty(await IdsAsync(world, people.Receiver, typed));
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Nobody_finds_what_he_may_not_see(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await Journey.InAsync(world);
        var id = await people.SubmitAsync();
        foreach (var stranger in (Actor[])[await world.OfficialAsync(Role.Receiver, "BKHCN-SHTT-MC"), await world.OfficialAsync(Role.Administrator), await world.OfficialAsync(Role.Specialist, "SKHCN-QT-QLKH")])
        {
            Assert.Empty(await IdsAsync(world, stranger, "pham van thu mot"));
            Assert.Empty(await IdsAsync(world, stranger, "045090999901"));
        }

        Assert.Equal([id], await IdsAsync(world, await world.OfficialAsync(Role.Leader, "BKHCN"), "thử một"));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Pages_go_on_where_the_one_before_ended_the_newest_first(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await Journey.InAsync(world);
        var all = new List<Guid>();
        for (var i = 0; i < SearchDossiers.PageSize + 4; i++)
        {
            all.Add(await people.SubmitAsync());
            world.Clock.Advance(TimeSpan.FromSeconds(1));
            await RenameAsync(world, all[^1], i % 3 == 0 ? "Phạm Thử" : $"Phạm Thử {(char)('A' + (i % 5))}", "045090999901", "+84900000001", null);
        }

        foreach (var typed in new[] { "pham thu", "045090999901" })
        {
            var first = await SearchAsync(world, people.Receiver, typed);
            var second = await SearchAsync(world, people.Receiver, typed, ListWork.Cursor.Parse(first.Next!.ToString()));
            Assert.Equal((SearchDossiers.PageSize, 4, (ListWork.Cursor?)null), (first.Rows.Count, second.Rows.Count, second.Next));
            Assert.Equal(all.AsEnumerable().Reverse(), first.Rows.Concat(second.Rows).Select(r => r.Id));
        }
    }

    private static async Task RenameAsync(World world, Guid id, string name, string idNumber, string phone, string? submitter)
    {
        await using var db = world.Database.Open();
        await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.OwnerName, name).SetProperty(d => d.OwnerKey, SearchKey.Of(name)).SetProperty(d => d.OwnerIdNumber, idNumber).SetProperty(d => d.Phone, phone).SetProperty(d => d.SubmitterIdNumber, submitter));
    }

    private static Task<SearchDossiers.Page> SearchAsync(World world, Actor who, string typed, ListWork.Cursor? after = null) =>
        world.Do<SearchDossiers, SearchDossiers.Page>(u => u.RunAsync(who, typed, after));

    private static async Task<IReadOnlyList<Guid>> IdsAsync(World world, Actor who, string typed) => [.. (await SearchAsync(world, who, typed)).Rows.Select(r => r.Id)];

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_filed_on_behalf_is_found_by_name_too(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var receiver = await world.OfficialAsync(Law.Organisation.Role.Receiver, "SKHCN-QT-MC");
        var request = await world.RequestAsync(receiver) with { Channel = Law.Procedures.Channel.Direct };
        var filed = await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(
            world.By(receiver), request with { Applicant = request.Applicant with { SubmitterName = "Đặng Thị Nộp Hộ", SubmitterIdNumber = "045190999902", Representation = new(Law.Dossiers.RepresentationBasis.Guardian) } }));
        var id = Assert.IsType<SubmitDossier.Outcome.Submitted>(filed).Id;

        foreach (var typed in new[] { "dang thi nop ho", "Thử Một" })
        {
            Assert.Equal(id, Assert.Single((await world.Do<SearchDossiers, SearchDossiers.Page>(u => u.RunAsync(receiver, typed))).Rows).Id);
        }
    }
}

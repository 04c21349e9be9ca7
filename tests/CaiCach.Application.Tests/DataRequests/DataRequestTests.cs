using System.Text;
using System.Text.Json;
using CaiCach.Application.Acting;
using CaiCach.Application.DataRequests;
using CaiCach.Application.Ledger;
using CaiCach.Law.DataRequests;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.DataRequests;

/// <summary>A person asks about the own data, the body answers in time, and a copy is given at once.</summary>
public sealed class DataRequestTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_request_sent_twice_is_one_has_its_due_and_is_answered_by_the_head_of_the_body_once(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        await journey.AcceptAsync(); // Monday 02/3/2026 09:00
        var request = new SendDataRequest.Request(Guid.NewGuid(), DataRequestKind.Deletion, World.Agency, "Xóa số điện thoại cũ của tôi.");
        Assert.Empty(await SendAsync(world, journey.Citizen, request));
        Assert.Empty(await SendAsync(world, journey.Citizen, request));
        var own = Assert.Single(await world.Do<ListDataRequests, IReadOnlyList<Data.DataRequests.DataRequest>>(u => u.OwnAsync(journey.Citizen)));
        Assert.Equal((DataRequestState.Received, 1, world.Clock.Now), (own.State, own.Version, own.ReceivedAt));
        Assert.True(own.DueAt > world.Clock.Now.AddDays(20)); // 20 working days

        var (open, decided) = await world.Do<ListDataRequests, (IReadOnlyList<ListDataRequests.Row>, IReadOnlyList<ListDataRequests.Row>)>(u => u.RunAsync(journey.Head));
        Assert.Equal((request.Id, journey.Citizen.Name), (Assert.Single(open).Request.Id, open[0].Name));
        Assert.Empty(decided);

        var answer = new DecideDataRequest.Request(request.Id, 1, false, "Số điện thoại thuộc hồ sơ đã tiếp nhận.", "Điều 14 Luật Lưu trữ");
        foreach (var stranger in new[] { journey.Receiver, journey.Citizen, await world.OfficialAsync(Role.AgencyHead, "SNV-QT") })
        {
            Assert.IsType<DecideDataRequest.Outcome.NotFound>(await DecideAsync(world, stranger, answer));
        }

        foreach (var (wrong, field) in new[] { (answer with { Grant = null }, "grant"), (answer with { Answer = " " }, "answer"), (answer with { LegalBasis = null }, "legalBasis") })
        {
            Assert.Equal(field, Assert.Single(Assert.IsType<DecideDataRequest.Outcome.Invalid>(await DecideAsync(world, journey.Head, wrong)).Faults).Field);
        }

        world.Clock.SetLocal("2026-03-05T09:00");
        var controller = await world.OfficialAsync(Role.ProcedureController, World.Agency);
        var standing = journey.Receiver with { Posts = [.. journey.Receiver.Posts, controller.Posts[0] with { InsteadOf = controller.Id }] };
        var other = request with { Id = Guid.NewGuid(), Content = "Xóa địa chỉ cũ của tôi." };
        Assert.Empty(await SendAsync(world, journey.Citizen, other));
        Assert.IsType<DecideDataRequest.Outcome.Done>(await DecideAsync(world, standing, answer with { Id = other.Id }));
        Assert.IsType<DecideDataRequest.Outcome.Done>(await DecideAsync(world, journey.Head, answer));
        Assert.IsType<DecideDataRequest.Outcome.Stale>(await DecideAsync(world, journey.Head, answer));
        Assert.IsType<DecideDataRequest.Outcome.Stale>(await DecideAsync(world, journey.Head, answer with { Version = 2, Grant = true }));
        own = Assert.Single(await world.Do<ListDataRequests, IReadOnlyList<Data.DataRequests.DataRequest>>(u => u.OwnAsync(journey.Citizen)), r => r.Id == request.Id);
        Assert.Equal((DataRequestState.Refused, 2, answer.Answer, answer.LegalBasis, journey.Head.Name), (own.State, own.Version, own.Answer, own.LegalBasis, own.DecidedBy));

        await using var db = world.Database.Open();
        var events = await db.Events.AsNoTracking().Where(e => e.StreamId == request.Id).OrderBy(e => e.Version).ToListAsync();
        Assert.Equal([DataRequestEventData.Received, DataRequestEventData.Refused], events.Select(e => e.Type));
        Assert.DoesNotContain("insteadOf", events[1].Data, StringComparison.Ordinal);
        Assert.Contains($"\"insteadOf\":\"{controller.Id}\"", await db.Events.Where(e => e.StreamId == other.Id && e.Version == 2).Select(e => e.Data).SingleAsync(), StringComparison.Ordinal);
        Assert.All(events, e => Assert.DoesNotContain("điện thoại", e.Data + e.Reason, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(0, (await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())))).Faults);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Another_request_under_the_key_of_an_old_form_is_kept_as_one_of_its_own(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        await journey.SubmitAsync();
        var request = new SendDataRequest.Request(Guid.NewGuid(), DataRequestKind.Deletion, World.Agency, "Xóa số điện thoại cũ.");
        foreach (var sent in new[] { request, request with { Content = "Xóa địa chỉ cũ." }, request, request with { Id = Guid.Empty, Content = "Xóa thư điện tử cũ." } })
        {
            Assert.Empty(await SendAsync(world, journey.Citizen, sent));
        }

        var own = await world.Do<ListDataRequests, IReadOnlyList<Data.DataRequests.DataRequest>>(u => u.OwnAsync(journey.Citizen));
        Assert.Equal(["Xóa số điện thoại cũ.", "Xóa thư điện tử cũ.", "Xóa địa chỉ cũ."], own.Select(r => r.Content).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_missing_is_told_at_its_field_and_a_body_that_has_nothing_of_the_person_is_not_asked()
    {
        await using var world = await World.CreateAsync("sqlite");
        var journey = await Journey.InAsync(world);
        await journey.SubmitAsync();
        var request = new SendDataRequest.Request(Guid.NewGuid(), DataRequestKind.Copy, World.Agency, "Mọi dữ liệu.");
        Assert.Equal(["kind", "agency", "content"], (await SendAsync(world, journey.Citizen, new(Guid.NewGuid(), null, null, " "))).Select(f => f.Field));
        Assert.Equal("agency", Assert.Single(await SendAsync(world, journey.Citizen, request with { Agency = "SNV-QT" })).Field);
        Assert.Equal("content", Assert.Single(await SendAsync(world, journey.Citizen, request with { Content = new('x', 2001) })).Field);
        Assert.Equal(World.Agency, (await world.Do<ListDataRequests, IReadOnlyList<Data.Organisation.Unit>>(u => u.BodiesAsync(journey.Citizen)))[0].Code);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_copy_has_the_persons_own_data_alone_and_leaves_an_event(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        var number = (await world.DossierAsync(await journey.AcceptAsync())).Code!;
        var other = await world.CitizenAsync("Trần <b>Thử</b> Hai", "045190999992");
        var copy = await world.Do<CopyOwnData, CopyOwnData.Copy>(u => u.RunAsync(world.By(journey.Citizen), "json"));
        using var json = JsonDocument.Parse(OwnDataFile.ToJson(copy));
        Assert.Equal(number, json.RootElement.GetProperty("dossiers")[0].GetProperty("code").GetString());
        Assert.Equal(journey.Citizen.Name, json.RootElement.GetProperty("account").GetProperty("fullName").GetString());
        Assert.Contains(number, Encoding.UTF8.GetString(OwnDataFile.ToHtml(copy)), StringComparison.Ordinal);
        Assert.DoesNotContain(journey.Receiver.Name, Encoding.UTF8.GetString(OwnDataFile.ToJson(copy)), StringComparison.Ordinal);

        Assert.NotEmpty(copy.Dossiers[0].Files);
        await using (var changed = world.Database.Open())
        {
            // The files of officials are not the person's.
            await changed.DossierPapers.ExecuteUpdateAsync(set => set.SetProperty(p => p.Kind, Data.Dossiers.PaperKind.Draft));
        }

        Assert.Empty((await world.Do<CopyOwnData, CopyOwnData.Copy>(u => u.RunAsync(world.By(journey.Citizen), "json"))).Dossiers[0].Files);
        var nothing = await world.Do<CopyOwnData, CopyOwnData.Copy>(u => u.RunAsync(world.By(other), "html"));
        Assert.Empty(nothing.Dossiers);
        Assert.Contains("Trần &lt;b&gt;", Encoding.UTF8.GetString(OwnDataFile.ToHtml(nothing with { Account = nothing.Account with { FullName = "Trần <b>Thử</b>" } })), StringComparison.Ordinal);
        await using var db = world.Database.Open();
        Assert.Equal([journey.Citizen.Id, journey.Citizen.Id, other.Id], (await db.Events.Where(e => e.Type == OwnDataEventData.Copied).ToListAsync()).OrderBy(e => e.ActorId == other.Id).Select(e => e.ActorId));
    }

    [Fact]
    public void A_new_decree_is_a_new_row_with_its_day()
    {
        DataRequestLimits[] versions = [new(new(2026, 1, 1), 10, 10, 20, 15), new(new(2027, 7, 1), 5, 6, 7, 8)];
        Assert.Equal(20, DataRequestLimits.On(versions, new(2027, 6, 30)).Of(DataRequestKind.Deletion));
        Assert.Equal(7, DataRequestLimits.On(versions, new(2027, 7, 1)).Of(DataRequestKind.Deletion));
        Assert.Equal(10, DataRequestLimits.On(versions, new(2025, 1, 1)).Of(DataRequestKind.Copy));
        Assert.NotEmpty(DataRequestRules.Shipped);
    }

    private static Task<IReadOnlyList<FieldFault>> SendAsync(World world, Actor who, SendDataRequest.Request request) =>
        world.Do<SendDataRequest, IReadOnlyList<FieldFault>>(u => u.RunAsync(world.By(who), request));

    private static Task<DecideDataRequest.Outcome> DecideAsync(World world, Actor who, DecideDataRequest.Request request) =>
        world.Do<DecideDataRequest, DecideDataRequest.Outcome>(u => u.RunAsync(world.By(who), request));
}

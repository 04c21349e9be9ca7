using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Procedures;
using CaiCach.Data.Procedures;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Procedures;

/// <summary>A world with those who keep the catalogue of one body, and the steps they take.</summary>
internal sealed class CatalogueOffice(World world, Actor controller, Actor head) : IAsyncDisposable
{
    public const string New = "1.999001";

    public World World { get; } = world;

    public Actor Controller { get; } = controller;

    public Actor Head { get; } = head;

    public static async Task<CatalogueOffice> OpenAsync(string engine)
    {
        var world = await World.CreateAsync(engine);
        return new(world, await world.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"), await world.OfficialAsync(Role.AgencyHead));
    }

    public async Task<CatalogueEntry> EntryAsync(string code = World.Procedure)
    {
        await using var db = World.Database.Open();
        return await db.CatalogueEntries.AsNoTracking().SingleAsync(e => e.Code == code);
    }

    public async Task<Procedure> RowAsync(string code, int version)
    {
        await using var db = World.Database.Open();
        return await db.Procedures.AsNoTracking().SingleAsync(p => p.Code == code && p.Version == version);
    }

    /// <summary>A document that can be announced: that of the usual procedure with a change.</summary>
    public async Task<string> DocumentAsync(string code, Action<JsonObject>? change = null)
    {
        var root = JsonNode.Parse((await RowAsync(World.Procedure, 2)).Document)!.AsObject();
        var body = DraftDocument.BodyOf(root);
        (body["code"], body["name"]) = (code, $"Thủ tục {code}");
        body.Remove("effectiveTo");
        change?.Invoke(body);
        return root.ToJsonString();
    }

    public Task<CatalogueOutcome> ActAsync(Actor actor, CatalogueEntry entry, CatalogueAct act, string? document = null, string? note = null) =>
        World.Do<HandleProcedureDraft, CatalogueOutcome>(u => u.RunAsync(World.By(actor), entry.Id, entry.Version, new(act, document, note)));

    public Task<CatalogueOutcome> PublishAsync(CatalogueEntry entry, PublishProcedure.Request request) =>
        World.Do<PublishProcedure, CatalogueOutcome>(u => u.RunAsync(World.By(Controller), entry.Id, entry.Version, request));

    public Task<CatalogueOutcome> MakePublicAsync(CatalogueEntry entry) =>
        World.Do<MakeProcedurePublic, CatalogueOutcome>(u => u.RunAsync(World.By(Controller), entry.Id, entry.Version));

    public Task<CatalogueOutcome> AbolishAsync(CatalogueEntry entry, DateOnly? from, string number = "900/QĐ-UBND") =>
        World.Do<AbolishProcedure, CatalogueOutcome>(u => u.RunAsync(World.By(Controller), entry.Id, entry.Version, new(Decision(number), from, null)));

    public DecisionInput Decision(string number = "754/QĐ-UBND") => new(number, new(2026, 3, 2), "province", "UBND tỉnh Quảng Trị", "Phó Chủ tịch Nguyễn Văn Mẫu", "Công bố danh mục thủ tục hành chính");

    /// <summary>An announcement of 2 March 2026 under a law of 16 March, with its days confirmed.</summary>
    public PublishProcedure.Request Request(string from = "2026-03-16", string? number = null)
    {
        var (decision, law, first) = (Decision(number ?? "754/QĐ-UBND"), new DateOnly(2026, 3, 16), DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture));
        return new(decision with { Confirmed = new AnnouncementDays(decision.Day!.Value, law, first).Key }, first, law, [], [World.Agency]);
    }

    public Task<CatalogueOutcome> TakeBackAsync(CatalogueEntry entry, CatalogueAct act, string? reason = "Ghi nhầm năm.", Actor? actor = null) =>
        World.Do<TakeDecisionBack, CatalogueOutcome>(u => u.RunAsync(World.By(actor ?? Controller), entry.Id, entry.Version, act, reason));

    /// <summary>The next version of a procedure, drawn up and reviewed.</summary>
    public async Task<CatalogueEntry> ReviewedAsync(string code = World.Procedure, Action<JsonObject>? change = null)
    {
        if ((await EntryAsync(code)).DraftState is null)
        {
            Done(await ActAsync(Controller, await EntryAsync(code), CatalogueAct.Draft));
        }

        Done(await ActAsync(Controller, await EntryAsync(code), CatalogueAct.Save, await DocumentAsync(code, change)));
        Done(await ActAsync(Controller, await EntryAsync(code), CatalogueAct.Submit));
        Done(await ActAsync(Head, await EntryAsync(code), CatalogueAct.Approve));
        return await EntryAsync(code);
    }

    /// <summary>A new procedure, drawn up and reviewed.</summary>
    public async Task<CatalogueEntry> NewReviewedAsync(string code = New)
    {
        Done(await World.Do<StartProcedure, CatalogueOutcome>(u => u.RunAsync(World.By(Controller), new(World.Agency, ProcedureKind.Public, code, $"Thủ tục {code}"))));
        return await ReviewedAsync(code);
    }

    public async Task<CatalogueEntry> PublishedAsync(CatalogueEntry reviewed, PublishProcedure.Request? request = null)
    {
        Done(await PublishAsync(reviewed, request ?? Request()));
        return await EntryAsync(reviewed.Code);
    }

    public async Task<CatalogueEntry> PublicAsync(CatalogueEntry published)
    {
        Done(await MakePublicAsync(published));
        return await EntryAsync(published.Code);
    }

    public static void Done(CatalogueOutcome outcome) => Assert.True(outcome is CatalogueOutcome.Done, outcome switch
    {
        CatalogueOutcome.Invalid invalid => string.Join(", ", invalid.Faults.Select(f => $"{f.Field} {f.Code} {f.Text}")),
        CatalogueOutcome.Refused refused => string.Join(", ", refused.Reasons.Select(r => r.Code)),
        _ => outcome.ToString(),
    });

    public static IEnumerable<string> Faults(CatalogueOutcome outcome) => Assert.IsType<CatalogueOutcome.Invalid>(outcome).Faults.Select(f => $"{f.Field} {f.Code}");

    public ValueTask DisposeAsync() => World.DisposeAsync();
}

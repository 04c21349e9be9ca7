using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Letters;
using CaiCach.Data.Events;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Letters;

/// <summary>A body's own phrases: who writes them, what is refused, and where they are offered.</summary>
public sealed class PhraseTests
{
    private const string Root = "BKHCN-VP-HC";
    private const string Desk = "SKHCN-QT-MC";
    private static readonly SavePhrase.Words Copy = new(" Thiếu bản sao ", "Hồ sơ thiếu bản sao [tên giấy tờ].\r\nĐề nghị bổ sung.", "Điều 9 Nghị định số 118/2025/NĐ-CP");

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_phrase_is_added_once_edited_and_retired_and_each_is_an_event_with_its_words(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var head = await world.OfficialAsync(Role.OneStopDirector, Desk);

        var both = await Task.WhenAll(AddAsync(world, head, Copy), AddAsync(world, head, Copy));
        var id = Assert.Single(both.OfType<SavePhrase.Outcome.Done>()).Id;
        Assert.Equal(["title title_taken"], Faults(Assert.Single(both.OfType<SavePhrase.Outcome.Invalid>())));

        var edits = await Task.WhenAll(EditAsync(world, head, id, 1, Copy with { Text = "Câu thứ nhất." }), EditAsync(world, head, id, 1, Copy with { Text = "Câu thứ hai." }));
        Assert.Single(edits.OfType<SavePhrase.Outcome.Done>());
        Assert.Single(edits.OfType<SavePhrase.Outcome.Stale>());
        Assert.IsType<SavePhrase.Outcome.Stale>(await RetireAsync(world, head, id, 1));
        Assert.IsType<SavePhrase.Outcome.Done>(await RetireAsync(world, head, id, 2));
        Assert.IsType<SavePhrase.Outcome.NotFound>(await RetireAsync(world, head, id, 3));
        Assert.IsType<SavePhrase.Outcome.NotFound>(await EditAsync(world, head, id, 3, Copy));

        var events = await EventsAsync(world, id);
        Assert.Equal([PhraseEventData.Added, PhraseEventData.Edited, PhraseEventData.Retired], events.Select(e => e.Type));
        Assert.Equal(
            new PhraseEventData(await world.UnitAsync(World.Agency), "supplement", "Thiếu bản sao", "Hồ sơ thiếu bản sao [tên giấy tờ].\nĐề nghị bổ sung.", "Điều 9 Nghị định số 118/2025/NĐ-CP"),
            RecordEvents.Facts<PhraseEventData>(events[0]));

        // The title of a retired one is free again.
        Assert.IsType<SavePhrase.Outcome.Done>(await AddAsync(world, head, Copy));
        Assert.Equal(0, await world.Do<VerifyLedger, long>(async u => (await u.RunAsync(f => Assert.Fail(f.ToString()))).Faults));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_dossier_is_offered_the_phrases_of_its_body_and_those_above_before_the_shipped_ones(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var own = await AddAsync(world, await world.OfficialAsync(Role.ProcedureController), Copy);
        await AddAsync(world, await world.OfficialAsync(Role.ProcedureController, Root), Copy with { Title = "Của cấp trên" }, "BKHCN");
        await AddAsync(world, await world.OfficialAsync(Role.ProcedureController, "BKHCN-SHTT"), Copy with { Title = "Của nơi khác" }, "BKHCN-SHTT");
        await AddAsync(world, await world.OfficialAsync(Role.ProcedureController), Copy with { Title = "Trả lại", LegalBasis = null }, purpose: "return_step");
        var dossier = await world.DossierAsync((await world.SubmitAsync(await world.CitizenAsync())).Id);
        var shipped = (await world.ReferenceAsync()).Phrases.Count(p => p.Purpose == "supplement");

        var offered = await world.Do<ReadPhrases, IReadOnlyList<Data.Reference.Phrase>>(u => u.OfferedAsync(dossier, ["supplement"]));

        var above = (await world.ReferenceAsync()).Organisation.UpFrom(dossier.AgencyId).Contains(await world.UnitAsync("BKHCN"));
        Assert.Equal(above ? ["Của cấp trên", "Thiếu bản sao"] : ["Thiếu bản sao"], offered.SkipLast(shipped).Select(p => p.Title));
        Assert.Equal("supplement.01", offered[^shipped].Code);
        Assert.Equal(["return_step"], (await world.Do<ReadPhrases, IReadOnlyList<Data.Reference.Phrase>>(u => u.OfferedAsync(dossier, ["return_step"]))).Select(p => p.Purpose).Distinct());

        await RetireAsync(world, await world.OfficialAsync(Role.OneStopDirector, Desk), Assert.IsType<SavePhrase.Outcome.Done>(own).Id, 1);
        Assert.DoesNotContain("Thiếu bản sao", (await world.Do<ReadPhrases, IReadOnlyList<Data.Reference.Phrase>>(u => u.OfferedAsync(dossier, ["supplement"]))).Select(p => p.Title));
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field_a_basis_where_a_letter_names_one_and_others_write_nothing()
    {
        await using var world = await World.CreateAsync("sqlite");
        var head = await world.OfficialAsync(Role.OneStopDirector, Desk);
        var none = new SavePhrase.Words(" ", null, " ");

        Assert.Equal(["title title_missing", "text text_missing", "legalBasis basis_missing"], Faults(await AddAsync(world, head, none)));
        Assert.Equal(["title title_missing", "text text_missing"], Faults(await AddAsync(world, head, none, purpose: "return_step")));
        Assert.Equal(["purpose purpose_missing"], Faults(await AddAsync(world, head, Copy, purpose: "khac")));
        Assert.Equal(["body body_unknown"], Faults(await AddAsync(world, head, Copy, "BKHCN-SHTT")));
        Assert.Equal(["title title_too_long"], Faults(await AddAsync(world, head, Copy with { Title = new('x', SavePhrase.LongestTitle + 1) })));

        var id = Assert.IsType<SavePhrase.Outcome.Done>(await AddAsync(world, head, Copy)).Id;
        Assert.Equal(["legalBasis basis_missing"], Faults(await EditAsync(world, head, id, 1, Copy with { LegalBasis = null })));
        foreach (var other in new[] { await world.OfficialAsync(Role.Receiver, Desk), await world.OfficialAsync(Role.Administrator), await world.OfficialAsync(Role.ProcedureController, "BKHCN-SHTT") })
        {
            Assert.IsType<SavePhrase.Outcome.NotFound>(await EditAsync(world, other, id, 1, Copy));
            Assert.IsType<SavePhrase.Outcome.NotFound>(await RetireAsync(world, other, id, 1));
        }

        Assert.IsType<SavePhrase.Outcome.NotFound>(await AddAsync(world, await world.OfficialAsync(Role.Receiver, Desk), Copy));
        Assert.Single(await EventsAsync(world, id));
    }

    private static Task<SavePhrase.Outcome> AddAsync(World world, Actor actor, SavePhrase.Words words, string body = World.Agency, string purpose = "supplement") =>
        world.Do<SavePhrase, SavePhrase.Outcome>(u => u.AddAsync(Context(world, actor), body, purpose, words));

    private static Task<SavePhrase.Outcome> EditAsync(World world, Actor actor, Guid id, int version, SavePhrase.Words words) =>
        world.Do<SavePhrase, SavePhrase.Outcome>(u => u.EditAsync(Context(world, actor), id, version, words));

    private static Task<SavePhrase.Outcome> RetireAsync(World world, Actor actor, Guid id, int version) =>
        world.Do<SavePhrase, SavePhrase.Outcome>(u => u.RetireAsync(Context(world, actor), id, version));

    private static ActContext Context(World world, Actor actor) => new(actor, world.Clock.Now, "workspace");

    private static IEnumerable<string> Faults(SavePhrase.Outcome outcome) => Assert.IsType<SavePhrase.Outcome.Invalid>(outcome).Faults.Select(f => $"{f.Field} {f.Code}");

    private static async Task<List<EventRow>> EventsAsync(World world, Guid id)
    {
        await using var db = world.Database.Open();
        return await db.Events.AsNoTracking().Where(e => e.StreamId == id).OrderBy(e => e.Version).ToListAsync();
    }
}

using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference.Import;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Letters get their number with the act that makes them: none twice, none left out.</summary>
public sealed class LetterTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Each_act_that_makes_a_letter_numbers_it_in_the_register_of_the_unit_that_issues_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var apologised = await office.InAsync(BusinessState.InProcess);
        await Office.Done(await office.Now<ApologiseForDelay>(apologised, (u, v) => u.RunAsync(office.By(office.People.Head), apologised, v, new(2026, 3, 16), "Chờ ý kiến")));
        var asked = await office.InAsync(BusinessState.SupplementRequested);
        var stopped = await office.InAsync(BusinessState.Stopped);
        var withdrawn = await office.InAsync(BusinessState.StopRequested);
        await Office.Done(await office.Now<AnswerWithdrawal>(withdrawn, (u, v) => u.ApproveAsync(office.By(office.People.Head), withdrawn, v)));
        var rejected = await office.InAsync(BusinessState.IntakeReview);
        await Office.Done(await office.Now<RejectIntake>(rejected, (u, v) => u.RunAsync(office.By(office.People.Receiver), rejected, v, "Sai nơi nộp", "Điều 2")));
        var unanswered = await office.InAsync(BusinessState.IntakeSupplement);
        office.World.Clock.SetLocal("2026-05-04T09:00");
        await Office.Done(await office.Now<ExpireIntakeSupplement>(unanswered, (u, v) => u.RunAsync(office.By(office.People.Receiver), unanswered, v)));
        await Office.Done(await office.Now<ExpireSupplement>(asked, (u, v) => u.StopAsync(office.By(office.People.Head), asked, v, "Điều 7")));

        var letters = await LettersAsync(office);
        var reception = await office.World.UnitAsync("SKHCN-QT-MC");
        var agency = await office.World.UnitAsync(World.Agency);
        Assert.Equal(
            [(apologised, LetterKind.Acceptance, "01/BPTNTKQ"), (asked, LetterKind.Acceptance, "02/BPTNTKQ"), (stopped, LetterKind.Acceptance, "03/BPTNTKQ"), (withdrawn, LetterKind.Acceptance, "04/BPTNTKQ"),
                (rejected, LetterKind.Refusal, "05/BPTNTKQ"), (unanswered, LetterKind.Supplement, "06/BPTNTKQ"), (unanswered, LetterKind.Refusal, "07/BPTNTKQ")],
            letters.Where(l => l.UnitId == reception).Select(l => (l.DossierId, l.Kind, l.Symbol)));
        Assert.Equal(
            [(apologised, LetterKind.Apology, "01/SKHCN-QT"), (asked, LetterKind.Supplement, "02/SKHCN-QT"), (stopped, LetterKind.Stop, "03/SKHCN-QT"), (withdrawn, LetterKind.Stop, "04/SKHCN-QT"), (asked, LetterKind.Stop, "05/SKHCN-QT")],
            letters.Where(l => l.UnitId == agency).Select(l => (l.DossierId, l.Kind, l.Symbol)));
        Assert.All(letters, l => Assert.Equal((2026, 16), (l.Year, l.Token.Length)));
        foreach (var letter in letters)
        {
            var made = (await office.EventsAsync(letter.DossierId)).Single(e => e.Version == letter.EventVersion);
            Assert.Equal((letter.Symbol, letter.MadeAt), (DossierEventData.Parse(made.Data).Letter, made.At));
            Assert.Contains(letter.Kind, Enum.GetValues<DossierAct>().Where(a => DossierEvents.TypeOf(a) == made.Type).Select(a => LetterRules.Of(a)).OfType<LetterKind>());
        }

        Assert.DoesNotContain(await office.EventsAsync(stopped), e => DossierEventData.Parse(e.Data).Letter is not null && !letters.Exists(l => l.DossierId == stopped && l.EventVersion == e.Version));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Letters_made_at_once_have_all_numbers_and_whoever_came_second_on_a_dossier_or_was_refused_has_used_none(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var ids = new List<Guid>();
        for (var i = 0; i < 8; i++)
        {
            ids.Add(await office.InAsync(BusinessState.IntakeReview));
        }

        var outcomes = await Task.WhenAll(ids.SelectMany(id => new[] { id, id }).Select(id => Task.Run(() => office.Do<AcceptDossier>(u => u.RunAsync(office.By(office.People.Receiver), id, 2)))));
        Assert.Equal(8, outcomes.Count(o => o is ActOutcome.Done));
        Assert.Equal(8, outcomes.Count(o => o is ActOutcome.Stale));
        var waiting = await office.InAsync(BusinessState.IntakeReview);
        Assert.IsType<ActOutcome.Refused>(await office.Do<RejectIntake>(u => u.RunAsync(office.By(office.People.Receiver), waiting, 2, "", "")));
        Assert.IsType<ActOutcome.Invalid>(await office.Do<AskIntakeSupplement>(u => u.RunAsync(office.By(office.People.Receiver), waiting, 2, new(["Đơn"], "Thiếu", null, 0))));
        await Office.Done(await office.Do<RejectIntake>(u => u.RunAsync(office.By(office.People.Receiver), waiting, 2, "Sai nơi nộp", "Điều 2")));

        var letters = await LettersAsync(office);
        Assert.Equal(Enumerable.Range(1, 9), letters.Select(l => l.Number).Order());
        Assert.Equal((waiting, 9), (letters[^1].DossierId, letters[^1].Number));
        Assert.Equal(9, letters.Select(l => l.Token).Distinct().Count());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_new_local_year_starts_at_one(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (first, last, next) = (await office.InAsync(BusinessState.IntakeReview), await office.InAsync(BusinessState.IntakeReview), await office.InAsync(BusinessState.IntakeReview));
        foreach (var (id, local) in new[] { (first, "2026-12-30T09:00"), (last, "2026-12-31T23:59"), (next, "2027-01-01T00:00") })
        {
            office.World.Clock.SetLocal(local);
            await Office.Done(await office.Do<RejectIntake>(u => u.RunAsync(office.By(office.People.Receiver), id, 2, "Sai nơi nộp", "Điều 2")));
        }

        Assert.Equal([(2026, 1, first), (2026, 2, last), (2027, 1, next)], (await LettersAsync(office)).Select(l => (l.Year, l.Number, l.DossierId)));
    }

    [Theory]
    [InlineData("Trung tâm Phục vụ hành chính công tỉnh Mẫu", UnitKind.ServiceUnit, "07/TTPVHCC")]
    [InlineData("Bộ phận Tiếp nhận và Trả kết quả", UnitKind.OneStop, "07/BPTNTKQ")]
    [InlineData("Sở Mẫu", UnitKind.ProvincialDepartment, "07/SM")]
    public void A_symbol_says_who_issues(string name, UnitKind kind, string symbol)
    {
        Assert.Equal(symbol, LetterSymbols.Of(new() { Code = "SM", Name = name, Kind = kind }, 7));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_sets_that_ship_differ_in_what_the_circulars_differ_in(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var sets = (await world.ReferenceAsync()).LetterSets;

        var (old, now) = (LetterRules.On(sets, new(2025, 9, 14))!, LetterRules.On(sets, new(2025, 9, 15))!);
        Assert.Equal(("tt-01-2018", 6, "tt-03-2025", 7), (old.Code, old.Forms.Count, now.Code, now.Forms.Count));
        Assert.Equal("Phiếu xin lỗi và hẹn lại ngày trả kết quả", old.FormOf(LetterKind.Apology)!.Title);
        Assert.Null(old.FormOf(LetterKind.Stop));
        Assert.All(now.Forms, form => Assert.Equal(form.Kind.ToText(), form.Title));
    }

    [Fact]
    public async Task A_faulty_file_of_sets_is_refused_with_every_place()
    {
        await using var world = await World.CreateAsync("sqlite");
        var file = $$"""
            {"schemaVersion":1,"generated":"2026-11-22","note":"","sets":[
              {"code":"a","document":"A","confidence":"known","source":"","forms":[{"kind":"letter","number":"01","title":"Thư"}]},
              {"code":"a","document":"{{new string('A', 201)}}","confidence":"known","source":"","forms":[{"kind":"stop","number":"05","title":"Dừng"},{"kind":"stop","number":"06","title":"Dừng"}]}]}
            """;
        var faults = await world.Do<ImportReferenceData, IReadOnlyList<ImportFault>>(u => u.RunAsync(world.By(Acting.Actor.System), new(new Dictionary<string, string>(StringComparer.Ordinal) { [ReferenceBundle.Letters] = file })));

        Assert.Equal(["$.sets", "$.sets", "$.sets[0].forms[0].kind", "$.sets[1].document", "$.sets[1].forms"], faults.Select(f => f.Place).Order(StringComparer.Ordinal));
        Assert.Equal(2, (await world.ReferenceAsync()).LetterSets.Count);
    }

    private static async Task<List<Letter>> LettersAsync(Office office)
    {
        await using var db = office.World.Database.Open();
        return await db.Letters.AsNoTracking().OrderBy(l => l.MadeAt).ThenBy(l => l.UnitId).ThenBy(l => l.Year).ThenBy(l => l.Number).ToListAsync();
    }
}

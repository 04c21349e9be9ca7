using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Letters;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Office = CaiCach.Application.Tests.Dossiers.Office;

namespace CaiCach.Application.Tests.Letters;

/// <summary>An office that began its year on paper goes on with the numbers of its paper book.</summary>
public sealed class NumberBookTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_next_letter_goes_on_from_the_paper_book_and_no_number_comes_twice(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var keeper = await office.World.OfficialAsync(Role.Administrator, World.Agency);
        var (year, books) = await office.World.Do<ReadNumberBooks, (int, IReadOnlyList<ReadNumberBooks.Line>)>(u => u.RunAsync(keeper, office.World.Clock.Now));
        var body = books.Single(b => b.Unit.Code == World.Agency);
        Assert.Equal((2026, NumberBook.Letter, 0), (year, body.Book, body.Last));
        var counter = books.First(b => b.Unit.Code != World.Agency).Unit;
        Assert.Equal(Enum.GetValues<NumberBook>(), books.Where(b => b.Unit.Id == counter.Id).Select(b => b.Book));

        Assert.Equal("01/BPTNTKQ", await SymbolAsync());
        var raised = await Task.WhenAll(RaiseAsync(keeper, 514), RaiseAsync(keeper, 514));
        Assert.Contains(raised, r => r is RaiseNumberBook.Outcome.Done);
        Assert.IsType<RaiseNumberBook.Outcome.Done>(await RaiseAsync(keeper, 514));
        Assert.Equal("514/BPTNTKQ", await SymbolAsync());
        Assert.Equal(["next_given"], await FaultsAsync(514));
        Assert.Equal(["book_missing", "next_wrong", "reason_missing"], await FaultsAsync(null, unit: "BKHCN-VP-MC", reason: " "));
        Assert.IsType<RaiseNumberBook.Outcome.NotFound>(await RaiseAsync(office.People.Head, 600));
        Assert.Equal("next_moved", Assert.Single(Assert.IsType<RaiseNumberBook.Outcome.Invalid>(await RaiseAsync(keeper, 600, toldYear: 2025)).Faults).Code);
        Assert.Equal("515/BPTNTKQ", await SymbolAsync());
        await using var db = office.World.Database.Open();
        var told = Assert.Single(await db.Events.Where(e => e.Stream == NumberBookEventData.Stream).ToListAsync());
        Assert.Equal(("Nối tiếp sổ giấy", counter.Id), (told.Reason, told.UnitId));

        Task<RaiseNumberBook.Outcome> RaiseAsync(Actor who, int? next, string? unit = null, string reason = "Nối tiếp sổ giấy", int toldYear = 2026) =>
            office.World.Do<RaiseNumberBook, RaiseNumberBook.Outcome>(u => u.RunAsync(office.By(who), new(unit ?? counter.Code, NumberBook.Letter, toldYear, next, reason)));

        async Task<IReadOnlyList<string>> FaultsAsync(int? next, string? unit = null, string reason = "Nối tiếp sổ giấy") =>
            [.. Assert.IsType<RaiseNumberBook.Outcome.Invalid>(await RaiseAsync(keeper, next, unit, reason)).Faults.Select(f => f.Code)];

        async Task<string> SymbolAsync()
        {
            var id = await office.InAsync(BusinessState.IntakeReview);
            await Office.Done(await office.Now<RejectIntake>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, "Sai nơi nộp", "Điều 2")));
            await using var read = office.World.Database.Open();
            return await read.Letters.Where(l => l.DossierId == id && l.Kind == LetterKind.Refusal).Select(l => l.Symbol).SingleAsync();
        }
    }
}

using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// The head of a one-stop unit signs a list that hands results nobody came for to the archive, by the rule of <c>data/rules/returns.json</c>. All of a list go, or none: it is one
/// numbered paper. They still wait for who comes: the return desk says where they lie.
/// </summary>
public sealed class ArchiveUnclaimed(CaiCachDb db, DossierWork work, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>The most on one list.</summary>
    public const int Most = ListWork.PageSize;

    /// <summary>The longest text that says where the archive is.</summary>
    public const int LongestPlace = 200;

    /// <summary>A result that may go, and the version that was seen.</summary>
    public sealed record Item(Guid Id, int Version);

    /// <summary>How it ended.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Signed.</summary>
        public sealed record Done(string Symbol) : Outcome;

        /// <summary>Not this person's to sign.</summary>
        public sealed record NotFound : Outcome;

        /// <summary>Nothing was chosen, the place is missing, or one of them may not go: named with its code.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>Somebody changed one of them since the list was seen.</summary>
        public sealed record Stale : Outcome;
    }

    /// <summary>The bodies whose one-stop unit a person heads.</summary>
    public static IReadOnlyList<Unit> BodiesOf(Actor actor, OrganisationTree tree) =>
        [.. actor.Posts.Where(p => p.Role == Role.OneStopDirector).Select(p => p.AgencyId).Distinct().Select(id => tree.Find(id)).OfType<Unit>().OrderBy(u => u.Code, StringComparer.Ordinal)];

    /// <summary>Signs a list.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="body">The body whose counter has the results.</param>
    /// <param name="items">Which of them.</param>
    /// <param name="place">Where the archive is.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Outcome> RunAsync(ActContext context, Guid body, IReadOnlyList<Item> items, string? place, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (BodiesOf(context.Actor, snapshot.Organisation).All(b => b.Id != body) || snapshot.Returns?.Archive is not { } rule)
        {
            return new Outcome.NotFound();
        }

        List<FieldFault> faults = [];
        var words = TypedText.Trimmed(place);
        if (words is null)
        {
            faults.Add(new("place", "place_missing", "Nhập nơi lưu trữ."));
        }
        else if (TypedText.Check("place", "place", words, LongestPlace) is { } fault)
        {
            faults.Add(fault);
        }

        if (items.Count == 0)
        {
            faults.Add(new("items", "nothing_chosen", "Chọn ít nhất một kết quả."));
        }

        var ids = items.Select(i => i.Id).Take(Most).ToList();
        var dossiers = await db.Dossiers.Where(d => ids.Contains(d.Id) && d.CounterId == body).OrderBy(d => d.DeskDueAt).ThenBy(d => d.Id).ToListAsync(cancel);
        if (dossiers.Count != ids.Distinct().Count())
        {
            return new Outcome.NotFound();
        }

        if (faults.Count == 0 && dossiers.Any(d => items.First(i => i.Id == d.Id).Version != d.Version))
        {
            return new Outcome.Stale();
        }

        foreach (var dossier in dossiers)
        {
            var waits = dossier is { Desk: Desk.Return, AskedById: null } && (dossier.ReturnWay != ReturnWay.Post || dossier.Delivery == DeliveryState.ReturnedUndelivered);
            if (rule.Refuses(waits, dossier.ArchivedAt is not null, VietnamTime.DayOf(dossier.DeskDueAt), VietnamTime.DayOf(context.Now)) is { } refusal)
            {
                faults.Add(new("items", refusal.Code, $"{dossier.Code ?? dossier.RequestNumber}: {refusal.Text}"));
            }
        }

        if (faults.Count > 0)
        {
            return new Outcome.Invalid(faults);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var unit = snapshot.Organisation.ReceptionOf(body);
        var number = await DossierChange.NextAsync(db, unit.Id, NumberBooks.SeriesOf(NumberBook.Archive, VietnamTime.DayOf(context.Now).Year), cancel);
        var symbol = string.Create(CultureInfo.InvariantCulture, $"{number:00}/LT-{LetterSymbols.AbbreviationOf(unit)}");
        foreach (var dossier in dossiers)
        {
            (dossier.ArchivedAt, dossier.ArchiveSymbol, dossier.ArchivePlace) = (context.Now, symbol, words);
            db.Add(new ArchiveLine { DossierId = dossier.Id, At = context.Now, AgencyId = body, Symbol = symbol, Place = words!, ResultNumber = dossier.ResultNumber, ReadyAt = dossier.DeskDueAt });
            work.Record(context, dossier, DossierEvents.Archived, null, new() { From = dossier.State, To = dossier.State, Number = symbol, Place = words }, snapshot);
        }

        try
        {
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return new Outcome.Done(symbol);
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || engine.UniqueViolation(failure) is "events" or "archive_lines")
        {
            db.ChangeTracker.Clear();
            return new Outcome.Stale();
        }
    }
}

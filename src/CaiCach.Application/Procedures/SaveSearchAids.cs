using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using CaiCach.Data.Provider;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures;

/// <summary>The controller of a body says which procedures people need at events of life, and what they call them; the public search finds them so at once.</summary>
public sealed class SaveSearchAids(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>What is said.</summary>
    /// <param name="BodyCode">The body.</param>
    /// <param name="Seen">The number of the newest version when the form was opened; 0 for none.</param>
    /// <param name="Events">The events, one a line: <see cref="SearchAids.ReadEvents"/>.</param>
    /// <param name="Names">The common names, one procedure a line: <see cref="SearchAids.ReadNames"/>.</param>
    public sealed record Request(string BodyCode, int Seen, string? Events, string? Names);

    /// <summary>How it ended: a closed set.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Saved; it is in use.</summary>
        public sealed record Done(int Number) : Outcome;

        /// <summary>Something is wrong with it.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>Somebody else saved a version since.</summary>
        public sealed record Stale : Outcome;

        /// <summary>Not this person's to change.</summary>
        public sealed record NotAllowed : Outcome;
    }

    /// <summary>Saves a version. The same again finds the version it made.</summary>
    public async Task<Outcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (CatalogueScope.WrittenBy(context.Actor, snapshot.Organisation).FirstOrDefault(u => u.Code == request.BodyCode) is not { } body)
        {
            return new Outcome.NotAllowed();
        }

        if ((Faults("events", request.Events) ?? Faults("names", request.Names)) is { } unreadable)
        {
            return new Outcome.Invalid([unreadable]);
        }

        bool IsKnown(string code) => snapshot.LatestProcedure(code) is { Kind: ProcedureKind.Public };
        var aids = new SearchAids(SearchAids.ReadEvents(request.Events, IsKnown, out var events), SearchAids.ReadNames(request.Names, IsKnown, out var names));
        if (events.Count + names.Count > 0)
        {
            return new Outcome.Invalid([.. events.Select(f => new FieldFault("events", f.Code, f.Text)), .. names.Select(f => new FieldFault("names", f.Code, f.Text))]);
        }

        var row = new SearchAidsRow { AgencyId = body.Id, Number = request.Seen + 1, Document = SearchAidsDocument.Write(aids), MadeAt = context.Now, MadeBy = context.Actor.Name };
        var newest = await NewestAsync(body.Id, cancel);
        if ((newest?.Number ?? 0) != request.Seen)
        {
            return Again(newest, row);
        }

        db.SearchAids.Add(row);
        db.Record(context, SearchAidsEventData.Stream, SearchAidsEventData.StreamOf(body.Id), row.Number, SearchAidsEventData.Saved, new SearchAidsEventData(body.Id, row.Number, aids), unitId: body.Id);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "search_aids" or "events")
        {
            db.ChangeTracker.Clear();
            return Again(await NewestAsync(body.Id, cancel), row);
        }

        reference.Forget();
        return new Outcome.Done(row.Number);
    }

    private static FieldFault? Faults(string field, string? text) => TypedText.Check(field, field, text, 100_000);

    private Task<SearchAidsRow?> NewestAsync(Guid agencyId, CancellationToken cancel) =>
        db.SearchAids.AsNoTracking().Where(r => r.AgencyId == agencyId).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancel);

    private static Outcome Again(SearchAidsRow? newest, SearchAidsRow wanted) =>
        newest is not null && (newest.Number, newest.MadeBy, newest.Document) == (wanted.Number, wanted.MadeBy, wanted.Document) ? new Outcome.Done(newest.Number) : new Outcome.Stale();
}

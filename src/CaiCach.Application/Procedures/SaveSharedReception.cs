using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Procedures;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures;

/// <summary>
/// The controller of a body says which of its procedures the counters of other bodies of the province take in, from which day. What was received before stays
/// where it was received.
/// </summary>
public sealed class SaveSharedReception(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>What is said.</summary>
    /// <param name="BodyCode">The competent body.</param>
    /// <param name="Seen">The number of the newest version when the form was opened; 0 for none.</param>
    /// <param name="FirstDay">The first local day it holds, inclusive; not before today.</param>
    /// <param name="Scope">How many procedures.</param>
    /// <param name="Procedures">The codes of the named ones; ignored unless some are named.</param>
    public sealed record Request(string BodyCode, int Seen, DateOnly FirstDay, SharedScope Scope, IReadOnlyCollection<string> Procedures);

    /// <summary>How it ended: a closed set.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Saved; it holds from its first day.</summary>
        public sealed record Done(int Number) : Outcome;

        /// <summary>Something is wrong with it.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>Somebody else saved a version since.</summary>
        public sealed record Stale : Outcome;

        /// <summary>Not this person's to change.</summary>
        public sealed record NotAllowed : Outcome;
    }

    /// <summary>The bodies for which a person says it: those whose procedures the person keeps and that exist.</summary>
    public static IReadOnlyList<Unit> BodiesOf(Actor actor, OrganisationTree units) => [.. CatalogueScope.WrittenBy(actor, units).Where(u => u.EndedById is null)];

    /// <summary>Saves a version. The same again finds the version it made.</summary>
    public async Task<Outcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (BodiesOf(context.Actor, snapshot.Organisation).FirstOrDefault(u => u.Code == request.BodyCode) is not { } body)
        {
            return new Outcome.NotAllowed();
        }

        var today = VietnamTime.DayOf(context.Now);
        List<string> named = request.Scope == SharedScope.Chosen ? [.. request.Procedures.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] : [];
        var faults = Check(snapshot, body, request, named, today).ToList();
        if (faults.Count > 0)
        {
            return new Outcome.Invalid(faults);
        }

        var row = new SharedReceptionRow
        {
            AgencyId = body.Id,
            Number = request.Seen + 1,
            FirstDay = request.FirstDay,
            Scope = request.Scope,
            Procedures = string.Join(' ', named),
            MadeAt = context.Now,
            MadeBy = context.Actor.Name,
        };
        var newest = await NewestAsync(body.Id, cancel);
        if ((newest?.Number ?? 0) != request.Seen)
        {
            return Again(newest, row);
        }

        db.SharedReceptions.Add(row);
        db.Record(
            context, SharedReceptionEventData.Stream, SharedReceptionEventData.StreamOf(body.Id), row.Number, SharedReceptionEventData.Saved,
            new SharedReceptionEventData(body.Id, row.Number, row.FirstDay, row.Scope, named.Count > 0 ? named : null), unitId: body.Id);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "shared_receptions" or "events")
        {
            db.ChangeTracker.Clear();
            return Again(await NewestAsync(body.Id, cancel), row);
        }

        reference.Forget();
        return new Outcome.Done(row.Number);
    }

    private static IEnumerable<FieldFault> Check(ReferenceSnapshot snapshot, Unit body, Request request, List<string> named, DateOnly today)
    {
        if (request.FirstDay < today)
        {
            yield return new("firstDay", "day_past", "Ngày bắt đầu tiếp nhận hộ không được trước ngày hôm nay.");
        }
        else if (request.FirstDay > today.AddYears(1))
        {
            yield return new("firstDay", "day_too_far", "Ngày bắt đầu tiếp nhận hộ không được quá một năm kể từ hôm nay.");
        }

        if (request.Scope == SharedScope.Chosen && named.Count == 0)
        {
            yield return new("procedures", "procedures_missing", "Chọn ít nhất một thủ tục, hoặc chọn không mở thủ tục nào.");
        }

        foreach (var code in named.Where(code => !snapshot.Offers(body.Id, code, today)))
        {
            yield return new("procedures", "procedure_not_offered", $"Cơ quan không tiếp nhận thủ tục mang mã {code}.");
        }
    }

    private Task<SharedReceptionRow?> NewestAsync(Guid agencyId, CancellationToken cancel) =>
        db.SharedReceptions.AsNoTracking().Where(r => r.AgencyId == agencyId).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancel);

    private static Outcome Again(SharedReceptionRow? newest, SharedReceptionRow wanted) =>
        newest is not null && (newest.Number, newest.MadeBy, newest.FirstDay, newest.Scope, newest.Procedures) == (wanted.Number, wanted.MadeBy, wanted.FirstDay, wanted.Scope, wanted.Procedures)
            ? new Outcome.Done(newest.Number)
            : new Outcome.Stale();
}

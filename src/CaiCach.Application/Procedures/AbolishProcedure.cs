using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Procedures;

/// <summary>A decision abolishes a procedure: from its day on nothing new is filed, what was accepted goes on under its version.</summary>
public sealed class AbolishProcedure(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>What is decided.</summary>
    /// <param name="Decision">The decision.</param>
    /// <param name="EffectiveFrom">The first day without the procedure; null when none was given.</param>
    /// <param name="LawEffectiveFrom">The day the legal document takes effect; null where none stands behind it.</param>
    public sealed record Request(DecisionInput Decision, DateOnly? EffectiveFrom, DateOnly? LawEffectiveFrom);

    /// <summary>Abolishes it.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The procedure.</param>
    /// <param name="seen">Its version as seen.</param>
    /// <param name="request">What is decided.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<CatalogueOutcome> RunAsync(ActContext context, Guid id, int seen, Request request, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        await using var turn = await CatalogueSaving.TakeTurnAsync(db, cancel);
        var (no, entry, _) = await CatalogueSaving.OpenAsync(db, context, snapshot, CatalogueAct.Abolish, id, seen, cancel);
        if (no is not null)
        {
            return no;
        }

        var announcing = new Announcing(db, context, snapshot);
        var row = (await announcing.NewestAsync(entry.Code, cancel))!;
        List<FieldFault> faults = [];
        if (request.EffectiveFrom is not { } from)
        {
            faults.Add(new("effectiveFrom", "day_missing", "Nhập ngày bãi bỏ có hiệu lực."));
        }
        else if (from <= row.EffectiveFrom)
        {
            faults.Add(new("effectiveFrom", "day_too_early", $"Ngày bãi bỏ phải sau ngày {Announcing.Text(row.EffectiveFrom)} là ngày thủ tục có hiệu lực."));
        }

        var decision = await request.Decision.FindOrMakeAsync(db, context, entry.AgencyId, CatalogueDecisionKind.Announcement, faults, cancel, request.LawEffectiveFrom, request.EffectiveFrom);
        if (faults.Count == 0)
        {
            await announcing.AbolishAsync(entry, row, decision!, request.EffectiveFrom!.Value, request.LawEffectiveFrom, null, faults, cancel);
        }

        if (faults.Count > 0)
        {
            return await CatalogueSaving.InvalidAsync(db, context, CatalogueAct.Abolish, id, seen, faults, cancel);
        }

        var outcome = await CatalogueSaving.SaveAsync(db, engine, context, entry, CatalogueAct.Abolish, seen, cancel);
        reference.Forget();
        return outcome;
    }
}

using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.DataRequests;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.DataRequests;

/// <summary>The head of the body, or its procedure controller, says that a request was carried out, or refuses it with the provision that keeps the data.</summary>
public sealed class DecideDataRequest(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The decision.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Version">The version that was seen.</param>
    /// <param name="Grant">Whether it was carried out; null when nothing was chosen.</param>
    /// <param name="Answer">What was done, or why not.</param>
    /// <param name="LegalBasis">The provision; of refusals alone.</param>
    public sealed record Request(Guid Id, int Version, bool? Grant, string? Answer, string? LegalBasis);

    /// <summary>How it ended.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Decided.</summary>
        public sealed record Done : Outcome;

        /// <summary>No such request, as far as this person decides.</summary>
        public sealed record NotFound : Outcome;

        /// <summary>Somebody was faster.</summary>
        public sealed record Stale : Outcome;

        /// <summary>The input has faults; nothing was changed.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;
    }

    /// <summary>Decides.</summary>
    public async Task<Outcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var bodies = DataRequestRules.BodiesOf(context.Actor, tree);
        if (await db.DataRequests.FirstOrDefaultAsync(r => r.Id == request.Id && bodies.Contains(r.AgencyId), cancel) is not { } asked)
        {
            return new Outcome.NotFound();
        }

        if (asked.Version != request.Version || asked.State != DataRequestState.Received)
        {
            return new Outcome.Stale();
        }

        var (answer, basis) = (TypedText.Trimmed(request.Answer), TypedText.Trimmed(request.LegalBasis));
        List<FieldFault> faults = [];
        if (request.Grant is null)
        {
            faults.Add(new("grant", "decision_missing", "Chọn đã thực hiện hay không thực hiện."));
        }

        if (answer is null)
        {
            faults.Add(new("answer", "answer_missing", "Nêu đã làm gì, hoặc lý do không thực hiện."));
        }
        else if (TypedText.Check("answer", "answer", answer, SendDataRequest.LongestContent) is { } unfit)
        {
            faults.Add(unfit);
        }

        if (request.Grant == false && basis is null)
        {
            faults.Add(new("legalBasis", "basis_missing", "Nêu điều, khoản, văn bản buộc phải lưu giữ dữ liệu."));
        }
        else if (TypedText.Check("legalBasis", "basis", basis, 1000) is { } wrong)
        {
            faults.Add(wrong);
        }

        if (faults.Count > 0)
        {
            return new Outcome.Invalid(faults);
        }

        asked.State = request.Grant!.Value ? DataRequestState.Granted : DataRequestState.Refused;
        asked.Version++;
        (asked.Answer, asked.LegalBasis) = (answer, request.Grant.Value ? null : basis);
        (asked.DecidedAt, asked.DecidedBy) = (context.Now, context.Actor.Name);
        db.Record(
            context, DataRequestEventData.Stream, asked.Id, asked.Version, request.Grant.Value ? DataRequestEventData.Granted : DataRequestEventData.Refused,
            new DataRequestEventData(asked.AgencyId, asked.Kind, asked.State, InsteadOf: DataRequestRules.InsteadOf(context.Actor, asked.AgencyId, tree)), unitId: asked.AgencyId);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Outcome.Stale();
        }

        return new Outcome.Done();
    }
}

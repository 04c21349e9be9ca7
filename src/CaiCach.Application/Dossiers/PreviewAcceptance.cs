using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>What an acceptance at this moment would give: shown before the officer presses.</summary>
public sealed class PreviewAcceptance(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The outcome to come.</summary>
    /// <param name="Code">The code that would be given if nobody else accepts before.</param>
    /// <param name="Limit">The time limit of the channel, or of the first stage; null where there is none.</param>
    /// <param name="DueAt">The due date (UTC); null without a limit, or when the calendar cannot tell.</param>
    /// <param name="Steps">The arithmetic of the due date.</param>
    /// <param name="Fault">Why the due date cannot be told; null when it can or none is wanted.</param>
    /// <param name="Fee">Whole đồng; null where a formula decides and the receiver states it.</param>
    /// <param name="StartsWithPayment">Whether the clock starts only when the fee is settled.</param>
    /// <param name="StartEvent">The event in the field that starts the clock; null for any other start.</param>
    public sealed record Preview(string Code, TimeLimit? Limit, DateTime? DueAt, IReadOnlyList<DueStep> Steps, string? Fault, long? Fee, bool StartsWithPayment, string? StartEvent = null)
    {
        /// <summary>The fees of the case on the channel as asked of a payer of no class, in published order.</summary>
        public IReadOnlyList<FeeAsked> Fees { get; init; } = [];

        /// <summary>The classes of payers with rules of their own, and what is asked of each in whole đồng; null where a formula decides.</summary>
        public IReadOnlyList<(string Payer, long? Fee)> Payers { get; init; } = [];

        /// <summary>Whether the acceptance asks what happened to the fee: one is collected with the dossier.</summary>
        public bool TakesFee { get; init; }
    }

    /// <summary>Computes it; nothing is changed. The caller has read the dossier.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="payer">The class of payers that the receiver has chosen; null for none. A clock that starts with the payment waits for nothing where that class is exempt.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Preview> RunAsync(Dossier dossier, DateTime now, string? payer = null, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var procedure = snapshot.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion);
        return await ClockAsync(snapshot, procedure, dossier, now, payer, cancel) with
        {
            Fees = procedure is null ? [] : AcceptDossier.FeesOf(procedure, dossier, null),
            Payers = procedure is null || dossier.AskedById is not null ? [] : [.. procedure.PayersOf(dossier.Channel, dossier.CaseCode, DossierTimes.FilingDay(dossier)).Select(payer => (payer, AcceptDossier.FeeOf(procedure, dossier, payer)))],
            TakesFee = DossierFactsReader.Of(dossier, snapshot, now) is { FeeIsAtReceipt: true, FixedFee: not 0 },
        };
    }

    private async Task<Preview> ClockAsync(ReferenceSnapshot snapshot, ProcedureVersion? procedure, Dossier dossier, DateTime now, string? payer, CancellationToken cancel)
    {
        var day = VietnamTime.DayOf(now);
        var series = $"dossier:{day:yyyy-MM-dd}";
        var last = await db.NumberSeries.AsNoTracking().Where(s => s.UnitId == dossier.CounterId && s.Series == series).Select(s => (int?)s.Last).FirstOrDefaultAsync(cancel) ?? 0;
        var code = DossierCodes.Next(snapshot, snapshot.Organisation.Find(dossier.CounterId)!, day, last + 1);
        var fee = procedure is null ? null : AcceptDossier.FeeOf(procedure, dossier, null);
        var afterPayment = procedure?.StartRule == StartRule.AcceptanceAndPayment && AcceptDossier.FeeOf(procedure, dossier, payer) != 0;
        if ((procedure?.LimitFor(dossier.Channel, dossier.CaseCode) ?? (StageClock.Of(procedure, dossier.Channel, dossier.CaseCode) is [var first, ..] ? first.Limit : null)) is not { } published)
        {
            return new(code, null, null, [], null, fee, afterPayment);
        }

        var limit = snapshot.ClockRules.Of(dossier.ClockRules).Of(published);
        if (snapshot.CalendarOf(dossier.CounterId) is not { } calendar)
        {
            return new(code, limit, null, [], DossierChange.NoCalendar.Text, fee, afterPayment);
        }

        if (procedure?.StartEvent is { } happening)
        {
            return new(code, limit, null, [], null, fee, false, happening);
        }

        var earlier = procedure is null ? null : DossierTimes.EarlierStartOf(dossier, procedure);
        var start = DossierTimes.ToMinute(earlier ?? now);
        var due = DueDates.Compute(calendar, start, limit, []);
        return due.IsAnswered
            ? new(code, limit, VietnamTime.ToUtc(due.Due), DueDates.Explain(calendar, start, limit, [], earlier is { } began ? DossierTimes.WordsOf(dossier, procedure?.StartRule, began) : null), null, fee, afterPayment)
            : new(code, limit, null, [], due.Fault.Message(), fee, afterPayment);
    }
}

using CaiCach.Application.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Data.Measures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Measures;

/// <summary>What an event counts: the one place where events become measures, used when they are written and when they are recounted.</summary>
public static class EventMeasures
{
    /// <summary>The types of events of dossiers and offerings that can count; a recount reads no others, and finds entries of others to be too many.</summary>
    public static IReadOnlyList<string> Counting { get; } =
    [
        "dossier.submitted", "dossier.accepted", "dossier.intake_rejected", "dossier.intake_supplement_asked", DossierEvents.PartReceived, "dossier.supplement_asked", "dossier.duty_determined", "dossier.suspended", "dossier.supplement_received", "dossier.fee_settled", "dossier.fee_part_paid", "dossier.fee_reversed",
        "dossier.duty_settled", "dossier.resumed", DossierEvents.DueRecomputed, "dossier.stage_ended", "dossier.stage_end_corrected", "dossier.start_recorded", "dossier.start_corrected", "dossier.filing_corrected", "dossier.issued", "dossier.result_reported", "dossier.stopped", "dossier.supplement_expired", "dossier.withdrawn", "dossier.part_stopped",
        "dossier.part_returned", "dossier.consultation_recalled", DossierEvents.Moved, DossierEvents.OpinionMoved, "dossier.consulted", "dossier.opinion_given", "dossier.outside_replied", "dossier.consultation_ended", "dossier.opinions_lapsed", "dossier.reply_corrected", "dossier.apologised", "offering.opened", "offering.closed",
    ];

    /// <summary>The entries of an event, without ids; empty when it counts nothing.</summary>
    public static IReadOnlyList<MeasureDelta> Of(string type, DateTime at, ICountedFacts data) =>
        Kept(data,
        [
            .. OfWhole(type, at, data),
            .. data.IntakeLate == true ? DossierMeasures.IntakeLate(VietnamTime.DayOf(at)) : [],
            .. data.PaidOnline is { } online ? DossierMeasures.FeeReceived(VietnamTime.DayOf(at), online, type == "dossier.fee_reversed" ? -1 : 1, data.ReceiptOn) : [],
        ]);

    /// <summary>What is counted of a part, or of a dossier of an internal procedure, is counted apart.</summary>
    private static IReadOnlyList<MeasureDelta> Kept(ICountedFacts data, IReadOnlyList<MeasureDelta> deltas) =>
        data.PartOf is not null ? DossierMeasures.AsPart(deltas) : data.AskedBy is not null ? DossierMeasures.AsInternal(deltas) : deltas;

    private static IReadOnlyList<MeasureDelta> OfWhole(string type, DateTime at, ICountedFacts data)
    {
        var day = VietnamTime.DayOf(at);
        return type switch
        {
            "dossier.submitted" => DossierMeasures.Submitted(day, data.Channel!.Value),
            "dossier.accepted" or DossierEvents.PartReceived => DossierMeasures.Accepted(day, data.Channel!.Value, DayOf(data.Due)),
            "dossier.supplement_asked" or "dossier.duty_determined" or "dossier.suspended" or "dossier.consulted" => DossierMeasures.ClockStands(day, DayOf(data.RunningDueBefore)),
            "dossier.supplement_received" or "dossier.fee_settled" or "dossier.duty_settled" or "dossier.resumed" or "dossier.start_recorded"
                or "dossier.opinion_given" or "dossier.outside_replied" or "dossier.consultation_ended" or "dossier.consultation_recalled" => DossierMeasures.ClockRuns(day, DayOf(data.Due)),
            DossierEvents.DueRecomputed or "dossier.reply_corrected" when data.RunningDueBefore is not null => [.. DossierMeasures.ClockStands(day, DayOf(data.RunningDueBefore)), .. DossierMeasures.ClockRuns(day, DayOf(data.Due))],
            "dossier.stage_ended" or "dossier.stage_end_corrected" or "dossier.start_corrected" => [.. DossierMeasures.ClockStands(day, DayOf(data.RunningDueBefore)), .. DossierMeasures.ClockRuns(day, DayOf(data.Due))],
            "dossier.filing_corrected" when data.From is not (BusinessState.Submitted or BusinessState.IntakeReview) =>
                [.. data.ChannelBefore is { } before ? DossierMeasures.ChannelCorrected(day, before, data.Channel!.Value) : [], .. DossierMeasures.ClockStands(day, DayOf(data.RunningDueBefore)), .. DossierMeasures.ClockRuns(day, DayOf(data.Due))],
            "dossier.issued" or "dossier.result_reported" => [.. DossierMeasures.Finished(day, data.Timeliness!.Value, DayOf(data.RunningDueBefore)), .. DossierMeasures.ResultIssued(day, data.Electronic!.Value)],
            "dossier.stopped" or "dossier.supplement_expired" or "dossier.withdrawn" or "dossier.part_stopped" or "dossier.part_returned" when data.Timeliness is { } timeliness => DossierMeasures.Finished(day, timeliness, DayOf(data.RunningDueBefore)),
            "dossier.apologised" => DossierMeasures.Apologised(day),
            "offering.opened" or "offering.closed" when data.Internal == true => [],
            "offering.opened" => [.. Offered(data, 1)],
            "offering.closed" => [.. Offered(data, -1)],
            _ => [],
        };

        IEnumerable<MeasureDelta> Offered(ICountedFacts offered, int quantity)
        {
            yield return new(MeasureCodes.ProcedureOffered, day, quantity);
            if (offered.OnlineLevel == OnlineLevel.Full)
            {
                yield return new(MeasureCodes.ProcedureFullyOnline, day, quantity);
            }
            else if (offered.OnlineLevel == OnlineLevel.Partial)
            {
                yield return new(MeasureCodes.ProcedurePartlyOnline, day, quantity);
            }
        }
    }

    /// <summary>The rows to store for an event.</summary>
    public static IEnumerable<MeasureEntry> Rows(EventRow row, ICountedFacts data, Guid agencyId, string procedureCode) =>
        Lines(row, data, agencyId).Select((line, i) => new MeasureEntry
        {
            Id = Ids.Numbered(row.Id, i),
            EventId = row.Id,
            RecordId = row.StreamId,
            AgencyId = line.Agency,
            ProcedureCode = procedureCode,
            Measure = line.Delta.Measure,
            Day = line.Delta.Day,
            Quantity = line.Delta.Quantity,
            Since = line.Delta.Since,
        });

    /// <summary>A dossier that moves to another body counts at two: out of the old one, into the new one. An opinion counts at the body that is asked for it, beside what the event counts of the dossier.</summary>
    private static IEnumerable<(Guid Agency, MeasureDelta Delta)> Lines(EventRow row, ICountedFacts data, Guid agencyId)
    {
        var day = VietnamTime.DayOf(row.At);
        if (row.Type != DossierEvents.Moved || data.MovedFrom is not { } old)
        {
            return Of(row.Type, row.At, data).Select(delta => (agencyId, delta)).Concat((data.Opinions ?? []).Select(o => (o.Agency, DossierMeasures.Opinion(day, o.Turn, o.Quantity))));
        }

        var moved = new MovedDossier(data.Channel!.Value, DayOf(data.Accepted), data.Finished == true, DayOf(data.RunningDueBefore));
        var (left, came) = (DossierMeasures.MovedOut(day, moved), DossierMeasures.MovedIn(day, moved));
        return [.. Kept(data, left).Select(delta => (old, delta)), .. Kept(data, came).Select(delta => (agencyId, delta))];
    }

    private static DateOnly? DayOf(DateTime? utc) => utc is { } moment ? VietnamTime.DayOf(moment) : null;
}

using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Dossiers;

/// <summary>One block of Mẫu số 06: who handed the dossier to whom, when, and how that stood to the due date of the time.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="FromUnit">The unit that gave.</param>
/// <param name="FromPerson">The person who gave.</param>
/// <param name="To">Unit or person that received.</param>
/// <param name="Due">The due date then (UTC); null for none.</param>
/// <param name="Result">Early, on time or late: the step that ended with it, where the internal process gives it a time; else the dossier, at that moment.</param>
/// <param name="Note">The reason written.</param>
/// <param name="Step">The step of the internal process that ended with it; null for none.</param>
/// <param name="StepDue">Its due time (UTC); null when its time is not counted.</param>
public sealed record Handover(DateTime At, string FromUnit, string FromPerson, string To, DateTime? Due, Timeliness Result, string? Note, string? Step = null, DateTime? StepDue = null)
{
    /// <summary>Who confirmed for the receiving unit that it is there, and when (UTC); null where nobody did.</summary>
    public HandoverReceipt? Receipt { get; init; }

    /// <summary>How it stood to the due date, as the form says it.</summary>
    public string ResultText => Due is null && StepDue is null ? "không có thời hạn" : Result switch
    {
        Timeliness.Early => "Trước hạn",
        Timeliness.OnTime => "Đúng hạn",
        Timeliness.Late => "Quá hạn",
        _ => throw new InvalidOperationException($"A handover is {Result}."),
    };

    /// <summary>The handovers of a dossier, oldest first.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="history">Its events, oldest first.</param>
    /// <param name="reference">Reference data.</param>
    /// <param name="names">Names of the officers in the events.</param>
    /// <param name="receipts">Who confirmed the handover lists it stood on, by the version of the event.</param>
    /// <param name="parts">Its parts, where it was handed to other bodies in parts.</param>
    public static IReadOnlyList<Handover> Of(
        Dossier dossier, IReadOnlyList<EventRow> history, ReferenceSnapshot reference, IReadOnlyDictionary<Guid, string> names,
        IReadOnlyDictionary<int, HandoverReceipt> receipts, IReadOnlyList<ListParts.Part> parts) =>
        new Sheet(dossier, [.. history.Select(e => (e, DossierEventData.Parse(e.Data)))], reference.Organisation, names, receipts, parts).Lines();

    /// <summary>Whether parts of it were handed to other bodies.</summary>
    /// <param name="history">Its events.</param>
    public static bool HasParts(IEnumerable<EventRow> history) => history.Any(e => e.Type == DossierEvents.TypeOf(DossierAct.SendParts));

    /// <summary>Follows a dossier through its events: where it lies, with whom, and which of its parts are with other bodies.</summary>
    private sealed class Sheet(
        Dossier dossier, IReadOnlyList<(EventRow Row, DossierEventData Data)> history, OrganisationTree organisation, IReadOnlyDictionary<Guid, string> names,
        IReadOnlyDictionary<int, HandoverReceipt> receipts, IReadOnlyList<ListParts.Part> parts)
    {
        private readonly List<Handover> _lines = [];
        private readonly List<DossierEventData.SentPart> _away = [];

        // Between two bodies a unit alone does not say whose it is.
        private readonly bool _several = dossier.ReceivedForOther || dossier.PartOfId is not null || history.Any(e => e.Data.MovedFrom is not null);
        private string _holder = "";
        private string _officer = "";
        private DateTime? _due;

        public List<Handover> Lines()
        {
            _holder = dossier.PartOfId is null ? NameOf(organisation.ReceptionOf(dossier.ReceivedById).Id) : organisation.NameOf(dossier.ReceivedById);
            foreach (var (row, data) in history)
            {
                _due = data.Due ?? _due;
                Take(row, data);
            }

            return _lines;
        }

        private void Take(EventRow row, DossierEventData data)
        {
            switch (row.Type)
            {
                case "dossier.transferred" or "dossier.forwarded" or DossierEvents.Moved when data.ToUnit is { } unit:
                    Give(row, data, NameOf(unit), moves: true);
                    _officer = "";
                    break;
                case DossierEvents.PartReceived:
                    Give(row, data, Reception, moves: true);
                    break;
                case "dossier.issued" or "dossier.result_reported" when dossier.PartOfId is null:
                    Give(row, data, Reception, moves: true);
                    break;
                case "dossier.issued" or "dossier.part_returned" or "dossier.part_stopped":
                    Give(row, data, organisation.NameOf(dossier.ReceivedById), moves: true);
                    break;
                case "dossier.assigned" or DossierEvents.HandedOver:
                    var before = _officer;
                    _officer = data.ToOfficer is { } officer ? names.GetValueOrDefault(officer, "") : "";
                    Give(row, data, _officer.Length > 0 ? _officer : $"{_holder} (chờ phân công)", from: row.Type == DossierEvents.HandedOver ? before : null);
                    break;
                case "dossier.parts_sent":
                    foreach (var part in data.Parts ?? [])
                    {
                        _away.Add(part);
                        Give(row, data with { Due = part.Due }, PartAt(part), part: part);
                    }

                    foreach (var outside in data.Outside ?? [])
                    {
                        Give(row, data, $"{outside.Name} (phần việc liên thông)", part: new(outside.Id, Guid.Empty, outside.Due));
                    }

                    break;
                case "dossier.outside_replied" when data.From == BusinessState.Interlinked:
                    foreach (var outside in data.Outside ?? [])
                    {
                        var due = VietnamTime.ToLocal(outside.Due);
                        _lines.Add(new(row.At, $"{outside.Name} (phần việc liên thông)", "", _officer.Length > 0 ? $"{_holder}, {_officer}" : _holder, outside.Due, data.RepliedOn is { } day ? Timelinesses.Of(day.ToDateTime(TimeOnly.MinValue), due) : Timeliness.Late, data.Number is { } number ? $"Kết quả: văn bản số {number}" : "Không trả lời"));
                    }

                    break;
                case DossierEvents.PartGivenBack:
                    foreach (var part in data.Parts ?? [])
                    {
                        Back(row, data, part);
                    }

                    break;
                case "dossier.parts_ended" or "dossier.parts_recalled":
                    foreach (var part in _away.ToList())
                    {
                        Back(row, data, part);
                    }

                    break;
                case "dossier.proposed":
                    Give(row, data, data.ToReview == true ? $"{RoleTexts.Of(Role.DivisionHead)} {_holder}" : RoleTexts.Of(Role.AgencyHead));
                    break;
                case "dossier.reviewed":
                    Give(row, data, RoleTexts.Of(Role.AgencyHead));
                    break;
                case "dossier.step_returned":
                    Give(row, data, RoleTexts.Of(Role.Specialist));
                    break;
                case "dossier.granted" or "dossier.refused":
                    Give(row, data, RoleTexts.Of(Role.Clerk));
                    break;
                case "dossier.delivered" when data is { Delivery: DeliveryState.Posted, Carrier: { } carrier }:
                    Give(row, data, carrier);
                    break;
                case "dossier.post_delivered":
                    Give(row, data with { Timeliness = data.Timeliness ?? dossier.Timeliness }, dossier.SubmitterName ?? dossier.OwnerName, unit: data.Carrier);
                    break;
                case "dossier.post_returned":
                    Give(row, data with { Timeliness = data.Timeliness ?? dossier.Timeliness }, Reception, unit: data.Carrier);
                    break;
                case "dossier.delivered":
                    Give(row, data, row.Reason ?? dossier.SubmitterName ?? dossier.OwnerName);
                    break;
            }
        }

        private string Reception => NameOf(organisation.ReceptionOf(dossier.CounterId).Id);

        private void Give(EventRow row, DossierEventData data, string to, bool moves = false, string? from = null, DossierEventData.SentPart? part = null, string? unit = null)
        {
            var due = part?.Due ?? _due;
            var result = Timelinesses.Of(VietnamTime.ToLocal(row.At), due is { } then ? VietnamTime.ToLocal(then) : null);
            _lines.Add(new(row.At, unit ?? _holder, string.IsNullOrEmpty(from) ? row.ActorName : from, to, due, data.StepTimeliness ?? data.Timeliness ?? result, row.Reason, data.StepEnded, data.StepEndedDue) { Receipt = receipts.GetValueOrDefault(row.Version) });
            _holder = moves ? to : _holder;
        }

        /// <summary>A part comes back from its body: by the time of the part, as the part itself met it where it has ended.</summary>
        private void Back(EventRow row, DossierEventData data, DossierEventData.SentPart part)
        {
            _away.Remove(_away.Find(p => p.Id == part.Id) ?? part);
            var ended = parts.FirstOrDefault(p => p.Id == part.Id);
            var result = ended?.Timeliness ?? Timelinesses.Of(VietnamTime.ToLocal(row.At), VietnamTime.ToLocal(part.Due));
            _lines.Add(new(row.At, PartAt(part), row.Type == DossierEvents.PartGivenBack ? row.ActorName : "", _officer.Length > 0 ? $"{_holder}, {_officer}" : _holder, ended?.DueAt ?? part.Due, result, row.Reason ?? (ended?.ResultNumber is { } number ? $"Kết quả: văn bản số {number}" : null)));
        }

        private string PartAt(DossierEventData.SentPart part) =>
            organisation.NameOf(part.Agency) + (parts.FirstOrDefault(p => p.Id == part.Id) is { } known ? $" (phần việc {known.Code})" : " (phần việc liên thông)");

        private string NameOf(Guid? unit) => _several ? organisation.NameWithBody(unit) : organisation.NameOf(unit);
    }
}

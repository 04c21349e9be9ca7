using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 25: the result reaches the applicant, at the counter, by post or by opening it electronically.</summary>
public sealed class DeliverResult(DossierWork work, ListAgents agents, AttachUploads uploads)
{
    private const int LongestPostText = 100;

    /// <summary>Hands over at the counter; the officer has checked the identity of whoever takes it.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="identityChecked">Whether the officer has checked.</param>
    /// <param name="receivedBy">Who takes it.</param>
    /// <param name="originals">Ids of the papers whose originals go back with it; null where they were not looked at.</param>
    /// <param name="by">By what right that person takes it.</param>
    /// <param name="signature">The upload of that person's signature, which becomes a paper of the dossier; null where paper is signed.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ActOutcome> AtCounterAsync(
        ActContext context, Guid id, int version, bool identityChecked, string? receivedBy, IReadOnlyList<Guid>? originals = null, Presenter? by = null, Guid? signature = null, CancellationToken cancel = default) =>
        await RunAsync(context, id, version, DeliveryState.HandedOver, identityChecked, receivedBy, originals, null, by, cancel, signature is { } signed ? await uploads.FindAsync(context.Actor, [new("", signed)], cancel) : null);

    /// <summary>The papers of a dossier that were handed in as originals and go back: what may have to be given with the result. Applications and declarations stay.</summary>
    public static IEnumerable<DossierPaper> OriginalsOf(Dossier dossier) =>
        dossier.Papers.Where(p => p is { Originals: > 0, GoesBack: true, Kind: PaperKind.Component or PaperKind.Supplement }).OrderBy(p => p.AddedAtVersion).ThenBy(p => p.ComponentCode, StringComparer.Ordinal).ThenBy(p => p.Id);

    /// <summary>Who carries it, under which number, since which local day.</summary>
    /// <param name="Carrier">The carrier.</param>
    /// <param name="Waybill">The number.</param>
    /// <param name="Day">The day.</param>
    /// <param name="AgentId">The agent with an account who is to deliver it and to say so here; null for a carrier without one.</param>
    public sealed record Posting(string? Carrier, string? Waybill, DateOnly? Day, Guid? AgentId = null);

    /// <summary>Posts it: carrier and waybill stand as evidence, and the applicant is told them. The carrier checks who takes it.</summary>
    public async Task<ActOutcome> ByPostAsync(ActContext context, Guid id, int version, Posting posting, IReadOnlyList<Guid>? originals = null, CancellationToken cancel = default) =>
        posting.AgentId is { } agent && !await agents.WorksForAsync(agent, id, VietnamTime.DayOf(context.Now), cancel)
            ? new ActOutcome.Invalid([new("agentId", "agent_unknown", "Chọn nhân viên bưu chính, đại lý đang làm việc cho Bộ phận Một cửa này.")])
            : await RunAsync(context, id, version, DeliveryState.Posted, true, null, originals, posting, new(PresenterKind.Owner), cancel);

    /// <summary>Faults of a posting; names are "carrier", "waybill", "postedOn".</summary>
    private static IEnumerable<FieldFault> Check(Posting posting, Dossier dossier, DateTime now)
    {
        foreach (var (field, text, missing) in new[] { ("carrier", posting.Carrier, "Nhập đơn vị bưu chính."), ("waybill", posting.Waybill, "Nhập số vận đơn.") })
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                yield return new(field, field + "_missing", missing);
            }
            else if (TypedText.Check(field, field, text, LongestPostText) is { } unfit)
            {
                yield return unfit;
            }
        }

        if (posting.Day is not { } day)
        {
            yield return new("postedOn", "posted_on_missing", "Nhập ngày gửi.");
        }
        else if (day > VietnamTime.DayOf(now) || day < dossier.ResultDate)
        {
            yield return new("postedOn", "posted_on_wrong", "Ngày gửi phải từ ngày của kết quả đến hôm nay.");
        }
    }

    /// <summary>The applicant, signed in, takes the electronic result and with it all that is to be had: the dossier is closed.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="insteadOfPaper">Whether the applicant says to want no paper. Whoever asked for one at the counter or by post must say so, and cannot while originals wait there.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> ElectronicallyAsync(ActContext context, Guid id, int version, bool insteadOfPaper = false, CancellationToken cancel = default) =>
        RunAsync(context, id, version, DeliveryState.Delivered, true, null, null, null, null, cancel, insteadOfPaper: insteadOfPaper);

    /// <summary>The same by who has no account and the code that was sent to the contact of the dossier; the code is used up with it.</summary>
    internal Task<ActOutcome> ByCodeAsync(ActContext context, Dossier dossier, ResultCode code, Func<Task<Refusal?>> use, bool insteadOfPaper, CancellationToken cancel) =>
        RunAsync(context, dossier.Id, dossier.Version, DeliveryState.Delivered, true, null, null, null, null, cancel, insteadOfPaper: insteadOfPaper, code: code.Id, use: use);

    /// <summary>Whether a paper result was asked for, at the counter or by post.</summary>
    public static bool LeavesPaper(Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return dossier.ReturnWay != ReturnWay.Electronic;
    }

    /// <summary>The papers whose originals were handed in and are not recorded as given back. Those of a dossier that was opened again belong to the one it was opened as.</summary>
    public static IEnumerable<DossierPaper> OriginalsHere(Dossier dossier) => OriginalsOf(dossier).Where(p => p.OriginalsReturnedAt is null && dossier.ReopenedAsId is null);

    /// <summary>Records that originals of these papers are given back.</summary>
    internal static IReadOnlyList<Guid> GiveBack(DossierChange change, IReadOnlyList<Guid> originals, DateTime now)
    {
        foreach (var paper in OriginalsHere(change.Dossier).Where(p => originals.Contains(p.Id)).ToList())
        {
            paper.OriginalsReturnedAt = now;
        }

        change.Dossier.OriginalsReturnedAt = OriginalsHere(change.Dossier).Any() ? null : now;
        return [.. originals.Distinct()];
    }

    private static IEnumerable<FieldFault> CheckPaper(Dossier dossier, bool insteadOfPaper)
    {
        if (LeavesPaper(dossier) && !insteadOfPaper)
        {
            yield return new("insteadOfPaper", "paper_awaited", "Người nộp đã chọn nhận bản giấy; chỉ khi người nộp không lấy bản giấy nữa thì hồ sơ mới kết thúc bằng bản điện tử.");
        }
        else if (LeavesPaper(dossier) && OriginalsHere(dossier).Any())
        {
            yield return new("insteadOfPaper", "originals_wait", "Bộ phận Một cửa còn giữ bản chính giấy tờ của hồ sơ này; hãy nhận bản giấy cùng bản chính.");
        }
    }

    private Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, DeliveryState delivery, bool identityChecked, string? receivedBy, IReadOnlyList<Guid>? originals, Posting? posting, Presenter? by, CancellationToken cancel, FoundUploads? signature = null, bool insteadOfPaper = false, Guid? code = null, Func<Task<Refusal?>>? use = null) =>
        work.ActAsync(context, id, version, DossierAct.Deliver, new(context.Now, receivedBy, IdentityChecked: identityChecked), async change =>
        {
            if (use is not null && await use() is { } refusal)
            {
                return change.Refuse(refusal);
            }

            change.Dossier.Delivery = delivery;
            change.Dossier.ReturnedAt = context.Now;
            change.Dossier.CarrierId = posting?.AgentId;
            if (posting is not null)
            {
                (change.Dossier.PostCarrier, change.Dossier.PostWaybill, change.Dossier.PostedOn, change.Dossier.PostDeliveredAt) = (posting.Carrier!.Trim(), posting.Waybill!.Trim(), posting.Day, null);
            }

            signature?.AddTo(change, PaperKind.DeliveryProof);
            change.PutOn(Desk.Closed, change.Dossier.HolderUnitId, DossierWork.NoDue);
            return new DossierEventData { Delivery = delivery, Number = posting?.Waybill?.Trim(), Carrier = posting?.Carrier?.Trim(), PostedOn = posting?.Day, ToOfficer = posting?.AgentId, Files = signature?.Hashes, OriginalsReturned = originals is { Count: > 0 } ? GiveBack(change, originals, context.Now) : null, Presented = posting is null ? Presenter.Kept(by, change.Dossier) : null, ResultCode = code };
        }, (dossier, _) =>
        [
            .. Presenter.Check(by, context, dossier),
            .. signature?.UnknownUploads.Select(f => f with { Field = "signature" }) ?? [],
            .. posting is null ? [] : Check(posting, dossier, context.Now),
            .. delivery == DeliveryState.Delivered ? CheckPaper(dossier, insteadOfPaper) : [],
            .. originals is null || originals.All(o => OriginalsHere(dossier).Any(p => p.Id == o)) ? (FieldFault[])[] : [new("originals", "original_unknown", "Hồ sơ không có bản chính như vậy để trả lại.")],
        ], facts => Presenter.On(by, context, facts), cancel: cancel);
}

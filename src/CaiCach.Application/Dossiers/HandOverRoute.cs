using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Rows 28 to 28b: hands the handling of a dossier over to the other system its procedure names. This system holds the status until that one accepts; the request, its code and
/// its clock stay as they are. The answer comes from the program of that system, or an official writes it down.
/// </summary>
public sealed class HandOverRoute(CaiCachDb db, DossierWork work)
{
    /// <summary>That the other system accepted.</summary>
    /// <param name="Code">The code it has there.</param>
    /// <param name="At">When (UTC).</param>
    /// <param name="Document">The document or message that says so; null where the program of that system says it.</param>
    public sealed record Acceptance(string? Code, DateTime? At, string? Document = null);

    /// <summary>Offers it.</summary>
    public Task<ActOutcome> OfferAsync(ActContext context, Guid id, int version, string? reason, CancellationToken cancel = default)
    {
        var words = TypedText.Trimmed(reason);
        return OtherSystems.OnceAsync(db, context, id, version, (type, why, _) => type == DossierEvents.TypeOf(DossierAct.OfferRoute) && why == words, seen =>
            work.ActAsync(context, id, seen, DossierAct.OfferRoute, new(context.Now, words), change =>
            {
                var named = OtherSystems.NamedFor(change.Dossier, change.Reference, VietnamTime.DayOf(context.Now))!;
                (change.Dossier.RouteAskedAt, change.Dossier.RouteTo, change.Dossier.RouteName, change.Dossier.RouteAddress) = (context.Now, named.System, named.Name, named.Address);
                return Task.FromResult(new DossierEventData { OtherSystem = OtherSystems.Of(change.Dossier) });
            }, cancel: cancel), cancel);
    }

    /// <summary>It was accepted.</summary>
    /// <param name="context">Who says so and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen; null for a program, whose word holds at any.</param>
    /// <param name="acceptance">What is said.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ActOutcome> AcceptAsync(ActContext context, Guid id, int? version, Acceptance acceptance, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acceptance);
        var (code, document) = (TypedText.Trimmed(acceptance.Code), TypedText.Trimmed(acceptance.Document));
        var outcome = await OtherSystems.OnceAsync(db, context, id, version,
            (type, _, data) => type == DossierEvents.TypeOf(DossierAct.AcceptRoute) && data.OtherSystem is { } said && said.Code == code && said.At == acceptance.At,
            seen => work.ActAsync(context, id, seen, DossierAct.AcceptRoute, new(context.Now, Number: code, Happened: acceptance.At), change =>
            {
                var dossier = change.Dossier;
                var said = OtherSystems.Of(dossier) with { Code = code, At = acceptance.At, Document = document };
                (dossier.MasterSystem, dossier.MasterName, dossier.MasterAddress, dossier.MasteredAt) = (dossier.RouteTo!.Value, dossier.RouteName, dossier.RouteAddress, acceptance.At);
                (dossier.OutsideCode, dossier.OutsideCodeKey) = (code, OutsideBodies.KeyOf(code!));
                OtherSystems.Close(dossier);
                return Task.FromResult(new DossierEventData { OtherSystem = said });
            },
            (_, _) => [.. Faults(context.Actor, acceptance)],
            cancel: cancel), cancel);
        return outcome is ActOutcome.Invalid invalid ? new ActOutcome.Invalid([.. invalid.Faults.Select(f => f.Field == "number" ? f with { Field = "code" } : f)]) : outcome;
    }

    /// <summary>It was refused, or is taken back.</summary>
    /// <param name="context">Who says so and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen; null for a program, whose word holds at any.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> RefuseAsync(ActContext context, Guid id, int? version, string? reason, CancellationToken cancel = default)
    {
        var words = TypedText.Trimmed(reason);
        return OtherSystems.OnceAsync(db, context, id, version, (type, why, _) => type == DossierEvents.TypeOf(DossierAct.RefuseRoute) && why == words, seen =>
            work.ActAsync(context, id, seen, DossierAct.RefuseRoute, new(context.Now, words), change =>
            {
                var said = OtherSystems.Of(change.Dossier);
                OtherSystems.Close(change.Dossier);
                return Task.FromResult(new DossierEventData { OtherSystem = said });
            }, cancel: cancel), cancel);
    }

    private static IEnumerable<FieldFault> Faults(Actor actor, Acceptance acceptance)
    {
        if (OutsideBodies.KeyOf(acceptance.Code ?? "").Length == 0)
        {
            yield return new("code", "code_without_letters", "Mã hồ sơ phải có chữ hoặc số.");
        }

        if (TypedText.Check("document", "document", acceptance.Document, LongestDocument) is { } document)
        {
            yield return document;
        }
        else if (actor.Kind == ActorKind.Official && string.IsNullOrWhiteSpace(acceptance.Document))
        {
            yield return new("document", "document_missing", "Ghi văn bản, thông báo hoặc giấy tiếp nhận của hệ thống ấy làm căn cứ.");
        }
    }

    private const int LongestDocument = 300;
}

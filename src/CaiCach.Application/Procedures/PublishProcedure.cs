using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Application.Reference.Import;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures;

/// <summary>
/// A decision announces the reviewed draft: it becomes a version, the one before ends on the day before, procedures that it replaces end, and the bodies that are to receive it are kept
/// for when it is made public. Of two at once one wins.
/// </summary>
public sealed class PublishProcedure(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>What is announced.</summary>
    /// <param name="Decision">The decision.</param>
    /// <param name="EffectiveFrom">The first day of force; null when none was given.</param>
    /// <param name="LawEffectiveFrom">The day the legal document takes effect; null where none stands behind it.</param>
    /// <param name="Replaces">The codes of the procedures it takes the place of.</param>
    /// <param name="Bodies">The codes of the bodies that receive it.</param>
    public sealed record Request(DecisionInput Decision, DateOnly? EffectiveFrom, DateOnly? LawEffectiveFrom, IReadOnlyList<string> Replaces, IReadOnlyList<string> Bodies)
    {
        /// <summary>Whether it moves the procedure to another level or agency (phân cấp, điều chỉnh thẩm quyền).</summary>
        public bool Rescopes { get; init; }
    }

    /// <summary>Announces it.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The procedure.</param>
    /// <param name="seen">Its version as seen.</param>
    /// <param name="request">What is announced.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<CatalogueOutcome> RunAsync(ActContext context, Guid id, int seen, Request request, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        await using var turn = await CatalogueSaving.TakeTurnAsync(db, cancel);
        var (no, entry, draft) = await CatalogueSaving.OpenAsync(db, context, snapshot, CatalogueAct.Publish, id, seen, cancel);
        if (no is not null)
        {
            return no;
        }

        var announcing = new Announcing(db, context, snapshot);
        var newest = await announcing.NewestAsync(entry.Code, cancel);
        List<FieldFault> faults = [.. FaultsOf(draft!, newest, request.EffectiveFrom), .. FaultsOfScope(draft!, newest, request.Rescopes)];
        var bodies = BodiesOf(context, snapshot, entry, request.Bodies, faults);
        await FaultOwnAsync(context, snapshot, entry, bodies, request.EffectiveFrom, faults, cancel);
        var replaced = await ReplacedAsync(entry, draft!, announcing, request, faults, cancel);
        var decision = await request.Decision.FindOrMakeAsync(db, context, entry.AgencyId, CatalogueDecisionKind.Announcement, faults, cancel, request.LawEffectiveFrom, request.EffectiveFrom);
        if (faults.Count == 0)
        {
            await AnnounceAsync(context, announcing, entry, draft!, newest, decision!, request, bodies, replaced, faults, cancel);
        }

        if (faults.Count > 0)
        {
            return await CatalogueSaving.InvalidAsync(db, context, CatalogueAct.Publish, id, seen, faults, cancel);
        }

        var outcome = await CatalogueSaving.SaveAsync(db, engine, context, entry, CatalogueAct.Publish, seen, cancel);
        reference.Forget();
        return outcome;
    }

    private async Task AnnounceAsync(
        ActContext context, Announcing announcing, CatalogueEntry entry, ProcedureDraft draft, Procedure? newest, CatalogueDecision decision, Request request,
        IReadOnlyList<Guid> bodies, IReadOnlyList<(CatalogueEntry Entry, Procedure Row)> replaced, List<FieldFault> faults, CancellationToken cancel)
    {
        var (number, from) = (draft.BasedOn + 1, request.EffectiveFrom!.Value);
        var document = DraftDocument.Announced(draft.Document, number, from, DecisionInput.Cite(decision));
        if (ProcedureFile.Parse(document) is not ProcedureFileResult.Valid { File: var file })
        {
            faults.Add(new("", "draft_faulty", "Dự thảo còn lỗi; hãy lấy lại để sửa rồi rà soát lại."));
            return;
        }

        var action = newest is not null ? request.Rescopes ? AnnouncementAction.Rescope : AnnouncementAction.Amend : replaced.Count > 0 ? AnnouncementAction.Replace : AnnouncementAction.New;
        if (announcing.Add(decision, entry, action, number, from, request.LawEffectiveFrom, bodies, faults) is not { } item)
        {
            return;
        }

        var version = file.All.Single();
        var key = CatalogueSaving.SearchKeyOf(version.Name, version.Code, version.FieldName, string.Join(' ', version.LocalCodes.Append(version.AgencyName)));
        db.Procedures.Add(new()
        {
            Id = Ids.New(context.Now),
            Code = version.Code,
            Version = number,
            Name = version.Name,
            SearchKey = key,
            FieldCode = version.FieldCode,
            FieldName = version.FieldName,
            OnlineLevel = version.OnlineLevel,
            EffectiveFrom = from,
            IsInvented = version.IsInvented,
            Origin = ProcedureOrigin.Office,
            Document = document,
        });
        db.ProcedureDrafts.Remove(draft);
        var endBefore = newest?.EffectiveTo;
        if (newest is not null)
        {
            await announcing.EndAsync(newest, from.AddDays(-1), isAbolished: false, cancel);
        }

        foreach (var (old, row) in replaced)
        {
            await announcing.AbolishAsync(old, row, decision, from, request.LawEffectiveFrom, entry.Code, faults, cancel);
        }

        (entry.Name, entry.SearchKey, entry.State, entry.DraftState) = (version.Name, key, CatalogueState.Waiting, null);
        (entry.NewestVersion, entry.IsOffices, entry.DecidedLate, entry.PublicDue, entry.PublishedLate) = (number, true, item.DecidedLate, item.PublicDue, false);
        entry.Changes++;
        CatalogueSaving.Record(db, context, entry, CatalogueAct.Publish, new(
            entry.AgencyId, entry.Code, number, decision.Number, decision.Day, action, from, replaced.Count > 0 ? string.Join(", ", replaced.Select(r => r.Entry.Code)) : null, item.DecideBy, item.DecidedLate, bodies, endBefore, Field: version.FieldCode));
    }

    private static IEnumerable<FieldFault> FaultsOf(ProcedureDraft draft, Procedure? newest, DateOnly? from)
    {
        if ((newest?.Version ?? 0) != draft.BasedOn)
        {
            yield return new("", "newer_version", "Sau khi lập dự thảo, một phiên bản mới đã được nạp vào danh mục. Hãy lấy lại và hủy dự thảo này, rồi lập dự thảo từ phiên bản mới.");
        }

        if (from is not { } first)
        {
            yield return new("effectiveFrom", "day_missing", "Nhập ngày có hiệu lực.");
        }
        else if (newest is not null && first <= newest.EffectiveFrom)
        {
            yield return new("effectiveFrom", "day_too_early", $"Ngày có hiệu lực phải sau ngày {Announcing.Text(newest.EffectiveFrom)} là ngày có hiệu lực của phiên bản trước.");
        }
    }

    /// <summary>A decision on competence changes the level or an agency of what is announced already, and a change of the level is one.</summary>
    private static IEnumerable<FieldFault> FaultsOfScope(ProcedureDraft draft, Procedure? newest, bool rescopes)
    {
        if (newest is null)
        {
            return rescopes ? [new("rescopes", "rescope_first", "Chỉ thủ tục đã công bố mới phân cấp, điều chỉnh thẩm quyền được.")] : [];
        }

        if (ProcedureFile.Parse(draft.Document) is not ProcedureFileResult.Valid { File: var file } || ProcedureFile.Parse(newest.Document) is not ProcedureFileResult.Valid { File: var before })
        {
            return [];
        }

        var changes = ProcedureDifference.OfScope(before.All.Single(), file.All.Single());
        return (rescopes, changes) switch
        {
            (true, []) => [new("rescopes", "rescope_nothing", "Dự thảo không đổi cấp thực hiện hoặc cơ quan nào; không phải là phân cấp, điều chỉnh thẩm quyền.")],
            (false, _) when changes.Any(change => change.Part == ProcedurePart.Level) => [new("rescopes", "rescope_unsaid", "Dự thảo đổi cấp thực hiện: đánh dấu là quyết định phân cấp, điều chỉnh thẩm quyền.")],
            _ => [],
        };
    }

    private static List<Guid> BodiesOf(ActContext context, ReferenceSnapshot snapshot, CatalogueEntry entry, IReadOnlyList<string> codes, List<FieldFault> faults)
    {
        var may = CatalogueScope.ReceiversFor(snapshot.Organisation, entry.AgencyId, VietnamTime.DayOf(context.Now));
        var chosen = codes.Distinct(StringComparer.Ordinal).Select(code => may.FirstOrDefault(u => u.Code == code)).ToList();
        if (chosen.Contains(null))
        {
            faults.Add(new("bodies", "body_unknown", "Chọn cơ quan có trong danh sách."));
        }
        else if (chosen.Count == 0 && entry.Kind == ProcedureKind.Public)
        {
            faults.Add(new("bodies", "body_missing", "Chọn ít nhất một cơ quan tiếp nhận."));
        }

        // Who keeps an internal procedure decides on it, where nobody else is chosen.
        return chosen.Count == 0 && entry.Kind != ProcedureKind.Public ? [entry.AgencyId] : [.. chosen.OfType<Data.Organisation.Unit>().Select(u => u.Id)];
    }

    /// <summary>A body that receives a version of its own on the day does not receive the national one beside it.</summary>
    private async Task FaultOwnAsync(ActContext context, ReferenceSnapshot snapshot, CatalogueEntry entry, IReadOnlyList<Guid> bodies, DateOnly? from, List<FieldFault> faults, CancellationToken cancel)
    {
        foreach (var body in bodies)
        {
            if (await new OwnVersions(db, context).OfAsync(body, entry.Code, from ?? DateOnly.MaxValue, cancel) is { } own && own.ValidFrom <= from)
            {
                faults.Add(new("bodies", "body_has_own", $"{snapshot.Organisation.NameOf(body)} tiếp nhận bản riêng {own.ProcedureCode} của thủ tục này từ ngày {Announcing.Text(own.ValidFrom)}; bỏ chọn cơ quan này, hoặc bãi bỏ bản riêng trước."));
            }
        }
    }

    private async Task<IReadOnlyList<(CatalogueEntry Entry, Procedure Row)>> ReplacedAsync(CatalogueEntry entry, ProcedureDraft draft, Announcing announcing, Request request, List<FieldFault> faults, CancellationToken cancel)
    {
        var replaced = new List<(CatalogueEntry, Procedure)>();
        var codes = request.Replaces.Select(c => c.Trim()).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (codes.Count > 0 && draft.BasedOn > 0)
        {
            faults.Add(new("replaces", "replace_only_new", "Chỉ thủ tục công bố lần đầu mới thay thế thủ tục khác; bãi bỏ thủ tục cũ ở trang của nó."));
            return replaced;
        }

        foreach (var code in codes)
        {
            var old = await db.CatalogueEntries.FirstOrDefaultAsync(e => e.Code == code && e.AgencyId == entry.AgencyId, cancel);
            if (old is null || old.State is not (CatalogueState.Public or CatalogueState.PublicAmended) || await announcing.NewestAsync(code, cancel) is not { } row)
            {
                faults.Add(new("replaces", "replace_unknown", $"Cơ quan không có thủ tục {code} đang công khai."));
            }
            else if (old.DraftState is not null)
            {
                faults.Add(new("replaces", "replace_has_draft", $"Thủ tục {code} đang có dự thảo; hãy hủy dự thảo đó trước."));
            }
            else if (request.EffectiveFrom <= row.EffectiveFrom)
            {
                faults.Add(new("effectiveFrom", "day_too_early", $"Ngày có hiệu lực phải sau ngày {Announcing.Text(row.EffectiveFrom)} là ngày có hiệu lực của phiên bản trước."));
            }
            else
            {
                replaced.Add((old, row));
            }
        }

        return replaced;
    }
}

using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Drafts;

/// <summary>Saves what is typed, right or wrong, at each pause, on leaving and with each step. Two pages on one draft lose nothing of each other.</summary>
public sealed class SaveDraft(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>How often a save that lost against another is tried.</summary>
    internal const int MostTries = 5;

    /// <summary>
    /// Saves; false when the account has no such draft. What changes nothing makes no new version: a save that a page sent as it was left may come in after the next page was made,
    /// and must not make the submission there look out of date.
    /// </summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The draft.</param>
    /// <param name="answers">Values by field; fields that a draft does not know are left out.</param>
    /// <param name="seen">The version the page was made from.</param>
    /// <param name="page">A mark of the page, the same for all of its saves.</param>
    /// <param name="order">When the page sent it, as the page counts; 0 where it does not say.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<bool> RunAsync(ActContext context, Guid id, IReadOnlyDictionary<string, string> answers, int seen, string page, long order = 0, CancellationToken cancel = default)
    {
        var questions = DraftFields.All.ToHashSet(StringComparer.Ordinal);
        var declared = new Dictionary<string, AnswerSource?>(StringComparer.Ordinal);
        IReadOnlyList<Component> papers = [];
        Account? account = null;
        if (answers.Keys.Any(DraftFields.IsDeclared))
        {
            papers = await PapersAsync(context, id, cancel);
            declared = papers.SelectMany(c => c.Declaration!.Fields.Select(f => (Key: DraftFields.Declared(c.Code, f.Key), Source: c.Mandatory ? f.Source : null))).ToDictionary(f => f.Key, f => f.Source, StringComparer.Ordinal);
            account = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == context.Actor.Id, cancel);
        }

        var known = answers.Where(a => questions.Contains(a.Key) || declared.ContainsKey(a.Key)).ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal);
        return await ChangeAsync(
            context, id, (kept, save) =>
            {
                kept.Merge(known.Where(a => !IsAsBegun(kept, a)).ToDictionary(StringComparer.Ordinal), seen, page, save, context.Now, order);
                ForgetUnasked(kept, papers);
            }, cancel);

        // A field that still says what the applicant's facts fill in is not an answer yet: it follows when they are corrected.
        bool IsAsBegun(DraftAnswers kept, KeyValuePair<string, string> answer) => account is not null && !kept.Fields.ContainsKey(answer.Key)
            && declared.GetValueOrDefault(answer.Key) is { } source && DeclaredAnswers.FactOf(DraftFields.ToApplicant(kept, account), source)?.Trim() == answer.Value.Trim();
    }

    /// <summary>The applicant has seen what a save from another device replaced.</summary>
    public Task<bool> DismissReplacedAsync(ActContext context, Guid id, CancellationToken cancel = default) =>
        ChangeAsync(context, id, (kept, _) => kept.ReplacedAnswers.Clear(), cancel);

    /// <summary>Puts a replaced answer back.</summary>
    public Task<bool> RestoreAsync(ActContext context, Guid id, int index, CancellationToken cancel = default) =>
        ChangeAsync(context, id, (kept, save) =>
        {
            if (index >= 0 && index < kept.ReplacedAnswers.Count)
            {
                var old = kept.ReplacedAnswers[index];
                kept.ReplacedAnswers.RemoveAt(index);
                kept.Merge(new Dictionary<string, string>(StringComparer.Ordinal) { [old.Field] = old.Value }, save, "", save, context.Now);
            }
        }, cancel);

    /// <summary>What was typed in a field that is not asked any more, another being answered otherwise, is not kept.</summary>
    private static void ForgetUnasked(DraftAnswers kept, IReadOnlyList<Component> papers)
    {
        foreach (var paper in papers)
        {
            var typed = paper.Declaration!.Fields.ToDictionary(f => f.Key, f => (string?)kept[DraftFields.Declared(paper.Code, f.Key)], StringComparer.Ordinal);
            foreach (var key in DeclarationRules.Unasked(paper.Declaration, typed))
            {
                kept.Fields.Remove(DraftFields.Declared(paper.Code, key));
            }
        }
    }

    /// <summary>The papers of the draft's procedure that have a declaration.</summary>
    private async Task<IReadOnlyList<Component>> PapersAsync(ActContext context, Guid id, CancellationToken cancel)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var code = await db.Drafts.AsNoTracking().Where(d => d.Id == id && d.AccountId == context.Actor.Id).Select(d => d.ProcedureCode).FirstOrDefaultAsync(cancel);
        var procedure = code is null ? null : snapshot.ProcedureInForce(code, VietnamTime.DayOf(context.Now)) ?? snapshot.LatestProcedure(code);
        return procedure is null ? [] : [.. procedure.Components.Where(c => c.Declaration is not null)];
    }

    private async Task<bool> ChangeAsync(ActContext context, Guid id, Action<DraftAnswers, int> change, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            var draft = await db.Drafts.FirstOrDefaultAsync(d => d.Id == id && d.AccountId == context.Actor.Id, cancel);
            if (draft is null)
            {
                return false;
            }

            var kept = DraftAnswers.Parse(draft.Answers);
            var before = kept.ToJson();
            change(kept, draft.Version + 1);
            if (kept.ToJson() is var after && after != before)
            {
                (draft.Answers, draft.Version) = (after, draft.Version + 1);
            }

            draft.SavedAt = context.Now;
            try
            {
                await db.SaveChangesAsync(cancel);
                return true;
            }
            catch (DbUpdateConcurrencyException) when (tries < MostTries)
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}

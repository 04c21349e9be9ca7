using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Data.Drafts;
using CaiCach.Data.Files;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Drafts;

/// <summary>A draft with all that its pages show.</summary>
public sealed class ReadDraft(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>What is read.</summary>
    /// <param name="Draft">The record.</param>
    /// <param name="Account">Whose it is.</param>
    /// <param name="Answers">What is typed so far.</param>
    /// <param name="Procedure">The version in force, or the newest.</param>
    /// <param name="Agency">The body it goes to: the one that was chosen, or the one that took its work over.</param>
    /// <param name="Chosen">The body that was chosen; null when it does not exist any more.</param>
    /// <param name="AgencyFault">That no body receives it any more, and where to go; null when it has a receiver.</param>
    /// <param name="Uploads">The files, oldest first.</param>
    public sealed record View(
        Draft Draft, Account Account, DraftAnswers Answers, ProcedureVersion Procedure, Unit? Agency, Unit? Chosen, FieldFault? AgencyFault, IReadOnlyList<Upload> Uploads)
    {
        /// <summary>The papers the chosen case asks for, and the letter of authority of who files by one.</summary>
        public IReadOnlyList<Component> Components { get; } =
        [
            .. DossierFactsReader.ComponentsOf(Procedure, Answers[DraftFields.Case]),
            .. DraftFields.ToApplicant(Answers, Account).NeedsAuthority ? [Representation.Paper] : Array.Empty<Component>(),
        ];

        /// <summary>The files of one paper.</summary>
        public IEnumerable<Upload> FilesOf(Component component) => Uploads.Where(u => u.ComponentCode == component.Code);

        /// <summary>Files of papers that the chosen case does not ask for.</summary>
        public IEnumerable<Upload> Loose => Uploads.Where(u => !Components.Any(c => c.Code == u.ComponentCode));

        /// <summary>Mandatory papers without a file; one with a declaration is filled in instead.</summary>
        public IEnumerable<Component> Missing => Components.Where(c => c is { Mandatory: true, Declaration: null } && !FilesOf(c).Any());

        /// <summary>What stands in the fields of a paper's declaration: as typed, and a mandatory one begins with what the applicant said; empty for a paper without one.</summary>
        public IReadOnlyDictionary<string, string?> TypedOf(Component component)
        {
            ArgumentNullException.ThrowIfNull(component);
            if (component.Declaration is not { } declaration)
            {
                return new Dictionary<string, string?>(StringComparer.Ordinal);
            }

            var applicant = DraftFields.ToApplicant(Answers, Account);
            var begun = component.Mandatory ? DeclarationRules.Prefill(declaration, source => DeclaredAnswers.FactOf(applicant, source)) : new Dictionary<string, string>(StringComparer.Ordinal);
            return declaration.Fields.ToDictionary(f => f.Key, f => Answers.Fields.TryGetValue(DraftFields.Declared(component.Code, f.Key), out var typed) ? typed.Value : begun.GetValueOrDefault(f.Key), StringComparer.Ordinal);
        }

        /// <summary>What is declared for a paper; null where it has no declaration, or where one that is not mandatory was not begun.</summary>
        public IReadOnlyDictionary<string, string?>? DeclaredOf(Component component) =>
            component.Declaration is not null && TypedOf(component) is var typed && (component.Mandatory || typed.Values.Any(v => !string.IsNullOrWhiteSpace(v))) ? typed : null;

        /// <summary>What is wrong with what is declared, each at <c>papers.{paper}.answers.{key}</c>.</summary>
        public IEnumerable<FieldFault> DeclarationFaults =>
            from component in Components
            let declared = DeclaredOf(component)
            where declared is not null
            from fault in DeclarationRules.Judge(component.Declaration!, declared).Faults
            select new FieldFault($"papers.{component.Code}.answers.{fault.Key}", fault.Code, fault.Text);
    }

    /// <summary>Reads; null when the account has no such draft.</summary>
    public async Task<View?> RunAsync(ActContext context, Guid id, CancellationToken cancel = default) =>
        await OfAsync(await db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id && d.AccountId == context.Actor.Id, cancel), context.Now, cancel);

    /// <summary>Reads for a counter that holds a code of it; null when it is gone.</summary>
    internal async Task<View?> ForCounterAsync(Guid id, DateTime now, CancellationToken cancel) =>
        await OfAsync(await db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancel), now, cancel);

    private async Task<View?> OfAsync(Draft? draft, DateTime now, CancellationToken cancel)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (draft is null || (snapshot.ProcedureInForce(draft.ProcedureCode, VietnamTime.DayOf(now)) ?? snapshot.LatestProcedure(draft.ProcedureCode)) is not { } procedure)
        {
            return null;
        }

        var account = await db.Users.AsNoTracking().FirstAsync(a => a.Id == draft.AccountId, cancel);
        var uploads = await db.Uploads.AsNoTracking().Where(u => u.DraftId == draft.Id && u.OwnerId == draft.AccountId).OrderBy(u => u.CreatedAt).ThenBy(u => u.Id).ToListAsync(cancel);
        var (chosen, today) = (snapshot.Organisation.Find(draft.AgencyId), VietnamTime.DayOf(now));
        var receiver = snapshot.ReceiverOf(draft.AgencyId, procedure.Code, today);
        return new(
            draft, account, DraftAnswers.Parse(draft.Answers), procedure, receiver ?? chosen, chosen,
            receiver is null ? FilingTarget.NotCompetent(snapshot, chosen, procedure.Code, today) : null, uploads);
    }

    /// <summary>The drafts of an account, last saved first.</summary>
    public async Task<IReadOnlyList<Draft>> ListAsync(Guid accountId, CancellationToken cancel = default) =>
        await db.Drafts.AsNoTracking().Where(d => d.AccountId == accountId).OrderByDescending(d => d.SavedAt).Take(50).ToListAsync(cancel);
}

using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports.Export;
using CaiCach.Application.Reports.Register;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Letters;

/// <summary>What a letter would look like with a text that is being written: on a dossier of the editor's scope, or on the examples of the fields. Nothing is saved or numbered.</summary>
public sealed class PreviewLetter(CaiCachDb db, ReferenceStore reference, ReadControlSheet control, ReadRegister register)
{
    /// <summary>How it ended.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>The letter.</summary>
        public sealed record Shown(LetterSheet Sheet) : Outcome;

        /// <summary>The register.</summary>
        public sealed record Table(TextTable Lines, Unit Unit) : Outcome;

        /// <summary>The text has faults, or there is no such dossier or register.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;
    }

    /// <summary>Shows.</summary>
    /// <param name="context">Who, when.</param>
    /// <param name="kind">Which letter.</param>
    /// <param name="text">The text.</param>
    /// <param name="agencyId">The body whose text it is.</param>
    /// <param name="set">Its set of forms.</param>
    /// <param name="number">The code of a dossier; empty for the examples.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<Outcome> RunAsync(ActContext context, LetterKind kind, LetterText text, Guid agencyId, LetterSet set, string? number, CancellationToken cancel = default)
    {
        if (SaveLetterText.FaultsOf(text, kind).ToList() is { Count: > 0 } faults)
        {
            return new Outcome.Invalid(faults);
        }

        var snapshot = await reference.CurrentAsync(cancel);
        if (string.IsNullOrWhiteSpace(number))
        {
            return new Outcome.Shown(Example(kind, text, agencyId, set, snapshot, context));
        }

        var code = number.Trim().ToUpperInvariant();
        var dossier = await db.Dossiers.AsNoTracking().Include(d => d.Papers).Where(DossierScope.Of(context.Actor, snapshot.Organisation).Filter)
            .FirstOrDefaultAsync(d => d.Code == code || d.RequestNumber == code, cancel);
        return dossier is null
            ? new Outcome.Invalid([new("dossier", "dossier_unknown", "Không tìm thấy hồ sơ có mã này trong phạm vi được xem.")])
            : new Outcome.Shown(kind == LetterKind.Control ? (await control.RunAsync(context, dossier, text, cancel)).Sheet : LetterWords.Write(await CaseAsync(context, kind, dossier, cancel), text, snapshot));
    }

    /// <summary>Shows the register of a body on a day, as much of it as one page holds; without a day the register of today without lines.</summary>
    public async Task<Outcome> RegisterAsync(ActContext context, LetterText text, Guid agencyId, LetterSet set, DateOnly? day, CancellationToken cancel = default)
    {
        if (SaveLetterText.FaultsOf(text, LetterKind.Register).ToList() is { Count: > 0 } faults)
        {
            return new Outcome.Invalid(faults);
        }

        var unit = (await reference.CurrentAsync(cancel)).Organisation.Find(agencyId)!;
        var question = new ReadRegister.Question(unit.Code, day ?? VietnamTime.DayOf(context.Now), day ?? VietnamTime.DayOf(context.Now));
        IReadOnlyList<ReadRegister.Line> lines = [];
        if (day is not null)
        {
            var (page, _, refused) = await register.RunAsync(context.Actor, context.Now, question, cancel: cancel);
            if (page is null)
            {
                return new Outcome.Invalid([.. refused.Select(f => f with { Field = "dossier" })]);
            }

            lines = page.Lines;
        }

        return new Outcome.Table(RegisterTable.Of(lines, question, [set with { InForceFrom = null }], RegisterFrame.Write(text, context, unit, question, lines.Count)), unit);
    }

    // The change that made such a letter last; else one as it would be now.
    private async Task<LetterCase> CaseAsync(ActContext context, LetterKind kind, Dossier dossier, CancellationToken cancel)
    {
        var acts = Enum.GetValues<DossierAct>().Where(a => LetterRules.Of(a) == kind).ToDictionary(DossierEvents.TypeOf, a => a, StringComparer.Ordinal);
        var types = acts.Keys.ToList();
        var row = await db.Events.AsNoTracking().Where(e => e.StreamId == dossier.Id && types.Contains(e.Type)).OrderByDescending(e => e.Version).FirstOrDefaultAsync(cancel);
        return row is null
            ? new(kind, acts.Values.First(), dossier, dossier.Version + 1, context.Now, context.Actor.Name, "(lý do sẽ ghi khi lập giấy)",
                new() { Items = ["(nội dung thứ nhất)", "(nội dung thứ hai)"], LegalBasis = "(căn cứ sẽ ghi khi lập giấy)", From = dossier.State }, null)
            : new(kind, acts[row.Type], dossier, row.Version, row.At, row.ActorId is null ? "" : row.ActorName, row.Reason, DossierEventData.Parse(row.Data), null);
    }

    private static LetterSheet Example(LetterKind kind, LetterText text, Guid agencyId, LetterSet set, ReferenceSnapshot snapshot, ActContext context)
    {
        var facts = LetterFacts.Examples(LetterFields.Of(kind));
        var (blocks, notes) = text.Fill(kind, facts);
        if (kind == LetterKind.Control)
        {
            var frame = text.Frame(kind, facts);
            blocks = [.. frame.Opening, .. ReadControlSheet.Table([new(context.Now, facts.Values["mot_cua"], facts.Values["nguoi_lap"], "Phòng Quản lý chuyên ngành", context.Now, Timeliness.Early, null)]), .. frame.Closing];
        }

        var agency = snapshot.Organisation.Find(agencyId)!;
        return new(
            snapshot.Organisation.Find(agency.ParentId)?.Name, agency.Name, kind == LetterKind.Control ? "" : "Số: ……/" + LetterSymbols.AbbreviationOf(agency), LetterWords.Formal(context.Now),
            set.FormOf(kind)?.Title ?? kind.ToText(), "Mã hồ sơ", facts.Values["ma_ho_so"], blocks, notes, kind == LetterKind.Control ? [] : LetterSigning.For(kind, kind != LetterKind.Apology, new(context.Actor.Name), facts.Values["chu_ho_so"]));
    }
}

using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Letters;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Letters;

/// <summary>What a result would look like with a template that is being written: on a dossier of the procedure in the editor's scope, or on the examples of the fields. Nothing is saved.</summary>
public sealed class PreviewResult(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Shows.</summary>
    /// <param name="context">Who, when.</param>
    /// <param name="text">The template.</param>
    /// <param name="agencyId">The body whose template it is.</param>
    /// <param name="procedure">The code of the procedure.</param>
    /// <param name="number">The code of a dossier; empty for the examples.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<PreviewLetter.Outcome> RunAsync(ActContext context, ResultText text, Guid agencyId, string procedure, string? number, CancellationToken cancel = default)
    {
        if (SaveResultTemplate.FaultsOf(text, LetterFields.OfResults).ToList() is { Count: > 0 } faults)
        {
            return new PreviewLetter.Outcome.Invalid(faults);
        }

        var snapshot = await reference.CurrentAsync(cancel);
        if (string.IsNullOrWhiteSpace(number))
        {
            var examples = LetterFacts.Examples(LetterFields.OfResults);
            return new PreviewLetter.Outcome.Shown(ResultWords.Sheet(text.Fill(examples), agencyId, examples.Values["ma_ho_so"], snapshot));
        }

        var code = number.Trim().ToUpperInvariant();
        var dossier = await db.Dossiers.AsNoTracking().Include(d => d.Papers).Where(DossierScope.Of(context.Actor, snapshot.Organisation).Filter)
            .FirstOrDefaultAsync(d => (d.Code == code || d.RequestNumber == code) && d.ProcedureCode == procedure, cancel);
        return dossier is null
            ? new PreviewLetter.Outcome.Invalid([new("dossier", "dossier_unknown", "Không tìm thấy hồ sơ của thủ tục này có mã này trong phạm vi được xem.")])
            : new PreviewLetter.Outcome.Shown(ResultWords.Sheet(text.Fill(ResultWords.Facts(dossier, context.Now, snapshot)), dossier.AgencyId, dossier.Code ?? dossier.RequestNumber, snapshot));
    }
}

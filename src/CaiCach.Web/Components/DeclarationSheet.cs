using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;

namespace CaiCach.Web.Components;

/// <summary>A declaration of a dossier as a sheet to print; always in Vietnamese.</summary>
/// <param name="Number">Code or request number of the dossier.</param>
/// <param name="Procedure">Name of the procedure.</param>
/// <param name="Paper">Name of the paper that it stands for.</param>
/// <param name="Body">The body it goes to.</param>
/// <param name="Declared">When it was handed in (local).</param>
/// <param name="Lines">The answers by label.</param>
/// <param name="Hash">SHA-256 of the answers.</param>
public sealed record DeclarationSheet(string Number, string Procedure, string Paper, string Body, DateTime Declared, IReadOnlyList<KeyValuePair<string, string>> Lines, string Hash)
{
    /// <summary>The sheet of a paper; null for one that declares nothing.</summary>
    public static DeclarationSheet? Of(ReferenceSnapshot reference, Dossier dossier, Guid paperId)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(dossier);
        if (dossier.Papers.FirstOrDefault(p => p.Id == paperId) is not { Answers: { } answers } paper)
        {
            return null;
        }

        var procedure = reference.Procedure(dossier.ProcedureCode, paper.AnswersVersion!.Value);
        return new(
            dossier.Code ?? dossier.RequestNumber, procedure?.Name ?? dossier.ProcedureCode, DossierFactsReader.ComponentOf(procedure, paper.ComponentCode)?.Name ?? "", reference.Organisation.NameOf(dossier.AgencyId),
            VietnamTime.ToLocal(paper.AddedAt), DeclaredAnswers.LinesOf(reference, dossier, paper), DeclaredAnswers.HashOf(answers));
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Dossiers;

/// <summary>The answers of an electronic declaration as a paper keeps them: one JSON object of texts, in the order of the fields.</summary>
public static class DeclaredAnswers
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>As kept.</summary>
    /// <param name="answers">Judged answers, in order.</param>
    public static string ToJson(IEnumerable<KeyValuePair<string, string>> answers) => JsonSerializer.Serialize(answers.ToDictionary(StringComparer.Ordinal), Json);

    /// <summary>The answers by key.</summary>
    /// <param name="json">As kept.</param>
    public static IReadOnlyDictionary<string, string> Parse(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json, Json)!;

    /// <summary>SHA-256 of what is kept, lower-case hex.</summary>
    /// <param name="json">As kept.</param>
    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    /// <summary>The declaration that a paper answers, of the version it was filled in under; null for a paper that is none.</summary>
    /// <param name="reference">The reference data.</param>
    /// <param name="procedureCode">The procedure of the dossier.</param>
    /// <param name="paper">A paper of the dossier.</param>
    public static Declaration? DeclarationOf(ReferenceSnapshot reference, string procedureCode, DossierPaper paper)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(paper);
        return paper.AnswersVersion is { } version ? DossierFactsReader.ComponentOf(reference.Procedure(procedureCode, version), paper.ComponentCode)?.Declaration : null;
    }

    /// <summary>What a paper declares, by label as people read it; empty for a paper without a declaration.</summary>
    /// <param name="reference">The reference data.</param>
    /// <param name="dossier">The dossier.</param>
    /// <param name="paper">Its paper.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> LinesOf(ReferenceSnapshot reference, Dossier dossier, DossierPaper paper) =>
        LinesOf(reference, dossier?.ProcedureCode ?? "", paper);

    /// <inheritdoc cref="LinesOf(ReferenceSnapshot, Dossier, DossierPaper)"/>
    /// <param name="reference">The reference data.</param>
    /// <param name="procedureCode">The procedure of the dossier.</param>
    /// <param name="paper">Its paper.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> LinesOf(ReferenceSnapshot reference, string procedureCode, DossierPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return DeclarationOf(reference, procedureCode, paper) is { } declaration && paper.Answers is not null ? DeclarationRules.Lines(declaration, Parse(paper.Answers)) : [];
    }

    /// <summary>The hash of each declaration among papers, as an event keeps it; null for none.</summary>
    /// <param name="papers">The papers.</param>
    public static IReadOnlyList<string>? HashesOf(IEnumerable<DossierPaper> papers) =>
        papers.Where(p => p.Answers is not null).Select(p => HashOf(p.Answers!)).ToList() is { Count: > 0 } hashes ? hashes : null;

    /// <summary>The fact of an applicant that a field begins with.</summary>
    /// <param name="applicant">The applicant, as typed.</param>
    /// <param name="source">Which fact.</param>
    public static string? FactOf(ApplicantInput applicant, AnswerSource source)
    {
        ArgumentNullException.ThrowIfNull(applicant);
        return source switch
        {
            AnswerSource.OwnerName => applicant.Name,
            AnswerSource.OwnerIdNumber => applicant.IdNumber,
            AnswerSource.OwnerBirthDate => applicant.BirthDate,
            AnswerSource.Phone => applicant.Phone,
            AnswerSource.Email => applicant.Email,
            AnswerSource.Address => applicant.Address,
            AnswerSource.SubmitterName => applicant.SubmitterName,
            AnswerSource.SubmitterIdNumber => applicant.SubmitterIdNumber,
            _ => throw new ArgumentOutOfRangeException(nameof(source), source, message: null),
        };
    }
}

using System.Linq.Expressions;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Reports;

/// <summary>
/// In which field (lĩnh vực) of a report a dossier stands: that of the version of the procedure it was filed under, whatever comes after. So a version that moves
/// a procedure to another field moves no figure of the past, and what a period leaves open in a field is what the next one carries over in it.
/// </summary>
public sealed class ReportFields(ReferenceSnapshot snapshot)
{
    private readonly ILookup<string, ProcedureVersion> versions = snapshot.AllProcedures.Where(v => v.State != PublicationState.NotPublic).ToLookup(v => v.Code, StringComparer.Ordinal);

    /// <summary>The procedures whose versions are not all of one field.</summary>
    public IReadOnlyList<string> Moved => [.. versions.Where(IsMoved).Select(p => p.Key)];

    /// <summary>The field's code; for a procedure that is not known its own code.</summary>
    /// <param name="procedure">A procedure's code.</param>
    /// <param name="version">The version the dossier was filed under; null for any of a procedure that never moved.</param>
    public string Of(string procedure, int? version = null) =>
        (versions[procedure].FirstOrDefault(v => v.Version == version) ?? versions[procedure].MinBy(v => v.Version))?.FieldCode ?? procedure;

    /// <summary>The name the field had on a day: as the newest version in force by then calls it, or the first one that came after.</summary>
    public string NameOf(string field, DateOnly day)
    {
        var known = versions.SelectMany(p => p).Where(v => v.FieldCode == field).OrderBy(v => v.EffectiveFrom).ThenBy(v => v.Code, StringComparer.Ordinal).ThenBy(v => v.Version).ToList();
        return (known.LastOrDefault(v => v.EffectiveFrom <= day) ?? known.FirstOrDefault())?.FieldName ?? $"Thủ tục {field}";
    }

    /// <summary>The procedures that dossiers of a field may be of, and which of their dossiers are of it: those that meet all conditions.</summary>
    public (IReadOnlyList<string> Procedures, IReadOnlyList<Expression<Func<Dossier, bool>>> Which) In(string field)
    {
        var codes = versions.Where(p => p.Any(v => v.FieldCode == field)).Select(p => p.Key).DefaultIfEmpty(field).ToList();
        return (codes, [.. codes.Where(code => IsMoved(versions[code])).Select(OfIt)]);

        Expression<Func<Dossier, bool>> OfIt(string code)
        {
            List<int> others = [.. versions[code].Where(v => v.FieldCode != field).Select(v => v.Version)];
            return d => d.ProcedureCode != code || !others.Contains(d.ProcedureVersion);
        }
    }

    private static bool IsMoved(IEnumerable<ProcedureVersion> known) => known.Select(v => v.FieldCode).Distinct(StringComparer.Ordinal).Skip(1).Any();
}

using CaiCach.Application.Reference;
using CaiCach.Law.Identity;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Procedures;

/// <summary>Finds published procedures by words in any order, with or without diacritics, by code, field, agency, subject or the decision that announced them.</summary>
public static class FindProcedures
{
    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal) { "thu", "tuc", "lam", "xin", "cho", "toi", "muon", "can", "ve", "cua", "va", "de", "the", "nao" };

    /// <summary>What is looked for.</summary>
    /// <param name="Text">Words as typed; null or blank for all.</param>
    /// <param name="FieldCode">Only this field.</param>
    /// <param name="AgencyCode">Only what this body receives.</param>
    /// <param name="Subject">Only what these may file, a code of <see cref="ProcedureNames.Subjects"/>.</param>
    /// <param name="Decision">Only what a decision of this number announced, as the sources of the version tell.</param>
    /// <param name="LifeEvent">Only what people need at this event, a <see cref="Law.Procedures.LifeEvent.Slug"/>.</param>
    public sealed record Query(string? Text, string? FieldCode = null, string? AgencyCode = null, string? Subject = null, string? Decision = null, string? LifeEvent = null);

    /// <summary>What was found.</summary>
    /// <param name="Procedures">The best first; without words by field and name.</param>
    /// <param name="IsNear">No procedure has all the words; these have some.</param>
    public sealed record Answer(IReadOnlyList<ProcedureVersion> Procedures, bool IsNear);

    /// <summary>Finds among the procedures for citizens and organisations that are public on the day; abolished ones come last and by words only.</summary>
    public static Answer Among(ReferenceSnapshot reference, Query query, DateOnly day)
    {
        var agency = query.AgencyCode is null ? null : reference.Organisation.Find(query.AgencyCode);
        var needed = string.IsNullOrEmpty(query.LifeEvent) ? null : reference.LifeEvents.FirstOrDefault(e => e.Slug == query.LifeEvent) ?? new("", []);
        var shown = Shown(reference, day)
            .Where(p => needed is null || needed.PlaceOf(p) is not null)
            .Where(p => string.IsNullOrEmpty(query.FieldCode) || p.FieldCode == query.FieldCode)
            .Where(p => string.IsNullOrEmpty(query.AgencyCode) || (agency is not null && reference.Offers(agency.Id, p.Code, day)))
            .Where(p => string.IsNullOrEmpty(query.Subject) || p.Subjects.Contains(query.Subject, StringComparer.Ordinal))
            .Where(p => SearchKey.Of(query.Decision) is not { Length: > 0 } number || p.Sources.Any(source => Names(SearchKey.Of(source), number)))
            .ToList();
        var words = ProcedureText.Words(SearchKey.Of(query.Text));
        if (words.Count == 0)
        {
            // What people need at an event stands in the order in which they need it.
            return needed is not null
                ? new([.. shown.Where(p => p.InForceOn(day)).OrderBy(needed.PlaceOf)], false)
                : new([.. shown.Where(p => p.InForceOn(day)).OrderBy(p => p.FieldName, VietnameseOrder.Plain).ThenBy(p => p.Name, VietnameseOrder.Plain)], false);
        }

        var texts = shown.Select(p => new ProcedureText(p, [.. reference.AgenciesFor(p.Code, day).Select(a => a.Name)], reference.CommonNamesOf(p.Code), [.. reference.LifeEvents.Where(e => e.PlaceOf(p) is not null).Select(e => e.Name)])).ToList();
        var telling = words.Where(w => !Fillers.Contains(w)).ToList();
        var wanted = telling.Count > 0 ? telling : words;
        var all = Ranked(texts, wanted, wanted.Count, query.Text!, day);
        return all.Count > 0 ? new(all, false) : new(Ranked(texts, wanted, Math.Max(1, (wanted.Count + 1) / 2), query.Text!, day), true);
    }

    /// <summary>Whether a source names a number whole: 754 is in 754/QĐ-UBND, and 54 is not.</summary>
    private static bool Names(string source, string number)
    {
        for (var at = source.IndexOf(number, StringComparison.Ordinal); at >= 0; at = source.IndexOf(number, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !char.IsLetterOrDigit(source[at - 1])) && (at + number.Length == source.Length || !char.IsLetterOrDigit(source[at + number.Length])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The version of each public procedure to show on the day: the one in force, else the newest.</summary>
    private static IEnumerable<ProcedureVersion> Shown(ReferenceSnapshot reference, DateOnly day) =>
        reference.AllProcedures
            .Where(p => p.Kind == ProcedureKind.Public && p.State != PublicationState.NotPublic)
            .Select(p => p.Code).Distinct(StringComparer.Ordinal)
            .Select(code => reference.ProcedureInForce(code, day) ?? reference.LatestProcedure(code)!);

    private static List<ProcedureVersion> Ranked(List<ProcedureText> texts, IReadOnlyList<string> words, int least, string typed, DateOnly day) =>
        [.. texts
            .Select(text => (text.Procedure, Scores: words.Select(text.Score).ToList(), Phrase: text.HasPhrase(SearchKey.Of(typed))))
            .Where(t => t.Scores.Count(s => s > 0) >= least)
            .OrderByDescending(t => t.Procedure.InForceOn(day))
            .ThenByDescending(t => t.Scores.Sum() + (t.Phrase ? 10 : 0))
            .ThenByDescending(t => t.Procedure.Fileable)
            .ThenBy(t => t.Procedure.Name, VietnameseOrder.Plain)
            .Select(t => t.Procedure)];
}

using CaiCach.Application.Acting;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Dossiers;

/// <summary>What is wrong with the papers of a filing. What is handed in on paper may be entered short of papers that an official names, and is scanned until it is accepted.</summary>
internal static class FilingPapers
{
    public static string? CaseOf(SubmitDossier.Request request, ProcedureVersion procedure) => request.CaseCode ?? (procedure.Cases.Count == 1 ? procedure.Cases[0].Code : null);

    public static IEnumerable<FieldFault> Check(Actor actor, SubmitDossier.Request request, ProcedureVersion procedure, FoundUploads found)
    {
        List<Component> components = [.. DossierFactsReader.ComponentsOf(procedure, CaseOf(request, procedure))];
        var noted = NotedBy(actor, request);
        if (request.Applicant.Submits)
        {
            components.Add(Representation.Paper with { Mandatory = request.Applicant.NeedsAuthority });
        }

        // What is filed online is declared; a paper form in the hands of an officer, and what units ask of each other, need not be.
        var declares = request is { Channel: Channel.Online, AskedBy: null };
        var missing = Completeness.Missing(components, request.Papers.Select(p => p.ComponentCode));
        var undeclared = components.Except(missing).Where(c => declares && c is { Mandatory: true, Declaration: not null } && !request.Papers.Any(p => p.ComponentCode == c.Code && p.Answers is not null));
        return
        [
            .. found.Check(components, filesOnly: request.Channel == Channel.Online, scanned: request.AskedBy is not null || !Completeness.MayBeShort(request.Channel)),
            .. undeclared.Select(c => new FieldFault($"papers.{c.Code}", "declaration_missing", $"Chưa khai tờ khai điện tử: {c.Name}.")),
            .. missing.Where(c => !noted.Contains(c.Code, StringComparer.Ordinal) || c.Code == Representation.Paper.Code).Select(c => new FieldFault($"papers.{c.Code}", "paper_missing", $"Thiếu giấy tờ bắt buộc: {c.Name}.")),
        ];
    }

    /// <summary>The names of the papers that an official enters it without.</summary>
    public static IReadOnlyList<string> NamesOf(Actor actor, SubmitDossier.Request request, ProcedureVersion procedure)
    {
        var noted = NotedBy(actor, request);
        return [.. procedure.Components.Where(c => noted.Contains(c.Code, StringComparer.Ordinal)).Select(c => c.Name)];
    }

    // Only who stands before the papers can say that one is not there; what units ask of each other is theirs to complete.
    private static IReadOnlyList<string> NotedBy(Actor actor, SubmitDossier.Request request) =>
        actor.Kind == ActorKind.Official && request.AskedBy is null && Completeness.MayBeShort(request.Channel) ? request.Lacking ?? [] : [];
}

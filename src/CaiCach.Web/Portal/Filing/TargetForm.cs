using CaiCach.Application.Drafts;
using CaiCach.Data.Organisation;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;

namespace CaiCach.Web.Portal.Filing;

/// <summary>The choices before the form: which body, which case, for whom.</summary>
public sealed class TargetForm
{
    public string? Agency { get; set; }

    public string? Case { get; set; }

    public string? For { get; set; }

    public StartDraft.Choice ToChoice() => new(Agency, Case, For);
}

/// <summary>What there is to choose.</summary>
public sealed record TargetChoices(IReadOnlyList<Choice> Agencies, IReadOnlyList<Choice> Cases, IReadOnlyList<ApplicantKind> Kinds)
{
    public static TargetChoices Of(ProcedureVersion procedure, IEnumerable<Unit> agencies) => new(
        [.. agencies.Select(a => new Choice(a.Code, a.Name))],
        [.. procedure.Cases.Select(c => new Choice(c.Code, c.Name))],
        ApplicantKinds.For(procedure.Subjects));
}

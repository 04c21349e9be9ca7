using System.Text.Json.Serialization;
using CaiCach.Application.Acting;

namespace CaiCach.Web.Api.Problems;

/// <summary>One thing that is wrong, at one place.</summary>
/// <param name="Pointer">JSON pointer into the body; empty for the whole of it.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Detail">What to do, in Vietnamese.</param>
/// <param name="Parameter">The query parameter or header, when it is not the body.</param>
internal sealed record ProblemError(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Pointer,
    string Code,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Parameter = null);

/// <summary>What happened to a record after the version a client saw.</summary>
internal sealed record ProblemChange(int Version, string Type, DateTime At);

/// <summary>A problem (RFC 9457).</summary>
internal sealed record ApiProblem(
    string Type, string Title, int Status, string Detail, string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ProblemError>? Errors = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? CurrentVersion = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ProblemChange>? Changes = null);

internal static class ProblemAnswers
{
    public const string MediaType = "application/problem+json";

    public static IResult Answer(this ProblemKind kind, string detail, params IReadOnlyList<ProblemError> errors) =>
        Answer(new ApiProblem(kind.Type, kind.Title, kind.Status, detail, kind.Code, errors.Count == 0 ? null : errors));

    public static IResult Answer(ApiProblem problem) => ApiJson.Answer(problem, problem.Status, MediaType);

    /// <summary>Faults of fields, named by pointers into the body.</summary>
    public static IResult Invalid(IReadOnlyList<FieldFault> faults) => ProblemCatalogue.Invalid.Answer(
        faults.Count == 1 ? faults[0].Text : $"Có {faults.Count} chỗ cần sửa.", [.. faults.Select(f => new ProblemError(PointerOf(f.Field), f.Code, f.Text))]);

    /// <summary>A fault of one query parameter or header.</summary>
    public static IResult Parameter(string name, string code, string detail) => ProblemCatalogue.Invalid.Answer(detail, new ProblemError(null, code, detail, name));

    /// <summary>"papers[0].uploadId" as "/papers/0/uploadId". A name that is no place in the body (a paper that is not there) points at its list.</summary>
    public static string PointerOf(string field)
    {
        const string Papers = "papers.";
        return field.Length == 0 ? ""
            : field.StartsWith(Papers, StringComparison.Ordinal) ? "/papers"
            : "/" + field.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace('.', '/');
    }
}

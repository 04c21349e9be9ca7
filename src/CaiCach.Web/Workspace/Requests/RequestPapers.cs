using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Law.Procedures;
using CaiCach.Web.Workspace.Papers;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaiCach.Web.Workspace.Requests;

/// <summary>The papers of an internal request: files, a line for each component and one for any other paper.</summary>
/// <param name="Components">The components, in the order of the lines.</param>
/// <param name="Lines">The lines; the last is for any other paper.</param>
/// <param name="IsSupplement">Whether they are brought on request, so that none of them must be there.</param>
public sealed record RequestPapers(IReadOnlyList<Component> Components, IReadOnlyList<PaperLine> Lines, bool IsSupplement)
{
    /// <summary>The name of a line; null for any other paper.</summary>
    public string? NameOf(int line) => line < Components.Count ? Components[line].Name : null;

    /// <summary>The files of the lines as the use cases take them.</summary>
    public static IReadOnlyList<PaperInput> InputsOf(IEnumerable<PaperLine> lines) => [.. lines.Where(l => l.UploadId is not null).Select(l => new PaperInput(l.Code ?? "", l.UploadId))];

    /// <summary>Where a fault of the use cases belongs: the line, or the page.</summary>
    public static string FieldOf(string field, IReadOnlyList<PaperLine> lines)
    {
        ArgumentNullException.ThrowIfNull(field);
        var brought = lines.Index().Where(l => l.Item.UploadId is not null).Select(l => l.Index).ToList();
        if (field.StartsWith("papers[", StringComparison.Ordinal) && int.TryParse(field.AsSpan(7, field.IndexOf(']', StringComparison.Ordinal) - 7), out var number) && number < brought.Count)
        {
            return $"Input.Papers[{brought[number]}]";
        }

        var code = field.StartsWith("papers.", StringComparison.Ordinal) ? field["papers.".Length..] : null;
        return code is not null && lines.Index().FirstOrDefault(l => l.Item.Code == code) is { Item: not null } line ? $"Input.Papers[{line.Index}]" : "";
    }
}

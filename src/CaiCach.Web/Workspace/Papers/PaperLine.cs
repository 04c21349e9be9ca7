using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Law.Procedures;
using CaiCach.Web.Hosting;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaiCach.Web.Workspace.Papers;

/// <summary>A paper brought to the counter: how many originals and copies, and the scan if there is one.</summary>
public sealed class PaperLine
{
    /// <summary>The component's code; empty for any other paper.</summary>
    public string? Code { get; set; }

    public string? Originals { get; set; }

    public string? Copies { get; set; }

    public IFormFile? File { get; set; }

    public Guid? UploadId { get; set; }

    public string? UploadName { get; set; }

    /// <summary>What was typed in the fields of its electronic declaration, by key.</summary>
    public Dictionary<string, string?> Declared { get; set; } = [];

    /// <summary>Whether anything of its declaration was filled in.</summary>
    public bool IsDeclared => Declared.Values.Any(v => !string.IsNullOrWhiteSpace(v));

    /// <summary>Whether anything of it was brought.</summary>
    public bool IsBrought => UploadId is not null || CountOf(Originals) > 0 || CountOf(Copies) > 0 || IsDeclared;

    /// <summary>As the use cases take it.</summary>
    public PaperInput ToInput() => new(Code ?? "", UploadId, CountOf(Originals), CountOf(Copies), IsDeclared ? Declared : null);

    /// <summary>Fills what a begun declaration must say and does not with what was typed of the applicant.</summary>
    public void Complete(ProcedureVersion procedure, Func<AnswerSource, string?> factOf)
    {
        if (!IsDeclared || procedure.Components.FirstOrDefault(c => c.Code == Code)?.Declaration is not { } declaration)
        {
            return;
        }

        foreach (var (key, value) in DeclarationRules.Prefill(declaration, factOf).Where(p => declaration.Field(p.Key)!.Required && string.IsNullOrWhiteSpace(Declared.GetValueOrDefault(p.Key))))
        {
            Declared[key] = value;
        }
    }

    /// <summary>The field of a page that a fault of the declaration of this line belongs to; the line's own for any other.</summary>
    public static string FieldOf(string line, string fault) =>
        fault.IndexOf(".answers.", StringComparison.Ordinal) is >= 0 and var at ? $"{line}.Declared[{fault[(at + ".answers.".Length)..]}]" : line;

    /// <summary>A line for each component and one for any other paper, keeping what was typed.</summary>
    public static List<PaperLine> For(IReadOnlyList<Component> components, IReadOnlyList<PaperLine> typed) =>
        [.. components.Select(c => c.Code).Append("").Select(code => typed.FirstOrDefault(l => string.Equals(l.Code ?? "", code, StringComparison.Ordinal)) ?? new() { Code = code })];

    /// <summary>Stores the scans and notes faults at the lines; a stored scan is not asked for again.</summary>
    public static async Task TakeInAsync(List<PaperLine> lines, ProcedureVersion? procedure, UploadFile upload, ActContext context, ModelStateDictionary state, CancellationToken cancel)
    {
        var sent = 0L;
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, field) = (lines[i], string.Create(CultureInfo.InvariantCulture, $"Input.Papers[{i}]"));
            if (CountOf(line.Originals) < 0)
            {
                state.AddModelError(field + ".Originals", "Nhập số bản chính, từ 0 đến 999.");
            }

            if (CountOf(line.Copies) < 0)
            {
                state.AddModelError(field + ".Copies", "Nhập số bản sao, từ 0 đến 999.");
            }

            if (line.File is not { } file)
            {
                continue;
            }

            sent += file.Length;
            if (sent > BodyLimit.LargestSending)
            {
                state.AddModelError(field + ".File", $"Các tệp gửi cùng lúc vượt quá 60 MB nên tệp “{file.FileName}” chưa được tải lên. Hãy chọn lại tệp này và gửi tiếp.");
                continue;
            }

            if (await upload.TakeInAsync(file, context, field, nameof(File), state, DossierFactsReader.ComponentOf(procedure, line.Code ?? ""), cancel) is { } taken)
            {
                (line.UploadId, line.UploadName) = (taken.Id, taken.FileName);
            }
        }
    }

    // -1 for what is no number of sheets.
    private static int CountOf(string? text) =>
        string.IsNullOrWhiteSpace(text) ? 0
        : int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 999 ? count : -1;
}

/// <summary>The papers of a form: the component each line is for, and the line.</summary>
/// <param name="Components">The components asked for, in the order of the lines; the last line is for any other paper.</param>
/// <param name="Lines">What is typed.</param>
/// <param name="Cases">The cases, when the papers depend on them; empty otherwise.</param>
/// <param name="Lacking">The codes of mandatory papers that are known not to be there; null for none.</param>
public sealed record PaperTable(IReadOnlyList<Component> Components, IReadOnlyList<PaperLine> Lines, IReadOnlyList<ProcedureCase> Cases, IReadOnlyList<string>? Lacking = null);

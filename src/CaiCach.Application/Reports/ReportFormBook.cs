using System.Reflection;
using System.Text.Json;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports;

/// <summary>What the forms of reports are called and what they rest on, by the day from which each version is used (data/reports/forms.json).</summary>
public sealed class ReportFormBook
{
    private readonly IReadOnlyList<FormVersion> versions;

    private ReportFormBook(IReadOnlyList<FormVersion> versions) => this.versions = versions;

    /// <summary>A version of a form.</summary>
    /// <param name="Form">The form, e.g. <c>II.06a</c>.</param>
    /// <param name="InForceFrom">The first last day of a period it is used for; null for every period before the next version's.</param>
    /// <param name="Number">Its number as printed, e.g. <c>Biểu số II.06a/VPCP/KSTT</c>.</param>
    /// <param name="Title">What it tells, in capitals.</param>
    /// <param name="Basis">The document that it comes from.</param>
    /// <param name="Confidence">How sure that is: "found", "known" or "unsure".</param>
    /// <param name="Source">Where it was read, or what is open.</param>
    public sealed record FormVersion(string Form, DateOnly? InForceFrom, string Number, string Title, string Basis, string Confidence, string Source)
    {
        /// <summary>Whether somebody is still to verify it.</summary>
        public bool IsUnsure => Confidence == "unsure";
    }

    private sealed record Book(IReadOnlyList<FormVersion> Forms);

    /// <summary>The forms that ship.</summary>
    public static ReportFormBook Shipped { get; } = Read();

    /// <summary>The forms of a text in the format of data/reports/forms.json.</summary>
    /// <exception cref="InvalidDataException">A form has no version for every period, or two from one day.</exception>
    public static ReportFormBook Parse(string json)
    {
        var forms = JsonSerializer.Deserialize<Book>(json, JsonSerializerOptions.Web)!.Forms;
        foreach (var form in Enum.GetValues<ReportForm>().Select(f => f.Number()))
        {
            var days = forms.Where(f => f.Form == form).Select(f => f.InForceFrom).ToList();
            if (!days.Contains(null) || days.Distinct().Count() < days.Count)
            {
                throw new InvalidDataException($"Form {form} needs one version without a first day, and no two from one day.");
            }
        }

        return new(forms);
    }

    /// <summary>The version of a form that a period with this last day is reported on.</summary>
    public FormVersion Of(ReportForm form, DateOnly last) =>
        versions.Where(v => v.Form == form.Number() && (v.InForceFrom is not { } first || first <= last)).MaxBy(v => v.InForceFrom ?? DateOnly.MinValue)!;

    private static ReportFormBook Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("reports/forms.json")!);
        return Parse(reader.ReadToEnd());
    }
}

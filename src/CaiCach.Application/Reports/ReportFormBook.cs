using System.Reflection;
using System.Text.Json;
using CaiCach.Application.Reports.Export;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports;

/// <summary>What the forms of reports are called, what they rest on and which columns they have, by the day from which each version is used (data/reports/forms.json).</summary>
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
    /// <param name="RowHead">The heading of column (2).</param>
    /// <param name="Columns">The columns with figures, from (3).</param>
    /// <param name="NoteHead">The heading of the last column, which has words; null where there is none.</param>
    /// <param name="CountedIn">What is counted, e.g. <c>Đơn vị tính: thủ tục hành chính</c>; null for dossiers.</param>
    public sealed record FormVersion(
        string Form, DateOnly? InForceFrom, string Number, string Title, string Basis, string Confidence, string Source, string RowHead, IReadOnlyList<ReportColumn> Columns, string? NoteHead = null,
        string? CountedIn = null)
    {
        /// <summary>The number of the first column with figures.</summary>
        public const int FirstColumn = 3;

        /// <summary>The form this is a version of.</summary>
        public ReportForm Kind => Enum.GetValues<ReportForm>().Single(form => form.Number() == Form);

        /// <summary>A line's figures as its columns show them.</summary>
        /// <param name="figures">The figures, in the order of <see cref="ReportFigures.Of"/>.</param>
        public IReadOnlyList<long> Show(IReadOnlyList<long> figures)
        {
            var names = ReportFigures.Of(Kind);
            return [.. Leaves.Select(column => column.Of(names, figures))];
        }

        /// <summary>The figures of a column; null where there is no such column.</summary>
        /// <param name="column">Its number, from <see cref="FirstColumn"/>.</param>
        public IReadOnlyList<string>? FiguresOf(int column) => Leaves.ElementAtOrDefault(column - FirstColumn)?.Figures;

        /// <summary>The heading of a column, with those above it.</summary>
        /// <param name="column">Its number, from <see cref="FirstColumn"/>.</param>
        public string NameOf(int column) => ReportHead.Paths(Columns)[column - FirstColumn];

        /// <summary>The numbers of the columns that show any of some figures, as they are printed.</summary>
        public string NumbersOf(params string[] figures) => string.Join(
            ", ", Leaves.Select((column, index) => (column, index)).Where(c => c.column.Figures!.Any(figures.Contains)).Select(c => ReportTable.ColumnNumber(c.index + FirstColumn)));

        private IEnumerable<ReportColumn> Leaves => Columns.SelectMany(column => column.Leaves);

        /// <summary>Whether somebody is still to verify it.</summary>
        public bool IsUnsure => Confidence == "unsure";
    }

    private sealed record Book(IReadOnlyList<FormVersion> Forms);

    /// <summary>The forms that ship.</summary>
    public static ReportFormBook Shipped { get; } = Read();

    /// <summary>The forms of a text in the format of data/reports/forms.json.</summary>
    /// <exception cref="InvalidDataException">A form has no version for every period, or two from one day; a column without a heading, or with figures that the form does not have or that make no sum.</exception>
    public static ReportFormBook Parse(string json)
    {
        var forms = JsonSerializer.Deserialize<Book>(json, JsonSerializerOptions.Web)!.Forms;
        foreach (var fault in forms.SelectMany(FaultsOf))
        {
            throw new InvalidDataException(fault);
        }

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

    /// <summary>The version of a form with this first day; a report closed on it stays on it.</summary>
    internal FormVersion From(string form, DateOnly? first) => versions.Single(v => v.Form == form && v.InForceFrom == first);

    private static IEnumerable<string> FaultsOf(FormVersion form)
    {
        if (form.Columns is not { Count: > 0 } || string.IsNullOrWhiteSpace(form.RowHead))
        {
            return [$"Form {form.Form} needs a heading of its rows, and columns."];
        }

        return form.Columns.SelectMany(FaultsOfColumn);

        IEnumerable<string> FaultsOfColumn(ReportColumn column)
        {
            if (string.IsNullOrWhiteSpace(column.Name) || (column.Figures is null) == (column.Columns is null) || column.Columns is { Count: 0 } || column.Figures is { Count: 0 })
            {
                return [$"A column of form {form.Form} needs a heading, and either figures or columns below it."];
            }

            if (column.Columns is { } below)
            {
                return below.SelectMany(FaultsOfColumn);
            }

            var figures = column.Figures!;
            var known = ReportFigures.Of(form.Kind);
            return figures.Any(figure => !known.Contains(figure)) ? [$"Column “{column.Name}” of form {form.Form} has a figure that there is not: {string.Join(", ", figures.Except(known))}."]
                : figures.Distinct().Count() < figures.Count || (figures.Count > 1 && form.Kind == ReportForm.Ii07 && !figures.All(ReportFigures.IsCause))
                    ? [$"The figures of column “{column.Name}” of form {form.Form} make no sum."]
                : [];
        }
    }

    private static ReportFormBook Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("reports/forms.json")!);
        return Parse(reader.ReadToEnd());
    }
}

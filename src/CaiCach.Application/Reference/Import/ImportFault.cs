using CaiCach.Application.Acting;

namespace CaiCach.Application.Reference.Import;

/// <summary>What is wrong with an import, and where.</summary>
/// <param name="File">The file.</param>
/// <param name="Place">Line, or JSON path.</param>
/// <param name="Text">What is wrong, in Vietnamese.</param>
public sealed record ImportFault(string File, string Place, string Text)
{
    /// <summary>The texts of an entry that are too long or cannot be kept.</summary>
    internal static IEnumerable<ImportFault> OfTexts(string file, string place, IEnumerable<(string Field, string? Text, int Most)> texts) =>
        texts.Select(t => TypedText.Check(t.Field, t.Field, t.Text, t.Most)).OfType<FieldFault>().Select(fault => new ImportFault(file, $"{place}.{fault.Field}", fault.Text));
}

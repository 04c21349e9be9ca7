namespace CaiCach.Application.Reference.Import;

/// <summary>What is wrong with an import, and where.</summary>
/// <param name="File">The file.</param>
/// <param name="Place">Line, or JSON path.</param>
/// <param name="Text">What is wrong, in Vietnamese.</param>
public sealed record ImportFault(string File, string Place, string Text);

namespace CaiCach.Web.Texts;

/// <summary>Names the English texts of WorkspaceTexts.en.resx; the Vietnamese text itself is the key.</summary>
public sealed class WorkspaceTexts;

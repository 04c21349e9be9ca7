namespace CaiCach.Web.Texts;

/// <summary>Names the English texts of PortalTexts.en.resx; the Vietnamese text itself is the key.</summary>
public sealed class PortalTexts;

namespace CaiCach.Web.Texts;

/// <summary>Names the English texts of faults, FaultTexts.en.resx; the Vietnamese text itself is the key, with {0}, {1} for what it names.</summary>
public sealed class FaultTexts;

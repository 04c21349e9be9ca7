namespace CaiCach.Law.Procedures;

/// <summary>What a version says of one part, in Vietnamese, an item a line.</summary>
public static class ProcedurePartTexts
{
    /// <summary>The lines of a part that the national database has too; nothing for the other parts.</summary>
    /// <param name="version">The version.</param>
    /// <param name="part">The part.</param>
    public static IReadOnlyList<string> Of(ProcedureVersion version, ProcedurePart part)
    {
        ArgumentNullException.ThrowIfNull(version);
        return part switch
        {
            ProcedurePart.Name => [version.Name],
            ProcedurePart.Field => [$"{version.FieldName} ({version.FieldCode})"],
            ProcedurePart.Agency => ProcedureTexts.Agencies(version),
            ProcedurePart.Subjects => [.. version.Subjects.Select(code => ProcedureNames.Subjects.GetValueOrDefault(code, code))],
            ProcedurePart.Sequence => [.. ProcedureTexts.Sequence(version).Select(step => step.Told)],
            ProcedurePart.Means => [.. Ways(version).Select(way => way.Note.Length > 0 ? $"{ProcedureNames.Of(way.Channel)}: {way.Note}" : ProcedureNames.Of(way.Channel))],
            ProcedurePart.TimeLimit => [.. Ways(version).Select(way => $"{ProcedureNames.Of(way.Channel)}: {ProcedureTexts.Limit(version, way.Channel)}")],
            ProcedurePart.Fees => [.. Ways(version).SelectMany(way => way.Fees.Select(fee => $"{ProcedureNames.Of(way.Channel)}: {fee.Name}, {ProcedureTexts.Fee(fee)}{ProcedureTexts.FeeCases(version, fee)}"))],
            ProcedurePart.Payment => version.Payment.Required ? [.. version.Payment.When.Select(ProcedureNames.Of)] : [ProcedureNames.Of(FeeTiming.None)],
            ProcedurePart.Cases => [.. version.Cases.Select(item => item.Name)],
            ProcedurePart.Papers => [.. version.Components.Select(paper => Paper(version, paper))],
            ProcedurePart.Conditions => ProcedureTexts.Conditions(version),
            ProcedurePart.Results => [.. version.Results.Select(result => $"{result.Name} ({result.Code})")],
            ProcedurePart.LegalBasis => [.. version.LegalBasis.Select(document => document.Text)],
            _ => [],
        };
    }

    private static IEnumerable<Means> Ways(ProcedureVersion version) => version.Means.OrderBy(way => way.Channel);

    private static string Paper(ProcedureVersion version, Component paper)
    {
        var counts = string.Join(", ", new[] { (paper.Originals, "bản chính"), (paper.Copies, "bản sao") }.Where(pair => pair.Item1 > 0).Select(pair => $"{pair.Item1} {pair.Item2}"));
        var cases = paper.CaseCodes.Count == 0 ? "" : "; trường hợp: " + string.Join(", ", version.Cases.Where(item => paper.CaseCodes.Contains(item.Code, StringComparer.Ordinal)).Select(item => item.Name));
        var form = string.Join(' ', new[] { paper.FormName, paper.FormUrl }.OfType<string>());
        return $"{paper.Name} ({counts}{cases}{(form.Length > 0 ? $"; mẫu đơn: {form}" : "")})";
    }
}

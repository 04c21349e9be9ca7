using System.Collections.Frozen;
using System.Globalization;

namespace CaiCach.Law.Procedures;

/// <summary>What changes from one version of a procedure to another, in plain administrative sentences (so sánh hai phiên bản).</summary>
public static class ProcedureDifference
{
    /// <summary>
    /// Every change of content, in the order of a published procedure; empty where the content is the same. How sure a fact is, where it was read,
    /// and the period of force are no content. Items keep who they are by their name, else by their code; their order counts for stages alone.
    /// </summary>
    /// <param name="before">The earlier version.</param>
    /// <param name="after">The later version.</param>
    public static IReadOnlyList<ProcedureChange> Between(ProcedureVersion before, ProcedureVersion after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        IEnumerable<ProcedureChange> changes =
        [
            .. Of(ProcedurePart.Name, ChangeWords.Text(before.Name, after.Name)),
            .. Of(ProcedurePart.Name, ChangeWords.Text(before.ShortName, after.ShortName) is { } shorter ? Wording.Of("tên ngắn: {0}", shorter) : null),
            .. Of(ProcedurePart.Kind, ChangeWords.Text(Wording.Of(ProcedureNames.Of(before.Kind)), Wording.Of(ProcedureNames.Of(after.Kind)))),
            .. Of(ProcedurePart.Kind, ChangeWords.Text(before.LawType, after.LawType) is { } law ? Wording.Of("loại luật giao: {0}", law) : null),
            .. Of(ProcedurePart.Field, before.IsVerticalSector == after.IsVerticalSector ? null : Wording.Of("ngành dọc: {0}", ChangeWords.FromTo(ChangeWords.YesNo(before.IsVerticalSector), ChangeWords.YesNo(after.IsVerticalSector)))),
            .. Of(ProcedurePart.Field, ChangeWords.Text(before.FieldName, after.FieldName) ?? ChangeWords.Text(before.FieldCode, after.FieldCode)),
            .. Of(ProcedurePart.Level, ChangeWords.Text(Named(before.Level, ProcedureNames.Levels), Named(after.Level, ProcedureNames.Levels))),
            .. Of(ProcedurePart.Agency, ChangeWords.Text(before.AgencyName, after.AgencyName)),
            .. Of(ProcedurePart.Agency, ChangeWords.Text(before.AgencyCode, after.AgencyCode) is { } told ? Wording.Of("mã cơ quan: {0}", told) : null),
            .. Labelled("cơ quan có thẩm quyền: {0}", before.CompetentAgency, after.CompetentAgency),
            .. Labelled("cơ quan được ủy quyền, phân cấp: {0}", before.AuthorisedAgency, after.AuthorisedAgency),
            .. Lists(ProcedurePart.Agency, before.CoordinatingAgencies, after.CoordinatingAgencies, name => Wording.Of("cơ quan phối hợp: {0}", Wording.Given(name))),
            .. Lists(ProcedurePart.Agency, before.ReceivingAddresses, after.ReceivingAddresses, address => Wording.Of("địa chỉ tiếp nhận: {0}", Wording.Given(address))),
            .. Of(ProcedurePart.Agency, before.IsBoundaryFree == after.IsBoundaryFree ? null : Wording.Of("không phụ thuộc địa giới hành chính: {0}", ChangeWords.FromTo(ChangeWords.YesNo(before.IsBoundaryFree), ChangeWords.YesNo(after.IsBoundaryFree)))),
            .. Lists(ProcedurePart.LocalCodes, before.LocalCodes, after.LocalCodes, Wording.Given),
            .. Lists(ProcedurePart.Subjects, before.Subjects, after.Subjects, subject => Named(subject, ProcedureNames.Subjects)),
            .. Of(ProcedurePart.OnlineLevel, ChangeWords.Text(Wording.Of(ProcedureNames.Of(before.OnlineLevel)), Wording.Of(ProcedureNames.Of(after.OnlineLevel)))),
            .. Lists(ProcedurePart.OnlineLevel, before.Services, after.Services, service => Wording.Of("dịch vụ công {0} ({1})", Wording.Given(service.Id), Wording.Of(ProcedureNames.Of(service.State)))),
            .. Many(ProcedurePart.Sequence, TextDifference.Steps(ProcedureTexts.Sequence(before), ProcedureTexts.Sequence(after))),
            .. MeansDifference.Between(before, after),
            .. Of(ProcedurePart.StartRule, ChangeWords.Text(Wording.Of(ProcedureTexts.Start(before)), Wording.Of(ProcedureTexts.Start(after)))),
            .. Many(ProcedurePart.Stages, ItemDifference.Stages(before.Stages, after.Stages)),
            .. Many(ProcedurePart.FeeTables, ItemDifference.FeeTables(before.FeeTables, after.FeeTables)),
            .. Of(ProcedurePart.Payment, before.Payment.Required == after.Payment.Required ? null : Wording.Of(after.Payment.Required ? "chuyển thành có thu" : "chuyển thành không thu")),
            .. Lists(ProcedurePart.Payment, before.Payment.When, after.Payment.When, timing => Wording.Of(ProcedureNames.Of(timing))),
            .. Of(ProcedurePart.Sets, ChangeWords.Number(before.Sets, after.Sets)),
            .. Many(ProcedurePart.Cases, ItemDifference.Cases(before.Cases, after.Cases)),
            .. Many(ProcedurePart.Papers, PaperDifference.Between(before, after)),
            .. Lists(ProcedurePart.Conditions, ProcedureTexts.Conditions(before), ProcedureTexts.Conditions(after), Wording.Given),
            .. Many(ProcedurePart.Results, ItemDifference.Results(before.Results, after.Results)),
            .. Many(ProcedurePart.LegalBasis, TextDifference.Documents(before.LegalBasis, after.LegalBasis)),
            .. Lists(ProcedurePart.Notes, before.Notes, after.Notes, Wording.Given),
            .. Of(ProcedurePart.Notes, ChangeWords.Text(before.GuideVideo, after.GuideVideo) is { } video ? Wording.Of("video hướng dẫn: {0}", video) : null),
            .. Of(ProcedurePart.Notes, ChangeWords.Text(before.SampleDossier, after.SampleDossier) is { } sample ? Wording.Of("bộ hồ sơ mẫu: {0}", sample) : null),
            .. Post("nhận hồ sơ gửi đến", before.Post.In, after.Post.In),
            .. Post("gửi trả kết quả", before.Post.Out, after.Post.Out),
            .. Of(ProcedurePart.Filing, ChangeWords.Text(Wording.Of(ProcedureNames.Of(before.Portal)), Wording.Of(ProcedureNames.Of(after.Portal))) is { } where ? Wording.Of("nơi nộp trực tuyến: {0}", where) : null),
            .. Of(ProcedurePart.Filing, ChangeWords.Text(before.PortalSystem, after.PortalSystem) is { } system ? Wording.Of("hệ thống nộp trực tuyến: {0}", system) : null),
            .. Of(ProcedurePart.Filing, ChangeWords.Text(before.PortalAddress, after.PortalAddress) is { } address ? Wording.Of("địa chỉ nộp trực tuyến: {0}", address) : null),
            .. Of(ProcedurePart.Filing, Filing(before.NotFileableReason, after.NotFileableReason)),
            .. Of(ProcedurePart.Filing, before.State != PublicationState.Abolished && after is { State: PublicationState.Abolished, EffectiveTo: { } last }
                ? Wording.Of("thủ tục bị bãi bỏ sau ngày {0}", Wording.Given(last.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)))
                : null),
        ];
        return [.. changes.OrderBy(change => change.Part)];
    }

    /// <summary>What a decision on competence changes (phân cấp, điều chỉnh thẩm quyền): the level and the agencies; empty where these stay.</summary>
    /// <param name="before">The earlier version.</param>
    /// <param name="after">The later one.</param>
    public static IReadOnlyList<ProcedureChange> OfScope(ProcedureVersion before, ProcedureVersion after) => [.. Between(before, after).Where(change => change.Part is ProcedurePart.Level or ProcedurePart.Agency)];

    /// <summary>The version of the same code that a version follows: the highest published one below it; null for the first.</summary>
    /// <param name="versions">Versions of any codes.</param>
    /// <param name="version">The version.</param>
    public static ProcedureVersion? Before(IEnumerable<ProcedureVersion> versions, ProcedureVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return versions
            .Where(other => string.Equals(other.Code, version.Code, StringComparison.Ordinal) && other.Version < version.Version && other.State != PublicationState.NotPublic)
            .MaxBy(other => other.Version);
    }

    private static Wording? Filing(string? before, string? after) => (before, after) switch
    {
        ({ } _, null) => Wording.Of("bắt đầu nhận hồ sơ trên hệ thống này"),
        (null, { } reason) => Wording.Of("không nhận hồ sơ trên hệ thống này: “{0}”", Wording.Given(reason)),
        _ => ChangeWords.Text(before, after),
    };

    private static IEnumerable<ProcedureChange> Post(string what, bool before, bool after) =>
        before == after ? [] : Of(ProcedurePart.Post, Wording.Of("{0}: {1}", Wording.Of(what), ChangeWords.FromTo(ChangeWords.YesNo(before), ChangeWords.YesNo(after))));

    private static IEnumerable<ProcedureChange> Of(ProcedurePart part, Wording? what) => what is null ? [] : [new(part, [], what)];

    private static IEnumerable<ProcedureChange> Labelled(string label, string? before, string? after) =>
        Of(ProcedurePart.Agency, ChangeWords.Text(before, after) is { } told ? Wording.Of(label, told) : null);

    private static IEnumerable<ProcedureChange> Many(ProcedurePart part, IEnumerable<Wording> whats) => whats.Select(what => new ProcedureChange(part, [], what));

    private static IEnumerable<ProcedureChange> Lists<T>(ProcedurePart part, IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, Wording> name) =>
        Many(part, before.Except(after).Select(item => ChangeWords.Removed(name(item))).Concat(after.Except(before).Select(item => ChangeWords.Added(name(item)))));

    private static Wording Named(string code, FrozenDictionary<string, string> names) => names.TryGetValue(code, out var name) ? Wording.Of(name) : Wording.Given(code);
}

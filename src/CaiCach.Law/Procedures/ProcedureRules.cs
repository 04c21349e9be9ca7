using System.Globalization;
using CaiCach.Law.Calendar;

namespace CaiCach.Law.Procedures;

/// <summary>Why a procedure does not take a new dossier.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Text">Vietnamese sentence for the applicant.</param>
public sealed record FilingRefusal(string Code, string Text);

/// <summary>What follows from a published procedure for one who files.</summary>
public static class ProcedureRules
{
    /// <summary>The address of the National Public Service Portal.</summary>
    public const string NationalPortal = "https://dichvucong.gov.vn";

    /// <summary>The code of the refusal of what is filed for on the national portal.</summary>
    public const string OnNationalPortal = "procedure.national-portal";

    /// <summary>The code of the refusal of what is filed for on the system of the ministry in charge.</summary>
    public const string AtMinistry = "procedure.central-ministry";

    /// <summary>Where online filing is done instead of on this system: name and address; null where it is done here.</summary>
    /// <param name="procedure">The version.</param>
    public static (string Name, string Address)? OnlineElsewhere(this ProcedureVersion procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return procedure.Portal switch
        {
            PortalMode.National => (ProcedureNames.Of(PortalMode.National), NationalPortal),
            PortalMode.Ministry => (procedure.PortalSystem!, procedure.PortalAddress!),
            _ => null,
        };
    }

    /// <summary>The means of a channel with the limit and the fees that hold on it; null where the procedure does not offer the channel.</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="channel">The channel.</param>
    public static Means? MeansFor(this ProcedureVersion procedure, Channel channel)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return procedure.Means.FirstOrDefault(means => means.Channel == channel);
    }

    /// <summary>The time limit of a case on a channel: its own, else that of the channel. Null where none is set, where it runs by stage, or where the channel is not offered.</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="caseCode">The case; null where it is not known.</param>
    public static TimeLimit? LimitFor(this ProcedureVersion procedure, Channel channel, string? caseCode) =>
        procedure.MeansFor(channel) is { } means ? means.CaseLimits.FirstOrDefault(own => caseCode is not null && own.CaseCodes.Contains(caseCode, StringComparer.Ordinal))?.Limit ?? means.Limit : null;

    /// <summary>Whether the time limit of a channel depends on the case.</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="channel">The channel.</param>
    public static bool LimitDependsOnCase(this ProcedureVersion procedure, Channel channel) => procedure.MeansFor(channel) is { CaseLimits.Count: > 0 };

    /// <summary>Whether every case has a time limit of its own on a channel, so that the one of the channel holds for none.</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="channel">The channel.</param>
    public static bool EveryCaseHasItsLimit(this ProcedureVersion procedure, Channel channel) =>
        procedure.MeansFor(channel) is { CaseLimits: { Count: > 0 } own } && procedure.Cases.All(item => own.Any(l => l.CaseCodes.Contains(item.Code, StringComparer.Ordinal)));

    /// <summary>The fees of a case on a channel, in published order; those of every case where the case is not known.</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="caseCode">The case; null where it is not known.</param>
    public static IReadOnlyList<FeeLine> FeesFor(this ProcedureVersion procedure, Channel channel, string? caseCode) =>
        [.. (procedure.MeansFor(channel)?.Fees ?? []).Where(fee => fee.CaseCodes.Count == 0 || caseCode is null || fee.CaseCodes.Contains(caseCode, StringComparer.Ordinal))];

    /// <summary>The steps of a case: its own, else those of the procedure.</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="caseCode">The case; null where it is not known.</param>
    public static IReadOnlyList<ProcedureStep> SequenceFor(this ProcedureVersion procedure, string? caseCode)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return procedure.CaseSequences.FirstOrDefault(own => caseCode is not null && own.CaseCodes.Contains(caseCode, StringComparer.Ordinal))?.Steps ?? procedure.Sequence;
    }

    /// <summary>What must hold in a case: what is asked in all, then what is asked in it.</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="caseCode">The case; null where it is not known, for what is asked in all.</param>
    public static IReadOnlyList<string> ConditionsFor(this ProcedureVersion procedure, string? caseCode)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return [.. procedure.Conditions, .. procedure.CaseConditions.Where(own => caseCode is not null && own.CaseCodes.Contains(caseCode, StringComparer.Ordinal)).SelectMany(own => own.Conditions)];
    }

    /// <summary>
    /// The fees of a case on a channel in whole đồng, due at any time, without what only a supplement makes due; 0 where nothing is collected. Null where a formula decides, where a fee goes with a further limit or depends
    /// on the case and the case is not known, or where the procedure does not offer the channel.
    /// </summary>
    /// <param name="procedure">The version.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="caseCode">The case; null where it is not known.</param>
    public static long? TotalFee(this ProcedureVersion procedure, Channel channel, string? caseCode = null)
    {
        List<FeeLine> fees = [.. procedure.FeesFor(channel, caseCode).Where(fee => fee.When != FeeTiming.WithSupplement)];
        if (procedure.MeansFor(channel) is null || fees.Exists(fee => fee.Formula is not null || fee.Amount is null || fee.LimitNote is not null || (caseCode is null && fee.CaseCodes.Count > 0)))
        {
            return null;
        }

        return fees.Sum(fee => fee.Amount!.Value);
    }

    /// <summary>Whether the clock stands still while a body or unit is asked for its opinion.</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="ofOtherBody">Whether who is asked belongs to another body than the competent one.</param>
    public static bool ExcludesOpinion(this ProcedureVersion procedure, bool ofOtherBody)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return procedure.ExcludedOpinions == ExcludedOpinions.Every || (ofOtherBody && procedure.ExcludedOpinions == ExcludedOpinions.OtherBodies);
    }

    /// <summary>Whether any fee of a case on a channel is collected together with the dossier (thu khi nộp hồ sơ).</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="caseCode">The case; null where it is not known.</param>
    public static bool CollectsAtReceipt(this ProcedureVersion procedure, Channel channel, string? caseCode) =>
        procedure.FeesFor(channel, caseCode).Any(fee => fee.When == FeeTiming.AtReceipt && (fee.Amount is not 0 || fee.Formula is not null));

    /// <summary>Whether the version is made public and in force on a day (both ends inclusive).</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="day">The local day.</param>
    public static bool InForceOn(this ProcedureVersion procedure, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return procedure.State != PublicationState.NotPublic
            && procedure.EffectiveFrom <= day
            && (procedure.EffectiveTo is not { } last || day <= last);
    }

    /// <summary>
    /// Why a new dossier may not be filed on a day; null where it may. New dossiers are taken only under a public version in force
    /// (NĐ 63/2010); dossiers accepted earlier go on under their own version.
    /// </summary>
    /// <param name="procedure">The version.</param>
    /// <param name="day">The local day of filing.</param>
    public static FilingRefusal? WhyNotOpenForFiling(this ProcedureVersion procedure, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return procedure.WhyNotInForce(day)
            ?? (procedure.NotFileableReason is { } reason ? new("procedure.not-fileable", reason)
            : procedure.Kind != ProcedureKind.Public ? new("procedure.internal", "Thủ tục nội bộ giữa hoặc trong các cơ quan nhà nước; người dân, tổ chức không nộp hồ sơ.")
            : null);
    }

    /// <summary>
    /// Why a body or unit may not ask another under an internal procedure on a day (QĐ 1085/QĐ-TTg); null where it may. What is written of an internal
    /// procedure about filing is for citizens, who never file it.
    /// </summary>
    /// <param name="procedure">The version.</param>
    /// <param name="day">The local day.</param>
    /// <param name="isWithinBody">Whether the unit that asks belongs to the competent body.</param>
    public static FilingRefusal? WhyNotAskedInside(this ProcedureVersion procedure, DateOnly day, bool isWithinBody)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return procedure.WhyNotInForce(day) ?? (procedure.Kind, isWithinBody) switch
        {
            (ProcedureKind.InternalBetweenBodies, true) => new("procedure.between-bodies", "Thủ tục nội bộ giữa các cơ quan (nhóm A): cơ quan đề nghị phải khác cơ quan giải quyết."),
            (ProcedureKind.InternalWithinBody, false) => new("procedure.within-body", "Thủ tục nội bộ trong một cơ quan (nhóm B): chỉ đơn vị của cơ quan giải quyết được đề nghị."),
            (ProcedureKind.Public, _) => new("procedure.public", "Đây là thủ tục của người dân, tổ chức; không đề nghị như thủ tục nội bộ."),
            _ => null,
        };
    }

    /// <summary>How an internal procedure is asked for: in the system where it says so, else as it says first.</summary>
    /// <param name="procedure">The version.</param>
    public static Channel ChannelInside(this ProcedureVersion procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return procedure.MeansFor(Channel.Online) is not null || procedure.Means.Count == 0 ? Channel.Online : procedure.Means[0].Channel;
    }

    private static FilingRefusal? WhyNotInForce(this ProcedureVersion procedure, DateOnly day)
    {
        if (procedure.State == PublicationState.NotPublic)
        {
            return new("procedure.not-public", "Thủ tục này chưa được công khai nên chưa tiếp nhận hồ sơ.");
        }

        if (day < procedure.EffectiveFrom)
        {
            return new("procedure.not-yet-in-force", $"Thủ tục này có hiệu lực từ ngày {Day(procedure.EffectiveFrom)}; trước ngày đó chưa tiếp nhận hồ sơ.");
        }

        if (procedure.EffectiveTo is { } last && day > last)
        {
            return procedure.State == PublicationState.Abolished
                ? new("procedure.abolished", $"Thủ tục này đã bị bãi bỏ sau ngày {Day(last)}; không tiếp nhận hồ sơ mới.")
                : new("procedure.no-longer-in-force", $"Nội dung này của thủ tục hết hiệu lực sau ngày {Day(last)}; vui lòng xem nội dung hiện hành.");
        }

        return null;
    }

    /// <summary>
    /// Why a new dossier may not be filed on a day through a channel; null where it may. Also refuses a channel that the procedure
    /// does not offer, and online filing where it is done on the National Public Service Portal or on the system of a ministry.
    /// </summary>
    /// <param name="procedure">The version.</param>
    /// <param name="day">The local day of filing.</param>
    /// <param name="channel">The channel.</param>
    public static FilingRefusal? WhyNotOpenForFiling(this ProcedureVersion procedure, DateOnly day, Channel channel)
    {
        if (procedure.WhyNotOpenForFiling(day) is { } refusal)
        {
            return refusal;
        }

        if (channel == Channel.Online && procedure.Portal == PortalMode.National)
        {
            return new(OnNationalPortal, $"Thủ tục này nộp trực tuyến trên Cổng Dịch vụ công quốc gia ({NationalPortal}); hệ thống này không nhận hồ sơ trực tuyến.");
        }

        if (channel == Channel.Online && procedure.Portal == PortalMode.Ministry)
        {
            return new(AtMinistry, $"Thủ tục này do bộ chủ quản tiếp nhận tập trung: nộp trực tuyến trên {procedure.PortalSystem} ({procedure.PortalAddress}); hệ thống này không nhận hồ sơ trực tuyến.");
        }

        return procedure.MeansFor(channel) is null
            ? new("procedure.channel-not-offered", $"Thủ tục này không nhận hồ sơ theo hình thức {ProcedureNames.Of(channel).ToLowerInvariant()}.")
            : null;
    }

    /// <summary>What is asked of a version that is drawn up or imported now, beyond what every version that was ever announced fulfils: one that can be done online takes dossiers online (NĐ 42/2022/NĐ-CP).</summary>
    /// <param name="procedure">The version.</param>
    public static IReadOnlyList<ProcedureFault> FaultsOfNew(ProcedureVersion procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return
        [
            .. procedure.Kind == ProcedureKind.Public && procedure.OnlineLevel != OnlineLevel.InformationOnly && procedure.MeansFor(Channel.Online) is null
                ? (ProcedureFault[])[new("$.procedures[0].onlineLevel", "rule.online", "Thủ tục cung cấp dịch vụ công trực tuyến phải nhận hồ sơ trực tuyến; thêm hình thức trực tuyến hoặc chọn mức cung cấp thông tin.")]
                : [],
            .. procedure.LegalBasis.Index().Where(document => document.Item.Unread is not null).Select(document =>
                new ProcedureFault(string.Create(CultureInfo.InvariantCulture, $"$.procedures[0].legalBasis[{document.Index}]"), "rule.legal-document", document.Item.Fault!.Value.Text)),
            .. StartFaultOfStages(procedure, "$.procedures[0].startRule") is { } start ? (ProcedureFault[])[start] : [],
        ];
    }

    /// <summary>Why the start of the clock does not go with stages: the first one starts with the acceptance, and would not wait for the fee. Null where it does.</summary>
    /// <param name="procedure">The version that is drawn up or imported now.</param>
    /// <param name="place">Where it is told.</param>
    public static ProcedureFault? StartFaultOfStages(ProcedureVersion procedure, string place)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return procedure is { StartRule: StartRule.AcceptanceAndPayment, Stages.Count: > 0 }
            ? new(place, "rule.start", "Thời hạn tính từ khi nộp phí không dùng được với thủ tục theo giai đoạn: giai đoạn đầu bắt đầu từ khi tiếp nhận.")
            : null;
    }

    /// <summary>The legal documents whose last day of force is over, in published order.</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="today">The local day.</param>
    public static IReadOnlyList<LegalDocument> DocumentsOver(this ProcedureVersion procedure, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return [.. procedure.LegalBasis.Where(document => document.IsOver(today))];
    }

    /// <summary>The case of a code; null where the procedure has no such case.</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="caseCode">The code.</param>
    public static ProcedureCase? CaseOf(this ProcedureVersion procedure, string caseCode)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return procedure.Cases.FirstOrDefault(item => string.Equals(item.Code, caseCode, StringComparison.Ordinal));
    }

    /// <summary>The papers that apply to a case, mandatory or not, in published order.</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="caseCode">A case of the procedure.</param>
    /// <exception cref="ArgumentException">The procedure has no such case.</exception>
    public static IReadOnlyList<Component> ComponentsFor(this ProcedureVersion procedure, string caseCode)
    {
        if (procedure.CaseOf(caseCode) is null)
        {
            throw new ArgumentException($"Procedure {procedure.Code} has no case '{caseCode}'.", nameof(caseCode));
        }

        return [.. procedure.Components.Where(paper => paper.CaseCodes.Count == 0 || paper.CaseCodes.Contains(caseCode, StringComparer.Ordinal))];
    }

    /// <summary>The papers without which a dossier of a case is not complete, in published order.</summary>
    /// <param name="procedure">The version.</param>
    /// <param name="caseCode">A case of the procedure.</param>
    /// <exception cref="ArgumentException">The procedure has no such case.</exception>
    public static IReadOnlyList<Component> RequiredComponents(this ProcedureVersion procedure, string caseCode) =>
        [.. procedure.ComponentsFor(caseCode).Where(paper => paper.Mandatory)];

    /// <summary>
    /// The version of a code that is in force on a day; null where none is. A published version ends every lower one from its first day on, so that
    /// after the last day of an abolished version nothing is in force, even where a lower one was left open.
    /// </summary>
    /// <param name="versions">Versions of any codes.</param>
    /// <param name="code">The code.</param>
    /// <param name="day">The local day.</param>
    public static ProcedureVersion? InForce(IEnumerable<ProcedureVersion> versions, string code, DateOnly day) =>
        versions.Where(item => string.Equals(item.Code, code, StringComparison.Ordinal) && item.State != PublicationState.NotPublic && item.EffectiveFrom <= day)
            .MaxBy(item => item.Version) is { } last && last.InForceOn(day) ? last : null;

    /// <summary>The periods in which each published version of one code is in force, in the order of time: the first and last day (inclusive; null while open) and the version.</summary>
    /// <param name="versions">Versions of one code.</param>
    public static IReadOnlyList<(DateOnly From, DateOnly? To, ProcedureVersion Version)> PeriodsOf(IEnumerable<ProcedureVersion> versions)
    {
        var published = versions.Where(item => item.State != PublicationState.NotPublic).OrderBy(item => item.Version).ToList();
        var periods = new List<(DateOnly From, DateOnly? To, ProcedureVersion Version)>();
        for (var i = 0; i < published.Count; i++)
        {
            var (version, later) = (published[i], published.Skip(i + 1).ToList());
            var last = later.Count > 0 && later.Min(item => item.EffectiveFrom).AddDays(-1) is var before && (version.EffectiveTo is not { } to || before < to) ? before : version.EffectiveTo;
            if (last is null || version.EffectiveFrom <= last)
            {
                periods.Add((version.EffectiveFrom, last, version));
            }
        }

        return periods;
    }

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}

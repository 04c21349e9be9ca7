using System.Globalization;
using CaiCach.Law.Calendar;

namespace CaiCach.Law.Procedures;

/// <summary>Checks how the parts of a well-formed file of procedures fit together.</summary>
internal static class ProcedureFileChecks
{
    /// <summary>What the name of every invented procedure begins with.</summary>
    public const string InventedMark = "[Minh họa] ";

    public static void Check(ProcedureFile file, List<ProcedureFault> faults)
    {
        Unique(file.Fields, field => field.Code, "$.fields", faults);
        var placed = Placed(file.Procedures, "$.procedures").Concat(Placed(file.Scenarios, "$.scenarios")).ToList();
        foreach (var (version, place) in placed)
        {
            Parts(version, place, faults);
            Whole(version, place, faults);
        }

        foreach (var same in placed.GroupBy(item => item.Version.Code, StringComparer.Ordinal))
        {
            Versions([.. same], faults);
        }
    }

    private static IEnumerable<(ProcedureVersion Version, string Place)> Placed(IReadOnlyList<ProcedureVersion> versions, string place) =>
        versions.Select((version, index) => (version, Item(place, index)));

    private static void Parts(ProcedureVersion version, string place, List<ProcedureFault> faults)
    {
        NotEmpty(version.Means.Count, $"{place}.means", faults);
        NotEmpty(version.Cases.Count, $"{place}.cases", faults);
        NotEmpty(version.Results.Count, $"{place}.results", faults);
        Unique(version.Means, means => means.Channel.ToString(), $"{place}.means", faults);
        Unique(version.Cases, item => item.Code, $"{place}.cases", faults);
        Unique(version.Components, paper => paper.Code, $"{place}.components", faults);
        Unique(version.Results, result => result.Code, $"{place}.results", faults);
        Unique(version.Stages, stage => stage.Code, $"{place}.stages", faults);
        Unique(version.FeeTables, table => table.Code, $"{place}.feeTables", faults);
        LocalCodes(version, place, faults);
        Unique(version.Services, service => service.Id, $"{place}.services", faults);
        Unique(version.Subjects, subject => subject, $"{place}.subjects", faults);

        for (var index = 0; index < version.Components.Count; index++)
        {
            Known(version, version.Components[index].CaseCodes, Item($"{place}.components", index), faults);
        }

        for (var index = 0; index < version.Means.Count; index++)
        {
            var (means, at) = (version.Means[index], Item($"{place}.means", index));
            Own(version, [.. means.CaseLimits.Select(own => own.CaseCodes)], $"{at}.caseLimits", faults);
            Unique(means.OtherLimits, other => other.Note, $"{at}.otherLimits", faults);
            for (var fee = 0; fee < means.Fees.Count; fee++)
            {
                if (means.Fees[fee].LimitNote is { } note && !means.OtherLimits.Any(other => other.Note == note))
                {
                    faults.Add(new($"{Item($"{at}.fees", fee)}.limitNote", "reference.unknown", $"Hình thức này không có thời hạn khác ghi “{note}”."));
                }

                Known(version, means.Fees[fee].CaseCodes, Item($"{at}.fees", fee), faults);
            }
        }

        Own(version, [.. version.CaseSequences.Select(own => own.CaseCodes)], $"{place}.caseSequences", faults);
        for (var index = 0; index < version.CaseSequences.Count; index++)
        {
            NotEmpty(version.CaseSequences[index].Steps.Count, $"{Item($"{place}.caseSequences", index)}.steps", faults);
        }

        for (var index = 0; index < version.CaseConditions.Count; index++)
        {
            var (own, at) = (version.CaseConditions[index], Item($"{place}.caseConditions", index));
            NotEmpty(own.CaseCodes.Count, $"{at}.cases", faults);
            NotEmpty(own.Conditions.Count, $"{at}.conditions", faults);
            Known(version, own.CaseCodes, at, faults);
        }

        for (var index = 0; index < version.FeeTables.Count; index++)
        {
            if (version.FeeTables[index].Steps.Any(step => step.To < step.From))
            {
                faults.Add(new($"{Item($"{place}.feeTables", index)}.steps", "value.range", "Bậc số lượng có số cuối nhỏ hơn số đầu."));
            }
        }
    }

    /// <summary>A local code is the national code with the ending of a province or ministry, and each of these has one in a version; a version of one's own has that of its body alone.</summary>
    private static void LocalCodes(ProcedureVersion version, string place, List<ProcedureFault> faults)
    {
        for (var index = 0; index < version.LocalCodes.Count; index++)
        {
            var (code, at) = (version.LocalCodes[index], Item($"{place}.localCodes", index));
            if (LocalCode.Parse(code) is not { } local || local.Text != code || local.National != version.NationalCode)
            {
                faults.Add(new(at, "rule.local-code", $"Mã địa phương hóa “{code}” phải là mã quốc gia của thủ tục và mã định danh của tỉnh hoặc bộ ở sau, như .H50 hoặc .000.00.00.H50."));
            }
            else if (LocalCode.OfOwn(version.Code) is { } own && own.Scope != local.Scope)
            {
                faults.Add(new(at, "rule.own-code", $"Bản riêng {version.Code} chỉ mang mã địa phương hóa của {own.Scope}; bỏ mã {code}."));
            }
            else if (version.LocalCodes.Take(index).Any(earlier => LocalCode.Parse(earlier)?.Scope == local.Scope))
            {
                faults.Add(new(at, "duplicate", $"Mỗi phiên bản có một mã địa phương hóa cho mỗi tỉnh hoặc bộ: {local.Scope} đã có ở một dòng trên."));
            }
        }
    }

    private static void Whole(ProcedureVersion version, string place, List<ProcedureFault> faults)
    {
        if (version.EffectiveTo < version.EffectiveFrom)
        {
            faults.Add(new($"{place}.effectiveTo", "value.range", "Ngày hết hiệu lực trước ngày có hiệu lực."));
        }

        if (version is { State: PublicationState.Abolished, EffectiveTo: null })
        {
            faults.Add(new($"{place}.effectiveTo", "rule.abolished", "Thủ tục bị bãi bỏ phải có ngày cuối cùng còn hiệu lực."));
        }

        if (version.IsInvented != version.Name.StartsWith(InventedMark, StringComparison.Ordinal))
        {
            faults.Add(new($"{place}.name", "rule.invented", $"Thủ tục minh họa, và chỉ thủ tục minh họa, có tên bắt đầu bằng \"{InventedMark}\"."));
        }

        if (!version.IsInvented && version.Sources.Count == 0)
        {
            faults.Add(new($"{place}.sources", "rule.source", "Thủ tục có thật phải nêu nguồn."));
        }

        if (version.Kind == ProcedureKind.Public != version.Subjects.Count > 0)
        {
            faults.Add(new($"{place}.subjects", "rule.subjects", "Thủ tục hành chính phải có đối tượng thực hiện; thủ tục nội bộ thì không."));
        }

        if (version.StartRule == StartRule.AcceptanceAndPayment && version.Means.SelectMany(means => means.CaseLimits.Select(own => (TimeLimit?)own.Limit).Append(means.Limit)).Any(limit => limit is { Unit: LimitUnit.Month or LimitUnit.SameDay15h }))
        {
            faults.Add(new($"{place}.startRule", "rule.start", "Thời hạn tính từ khi nộp phí chỉ dùng được với ngày làm việc, ngày hoặc giờ làm việc."));
        }

        if (version.StartRule == StartRule.FieldEvent != version.StartEvent is not null)
        {
            faults.Add(new($"{place}.startEvent", "rule.start-event", "Thủ tục có thời hạn tính từ sự kiện thực tế, và chỉ thủ tục ấy, phải nêu sự kiện."));
        }

        if (version.StartRule == StartRule.FieldEvent && (version.Stages.Count > 0 || version.Means.SelectMany(means => means.CaseLimits.Select(own => (TimeLimit?)own.Limit).Append(means.Limit)).Any(limit => limit is { Unit: LimitUnit.SameDay15h })))
        {
            faults.Add(new($"{place}.startRule", "rule.start", "Thời hạn tính từ sự kiện thực tế không dùng được với thủ tục theo giai đoạn hoặc thời hạn trong ngày."));
        }

        if (version.Portal != PortalMode.Own && version.MeansFor(Channel.Online) is null)
        {
            faults.Add(new($"{place}.portal", "rule.portal", version.Portal == PortalMode.National
                ? "Thủ tục nộp trên Cổng Dịch vụ công quốc gia phải có hình thức nhận hồ sơ trực tuyến."
                : "Thủ tục do bộ chủ quản tiếp nhận tập trung phải có hình thức nhận hồ sơ trực tuyến."));
        }

        if (version.Portal == PortalMode.Ministry == version.PortalSystem is null)
        {
            faults.Add(new($"{place}.portalSystem", "rule.portal-system", "Thủ tục do bộ chủ quản tiếp nhận tập trung, và chỉ thủ tục ấy, phải nêu tên hệ thống của bộ."));
        }

        if (version.Portal == PortalMode.Ministry ? version.PortalAddress is not { } address || !ProcedureFileReader.IsSafeAddress(address) : version.PortalAddress is not null)
        {
            faults.Add(new($"{place}.portalAddress", "rule.portal-address", "Thủ tục do bộ chủ quản tiếp nhận tập trung, và chỉ thủ tục ấy, phải nêu địa chỉ hệ thống của bộ, bắt đầu bằng https://."));
        }

        if (version.StartRule is StartRule.PostalArrival or StartRule.Postmark && !FitsPost(version))
        {
            faults.Add(new($"{place}.startRule", "rule.start", "Thời hạn tính theo bưu chính chỉ dùng được khi thủ tục nhận hồ sơ qua bưu chính, không theo giai đoạn, và thời hạn tính bằng ngày làm việc, ngày hoặc tháng."));
        }

        if (version.ExcludedOpinions is null != version.OpinionsBasis is null)
        {
            faults.Add(new($"{place}.opinionsBasis", "rule.opinions", "Thời gian lấy ý kiến chỉ không tính vào thời hạn khi pháp luật chuyên ngành quy định: phải nêu cả loại ý kiến và căn cứ."));
        }

        if (version.Payment.Required != version.Payment.When.Count > 0)
        {
            faults.Add(new($"{place}.payment.when", "rule.payment", "Thủ tục có thu tiền, và chỉ thủ tục có thu tiền, phải nêu thời điểm nộp."));
        }
    }

    /// <summary>A postmark has no hour, and stages have starts of their own.</summary>
    private static bool FitsPost(ProcedureVersion version) => version.Stages.Count == 0 && version.MeansFor(Channel.Post) is { } post
        && post.CaseLimits.Select(own => (TimeLimit?)own.Limit).Append(post.Limit).All(limit => limit is null or { Unit: LimitUnit.WorkingDay or LimitUnit.CalendarDay or LimitUnit.Month });

    private static void Versions(List<(ProcedureVersion Version, string Place)> same, List<ProcedureFault> faults)
    {
        for (var index = 1; index < same.Count; index++)
        {
            var (version, place) = same[index];
            foreach (var (earlier, _) in same.Take(index))
            {
                if (earlier.Version == version.Version)
                {
                    faults.Add(new($"{place}.version", "duplicate", $"Mã {version.Code} đã có phiên bản này trong tệp."));
                }

                if (earlier.EffectiveFrom <= (version.EffectiveTo ?? DateOnly.MaxValue) && version.EffectiveFrom <= (earlier.EffectiveTo ?? DateOnly.MaxValue))
                {
                    faults.Add(new($"{place}.effectiveFrom", "rule.overlap", $"Thời gian hiệu lực trùng với một phiên bản khác của mã {version.Code}."));
                }
            }
        }
    }

    private static void Known(ProcedureVersion version, IReadOnlyList<string> codes, string place, List<ProcedureFault> faults) =>
        faults.AddRange(codes.Where(code => version.CaseOf(code) is null).Select(code => new ProcedureFault($"{place}.cases", "reference.unknown", $"Thủ tục không có trường hợp \"{code}\".")));

    /// <summary>What some cases have of their own: for at least one case, and for each case once.</summary>
    private static void Own(ProcedureVersion version, IReadOnlyList<IReadOnlyList<string>> lists, string place, List<ProcedureFault> faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < lists.Count; index++)
        {
            var at = Item(place, index);
            NotEmpty(lists[index].Count, $"{at}.cases", faults);
            Known(version, lists[index], at, faults);
            faults.AddRange(lists[index].Where(code => !seen.Add(code)).Select(code => new ProcedureFault($"{at}.cases", "duplicate", $"Trùng với một mục ở trước: {code}.")));
        }
    }

    private static void NotEmpty(int count, string place, List<ProcedureFault> faults)
    {
        if (count == 0)
        {
            faults.Add(new(place, "rule.empty", "Danh sách phải có ít nhất một mục."));
        }
    }

    private static void Unique<T>(IReadOnlyList<T> items, Func<T, string> key, string place, List<ProcedureFault> faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < items.Count; index++)
        {
            if (!seen.Add(key(items[index])))
            {
                faults.Add(new(Item(place, index), "duplicate", $"Trùng với một mục ở trước: {key(items[index])}."));
            }
        }
    }

    private static string Item(string place, int index) => string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]");
}

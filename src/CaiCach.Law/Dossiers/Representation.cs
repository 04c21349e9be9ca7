using CaiCach.Law.Identity;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Dossiers;

/// <summary>By what right somebody stands for the owner of a dossier (căn cứ đại diện).</summary>
public enum RepresentationBasis
{
    /// <summary>Được ủy quyền, by a letter of authority (BLDS 2015, Điều 138).</summary>
    Authorised,

    /// <summary>Cha, mẹ of a child under 18 (BLDS 2015, Điều 136).</summary>
    Parent,

    /// <summary>Người giám hộ (BLDS 2015, Điều 136).</summary>
    Guardian,

    /// <summary>Người đại diện theo pháp luật of an organisation, or named by a court (BLDS 2015, Điều 136, 137).</summary>
    LegalRepresentative,

    /// <summary>Nhân viên bưu chính, đại lý who files as a service.</summary>
    Postal,
}

/// <summary>What a representative may do beside filing.</summary>
[Flags]
public enum RepresentedActs
{
    /// <summary>To file, and nothing else.</summary>
    None = 0,

    /// <summary>Bổ sung giấy tờ.</summary>
    Supplement = 1,

    /// <summary>Rút hồ sơ.</summary>
    Withdraw = 2,

    /// <summary>Nhận kết quả, and the originals that go back.</summary>
    Receive = 4,

    /// <summary>Everything the owner may.</summary>
    All = Supplement | Withdraw | Receive,
}

/// <summary>Somebody who stands for the owner.</summary>
/// <param name="Basis">By what right.</param>
/// <param name="Acts">What that covers beside filing.</param>
/// <param name="Until">The last local day it holds; null where nothing ends it.</param>
public sealed record Representation(RepresentationBasis Basis, RepresentedActs Acts, DateOnly? Until)
{
    private const string Civil = "Bộ luật Dân sự 2015, Điều 138, 140, 141";
    private const int AdultAge = 18;

    /// <summary>The paper that shows the right to stand for the owner, handed in beside those of the procedure.</summary>
    public static Component Paper { get; } = new(
        "dai-dien", "Văn bản ủy quyền, hoặc giấy tờ chứng minh quan hệ đại diện", 0, 0, true, "Khi người nộp không phải là chủ hồ sơ", [], null, null, null, Confidence.Known);

    /// <summary>The rights there are to stand for a person, or for an organisation.</summary>
    public static IReadOnlyList<RepresentationBasis> For(bool isPerson) => isPerson
        ? [RepresentationBasis.Authorised, RepresentationBasis.Parent, RepresentationBasis.Guardian, RepresentationBasis.LegalRepresentative, RepresentationBasis.Postal]
        : [RepresentationBasis.LegalRepresentative, RepresentationBasis.Authorised, RepresentationBasis.Postal];

    /// <summary>Whether the paper has to be handed in: a letter of authority always, other rights are a matter of registers.</summary>
    public static bool NeedsPaper(RepresentationBasis? basis) => basis == RepresentationBasis.Authorised;

    /// <summary>What a right covers by itself; null where the letter of authority says it. Who files as a service does not withdraw.</summary>
    public static RepresentedActs? OwnActs(RepresentationBasis basis) => basis switch
    {
        RepresentationBasis.Authorised => null,
        RepresentationBasis.Postal => RepresentedActs.Supplement | RepresentedActs.Receive,
        _ => RepresentedActs.All,
    };

    /// <summary>The last local day a right holds; null where nothing ends it. An authority that names no day holds one year (BLDS 2015, Điều 563), a parent's until the child is 18.</summary>
    /// <param name="basis">The right.</param>
    /// <param name="signed">The day of the letter of authority.</param>
    /// <param name="until">The last day it names; null for none.</param>
    /// <param name="born">When the owner was born; of a year or month alone the latest day counts.</param>
    public static DateOnly? LastDay(RepresentationBasis basis, DateOnly? signed, DateOnly? until, BirthDate? born) => basis switch
    {
        RepresentationBasis.Authorised => until ?? signed?.AddYears(1),
        RepresentationBasis.Parent when born is not null => LatestOf(born).AddYears(AdultAge).AddDays(-1),
        _ => until,
    };

    /// <summary>Whether it still holds on a local day.</summary>
    public bool Holds(DateOnly today) => Until is not { } last || today <= last;

    /// <summary>Why the representative may not do something on a local day; null when nothing stands against it.</summary>
    /// <param name="act">What is about to be done.</param>
    /// <param name="today">The local day.</param>
    public Refusal? WhyNot(RepresentedActs act, DateOnly today)
    {
        if (!Holds(today))
        {
            return new("representation_ended", Basis == RepresentationBasis.Parent
                ? $"Chủ hồ sơ đã đủ 18 tuổi sau ngày {Until:dd/MM/yyyy}: tự làm việc này, hoặc lập văn bản ủy quyền."
                : $"Văn bản ủy quyền đã hết hạn sau ngày {Until:dd/MM/yyyy}. Chủ hồ sơ tự làm việc này, hoặc người nộp đến Bộ phận Một cửa với văn bản ủy quyền mới.", Civil);
        }

        return Acts.HasFlag(act) ? null : new("representation_out_of_scope", Basis == RepresentationBasis.Postal ? "Nhân viên bưu chính, đại lý không rút hồ sơ thay được; chủ hồ sơ tự rút." : NotCovered(act), Civil);
    }

    private static string NotCovered(RepresentedActs act) => act switch
    {
        RepresentedActs.Supplement => "Văn bản ủy quyền không giao việc bổ sung giấy tờ: chủ hồ sơ tự bổ sung, hoặc cần văn bản ủy quyền có nội dung này.",
        RepresentedActs.Withdraw => "Văn bản ủy quyền không giao việc rút hồ sơ: chủ hồ sơ tự rút, hoặc cần văn bản ủy quyền có nội dung này.",
        RepresentedActs.Receive => "Văn bản ủy quyền không giao việc nhận kết quả: chủ hồ sơ tự nhận, hoặc cần văn bản ủy quyền có nội dung này.",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };

    private static DateOnly LatestOf(BirthDate born) => (born.Month, born.Day) switch
    {
        ({ } month, { } day) => new(born.Year, month, day),
        ({ } month, null) => new(born.Year, month, DateTime.DaysInMonth(born.Year, month)),
        _ => new(born.Year, 12, 31),
    };
}

/// <summary>Rights to stand for an owner, in words.</summary>
public static class RepresentationWords
{
    /// <summary>As pages and letters name it.</summary>
    public static string ToText(this RepresentationBasis basis) => basis switch
    {
        RepresentationBasis.Authorised => "Người được ủy quyền",
        RepresentationBasis.Parent => "Cha, mẹ của người chưa thành niên",
        RepresentationBasis.Guardian => "Người giám hộ",
        RepresentationBasis.LegalRepresentative => "Người đại diện theo pháp luật",
        RepresentationBasis.Postal => "Nhân viên bưu chính, đại lý dịch vụ công",
        _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, null),
    };
}

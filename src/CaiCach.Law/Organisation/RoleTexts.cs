using System.Text.Json;

namespace CaiCach.Law.Organisation;

/// <summary>The Vietnamese titles of roles, and the words that files and sessions write them with.</summary>
public static class RoleTexts
{
    /// <summary>The word, e.g. "agency_head".</summary>
    public static string WordOf(Role role) => JsonNamingPolicy.SnakeCaseLower.ConvertName(role.ToString());

    /// <summary>The role of a word; null when it is none.</summary>
    public static Role? OfWord(string word) => Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(r => WordOf(r!.Value) == word);

    /// <summary>The title as it stands in a sentence, in lower case.</summary>
    public static string Of(Role role) => role switch
    {
        Role.Receiver => "cán bộ tiếp nhận và trả kết quả",
        Role.Cashier => "thu ngân",
        Role.Specialist => "chuyên viên thụ lý",
        Role.DivisionHead => "lãnh đạo phòng",
        Role.AgencyHead => "lãnh đạo cơ quan",
        Role.Clerk => "văn thư",
        Role.OneStopDirector => "trưởng Bộ phận Một cửa",
        Role.ProcedureController => "cán bộ kiểm soát thủ tục hành chính",
        Role.ReformOfficer => "cán bộ cải cách hành chính",
        Role.Appraiser => "người thẩm định",
        Role.Leader => "lãnh đạo theo dõi",
        Role.Inspector => "thanh tra",
        Role.Administrator => "quản trị hệ thống",
        Role.PostalAgent => "nhân viên bưu chính công ích",
        Role.ServiceAgent => "đại lý dịch vụ công",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}

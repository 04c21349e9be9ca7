namespace CaiCach.Law.Organisation;

/// <summary>The Vietnamese titles of roles.</summary>
public static class RoleTexts
{
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
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}

namespace CaiCach.Law.Organisation;

/// <summary>Which roles one person may not hold at the same time, as section 2.11 of the one-stop rules says what each may not do.</summary>
public static class RoleRules
{
    private const string Processing = "người theo dõi, kiểm soát không xử lý hồ sơ";

    private static readonly (Role One, Role Other, string Why)[] Apart =
    [
        (Role.Receiver, Role.AgencyHead, "người tiếp nhận không quyết định"),
        (Role.Cashier, Role.Specialist, "người thu phí không xử lý hồ sơ"),
        (Role.Cashier, Role.DivisionHead, "người thu phí không xử lý hồ sơ"),
        (Role.Cashier, Role.AgencyHead, "người thu phí không xử lý hồ sơ"),
        (Role.Specialist, Role.AgencyHead, "người thụ lý không ký kết quả"),
        (Role.Clerk, Role.Specialist, "văn thư không sửa nội dung"),
        (Role.Clerk, Role.AgencyHead, "văn thư không sửa nội dung"),
        (Role.OneStopDirector, Role.Specialist, Processing),
        (Role.OneStopDirector, Role.DivisionHead, Processing),
        (Role.OneStopDirector, Role.AgencyHead, Processing),
        (Role.ProcedureController, Role.Specialist, Processing),
        (Role.ProcedureController, Role.DivisionHead, Processing),
        (Role.ProcedureController, Role.AgencyHead, Processing),
    ];

    /// <summary>Whether who holds it is no official but works for the counter from outside: files for citizens and carries results, and sees nothing of other dossiers.</summary>
    public static bool IsAgent(this Role role) => role is Role.PostalAgent or Role.ServiceAgent;

    /// <summary>Why one person may not hold two different roles at once; null when they may be held together.</summary>
    /// <param name="one">One role.</param>
    /// <param name="other">The other; the order does not matter.</param>
    /// <param name="sameBody">Whether both are held in the same body. An administrator holds no other role in any body: whoever manages accounts reads no dossiers; nor does an agent, who is no official.</param>
    public static string? WhyApart(Role one, Role other, bool sameBody)
    {
        if (one == other)
        {
            return null;
        }

        if (one == Role.Administrator || other == Role.Administrator)
        {
            return "quản trị hệ thống không đọc và không xử lý hồ sơ";
        }

        if (one.IsAgent() || other.IsAgent())
        {
            return "nhân viên bưu chính, đại lý dịch vụ công chỉ nộp hộ và giao kết quả";
        }

        if (!sameBody)
        {
            return null;
        }

        return one == Role.Inspector || other == Role.Inspector
            ? "thanh tra chỉ xem"
            : Array.Find(Apart, a => (a.One == one && a.Other == other) || (a.One == other && a.Other == one)).Why;
    }

    /// <summary>Why who holds a role signs nothing by delegation of a head; null when it may be. Who signs by delegation signs for the head, so what is apart from the head's post is apart from it.</summary>
    /// <param name="held">The role.</param>
    /// <param name="sameBody">Whether it is held in the body of that head.</param>
    public static string? WhyNotSign(Role held, bool sameBody) => WhyApart(held, Role.AgencyHead, sameBody);
}

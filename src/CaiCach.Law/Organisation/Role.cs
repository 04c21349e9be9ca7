namespace CaiCach.Law.Organisation;

/// <summary>What an official is appointed to do in a unit (vai trò); section 2.11 of the one-stop rules says what each may not do.</summary>
public enum Role
{
    /// <summary>Cán bộ tiếp nhận và trả kết quả: receives and returns, never decides.</summary>
    Receiver,

    /// <summary>Thu ngân: records fees, never processes.</summary>
    Cashier,

    /// <summary>Chuyên viên thụ lý: appraises and proposes, never signs the result.</summary>
    Specialist,

    /// <summary>Lãnh đạo phòng: assigns and reviews in the division.</summary>
    DivisionHead,

    /// <summary>Lãnh đạo cơ quan: signs results, supplement requests, refusals and stops.</summary>
    AgencyHead,

    /// <summary>Văn thư: numbers and issues, never changes content.</summary>
    Clerk,

    /// <summary>Trưởng bộ phận Một cửa: watches the one-stop unit, never processes.</summary>
    OneStopDirector,

    /// <summary>Cán bộ kiểm soát thủ tục hành chính: catalogue and statutory reports.</summary>
    ProcedureController,

    /// <summary>Cán bộ cải cách hành chính: declares and self-scores the reform index of the unit.</summary>
    ReformOfficer,

    /// <summary>Người thẩm định: appraises the scores of other units.</summary>
    Appraiser,

    /// <summary>Lãnh đạo theo dõi: reads dashboards, reports and scores.</summary>
    Leader,

    /// <summary>Thanh tra, kiểm toán: reads, changes nothing.</summary>
    Inspector,

    /// <summary>Quản trị hệ thống: accounts, calendars, units; reads no dossier.</summary>
    Administrator,

    /// <summary>Nhân viên bưu chính công ích: files for citizens at their address and carries results to them; sees what went through the own hands, nothing else.</summary>
    PostalAgent,

    /// <summary>Đại lý dịch vụ công: the same at the place of the agent.</summary>
    ServiceAgent,
}

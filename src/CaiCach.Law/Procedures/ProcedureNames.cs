using System.Collections.Frozen;

namespace CaiCach.Law.Procedures;

/// <summary>Vietnamese names of the terms of a procedure.</summary>
public static class ProcedureNames
{
    /// <summary>Code and Vietnamese name of those who may file.</summary>
    public static FrozenDictionary<string, string> Subjects { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["citizen"] = "Công dân Việt Nam",
        ["overseas_vietnamese"] = "Người Việt Nam định cư ở nước ngoài",
        ["foreigner"] = "Người nước ngoài",
        ["official"] = "Cán bộ, công chức, viên chức",
        ["enterprise"] = "Doanh nghiệp",
        ["organisation"] = "Tổ chức (không bao gồm doanh nghiệp, hợp tác xã)",
        ["cooperative"] = "Hợp tác xã",
        ["state_body"] = "Cơ quan nhà nước",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Code and Vietnamese name of the levels that handle procedures.</summary>
    public static FrozenDictionary<string, string> Levels { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ministry"] = "Cấp bộ",
        ["province"] = "Cấp tỉnh",
        ["commune"] = "Cấp xã",
        ["internal"] = "Nội bộ cơ quan nhà nước",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Code and Vietnamese name of the reasons why a paper must be digitised (TT 01/2023).</summary>
    public static FrozenDictionary<string, string> DigitiseClasses { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["previous_result"] = "Kết quả giải quyết thủ tục hành chính trước đó",
        ["law"] = "Pháp luật chuyên ngành yêu cầu số hóa",
        ["management"] = "Danh mục số hóa theo yêu cầu quản lý",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Name of a channel.</summary>
    /// <param name="channel">The channel.</param>
    public static string Of(Channel channel) => channel switch
    {
        Channel.Direct => "Trực tiếp",
        Channel.Online => "Trực tuyến",
        Channel.Post => "Bưu chính công ích",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, message: null),
    };

    /// <summary>Name of an online level.</summary>
    /// <param name="level">The level.</param>
    public static string Of(OnlineLevel level) => level switch
    {
        OnlineLevel.Full => "Dịch vụ công trực tuyến toàn trình",
        OnlineLevel.Partial => "Dịch vụ công trực tuyến một phần",
        OnlineLevel.InformationOnly => "Dịch vụ cung cấp thông tin trực tuyến",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, message: null),
    };

    /// <summary>Name of the place where a procedure is filed for online.</summary>
    /// <param name="portal">The place.</param>
    public static string Of(PortalMode portal) => portal switch
    {
        PortalMode.Own => "Hệ thống này",
        PortalMode.National => "Cổng Dịch vụ công quốc gia",
        PortalMode.Ministry => "Bộ chủ quản tiếp nhận tập trung",
        _ => throw new ArgumentOutOfRangeException(nameof(portal), portal, message: null),
    };

    /// <summary>Name of a degree of confidence as shown beside a fact.</summary>
    /// <param name="confidence">The degree.</param>
    public static string Of(Confidence confidence) => confidence switch
    {
        Confidence.Found => "Có nguồn công bố",
        Confidence.Known => "Theo hiểu biết chung, chưa đối chiếu nguồn",
        Confidence.Unsure => "Chưa kiểm chứng",
        Confidence.Invented => "Dữ liệu minh họa",
        _ => throw new ArgumentOutOfRangeException(nameof(confidence), confidence, message: null),
    };

    /// <summary>Name of a kind of money.</summary>
    /// <param name="kind">The kind.</param>
    public static string Of(FeeKind kind) => kind switch
    {
        FeeKind.Phi => "Phí",
        FeeKind.LePhi => "Lệ phí",
        FeeKind.ServicePrice => "Giá dịch vụ",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    /// <summary>Name of a type of file.</summary>
    /// <param name="type">The type.</param>
    public static string Of(PaperFileType type) => type switch
    {
        PaperFileType.Pdf => "PDF",
        PaperFileType.Jpg => "JPG",
        PaperFileType.Png => "PNG",
        PaperFileType.Docx => "DOCX",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, message: null),
    };

    /// <summary>Name of a moment of payment.</summary>
    /// <param name="timing">The moment.</param>
    public static string Of(FeeTiming timing) => timing switch
    {
        FeeTiming.None => "Không thu",
        FeeTiming.AtReceipt => "Nộp khi nộp hồ sơ",
        FeeTiming.WithSupplement => "Nộp khi bổ sung hồ sơ",
        FeeTiming.BeforeResult => "Nộp trước khi nhận kết quả",
        _ => throw new ArgumentOutOfRangeException(nameof(timing), timing, message: null),
    };

    /// <summary>Name of the one whose time a stage takes.</summary>
    /// <param name="owner">The owner.</param>
    public static string Of(StageOwner owner) => owner switch
    {
        StageOwner.Authority => "Thời gian của cơ quan giải quyết",
        StageOwner.Applicant => "Thời gian của người nộp hồ sơ",
        StageOwner.ThirdParty => "Thời gian dành cho bên thứ ba",
        _ => throw new ArgumentOutOfRangeException(nameof(owner), owner, message: null),
    };

    /// <summary>Name of what an answer of a declaration is.</summary>
    /// <param name="kind">The kind.</param>
    public static string Of(AnswerKind kind) => kind switch
    {
        AnswerKind.Text => "Văn bản một dòng",
        AnswerKind.LongText => "Văn bản nhiều dòng",
        AnswerKind.Number => "Số nguyên",
        AnswerKind.Money => "Số tiền (đồng)",
        AnswerKind.Date => "Ngày tháng năm",
        AnswerKind.Choice => "Chọn một trong danh sách",
        AnswerKind.YesNo => "Có hoặc không",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    /// <summary>Name of a fact of the applicant that a field of a declaration begins with.</summary>
    /// <param name="source">The fact.</param>
    public static string Of(AnswerSource source) => source switch
    {
        AnswerSource.OwnerName => "Tên chủ hồ sơ",
        AnswerSource.OwnerIdNumber => "Số giấy tờ của chủ hồ sơ",
        AnswerSource.OwnerBirthDate => "Ngày sinh của chủ hồ sơ",
        AnswerSource.Phone => "Điện thoại của người nộp",
        AnswerSource.Email => "Thư điện tử của người nộp",
        AnswerSource.Address => "Địa chỉ của chủ hồ sơ",
        AnswerSource.SubmitterName => "Họ tên người nộp thay",
        AnswerSource.SubmitterIdNumber => "Số giấy tờ của người nộp thay",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, message: null),
    };

    /// <summary>Name of a kind of procedure.</summary>
    /// <param name="kind">The kind.</param>
    public static string Of(ProcedureKind kind) => kind switch
    {
        ProcedureKind.Public => "Thủ tục hành chính",
        ProcedureKind.InternalBetweenBodies => "Thủ tục hành chính nội bộ giữa các cơ quan nhà nước (nhóm A)",
        ProcedureKind.InternalWithinBody => "Thủ tục hành chính nội bộ trong một cơ quan nhà nước (nhóm B)",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    /// <summary>Name of a state of publication.</summary>
    /// <param name="state">The state.</param>
    public static string Of(PublicationState state) => state switch
    {
        PublicationState.NotPublic => "Chưa công khai",
        PublicationState.Public => "Đang công khai",
        PublicationState.Abolished => "Bãi bỏ",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, message: null),
    };

    /// <summary>Name of a state of an online service.</summary>
    /// <param name="state">The state.</param>
    public static string Of(ServiceState state) => state switch
    {
        ServiceState.Testing => "kiểm thử",
        ServiceState.Public => "đang công khai",
        ServiceState.Stopping => "chờ dừng",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, message: null),
    };

    /// <summary>Sentence on the opinions that take no time of the limit.</summary>
    /// <param name="opinions">Whose.</param>
    public static string Of(ExcludedOpinions opinions) => opinions switch
    {
        ExcludedOpinions.Every => "Thời gian lấy ý kiến mọi cơ quan, đơn vị không tính vào thời hạn",
        ExcludedOpinions.OtherBodies => "Thời gian lấy ý kiến cơ quan khác không tính vào thời hạn",
        _ => throw new ArgumentOutOfRangeException(nameof(opinions), opinions, message: null),
    };

    /// <summary>Sentence on what starts the clock.</summary>
    /// <param name="rule">The rule.</param>
    public static string Of(StartRule rule) => rule switch
    {
        StartRule.Acceptance => "Tính từ khi tiếp nhận hồ sơ hợp lệ",
        StartRule.AcceptanceAndPayment => "Tính từ khi nhận đủ hồ sơ hợp lệ và phí, lệ phí",
        StartRule.FieldEvent => "Tính từ sự kiện thực tế nêu trong thủ tục",
        StartRule.PostalArrival => "Tính từ khi tiếp nhận; hồ sơ gửi bưu chính tính từ ngày bưu chính giao đến",
        StartRule.Postmark => "Tính từ khi tiếp nhận; hồ sơ gửi bưu chính tính từ ngày gửi theo dấu bưu điện",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, message: null),
    };
}

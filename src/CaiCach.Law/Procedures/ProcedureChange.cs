namespace CaiCach.Law.Procedures;

/// <summary>What of a procedure changes, in the order of a published one (NĐ 63/2010 Art. 8(2)).</summary>
public enum ProcedurePart
{
    /// <summary>The name.</summary>
    Name,

    /// <summary>The kind: for citizens and organisations, or internal.</summary>
    Kind,

    /// <summary>The field.</summary>
    Field,

    /// <summary>The level that handles it.</summary>
    Level,

    /// <summary>The agencies: implementing, competent, authorised, coordinating, and where they receive.</summary>
    Agency,

    /// <summary>The codes that single bodies publish it under.</summary>
    LocalCodes,

    /// <summary>Who may file.</summary>
    Subjects,

    /// <summary>How far it can be done online.</summary>
    OnlineLevel,

    /// <summary>The steps.</summary>
    Sequence,

    /// <summary>The ways to file.</summary>
    Means,

    /// <summary>The time limit.</summary>
    TimeLimit,

    /// <summary>What starts the clock.</summary>
    StartRule,

    /// <summary>The stages.</summary>
    Stages,

    /// <summary>What is paid.</summary>
    Fees,

    /// <summary>The tables that fees are read from.</summary>
    FeeTables,

    /// <summary>When money is due.</summary>
    Payment,

    /// <summary>How many sets of papers.</summary>
    Sets,

    /// <summary>The situations.</summary>
    Cases,

    /// <summary>The papers.</summary>
    Papers,

    /// <summary>What must hold.</summary>
    Conditions,

    /// <summary>What it ends in.</summary>
    Results,

    /// <summary>The legal basis.</summary>
    LegalBasis,

    /// <summary>What else to know.</summary>
    Notes,

    /// <summary>What the public post carries.</summary>
    Post,

    /// <summary>Whether it can be filed here, and until when it is in force.</summary>
    Filing,
}

/// <summary>One change from a version of a procedure to another.</summary>
/// <param name="Part">What of it changes.</param>
/// <param name="Channels">The channels it holds on; empty where it holds whatever the channel.</param>
/// <param name="What">What changes, without its part: "từ 20 ngày làm việc xuống 15 ngày làm việc".</param>
public sealed record ProcedureChange(ProcedurePart Part, IReadOnlyList<Channel> Channels, Wording What)
{
    /// <summary>The part with its channels: "Thời hạn giải quyết (trực tuyến)".</summary>
    public Wording Where => Channels.Count == 0
        ? NameOf(Part)
        : Wording.Of("{0} ({1})", NameOf(Part), Channels.Select(NameOf).Aggregate((first, next) => Wording.Of("{0}, {1}", first, next)));

    /// <summary>The whole sentence: "Thời hạn giải quyết (trực tuyến): từ 20 ngày làm việc xuống 15 ngày làm việc".</summary>
    public Wording Sentence => Wording.Of("{0}: {1}", Where, What);

    /// <summary>The name of a part.</summary>
    /// <param name="part">The part.</param>
    public static Wording NameOf(ProcedurePart part) => Wording.Of(part switch
    {
        ProcedurePart.Name => "Tên thủ tục",
        ProcedurePart.Kind => "Loại thủ tục",
        ProcedurePart.Field => "Lĩnh vực",
        ProcedurePart.Level => "Cấp thực hiện",
        ProcedurePart.Agency => "Cơ quan thực hiện",
        ProcedurePart.LocalCodes => "Mã địa phương hóa",
        ProcedurePart.Subjects => "Đối tượng thực hiện",
        ProcedurePart.OnlineLevel => "Mức độ cung cấp dịch vụ công trực tuyến",
        ProcedurePart.Sequence => "Trình tự thực hiện",
        ProcedurePart.Means => "Cách thức thực hiện",
        ProcedurePart.TimeLimit => "Thời hạn giải quyết",
        ProcedurePart.StartRule => "Cách tính thời hạn",
        ProcedurePart.Stages => "Giai đoạn giải quyết",
        ProcedurePart.Fees => "Phí, lệ phí",
        ProcedurePart.FeeTables => "Biểu mức thu",
        ProcedurePart.Payment => "Nộp phí, lệ phí",
        ProcedurePart.Sets => "Số bộ hồ sơ",
        ProcedurePart.Cases => "Trường hợp",
        ProcedurePart.Papers => "Thành phần hồ sơ",
        ProcedurePart.Conditions => "Yêu cầu, điều kiện",
        ProcedurePart.Results => "Kết quả thực hiện",
        ProcedurePart.LegalBasis => "Căn cứ pháp lý",
        ProcedurePart.Notes => "Nội dung cần biết",
        ProcedurePart.Post => "Dịch vụ bưu chính",
        ProcedurePart.Filing => "Tiếp nhận hồ sơ",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, message: null),
    });

    private static Wording NameOf(Channel channel) => Wording.Of(ProcedureNames.Of(channel).ToLowerInvariant());
}

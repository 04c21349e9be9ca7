namespace CaiCach.Law.Dossiers;

/// <summary>Where the handling of a dossier stands (trạng thái nghiệp vụ), one of the five dimensions of a dossier.</summary>
public enum BusinessState
{
    /// <summary>Written by the applicant, not yet submitted.</summary>
    Draft,

    /// <summary>Mới đăng ký: submitted, the 8-working-hour intake clock runs.</summary>
    Submitted,

    /// <summary>An officer has taken it up and checks it.</summary>
    IntakeReview,

    /// <summary>Supplement asked for before acceptance; the intake clock stands still.</summary>
    IntakeSupplement,

    /// <summary>Không được tiếp nhận: refused at intake; final.</summary>
    RejectedIntake,

    /// <summary>Được tiếp nhận: the authority's clock has started.</summary>
    Accepted,

    /// <summary>Đang xử lý: with the processing unit.</summary>
    InProcess,

    /// <summary>Yêu cầu bổ sung giấy tờ: the authority's clock is paused.</summary>
    SupplementRequested,

    /// <summary>Yêu cầu thực hiện nghĩa vụ tài chính: the authority's clock is paused until the obligation is met.</summary>
    FinancialDuty,

    /// <summary>Tạm dừng giải quyết on a legal ground; whether the clock is paused is decided with it.</summary>
    Suspended,

    /// <summary>Đang lấy ý kiến phối hợp: other bodies or units are asked; the authority's clock runs.</summary>
    Consulting,

    /// <summary>Đang giải quyết liên thông: other bodies handle parts of the dossier, each with a clock of its own; the authority's clock runs.</summary>
    Interlinked,

    /// <summary>The applicant asked to withdraw; the earlier state and its clock are kept until the head answers.</summary>
    StopRequested,

    /// <summary>Dừng xử lý: stopped by the authority; final.</summary>
    Stopped,

    /// <summary>Công dân yêu cầu rút hồ sơ: withdrawn; final.</summary>
    Withdrawn,

    /// <summary>Signed: granted, waiting for a number.</summary>
    DecidedGrant,

    /// <summary>Signed: refused on the merits, waiting for a number.</summary>
    DecidedRefuse,

    /// <summary>Đã xử lý xong: numbered and issued; the authority's clock has stopped.</summary>
    Issued,

    /// <summary>Đã trả kết quả: the result is with the applicant; final.</summary>
    Done,
}

/// <summary>Whether fees are owed and paid (trạng thái thanh toán).</summary>
public enum PaymentState
{
    /// <summary>No fee.</summary>
    None,

    /// <summary>A fee is owed.</summary>
    Due,

    /// <summary>Paid in part, with a receipt for each instalment; the rest is owed.</summary>
    Partial,

    /// <summary>Paid, with a receipt number on record.</summary>
    Paid,

    /// <summary>Exempted, with the reason on record.</summary>
    Exempt,

    /// <summary>Paid and given back, with the paper and the legal basis on record.</summary>
    Refunded,
}

/// <summary>How the applicant wants the result (phương thức nhận kết quả).</summary>
public enum ReturnWay
{
    /// <summary>Trực tiếp tại Bộ phận Một cửa.</summary>
    AtCounter,

    /// <summary>Qua bưu chính công ích.</summary>
    Post,

    /// <summary>Bản điện tử.</summary>
    Electronic,
}

/// <summary>How money was paid or given back (hình thức thanh toán).</summary>
public enum PaymentMethod
{
    /// <summary>Tiền mặt.</summary>
    Cash,

    /// <summary>Chuyển khoản.</summary>
    Transfer,

    /// <summary>Thẻ, qua máy POS.</summary>
    Card,
}

/// <summary>Whether the result has reached the applicant (trạng thái trả kết quả).</summary>
public enum DeliveryState
{
    /// <summary>No result yet.</summary>
    NotReady,

    /// <summary>The result waits for the applicant.</summary>
    Ready,

    /// <summary>Handed over at the counter.</summary>
    HandedOver,

    /// <summary>Opened or downloaded electronically.</summary>
    Delivered,

    /// <summary>It was posted; the number of the waybill is on record.</summary>
    Posted,

    /// <summary>The post has told that it delivered it, and when.</summary>
    PostDelivered,

    /// <summary>The post could not deliver it: the result is back at the counter.</summary>
    ReturnedUndelivered,
}

/// <summary>How this system and another one stand with a dossier (trạng thái đồng bộ). At any stage at most one other takes part; which one says the dossier.</summary>
public enum SyncState
{
    /// <summary>No other system takes part.</summary>
    Alone,

    /// <summary>It is offered to another system, which has not answered.</summary>
    Offered,

    /// <summary>Another system holds the status and has reported none yet.</summary>
    HeldElsewhere,

    /// <summary>Another system holds the status and has reported how the dossier stands there.</summary>
    Reported,

    /// <summary>The other system hands it back, and this one has not taken it yet.</summary>
    ComingBack,
}

/// <summary>How far one paper or result is digitised (mức số hóa).</summary>
public enum DigitisationState
{
    /// <summary>Paper alone.</summary>
    None,

    /// <summary>A file is kept.</summary>
    File,

    /// <summary>A file with a digital signature.</summary>
    Signed,

    /// <summary>In the owner's electronic store.</summary>
    Stored,
}

/// <summary>On which desk a dossier lies, that is, in whose worklist it stands.</summary>
public enum Desk
{
    /// <summary>To receive: the one-stop unit answers within the intake clock.</summary>
    Receive,

    /// <summary>Accepted, to be handed to the processing unit.</summary>
    Transfer,

    /// <summary>To handle: the processing unit.</summary>
    Handle,

    /// <summary>To sign: the head.</summary>
    Sign,

    /// <summary>To number and issue: the clerk.</summary>
    Issue,

    /// <summary>To review what the specialist proposes, before it goes to whoever signs: the head of the division.</summary>
    Review,

    /// <summary>To return to the applicant.</summary>
    Return,

    /// <summary>Waiting for the opinion of other bodies or units, or for the parts they handle; still the specialist's, and still on the clock.</summary>
    Consult,

    /// <summary>Waiting for the applicant.</summary>
    Applicant,

    /// <summary>Nothing left to do.</summary>
    Closed,
}

/// <summary>Facts about states that the law fixes.</summary>
public static class BusinessStates
{
    /// <summary>The status code of the national exchange (1 to 10), section 2.5; null for a draft, which the exchange does not know.
    /// A withdrawal that is only asked for keeps the code of the state it came from.</summary>
    public static int? NationalCode(this BusinessState state, BusinessState? before = null) => state switch
    {
        BusinessState.Draft => null,
        BusinessState.Submitted or BusinessState.IntakeReview or BusinessState.IntakeSupplement => 1,
        BusinessState.Accepted => 2,
        BusinessState.RejectedIntake => 3,
        BusinessState.InProcess or BusinessState.Suspended or BusinessState.Consulting or BusinessState.Interlinked or BusinessState.DecidedGrant or BusinessState.DecidedRefuse => 4,
        BusinessState.SupplementRequested => 5,
        BusinessState.FinancialDuty => 6,
        BusinessState.Withdrawn => 7,
        BusinessState.Stopped => 8,
        BusinessState.Issued => 9,
        BusinessState.Done => 10,
        BusinessState.StopRequested => before?.NationalCode() ?? 4,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>The name of a status of the national exchange, section 2.5.</summary>
    /// <param name="code">1 to 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such code.</exception>
    public static string NationalName(int code) => code switch
    {
        1 => "Mới đăng ký",
        2 => "Được tiếp nhận",
        3 => "Không được tiếp nhận",
        4 => "Đang xử lý",
        5 => "Yêu cầu bổ sung giấy tờ",
        6 => "Yêu cầu thực hiện nghĩa vụ tài chính",
        7 => "Công dân yêu cầu rút hồ sơ",
        8 => "Dừng xử lý",
        9 => "Đã xử lý xong",
        10 => "Đã trả kết quả",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
    };

    /// <summary>Whether the authority's clock has stopped for good: finished for the statutory report II.06a.</summary>
    public static bool IsFinished(this BusinessState state) =>
        state is BusinessState.Issued or BusinessState.Done or BusinessState.Stopped or BusinessState.Withdrawn;

    /// <summary>Whether the counter that received it still has it: asked for, looked at or accepted, and not handed over.</summary>
    public static bool IsAtCounter(this BusinessState state) =>
        state is BusinessState.Submitted or BusinessState.IntakeReview or BusinessState.IntakeSupplement or BusinessState.Accepted;

    /// <summary>The official Vietnamese name.</summary>
    public static string ToText(this BusinessState state) => state switch
    {
        BusinessState.Draft => "Bản nháp",
        BusinessState.Submitted => "Mới đăng ký",
        BusinessState.IntakeReview => "Đang kiểm tra tiếp nhận",
        BusinessState.IntakeSupplement => "Chờ bổ sung trước tiếp nhận",
        BusinessState.RejectedIntake => "Không được tiếp nhận",
        BusinessState.Accepted => "Được tiếp nhận",
        BusinessState.InProcess => "Đang xử lý",
        BusinessState.SupplementRequested => "Yêu cầu bổ sung giấy tờ",
        BusinessState.FinancialDuty => "Yêu cầu thực hiện nghĩa vụ tài chính",
        BusinessState.Suspended => "Tạm dừng giải quyết",
        BusinessState.Consulting => "Đang lấy ý kiến phối hợp",
        BusinessState.Interlinked => "Đang giải quyết liên thông",
        BusinessState.StopRequested => "Chờ giải quyết đề nghị rút hồ sơ",
        BusinessState.Stopped => "Dừng xử lý",
        BusinessState.Withdrawn => "Đã rút hồ sơ",
        BusinessState.DecidedGrant => "Đã ký, chờ phát hành",
        BusinessState.DecidedRefuse => "Đã ký từ chối, chờ phát hành",
        BusinessState.Issued => "Đã xử lý xong",
        BusinessState.Done => "Đã trả kết quả",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}

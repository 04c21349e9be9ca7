namespace CaiCach.Law.Dossiers;

/// <summary>The conditions of steps that take money or give it back.</summary>
internal static partial class Guards
{
    private const string FeesLaw = "Luật Phí và lệ phí 2015";

    /// <summary>Money came in, or was exempted, between the moment it could first be paid and now; it is now when nothing is said.</summary>
    public static Refusal? MoneyTimed(DossierFacts facts, ActInput input) => input.Happened switch
    {
        { } moment when moment > input.Now => new("paid_in_future", "Ngày, giờ nhận tiền không được sau lúc này.", FeesLaw),
        { } moment when moment < input.NotBefore => new("paid_before_asked", "Ngày, giờ nhận tiền không được trước lúc yêu cầu nộp nghĩa vụ tài chính.", FeesLaw),
        _ => null,
    };

    /// <summary>What is collected with the dossier (thu khi nộp hồ sơ) is taken with the acceptance; whoever accepts without it, or exempts from it, says why.</summary>
    public static Refusal? FeeTaken(DossierFacts facts, ActInput input) => input.Fee switch
    {
        null when facts.FeeIsAtReceipt && (facts.FixedFee ?? input.Amount) > 0 =>
            new("fee_not_taken", "Thủ tục thu phí, lệ phí khi nộp hồ sơ: ghi nhận đã nộp, được miễn, hoặc ghi lý do chưa thu.", FeesLaw),
        FeeAnswer.NotYet when string.IsNullOrWhiteSpace(input.Exception) => new("fee_untaken_unreasoned", "Tiếp nhận khi chưa thu phí, lệ phí thì phải ghi lý do.", FeesLaw),
        FeeAnswer.Exempt when string.IsNullOrWhiteSpace(input.Reason) => new("exemption_unreasoned", "Miễn phí, lệ phí thì phải ghi lý do.", FeesLaw),
        _ => null,
    };

    public static Refusal? FeeNumbered(DossierFacts facts, ActInput input) =>
        input.Fee is FeeAnswer.Paid or FeeAnswer.Exempt && string.IsNullOrWhiteSpace(input.Number)
            ? new("fee_number_missing", "Phải có số biên lai, số chứng từ nộp tiền, hoặc số văn bản miễn.", FeesLaw)
            : null;

    public static Refusal? FeeSettled(DossierFacts facts, ActInput input) =>
        facts.Payment is PaymentState.Due or PaymentState.Partial ? new("fee_owed", "Phí, lệ phí chưa được nộp đủ.", FeesLaw) : null;

    public static Refusal? FeeOwed(DossierFacts facts, ActInput input) =>
        facts.Payment is PaymentState.Due or PaymentState.Partial ? null : new("no_fee_owed", "Hồ sơ không còn khoản phí, lệ phí phải nộp.", FeesLaw);

    public static Refusal? FeeRecorded(DossierFacts facts, ActInput input) =>
        facts.FeeExempted || facts.Payment is PaymentState.Paid or PaymentState.Partial or PaymentState.Exempt ? null : new("no_fee_recorded", "Chưa ghi nhận khoản phí, lệ phí nào để hủy ghi nhận.", FeesLaw);

    public static Refusal? DutyPartPaid(DossierFacts facts, ActInput input) =>
        facts.DutyInHand ? null : new("no_duty_part_paid", "Chưa ghi nhận khoản nghĩa vụ tài chính nào để hủy ghi nhận.", FeesLaw);

    public static Refusal? FeePaid(DossierFacts facts, ActInput input) =>
        facts.Payment is PaymentState.Paid or PaymentState.Partial || facts is { Payment: PaymentState.Exempt, FeeInHand: true } ? null : new("no_fee_paid", "Hồ sơ không có khoản phí, lệ phí đã nộp để hoàn.", FeesLaw);

    public static Refusal? DutyPaid(DossierFacts facts, ActInput input) =>
        facts.DutyHeld ? null : new("no_duty_paid", "Hồ sơ không có khoản nghĩa vụ tài chính đã nộp để hoàn.", FeesLaw);

    public static Refusal? OwedBack(DossierFacts facts, ActInput input) =>
        facts.OwedBack ? null : new("nothing_owed_back", "Hồ sơ không có khoản đã nộp nào chờ hoàn.", FeesLaw);

    /// <summary>What was paid was for a result: it stays once the result is granted.</summary>
    public static Refusal? NotGranted(DossierFacts facts, ActInput input) =>
        facts.Refused || facts.State is BusinessState.Withdrawn or BusinessState.Stopped ? null : new("result_granted", "Chỉ hoàn phí, lệ phí, nghĩa vụ tài chính của hồ sơ đã rút, đã dừng hoặc bị từ chối giải quyết.", FeesLaw);
}

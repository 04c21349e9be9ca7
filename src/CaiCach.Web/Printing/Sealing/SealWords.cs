namespace CaiCach.Web.Printing.Sealing;

/// <summary>How a certificate stands, in words.</summary>
public static class SealWords
{
    /// <summary>How it stands.</summary>
    /// <param name="seal">The certificate.</param>
    /// <param name="now">When (UTC).</param>
    public static string Of(Seal seal, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(seal);
        return seal.At(now) switch
        {
            SealState.Good => "Còn hiệu lực",
            SealState.EndsSoon => "Sắp hết hạn, hãy thay trong vòng 30 ngày",
            SealState.NotYet => "Chưa đến ngày có hiệu lực",
            SealState.Ended => "Đã hết hạn",
            _ => seal.Fault switch
            {
                SealFault.NoKey => "Tệp không có khóa riêng",
                SealFault.SeveralKeys => "Tệp có nhiều hơn một khóa riêng",
                SealFault.Weak => "Khóa yếu: cần RSA từ 2048 bit hoặc P-256 trở lên",
                SealFault.OtherUse => "Chứng thư số không dùng để ký",
                _ => "Không đọc được tệp: sai mật khẩu, không đủ quyền đọc hoặc không phải PKCS#12",
            },
        };
    }
}

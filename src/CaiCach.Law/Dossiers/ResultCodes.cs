using CaiCach.Law.Sms;

namespace CaiCach.Law.Dossiers;

/// <summary>The one-time code by which an applicant without an account fetches an electronic result. It has as many digits, holds as long and may be tried as often as a code of consent (<see cref="ConsentCodes"/>).</summary>
public static class ResultCodes
{
    /// <summary>The most codes for one dossier in <see cref="ConsentCodes.Window"/>, whoever asks for them.</summary>
    public const int MostForDossier = 3;

    /// <summary>Whether one more may be sent.</summary>
    /// <param name="ofDossier">Codes for the dossier in the window before now.</param>
    public static bool MaySend(int ofDossier) => ofDossier < MostForDossier;

    /// <summary>Whether a code can go to the contact of a dossier: to a mobile number, or to an e-mail address.</summary>
    /// <param name="phone">The number as it is stored, with +84 in front; null for none.</param>
    /// <param name="email">The address; null or blank for none.</param>
    public static bool Reaches(string? phone, string? email) => SmsRules.IsMobile(phone) || !string.IsNullOrWhiteSpace(email);

    /// <summary>What the message says.</summary>
    /// <param name="code">The code.</param>
    /// <param name="dossier">The code of the dossier.</param>
    public static string Text(string code, string dossier) =>
        $"Mã nhận kết quả hồ sơ {dossier}: {code}. Hiệu lực 10 phút. Không đọc mã này cho bất kỳ ai, kể cả cán bộ.";
}

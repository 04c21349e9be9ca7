namespace CaiCach.Law.Dossiers;

/// <summary>The one-time code by which an applicant without an account fetches an electronic result. It has as many digits, holds as long and may be tried as often as a code of consent (<see cref="ConsentCodes"/>).</summary>
public static class ResultCodes
{
    /// <summary>The most codes for one dossier in <see cref="ConsentCodes.Window"/>, whoever asks for them.</summary>
    public const int MostForDossier = 3;

    /// <summary>Whether one more may be sent.</summary>
    /// <param name="ofDossier">Codes for the dossier in the window before now.</param>
    public static bool MaySend(int ofDossier) => ofDossier < MostForDossier;

    /// <summary>What the message says.</summary>
    /// <param name="code">The code.</param>
    /// <param name="dossier">The code of the dossier.</param>
    public static string Text(string code, string dossier) =>
        $"Mã nhận kết quả hồ sơ {dossier}: {code}. Hiệu lực 10 phút. Không đọc mã này cho bất kỳ ai, kể cả cán bộ.";
}

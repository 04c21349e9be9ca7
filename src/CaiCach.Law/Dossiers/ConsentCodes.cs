namespace CaiCach.Law.Dossiers;

/// <summary>The one-time code by which a citizen agrees that an agent files: how long it holds, how often it may be tried, and how many are sent.</summary>
public static class ConsentCodes
{
    /// <summary>How many digits it has.</summary>
    public const int Digits = 6;

    /// <summary>How often a wrong code may be typed.</summary>
    public const int MostTries = 5;

    /// <summary>The most codes for one person in <see cref="Window"/>, whoever has them sent.</summary>
    public const int MostForPerson = 3;

    /// <summary>The most codes that one agent has sent in <see cref="Window"/>.</summary>
    public const int MostByAgent = 30;

    /// <summary>How long it holds.</summary>
    public static TimeSpan Lasts { get; } = TimeSpan.FromMinutes(10);

    /// <summary>The time in which codes are counted.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromHours(1);

    /// <summary>Whether a code can still be tried.</summary>
    /// <param name="expires">When it ends; at that moment it has ended.</param>
    /// <param name="tries">How often a wrong one was typed.</param>
    /// <param name="isUsed">Whether something was filed with it.</param>
    /// <param name="now">Now, UTC.</param>
    public static bool IsOpen(DateTime expires, int tries, bool isUsed, DateTime now) => !isUsed && tries < MostTries && now < expires;

    /// <summary>Whether one more may be sent.</summary>
    /// <param name="ofPerson">Codes for the person in the window before now.</param>
    /// <param name="byAgent">Codes that the agent had sent in it.</param>
    public static bool MaySend(int ofPerson, int byAgent) => ofPerson < MostForPerson && byAgent < MostByAgent;

    /// <summary>The digits of what was typed, with spaces and hyphens as people put them; null where it is no code.</summary>
    public static string? Clean(string? typed)
    {
        var digits = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '.')));
        return digits.Length == Digits && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    /// <summary>What the message says.</summary>
    /// <param name="code">The code.</param>
    /// <param name="procedure">The code of the procedure.</param>
    public static string Text(string code, string procedure) =>
        $"Mã xác nhận nộp hộ hồ sơ (thủ tục {procedure}): {code}. Hiệu lực 10 phút. Chỉ đọc mã cho người nộp hộ khi ông/bà đồng ý nộp.";
}

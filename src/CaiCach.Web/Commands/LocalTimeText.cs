namespace CaiCach.Web.Commands;

/// <summary>Local times to the minute as UTF-8 text, <c>2026-03-02T09:00</c>, read and written without allocation.</summary>
internal static class LocalTimeText
{
    internal const int Length = 16;

    internal static bool TryRead(ReadOnlySpan<byte> text, out DateTime time)
    {
        time = default;
        if (text.Length != Length || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':')
        {
            return false;
        }

        var (century, rest) = (Pair(text, 0), Pair(text, 2));
        var (month, day, hour, minute) = (Pair(text, 5), Pair(text, 8), Pair(text, 11), Pair(text, 14));
        var year = (century * 100) + rest;
        if (century < 0 || rest < 0 || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 23 || minute is < 0 or > 59)
        {
            return false;
        }

        time = new(year, month, day, hour, minute, 0, DateTimeKind.Unspecified);
        return true;
    }

    internal static void Write(DateTime time, Span<byte> text)
    {
        "0000-00-00T00:00"u8.CopyTo(text);
        var (year, month, day) = time;
        Write(year / 100, text);
        Write(year % 100, text[2..]);
        Write(month, text[5..]);
        Write(day, text[8..]);
        Write(time.Hour, text[11..]);
        Write(time.Minute, text[14..]);
    }

    private static int Pair(ReadOnlySpan<byte> text, int at)
    {
        var (tens, ones) = (text[at] - '0', text[at + 1] - '0');
        return (uint)tens <= 9 && (uint)ones <= 9 ? (tens * 10) + ones : -1;
    }

    private static void Write(int pair, Span<byte> text)
    {
        text[0] = (byte)('0' + (pair / 10));
        text[1] = (byte)('0' + (pair % 10));
    }
}

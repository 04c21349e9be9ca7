using System.Text;

namespace CaiCach.Law.Calendar;

/// <summary>Reads comma-separated text (RFC 4180) with the line each record begins on. Empty lines are left out; a leading BOM is skipped.</summary>
internal static class CsvLines
{
    internal readonly record struct Record(int Number, string[] Fields, bool IsBroken);

    internal static List<Record> Read(string text)
    {
        var records = new List<Record>();
        var at = text.StartsWith('\uFEFF') ? 1 : 0;
        var line = 1;
        while (at < text.Length)
        {
            var first = line;
            var (fields, isBroken) = ReadRecord(text, ref at, ref line);
            if (isBroken || fields is not [""])
            {
                records.Add(new(first, fields, isBroken));
            }
        }

        return records;
    }

    private static (string[] Fields, bool IsBroken) ReadRecord(string text, ref int at, ref int line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var (isQuoted, wasQuoted, isBroken) = (false, false, false);
        while (at < text.Length)
        {
            var c = text[at++];
            line += c == '\n' ? 1 : 0;
            switch (c)
            {
                case '"' when isQuoted && at < text.Length && text[at] == '"':
                    field.Append('"');
                    at++;
                    break;
                case '"' when isQuoted:
                    isQuoted = false;
                    break;
                case not '"' when isQuoted:
                    field.Append(c);
                    break;
                case '"':
                    isBroken |= field.Length > 0 || wasQuoted;
                    (isQuoted, wasQuoted) = (true, true);
                    break;
                case ',':
                    fields.Add(field.ToString());
                    field.Clear();
                    wasQuoted = false;
                    break;
                case '\n':
                    fields.Add(field.ToString());
                    return ([.. fields], isBroken);
                case '\r' when at < text.Length && text[at] == '\n':
                    break;
                default:
                    isBroken |= wasQuoted;
                    field.Append(c);
                    break;
            }
        }

        fields.Add(field.ToString());
        return ([.. fields], isBroken || isQuoted);
    }
}

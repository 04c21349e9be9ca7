using System.Text.Json;
using System.Text.Unicode;
using CaiCach.Law.Calendar;

namespace CaiCach.Web.Commands;

/// <summary>Why a line cannot be answered: a stable code and a Vietnamese message.</summary>
internal readonly record struct DueLineFault(string Code, string Message);

/// <summary>One line of <c>due</c>, read into itself; reused from line to line, so that reading allocates nothing.</summary>
internal sealed class DueQuestion
{
    private const LimitUnit NoUnit = (LimitUnit)(-1);

    private Pause[] _pauses = new Pause[8];
    private int _pauseCount;
    private Field _seen;
    private LimitUnit _unit;
    private int _value;
    private DateTime _start;

    [Flags]
    private enum Field
    {
        None = 0,
        Id = 1,
        Start = 2,
        Value = 4,
        Unit = 8,
        Pauses = 16,
    }

    /// <summary>Where the id stands in the line, quotes included; empty when it could not be read.</summary>
    internal Range Id { get; private set; }

    internal DateTime Start => _start;

    internal TimeLimit Limit => new(_value, _unit);

    internal ReadOnlySpan<Pause> Pauses => _pauses.AsSpan(0, _pauseCount);

    /// <summary>Takes note of a line that was not kept.</summary>
    internal DueLineFault TooLong()
    {
        Id = ..0;
        return new("line_too_long", $"Dòng dài quá {DueCommand.LongestLine} byte.");
    }

    /// <summary>Reads a line; the first fault is told, and the id wherever it stands.</summary>
    internal DueLineFault? Read(ReadOnlySpan<byte> line)
    {
        (Id, _seen, _pauseCount) = (..0, Field.None, 0);
        if (!Utf8.IsValid(line))
        {
            return new("broken_json", "Dòng không phải văn bản UTF-8.");
        }

        try
        {
            return ReadObject(line) ?? Missing();
        }
        catch (JsonException e)
        {
            return new("broken_json", $"Dòng không phải JSON đúng cú pháp (gần byte thứ {e.BytePositionInLine + 1}).");
        }
        catch (InvalidOperationException)
        {
            return new("broken_json", "Dòng có chuỗi JSON chứa ký tự Unicode không hợp lệ.");
        }
    }

    private DueLineFault? ReadObject(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            reader.Read();
            return new("not_an_object", "Dòng phải là một đối tượng JSON.");
        }

        DueLineFault? first = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var fault = ReadField(ref reader, line);
            first ??= fault;
        }

        reader.Read();
        return first;
    }

    private DueLineFault? ReadField(ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        var field = reader.ValueTextEquals("id"u8) ? Field.Id
            : reader.ValueTextEquals("start"u8) ? Field.Start
            : reader.ValueTextEquals("value"u8) ? Field.Value
            : reader.ValueTextEquals("unit"u8) ? Field.Unit
            : reader.ValueTextEquals("pauses"u8) ? Field.Pauses
            : Field.None;
        var isTwice = (_seen & field) != Field.None;
        if (field == Field.None || isTwice)
        {
            var name = Shortened(reader.GetString()!);
            reader.Skip();
            return isTwice
                ? new("duplicate_field", $"Trường “{name}” được ghi hai lần.")
                : new("unknown_field", $"Không có trường “{name}”; chỉ nhận id, start, value, unit, pauses.");
        }

        _seen |= field;
        reader.Read();
        switch (field)
        {
            case Field.Id:
                return ReadId(ref reader);
            case Field.Start:
                return ReadTime(ref reader, "start", out _start);
            case Field.Value:
                return ReadValue(ref reader);
            case Field.Unit:
                return ReadUnit(ref reader);
            default:
                return ReadPauses(ref reader);
        }
    }

    private DueLineFault? ReadId(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number))
        {
            reader.Skip();
            return new("wrong_type", "Trường “id” phải là chuỗi hoặc số.");
        }

        Id = (int)reader.TokenStartIndex..(int)reader.BytesConsumed;
        return null;
    }

    private DueLineFault? ReadValue(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            reader.Skip();
            return new("wrong_type", "Trường “value” phải là số nguyên.");
        }

        if (reader.TryGetInt32(out _value))
        {
            return null;
        }

        if (!reader.TryGetDecimal(out var number))
        {
            number = reader.ValueSpan[0] == '-' ? decimal.MinValue : decimal.MaxValue;
        }

        if (number != decimal.Truncate(number))
        {
            return new("value_not_whole", "Trường “value” phải là số nguyên, không nhận số lẻ.");
        }

        _value = (int)Math.Clamp(number, int.MinValue, int.MaxValue);
        return null;
    }

    private DueLineFault? ReadUnit(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return new("wrong_type", "Trường “unit” phải là chuỗi.");
        }

        _unit = reader.ValueTextEquals("working_day"u8) ? LimitUnit.WorkingDay
            : reader.ValueTextEquals("calendar_day"u8) ? LimitUnit.CalendarDay
            : reader.ValueTextEquals("month"u8) ? LimitUnit.Month
            : reader.ValueTextEquals("working_hour"u8) ? LimitUnit.WorkingHour
            : reader.ValueTextEquals("same_day_15h"u8) ? LimitUnit.SameDay15h
            : NoUnit;
        return _unit != NoUnit ? null : new(
            DueFault.UnknownUnit.Code(), "Trường “unit” chỉ nhận working_day, calendar_day, month, working_hour hoặc same_day_15h.");
    }

    private DueLineFault? ReadPauses(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return new("wrong_type", "Trường “pauses” phải là danh sách các cặp thời điểm.");
        }

        DueLineFault? first = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var fault = ReadPause(ref reader);
            first ??= fault;
        }

        return first;
    }

    private DueLineFault? ReadPause(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return new("wrong_type", "Mỗi lần tạm dừng trong “pauses” phải là một cặp [bắt đầu, kết thúc].");
        }

        DueLineFault? first = null;
        var (from, to, count) = (default(DateTime), default(DateTime), 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var fault = ReadTime(ref reader, "pauses", out var time);
            first ??= fault;
            (from, to) = count++ == 0 ? (time, to) : (from, time);
        }

        if (count != 2)
        {
            return first ?? new("wrong_type", "Mỗi lần tạm dừng trong “pauses” phải có đúng hai thời điểm.");
        }

        if (_pauseCount == _pauses.Length)
        {
            Array.Resize(ref _pauses, 2 * _pauses.Length);
        }

        _pauses[_pauseCount++] = new(from, to);
        return first;
    }

    private static DueLineFault? ReadTime(ref Utf8JsonReader reader, string field, out DateTime time)
    {
        time = default;
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return new("wrong_type", $"Thời điểm trong trường “{field}” phải là chuỗi.");
        }

        Span<byte> plain = stackalloc byte[6 * LocalTimeText.Length];
        var text = !reader.ValueIsEscaped ? reader.ValueSpan
            : reader.ValueSpan.Length <= plain.Length ? plain[..reader.CopyString(plain)]
            : default;
        return LocalTimeText.TryRead(text, out time)
            ? null
            : new("bad_time", $"Thời điểm trong trường “{field}” phải có dạng 2026-03-02T09:00 và là ngày giờ có thật.");
    }

    private DueLineFault? Missing()
    {
        var missing = (Field.Id | Field.Start | Field.Value | Field.Unit) & ~_seen;
        return missing == Field.None ? null : new("missing_field", $"Thiếu trường: {missing.ToString().ToLowerInvariant()}.");
    }

    private static string Shortened(string name) => name.Length <= 60 ? name : name[..60] + "…";
}

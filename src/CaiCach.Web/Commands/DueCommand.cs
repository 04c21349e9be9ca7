using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CaiCach.Law.Calendar;

namespace CaiCach.Web.Commands;

/// <summary>The verb <c>due</c>: statutory due dates, a JSON object a line in, one a line out, in the same order.</summary>
public static class DueCommand
{
    /// <summary>The longest line that is answered, in bytes without its line feed.</summary>
    public const int LongestLine = (1024 * 1024) - 1;

    private const int FlushAt = 48 * 1024;

    private const string Help = """
        caicach due — tính hạn trả kết quả theo quy định

        Cách dùng: caicach due [--explain] < yeu-cau.jsonl > ket-qua.jsonl

        Mỗi dòng vào là một đối tượng JSON, mỗi dòng ra là câu trả lời, đúng thứ tự:
          {"id":"1","start":"2026-03-02T09:00","value":10,"unit":"working_day","pauses":[["2026-03-05T10:00","2026-03-10T16:00"]]}
          {"id":"1","due":"2026-03-16T17:00","dueAfterPauses":"2026-03-19T17:00"}

          unit       working_day, calendar_day, month, working_hour hoặc same_day_15h (value bằng 0)
          pauses     các lần tạm dừng; có thể bỏ
          --explain  thêm "steps": từng bước tính, bằng tiếng Việt
          --help     in hướng dẫn này

        Giờ Việt Nam, đến phút. Dòng không tính được cho {"id":…,"error":{"code":…,"message":…}}.
        Mã kết thúc: 0 xong; 1 có dòng không tính được; 2 dùng sai; 3 không đọc hoặc ghi được.

        """;

    private static readonly JsonEncodedText _id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText _due = JsonEncodedText.Encode("due");
    private static readonly JsonEncodedText _dueAfterPauses = JsonEncodedText.Encode("dueAfterPauses");

    /// <summary>Runs the verb.</summary>
    /// <param name="args">What stands after <c>due</c>.</param>
    /// <param name="stdin">The questions.</param>
    /// <param name="stdout">The answers, flushed whenever input has to be waited for.</param>
    /// <param name="stderr">Messages.</param>
    /// <param name="calendar">The calendar and working hours.</param>
    /// <returns>0 when every line was answered, 1 when one was not, 2 for wrong usage, 3 when reading or writing failed.</returns>
    public static int Run(string[] args, Stream stdin, Stream stdout, TextWriter stderr, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(stdin);
        ArgumentNullException.ThrowIfNull(stdout);
        ArgumentNullException.ThrowIfNull(stderr);
        ArgumentNullException.ThrowIfNull(calendar);
        if (Array.Find(args, a => a is not ("--explain" or "--help" or "-h")) is { } unknown)
        {
            stderr.WriteLine($"due: không có lựa chọn “{unknown}”. Xem: caicach due --help");
            return 2;
        }

        try
        {
            if (Array.Exists(args, a => a is "--help" or "-h"))
            {
                stdout.Write(System.Text.Encoding.UTF8.GetBytes(Help));
                return 0;
            }

            return Answer(stdin, stdout, stderr, calendar, isExplained: args.Length > 0);
        }
        catch (IOException e)
        {
            stderr.WriteLine($"due: không đọc hoặc ghi được dữ liệu: {e.Message}");
            return 3;
        }
    }

    private static int Answer(Stream stdin, Stream stdout, TextWriter stderr, WorkCalendar calendar, bool isExplained)
    {
        var lines = new LineReader(stdin, LongestLine);
        var question = new DueQuestion();
        var output = new ArrayBufferWriter<byte>(2 * FlushAt);
        using var json = new Utf8JsonWriter(
            output, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        var (number, faults, firstFault) = (0L, 0L, 0L);
        do
        {
            while (lines.TryNext(out var line))
            {
                number++;
                json.Reset();
                if (!AnswerLine(question, line, lines.IsTooLong, json, calendar, isExplained) && faults++ == 0)
                {
                    firstFault = number;
                }

                json.Flush();
                output.Write("\n"u8);
                if (output.WrittenCount >= FlushAt)
                {
                    Flush();
                }
            }

            Flush();
        }
        while (lines.Fill());

        if (faults > 0)
        {
            stderr.WriteLine($"due: {faults} trong {number} dòng không tính được; dòng đầu tiên có lỗi là dòng {firstFault}.");
        }

        return faults > 0 ? 1 : 0;

        void Flush()
        {
            stdout.Write(output.WrittenSpan);
            stdout.Flush();
            output.ResetWrittenCount();
        }
    }

    private static bool AnswerLine(
        DueQuestion question, ReadOnlySpan<byte> line, bool isTooLong, Utf8JsonWriter json, WorkCalendar calendar, bool isExplained)
    {
        var fault = isTooLong ? question.TooLong() : question.Read(line);
        var answer = fault is null ? DueDates.Compute(calendar, question.Start, question.Limit, question.Pauses) : default;
        if (fault is null && !answer.IsAnswered)
        {
            fault = new(answer.Fault.Code(), answer.Fault.Message());
        }

        json.WriteStartObject();
        json.WritePropertyName(_id);
        json.WriteRawValue(line[question.Id] is { IsEmpty: false } id ? id : "null"u8, skipInputValidation: true);
        if (fault is { } said)
        {
            json.WriteStartObject("error"u8);
            json.WriteString("code"u8, said.Code);
            json.WriteString("message"u8, said.Message);
            json.WriteEndObject();
        }
        else
        {
            Span<byte> time = stackalloc byte[LocalTimeText.Length];
            LocalTimeText.Write(answer.Due, time);
            json.WriteString(_due, time);
            LocalTimeText.Write(answer.DueAfterPauses, time);
            json.WriteString(_dueAfterPauses, time);
            if (isExplained)
            {
                WriteSteps(json, DueDates.Explain(calendar, question.Start, question.Limit, question.Pauses));
            }
        }

        json.WriteEndObject();
        return fault is null;
    }

    private static void WriteSteps(Utf8JsonWriter json, IReadOnlyList<DueStep> steps)
    {
        json.WriteStartArray("steps"u8);
        foreach (var step in steps)
        {
            json.WriteStringValue($"{step.Rule}: {step.Text}");
        }

        json.WriteEndArray();
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using CaiCach.Law.Calendar;
using CaiCach.Web.Commands;

namespace CaiCach.Web.Tests.Commands;

public sealed class DueCommandTests
{
    private const string Question = """{"id":"1","start":"2026-03-02T09:00","value":10,"unit":"working_day"}""";
    private const string Answer = """{"id":"1","due":"2026-03-16T17:00","dueAfterPauses":"2026-03-16T17:00"}""";

    private static readonly WorkCalendar _calendar = CalendarFile.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "calendar", "holidays.csv")), "test", WorkingHours.Standard).Calendar!;

    [Fact]
    public void Every_vector_is_answered_in_order_on_its_own_line()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Commands", "clock_vectors.json")));
        var vectors = file.RootElement.GetProperty("vectors").EnumerateArray().ToList();
        var input = vectors.Select((v, i) => v.TryGetProperty("pause", out var pause)
            ? $$"""{"id":"{{i}}","start":{{v.GetProperty("start").GetRawText()}},"value":{{v.GetProperty("value")}},"unit":"{{v.GetProperty("unit")}}","pauses":[{{JsonSerializer.Serialize(pause)}}]}"""
            : $$"""{"id":"{{i}}","start":{{v.GetProperty("start").GetRawText()}},"value":{{v.GetProperty("value")}},"unit":"{{v.GetProperty("unit")}}"}""");

        var (status, lines, _) = Run(string.Join('\n', input));

        Assert.Equal(0, status);
        Assert.Equal(
            vectors.Select((v, i) => $$"""{"id":"{{i}}","due":"{{v.GetProperty("due")}}","dueAfterPauses":"{{(v.TryGetProperty("due_after_pause", out var after) ? after : v.GetProperty("due"))}}"}"""),
            lines, StringComparer.Ordinal);
    }

    [Fact]
    public void The_example_of_the_contract_is_answered_to_the_letter()
    {
        var (_, lines, _) = Run(
            """{"id":"1","start":"2026-03-02T09:00","value":10,"unit":"working_day","pauses":[["2026-03-05T10:00","2026-03-10T16:00"]]}""" + "\n");

        Assert.Equal(["""{"id":"1","due":"2026-03-16T17:00","dueAfterPauses":"2026-03-19T17:00"}"""], lines);
    }

    [Theory]
    [InlineData("""{"id":7,"unit":"working_day","value":10.0,"start":"2026-03-02T09:00","pauses":[]}""", "7")]
    [InlineData("""  {"id":"Hồ sơ \"số\" 1\u0041","start":"2026-03-02T09\u003a00","value":1e1,"unit":"working\u005fday"}  """, """
        "Hồ sơ \"số\" 1\u0041"
        """)]
    public void The_id_comes_back_as_it_was_written_and_fields_may_come_in_any_order(string line, string id)
    {
        var (status, lines, _) = Run(line + "\r\n");

        Assert.Equal(0, status);
        Assert.Equal([Answer.Replace("\"1\"", id, StringComparison.Ordinal)], lines);
    }

    [Theory]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00","value":0,"unit":"working_day"}""", "value_below_one")]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00","value":0.0,"unit":"working_day"}""", "value_below_one")]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00","value":-1e400,"unit":"working_day"}""", "value_below_one")]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00","value":1,"unit":"same_day_15h"}""", "same_day_value_not_zero")]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00","value":1.5,"unit":"working_day"}""", "value_not_whole")]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00","value":99999999999,"unit":"month"}""", "due_outside_calendar")]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00","value":1e400,"unit":"working_day"}""", "due_outside_calendar")]
    [InlineData("""{"id":"1","start":"2022-12-31T09:00","value":1,"unit":"working_day"}""", "start_outside_calendar")]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00","value":1,"unit":"week"}""", "unknown_unit")]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00","value":1,"unit":"working_day","pauses":[["2026-03-01T10:00","2026-03-10T16:00"]]}""", "pause_before_start")]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00","value":1,"unit":"working_day","pauses":[["2026-03-05T10:00","2026-03-04T16:00"]]}""", "pause_ends_before_it_begins")]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00","value":1,"unit":"working_day","pauses":[["2026-03-05T10:00","2028-01-01T16:00"]]}""", "pause_outside_calendar")]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00:00","value":1,"unit":"working_day"}""", "bad_time")]
    [InlineData("""{"id":"1","start":"2026-02-29T09:00","value":1,"unit":"working_day"}""", "bad_time")]
    [InlineData("""{"id":"1","start":"2026-03-02T24:00","value":1,"unit":"working_day"}""", "bad_time")]
    [InlineData("""{"id":"1","start":"0000-03-02T09:00","value":1,"unit":"working_day"}""", "bad_time")]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00","value":1,"unit":"working_day","pauses":[["2026-03-05","2026-03-06"]]}""", "bad_time")]
    [InlineData("""{"id":"1","start":20260302,"value":1,"unit":"working_day"}""", "wrong_type")]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00","value":"1","unit":"working_day"}""", "wrong_type")]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00","value":1,"unit":["working_day"]}""", "wrong_type")]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00","value":1,"unit":"working_day","pauses":null}""", "wrong_type")]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00","value":1,"unit":"working_day","pauses":["2026-03-05T10:00"]}""", "wrong_type")]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00","value":1,"unit":"working_day","pauses":[["2026-03-05T10:00"]]}""", "wrong_type")]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00","value":1,"unit":"working_day","pauses":[["2026-03-05T10:00","2026-03-05T11:00","2026-03-05T12:00"]]}""", "wrong_type")]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00","value":1,"unit":"working_day","note":{"id":[1]}}""", "unknown_field")]
    [InlineData("""{"note":1,"id":"1","start":"2026-03-02T09:00","value":1,"unit":"working_day"}""", "unknown_field")]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00","value":1,"value":2,"unit":"working_day"}""", "duplicate_field")]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00","unit":"working_day"}""", "missing_field")]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00","value":1,"unit":"working_day"} x""", "broken_json")]
    [InlineData("""{"id":"1","start":"2026-03-02T09:00","value":1,""", "broken_json")]
    [InlineData("""{"id":"1","start":"\ud800","value":1,"unit":"working_day"}""", "broken_json")]
    public void A_line_at_fault_is_answered_with_a_code_and_a_message_and_the_run_goes_on(string line, string code) =>
        AssertFault(line, "\"1\"", code);

    [Theory]
    [InlineData("", "broken_json")]
    [InlineData("   ", "broken_json")]
    [InlineData("nonsense", "broken_json")]
    [InlineData("[1,2]", "not_an_object")]
    [InlineData("\"text\"", "not_an_object")]
    [InlineData("{}", "missing_field")]
    [InlineData("""{"start":"2026-03-02T09:00","value":1,"unit":"working_day"}""", "missing_field")]
    [InlineData("""{"id":null,"start":"2026-03-02T09:00","value":1,"unit":"working_day"}""", "wrong_type")]
    [InlineData("""{"id":{"a":1},"start":"2026-03-02T09:00","value":1,"unit":"working_day"}""", "wrong_type")]
    public void A_line_whose_id_cannot_be_read_is_answered_with_a_null_id(string line, string code) => AssertFault(line, "null", code);

    [Fact]
    public void Text_that_is_not_utf_8_or_nested_without_end_is_a_fault_of_its_line()
    {
        var deep = new string('[', 5000);
        byte[] input = [.. "{\"id\":\""u8, 0xFF, .. "\"}\n"u8, .. Encoding.UTF8.GetBytes($"{{\"id\":\"1\",\"x\":{deep}\n{Question}\n")];

        var (status, lines, _) = Run(new MemoryStream(input));

        Assert.Equal(1, status);
        Assert.StartsWith("""{"id":null,"error":{"code":"broken_json",""", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("""{"id":"1","error":{"code":"broken_json",""", lines[1], StringComparison.Ordinal);
        Assert.Equal(Answer, lines[2]);
    }

    [Theory]
    [InlineData(DueCommand.LongestLine, true)]
    [InlineData(DueCommand.LongestLine + 1, false)]
    [InlineData((5 * DueCommand.LongestLine) + 17, false)]
    public void A_line_is_answered_up_to_one_mebibyte_and_a_longer_one_is_a_fault(int length, bool isAnswered)
    {
        var padded = Question.PadRight(length);

        var (status, lines, _) = Run($"{padded}\n{Question}\n{padded}");

        Assert.Equal(isAnswered ? 0 : 1, status);
        Assert.Equal(3, lines.Length);
        Assert.Equal(isAnswered ? Answer : """{"id":null,"error":{"code":"line_too_long","message":"Dòng dài quá 1048575 byte."}}""", lines[0]);
        Assert.Equal(Answer, lines[1]);
        Assert.Equal(lines[0], lines[2]);
    }

    [Fact]
    public void Input_that_comes_byte_by_byte_with_a_byte_order_mark_is_read_alike()
    {
        var (status, lines, _) = Run(new Dripping([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes($"{Question}\r\n{Question}")]));

        Assert.Equal(0, status);
        Assert.Equal([Answer, Answer], lines);
    }

    [Fact]
    public void Answers_are_flushed_before_more_input_is_waited_for()
    {
        using var output = new MemoryStream();
        using var input = new Asking(Encoding.UTF8.GetBytes(Question + "\n"), () => output.Length);

        DueCommand.Run([], input, output, TextWriter.Null, _calendar);

        Assert.Equal(Answer.Length + 1, input.AnsweredBeforeSecondRead);
    }

    [Fact]
    public void Explain_adds_the_steps_in_readable_vietnamese()
    {
        var (status, lines, _) = Run($"{Question}\n{{\"id\":\"2\"}}", "--explain");

        Assert.Equal(1, status);
        using var answer = JsonDocument.Parse(lines[0]);
        var steps = answer.RootElement.GetProperty("steps").EnumerateArray().Select(s => s.GetString()!).ToList();
        Assert.Equal(16, steps.Count);
        Assert.Equal("R2: Ngày 07/03/2026 (thứ Bảy) nghỉ cuối tuần — không tính.", steps[5]);
        Assert.Contains("nghỉ cuối tuần — không tính", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("steps", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_gives_nothing_out() => Assert.Equal((0, 0, ""), Run("") is var (s, l, e) ? (s, l.Length, e) : default);

    [Fact]
    public void Messages_say_how_many_lines_failed_and_which_was_first()
    {
        var (_, _, messages) = Run($"{Question}\nx\n{Question}\nx\n");

        Assert.Equal("due: 2 trong 4 dòng không tính được; dòng đầu tiên có lỗi là dòng 2.\n", messages);
    }

    [Fact]
    public void Help_goes_to_the_output_and_an_unknown_option_is_wrong_usage()
    {
        var (helped, help, _) = Run("", "--help");
        var (refused, nothing, message) = Run(Question, "--explian");

        Assert.Equal(0, helped);
        Assert.Contains(help, l => l.Contains("caicach due [--explain]", StringComparison.Ordinal));
        Assert.Equal(2, refused);
        Assert.Empty(nothing);
        Assert.Contains("--explian", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_that_breaks_is_a_fault_of_the_system()
    {
        using var full = new Full();
        using var messages = new StringWriter();

        Assert.Equal(3, DueCommand.Run([], new MemoryStream(Encoding.UTF8.GetBytes(Question)), full, messages, _calendar));
        Assert.Contains("đĩa đầy", messages.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_stays_flat_however_many_lines_and_however_long_the_limits()
    {
        // What the first use alone costs (types, tables, buffers) is not what a line costs.
        Allocated(2_000);

        var few = Allocated(2_000);
        var many = Allocated(40_000);

        Assert.True(many - few < 38_000, $"38,000 more lines allocated {many - few} more bytes.");
    }

    private static long Allocated(int count)
    {
        var line = """{"id":"1","start":"2023-03-02T09:00","value":900,"unit":"working_day","pauses":[["2026-03-05T10:00","2026-03-10T16:00"],["2026-03-05T10:00","2026-03-12T16:00"]]}""" + "\n";
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, count))));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(0, DueCommand.Run([], input, Stream.Null, TextWriter.Null, _calendar));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void AssertFault(string line, string id, string code)
    {
        var (status, lines, _) = Run($"{line}\n{Question}\n");

        Assert.Equal(1, status);
        Assert.StartsWith($$"""{"id":{{id}},"error":{"code":"{{code}}","message":""", lines[0], StringComparison.Ordinal);
        using var answer = JsonDocument.Parse(lines[0]);
        Assert.True(answer.RootElement.GetProperty("error").GetProperty("message").GetString()!.Length > 10);
        Assert.Equal(Answer, lines[1]);
    }

    private static (int Status, string[] Lines, string Messages) Run(string input, params string[] args) =>
        Run(new MemoryStream(Encoding.UTF8.GetBytes(input)), args);

    private static (int Status, string[] Lines, string Messages) Run(Stream input, params string[] args)
    {
        using var output = new MemoryStream();
        using var messages = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var status = DueCommand.Run(args, input, output, messages, _calendar);
        var text = Encoding.UTF8.GetString(output.ToArray());
        Assert.True(text.Length == 0 || text[^1] == '\n');
        return (status, text.Split('\n')[..^1], messages.ToString());
    }

    private sealed class Dripping(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(1, count));
    }

    private sealed class Asking(byte[] bytes, Func<long> answered) : MemoryStream(bytes)
    {
        private int _reads;

        internal long AnsweredBeforeSecondRead { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            AnsweredBeforeSecondRead = ++_reads == 2 ? answered() : AnsweredBeforeSecondRead;
            return base.Read(buffer, offset, count);
        }
    }

    private sealed class Full : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("đĩa đầy");
    }
}

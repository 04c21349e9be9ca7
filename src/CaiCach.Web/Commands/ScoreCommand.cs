using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CaiCach.Law.Index;

namespace CaiCach.Web.Commands;

/// <summary><c>caicach score --framework FILE</c>: scores one assessment, JSON in and out.</summary>
public static class ScoreCommand
{
    private const int Done = 0;
    private const int InputAtFault = 1;
    private const int WrongUsage = 2;

    private const string Help = """
        Cách dùng: caicach score --framework FILE < answers.json

        Chấm một bài đánh giá Chỉ số CCHC theo bộ tiêu chí FILE (ví dụ data/index/par-ministry.json).
        Đọc {"answers":{"1.1.1":{…},…}} từ đầu vào chuẩn, ghi {"total":{…},"nodes":{…}} ra đầu ra chuẩn.

          --framework FILE   bộ tiêu chí (JSON)
          --help             in hướng dẫn này

        Mã thoát: 0 xong; 1 dữ liệu có lỗi (mỗi lỗi một dòng, không có điểm); 2 sai cách dùng.

        """;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Runs the verb.</summary>
    /// <param name="args">The arguments after <c>score</c>.</param>
    /// <param name="stdin">The answers.</param>
    /// <param name="stdout">Where the scores go.</param>
    /// <param name="stderr">Where faults go, one line each.</param>
    /// <returns>0 done, 1 input at fault, 2 wrong usage.</returns>
    public static int Run(string[] args, Stream stdin, Stream stdout, TextWriter stderr)
    {
        if (args is ["--help"] or ["-h"])
        {
            stdout.Write(StrictUtf8.GetBytes(Help));
            return Done;
        }

        if (FrameworkOf(args) is not { Length: > 0 } file)
        {
            stderr.WriteLine("Cách dùng: caicach score --framework FILE (xem --help)");
            return WrongUsage;
        }

        List<Fault> faults = [];
        var set = ReadFramework(file, faults);
        if (set is null)
        {
            return Refuse(faults, stderr);
        }

        var answers = ReadText(stdin, "đầu vào", faults) is { } json ? AnswersFile.Parse(json, set) : null;
        if (answers?.Answers is null)
        {
            return Refuse([.. faults, .. answers?.Faults ?? []], stderr);
        }

        Write(ReformIndex.Compute(set, answers.Answers), stdout);
        return Done;
    }

    private static string? FrameworkOf(string[] args) => args switch
    {
        ["--framework", var file] => file,
        [var joined] when joined.StartsWith("--framework=", StringComparison.Ordinal) => joined["--framework=".Length..],
        _ => null,
    };

    private static CriteriaSet? ReadFramework(string file, List<Fault> faults)
    {
        try
        {
            using var stream = File.OpenRead(file);
            if (ReadText(stream, file, faults) is not { } json)
            {
                return null;
            }

            var reading = CriteriaSetFile.Parse(json);
            faults.AddRange(reading.Faults.Select(fault => fault with { Place = $"{file}: {fault.Place}" }));
            return reading.Set;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            faults.Add(new Fault("unreadable_file", file, "không đọc được tệp bộ tiêu chí"));
            return null;
        }
    }

    private static string? ReadText(Stream stream, string name, List<Fault> faults)
    {
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        try
        {
            return StrictUtf8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        }
        catch (DecoderFallbackException)
        {
            faults.Add(new Fault("broken_text", name, "không phải văn bản UTF-8"));
            return null;
        }
    }

    private static int Refuse(IEnumerable<Fault> faults, TextWriter stderr)
    {
        foreach (var fault in faults)
        {
            stderr.WriteLine(fault.ToString());
        }

        return InputAtFault;
    }

    private static void Write(IndexResult result, Stream stdout)
    {
        using (var json = new Utf8JsonWriter(stdout, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartObject("total");
            WriteFigure(json, result.Total);
            json.WriteEndObject();
            json.WriteStartObject("nodes");
            foreach (var node in result.Nodes)
            {
                json.WriteStartObject(node.Node.Code);
                WriteFigure(json, node.Figure);
                json.WriteNumber("missing", node.Figure.Missing);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        stdout.WriteByte((byte)'\n');
    }

    private static void WriteFigure(Utf8JsonWriter json, IndexFigure figure)
    {
        json.WriteNumber("points", figure.Points.ToDecimal());
        json.WriteNumber("max", figure.Max.ToDecimal());
        if (figure.Percent is { } percent)
        {
            json.WriteNumber("percent", percent.ToDecimal());
        }
        else
        {
            json.WriteNull("percent");
        }
    }
}

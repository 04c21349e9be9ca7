using System.Globalization;

namespace CaiCach.Law.Letters;

/// <summary>Reads the text of a letter line by line, and notes every fault with its place.</summary>
internal sealed class LetterTemplateReader(IReadOnlyList<LetterField> fields, bool isPlain)
{
    private readonly List<Frame> open = [];

    public List<LetterFault> Faults { get; } = [];

    private enum Use
    {
        Value,
        Condition,
        List,
    }

    // A condition or a list that is not closed yet; the first holds the whole text.
    private sealed record Frame(string Word, string Name, int Line, int Column, List<LetterNode> Nodes, IReadOnlyList<LetterField>? Items);

    public IReadOnlyList<LetterNode> Read(string text)
    {
        if (text.Length > LetterTemplate.MostCharacters)
        {
            Faults.Add(new(1, 1, string.Create(CultureInfo.InvariantCulture, $"phần này dài quá {LetterTemplate.MostCharacters} ký tự; vui lòng rút ngắn")));
            return [];
        }

        open.Add(new("", "", 1, 1, [], null));
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Trim().Length > 0)
            {
                ReadLine(lines[i], i + 1);
            }
        }

        CloseDownTo(1);
        return open[0].Nodes;
    }

    private void ReadLine(string line, int number)
    {
        var start = line.Length - line.TrimStart().Length;
        var content = line.Trim();
        if (content[0] == '{' && content.IndexOf('}', StringComparison.Ordinal) == content.Length - 1 && content.Length > 2 && content[1] is '#' or '/')
        {
            Tag(content[1..^1], number, start + 1);
            return;
        }

        var (kind, skip) = content switch
        {
            _ when isPlain => (LetterBlockKind.Paragraph, 0),
            ['+', ' ', ..] => (LetterBlockKind.Numbered, 2),
            ['-', ' ', ..] => (LetterBlockKind.Dashed, 2),
            ['|', '!', ..] => (LetterBlockKind.Head, 2),
            ['|', ..] => (LetterBlockKind.Row, 1),
            _ => (LetterBlockKind.Paragraph, 0),
        };
        var column = start + skip + 1;
        var rest = content[skip..];
        if (kind is not (LetterBlockKind.Head or LetterBlockKind.Row))
        {
            open[^1].Nodes.Add(new LetterNode.Line(kind, [Inline(rest, number, column)]));
            return;
        }

        var cells = new List<IReadOnlyList<LetterNode>>();
        foreach (var cell in (rest.EndsWith('|') ? rest[..^1] : rest).Split('|'))
        {
            var lead = cell.Length - cell.TrimStart().Length;
            cells.Add(Inline(cell.Trim(), number, column + lead));
            column += cell.Length + 1;
        }

        open[^1].Nodes.Add(new LetterNode.Line(kind, cells));
    }

    // The text of a paragraph, a point or a cell: what opens in it closes in it.
    private List<LetterNode> Inline(string text, int line, int column)
    {
        var depth = open.Count;
        open.Add(new("", "", line, column, [], null));
        var (from, bold, boldAt) = (0, false, 0);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '{' when i + 1 < text.Length && text[i + 1] == '{':
                    Say(from, i + 1);
                    from = ++i + 1;
                    break;
                case '{':
                    Say(from, i);
                    var end = text.IndexOf('}', i);
                    if (end < 0)
                    {
                        Fault(line, column + i, "dấu { chưa có dấu } khép lại; muốn in dấu {, gõ {{");
                        from = i = text.Length;
                        break;
                    }

                    var tag = text[(i + 1)..end];
                    if (tag.Length > 0 && tag[0] is '#' or '/')
                    {
                        Tag(tag, line, column + i, depth);
                    }
                    else if (Find(tag.Trim(), line, column + i, Use.Value))
                    {
                        open[^1].Nodes.Add(new LetterNode.Said(tag.Trim(), bold));
                    }

                    i = end;
                    from = end + 1;
                    break;
                case '*' when !isPlain && i + 1 < text.Length && text[i + 1] == '*':
                    Say(from, i);
                    (bold, boldAt) = (!bold, i);
                    from = ++i + 1;
                    break;
            }
        }

        Say(from, text.Length);
        if (bold)
        {
            Fault(line, column + boldAt, "dấu ** mở chữ đậm chưa có dấu ** khép lại trong dòng");
        }

        CloseDownTo(depth + 1);
        var nodes = open[^1].Nodes;
        open.RemoveAt(depth);
        return nodes;

        void Say(int first, int end)
        {
            if (first < end)
            {
                open[^1].Nodes.Add(new LetterNode.Words(text[first..end], bold));
            }
        }
    }

    // A tag that opens or closes; "floor" is what it may not close.
    private void Tag(string tag, int line, int column, int floor = 0)
    {
        var words = tag.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        switch (words)
        {
            case ["#if" or "#each", var name]:
                var use = words[0] == "#each" ? Use.List : Use.Condition;
                if (open.Count(f => f.Word.Length > 0) >= LetterTemplate.MostDeep)
                {
                    Fault(line, column, string.Create(CultureInfo.InvariantCulture, $"lồng quá {LetterTemplate.MostDeep} lớp"));
                }

                var items = Find(name, line, column, use) && use == Use.List ? fields.First(f => f.Name == name).Items : null;
                open.Add(new(words[0][1..], name, line, column, [], items));
                break;
            case ["/if" or "/each"]:
                Close(words[0][1..], line, column, floor);
                break;
            case ["#if" or "#each", ..]:
                Fault(line, column, $"sau {words[0]} phải là đúng một tên trường, ví dụ {{{words[0]} {(fields.Count > 0 ? fields[0].Name : "…")}}}");
                break;
            default:
                Fault(line, column, $"không có lệnh {{{tag}}}; chỉ có {{#if …}}, {{/if}}, {{#each …}}, {{/each}}");
                break;
        }
    }

    private void Close(string word, int line, int column, int floor)
    {
        if (open.Count - 1 <= floor || open[^1].Word != word)
        {
            Fault(line, column, open[^1].Word.Length == 0 || open.Count - 1 <= floor
                ? $"{{/{word}}} không khép lệnh nào đang mở"
                : $"{{/{word}}} không khớp: đang mở {{#{open[^1].Word} {open[^1].Name}}} ở dòng {open[^1].Line}");
            return;
        }

        var frame = open[^1];
        open.RemoveAt(open.Count - 1);
        open[^1].Nodes.Add(word == "if" ? new LetterNode.When(frame.Name, frame.Nodes) : new LetterNode.Each(frame.Name, frame.Nodes));
    }

    private void CloseDownTo(int count)
    {
        while (open.Count > count)
        {
            var frame = open[^1];
            Fault(frame.Line, frame.Column, $"{{#{frame.Word} {frame.Name}}} chưa có {{/{frame.Word}}} khép lại");
            open.RemoveAt(open.Count - 1);
        }
    }

    private bool Find(string name, int line, int column, Use use)
    {
        var items = open.Select(f => f.Items).LastOrDefault(i => i is not null);
        var found = items?.FirstOrDefault(f => f.Name == name) ?? fields.FirstOrDefault(f => f.Name == name);
        var fault = (found, use) switch
        {
            (null, _) => Unknown(name, items),
            ({ Items: null }, Use.List) => $"{{{name}}} không phải danh sách, không dùng với #each",
            ({ Items: not null }, Use.Value) => $"{{{name}}} là danh sách, phải dùng {{#each {name}}}…{{/each}}",
            _ => null,
        };
        if (fault is not null)
        {
            Fault(line, column, fault);
        }

        return fault is null;
    }

    private string Unknown(string name, IReadOnlyList<LetterField>? items)
    {
        if (name.Length == 0)
        {
            return "dấu { } không có tên trường bên trong";
        }

        if (fields.FirstOrDefault(f => f.Items?.Any(i => i.Name == name) == true) is { } list)
        {
            return $"trường {{{name}}} chỉ có trong {{#each {list.Name}}}";
        }

        // What was begun and not finished, else one wrong letter in three.
        var known = fields.Concat(items ?? []).Select(f => f.Name).ToList();
        var near = known.FirstOrDefault(k => name.Length >= 3 && k.StartsWith(name, StringComparison.Ordinal))
            ?? known.Where(k => Distance(k, name) <= Math.Max(1, name.Length / 3)).MinBy(k => Distance(k, name));
        return $"không có trường {{{name}}}" + (near is null ? "; xem danh sách trường của mẫu này" : $"; có phải {{{near}}}?");
    }

    private void Fault(int line, int column, string message) => Faults.Add(new(line, column, message));

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (corner, left) = (row[0], row[0] = i);
            for (var j = 1; j <= b.Length; j++)
            {
                left = Math.Min(Math.Min(left, row[j]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                (corner, row[j]) = (row[j], left);
            }
        }

        return row[^1];
    }
}

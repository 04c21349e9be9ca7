namespace CaiCach.Law.Letters;

/// <summary>What is wrong with the text of a letter, and where.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The character in the line, from 1.</param>
/// <param name="Message">What to do, in Vietnamese.</param>
public sealed record LetterFault(int Line, int Column, string Message)
{
    /// <summary>For example "Dòng 3, cột 12: không có trường {ten}.".</summary>
    public string Sentence => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Dòng {Line}, cột {Column}: {Message}.").Replace("?.", "?", StringComparison.Ordinal);
}

/// <summary>
/// The text of a letter with its fields. A line is a paragraph; "+ " begins a numbered point, "- " a dashed one, "| a | b |" is a row of a table and
/// "|! a | b |" its head; **bold**; {field}; {#if field}…{/if}; {#each list}…{/each}; "{{" writes a brace. What fields say is never read as text of the template.
/// </summary>
public sealed class LetterTemplate
{
    /// <summary>The longest text of a part.</summary>
    public const int MostCharacters = 6_000;

    /// <summary>How deep conditions and lists may stand in each other.</summary>
    public const int MostDeep = 4;

    private readonly IReadOnlyList<LetterNode> nodes;

    private LetterTemplate(IReadOnlyList<LetterNode> nodes) => this.nodes = nodes;

    /// <summary>Reads a text; the faults when it cannot be used, from the top.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fields">The fields it may name.</param>
    /// <param name="isPlain">Whether it has no layout: marks of points, tables and bold letters stand for themselves.</param>
    public static (LetterTemplate? Template, IReadOnlyList<LetterFault> Faults) Read(string text, IReadOnlyList<LetterField> fields, bool isPlain = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new LetterTemplateReader(fields, isPlain);
        var read = reader.Read(text.ReplaceLineEndings("\n"));
        return reader.Faults.Count > 0 ? (null, [.. reader.Faults.OrderBy(f => f.Line).ThenBy(f => f.Column)]) : (new(read), []);
    }

    /// <summary>The blocks of a letter; a paragraph or point that says nothing is left out.</summary>
    public IReadOnlyList<LetterBlock> Fill(LetterFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var blocks = new List<LetterBlock>();
        Blocks(nodes, new(facts, null), blocks);
        return blocks;
    }

    private static void Blocks(IReadOnlyList<LetterNode> nodes, Scope scope, List<LetterBlock> into)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case LetterNode.Line line:
                    IReadOnlyList<IReadOnlyList<LetterRun>> cells = [.. line.Cells.Select(c => Runs(c, scope))];
                    if (line.Kind is LetterBlockKind.Head or LetterBlockKind.Row || cells.Any(c => c.Any(r => !string.IsNullOrWhiteSpace(r.Text))))
                    {
                        into.Add(new(line.Kind, cells));
                    }

                    break;
                case LetterNode.When condition when scope.Says(condition.Field):
                    Blocks(condition.Then, scope, into);
                    break;
                case LetterNode.Each each:
                    foreach (var item in scope.Items(each.List))
                    {
                        Blocks(each.Body, scope with { Item = item }, into);
                    }

                    break;
            }
        }
    }

    private static List<LetterRun> Runs(IReadOnlyList<LetterNode> nodes, Scope scope)
    {
        var runs = new List<LetterRun>();
        Add(nodes, scope);
        return runs;

        void Add(IReadOnlyList<LetterNode> some, Scope within)
        {
            foreach (var node in some)
            {
                switch (node)
                {
                    case LetterNode.Words words:
                        Append(words.Text, words.Bold);
                        break;
                    case LetterNode.Said said:
                        Append(within.Value(said.Field), said.Bold);
                        break;
                    case LetterNode.When condition when within.Says(condition.Field):
                        Add(condition.Then, within);
                        break;
                    case LetterNode.Each each:
                        foreach (var item in within.Items(each.List))
                        {
                            Add(each.Body, within with { Item = item });
                        }

                        break;
                }
            }
        }

        void Append(string text, bool bold)
        {
            if (text.Length == 0)
            {
                return;
            }

            if (runs.Count > 0 && runs[^1].Bold == bold)
            {
                runs[^1] = new(runs[^1].Text + text, bold);
            }
            else
            {
                runs.Add(new(text, bold));
            }
        }
    }

    private sealed record Scope(LetterFacts Facts, IReadOnlyDictionary<string, string>? Item)
    {
        public string Value(string field) =>
            (Item?.TryGetValue(field, out var own) == true ? own : Facts.Values.GetValueOrDefault(field, "")).ReplaceLineEndings("\n");

        public IReadOnlyList<IReadOnlyDictionary<string, string>> Items(string list) => Facts.Lists.GetValueOrDefault(list, []);

        public bool Says(string field) => Items(field).Count > 0 || !string.IsNullOrWhiteSpace(Value(field));
    }
}

/// <summary>A part of a read template.</summary>
internal abstract record LetterNode
{
    internal sealed record Line(LetterBlockKind Kind, IReadOnlyList<IReadOnlyList<LetterNode>> Cells) : LetterNode;

    internal sealed record Words(string Text, bool Bold) : LetterNode;

    internal sealed record Said(string Field, bool Bold) : LetterNode;

    internal sealed record When(string Field, IReadOnlyList<LetterNode> Then) : LetterNode;

    internal sealed record Each(string List, IReadOnlyList<LetterNode> Body) : LetterNode;
}

using System.Globalization;
using System.Xml.Linq;
using CaiCach.Law.Processes;
using Microsoft.AspNetCore.Html;

namespace CaiCach.Web.Workspace.Processes;

/// <summary>Writes the picture of a process as SVG in the look of BPMN; colours come from the style sheet.</summary>
public static class ProcessSvg
{
    private const int LineHeight = 17;

    /// <summary>The picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="numbers">The number of each step by its key.</param>
    /// <param name="nameOf">The name of a unit by its code.</param>
    /// <param name="nameOfCase">The name of a case of the procedure by its code.</param>
    /// <param name="title">What it shows, for those who hear it; the steps stand in words beside it.</param>
    public static IHtmlContent Write(ProcessPicture picture, IReadOnlyDictionary<string, string> numbers, Func<string, string> nameOf, Func<string, string> nameOfCase, string title) => new HtmlString(
        new XElement(
            "svg",
            new XAttribute("class", "cc-process__picture"),
            new XAttribute("role", "img"),
            new XAttribute("aria-label", title),
            new XAttribute("width", picture.Width),
            new XAttribute("height", picture.Height),
            new XAttribute("viewBox", $"0 0 {Number(picture.Width)} {Number(picture.Height)}"),
            new XElement(
                "defs",
                new XElement(
                    "marker",
                    new XAttribute("id", "mui-ten"),
                    new XAttribute("viewBox", "0 0 10 10"),
                    new XAttribute("refX", 10),
                    new XAttribute("refY", 5),
                    new XAttribute("markerWidth", 8),
                    new XAttribute("markerHeight", 8),
                    new XAttribute("orient", "auto"),
                    new XElement("path", new XAttribute("d", "M0 0L10 5L0 10z"), new XAttribute("class", "cc-process__tip")))),
            picture.Lanes.SelectMany((lane, i) => LaneOf(lane, i, picture.Width, nameOf)),
            picture.Flows.SelectMany(f => FlowOf(f, nameOfCase)),
            picture.Shapes.Select(s => ShapeOf(s, numbers))).ToString(SaveOptions.DisableFormatting));

    /// <summary>A text in lines of at most so many characters, broken between words; what is left over ends in "…".</summary>
    public static IReadOnlyList<string> Wrap(string text, int width, int most)
    {
        var lines = new List<string>();
        foreach (var word in text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= width)
            {
                lines[^1] += " " + word;
            }
            else if (lines.Count == most)
            {
                lines[^1] = (lines[^1].Length >= width ? lines[^1][..(width - 1)] : lines[^1]) + "…";
                break;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }

    private static IEnumerable<XElement> LaneOf(PictureLane lane, int i, int width, Func<string, string> nameOf)
    {
        yield return Rectangle(0, lane.Y, width, lane.Height, 0, "cc-process__lane" + (i % 2 == 1 ? " cc-process__lane--odd" : ""));
        yield return Rectangle(0, lane.Y, ProcessPicture.HeadWidth, lane.Height, 0, "cc-process__head");
        yield return Words(Wrap(lane.Owner.ToText(nameOf), 18, 6), ProcessPicture.HeadWidth / 2, lane.Y + (lane.Height / 2), "cc-process__owner");
    }

    private static IEnumerable<XElement> FlowOf(PictureFlow flow, Func<string, string> nameOfCase)
    {
        yield return new(
            "polyline",
            new XAttribute("class", "cc-process__flow"),
            new XAttribute("points", string.Join(' ', flow.Points.Select(p => $"{Number(p.X)},{Number(p.Y)}"))),
            new XAttribute("marker-end", "url(#mui-ten)"));
        if (flow is { Label: { } label } && flow.Words(nameOfCase) is { } condition)
        {
            var lines = Wrap(condition, 20, 3);
            yield return new(
                "text",
                new XAttribute("class", "cc-process__condition"),
                new XElement("title", condition),
                lines.Select((line, i) => new XElement(
                    "tspan", new XAttribute("x", Number(label.X)), new XAttribute("y", Number(label.Y - 8 - ((lines.Count - 1 - i) * 15))), line)));
        }
    }

    private static XElement ShapeOf(PictureShape shape, IReadOnlyDictionary<string, string> numbers)
    {
        var (x, y) = (shape.X + (shape.Width / 2), shape.Y + (shape.Height / 2));
        switch (shape.Kind)
        {
            case ShapeKind.Start or ShapeKind.End:
                return new("circle", new XAttribute("class", shape.Kind == ShapeKind.Start ? "cc-process__event" : "cc-process__event cc-process__event--end"), new XAttribute("cx", x), new XAttribute("cy", y), new XAttribute("r", (shape.Width / 2) - 2));
            case ShapeKind.Parallel or ShapeKind.Exclusive:
                var half = shape.Width / 2;
                var mark = shape.Kind == ShapeKind.Parallel ? $"M{x - 11} {y}H{x + 11}M{x} {y - 11}V{y + 11}" : $"M{x - 8} {y - 8}L{x + 8} {y + 8}M{x + 8} {y - 8}L{x - 8} {y + 8}";
                return new(
                    "g",
                    new XElement("path", new XAttribute("class", "cc-process__gateway"), new XAttribute("d", $"M{x - half} {y}L{x} {y - half}L{x + half} {y}L{x} {y + half}z")),
                    new XElement("path", new XAttribute("class", "cc-process__mark"), new XAttribute("d", mark)));
            default:
                var what = shape.Step!.What;
                return new(
                    "g",
                    new XElement("title", $"{numbers[shape.Step.Key]}. {what.Name} ({what.Time.ToText()})"),
                    Rectangle(shape.X, shape.Y, shape.Width, shape.Height, 10, shape.Kind == ShapeKind.Step ? "cc-process__step" : "cc-process__step cc-process__step--other"),
                    Words(Wrap($"{numbers[shape.Step.Key]}. {what.Name}", 22, 3), x, y - 9, "cc-process__name"),
                    Words([what.Time.ToText()], x, shape.Y + shape.Height - 13, "cc-process__time"));
        }
    }

    private static XElement Rectangle(int x, int y, int width, int height, int round, string name) => new(
        "rect", new XAttribute("class", name), new XAttribute("x", x), new XAttribute("y", y), new XAttribute("width", width), new XAttribute("height", height), new XAttribute("rx", round));

    /// <summary>Lines around a middle.</summary>
    private static XElement Words(IReadOnlyList<string> lines, int x, int y, string name) => new(
        "text",
        new XAttribute("class", name),
        lines.Select((line, i) => new XElement("tspan", new XAttribute("x", Number(x)), new XAttribute("y", Number(y + 5 + (((2 * i) - lines.Count + 1) * LineHeight / 2))), line)));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

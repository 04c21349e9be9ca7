using System.Globalization;
using System.Xml.Linq;

namespace CaiCach.Law.Processes;

/// <summary>Writes a process as BPMN 2.0 (ISO/IEC 19510) with its picture, for bpmn.io and other programs.</summary>
public static class BpmnXml
{
    private const int PoolHead = 30;

    private static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace Di = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static readonly XNamespace Dc = "http://www.omg.org/spec/DD/20100524/DC";
    private static readonly XNamespace Dd = "http://www.omg.org/spec/DD/20100524/DI";
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>The file; null for a process without a step.</summary>
    /// <param name="plan">The process.</param>
    /// <param name="name">Its name, for example that of the procedure.</param>
    /// <param name="body">The name of the body.</param>
    /// <param name="nameOfUnit">The name of a unit by its code.</param>
    /// <param name="nameOfCase">The name of a case of the procedure by its code.</param>
    public static string? Write(ProcessPlan plan, string name, string body, Func<string, string> nameOfUnit, Func<string, string> nameOfCase)
    {
        if (ProcessPicture.Of(plan) is not { } picture)
        {
            return null;
        }

        var document = new XDocument(
            new XDeclaration("1.0", "UTF-8", null),
            new XElement(
                Bpmn + "definitions",
                new XAttribute(XNamespace.Xmlns + "bpmn", Bpmn),
                new XAttribute(XNamespace.Xmlns + "bpmndi", Di),
                new XAttribute(XNamespace.Xmlns + "dc", Dc),
                new XAttribute(XNamespace.Xmlns + "di", Dd),
                new XAttribute(XNamespace.Xmlns + "xsi", Xsi),
                new XAttribute("id", "Definitions_1"),
                new XAttribute("targetNamespace", "urn:caicach:quy-trinh"),
                new XElement(
                    Bpmn + "collaboration",
                    new XAttribute("id", "Collaboration_1"),
                    new XElement(Bpmn + "participant", new XAttribute("id", "Participant_1"), new XAttribute("name", body), new XAttribute("processRef", "Process_1"))),
                ProcessOf(picture, name, nameOfUnit, nameOfCase),
                DiagramOf(picture)));
        return document.Declaration + "\n" + document.ToString().ReplaceLineEndings("\n") + "\n";
    }

    private static XElement ProcessOf(ProcessPicture picture, string name, Func<string, string> nameOfUnit, Func<string, string> nameOfCase) => new(
        Bpmn + "process",
        new XAttribute("id", "Process_1"),
        new XAttribute("name", name),
        new XAttribute("isExecutable", "false"),
        new XElement(
            Bpmn + "laneSet",
            new XAttribute("id", "LaneSet_1"),
            picture.Lanes.Select((lane, i) => new XElement(
                Bpmn + "lane",
                new XAttribute("id", LaneId(i)),
                new XAttribute("name", lane.Owner.ToText(nameOfUnit)),
                picture.Shapes.Where(s => s.Lane == i).Select(s => new XElement(Bpmn + "flowNodeRef", s.Id))))),
        picture.Shapes.Select(s => NodeOf(s, picture)),
        picture.Flows.Select(f => new XElement(
            Bpmn + "sequenceFlow",
            new XAttribute("id", f.Id),
            f.Words(nameOfCase) is { } condition ? new XAttribute("name", condition) : null,
            new XAttribute("sourceRef", f.From),
            new XAttribute("targetRef", f.To),
            f.Words(nameOfCase) is { } when ? new XElement(Bpmn + "conditionExpression", new XAttribute(Xsi + "type", "bpmn:tFormalExpression"), when) : null)));

    private static XElement NodeOf(PictureShape shape, ProcessPicture picture)
    {
        var kind = shape.Kind switch
        {
            ShapeKind.Start => "startEvent",
            ShapeKind.End => "endEvent",
            ShapeKind.Step => "userTask",
            ShapeKind.OtherStep => "task",
            ShapeKind.Parallel => "parallelGateway",
            _ => "exclusiveGateway",
        };
        var incoming = picture.Flows.Where(f => f.To == shape.Id).ToList();
        var outgoing = picture.Flows.Where(f => f.From == shape.Id).ToList();
        return new(
            Bpmn + kind,
            new XAttribute("id", shape.Id),
            shape.Step is { } step ? new XAttribute("name", step.What.Name) : null,
            shape.Kind is ShapeKind.Parallel or ShapeKind.Exclusive ? new XAttribute("gatewayDirection", outgoing.Count > 1 ? "Diverging" : "Converging") : null,
            shape.Step is { } said ? new XElement(Bpmn + "documentation", WordsOf(said.What)) : null,
            incoming.Select(f => new XElement(Bpmn + "incoming", f.Id)),
            outgoing.Select(f => new XElement(Bpmn + "outgoing", f.Id)));
    }

    private static string WordsOf(StepFields step) => $"Thời gian: {step.Time.ToText()}" + (step.Output is { } output ? $"\nKết quả: {output}" : "");

    private static XElement DiagramOf(ProcessPicture picture) => new(
        Di + "BPMNDiagram",
        new XAttribute("id", "BPMNDiagram_1"),
        new XElement(
            Di + "BPMNPlane",
            new XAttribute("id", "BPMNPlane_1"),
            new XAttribute("bpmnElement", "Collaboration_1"),
            ShapeOf("Participant_1", 0, 0, picture.Width, picture.Height, new XAttribute("isHorizontal", "true")),
            picture.Lanes.Select((lane, i) => ShapeOf(LaneId(i), PoolHead, lane.Y, picture.Width - PoolHead, lane.Height, new XAttribute("isHorizontal", "true"))),
            picture.Shapes.Select(s => ShapeOf(s.Id, s.X, s.Y, s.Width, s.Height, s.Kind == ShapeKind.Exclusive ? new XAttribute("isMarkerVisible", "true") : null)),
            picture.Flows.Select(f => new XElement(
                Di + "BPMNEdge",
                new XAttribute("id", f.Id + "_di"),
                new XAttribute("bpmnElement", f.Id),
                f.Points.Select(p => new XElement(Dd + "waypoint", new XAttribute("x", Number(p.X)), new XAttribute("y", Number(p.Y)))),
                f.Label is { } label ? new XElement(Di + "BPMNLabel", BoundsOf(label.X, label.Y - 46, ProcessPicture.LabelWidth, 42)) : null))));

    private static XElement ShapeOf(string id, int x, int y, int width, int height, XAttribute? more) => new(
        Di + "BPMNShape", new XAttribute("id", id + "_di"), new XAttribute("bpmnElement", id), more, BoundsOf(x, y, width, height));

    private static XElement BoundsOf(int x, int y, int width, int height) => new(
        Dc + "Bounds", new XAttribute("x", Number(x)), new XAttribute("y", Number(y)), new XAttribute("width", Number(width)), new XAttribute("height", Number(height)));

    private static string LaneId(int i) => "Lane_" + Number(i + 1);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

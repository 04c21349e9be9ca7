using System.Xml;
using System.Xml.Linq;
using CaiCach.Law.Processes;
using static CaiCach.Law.Tests.Processes.Plans;

namespace CaiCach.Law.Tests.Processes;

/// <summary>What a program that reads BPMN 2.0 relies on: ids, references and a picture that agree.</summary>
public sealed class BpmnXmlTests
{
    private static readonly string[] Nodes = ["startEvent", "endEvent", "userTask", "task", "parallelGateway", "exclusiveGateway"];

    public static TheoryData<int> Seeds => ProcessPictureTests.Seeds;

    private static XElement Write(ProcessPlan plan) =>
        XDocument.Parse(BpmnXml.Write(plan, "Thủ tục <mẫu> & “khác”", "Sở", code => "Phòng " + code, code => "Trường hợp " + code)!).Root!;

    private static List<XElement> All(XElement root, params string[] names) => [.. root.Descendants().Where(e => names.Contains(e.Name.LocalName))];

    private static string Id(XElement element) => element.Attribute("id")!.Value;

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_reference_resolves_and_every_node_and_flow_is_drawn_once(int seed)
    {
        if (!Any(seed).Steps.Any())
        {
            return;
        }

        var root = Write(Any(seed));
        var ids = root.DescendantsAndSelf().Select(e => e.Attribute("id")?.Value).OfType<string>().ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => XmlConvert.VerifyNCName(id));

        var nodes = All(root, Nodes).ToDictionary(Id);
        var flows = All(root, "sequenceFlow");
        Assert.All(flows, f =>
        {
            Assert.Contains(Id(f), nodes[f.Attribute("sourceRef")!.Value].Elements().Where(e => e.Name.LocalName == "outgoing").Select(e => e.Value));
            Assert.Contains(Id(f), nodes[f.Attribute("targetRef")!.Value].Elements().Where(e => e.Name.LocalName == "incoming").Select(e => e.Value));
        });
        Assert.Equal(flows.Count, All(root, "outgoing").Count);
        Assert.Equal(flows.Count, All(root, "incoming").Count);
        Assert.Equal(nodes.Keys.Order(), All(root, "flowNodeRef").Select(e => e.Value).Order());

        var lanes = All(root, "lane").Select(Id);
        Assert.Equal(nodes.Keys.Concat(lanes).Append("Participant_1").Order(), All(root, "BPMNShape").Select(s => s.Attribute("bpmnElement")!.Value).Order());
        Assert.All(All(root, "BPMNShape"), s => Assert.Single(All(s, "Bounds")));
        Assert.Equal(flows.Select(Id).Order(), All(root, "BPMNEdge").Select(s => s.Attribute("bpmnElement")!.Value).Order());
        Assert.All(All(root, "BPMNEdge"), e => Assert.True(All(e, "waypoint").Count >= 2));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_way_goes_from_the_one_start_to_the_one_end_and_gateways_part_and_meet(int seed)
    {
        if (ProcessPicture.Of(Any(seed)) is not { } picture)
        {
            return;
        }

        foreach (var shape in picture.Shapes)
        {
            var (into, outOf) = (picture.Flows.Count(f => f.To == shape.Id), picture.Flows.Count(f => f.From == shape.Id));
            Assert.True(shape.Kind switch
            {
                ShapeKind.Start => (into, outOf) == (0, 1),
                ShapeKind.End => (into, outOf) == (1, 0),
                ShapeKind.Step or ShapeKind.OtherStep => (into, outOf) == (1, 1),
                _ => (into, outOf) is (1, >= 2) or ( >= 2, 1),
            }, shape.Id);
        }

        Assert.Single(picture.Shapes, s => s.Kind == ShapeKind.Start);
        Assert.Single(picture.Shapes, s => s.Kind == ShapeKind.End);
    }

    [Fact]
    public void Steps_of_the_body_are_user_tasks_those_of_others_tasks_and_cases_carry_their_condition()
    {
        var root = Write(Whole);

        Assert.Equal(8, All(root, "userTask").Count);
        Assert.Equal("Bước s8", Assert.Single(All(root, "task")).Attribute("name")!.Value);
        Assert.Equal(["Phải lấy ý kiến", "Không phải lấy ý kiến"], All(root, "conditionExpression").Select(e => e.Value));
        Assert.Equal("Thủ tục <mẫu> & “khác”", Assert.Single(All(root, "process")).Attribute("name")!.Value);
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<bpmn:definitions ", BpmnXml.Write(Whole, "a", "b", c => c, c => c), StringComparison.Ordinal);
        Assert.Null(BpmnXml.Write(ProcessPlan.Empty, "a", "b", c => c, c => c));
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CaiCach.Application.Seeding;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using CaiCach.Law.Tests.Processes;
using CaiCach.TestKit;
using Microsoft.Playwright;

namespace CaiCach.Browser.Tests;

/// <summary>The viewer of bpmn.io itself (bpmn-js, on the parser bpmn-moddle) opens the exported processes: without a warning, and with every node, lane and flow drawn where the file puts it.</summary>
public sealed class BpmnReaderTests(Chromium chromium)
{
    private const string Read = """
        async (xml) => {
          document.body.innerHTML = '<div id="canvas" style="width:1200px;height:800px"></div>';
          const viewer = new BpmnJS({ container: '#canvas' });
          const { warnings } = await viewer.importXML(xml);
          const drawn = viewer.get('elementRegistry').filter(e => e.parent && e.type !== 'label');
          const places = drawn.map(e => [e.id, e.waypoints ? e.waypoints.map(p => `${p.x} ${p.y}`).join(', ') : `${e.x} ${e.y} ${e.width} ${e.height}`]).sort();
          const lost = drawn.filter(e => !document.querySelector(`#canvas [data-element-id="${e.id}"]`)).map(e => e.id);
          viewer.destroy();
          return JSON.stringify({ Warnings: warnings.map(w => w.message), Places: Object.fromEntries(places), Lost: lost });
        }
        """;

    private static readonly string Library = Path.Combine(AppContext.BaseDirectory, "bpmn-viewer.production.min.js");

    private sealed record Drawing(IReadOnlyList<string> Warnings, IReadOnlyDictionary<string, string> Places, IReadOnlyList<string> Lost);

    [Fact]
    public async Task Whatever_the_shape_of_a_process_the_viewer_draws_all_of_it_where_the_file_puts_it()
    {
        var page = await OpenAsync();
        foreach (var plan in Enumerable.Range(0, 60).Select(Plans.Any).Append(Plans.Whole))
        {
            if (BpmnXml.Write(plan, "Thủ tục <mẫu> & “khác”", "Sở", code => "Phòng " + code, code => "Trường hợp " + code) is { } xml)
            {
                await AssertDrawnAsync(page, xml);
            }
        }

        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task What_the_viewer_cannot_resolve_or_draw_is_noticed()
    {
        var page = await OpenAsync();
        var xml = BpmnXml.Write(Plans.Whole, "a", "b", c => c, c => c)!;
        Assert.NotEmpty((await DrawAsync(page, Regex.Replace(xml, "targetRef=\"[^\"]+\"", "targetRef=\"nowhere\"", RegexOptions.None, TimeSpan.FromSeconds(1)))).Warnings);
        Assert.NotEqual(PlacesIn(xml), (await DrawAsync(page, Regex.Replace(xml, "<bpmndi:BPMNEdge.*?</bpmndi:BPMNEdge>", "", RegexOptions.Singleline, TimeSpan.FromSeconds(1)))).Places);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task The_processes_of_the_sample_department_are_downloaded_and_drawn()
    {
        await using var site = await TestSite.StartAsync("sqlite", "2026-11-22T06:30", listen: true);
        Assert.Empty((await Scenarios.LoadAsync(site.World.Get<IServiceProvider>(), Scenarios.Sample, Path.Combine(TestDatabase.Repository, "data"), site.World.Clock.Now)).Faults);
        var controller = await site.World.OfficialAsync(Role.ProcedureController);
        var page = await OpenAsync();
        await using var visit = await Visit.OpenAsync(chromium, site, actor: controller, looks: false);
        foreach (var procedure in new[] { "2.002131", "1.014393", "2.002381", "1.014445" })
        {
            var file = await visit.Page.APIRequest.GetAsync($"{site.Address}can-bo/quy-trinh/{World.Agency}/{procedure}?ban=1&handler=Bpmn");
            Assert.True(file.Ok, $"{procedure}: {file.Status}");
            await AssertDrawnAsync(page, await file.TextAsync());
        }

        await page.Context.DisposeAsync();
    }

    private async Task<IPage> OpenAsync()
    {
        var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.AddScriptTagAsync(new() { Path = Library });
        return page;
    }

    private static async Task<Drawing> DrawAsync(IPage page, string xml) => JsonSerializer.Deserialize<Drawing>(await page.EvaluateAsync<string>(Read, xml))!;

    private static async Task AssertDrawnAsync(IPage page, string xml)
    {
        var drawing = await DrawAsync(page, xml);
        Assert.Empty(drawing.Warnings);
        Assert.Empty(drawing.Lost);
        Assert.Equal(PlacesIn(xml), drawing.Places);
    }

    /// <summary>Where the file puts each node, lane and flow of its process; all of them have a place.</summary>
    private static SortedDictionary<string, string> PlacesIn(string xml)
    {
        var root = XDocument.Parse(xml).Root!;
        string[] shown = ["participant", "lane", "startEvent", "endEvent", "userTask", "task", "parallelGateway", "exclusiveGateway", "sequenceFlow"];
        var ids = root.Descendants().Where(e => shown.Contains(e.Name.LocalName)).Select(e => e.Attribute("id")!.Value);
        var places = root.Descendants().Where(e => e.Attribute("bpmnElement") is not null && e.Name.LocalName != "BPMNPlane").ToDictionary(e => e.Attribute("bpmnElement")!.Value, PlaceOf);
        return new(ids.ToDictionary(id => id, id => places[id]), StringComparer.Ordinal);

        static string PlaceOf(XElement shape) => shape.Name.LocalName == "BPMNEdge"
            ? string.Join(", ", shape.Elements().Where(e => e.Name.LocalName == "waypoint").Select(p => $"{p.Attribute("x")!.Value} {p.Attribute("y")!.Value}"))
            : shape.Elements().First(e => e.Name.LocalName == "Bounds") is var box ? string.Join(' ', new[] { "x", "y", "width", "height" }.Select(name => box.Attribute(name)!.Value)) : "";
    }
}

using System.Text.RegularExpressions;
using System.Xml.Linq;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using CaiCach.Web.Portal;

namespace CaiCach.Web.Tests.Portal;

public sealed partial class EnglishTests
{
    [Fact]
    public void Every_text_of_the_portal_has_its_English()
    {
        var web = Path.Combine(TestDatabase.Repository, "src", "CaiCach.Web");
        var english = XDocument.Load(Path.Combine(web, "Texts", "PortalTexts.en.resx")).Descendants("data").Select(d => d.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        var written = Directory.EnumerateFiles(Path.Combine(web, "Portal"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(file => Key().Matches(File.ReadAllText(file)).Select(m => m.Groups["key"].Value)).ToList();
        var told = Enum.GetValues<BusinessState>().SelectMany(s => new[] { s.ToText(), DossierStory.State(s), DossierStory.Next(new() { State = s }) })
            .Concat(Enum.GetValues<DossierAct>().Select(a => DossierStory.Step(new() { Type = Application.Dossiers.DossierEvents.TypeOf(a) })).OfType<string>())
            .Concat(Enum.GetValues<Channel>().Select(ProcedureNames.Of)).Concat(Enum.GetValues<StartRule>().Select(ProcedureNames.Of))
            .Concat(Enum.GetValues<Confidence>().Select(Say.Doubt).OfType<string>());

        Assert.True(written.Count > 200);
        Assert.Empty(written.Concat(told).Where(key => !english.Contains(key)).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_portal_speaks_English_when_asked()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();

        Assert.Equal("Which procedure do you need?", (await visitor.OpenAsync("/?lang=en")).Text("h1"));
        Assert.Equal("Ông/bà cần làm thủ tục gì?", (await visitor.OpenAsync("/")).Text("h1"));
    }

    [GeneratedRegex("\\bT\\[\"(?<key>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();
}

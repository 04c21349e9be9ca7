using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.Web.Tests.Hosting;

public sealed partial class EnglishFaultTests
{
    // Faults of reference files and of the ledger are for who runs the program, in a terminal; CalendarDocument writes no faults but the names of days into a file.
    private static readonly string[] NotOnPages = ["/obj/", "/bin/", "/Api/", "/Commands/", "/Seeding/", "/Import/", "File.cs", "FileChecks.cs", "Reader.cs", "VerifyLedger.cs", "AnswerCheck.cs", "LetterFields.cs", "MessageForms.cs", "CalendarDocument.cs"];

    [Fact]
    public async Task An_English_page_tells_its_faults_in_English_with_what_they_name()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = await site.BrowseAsync(await site.World.CitizenAsync());
        await visitor.OpenAsync("/ngon-ngu/en?ve=/dang-xuat");
        await visitor.OpenAsync("/nop-ho-so/" + World.Procedure);
        await visitor.PressAsync("Start", new Dictionary<string, string?> { ["Input.For"] = "self" });

        var page = await visitor.PressAsync("Save and continue", new Dictionary<string, string?> { ["Input.Phone"] = "1", ["Input.Address"] = new string('a', 501), ["Input.BirthDate"] = "1/1/1850" });
        Assert.Equal("The phone number is wrong. For example: 0912 345 678 or 024 3943 1234.", page.ErrorAt("Input.Phone"));
        Assert.Equal("The text is longer than 500 characters; shorten it.", page.ErrorAt("Input.Address"));
        Assert.Contains("The date of birth is more than 150 years ago", page.Text(".govuk-error-summary"), StringComparison.Ordinal);

        await visitor.PressAsync("Save and continue", Portal.FilingSteps.Applicant);
        page = await visitor.PressAsync("Upload", null, new ChosenFile("tep-1", "đơn.pdf", []));
        Assert.Equal("The file “đơn.pdf” is empty (0 bytes). Check it and upload it again.", page.ErrorAt("tep-1"));
        page = await visitor.PressAsync("Upload", null, new ChosenFile("tep-1", "đơn.txt", [1, 2, 3]));
        Assert.Equal("The file “đơn.txt” is of a type that is not taken. PDF, JPG, PNG or DOCX, at most 20 MB a file.", page.ErrorAt("tep-1"));
    }

    [Theory]
    [InlineData(": không có ngày ", 10_000, false)]
    [InlineData(": không có ngày ", 25, true)]
    [InlineData("Tệp “", 10_000, false)]
    public async Task A_text_made_of_parts_of_faults_is_answered_at_once(string part, int times, bool turned)
    {
        await using var app = RunningWeb.Build();
        var typed = string.Concat(Enumerable.Repeat(part, times));
        var watch = Stopwatch.StartNew();

        var said = Said(app.Services.GetRequiredService<EnglishFaults>(), $"Ngày văn bản: không có ngày {typed}/1/2026; hãy ghi như 27/3/1990");

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Contains(part, said, StringComparison.Ordinal);
        Assert.Equal(turned, said.Contains("there is no", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Bước này do văn thư hoặc thu ngân thực hiện.", "This step is for: clerks or cashiers.")]
    [InlineData("Hồ sơ đang ở trạng thái “Đang xử lý”; bước này do văn thư hoặc thu ngân thực hiện khi hồ sơ ở trạng thái “Mới đăng ký”, “Được tiếp nhận”.",
        "The dossier is in the state “In process”; this step is for: clerks or cashiers, in the state New, Accepted only.")]
    [InlineData("Tệp “a, b hoặc thu ngân” vượt quá 20 MB. ”“", "The file “a, b hoặc thu ngân” is larger than 20 MB. ”“")]
    [InlineData("Không có mức này, chỉ có từ 0 đến 3.", "There is no such level, only 0 to 3.")]
    public async Task Names_of_states_and_roles_in_a_fault_are_in_English_too(string vietnamese, string english)
    {
        await using var app = RunningWeb.Build();

        Assert.Equal(english, Said(app.Services.GetRequiredService<EnglishFaults>(), vietnamese));
    }

    [Fact]
    public async Task Every_state_and_role_has_its_English_name_in_faults()
    {
        await using var app = RunningWeb.Build();
        var faults = app.Services.GetRequiredService<EnglishFaults>();

        Assert.All(Enum.GetValues<BusinessState>().Select(s => s.ToText()).Concat(Enum.GetValues<Role>().Select(RoleTexts.Of)), name =>
            Assert.DoesNotContain(name, Said(faults, $"Bước này do {name} thực hiện."), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Vietnamese_page_tells_them_in_Vietnamese()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();
        await visitor.OpenAsync("/dang-nhap");

        Assert.Equal("Nhập mật khẩu.", (await visitor.PressAsync("Đăng nhập")).ErrorAt("Input.Password"));
    }

    [Fact]
    public void Every_fault_that_a_page_can_show_has_its_English()
    {
        var english = XDocument.Load(Path.Combine(TestDatabase.Repository, "src", "CaiCach.Web", "Texts", "FaultTexts.en.resx"))
            .Descendants("data").Select(d => Hole().Replace(d.Attribute("name")!.Value, "{0}")).ToHashSet(StringComparer.Ordinal);
        var made = Directory.EnumerateFiles(Path.Combine(TestDatabase.Repository, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !NotOnPages.Any(part => file.Replace('\\', '/').Contains(part, StringComparison.Ordinal)))
            .SelectMany(file => Fault().Matches(File.ReadAllText(file))).Select(m => m.Groups["text"].Value)
            .Concat(OfIndexAnswers()).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(made.Count > 110, $"Only {made.Count} faults were found in the sources.");
        Assert.All(made, text => Assert.True(
            english.Contains(Hole().Replace(text, "{0}")) || (text.Contains('{', StringComparison.Ordinal) && english.Any(e => e.StartsWith(text.Split('{')[0], StringComparison.Ordinal))), text));
    }

    private static string Said(EnglishFaults faults, string vietnamese)
    {
        var state = new ModelStateDictionary();
        state.AddModelError("Input.Date", vietnamese);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        faults.OnResultExecuting(new(new ActionContext(new DefaultHttpContext(), new RouteData(), new ActionDescriptor(), state), [], new PageResult(), new object()));
        return Assert.Single(state["Input.Date"]!.Errors).ErrorMessage;
    }

    // The law says what is wrong with an answer as a part of a sentence; the page shows it as a sentence.
    private static IEnumerable<string> OfIndexAnswers() => VietnameseText()
        .Matches(File.ReadAllText(Path.Combine(TestDatabase.Repository, "src", "CaiCach.Law", "Index", "AnswerCheck.cs")))
        .Select(m => m.Groups["text"].Value).Select(text => char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..] + ".");

    [GeneratedRegex("\"(?<text>[^\"]*[ăâđêôơưĂÂĐÊÔƠƯ\\u1EA0-\\u1EF9][^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VietnameseText();

    // A text after a code ("name_too_long", "…"), in AddModelError(key, "…"), after nameof(…), or what is not allowed or wrong.
    [GeneratedRegex(
        "(?:\"[a-z][a-z_.-]+\",\\s*|AddModelError\\([^;\"]*(?:\"[^\"]*\")?[^;\"]*,\\s*|nameof\\(\\w+\\), |(?:NotAllowed|Wrong)\\()\\$?\"(?<text>[^\"]*[ăâđêôơưĂÂĐÊÔƠƯ\\u1EA0-\\u1EF9][^\"]*)\"",
        RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Fault();

    [GeneratedRegex("\\{[^}]*\\}", RegexOptions.None, 1000)]
    private static partial Regex Hole();
}

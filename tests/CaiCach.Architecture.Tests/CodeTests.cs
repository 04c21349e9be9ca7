using System.Net;
using System.Text.RegularExpressions;
using CaiCach.Application;
using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;

namespace CaiCach.Architecture.Tests;

public sealed partial class CodeTests
{
    private static readonly HashSet<string> Recorders = ["src/CaiCach.Application/Dossiers/DossierWork.cs", "src/CaiCach.Application/Ledger/RecordEvents.cs", "src/CaiCach.Application/Reference/Import/Offerings.cs"];

    /// <summary>Work of the system on derived or expired data, and of a person on drafts and notices of the own: no history tells of either.</summary>
    private static readonly HashSet<string> WithoutActor =
    [
        "FoldMeasures.RunAsync", "RecountMeasures.RunAsync", "RecountNightly.RunAsync", "RecountNightly.LastAsync", "DeleteOldDrafts.RunAsync", "PruneWorkingData.RunAsync",
        "DraftFiles.ListAsync", "DraftFiles.RemoveAsync", "DraftFiles.ReleaseAsync", "OwnNotices.ReadAsync", "OwnNotices.MarkReadAsync",
        "ChooseMails.ReadAsync", "InviteRating.IsOpenAsync", "RateDossier.ReadAsync", "OwnNotices.CountUnreadAsync", "OwnNotices.ListAsync", "OwnNotices.MarkAllReadAsync", "RemindDues.RunAsync",
        "SendResultCode.IsOfferedAsync", "SendInParts.SweepAsync", "TellLate.RunAsync", "AskCauses.RunAsync", "MailHeads.RunAsync", "WriteNote.OfDossierAsync", "SetAsideMessages.ListAsync",
    ];

    /// <summary>Dates that are facts of a document or bounds of a query, never the time of an act.</summary>
    private static readonly HashSet<string> AgreedTimes = ["IssueResult.Request.Date", "RecordReply.Request.Date", "HandOverRoute.Acceptance.At", "ReportStatus.Request.At", "ReportResult.Request.At", "DeliverResult.Posting.Day", "ListWork.Query.DueBefore", "ListWork.Cursor.DueAt", "OwnNotices.Cursor.At", "SaveLetterText.Request.InForceFrom", "SaveResultTemplate.Request.InForceFrom", "SaveMessageText.Request.InForceFrom", "SaveZnsTemplate.Request.InForceFrom", "SaveMessagePrice.Request.InForceFrom", "RecordAbsence.Request.FirstDay", "RecordAbsence.Request.LastDay", "CalendarProposal.DecisionDate", "AnnounceUnitCalendar.Request.DecisionDate", "ApproveProcess.Request.DecisionDate", "ApproveProcess.Request.InForceFrom", "DecisionInput.Day", "PublishProcedure.Request.EffectiveFrom", "PublishProcedure.Request.LawEffectiveFrom",
        "SearchEvents.Query.From", "SearchEvents.Query.To", "DrawSample.Request.From", "DrawSample.Request.To", "ReadReport.Question.From", "ReadReport.Question.AsOf", "ReadReport.Question.To", "ReadRegister.Question.From", "ReadRegister.Question.To", "ReorganisationRequest.DecisionDate", "ReorganisationRequest.EffectiveDay", "SaveUnit.Foundation.DecisionDate", "SaveUnit.Foundation.FirstDay", "RecordDelegation.Request.FirstDay", "RecordDelegation.Request.LastDay", "SaveSharedReception.Request.FirstDay", "SaveClockRules.Request.From", "SaveClockRules.Request.TransferUntil", "SaveClockRules.Request.SameDayUntil", "AnnounceOutage.Request.From", "AnnounceOutage.Request.Until"];

    private static readonly HashSet<string> RootEntries =
    [
        ".ci", ".editorconfig", ".gitattributes", ".gitignore", "BannedSymbols.txt", "CaiCach.slnx", "Directory.Build.props", "Directory.Packages.props", "README.md", "README.vi.md",
        "benchmarks", "caicach", "data", "docs", "global.json", "src", "tests",
    ];

    [Fact]
    public void No_file_is_longer_than_can_be_read_in_one_go() => Assert.Empty(CodeRules.Lengths(Repository.Sources));

    [Theory]
    [InlineData("src/A.cs", 351)]
    [InlineData("tests/A.cs", 501)]
    public void A_long_file_is_found(string path, int lines)
    {
        Assert.Single(CodeRules.Lengths([new(path, new string('\n', lines))]));
        Assert.Empty(CodeRules.Lengths([new(path, new string('\n', lines - 1))]));
    }

    [Fact]
    public void Nothing_goes_around_a_rule() => Assert.Empty(CodeRules.NoWayAround(Repository.Sources));

    [Fact]
    public void A_way_around_is_found()
    {
        foreach (var text in (string[])["#pragma " + "warning disable CA1", "[Suppress" + "Message(\"a\")]", "// TO" + "DO later", "[Fact(Sk" + "ip = \"later\")]", "Thread.Sle" + "ep(1)"])
        {
            Assert.Single(CodeRules.NoWayAround([new("src/A.cs", text)]));
        }
    }

    [Fact]
    public void What_a_file_uses_stands_in_order() => Assert.Empty(CodeRules.UsingsInOrder(Repository.Sources));

    [Theory]
    [InlineData("using CaiCach.Law;\nusing System.Text;\n", 1)]
    [InlineData("using CaiCach.LawBook;\nusing CaiCach.Law.Dossiers;\n", 1)]
    [InlineData("using System.Text;\nusing CaiCach.Law;\nusing CaiCach.Law.Dossiers;\nusing CaiCach.LawBook;\nusing static System.Math;\nusing A = System.Text;\n", 0)]
    public void Usings_out_of_order_are_found(string text, int faults) => Assert.Equal(faults, CodeRules.UsingsInOrder([new("src/A.cs", text)]).Count());

    [Fact]
    public void The_analyzers_and_the_banned_symbols_hold_for_every_project() =>
        Assert.Empty(CodeRules.Analyzers(Repository.Text("Directory.Build.props"), Repository.Text("BannedSymbols.txt"), Repository.Projects));

    [Fact]
    public void A_project_that_lowers_a_warning_or_a_list_without_the_clock_is_found()
    {
        var (props, banned) = (Repository.Text("Directory.Build.props"), Repository.Text("BannedSymbols.txt"));
        Assert.Single(CodeRules.Analyzers(props, banned, [Repository.Read("X", "<Project><PropertyGroup><NoWarn>CA1</NoWarn></PropertyGroup></Project>")]));
        Assert.Single(CodeRules.Analyzers(props, banned, [Repository.Read("X", "<Project><ItemGroup><PackageReference Remove=\"Meziantou.Analyzer\" /></ItemGroup></Project>")]));
        Assert.Single(CodeRules.Analyzers(props, banned.Replace("P:System.DateTime.Now;", "", StringComparison.Ordinal), []));
        Assert.Single(CodeRules.Analyzers(props.Replace("Microsoft.CodeAnalysis.BannedApiAnalyzers", "", StringComparison.Ordinal), banned, []));
    }

    [Fact]
    public void Events_are_added_by_the_recorders_alone()
    {
        Assert.Empty(CodeRules.Recorders(Repository.Sources, Recorders));
        Assert.All(Recorders, path => Assert.Single(CodeRules.Recorders(Repository.Sources.Where(f => f.Path == path), new HashSet<string>())));
    }

    [Fact]
    public void Public_classes_are_sealed() =>
        Assert.Empty(CodeRules.Sealed([.. typeof(DossierRules).Assembly.GetTypes(), .. typeof(ApplicationServices).Assembly.GetTypes(), .. typeof(CaiCachDb).Assembly.GetTypes()]));

    [Fact]
    public void An_open_class_is_found() => Assert.Single(CodeRules.Sealed([typeof(PlantedFaults.Open)]));

    [Fact]
    public void Every_writing_use_case_says_who_when_and_in_which_process() =>
        Assert.Empty(CodeRules.WritersSayWho(UseCases.Writers.Keys, WithoutActor));

    [Fact]
    public void A_writer_without_an_actor_is_found() => Assert.Equal(["Nameless.RunAsync takes no ActContext."], CodeRules.WritersSayWho([typeof(PlantedFaults.Nameless)], WithoutActor));

    [Fact]
    public void No_input_lets_the_caller_set_the_time_of_an_act() => Assert.Empty(CodeRules.NoTimeFromOutside(Inputs(), AgreedTimes));

    [Fact]
    public void A_time_from_outside_is_found() =>
        Assert.Equal(["PlantedFaults.Dated.ReceivedAt lets the caller set a time."], CodeRules.NoTimeFromOutside([typeof(PlantedFaults.Dated)], AgreedTimes));

    [Fact]
    public void The_time_rule_looks_at_every_input_of_every_writer()
    {
        Assert.Contains(typeof(Application.Dossiers.SubmitDossier.Request), Inputs());
        Assert.Contains(typeof(Application.Dossiers.ApplicantInput), Inputs());
        Assert.Contains(typeof(Application.Dossiers.PaperInput), Inputs());
    }

    [Theory]
    [InlineData("S", "Components", "SharedTexts")]
    [InlineData("S", "Hosting", "SharedTexts")]
    [InlineData("T", "Workspace", "WorkspaceTexts")]
    [InlineData("S", "Workspace", "SharedTexts")]
    [InlineData("S", "Portal", "SharedTexts")]
    [InlineData("T", "Portal", "PortalTexts")]
    public void Every_text_has_its_english(string letter, string room, string texts) =>
        Assert.Empty(CodeRules.Texts(Repository.Sources.Where(f => f.Path.StartsWith($"src/CaiCach.Web/{room}/", StringComparison.Ordinal)), letter, English(texts)));

    [Fact]
    public void A_text_without_english_is_found() =>
        Assert.Single(CodeRules.Texts([new("src/X.cshtml", """@T["Có"] @T["Thiếu {0}", 1] @S["Khác"]""")], "T", new HashSet<string> { "Có" }));

    [Fact]
    public void Only_what_is_agreed_lies_at_the_root()
    {
        string[] ours = [.. Directory.EnumerateFileSystemEntries(TestDatabase.Repository).Select(e => Path.GetFileName(e)!).Where(e => e is not (".git" or "var" or "bin" or "obj" or ".vs" or ".idea" or "TestResults"))];
        Assert.Empty(CodeRules.Root(ours, RootEntries));
        Assert.Equal(["notes.txt lies at the root."], CodeRules.Root([.. ours, "notes.txt"], RootEntries));
    }

    /// <summary>Records a writing use case takes, and those inside them.</summary>
    private static IReadOnlyCollection<Type> Inputs()
    {
        var found = new HashSet<Type>();
        var waiting = new Queue<Type>(UseCases.Writers.Keys.SelectMany(t => t.GetMethods()).SelectMany(m => m.GetParameters()).Select(p => p.ParameterType));
        while (waiting.TryDequeue(out var type))
        {
            foreach (var inner in type.GetGenericArguments())
            {
                waiting.Enqueue(inner);
            }

            if (type.Assembly == typeof(ActContext).Assembly && type.IsClass && type.Namespace != typeof(ActContext).Namespace && type.GetMethod("<Clone>$") is not null && found.Add(type))
            {
                foreach (var property in type.GetProperties())
                {
                    waiting.Enqueue(property.PropertyType);
                }
            }
        }

        return found;
    }

    private static HashSet<string> English(string texts) =>
        [.. Name().Matches(Repository.Text($"src/CaiCach.Web/Texts/{texts}.en.resx")).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))];

    [GeneratedRegex("<data name=\"([^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}

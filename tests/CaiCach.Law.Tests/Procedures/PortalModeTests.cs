using System.Text.Json.Nodes;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>A procedure that is filed for on the national portal is closed online here, and open at the counter.</summary>
public sealed class PortalModeTests
{
    private static readonly DateOnly Day = new(2026, 2, 2);

    private static ProcedureFileResult Parse(Action<JsonObject> change)
    {
        var file = Examples.Json();
        change(Examples.FirstOf(file));
        return ProcedureFile.Parse(file.ToJsonString());
    }

    private static ProcedureVersion With(Action<JsonObject> change) => Assert.Single(Assert.IsType<ProcedureFileResult.Valid>(Parse(change)).File.Procedures);

    [Fact]
    public void Online_filing_is_closed_and_the_counter_is_open()
    {
        var own = With(_ => { });
        Assert.Equal((PortalMode.Own, null), (own.Portal, own.WhyNotOpenForFiling(Day, Channel.Online)));
        var national = With(p => p["portal"] = "national");
        Assert.Null(national.WhyNotOpenForFiling(Day));
        Assert.Null(national.WhyNotOpenForFiling(Day, Channel.Direct));
        var refusal = national.WhyNotOpenForFiling(Day, Channel.Online)!;
        Assert.Equal(ProcedureRules.OnNationalPortal, refusal.Code);
        Assert.Contains(ProcedureRules.NationalPortal, refusal.Text, StringComparison.Ordinal);
        var closed = With(p => (p["portal"], p["fileable"], p["notFileableReason"]) = ("national", false, "Chưa có biểu mẫu."));
        Assert.Equal(["procedure.not-fileable", "procedure.not-fileable"], new[] { Channel.Direct, Channel.Online }.Select(c => closed.WhyNotOpenForFiling(Day, c)!.Code));
    }

    [Fact]
    public void It_is_written_and_read_back_and_needs_an_online_way()
    {
        var national = With(p => p["portal"] = "national");
        Assert.Equivalent(national, Assert.Single(Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(ProcedureFileWriter.Write(national, Day, "Tệp thử").ToJsonString())).File.All), strict: true);
        Assert.DoesNotContain("portal", ProcedureFileWriter.Write(With(_ => { }), Day, "Tệp thử").ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("$.procedures[0].portal rule.portal", Assert.Single(Assert.IsType<ProcedureFileResult.Faulty>(Parse(p =>
        {
            p["portal"] = "national";
            p["means"]!.AsArray().RemoveAt(1);
        })).Faults) is var fault ? $"{fault.Place} {fault.Code}" : "");
        Assert.IsType<ProcedureFileResult.Faulty>(Parse(p => p["portal"] = "elsewhere"));
    }
}

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
    public void A_ministry_that_receives_for_the_whole_country_is_named_with_its_address()
    {
        var central = With(p => Central(p, "Hệ thống giải quyết thủ tục của Bộ", "https://dvc.bo.example.vn/nop"));
        Assert.Null(central.WhyNotOpenForFiling(Day, Channel.Direct));
        var refusal = central.WhyNotOpenForFiling(Day, Channel.Online)!;
        Assert.Equal(ProcedureRules.AtMinistry, refusal.Code);
        Assert.Contains("Hệ thống giải quyết thủ tục của Bộ (https://dvc.bo.example.vn/nop)", refusal.Text, StringComparison.Ordinal);
        Assert.Equal(("Hệ thống giải quyết thủ tục của Bộ", "https://dvc.bo.example.vn/nop"), central.OnlineElsewhere());
        Assert.Null(With(_ => { }).OnlineElsewhere());
        Assert.Equivalent(central, Assert.Single(Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(ProcedureFileWriter.Write(central, Day, "Tệp thử").ToJsonString())).File.All), strict: true);
    }

    [Theory]
    [InlineData("central_ministry", null, "https://a.vn", "portalSystem")]
    [InlineData("central_ministry", "Hệ thống", null, "portalAddress")]
    [InlineData("central_ministry", "Hệ thống", "http://a.vn", "portalAddress")]
    [InlineData("central_ministry", "Hệ thống", "javascript:alert(1)", "portalAddress")]
    [InlineData("central_ministry", "Hệ thống", "https://ten:mat-khau@a.vn", "portalAddress")]
    [InlineData("central_ministry", "Hệ thống", "https://may-noi-bo", "portalAddress")]
    [InlineData("central_ministry", "Hệ thống", "a.vn", "portalAddress")]
    [InlineData("national", "Hệ thống", null, "portalSystem")]
    [InlineData("national", null, "https://a.vn", "portalAddress")]
    [InlineData(null, "Hệ thống", null, "portalSystem")]
    public void Name_and_address_are_asked_of_it_and_of_no_other(string? portal, string? system, string? address, string faulty) =>
        Assert.Equal($"$.procedures[0].{faulty}", Assert.Single(Assert.IsType<ProcedureFileResult.Faulty>(Parse(p =>
        {
            Central(p, system, address);
            p["portal"] = portal;
        })).Faults).Place);

    private static void Central(JsonObject p, string? system, string? address)
    {
        p["portal"] = "central_ministry";
        foreach (var (name, value) in new[] { ("portalSystem", system), ("portalAddress", address) }.Where(pair => pair.Item2 is not null))
        {
            p[name] = value;
        }
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

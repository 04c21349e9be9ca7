using System.Text;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>What is known of a procedure that the national database has and the catalogue lacks, and who may do what with it.</summary>
public sealed class NationalGapTests
{
    private static readonly NationalGapFacts Told = new("1.999001", "Cấp phép", "LV1", "Lĩnh vực 1", "Sở A", null, "Cấp tỉnh");

    [Fact]
    public void Field_agencies_and_levels_are_kept_as_they_were_sent() => Assert.Equal(
        new("1.999001", "Cấp phép", "LV1", "Lĩnh vực 1", "Sở A; Sở B", "UBND tỉnh", "Cấp tỉnh; Cấp xã"),
        Of("""
            {"MATTHC":"1.999001","TENTTHC":"Cấp phép","LINHVUCTHUCHIEN":[{"MALINHVUC":"LV1","TENLINHVUC":"Lĩnh vực 1"},{"MALINHVUC":"LV2","TENLINHVUC":"Lĩnh vực 2"}],
             "COQUANTHUCHIEN":[{"TENDONVI":"Sở A"},{"TENDONVI":"Sở B"}],"COQUANCOTHAMQUYEN":[{"TENDONVI":"UBND tỉnh"}],"CAPTHUCHIEN":[{"MACAP":"1","TENCAP":" Cấp tỉnh "},{"TENCAP":"Cấp xã"},{"TENCAP":"Cấp xã"}]}
            """));

    [Theory]
    [InlineData("\"Cấp bộ\"", "Cấp bộ")]
    [InlineData("[\"Cấp bộ\",\"Cấp tỉnh\"]", "Cấp bộ; Cấp tỉnh")]
    [InlineData("[]", null)]
    [InlineData("3", null)]
    [InlineData("{\"TENCAP\":\"Cấp bộ\"}", null)]
    [InlineData("[[\"Cấp bộ\"],{\"TENCAP\":{\"A\":\"x\"}},{\"MACAP\":\"x\"},null]", null)]
    [InlineData("\"a\\u0000b\"", null)]
    public void Levels_are_read_from_a_text_or_a_list(string told, string? level) =>
        Assert.Equal(level, Of($$"""{"MATTHC":"1.999001","TENTTHC":"Cấp phép","CAPTHUCHIEN":{{told}}}""")!.Level);

    [Fact]
    public void Levels_that_are_too_many_are_left_out() => Assert.Equal(
        string.Join("; ", Enumerable.Range(10, 50).Select(n => $"Cấ{n}")),
        Of($$"""{"MATTHC":"1.999001","TENTTHC":"Cấp phép","CAPTHUCHIEN":[{{string.Join(',', Enumerable.Range(10, 90).Select(n => $"\"Cấ{n}\""))}}]}""")!.Level);

    [Fact]
    public void A_record_with_faults_is_known_as_far_as_it_can_be_read()
    {
        Assert.Equal(new("1.999001", "Cấp phép", null, null, null, null, null), Of("""{"MATTHC":"1.999001","TENTTHC":"Cấp phép","LINHVUCTHUCHIEN":[{"MALINHVUC":"LV1"}],"COQUANTHUCHIEN":"Sở A","COQUANCOTHAMQUYEN":3,"MOTADOITUONGTHUCHIEN":"Người lạ"}"""));
        Assert.Null(Of("""{"TENTTHC":"Cấp phép"}"""));
        Assert.Null(Of("""{"MATTHC":"1.999001"}"""));
        Assert.Null(Of($$"""{"MATTHC":"1.999001","TENTTHC":"{{new string('a', 1001)}}"}"""));

        // The second of one code in one file says nothing of its own.
        var twice = Read("""[{"MATTHC":"1.999001","TENTTHC":"Một"},{"MATTHC":"1.999001","TENTTHC":"Hai"}]""");
        Assert.Equal(["Một", null], twice.Select(r => NationalGapFacts.Of(r)?.Name));
    }

    [Fact]
    public void Another_field_agency_or_level_brings_back_what_was_said_to_be_none_of_the_bodys()
    {
        Assert.False((Told with { Name = "Tên khác", FieldName = "Lĩnh vực một" }).Reopens(Told));
        Assert.True((Told with { FieldCode = "LV2" }).Reopens(Told));
        Assert.True((Told with { Agency = "Sở B" }).Reopens(Told));
        Assert.True((Told with { Competent = "UBND tỉnh" }).Reopens(Told));
        Assert.True((Told with { Level = null }).Reopens(Told));
    }

    [Theory]
    [InlineData(NationalGapAct.Draft, false, false, true, "")]
    [InlineData(NationalGapAct.Draft, true, false, true, "set_aside")]
    [InlineData(NationalGapAct.Draft, false, true, true, "held_by_now")]
    [InlineData(NationalGapAct.Draft, false, false, false, "not_your_role")]
    [InlineData(NationalGapAct.SetAside, false, false, true, "")]
    [InlineData(NationalGapAct.SetAside, true, false, true, "set_aside")]
    [InlineData(NationalGapAct.SetAside, false, true, true, "held_by_now")]
    [InlineData(NationalGapAct.SetAside, false, false, false, "not_your_role")]
    [InlineData(NationalGapAct.TakeBack, true, false, true, "")]
    [InlineData(NationalGapAct.TakeBack, true, true, true, "")]
    [InlineData(NationalGapAct.TakeBack, false, false, true, "not_set_aside")]
    [InlineData(NationalGapAct.TakeBack, true, false, false, "not_your_role")]
    public void Only_a_controller_says_what_is_done_about_what_the_catalogue_lacks(NationalGapAct act, bool isSetAside, bool isHeld, bool isController, string refused) =>
        Assert.Equal(refused, string.Join(' ', NationalGapRules.Judge(act, isSetAside, isHeld, isController).Select(r => r.Code)));

    private static NationalGapFacts? Of(string record) => NationalGapFacts.Of(Assert.Single(Read(record)));

    private static IReadOnlyList<NationalRecord> Read(string file) => NationalFileReader.Read(Encoding.UTF8.GetBytes(file), _ => null, new(2026, 11, 29)).Records;
}

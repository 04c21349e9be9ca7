using System.Text.RegularExpressions;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.ReferenceData;

public sealed partial class ShippedProceduresTests
{
    private static readonly ProcedureFile Main = ShippedData.Procedures("procedures/procedures.json");
    private static readonly ProcedureFile QuangTri = ShippedData.Procedures("procedures/quang-tri-2024.json");
    private static readonly ProcedureFile ByStages = ShippedData.Procedures("procedures/by-stages.json");

    [Fact]
    public void Two_procedures_ship_with_an_electronic_declaration_as_a_new_version_that_says_it_is_unsure()
    {
        var declared = ShippedData.Procedures("procedures/declarations.json").Procedures;
        Assert.Equal([("1.014393", 2), ("2.000635", 2)], declared.Select(item => (item.Code, item.Version)));
        Assert.All(declared, item =>
        {
            var before = Main.All.Where(old => string.Equals(old.Code, item.Code, StringComparison.Ordinal)).MaxBy(old => old.Version)!;
            Assert.Equal(item.Version - 1, before.Version);
            Assert.Equal(
                [ProcedurePart.Papers, ProcedurePart.Notes], ProcedureDifference.Between(before, item).Select(change => change.Part).Distinct().Order());
            Assert.Equal(Confidence.Unsure, item.Components[0].Declaration!.Confidence);
        });
    }

    [Fact]
    public void Twelve_procedures_and_four_scenarios_ship()
    {
        Assert.Equal(12, Main.Procedures.Count);
        Assert.Equal(4, Main.Scenarios.Count);
    }

    [Theory]
    [InlineData("2023-12-15")]
    [InlineData("2024-03-01")]
    [InlineData("2024-06-14")]
    public void Quang_Tri_has_52_procedures_in_force_37_full_and_15_partial(string day)
    {
        var inForce = QuangTri.Procedures.Where(item => item.InForceOn(DateOnly.Parse(day, provider: null))).ToList();
        Assert.Equal(52, inForce.Count);
        Assert.Equal(37, inForce.Count(item => item.OnlineLevel == OnlineLevel.Full));
        Assert.Equal(15, inForce.Count(item => item.OnlineLevel == OnlineLevel.Partial));
    }

    [Fact]
    public void The_Quang_Tri_list_of_2024_is_over_when_the_present_versions_begin()
    {
        Assert.DoesNotContain(QuangTri.Procedures, item => item.InForceOn(new DateOnly(2025, 1, 1)));
        foreach (var code in QuangTri.Procedures.Select(item => item.Code).Intersect(Main.All.Select(item => item.Code), StringComparer.Ordinal))
        {
            Assert.Equal(1, QuangTri.Procedures.Concat(Main.All).Count(item => string.Equals(item.Code, code, StringComparison.Ordinal) && item.InForceOn(new DateOnly(2024, 3, 1))));
            Assert.Equal(2, ProcedureRules.InForce(QuangTri.Procedures.Concat(Main.All), code, new DateOnly(2026, 11, 21))!.Version);
        }
    }

    [Fact]
    public void Every_procedure_of_ours_is_marked_and_every_national_code_is_well_formed()
    {
        foreach (var item in Main.All.Concat(QuangTri.All))
        {
            Assert.True(NationalCode().IsMatch(item.Code) || item.Code.Contains("SAMPLE", StringComparison.Ordinal) || item.IsInvented, item.Code);
            Assert.Equal(item.IsInvented, item.Name.StartsWith("[Minh họa] ", StringComparison.Ordinal));
            if (item.IsInvented)
            {
                Assert.Equal(Confidence.Invented, item.Confidence.Code);
                Assert.Equal(Confidence.Invented, item.Confidence.Time);
            }
        }

        Assert.Equal(48, QuangTri.Procedures.Count(item => item.Code.StartsWith("MH.QT.", StringComparison.Ordinal) && item.IsInvented));
    }

    [Fact]
    public void What_ran_by_stages_said_why_it_could_not_be_filed_and_its_next_version_takes_dossiers()
    {
        foreach (var code in new[] { "2.002711", "SAMPLE.NH", "SAMPLE.KD" })
        {
            var item = Assert.Single(Main.Procedures, item => string.Equals(item.Code, code, StringComparison.Ordinal));
            Assert.NotEmpty(item.Stages);
            Assert.Contains("giai đoạn", item.NotFileableReason, StringComparison.Ordinal);
        }

        Assert.Equal(3, ByStages.Procedures.Count);
        Assert.All(ByStages.Procedures, item =>
        {
            var before = Main.Procedures.Single(old => old.Code == item.Code);
            Assert.True(item.Fileable);
            Assert.Equal((before.Version + 1, before.EffectiveTo!.Value.AddDays(1)), (item.Version, item.EffectiveFrom));
            Assert.Equal(before.Stages, item.Stages);
        });
        Assert.All(Main.All.Concat(QuangTri.All), item => Assert.True(!item.Fileable || item.Means.All(means => means.Limit is not null), item.Code));
    }

    [Theory]
    [InlineData("1.014445", 15, LimitUnit.CalendarDay, 0L)]
    [InlineData("1.014446", 10, LimitUnit.CalendarDay, 0L)]
    [InlineData("1.014393", 30, LimitUnit.WorkingDay, 0L)]
    [InlineData("1.002145", 15, LimitUnit.WorkingDay, 3_000_000L)]
    [InlineData("1.011937", 1, LimitUnit.Month, 250_000L)]
    [InlineData("2.002381", 25, LimitUnit.CalendarDay, null)]
    [InlineData("2.002131", 5, LimitUnit.WorkingDay, 0L)]
    [InlineData("1.014936", 45, LimitUnit.WorkingDay, 0L)]
    [InlineData("2.000422", 25, LimitUnit.WorkingDay, 0L)]
    [InlineData("2.000908", 0, LimitUnit.SameDay15h, 0L)]
    [InlineData("PAUSE.SAMPLE", 20, LimitUnit.WorkingDay, 500_000L)]
    public void Limits_and_fees_are_those_of_the_source(string code, int value, LimitUnit unit, long? fee)
    {
        var item = Assert.Single(Main.All, item => string.Equals(item.Code, code, StringComparison.Ordinal));
        Assert.Equal(new TimeLimit(value, unit), item.MeansFor(Channel.Direct)!.Limit);
        Assert.Equal(fee, item.TotalFee(Channel.Direct));
    }

    [Fact]
    public void A_reissue_for_loss_needs_neither_the_lost_paper_nor_proof_of_a_change()
    {
        var item = Assert.Single(Main.Procedures, item => string.Equals(item.Code, "1.014446", StringComparison.Ordinal));
        Assert.Equal("C1", string.Join(' ', item.RequiredComponents("cap-lai-do-mat").Select(paper => paper.Code)));
        Assert.Equal("C1 C2", string.Join(' ', item.RequiredComponents("cap-lai-do-hong").Select(paper => paper.Code)));
        Assert.Equal("C1 C2 C3", string.Join(' ', item.RequiredComponents("thay-doi-noi-dung").Select(paper => paper.Code)));
    }

    [Fact]
    public void A_citizen_sees_no_English_and_no_machine_words()
    {
        foreach (var item in Main.All.Concat(QuangTri.All))
        {
            string?[] seen =
            [
                item.Name, item.NotFileableReason, .. item.Notes, .. item.LegalBasis.Select(part => part.Text), .. item.Cases.Select(part => part.Name), .. item.Stages.SelectMany(part => new[] { part.Name, part.Note, part.CountedFrom }),
                .. item.Components.SelectMany(part => new[] { part.Name, part.Condition, part.ReuseSource }), .. item.Means.Select(part => part.Note),
                .. item.Means.SelectMany(part => part.Fees).SelectMany(part => new[] { part.Name, part.Formula, part.Per, part.Note }), .. item.Results.SelectMany(part => new[] { part.Name, part.Validity }),
            ];
            Assert.All(seen, text => Assert.DoesNotMatch(MachineWords(), text ?? ""));
        }
    }

    [GeneratedRegex(@"^[1-3]\.\d{6}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NationalCode();

    [GeneratedRegex(@"!=|<=|->|\{|\b(the|and|when|found|known|unsure|years?|only|own|store|eform|case)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MachineWords();
}

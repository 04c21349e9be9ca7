using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Procedures;

public sealed class ProcedureRulesTests
{
    private static readonly ProcedureVersion Procedure = Examples.Procedure();

    [Theory]
    [InlineData("2026-01-04", "procedure.not-yet-in-force")]
    [InlineData("2026-01-05", null)]
    [InlineData("2026-06-30", null)]
    [InlineData("2026-07-01", "procedure.no-longer-in-force")]
    public void Dossiers_are_taken_from_the_first_to_the_last_day_of_force(string day, string? refusal)
    {
        Assert.Equal(refusal, Procedure.WhyNotOpenForFiling(DateOnly.Parse(day, provider: null))?.Code);
    }

    [Theory]
    [InlineData("2026-06-30", null)]
    [InlineData("2026-07-01", "procedure.abolished")]
    public void An_abolished_procedure_takes_dossiers_up_to_its_last_day(string day, string? refusal)
    {
        var abolished = Procedure with { State = PublicationState.Abolished };
        Assert.Equal(refusal, abolished.WhyNotOpenForFiling(DateOnly.Parse(day, provider: null))?.Code);
    }

    [Fact]
    public void What_is_not_public_or_not_fileable_takes_no_dossier_and_says_why()
    {
        var day = new DateOnly(2026, 3, 2);
        Assert.Equal("procedure.not-public", (Procedure with { State = PublicationState.NotPublic }).WhyNotOpenForFiling(day)?.Code);
        Assert.Equal(new FilingRefusal("procedure.not-fileable", "Chưa nhận."), (Procedure with { NotFileableReason = "Chưa nhận." }).WhyNotOpenForFiling(day));
    }

    [Fact]
    public void A_channel_that_is_not_offered_is_refused()
    {
        var day = new DateOnly(2026, 3, 2);
        Assert.Null(Procedure.WhyNotOpenForFiling(day, Channel.Online));
        var refusal = Procedure.WhyNotOpenForFiling(day, Channel.Post);
        Assert.Equal("procedure.channel-not-offered", refusal?.Code);
        Assert.Contains("bưu chính công ích", refusal?.Text, StringComparison.Ordinal);
        Assert.Equal("procedure.no-longer-in-force", Procedure.WhyNotOpenForFiling(new DateOnly(2026, 7, 1), Channel.Post)?.Code);
    }

    [Fact]
    public void Each_channel_has_its_own_limit()
    {
        Assert.Equal(new TimeLimit(10, LimitUnit.WorkingDay), Procedure.MeansFor(Channel.Direct)!.Limit);
        Assert.Equal(new TimeLimit(7, LimitUnit.CalendarDay), Procedure.MeansFor(Channel.Online)!.Limit);
        Assert.Null(Procedure.MeansFor(Channel.Post));
    }

    [Fact]
    public void Fees_of_a_channel_add_up_and_a_formula_leaves_the_total_open()
    {
        Assert.Equal(300_000, Procedure.TotalFee(Channel.Direct));
        Assert.Equal(0, Procedure.TotalFee(Channel.Online));
        Assert.Null(Procedure.TotalFee(Channel.Post));

        var byFormula = new FeeLine("Phí", FeeKind.Phi, 8_000, "8.000 đồng mỗi bản", "bản", FeeTiming.AtReceipt, Note: null, Confidence.Known);
        var open = Procedure with { Means = [Procedure.Means[0] with { Fees = [.. Procedure.Means[0].Fees, byFormula] }] };
        Assert.Null(open.TotalFee(Channel.Direct));
    }

    [Fact]
    public void A_case_has_its_own_papers()
    {
        Assert.Equal("C1 C3", string.Join(' ', Procedure.ComponentsFor("moi").Select(paper => paper.Code)));
        Assert.Equal("C1", string.Join(' ', Procedure.RequiredComponents("moi").Select(paper => paper.Code)));
        Assert.Equal("C1 C2 C3", string.Join(' ', Procedure.ComponentsFor("lai").Select(paper => paper.Code)));
        Assert.Equal("C1 C2", string.Join(' ', Procedure.RequiredComponents("lai").Select(paper => paper.Code)));
        Assert.Throws<ArgumentException>(() => Procedure.RequiredComponents("khac"));
    }

    [Fact]
    public void The_version_in_force_is_chosen_by_the_day()
    {
        var later = Procedure with { Version = 2, EffectiveFrom = new DateOnly(2026, 7, 1), EffectiveTo = null };
        ProcedureVersion[] versions = [later, Procedure];
        Assert.Equal(1, ProcedureRules.InForce(versions, "1.000001", new DateOnly(2026, 6, 30))?.Version);
        Assert.Equal(2, ProcedureRules.InForce(versions, "1.000001", new DateOnly(2026, 7, 1))?.Version);
        Assert.Null(ProcedureRules.InForce(versions, "1.000001", new DateOnly(2026, 1, 4)));
        Assert.Null(ProcedureRules.InForce(versions, "1.000002", new DateOnly(2026, 7, 1)));
    }

    [Fact]
    public void A_higher_version_ends_the_lower_and_after_an_abolished_one_nothing_is_in_force()
    {
        var open = Procedure with { EffectiveTo = null };
        var abolished = Procedure with { Version = 2, EffectiveFrom = new DateOnly(2026, 7, 1), EffectiveTo = new DateOnly(2026, 9, 30), State = PublicationState.Abolished };
        var announced = Procedure with { Version = 3, EffectiveFrom = new DateOnly(2026, 8, 1), EffectiveTo = null, State = PublicationState.NotPublic };
        ProcedureVersion[] versions = [announced, abolished, open];
        Assert.Equal(1, ProcedureRules.InForce(versions, "1.000001", new DateOnly(2026, 6, 30))?.Version);
        Assert.Equal(2, ProcedureRules.InForce(versions, "1.000001", new DateOnly(2026, 9, 30))?.Version);
        Assert.Null(ProcedureRules.InForce(versions, "1.000001", new DateOnly(2026, 10, 1)));
        Assert.Equal(
            [(Procedure.EffectiveFrom, new DateOnly(2026, 6, 30), 1), (new DateOnly(2026, 7, 1), new DateOnly(2026, 9, 30), 2)],
            ProcedureRules.PeriodsOf(versions).Select(p => (p.From, p.To!.Value, p.Version.Version)));
    }

    [Theory]
    [InlineData(ProcedureKind.InternalBetweenBodies, false, null)]
    [InlineData(ProcedureKind.InternalBetweenBodies, true, "procedure.between-bodies")]
    [InlineData(ProcedureKind.InternalWithinBody, true, null)]
    [InlineData(ProcedureKind.InternalWithinBody, false, "procedure.within-body")]
    [InlineData(ProcedureKind.Public, true, "procedure.public")]
    [InlineData(ProcedureKind.Public, false, "procedure.public")]
    public void Bodies_ask_one_another_and_units_ask_their_body_as_the_kind_says(ProcedureKind kind, bool isWithin, string? code)
    {
        var procedure = Procedure with { Kind = kind, NotFileableReason = kind == ProcedureKind.Public ? null : "Người dân không nộp hồ sơ." };
        Assert.Equal(code, procedure.WhyNotAskedInside(procedure.EffectiveFrom, isWithin)?.Code);
        Assert.Equal("procedure.not-yet-in-force", procedure.WhyNotAskedInside(procedure.EffectiveFrom.AddDays(-1), isWithin)?.Code);
        Assert.Equal("procedure.not-public", (procedure with { State = PublicationState.NotPublic }).WhyNotAskedInside(procedure.EffectiveFrom, isWithin)?.Code);

        // Whatever an internal one says of filing, nobody files it outside.
        Assert.Equal(kind == ProcedureKind.Public ? null : "procedure.internal", (procedure with { NotFileableReason = null }).WhyNotOpenForFiling(procedure.EffectiveFrom)?.Code);
    }

    [Fact]
    public void Limits_and_fees_read_as_plain_Vietnamese()
    {
        Assert.Equal("10 ngày làm việc", ProcedureTexts.Limit(Procedure, Channel.Direct));
        Assert.Equal("7 ngày", ProcedureTexts.Limit(Procedure, Channel.Online));
        var sameDay = Procedure with { Means = [Procedure.MeansFor(Channel.Direct)! with { Limit = new(0, LimitUnit.SameDay15h), CaseLimits = [] }] };
        var rules = new ClockRules("own", new(2026, 11, 20), 4, new(14, 0), new(14, 30), "Quyết định mẫu");
        Assert.Equal("Trong ngày (tiếp nhận sau 15 giờ: ngày làm việc tiếp theo)", ProcedureTexts.Limit(sameDay, Channel.Direct));
        Assert.Equal("Trong ngày (tiếp nhận sau 14 giờ 30: ngày làm việc tiếp theo)", ProcedureTexts.Limit(sameDay, Channel.Direct, rules));
        Assert.Equal("10 ngày làm việc", ProcedureTexts.Limit(Procedure, Channel.Direct, rules));
        var stage = new Stage("a", "A", new(0, LimitUnit.SameDay15h), CountedFrom: null, StageOwner.Authority, Note: null, Confidence.Unsure);
        Assert.Equal("Trong ngày (tiếp nhận sau 14 giờ 30: ngày làm việc tiếp theo)", ProcedureTexts.Limit(stage, rules));
        Assert.Equal(("2 ngày", null), (ProcedureTexts.Limit(stage with { Limit = new(2, LimitUnit.CalendarDay) }, rules), ProcedureTexts.Limit(stage with { Limit = null }, rules)));
        Assert.Equal("Không tiếp nhận theo hình thức này", ProcedureTexts.Limit(Procedure, Channel.Post));
        var open = Procedure with { Means = [Procedure.Means[0] with { Limit = null }] };
        Assert.Equal("Không quy định", ProcedureTexts.Limit(open, Channel.Direct));
        var staged = open with { Stages = [new Stage("a", "A", Limit: null, CountedFrom: null, StageOwner.Authority, Note: null, Confidence.Unsure)] };
        Assert.Equal("Theo từng giai đoạn", ProcedureTexts.Limit(staged, Channel.Direct));

        Assert.Equal("300.000 đồng", ProcedureTexts.TotalFee(Procedure, Channel.Direct));
        Assert.Equal("Không thu phí, lệ phí", ProcedureTexts.TotalFee(Procedure, Channel.Online));
        Assert.Equal("0 đồng", ProcedureTexts.Money(0));
        Assert.Equal("1.234.567 đồng", ProcedureTexts.Money(1_234_567));
        var fee = Procedure.Means[0].Fees[0];
        Assert.Equal("250.000 đồng", ProcedureTexts.Fee(fee));
        Assert.Equal("250.000 đồng/đơn", ProcedureTexts.Fee(fee with { Per = "đơn" }));
        Assert.Equal("Không thu", ProcedureTexts.Fee(fee with { Amount = 0 }));
        Assert.Equal("Bằng 75% phí cấp mới", ProcedureTexts.Fee(fee with { Formula = "Bằng 75% phí cấp mới" }));
    }

    [Fact]
    public void Every_term_has_a_Vietnamese_name()
    {
        string[] names =
        [
            .. Enum.GetValues<Channel>().Select(ProcedureNames.Of), .. Enum.GetValues<OnlineLevel>().Select(ProcedureNames.Of), .. Enum.GetValues<Confidence>().Select(ProcedureNames.Of),
            .. Enum.GetValues<FeeKind>().Select(ProcedureNames.Of), .. Enum.GetValues<FeeTiming>().Select(ProcedureNames.Of), .. Enum.GetValues<StageOwner>().Select(ProcedureNames.Of),
            .. Enum.GetValues<ProcedureKind>().Select(ProcedureNames.Of), .. Enum.GetValues<PublicationState>().Select(ProcedureNames.Of), .. Enum.GetValues<StartRule>().Select(ProcedureNames.Of),
        ];
        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
    }
}

using CaiCach.Law.Dossiers;

namespace CaiCach.Law.Tests.Dossiers;

public sealed class LetterRulesTests
{
    private static readonly LetterSet Old = new("old", "Cũ", null, [new(LetterKind.Apology, "04", "Phiếu xin lỗi")]);
    private static readonly LetterSet New = new("new", "Mới", new(2025, 9, 15), [new(LetterKind.Apology, "04", "Văn bản xin lỗi"), new(LetterKind.Stop, "05", "Thông báo dừng")]);

    [Theory]
    [InlineData("2000-01-01", "old")]
    [InlineData("2025-09-14", "old")]
    [InlineData("2025-09-15", "new")]
    [InlineData("2025-09-16", "new")]
    public void The_set_is_the_one_that_began_last(string day, string code)
    {
        Assert.Equal(code, LetterRules.On([New, Old], DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))!.Code);
    }

    [Fact]
    public void Before_every_set_there_is_none_and_a_set_may_lack_a_form()
    {
        Assert.Null(LetterRules.On([New], new(2025, 9, 14)));
        Assert.Null(Old.FormOf(LetterKind.Stop));
        Assert.Equal("05", New.FormOf(LetterKind.Stop)!.Number);
    }

    [Fact]
    public void Acceptance_decides_for_what_is_made_from_then_on_and_never_for_what_was_made_before()
    {
        var (submitted, accepted) = (new DateOnly(2025, 9, 14), new DateTime(2025, 9, 15, 9, 0, 0));

        Assert.Equal(submitted, LetterRules.GoverningDay(submitted, null, accepted));
        Assert.Equal(submitted, LetterRules.GoverningDay(submitted, accepted, accepted.AddMinutes(-1)));
        Assert.Equal(new(2025, 9, 15), LetterRules.GoverningDay(submitted, accepted, accepted));
        Assert.Equal(new(2025, 9, 15), LetterRules.GoverningDay(submitted, accepted, accepted.AddYears(1)));
    }

    [Fact]
    public void Ten_acts_make_a_letter_and_five_of_them_are_the_one_stop_units()
    {
        var made = Enum.GetValues<DossierAct>().Where(a => LetterRules.Of(a) is not null).ToList();

        Assert.Equal(
            [DossierAct.AskIntakeSupplement, DossierAct.ExpireIntakeSupplement, DossierAct.RejectIntake, DossierAct.Accept, DossierAct.AskSupplement,
                DossierAct.ExpireSupplement, DossierAct.ApproveWithdrawal, DossierAct.Stop, DossierAct.Apologise, DossierAct.CorrectOwner],
            made.Order());
        Assert.Equal([DossierAct.AskIntakeSupplement, DossierAct.ExpireIntakeSupplement, DossierAct.RejectIntake, DossierAct.Accept, DossierAct.CorrectOwner], made.Where(LetterRules.IsOfOneStop).Order());
        Assert.All(Enum.GetValues<LetterKind>(), kind => Assert.NotEmpty(kind.ToText()));
    }
}

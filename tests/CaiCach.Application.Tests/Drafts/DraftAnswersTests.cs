using CaiCach.Application.Drafts;

namespace CaiCach.Application.Tests.Drafts;

public sealed class DraftAnswersTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Saves_of_one_page_follow_each_other_without_a_word()
    {
        var answers = new DraftAnswers();

        Save(answers, 1, "a", 2, ("Name", "Phạm"));
        Save(answers, 1, "a", 3, ("Name", "Phạm Văn"));

        Assert.Equal("Phạm Văn", answers["Name"]);
        Assert.Empty(answers.ReplacedAnswers);
    }

    [Theory]
    [InlineData(7, "sau")]
    [InlineData(9, "muộn")]
    public void A_save_that_comes_in_late_does_not_put_back_what_its_page_sent_before(long order, string stays)
    {
        var answers = new DraftAnswers();
        answers.Merge(new Dictionary<string, string> { ["Name"] = "sau" }, 1, "a", 2, Now, order: 8);

        answers.Merge(new Dictionary<string, string> { ["Name"] = "muộn" }, 1, "a", 3, Now, order);

        Assert.Equal(stays, DraftAnswers.Parse(answers.ToJson())["Name"]);
        Assert.Empty(answers.ReplacedAnswers);
    }

    [Fact]
    public void What_a_stale_page_did_not_touch_it_does_not_put_back()
    {
        var answers = new DraftAnswers();
        Save(answers, 0, "", 1, ("Name", "cũ"), ("Phone", "1"));
        Save(answers, 1, "phone", 2, ("Name", "mới"), ("Phone", "1"));

        Save(answers, 1, "laptop", 3, ("Name", "cũ"), ("Phone", "2"));

        Assert.Equal("mới", answers["Name"]);
        Assert.Equal("2", answers["Phone"]);
        Assert.Empty(answers.ReplacedAnswers);
    }

    [Fact]
    public void Where_two_pages_changed_one_answer_the_later_counts_and_the_other_is_kept_and_told()
    {
        var answers = new DraftAnswers();
        Save(answers, 0, "", 1, ("Name", "cũ"));
        Save(answers, 1, "phone", 2, ("Name", "từ điện thoại"));

        Save(answers, 1, "laptop", 3, ("Name", "từ máy tính"));

        Assert.Equal("từ máy tính", answers["Name"]);
        Assert.Equal(("Name", "từ điện thoại"), (answers.ReplacedAnswers.Single().Field, answers.ReplacedAnswers.Single().Value));
    }

    [Fact]
    public void A_page_made_after_the_other_save_overwrites_it_silently()
    {
        var answers = new DraftAnswers();
        Save(answers, 0, "phone", 1, ("Name", "một"));

        Save(answers, 1, "laptop", 2, ("Name", "hai"));

        Assert.Equal("hai", answers["Name"]);
        Assert.Empty(answers.ReplacedAnswers);
    }

    [Fact]
    public void Everything_survives_being_stored()
    {
        var answers = new DraftAnswers();
        Save(answers, 0, "", 1, ("Name", "“Đặng” \\ \n 💩 <b>"));
        Save(answers, 1, "a", 2, ("Name", "x"));
        Save(answers, 1, "b", 3, ("Name", "y"));

        var read = DraftAnswers.Parse(answers.ToJson());

        Assert.Equal("y", read["Name"]);
        Assert.Equal("x", read.ReplacedAnswers.Single().Value);
    }

    private static void Save(DraftAnswers answers, int seen, string page, int save, params (string Field, string Value)[] values) =>
        answers.Merge(values.ToDictionary(v => v.Field, v => v.Value), seen, page, save, Now);
}

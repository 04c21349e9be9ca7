using CaiCach.Law.Dossiers;

namespace CaiCach.Law.Tests.Dossiers;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("h50.901-260302-0001", "H50.901-260302-0001")]
    [InlineData("YC-260302-7K3M9QXA", "YC-260302-7K3M9QXA")]
    [InlineData("H50.901-260302-0001-lt2", "H50.901-260302-0001-LT2")]
    public void A_code_is_known_by_its_shape(string typed, string code) => Is(typed, code: code);

    [Theory]
    [InlineData("045090999901", "045090999901", null)]
    [InlineData("0450 9099 9901", "045090999901", null)]
    [InlineData("0100109106", "0100109106", null)]
    [InlineData("0100109106-001", "0100109106-001", null)]
    [InlineData("0912345678", "0912345678", "+84912345678")]
    [InlineData("0912 345 678", "0912345678", "+84912345678")]
    [InlineData("0912.345.678", "0912345678", "+84912345678")]
    [InlineData("+84912345678", null, "+84912345678")]
    [InlineData("02333852445", null, "+842333852445")]
    public void Ten_digits_may_be_a_tax_code_or_a_phone_and_twelve_are_a_person(string typed, string? id, string? phone) => Is(typed, id: id, phone: phone);

    [Theory]
    [InlineData("c1234567", "C1234567")]
    [InlineData("C01X00T47", "C01X00T47")]
    [InlineData("M12345678", "M12345678")]
    [InlineData("h29.143", "H29.143")]
    public void A_passport_is_letters_and_digits_and_a_state_body_has_its_identifier(string typed, string id) => Is(typed, id: id);

    [Theory]
    [InlineData("02/03/2026")]
    [InlineData("2/3/2026")]
    [InlineData("2-3-2026")]
    [InlineData("2026-03-02")]
    public void A_day_is_read_in_the_ways_people_write_it(string typed) => Assert.Equal(new DateOnly(2026, 3, 2), SearchText.Parse(typed).Day);

    [Fact]
    public void Parts_stand_in_any_order_and_words_lose_their_diacritics()
    {
        var text = SearchText.Parse("  Nguyễn 02/03/2026  Thị  ĐÀO 0912345678 ");
        Assert.Equal(["nguyen", "thi", "dao"], text.Words);
        Assert.Equal((new DateOnly(2026, 3, 2), "+84912345678"), (text.Day, text.Phone));
        Assert.Null(text.Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t ")]
    public void Nothing_typed_asks_for_nothing(string? typed) => Assert.True(SearchText.Parse(typed).IsEmpty);

    [Theory]
    [InlineData("31/02/2026")]
    [InlineData("an-nam")]
    [InlineData("12345")]
    [InlineData("a\u0000b", "ab")]
    public void What_is_no_number_and_no_day_is_a_word(string typed, string? word = null) => Assert.Equal([word ?? typed], SearchText.Parse(typed).Words);

    [Fact]
    public void Any_text_can_be_taken_apart_and_a_long_one_is_cut()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            SearchText.Parse(new string([.. Enumerable.Range(0, random.Next(300)).Select(_ => (char)random.Next(0xffff))]));
        }

        Assert.Equal(SearchText.MaxLength, Assert.Single(SearchText.Parse(new string('a', 1000)).Words).Length);
    }

    private static void Is(string typed, string? code = null, string? id = null, string? phone = null)
    {
        var text = SearchText.Parse(typed);
        Assert.Equal((code, id, phone, (DateOnly?)null, 0, true), (text.Code, text.IdNumber, text.Phone, text.Day, text.Words.Count, text.HasNumber));
    }
}

using CaiCach.Law.Identity;

namespace CaiCach.Law.Tests.Identity;

public sealed class CitizenCardTests
{
    [Theory]
    [InlineData("045190999902|190999902|Trần Thị Thử Hai|05021990|Nữ|Thôn Minh Họa, Quảng Trị|01012022")]
    [InlineData(" 045190999902||Trần  Thị Thử Hai|05021990|Nữ|Thôn Minh Họa, Quảng Trị|01012025||Trần Văn Mẫu|Lê Thị Mẫu|\r\n")]
    public void A_card_tells_number_name_birth_and_address(string text)
    {
        Assert.True(CitizenCard.TryParse(text, out var card));
        Assert.Equal(("045190999902", "Trần Thị Thử Hai", "05/02/1990", "Thôn Minh Họa, Quảng Trị"), (card.Id.Value, card.Name, card.BirthDate, card.Address));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("045190999902")]
    [InlineData("045190999902|x|Trần Thị Thử Hai|31021990|Nữ|Quảng Trị|01012022")]
    [InlineData("123|x|Trần Thị Thử Hai|05021990|Nữ|Quảng Trị|01012022")]
    [InlineData("045190999902|x|12|05021990|Nữ|Quảng Trị|01012022")]
    [InlineData("||||||")]
    public void What_is_no_card_is_not_read(string? text) => Assert.False(CitizenCard.TryParse(text, out _));
}

using CaiCach.Law.Mails;

namespace CaiCach.Law.Tests.Mails;

public sealed class BounceRulesTests
{
    [Theory]
    [InlineData("failed", "5.1.1", BounceKind.Failed)]
    [InlineData(" Failed ", "4.4.7", BounceKind.Failed)]
    [InlineData("failed", null, BounceKind.Failed)]
    [InlineData("failed", "2.0.0", BounceKind.None)]
    [InlineData("delayed", "4.2.2", BounceKind.Delayed)]
    [InlineData("delivered", "2.0.0", BounceKind.None)]
    [InlineData("relayed", "5.1.1", BounceKind.None)]
    [InlineData(null, "5.1.1", BounceKind.None)]
    public void Failed_is_for_good_and_delayed_is_only_late(string? action, string? status, BounceKind kind) => Assert.Equal(kind, BounceRules.Of(action, status));

    [Theory]
    [InlineData("5.1.1 (no such user)", "Thư không tới: địa chỉ thư không tồn tại (5.1.1).")]
    [InlineData("5.2.2", "Thư không tới: hộp thư của người nhận đã đầy (5.2.2).")]
    [InlineData("5.7.26", "Thư không tới: máy chủ thư của người nhận từ chối nhận (5.7.26).")]
    [InlineData("4.4.7", "Thư không tới: không liên lạc được với máy chủ thư của người nhận (4.4.7).")]
    [InlineData("5.1", "Thư không tới: máy chủ thư không chuyển được.")]
    [InlineData("5.1.1111", "Thư không tới: máy chủ thư không chuyển được.")]
    [InlineData("5.<b>.1", "Thư không tới: máy chủ thư không chuyển được.")]
    [InlineData(null, "Thư không tới: máy chủ thư không chuyển được.")]
    public void The_reason_is_told_in_words(string? status, string said) => Assert.Equal(said, BounceRules.Say(BounceKind.Failed, status));
}

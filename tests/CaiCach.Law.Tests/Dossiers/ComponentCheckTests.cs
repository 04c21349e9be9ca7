using CaiCach.Law.Dossiers;

namespace CaiCach.Law.Tests.Dossiers;

public sealed class ComponentCheckTests
{
    [Fact]
    public void The_list_has_what_is_missing_or_wrong_then_what_else_is_asked_for_each_once()
    {
        ComponentCheck[] checks = [new("a", "Đơn", ComponentState.Enough, "thừa"), new("b", "Ảnh", ComponentState.Missing), new("c", "Bản vẽ", ComponentState.Wrong, " thiếu tỷ lệ "), new("d", "Tờ khai", ComponentState.Missing, "trang 2")];
        Assert.Equal(["Ảnh: còn thiếu", "Bản vẽ: thiếu tỷ lệ", "Tờ khai: còn thiếu (trang 2)", "Bản cam kết"], ComponentCheck.ItemsOf(checks, ["Ảnh: còn thiếu", "Bản cam kết"]));
        Assert.Equal(["Đơn"], ComponentCheck.ItemsOf(null, ["Đơn"]));
        Assert.Empty(ComponentCheck.ItemsOf([new("a", "Đơn", ComponentState.Enough)], null));
    }
}

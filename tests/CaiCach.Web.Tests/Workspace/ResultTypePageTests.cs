using System.Text.Json.Nodes;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The clerk says which of several results of a procedure is issued.</summary>
public sealed class ResultTypePageTests
{
    private const string Issue = "Vào số, phát hành kết quả";

    [Fact]
    public async Task The_type_is_chosen_where_there_are_several_and_stands_on_the_dossier()
    {
        await using var office = await Office.OpenAsync();
        await office.World.ChangeProcedureAsync(procedure => procedure["results"]!.AsArray().Add(JsonNode.Parse("""{"code": "KQ.OTHER", "name": "Văn bản chấp thuận khác", "needsDocument": true, "supersedes": false, "confidence": "unsure"}""")));
        var id = await office.ProposedAsync(ProposalKind.Grant);
        var head = office.As(Role.AgencyHead);
        await head.OpenAsync(Office.Address(id, "ky-giai-quyet"));
        await head.PressAsync("Ký giải quyết");
        var clerk = office.As(Role.Clerk);
        Assert.Equal("", (await clerk.OpenAsync(Office.Address(id, "phat-hanh"))).ValueOf("Input.ResultCode"));
        var page = await clerk.PressAsync(Issue, new Dictionary<string, string?> { ["Input.Number"] = "9/GP" });
        Assert.Equal("Chọn loại kết quả: thủ tục có nhiều loại kết quả.", page.ErrorAt("Input.ResultCode"));
        page = await clerk.PressAsync(Issue, new Dictionary<string, string?> { ["Input.ResultCode"] = "KQ.OTHER" });
        Assert.Contains("Văn bản chấp thuận khác (KQ.OTHER)", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Loại kết quả: Văn bản chấp thuận khác", page.Text(".cc-history"), StringComparison.Ordinal);
        Assert.Equal(BusinessState.Issued, await office.StateAsync(id));

        // Who corrects it finds the type that was issued; what is chosen instead stays where something else is wrong.
        page = await head.OpenAsync(Office.Address(id, "dinh-chinh-ket-qua"));
        Assert.Equal("KQ.OTHER", page.ValueOf("Input.ResultCode"));
        page = await head.PressAsync("Thay kết quả có sai sót", new Dictionary<string, string?> { ["Input.ResultCode"] = "" });
        Assert.NotNull(page.ErrorAt("Input.Reason"));
        Assert.Equal("", page.ValueOf("Input.ResultCode"));
    }
}

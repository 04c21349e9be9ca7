using System.Text.Json.Nodes;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>What is collected with a supplement, as the applicant and the counter read it.</summary>
public sealed class SupplementFeePageTests
{
    private const string Told = "Phí, lệ phí phải nộp khi bổ sung: 200.000 đồng";

    [Fact]
    public async Task The_applicant_reads_what_is_to_be_paid_with_the_supplement_and_the_counter_that_it_is_owed()
    {
        await using var office = await OpenAsync("""{"name": "Phí thẩm định lại", "kind": "phi", "amount": 200000, "when": "with_supplement", "confidence": "found"}""");
        var id = await AskedAsync(office);
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        Assert.Contains(Told, (await citizen.OpenAsync($"/ho-so/{id}")).Text(), StringComparison.Ordinal);
        Assert.Contains(Told, (await citizen.ClickAsync("Bổ sung giấy tờ")).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("200.000 đồng", (await office.As(Role.Receiver).OpenAsync("/can-bo/thu-phi")).Text(), StringComparison.Ordinal);

        await citizen.PressAsync("Tải lên", null, new ChosenFile("Chosen", "cam-ket.pdf", Office.Pdf));
        var page = await citizen.PressAsync("Gửi bổ sung");
        Assert.DoesNotContain(Told, page.Text(), StringComparison.Ordinal);
        Assert.Contains("200.000 đồng (chưa nộp)", page.Text(), StringComparison.Ordinal);
        Assert.Contains("200.000 đồng", (await office.As(Role.Receiver).OpenAsync(Office.Address(id))).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_formula_decides_the_receiver_states_it_with_the_supplement()
    {
        await using var office = await OpenAsync("""{"name": "Phí thẩm định lại", "kind": "phi", "amount": null, "formula": "50% của phí", "when": "with_supplement", "confidence": "found"}""");
        var id = await AskedAsync(office);
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        Assert.Contains("Phí, lệ phí phải nộp khi bổ sung: Phí thẩm định lại: 50% của phí", (await citizen.OpenAsync($"/ho-so/{id}")).Text(), StringComparison.Ordinal);
        await citizen.ClickAsync("Bổ sung giấy tờ");
        await citizen.PressAsync("Tải lên", null, new ChosenFile("Chosen", "cam-ket.pdf", Office.Pdf));
        await citizen.PressAsync("Gửi bổ sung");

        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync(Office.Address(id, "tiep-nhan-bo-sung"));
        var page = await receiver.PressAsync("Tiếp nhận bổ sung", new Dictionary<string, string?> { ["Input.There"] = "0" });
        Assert.Equal("Nhập số phí, lệ phí phải nộp; ghi 0 nếu không thu.", page.ErrorAt("Input.Fee"));
        page = await receiver.PressAsync("Tiếp nhận bổ sung", new Dictionary<string, string?> { ["Input.There"] = "0", ["Input.Fee"] = "150.000" });
        Assert.Contains("thời hạn tiếp tục được tính", page.Text(), StringComparison.Ordinal);
        Assert.Equal((150_000, PaymentState.Due), await office.World.DossierAsync(id) is { } d ? (d.FeeAmount, d.Payment) : default);
    }

    private static async Task<Guid> AskedAsync(Office office)
    {
        var id = await office.ProposedAsync(ProposalKind.Supplement);
        await office.As(Role.AgencyHead).OpenAsync(Office.Address(id, "ky-yeu-cau-bo-sung"));
        await office.As(Role.AgencyHead).PressAsync("Ký yêu cầu bổ sung");
        return id;
    }

    private static async Task<Office> OpenAsync(string fee)
    {
        var office = await Office.OpenAsync();
        await office.World.ChangeProcedureAsync(procedure =>
        {
            foreach (var means in procedure["means"]!.AsArray())
            {
                means!["fees"] = new JsonArray(JsonNode.Parse(fee));
            }

            procedure["payment"] = JsonNode.Parse("""{"required": true, "when": ["with_supplement"]}""");
        });
        return office;
    }
}

using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>A fee that is owed: taken or exempted at the counter, and only then is the result handed over.</summary>
public sealed class FeeTests
{
    private const string Button = "Ghi nhận phí, lệ phí";

    [Fact]
    public async Task A_paid_fee_stands_with_its_receipt_and_opens_the_way_to_the_result()
    {
        await using var office = await Office.OpenAsync();
        var id = await OwedAsync(office);
        var receiver = office.As(Role.Receiver);
        Assert.Contains("Phải thu phí, lệ phí trước khi trả kết quả.", (await receiver.OpenAsync(Office.Address(id))).Text(".cc-actions"), StringComparison.Ordinal);
        Assert.Contains("Khoản 3.000.000 đồng", (await receiver.OpenAsync(Office.Address(id, "thu-phi"))).Text(), StringComparison.Ordinal);

        var page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Way"] = "paid", ["Input.Number"] = "BL-0001" });

        Assert.Contains("Đã ghi nhận phí, lệ phí.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Đã nộp: 3.000.000 đồng (BL-0001)", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Phải thu phí", page.Text(), StringComparison.Ordinal);
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        Assert.Contains("3.000.000 đồng (đã nộp)", (await citizen.OpenAsync($"/ho-so/{id}")).Text(), StringComparison.Ordinal);

        // Who asked for paper has the file before, and the paper still waits.
        await using (var db = office.World.Database.Open())
        {
            await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.ReturnWay, ReturnWay.AtCounter));
        }

        Assert.Contains("bản giấy vẫn chờ ông/bà", (await citizen.OpenAsync($"/ho-so/{id}/ket-qua")).Text(), StringComparison.Ordinal);
        await citizen.PressAsync("Tải kết quả");
        Assert.Equal(BusinessState.Issued, (await office.World.DossierAsync(id)).State);
        await citizen.OpenAsync($"/ho-so/{id}/ket-qua");
        await citizen.PressAsync("Chỉ lấy bản điện tử, không lấy bản giấy");
        Assert.Equal(BusinessState.Done, (await office.World.DossierAsync(id)).State);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Where_a_formula_decides_the_receiver_states_the_fee_and_the_letter_and_the_page_tell_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await ByFormulaAsync(office);
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync(Office.Address(id, "tiep-nhan"));

        var page = await receiver.PressAsync("Tiếp nhận hồ sơ");
        Assert.Equal("Nhập số phí, lệ phí phải nộp; ghi 0 nếu không thu.", page.ErrorAt("Input.Fee"));
        page = await receiver.PressAsync("Tiếp nhận hồ sơ", new Dictionary<string, string?> { ["Input.Fee"] = "ba triệu" });
        Assert.Equal(("Nhập số phí, lệ phí bằng đồng, ví dụ 1.500.000.", "ba triệu"), (page.ErrorAt("Input.Fee"), page.ValueOf("Input.Fee")));
        page = await receiver.PressAsync("Tiếp nhận hồ sơ", new Dictionary<string, string?> { ["Input.Fee"] = "3.000.000" });
        Assert.Contains("Thủ tục thu phí, lệ phí khi nộp hồ sơ", page.ErrorAt("Input.Way"), StringComparison.Ordinal);
        page = await receiver.PressAsync("Tiếp nhận hồ sơ", new Dictionary<string, string?> { ["Input.Way"] = "later" });
        Assert.Contains("Tiếp nhận khi chưa thu phí, lệ phí thì phải ghi lý do.", page.ErrorAt("Input.Reason"), StringComparison.Ordinal);
        page = await receiver.PressAsync("Tiếp nhận hồ sơ", new Dictionary<string, string?> { ["Input.Reason"] = "Nộp trực tuyến, chuyển khoản sau" });

        Assert.Contains("Ngoại lệ vì: Nộp trực tuyến, chuyển khoản sau", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Thời hạn tính từ khi nộp đủ phí, lệ phí", page.Text(), StringComparison.Ordinal);
        Assert.Contains("3.000.000 đồng", page.Text(), StringComparison.Ordinal);
        var letter = (await receiver.OpenAsync(Office.Address(id, "mau-01"))).Text();
        Assert.Contains("7. Phí, lệ phí: 3.000.000 đồng", letter, StringComparison.Ordinal);
        Assert.Contains("5. Thời gian trả kết quả: tính từ khi nộp đủ phí, lệ phí", letter, StringComparison.Ordinal);
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        Assert.Contains("Thời hạn tính từ khi nộp đủ phí, lệ phí", (await citizen.OpenAsync($"/ho-so/{id}")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_collected_with_the_dossier_is_taken_on_the_page_of_the_acceptance()
    {
        await using var office = await Office.OpenAsync();
        var id = await FiledAtCounterAsync(office, "1.011937");
        var receiver = office.As(Role.Receiver);

        var page = await receiver.OpenAsync(Office.Address(id, "tiep-nhan"));
        Assert.Contains("Thu 250.000 đồng khi nộp hồ sơ", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Nộp khi nộp hồ sơ", page.Text(), StringComparison.Ordinal);
        Assert.Equal(("paid", "Cash"), (page.ValueOf("Input.Way"), page.ValueOf("Input.Method")));
        page = await receiver.PressAsync("Tiếp nhận hồ sơ");
        Assert.Contains("Phải có số biên lai, số chứng từ nộp tiền, hoặc số văn bản miễn.", page.ErrorAt("Input.Number"), StringComparison.Ordinal);
        page = await receiver.PressAsync("Tiếp nhận hồ sơ", new Dictionary<string, string?> { ["Input.Number"] = "BL-0007" });

        Assert.Contains("Đã tiếp nhận hồ sơ.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Đã nộp: 250.000 đồng (BL-0007)", page.Text(), StringComparison.Ordinal);
        Assert.Contains("250.000", (await receiver.OpenAsync("/can-bo/cuoi-ngay")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fixed_fee_is_not_asked_for()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.TakenUpAsync();

        Assert.Empty((await office.As(Role.Receiver).OpenAsync(Office.Address(id, "tiep-nhan"))).Document.QuerySelectorAll("[name='Input.Fee']"));
    }

    [Fact]
    public async Task An_exemption_needs_its_reason_and_number()
    {
        await using var office = await Office.OpenAsync();
        var id = await OwedAsync(office);
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync(Office.Address(id, "thu-phi"));

        var page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Way"] = "exempt", ["Input.Number"] = "QĐ 12" });
        Assert.Equal("Nhập lý do miễn.", page.ErrorAt("Input.Reason"));
        Assert.Equal(("exempt", "QĐ 12"), (page.ValueOf("Input.Way"), page.ValueOf("Input.Number")));
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Reason"] = "Người có công", ["Input.Number"] = "" });
        Assert.Contains("Phải có số, ký hiệu văn bản.", page.ErrorAt("Input.Number"), StringComparison.Ordinal);
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Number"] = "QĐ 12" });

        Assert.Contains("Được miễn: 3.000.000 đồng (QĐ 12)", page.Text(), StringComparison.Ordinal);
        Assert.Equal(PaymentState.Exempt, (await office.World.DossierAsync(id)).Payment);
    }

    [Theory]
    [InlineData(null, "BL-0001", "Input.Way", "Chọn đã nộp hoặc được miễn.")]
    [InlineData("paid", " ", "Input.Number", "Phải có số, ký hiệu văn bản.")]
    public async Task What_is_left_out_is_told_at_its_field_and_nothing_is_recorded(string? way, string number, string field, string told)
    {
        await using var office = await Office.OpenAsync();
        var id = await OwedAsync(office);
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync(Office.Address(id, "thu-phi"));

        var page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.Way"] = way, ["Input.Number"] = number });

        Assert.True(page.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict);
        Assert.Contains(told, page.ErrorAt(field), StringComparison.Ordinal);
        Assert.Equal(PaymentState.Due, (await office.World.DossierAsync(id)).Payment);
    }

    [Fact]
    public async Task A_result_is_not_handed_over_while_the_fee_is_owed()
    {
        await using var office = await Office.OpenAsync();
        var id = await OwedAsync(office);
        var receiver = office.As(Role.Receiver);

        var page = await receiver.OpenAsync(Office.Address(id, "tra-ket-qua"));

        Assert.Contains("không làm được bước này", page.Text(), StringComparison.Ordinal);
        Assert.Equal(BusinessState.Issued, await office.StateAsync(id));
    }

    /// <summary>A request for 2.002381, whose fee a formula decides and whose clock waits for it, that the receiver has taken up.</summary>
    private static async Task<Guid> ByFormulaAsync(Office office)
    {
        var procedure = (await office.World.ReferenceAsync()).Procedure("2.002381", 2)!;
        var papers = new List<PaperInput>();
        foreach (var component in procedure.RequiredComponents(procedure.Cases[0].Code))
        {
            papers.Add(new(component.Code, (await office.World.UploadAsync(office.Citizen, $"%PDF-1.4 {component.Code}")).Id));
        }

        var request = (await office.World.RequestAsync(office.Citizen)) with { ProcedureCode = procedure.Code, CaseCode = procedure.Cases[0].Code, Papers = papers };
        var outcome = await office.World.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(office.World.By(office.Citizen), request));
        var id = Assert.IsType<SubmitDossier.Outcome.Submitted>(outcome).Id;
        await office.Do<TakeUpDossier>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), id, v), id);
        return id;
    }

    /// <summary>A paper dossier that the receiver has taken up.</summary>
    private static async Task<Guid> FiledAtCounterAsync(Office office, string code)
    {
        var receiver = office.Actor(Role.Receiver);
        var procedure = (await office.World.ReferenceAsync()).ProcedureInForce(code, VietnamTime.DayOf(office.World.Clock.Now))!;
        var papers = new List<PaperInput>();
        foreach (var component in procedure.RequiredComponents(procedure.Cases[0].Code))
        {
            papers.Add(new(component.Code, (await office.World.UploadAsync(receiver, $"%PDF-1.4 {component.Code}")).Id));
        }

        var request = (await office.World.RequestAsync(receiver)) with { ProcedureCode = code, CaseCode = procedure.Cases[0].Code, Channel = Channel.Direct, Applicant = World.OwnerFor(procedure), Papers = papers };
        var outcome = await office.World.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(office.World.By(receiver), request));
        var id = Assert.IsType<SubmitDossier.Outcome.Submitted>(outcome).Id;
        await office.Do<TakeUpDossier>((u, v) => u.RunAsync(office.World.By(receiver), id, v), id);
        return id;
    }

    private static async Task<Guid> OwedAsync(Office office)
    {
        var id = await office.IssuedAsync();
        await using var db = office.World.Database.Open();
        await db.Dossiers.ExecuteUpdateAsync(set => set.SetProperty(d => d.Payment, PaymentState.Due).SetProperty(d => d.FeeAmount, 3_000_000));
        return id;
    }
}

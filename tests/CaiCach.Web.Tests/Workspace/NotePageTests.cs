using System.Net;
using CaiCach.Law.Organisation;

namespace CaiCach.Web.Tests.Workspace;

public sealed class NotePageTests
{
    [Fact]
    public async Task An_official_writes_a_note_that_colleagues_read_and_the_applicant_does_not()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var specialist = office.As(Role.Specialist);
        await specialist.OpenAsync(Office.Address(id));
        var page = await specialist.PressAsync("Lưu ghi chú");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Nhập nội dung ghi chú."), (page.Status, page.ErrorAt("Note.Text")));
        page = await specialist.PressAsync("Lưu ghi chú", new Dictionary<string, string?> { ["Note.Text"] = "Chờ đo lại ở thực địa" });
        Assert.Contains("Chờ đo lại ở thực địa", page.Text("#ghi-chu"), StringComparison.Ordinal);
        Assert.Equal("", page.ValueOf("Note.Text"));

        Assert.Contains("Chờ đo lại ở thực địa", (await office.As(Role.AgencyHead).OpenAsync(Office.Address(id))).Text("#ghi-chu"), StringComparison.Ordinal);
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        Assert.DoesNotContain("Chờ đo lại", (await citizen.OpenAsync($"/ho-so/{id}")).Html, StringComparison.Ordinal);
    }
}

using System.Text.Json.Nodes;
using CaiCach.Application.Reports;
using CaiCach.Law.Reports;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Reports;

/// <summary>A form changes with a circular: what a period is reported on goes by its last day.</summary>
public sealed class ReportFormBookTests
{
    private static readonly string Shipped = File.ReadAllText(Path.Combine(TestDatabase.Repository, "data", "reports", "forms.json"));

    [Fact]
    public void A_period_is_reported_on_the_version_in_force_on_its_last_day()
    {
        var book = ReportFormBook.Parse(With("2027-01-01", "Biểu số 7 mới"));
        Assert.Equal("Biểu số II.07/VPCP/KSTT", book.Of(ReportForm.Ii07, new(2026, 12, 31)).Number);
        Assert.Equal(("Biểu số 7 mới", "Thông tư mới"), (book.Of(ReportForm.Ii07, new(2027, 1, 1)).Number, book.Of(ReportForm.Ii07, new(2027, 1, 1)).Basis));
        Assert.Equal("Biểu số II.06a/VPCP/KSTT", book.Of(ReportForm.Ii06a, new(2030, 1, 1)).Number);
    }

    [Fact]
    public void Every_form_has_a_version_for_every_period_and_no_two_from_one_day()
    {
        foreach (var form in Enum.GetValues<ReportForm>())
        {
            Assert.Equal(form.Number(), ReportFormBook.Shipped.Of(form, new(2000, 1, 31)).Form);
        }

        Assert.Throws<InvalidDataException>(() => ReportFormBook.Parse(With(null, "Hai bản")));
        Assert.Throws<InvalidDataException>(() => ReportFormBook.Parse("""{"forms":[]}"""));
    }

    private static string With(string? from, string number)
    {
        var json = JsonNode.Parse(Shipped)!;
        json["forms"]!.AsArray().Add(new JsonObject
        {
            ["form"] = "II.07",
            ["inForceFrom"] = from,
            ["number"] = number,
            ["title"] = "NGUYÊN NHÂN",
            ["basis"] = "Thông tư mới",
            ["confidence"] = "known",
            ["source"] = "",
        });
        return json.ToJsonString();
    }
}

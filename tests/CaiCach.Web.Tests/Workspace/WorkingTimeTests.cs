using System.Net;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Workspace;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>What is left of a clock that counts working hours is said in working hours.</summary>
public sealed class WorkingTimeTests
{
    [Theory]
    [InlineData("2026-03-06T16:30", "2026-03-09T08:30", 60)]
    [InlineData("2026-03-06T16:30", "2026-03-06T16:30", 0)]
    [InlineData("2026-03-06T11:00", "2026-03-06T14:00", 120)]
    [InlineData("2026-03-07T10:00", "2026-03-08T10:00", 0)]
    [InlineData("2026-03-05T17:00", "2026-03-09T08:00", 480)]
    [InlineData("2026-03-09T08:30", "2026-03-06T16:30", 0)]
    public async Task Only_working_time_counts(string from, string to, int minutes)
    {
        await using var world = await World.CreateAsync("sqlite");
        var calendar = (await world.Do<Application.Reference.ReferenceStore, Application.Reference.ReferenceSnapshot>(async store => await store.CurrentAsync(default))).CurrentCalendar!;

        Assert.Equal(minutes, TimeTexts.WorkingTime(calendar, Local(from), Local(to)).TotalMinutes);
    }

    [Fact]
    public async Task On_Friday_afternoon_what_is_due_on_Monday_morning_is_due_soon()
    {
        // Eight working hours from Friday 08:30 end at 08:30 on Monday.
        await using var office = await Office.OpenAsync(local: "2026-03-06T08:30");
        await office.SubmittedAsync();

        var page = await office.As(Role.Receiver).OpenAsync("/can-bo/viec/tiep-nhan?han=gan");
        Assert.Empty(page.Document.QuerySelectorAll("tbody tr"));
        await office.LaterAsync("2026-03-06T16:30");
        page = await office.As(Role.Receiver).OpenAsync("/can-bo/viec/tiep-nhan?han=gan");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Còn 1 giờ làm việc", page.Text("tbody .cc-due--soon"));
        Assert.Equal("Còn 1 giờ làm việc", (await office.As(Role.Receiver).OpenAsync("/can-bo")).Text(".cc-due--soon"));
    }

    private static DateTime Local(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

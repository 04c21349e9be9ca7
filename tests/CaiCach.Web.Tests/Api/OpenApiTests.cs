using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Api;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_API_document_is_the_approved_one()
    {
        await using var caller = await ApiCaller.StartAsync("sqlite", signedIn: false);
        var approved = Path.Combine(TestDatabase.Repository, "docs", "openapi.v1.json");

        var now = (await caller.Http.GetStringAsync(new Uri("/api/v1/openapi.json", UriKind.Relative))).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("CAICACH_APPROVE") == "openapi")
        {
            await File.WriteAllTextAsync(approved, now);
        }

        Assert.True(await File.ReadAllTextAsync(approved) == now,
            "The API changed. Look at the difference that CAICACH_APPROVE=openapi makes to docs/openapi.v1.json when this test runs with it, and commit it if clients can live with it.");
    }
}

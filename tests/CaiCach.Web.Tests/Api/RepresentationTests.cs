using System.Text.Json.Nodes;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Api;

/// <summary>A program files for somebody who is not the owner: it says by what right, and the paper comes along.</summary>
public sealed class RepresentationTests
{
    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory, MemberData(nameof(Engines))]
    public async Task Who_files_for_another_says_by_what_right_and_brings_the_paper(string engine)
    {
        await using var caller = await ApiCaller.StartAsync(engine);
        var filing = await ForAnotherAsync(caller);
        Assert.Equal(["/applicant/representation/basis"], await FaultsAsync(caller, filing, r => r, representation: null));
        Assert.Equal(["/applicant/representation/basis"], await FaultsAsync(caller, filing, r => r, new JsonObject()));
        Assert.Equal(["/applicant/representation/issuedBy", "/applicant/representation/signedOn", "/papers"], await FaultsAsync(caller, filing, r => r, new JsonObject { ["basis"] = "authorised" }));

        var letter = new JsonObject { ["basis"] = "authorised", ["number"] = "15/GUQ", ["signedOn"] = "2026-02-20", ["issuedBy"] = "Phòng công chứng Minh Họa", ["acts"] = new JsonArray("supplement", "receive") };
        Assert.Equal(["/applicant/representation/until"], await FaultsAsync(caller, filing, r => { r["until"] = "2026-03-01"; return r; }, letter.DeepClone().AsObject(), withPaper: true));
        Assert.Equal(["/applicant/representation/signedOn"], await FaultsAsync(caller, filing, r => { r["signedOn"] = "2026-03-03"; return r; }, letter.DeepClone().AsObject(), withPaper: true));

        filing["applicant"]!["representation"] = letter;
        await AddPaperAsync(caller, filing);
        var filed = await caller.FileAsync(filing, "k-1");

        Assert.Equal(201, filed.Status);
        Assert.Equal(filed.Json!.ToJsonString(), (await caller.FileAsync(filing, "k-1")).Json!.ToJsonString());
        var dossier = await caller.Site.World.DossierAsync(Guid.Parse((string)filed.Json["id"]!));
        Assert.Equal(
            (RepresentationBasis.Authorised, RepresentedActs.Supplement | RepresentedActs.Receive, "15/GUQ", new DateOnly(2026, 2, 20), "Phòng công chứng Minh Họa", new DateOnly(2027, 2, 20)),
            dossier.Representation is { } right ? (right.Basis, right.Acts, right.Number, right.SignedOn!.Value, right.IssuedBy, right.Until!.Value) : default);
        Assert.Contains(dossier.Papers, p => p.ComponentCode == Representation.Paper.Code);
    }

    [Fact]
    public async Task A_carrier_names_itself_and_needs_no_paper_and_the_owner_says_nothing_of_the_kind()
    {
        await using var caller = await ApiCaller.StartAsync("sqlite");
        var filing = await ForAnotherAsync(caller);
        filing["applicant"]!["representation"] = new JsonObject { ["basis"] = "postal", ["issuedBy"] = "Bưu điện Minh Họa" };

        Assert.Equal(201, (await caller.FileAsync(filing, "k-1")).Status);
        Assert.Equal(201, (await caller.FileAsync(await caller.FilingAsync(), "k-2")).Status);
    }

    [Fact]
    public async Task What_came_by_post_tells_its_days_and_a_day_to_come_is_refused_at_its_place()
    {
        await using var caller = await ApiCaller.StartAsync("sqlite");
        var filing = await caller.FilingAsync();
        (filing["channel"], filing["post"]) = ("post", new JsonObject { ["arrivedOn"] = "2026-03-03", ["arrivedTime"] = "08:00", ["postmarkedOn"] = "2026-02-26" });
        Assert.Equal("/post/arrivedOn", (await caller.FileAsync(filing, "k-1")).Pointer);
        (filing["post"]!["arrivedOn"], filing["post"]!["arrivedTime"]) = ("2026-02-27", "14:30");

        var filed = await caller.FileAsync(filing, "k-1");

        Assert.Equal(201, filed.Status);
        Assert.Equal(new DateTime(2026, 2, 27, 7, 30, 0, DateTimeKind.Utc), (await caller.Site.World.DossierAsync(Guid.Parse((string)filed.Json!["id"]!))).ArrivedAt);
    }

    private static async Task<JsonObject> ForAnotherAsync(ApiCaller caller)
    {
        var filing = await caller.FilingAsync();
        (filing["applicant"]!["submitterName"], filing["applicant"]!["submitterIdNumber"]) = ("Trần Thị Thử Hai", "045190999902");
        return filing;
    }

    private static async Task AddPaperAsync(ApiCaller caller, JsonObject filing) =>
        filing["papers"]!.AsArray().Add(new JsonObject { ["componentCode"] = Representation.Paper.Code, ["uploadId"] = await caller.UploadAsync("%PDF-1.4 văn bản ủy quyền", "uy-quyen.pdf") });

    private static async Task<IReadOnlyList<string?>> FaultsAsync(ApiCaller caller, JsonObject filing, Func<JsonObject, JsonObject> change, JsonObject? representation, bool withPaper = false)
    {
        var sent = filing.DeepClone().AsObject();
        if (representation is not null)
        {
            sent["applicant"]!["representation"] = change(representation);
        }

        if (withPaper)
        {
            await AddPaperAsync(caller, sent);
        }

        var answer = await caller.FileAsync(sent, "k-0");
        Assert.Equal(422, answer.Status);
        return [.. answer.Json!["errors"]!.AsArray().Select(e => (string?)e!["pointer"]).Order(StringComparer.Ordinal)];
    }
}

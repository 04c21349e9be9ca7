using CaiCach.Application.Accounts;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Outbox;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Outbox;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>The head signs a document; what is issued is that document, or its signed copy on the clerk's word.</summary>
public sealed class ResultDraftTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_draft_goes_with_the_proposal_is_bound_by_the_signature_and_issued_as_it_is(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        var specialist = office.People.Specialist;
        Task<ActOutcome> Propose(ProposeDecision.Request request) => office.Now<ProposeDecision>(id, (u, v) => u.RunAsync(office.By(specialist), id, v, request));
        Assert.Equal("draft_missing", Assert.Single(Assert.IsType<ActOutcome.Refused>(await Propose(new(ProposalKind.Grant, "Đủ điều kiện"))).Reasons).Code);
        Assert.Equal("file", Assert.Single(Assert.IsType<ActOutcome.Invalid>(await Propose(new(ProposalKind.Grant, "Đủ điều kiện", DraftUploadId: await office.FileAsync(office.People.Clerk)))).Faults).Field);
        var draft = await office.World.UploadAsync(specialist, "%PDF-1.4 giấy phép");
        await Office.Done(await Propose(new(ProposalKind.Grant, "Đủ điều kiện", DraftUploadId: draft.Id)));
        var listed = Assert.Single((await office.World.Do<ListToSign, ListToSign.Page>(u => u.RunAsync(office.People.Head))).Rows);
        Assert.Equal(PaperKind.Draft, (await office.World.DossierAsync(id)).Papers.Single(p => p.Id == listed.DraftId).Kind);

        await Office.Done(await office.Now<DecideDossier>(id, (u, v) => u.GrantAsync(office.By(office.People.Head), id, v)));
        await Office.Done(await IssueAsync(office, id, null));
        var done = await office.World.DossierAsync(id);
        Assert.Equal((draft.Sha256, DigitisationState.File), done.Papers.Where(p => p.Kind == PaperKind.Result).Select(p => (p.Sha256, p.Digitisation)).Single());
        var events = (await office.EventsAsync(id)).ToDictionary(e => e.Type, e => DossierEventData.Parse(e.Data));
        Assert.All(["dossier.proposed", "dossier.granted", "dossier.issued"], type => Assert.Equal(draft.Sha256, events[type].Draft));
        Assert.Equal([draft.Sha256], events["dossier.issued"].Files);
        Assert.Equal((0, 1), await CountedAsync(office, id));
        Assert.Empty(await NoticesAsync(office));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Other_bytes_are_issued_on_the_word_of_the_clerk_alone_and_the_head_is_told(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.DecidedGrant);
        var seen = (await office.World.DossierAsync(id)).Papers.Single(p => p.Kind == PaperKind.Draft).Sha256;
        var scan = await office.World.UploadAsync(office.People.Clerk, Signed);
        Assert.Equal("copy_unstated", Assert.Single(Assert.IsType<ActOutcome.Refused>(await IssueAsync(office, id, scan.Id)).Reasons).Code);
        Assert.Equal(BusinessState.DecidedGrant, (await office.World.DossierAsync(id)).State);

        await Office.Done(await IssueAsync(office, id, scan.Id, signedCopy: true));
        var data = DossierEventData.Parse((await office.EventsAsync(id))[^1].Data);
        Assert.Equal((seen, scan.Sha256, true), (data.Draft, Assert.Single(data.Files!), data.Electronic));
        Assert.Equal(DigitisationState.Signed, (await office.World.DossierAsync(id)).Papers.Single(p => p.Kind == PaperKind.Result).Digitisation);
        Assert.Equal((1, 0), await CountedAsync(office, id));
        Assert.Equal([office.People.Head.Id!.Value], await NoticesAsync(office));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_replaced_result_is_no_longer_certified(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.Issued);
        var (token, wrong) = ((await office.World.DossierAsync(id)).ResultToken!, (await office.World.DossierAsync(id)).Papers.Single(p => p.Kind == PaperKind.Result).Sha256);
        Task<VerifyResult.Found?> Verify() => office.World.Do<VerifyResult, VerifyResult.Found?>(u => u.RunAsync(token));
        var before = (await Verify())!;
        Assert.Equal((wrong, 0), (before.Sha256, before.Replaced.Count));

        office.World.Clock.SetLocal("2026-03-10T09:00");
        var right = await office.World.UploadAsync(office.People.Head, "%PDF-1.4 đúng");
        await Office.Done(await office.Now<CorrectResult>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, new("13/GXN", new(2026, 3, 10), right.Id), "Sai họ tên")));
        var after = (await Verify())!;
        Assert.Equal((right.Sha256, "13/GXN"), (after.Sha256, after.Number));
        Assert.Equal(new VerifyResult.ReplacedFile(wrong!, office.World.Clock.Now), Assert.Single(after.Replaced));
    }

    /// <summary>A PDF with a filled signature.</summary>
    internal const string Signed = "%PDF-1.7 << /Type /Sig /ByteRange [0 58 64 02] /Contents  <30AB> >";

    private static Task<ActOutcome> IssueAsync(Office office, Guid id, Guid? file, bool signedCopy = false) =>
        office.Now<IssueResult>(id, (u, v) => u.RunAsync(office.By(office.People.Clerk), id, v, new("12/GXN", VietnamTime.DayOf(office.World.Clock.Now), file, signedCopy)));

    private static async Task<(long Electronic, long Digitised)> CountedAsync(Office office, Guid id)
    {
        await using var db = office.World.Database.Open();
        var entries = await db.MeasureEntries.Where(m => m.RecordId == id).ToListAsync();
        return (entries.Where(m => m.Measure == MeasureCodes.ResultElectronic).Sum(m => m.Quantity), entries.Where(m => m.Measure == MeasureCodes.ResultDigitised).Sum(m => m.Quantity));
    }

    private static async Task<IReadOnlyList<Guid>> NoticesAsync(Office office)
    {
        while (await office.World.Get<OutboxPump>().PumpAsync(office.World.Clock.Now, 100, default) > 0)
        {
            // until nothing is left
        }

        await using var db = office.World.Database.Open();
        return await db.Notices.Where(n => n.Kind == NoticeKind.OtherCopy).Select(n => n.AccountId).ToListAsync();
    }
}

using System.Data.Common;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Letters;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Office = CaiCach.Application.Tests.Dossiers.Office;

namespace CaiCach.Application.Tests.Letters;

/// <summary>A result is drafted from the template of its procedure, and the text that was drafted goes with the paper to the end.</summary>
public sealed class ResultTemplateTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_template_is_filled_from_the_dossier_and_the_issued_result_knows_its_text(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        await DoneAsync(office, 0, "Của ngày mai {chu_ho_so}", new(2026, 3, 3));
        Assert.Empty((await ReadAsync(office, id))!.Templates);
        office.World.Clock.SetLocal("2026-03-03T00:00");
        var view = (await ReadAsync(office, id))!;
        var filled = (await office.World.Do<DraftResult, ResultText?>(u => u.FillAsync(office.By(office.People.Specialist), view, Assert.Single(view.Templates).Id)))!;
        Assert.Equal("Của ngày mai " + view.Dossier.OwnerName, filled.Body);

        Assert.Equal("body", Assert.Single(Assert.IsType<DraftResult.Outcome.Invalid>(await SaveAsync(office, id, 0, filled with { Body = "{chu_ho_so}" })).Faults).Field);
        Assert.IsType<DraftResult.Outcome.Done>(await SaveAsync(office, id, 0, filled));
        Assert.Equal(1, Assert.IsType<DraftResult.Outcome.Done>(await SaveAsync(office, id, 0, filled)).Version);
        Assert.IsType<DraftResult.Outcome.Stale>(await SaveAsync(office, id, 0, filled with { Body = "Khác" }));
        Assert.Equal(2, Assert.IsType<DraftResult.Outcome.Done>(await SaveAsync(office, id, 1, filled with { Body = "Sửa tay" })).Version);
        Assert.Null((await ReadAsync(office, id, office.People.Head))!.Newest);
        Assert.IsType<DraftResult.Outcome.NotFound>(await SaveAsync(office, id, 2, filled, office.People.Head));

        var text = (await ReadAsync(office, id))!.Newest!;
        var pdf = await office.World.UploadAsync(office.People.Specialist, "%PDF-1.4 sửa tay");
        Task<ActOutcome> Propose(ProposalKind kind, Guid? of) => office.Now<ProposeDecision>(id, (u, v) => u.RunAsync(office.By(office.People.Specialist), id, v, new(kind, "Ý kiến", "Điều 1", DraftUploadId: pdf.Id, DraftTextId: of)));
        Assert.Equal("draft_of_other_kind", Assert.Single(Assert.IsType<ActOutcome.Invalid>(await Propose(ProposalKind.Refuse, text.Id)).Faults).Code);
        Assert.Equal("draft_of_other_kind", Assert.Single(Assert.IsType<ActOutcome.Invalid>(await Propose(ProposalKind.Grant, Guid.NewGuid())).Faults).Code);
        await Office.Done(await Propose(ProposalKind.Grant, text.Id));
        Assert.Equal(text.Id, (await ReadAsync(office, id, office.People.Head))!.Newest!.Id);
        Assert.IsType<DraftResult.Outcome.NotFound>(await SaveAsync(office, id, 2, filled));

        await Office.Done(await office.Now<DecideDossier>(id, (u, v) => u.GrantAsync(office.By(office.People.Head), id, v)));
        await Office.Done(await office.Now<IssueResult>(id, (u, v) => u.RunAsync(office.By(office.People.Clerk), id, v, new("12/GXN", VietnamTime.DayOf(office.World.Clock.Now), null))));
        var result = (await office.World.DossierAsync(id)).Papers.Single(p => p.Kind == PaperKind.Result);
        Assert.Equal((pdf.Sha256, text.Id), (result.Sha256, result.TextId));
        Assert.Equal("Sửa tay", (await ReadAsync(office, id, office.People.Clerk))!.Newest!.Body);
        var corrected = await office.World.UploadAsync(office.People.Head, "%PDF-1.4 bản thay thế");
        await Office.Done(await office.Now<CorrectResult>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, new("13/GXN", VietnamTime.DayOf(office.World.Clock.Now), corrected.Id), "Sai tên")));
        Assert.Null((await ReadAsync(office, id, office.People.Clerk))!.Newest);

        await using var db = office.World.Database.Open();
        Assert.Equal((1, 2), (await db.Events.CountAsync(e => e.Stream == ResultTemplateEventData.Stream), await db.Events.CountAsync(e => e.Stream == ResultDraftEventData.Stream)));
        await Assert.ThrowsAnyAsync<DbException>(() => db.ResultDrafts.ExecuteUpdateAsync(t => t.SetProperty(x => x.Body, "khác")));
        await Assert.ThrowsAnyAsync<DbException>(() => db.ResultTemplates.ExecuteDeleteAsync());
        Assert.Equal(0, (await office.World.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())))).Faults);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Editors_at_once_make_one_version_and_the_body_above_lends_its_template(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        var units = (await office.World.ReferenceAsync()).Organisation;
        var above = units.Find(units.Find(await office.World.UnitAsync(World.Agency))!.ParentId)!.Code;
        await DoneAsync(office, 0, "Của bộ", new(2026, 3, 2), above);
        Assert.Equal("Của bộ", Assert.Single((await ReadAsync(office, id))!.Templates).Body);
        var writer = await office.World.OfficialAsync(Role.ProcedureController, World.Agency);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => TemplateAsync(office, writer, 0, $"Của sở {i}", new(2026, 3, 2)))));
        Assert.Equal((1, 3), (outcomes.Count(o => o is SaveLetterText.Outcome.Done), outcomes.Count(o => o is SaveLetterText.Outcome.Stale)));
        Assert.StartsWith("Của sở", Assert.Single((await ReadAsync(office, id))!.Templates).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_template_a_past_day_a_foreign_body_and_an_unknown_procedure_are_refused()
    {
        await using var office = await Office.OpenAsync("sqlite");
        var writer = await office.World.OfficialAsync(Role.ProcedureController, World.Agency);
        var broken = Assert.IsType<SaveLetterText.Outcome.Invalid>(await TemplateAsync(office, writer, 0, "Gửi {chu_ho}", new(2026, 3, 1)));
        Assert.Equal([("body", "Dòng 1, cột 5: không có trường {chu_ho}; có phải {chu_ho_so}?"), ("inForceFrom", "Ngày bắt đầu áp dụng phải từ hôm nay trở đi.")], broken.Faults.Select(f => (f.Field, f.Text)));
        Assert.IsType<SaveLetterText.Outcome.NotFound>(await TemplateAsync(office, writer, 0, "Được", new(2026, 3, 2), "BKHCN"));
        Assert.IsType<SaveLetterText.Outcome.NotFound>(await TemplateAsync(office, office.People.Head, 0, "Được", new(2026, 3, 2)));
        Assert.IsType<SaveLetterText.Outcome.NotFound>(await TemplateAsync(office, writer, 0, "Được", new(2026, 3, 2), procedure: "9.999999"));
        var dossier = await office.World.DossierAsync(await office.InAsync(BusinessState.InProcess));
        Assert.Equal("Gửi " + dossier.OwnerName, await PreviewAsync(World.Procedure, dossier.Code));
        Assert.Equal("Gửi Nguyễn Thị Mẫu", await PreviewAsync(World.Procedure, ""));
        Assert.Equal("dossier_unknown", await PreviewAsync("1.000001", dossier.Code));

        async Task<string> PreviewAsync(string procedure, string? number) =>
            await office.World.Do<PreviewResult, PreviewLetter.Outcome>(u => u.RunAsync(office.By(writer), new("Tên", "Gửi {chu_ho_so}", ""), dossier.AgencyId, procedure, number)) switch
            {
                PreviewLetter.Outcome.Shown shown => shown.Sheet.Blocks[0].TextOf(0),
                PreviewLetter.Outcome.Invalid invalid => Assert.Single(invalid.Faults).Code,
                _ => "",
            };
    }

    private static Task<DraftResult.View?> ReadAsync(Office office, Guid id, Actor? who = null) =>
        office.World.Do<DraftResult, DraftResult.View?>(u => u.ReadAsync(office.By(who ?? office.People.Specialist), id));

    private static Task<DraftResult.Outcome> SaveAsync(Office office, Guid id, int seen, ResultText text, Actor? who = null) =>
        office.World.Do<DraftResult, DraftResult.Outcome>(u => u.SaveAsync(office.By(who ?? office.People.Specialist), id, seen, ProposalKind.Grant, text, null));

    private static Task<SaveLetterText.Outcome> TemplateAsync(Office office, Actor writer, int seen, string body, DateOnly? from, string agency = World.Agency, string procedure = World.Procedure) =>
        office.World.Do<SaveResultTemplate, SaveLetterText.Outcome>(u => u.RunAsync(office.By(writer), new(agency, procedure, ProposalKind.Grant, seen, new("Giấy phép", body, ""), from)));

    private static async Task DoneAsync(Office office, int seen, string body, DateOnly from, string agency = World.Agency) =>
        Assert.IsType<SaveLetterText.Outcome.Done>(await TemplateAsync(office, await office.World.OfficialAsync(Role.ProcedureController, agency), seen, body, from, agency));
}

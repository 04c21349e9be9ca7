using System.Data.Common;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Letters;
using CaiCach.Application.Reports.Register;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Office = CaiCach.Application.Tests.Dossiers.Office;

namespace CaiCach.Application.Tests.Letters;

/// <summary>Bodies write the texts of their letters: a version for each change, in force from a day, and no letter that is made changes.</summary>
public sealed class LetterTextTests
{
    private const string Set = "tt-03-2025";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_letter_is_written_with_the_version_in_force_on_its_day_and_keeps_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var writer = await office.World.OfficialAsync(Role.Administrator, World.Agency);
        var before = await RejectAsync(office);
        await DoneAsync(office, writer, 0, "Bản một: {ly_do}", new(2026, 3, 4));
        await DoneAsync(office, writer, 1, "Bản hai: {ly_do}", new(2026, 3, 5));
        var unchanged = await RejectAsync(office);
        office.World.Clock.SetLocal("2026-03-04T09:00");
        var first = await RejectAsync(office);
        office.World.Clock.SetLocal("2026-03-05T00:00");
        var second = await RejectAsync(office);

        Assert.StartsWith("Qua xem xét", await BodyOfAsync(office, before), StringComparison.Ordinal);
        Assert.StartsWith("Qua xem xét", await BodyOfAsync(office, unchanged), StringComparison.Ordinal);
        Assert.Equal("Bản một: Sai nơi nộp", await BodyOfAsync(office, first));
        Assert.Equal("Bản hai: Sai nơi nộp", await BodyOfAsync(office, second));
        await using var db = office.World.Database.Open();
        Assert.Equal([null, null, 1, 2], await (
            from letter in db.Letters
            join text in db.LetterTemplates on letter.TemplateId equals text.Id into texts
            from text in texts.DefaultIfEmpty()
            orderby letter.Number
            select (int?)text.Version).ToListAsync());
        Assert.Equal(2, await db.Events.CountAsync(e => e.Stream == LetterTextEventData.Stream));
        await Assert.ThrowsAnyAsync<DbException>(() => db.LetterTemplates.ExecuteUpdateAsync(t => t.SetProperty(x => x.Body, "khác")));
        await Assert.ThrowsAnyAsync<DbException>(() => db.LetterTemplates.ExecuteDeleteAsync());
        var ledger = await office.World.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())));
        Assert.Equal(0, ledger.Faults);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_text_of_a_body_above_holds_where_a_body_has_none_of_its_own(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var units = (await office.World.ReferenceAsync()).Organisation;
        var ministry = units.Find(units.Find(await office.World.UnitAsync(World.Agency))!.ParentId)!.Code;
        await DoneAsync(office, await office.World.OfficialAsync(Role.ProcedureController, ministry), 0, "Bản của bộ", new(2026, 3, 2), ministry);
        Assert.Equal("Bản của bộ", await BodyOfAsync(office, await RejectAsync(office)));

        await DoneAsync(office, await office.World.OfficialAsync(Role.Administrator, World.Agency), 0, "Bản của sở", new(2026, 3, 2));
        Assert.Equal("Bản của sở", await BodyOfAsync(office, await RejectAsync(office)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_control_sheet_and_the_register_are_printed_with_the_text_in_force_of_the_set_of_their_day(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var writer = await office.World.OfficialAsync(Role.ProcedureController, World.Agency);
        var dossier = await office.World.DossierAsync(await office.InAsync(BusinessState.InProcess));
        var day = new DateOnly(2026, 3, 2);
        Assert.Equal(("Nội dung yêu cầu giải quyết: " + (await office.World.ReferenceAsync()).Procedure(dossier.ProcedureCode, dossier.ProcedureVersion)!.Name, ""), await ControlAsync());
        Assert.Equal("Sổ này có 1 hồ sơ.", await RegisterAsync(day));

        await FrameAsync(LetterKind.Control, Set, new("Hồ sơ {ma_ho_so}, {thoi_han}", "không in", "Lưu: {mot_cua}", ""));
        await FrameAsync(LetterKind.Register, Set, new("", "", "{co_quan}: {so_ho_so}, từ {tu_ngay} đến {den_ngay}", ""));
        await FrameAsync(LetterKind.Register, "tt-01-2018", new("", "", "Sổ theo mẫu cũ: {so_ho_so}", ""));

        Assert.Equal(($"Hồ sơ {dossier.Code}, 5 ngày làm việc", "Lưu: " + (await office.World.ReferenceAsync()).Organisation.ReceptionOf(dossier.CounterId).Name), await ControlAsync());
        Assert.Equal("Sở Khoa học và Công nghệ tỉnh Quảng Trị: 1, từ 02/03/2026 đến 02/03/2026", await RegisterAsync(day));
        Assert.Equal("Sổ theo mẫu cũ: 0", await RegisterAsync(new(2024, 3, 2)));
        await using var db = office.World.Database.Open();
        Assert.Equal("", (await db.LetterTemplates.SingleAsync(t => t.Kind == LetterKind.Control)).Body);

        var broken = Assert.IsType<SaveLetterText.Outcome.Invalid>(await office.World.Do<SaveLetterText, SaveLetterText.Outcome>(u =>
            u.RunAsync(office.By(writer), new(World.Agency, Set, LetterKind.Register, 1, new("", "", "Của {chu_ho_so}", ""), day))));
        Assert.Equal(("closing", "Dòng 1, cột 5: không có trường {chu_ho_so}; có phải {so_ho_so}?"), (broken.Faults[0].Field, broken.Faults[0].Text));

        async Task FrameAsync(LetterKind kind, string set, LetterText text) =>
            Assert.IsType<SaveLetterText.Outcome.Done>(await office.World.Do<SaveLetterText, SaveLetterText.Outcome>(u => u.RunAsync(office.By(writer), new(World.Agency, set, kind, 0, text, day))));

        async Task<(string First, string Last)> ControlAsync()
        {
            var view = await office.World.Do<ReadControlSheet, ReadControlSheet.View>(u => u.RunAsync(office.By(office.People.Head), dossier));
            Assert.Equal(view.Handovers.Count + 1, view.Sheet.Blocks.Count(b => b.Kind is LetterBlockKind.Head or LetterBlockKind.Row));
            return (view.Sheet.Blocks[0].TextOf(0), view.Frame.Closing is [var closing] ? closing.TextOf(0) : "");
        }

        async Task<string> RegisterAsync(DateOnly of) =>
            Assert.IsType<ExportRegister.Outcome.Done>(await office.World.Do<ExportRegister, ExportRegister.Outcome>(u => u.RunAsync(office.By(office.People.Head), new(World.Agency, of, of), "docx"))).Frame.Closing[0].TextOf(0);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Two_editors_at_once_make_one_version_and_the_other_is_told(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var writer = await office.World.OfficialAsync(Role.Administrator, World.Agency);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => SaveAsync(office, writer, 0, $"Bản {i}", new(2026, 3, 2)))));

        Assert.Equal(1, outcomes.Count(o => o is SaveLetterText.Outcome.Done { Version: 1 }));
        Assert.Equal(3, outcomes.Count(o => o is SaveLetterText.Outcome.Stale));
        Assert.IsType<SaveLetterText.Outcome.Stale>(await SaveAsync(office, writer, 0, "Bản cũ", new(2026, 3, 2)));
        await DoneAsync(office, writer, 1, "Bản sau", new(2026, 3, 2));
    }

    [Fact]
    public async Task A_broken_text_a_past_day_and_a_foreign_body_are_refused_and_nothing_is_kept()
    {
        await using var office = await Office.OpenAsync("sqlite");
        var writer = await office.World.OfficialAsync(Role.Administrator, World.Agency);

        var broken = Assert.IsType<SaveLetterText.Outcome.Invalid>(await SaveAsync(office, writer, 0, "Gửi {chu_ho}\n{#if ly_do}", new(2026, 3, 1)));
        Assert.Equal(
            [("body", "Dòng 1, cột 5: không có trường {chu_ho}; có phải {chu_ho_so}?"), ("body", "Dòng 2, cột 1: {#if ly_do} chưa có {/if} khép lại."), ("inForceFrom", "Ngày bắt đầu áp dụng phải từ hôm nay trở đi.")],
            broken.Faults.Select(f => (f.Field, f.Text)));
        Assert.Equal("day_missing", Assert.Single(Assert.IsType<SaveLetterText.Outcome.Invalid>(await SaveAsync(office, writer, 0, "Được", null)).Faults).Code);
        Assert.IsType<SaveLetterText.Outcome.NotFound>(await SaveAsync(office, writer, 0, "Được", new(2026, 3, 2), "BKHCN"));
        Assert.IsType<SaveLetterText.Outcome.NotFound>(await SaveAsync(office, office.People.Head, 0, "Được", new(2026, 3, 2)));
        await using var db = office.World.Database.Open();
        Assert.False(await db.LetterTemplates.AnyAsync());
    }

    [Fact]
    public async Task A_preview_shows_a_dossier_of_the_editors_scope_or_examples_and_saves_nothing()
    {
        await using var office = await Office.OpenAsync("sqlite");
        var controller = await office.World.OfficialAsync(Role.ProcedureController, World.Agency);
        var administrator = await office.World.OfficialAsync(Role.Administrator, World.Agency);
        var dossier = await office.World.DossierAsync(await office.InAsync(BusinessState.InProcess));

        Assert.Equal("Gửi " + dossier.OwnerName + ": (lý do sẽ ghi khi lập giấy)", await PreviewAsync(controller, dossier.Code));
        Assert.Equal("Gửi Nguyễn Thị Mẫu: Giấy tờ chưa có chữ ký của người đại diện.", await PreviewAsync(administrator, " "));
        Assert.Equal("dossier_unknown", await PreviewAsync(administrator, dossier.Code));
        await using var db = office.World.Database.Open();
        Assert.False(await db.LetterTemplates.AnyAsync());
        Assert.Equal(1, await db.Letters.CountAsync());

        async Task<string> PreviewAsync(Actor who, string? number)
        {
            var set = (await office.World.ReferenceAsync()).LetterSets.Single(s => s.Code == Set);
            return await office.World.Do<PreviewLetter, PreviewLetter.Outcome>(u => u.RunAsync(office.By(who), LetterKind.Refusal, Text("Gửi {chu_ho_so}: {ly_do}"), dossier.AgencyId, set, number)) switch
            {
                PreviewLetter.Outcome.Shown shown => shown.Sheet.Blocks[1].TextOf(0),
                PreviewLetter.Outcome.Invalid invalid => Assert.Single(invalid.Faults).Code,
                _ => "",
            };
        }
    }

    private static LetterText Text(string body) => new("Kính gửi", body, "", "");

    private static Task<SaveLetterText.Outcome> SaveAsync(Office office, Actor writer, int seen, string body, DateOnly? from, string agency = World.Agency) =>
        office.World.Do<SaveLetterText, SaveLetterText.Outcome>(u => u.RunAsync(office.By(writer), new(agency, Set, LetterKind.Refusal, seen, Text(body), from)));

    private static async Task DoneAsync(Office office, Actor writer, int seen, string body, DateOnly from, string agency = World.Agency) =>
        Assert.Equal(seen + 1, Assert.IsType<SaveLetterText.Outcome.Done>(await SaveAsync(office, writer, seen, body, from, agency)).Version);

    private static async Task<Guid> RejectAsync(Office office)
    {
        var id = await office.InAsync(BusinessState.IntakeReview);
        await Office.Done(await office.Now<RejectIntake>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, "Sai nơi nộp", "Điều 2")));
        return id;
    }

    private static async Task<string> BodyOfAsync(Office office, Guid id)
    {
        var blocks = (await office.World.Do<ReadLetter, ReadLetter.Found?>(u => u.RunAsync(office.People.Head, id, LetterKind.Refusal, null)))!.Sheet.Blocks;
        return (blocks.FirstOrDefault(b => b.TextOf(0).StartsWith("Qua xem xét", StringComparison.Ordinal)) ?? blocks[1]).TextOf(0);
    }
}

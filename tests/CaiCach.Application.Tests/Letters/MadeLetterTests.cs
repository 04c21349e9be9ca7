using System.Data.Common;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Letters;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Office = CaiCach.Application.Tests.Dossiers.Office;

namespace CaiCach.Application.Tests.Letters;

/// <summary>A letter says for ever what it said when it was made.</summary>
public sealed class MadeLetterTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_letter_keeps_what_it_says_and_nobody_changes_or_deletes_it_in_the_database(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        var before = await ReadAsync(office, id, LetterKind.Acceptance);
        await using (var db = office.World.Database.Open())
        {
            await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(d => d.SetProperty(x => x.OwnerName, "Người khác").SetProperty(x => x.DueOriginalAt, office.World.Clock.Now));
            await Assert.ThrowsAnyAsync<DbException>(() => db.Letters.ExecuteUpdateAsync(l => l.SetProperty(x => x.Content, "{}")));
            await Assert.ThrowsAnyAsync<DbException>(() => db.Letters.ExecuteDeleteAsync());
            await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(engine == "postgres" ? "TRUNCATE letters" : "DELETE FROM letters"));
        }

        var after = await ReadAsync(office, id, LetterKind.Acceptance);
        Assert.Equal(LetterContent.ToJson(before.Sheet), LetterContent.ToJson(after.Sheet));
        Assert.NotEqual("Người khác", before.Dossier.OwnerName);
        Assert.Equal("Người khác", after.Dossier.OwnerName);
        Assert.Contains(after.Sheet.Blocks, b => b.TextOf(0).Contains(before.Dossier.OwnerName, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Each_letter_says_what_its_form_asks_for(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var apologised = await office.InAsync(BusinessState.InProcess);
        await Office.Done(await office.Now<ApologiseForDelay>(apologised, (u, v) => u.RunAsync(office.By(office.People.Head), apologised, v, new(2026, 3, 16), "Chờ ý kiến")));
        var withdrawn = await office.InAsync(BusinessState.StopRequested);
        await Office.Done(await office.Now<AnswerWithdrawal>(withdrawn, (u, v) => u.ApproveAsync(office.By(office.People.Head), withdrawn, v)));
        var stopped = await office.InAsync(BusinessState.Stopped);
        var asked = await office.InAsync(BusinessState.SupplementRequested);
        var rejected = await office.InAsync(BusinessState.IntakeReview);
        await Office.Done(await office.Now<RejectIntake>(rejected, (u, v) => u.RunAsync(office.By(office.People.Receiver), rejected, v, "Sai nơi nộp", "Điều 2")));

        Assert.Contains("quyển số 2026, số thứ tự 01", await SaysAsync(office, apologised, LetterKind.Acceptance), StringComparison.Ordinal);
        var apology = await SaysAsync(office, apologised, LetterKind.Apology);
        Assert.Contains("vì: Chờ ý kiến", apology, StringComparison.Ordinal);
        Assert.Contains("gia hạn thời gian giải quyết hồ sơ đến 17:00 16/03/2026.", apology, StringComparison.Ordinal);
        Assert.Contains("theo đề nghị rút hồ sơ của Ông/Bà", await SaysAsync(office, withdrawn, LetterKind.Stop), StringComparison.Ordinal);
        Assert.Contains("Đang xử lý", await SaysAsync(office, withdrawn, LetterKind.Stop), StringComparison.Ordinal);
        Assert.DoesNotContain(BusinessState.StopRequested.ToText(), await SaysAsync(office, withdrawn, LetterKind.Stop), StringComparison.Ordinal);
        Assert.DoesNotContain("với lý do:", await SaysAsync(office, withdrawn, LetterKind.Stop), StringComparison.Ordinal);
        Assert.Contains("với lý do:", await SaysAsync(office, stopped, LetterKind.Stop), StringComparison.Ordinal);
        Assert.Contains("Thời hạn hoàn thiện: trước 17:00 13/04/2026\nThời hạn giải quyết tạm dừng", await SaysAsync(office, asked, LetterKind.Supplement), StringComparison.Ordinal);
        Assert.Contains("với lý do: Sai nơi nộp\nCăn cứ: Điều 2", await SaysAsync(office, rejected, LetterKind.Refusal), StringComparison.Ordinal);
        var refusal = (await ReadAsync(office, rejected, LetterKind.Refusal)).Sheet;
        Assert.Equal(("Số yêu cầu", (await office.World.DossierAsync(rejected)).RequestNumber), (refusal.CodeLabel, refusal.Code));

        // An organisation is called by its name.
        var firm = await office.InAsync(BusinessState.StopRequested);
        await using (var db = office.World.Database.Open())
        {
            await db.Dossiers.Where(d => d.Id == firm).ExecuteUpdateAsync(d => d.SetProperty(x => x.ApplicantKind, ApplicantKind.Enterprise).SetProperty(x => x.OwnerName, "Công ty TNHH Mẫu"));
        }

        await Office.Done(await office.Now<AnswerWithdrawal>(firm, (u, v) => u.ApproveAsync(office.By(office.People.Head), firm, v)));
        Assert.Contains("theo đề nghị rút hồ sơ của Công ty TNHH Mẫu.", await SaysAsync(office, firm, LetterKind.Stop), StringComparison.Ordinal);
        Assert.DoesNotContain(LetterFields.Persons, await SaysAsync(office, firm, LetterKind.Stop), StringComparison.Ordinal);

        var unanswered = await office.InAsync(BusinessState.IntakeSupplement);
        office.World.Clock.SetLocal("2026-05-04T09:00");
        await Office.Done(await office.Now<ExpireIntakeSupplement>(unanswered, (u, v) => u.RunAsync(office.By(Acting.Actor.System), unanswered, v)));
        Assert.Contains("Căn cứ: Nghị định số 118/2025/NĐ-CP", await SaysAsync(office, unanswered, LetterKind.Refusal), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Letters_name_whom_to_ask_whose_delay_it_is_and_where_to_go_instead(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (asked, before) = (await office.InAsync(BusinessState.SupplementRequested), await office.InAsync(BusinessState.IntakeSupplement));
        await using (var db = office.World.Database.Open())
        {
            await db.Units.Where(u => u.Id == office.DivisionId).ExecuteUpdateAsync(set => set.SetProperty(u => u.Phone, "0233 111222"));
        }

        office.World.Get<Application.Reference.ReferenceStore>().Forget();
        var later = await office.InAsync(BusinessState.SupplementRequested);
        var unit = (await office.World.ReferenceAsync()).Organisation.NameOf(office.DivisionId);
        Assert.Contains($"liên hệ {office.People.Specialist.Name}, {unit}", await SaysAsync(office, asked, LetterKind.Supplement), StringComparison.Ordinal);
        Assert.Contains($"liên hệ {office.People.Specialist.Name}, {unit}, số điện thoại 0233 111222 để", await SaysAsync(office, later, LetterKind.Supplement), StringComparison.Ordinal);
        Assert.DoesNotContain(office.People.Head.Name, await SaysAsync(office, later, LetterKind.Supplement), StringComparison.Ordinal);
        Assert.Contains($"liên hệ {office.People.Receiver.Name}, Bộ phận Tiếp nhận và Trả kết quả", await SaysAsync(office, before, LetterKind.Supplement), StringComparison.Ordinal);

        var rejected = await office.InAsync(BusinessState.IntakeReview);
        Task<ActOutcome> Reject(string? place) => office.Now<RejectIntake>(rejected, (u, v) => u.RunAsync(office.By(office.People.Receiver), rejected, v, "Sai nơi nộp", "Điều 2", place));
        Assert.Equal("guidance_too_long", Assert.Single(Assert.IsType<ActOutcome.Invalid>(await Reject(new string('a', 501))).Faults).Code);
        await Office.Done(await Reject(" Sở Xây dựng, số 3 đường Mẫu "));
        Assert.Contains("Nơi có thẩm quyền giải quyết: Sở Xây dựng, số 3 đường Mẫu. Đề nghị", await SaysAsync(office, rejected, LetterKind.Refusal), StringComparison.Ordinal);
        Assert.EndsWith("Nơi có thẩm quyền giải quyết: Sở Xây dựng, số 3 đường Mẫu", (await office.World.DossierAsync(rejected)).NoticeText, StringComparison.Ordinal);

        var (late, plain) = (await office.InAsync(BusinessState.InProcess), await office.InAsync(BusinessState.InProcess));
        Task<ActOutcome> Apologise(Guid id, Guid? fault) => office.Now<ApologiseForDelay>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, new(2026, 3, 16), "Chờ ý kiến", fault));
        Assert.Equal("unit_unknown", Assert.Single(Assert.IsType<ActOutcome.Invalid>(await Apologise(late, Guid.CreateVersion7())).Faults).Code);
        await Office.Done(await Apologise(late, office.DivisionId));
        await Office.Done(await Apologise(plain, Guid.Empty));
        Assert.Contains($"Đơn vị để chậm: {unit}.", await SaysAsync(office, late, LetterKind.Apology), StringComparison.Ordinal);
        Assert.DoesNotContain("Đơn vị để chậm", await SaysAsync(office, plain, LetterKind.Apology), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_text_that_ships_can_be_used_and_each_circular_has_its_own_words()
    {
        Assert.Equal(11, ShippedTexts.Names.Count());
        foreach (var set in new[] { "tt-01-2018", "tt-03-2025", null })
        {
            Assert.All(LetterFields.Kinds, kind => Assert.Empty(ShippedTexts.Of(set, kind).Check(kind)));
            Assert.All(LetterFields.Kinds, kind => Assert.DoesNotContain(LetterFields.Persons, ShippedTexts.Of(set, kind).ToString(), StringComparison.OrdinalIgnoreCase));
        }

        Assert.Contains("hẹn lại ngày trả kết quả", ShippedTexts.Of("tt-01-2018", LetterKind.Apology).Body, StringComparison.Ordinal);
        Assert.Contains("đề nghị gia hạn thời gian giải quyết", ShippedTexts.Of("tt-03-2025", LetterKind.Apology).Body, StringComparison.Ordinal);
        Assert.Equal(ShippedTexts.Of("tt-03-2025", LetterKind.Stop), ShippedTexts.Of("tt-01-2018", LetterKind.Stop));
    }

    private static async Task<ReadLetter.Found> ReadAsync(Office office, Guid id, LetterKind kind) =>
        (await office.World.Do<ReadLetter, ReadLetter.Found?>(u => u.RunAsync(office.People.Head, id, kind, null)))!;

    private static async Task<string> SaysAsync(Office office, Guid id, LetterKind kind) =>
        string.Join('\n', (await ReadAsync(office, id, kind)).Sheet.Blocks.Select(b => string.Join(' ', b.Cells.Select((_, i) => b.TextOf(i)))));
}

using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Organisation;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Nobody signs what he or she handles or has proposed: head or delegate, one by one or several at once.</summary>
public sealed class OwnProposalTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_specialist_who_became_head_signs_no_dossier_of_that_time_and_is_told_who_does(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var promoted = office.People.Specialist with { Posts = office.People.Head.Posts };
        var (grant, refuse, supplement, stop) = (await office.InAsync(BusinessState.InProcess, ProposalKind.Grant), await office.InAsync(BusinessState.InProcess, ProposalKind.Refuse),
            await office.InAsync(BusinessState.InProcess, ProposalKind.Supplement), await office.InAsync(BusinessState.InProcess, ProposalKind.Stop));
        var due = VietnamDay(office, 20);

        string[] told =
        [
            await TextAsync<DecideDossier>(office, grant, (u, v) => u.GrantAsync(office.By(promoted), grant, v)),
            await TextAsync<DecideDossier>(office, refuse, (u, v) => u.RefuseAsync(office.By(promoted), refuse, v, "Lý do", "Điều 1")),
            await TextAsync<AskSupplement>(office, supplement, (u, v) => u.RunAsync(office.By(promoted), supplement, v, ["Bản vẽ"], "Thiếu bản vẽ", null)),
            await TextAsync<StopDossier>(office, stop, (u, v) => u.RunAsync(office.By(promoted), stop, v, "Không đủ", "Điều 3")),
            await TextAsync<ApologiseForDelay>(office, grant, (u, v) => u.RunAsync(office.By(promoted), grant, v, due, "Cần thêm thời gian")),
        ];
        Assert.All(told, text => Assert.Equal($"Người thụ lý, đề xuất hồ sơ không ký chính hồ sơ ấy; người ký được: {office.People.Head.Name}.", text));
        Assert.Equal([office.People.Head.Name], await OthersAsync(office, promoted, grant));
        Assert.Null(await OthersAsync(office, office.People.Head, grant));

        var listed = await office.World.Do<ListToSign, ListToSign.Page>(u => u.RunAsync(promoted));
        Assert.All(listed.Rows, r => Assert.True(r.Own));
        Assert.All((await office.World.Do<ListToSign, ListToSign.Page>(u => u.RunAsync(office.People.Head))).Rows, r => Assert.False(r.Own));
        await office.World.Do<NoteView, bool>(async u =>
        {
            await u.RunAsync(office.By(promoted), grant, await office.VersionAsync(grant));
            return true;
        });
        var version = await office.VersionAsync(grant);
        var several = await office.World.Do<SignSeveral, IReadOnlyList<SignSeveral.Result>>(u => u.RunAsync(office.By(promoted), [new(grant, version)]));
        Assert.Equal("proposer_cannot_sign", Assert.Single(Assert.IsType<ActOutcome.Refused>(Assert.Single(several).Outcome).Reasons).Code);
        await Office.Done(await office.Now<DecideDossier>(grant, (u, v) => u.GrantAsync(office.By(office.People.Head), grant, v)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Where_nobody_else_signs_the_way_out_is_told_and_a_delegate_then_does(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess, ProposalKind.Grant);
        await using (var db = office.World.Database.Open())
        {
            // The only head of the body is who proposed.
            var dossier = await db.Dossiers.FindAsync(id);
            (dossier!.AssigneeId, dossier.ProposedById) = (null, office.People.Head.Id);
            await db.SaveChangesAsync();
        }

        var text = await TextAsync<DecideDossier>(office, id, (u, v) => u.GrantAsync(office.By(office.People.Head), id, v));
        Assert.Contains("hãy ủy quyền ký cho lãnh đạo phòng, hoặc trả lại đề xuất", text, StringComparison.Ordinal);
        Assert.Equal([], await OthersAsync(office, office.People.Head, id));

        var deputy = await office.World.OfficialAsync(Role.DivisionHead, "SKHCN-QT-VP");
        var today = new DateOnly(2026, 3, 2);
        var request = new RecordDelegation.Request(await office.World.UnitAsync(World.Agency), office.People.Head.Id!.Value, deputy.Id!.Value, DelegationForm.ForHead, "Giám đốc", "Phó Giám đốc", [SigningKind.Results], [], [], "5/UQ", today, today);
        Assert.IsType<DelegationOutcome.Done>(await office.World.Do<RecordDelegation, DelegationOutcome>(u => u.RunAsync(office.By(office.People.Head), request)));
        Assert.Equal([deputy.Name], await OthersAsync(office, office.People.Head, id));
        var signing = deputy with { Delegations = await office.World.Do<ReadDelegations, IReadOnlyList<HeldDelegation>>(u => u.HeldAsync(deputy.Id.Value, today)) };
        await Office.Done(await office.Now<DecideDossier>(id, (u, v) => u.GrantAsync(office.By(signing), id, v)));
    }

    private static DateOnly VietnamDay(Office office, int more) => Law.Calendar.VietnamTime.DayOf(office.World.Clock.Now).AddDays(more);

    private static async Task<IReadOnlyList<string>?> OthersAsync(Office office, Actor actor, Guid id)
    {
        var dossier = await office.World.DossierAsync(id);
        return await office.World.Do<ReadDossier, IReadOnlyList<string>?>(u => u.OtherSignersAsync(actor, dossier, new(2026, 3, 2)));
    }

    private static async Task<string> TextAsync<TUseCase>(Office office, Guid id, Func<TUseCase, int, Task<ActOutcome>> act)
        where TUseCase : notnull
    {
        var refused = Assert.IsType<ActOutcome.Refused>(await office.Now(id, act));
        return refused.Reasons.Single(r => r.Code == "proposer_cannot_sign").Text;
    }
}

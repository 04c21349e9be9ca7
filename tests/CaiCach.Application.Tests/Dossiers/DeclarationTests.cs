using CaiCach.Application.Acting;
using CaiCach.Application.DataRequests;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Drafts;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>A paper that is filled in as an electronic declaration: filed, refused, filed again, declared anew, drafted.</summary>
public sealed class DeclarationTests
{
    private const string Kept = """{"coSo":"Phòng khám Mẫu","soGiayTo":"045090999901","soMay":"1500","loai":"Cố định"}""";

    private static readonly Dictionary<string, string?> Answers = new()
    {
        ["soMay"] = "1.500",
        ["coSo"] = " Phòng khám Mẫu ",
        ["soGiayTo"] = "045090999901",
        ["loai"] = "Cố định",
        ["bienSo"] = "74A-000.01",
        ["giaTri"] = "",
    };

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Answers_satisfy_the_paper_once_and_are_kept_whole_with_their_hash_and_in_the_copy_of_own_data(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        await world.DeclareAsync();
        var citizen = await world.CitizenAsync();
        var request = (await world.RequestAsync(citizen)) with { Papers = [new("C1", null, Answers: Answers)] };
        var done = Assert.IsType<SubmitDossier.Outcome.Submitted>(await SubmitAsync(world, citizen, request));

        var dossier = await world.DossierAsync(done.Id);
        var paper = Assert.Single(dossier.Papers);
        Assert.Equal((PaperKind.Component, "C1", Kept, (int?)dossier.ProcedureVersion, (string?)null), (paper.Kind, paper.ComponentCode, paper.Answers, paper.AnswersVersion, paper.Sha256));
        await using var db = world.Database.Open();
        var data = DossierEventData.Parse((await db.Events.SingleAsync(e => e.StreamId == done.Id)).Data);
        Assert.Equal([DeclaredAnswers.HashOf(Kept)], data.Declared);

        // Once, however the fields are ordered; another content is another filing.
        var again = request with { Papers = [new("C1", null, Answers: Answers.Reverse().ToDictionary())] };
        Assert.Equal(done.Id, Assert.IsType<SubmitDossier.Outcome.Submitted>(await SubmitAsync(world, citizen, again)).Id);
        var other = request with { Papers = [new("C1", null, Answers: new Dictionary<string, string?>(Answers) { ["soMay"] = "2" })] };
        Assert.IsType<SubmitDossier.Outcome.KeyReused>(await SubmitAsync(world, citizen, other));

        var copy = await world.Do<CopyOwnData, CopyOwnData.Copy>(u => u.RunAsync(world.By(citizen), "json"));
        Assert.Contains(new("Số máy", "1.500"), Assert.Single(copy.Dossiers).Declarations);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_is_filed_online_is_declared_and_each_fault_stands_at_its_field_and_a_paper_form_satisfies_at_the_counter(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        await world.DeclareAsync();
        var citizen = await world.CitizenAsync();
        var request = await world.RequestAsync(citizen);
        foreach (var (papers, faults) in ((IReadOnlyList<PaperInput>, string[])[])
        [
            (request.Papers, ["papers.C1 declaration_missing"]),
            ([], ["papers.C1 paper_missing"]),
            ([new("C1", null, Answers: new Dictionary<string, string?>())], ["papers[0].answers.coSo answer_missing", "papers[0].answers.loai answer_missing", "papers[0].answers.soGiayTo answer_missing", "papers[0].answers.soMay answer_missing"]),
            ([.. request.Papers, With("soMay", "0")], ["papers[1].answers.soMay answer_out_of_range"]),
            ([With("la", "x")], ["papers[0].answers.la answer_unknown"]),
            ([With("loai", "Di động") with { Answers = new Dictionary<string, string?>(Answers) { ["loai"] = "Di động", ["bienSo"] = " " } }], ["papers[0].answers.bienSo answer_missing"]),
            ([With("soMay", "1"), With("soMay", "2")], ["papers[1].answers declaration_twice"]),
            ([With("soMay", "1"), new("", null, Answers: Answers)], ["papers[1].answers declaration_unknown"]),
        ])
        {
            var invalid = Assert.IsType<SubmitDossier.Outcome.Invalid>(await SubmitAsync(world, citizen, request with { Papers = papers }));
            Assert.Equal(faults, invalid.Faults.Select(f => $"{f.Field} {f.Code}").Order(StringComparer.Ordinal));
        }

        await using var db = world.Database.Open();
        Assert.Equal(0, await db.Dossiers.CountAsync());

        var receiver = await world.OfficialAsync(Law.Organisation.Role.Receiver, "SKHCN-QT-MC");
        var direct = request with { Channel = Channel.Direct, Applicant = request.Applicant with { ReturnWay = ReturnWay.AtCounter }, Papers = [new("C1", null, 1)] };
        Assert.IsType<SubmitDossier.Outcome.Submitted>(await SubmitAsync(world, receiver, direct));
        var both = Assert.IsType<SubmitDossier.Outcome.Submitted>(await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(receiver, "k2"), direct with { Papers = [new("C1", null, 1, Answers: Answers)] })));
        var paper = Assert.Single((await world.DossierAsync(both.Id)).Papers);
        Assert.Equal((1, Kept), (paper.Originals, paper.Answers));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_supplement_declares_anew_beside_what_was_declared(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        await world.DeclareAsync();
        var citizen = await world.CitizenAsync();
        var receiver = await world.OfficialAsync(Law.Organisation.Role.Receiver, "SKHCN-QT-MC");
        var id = Assert.IsType<SubmitDossier.Outcome.Submitted>(await SubmitAsync(world, citizen, (await world.RequestAsync(citizen)) with { Papers = [new("C1", null, Answers: Answers)] })).Id;
        Assert.IsType<ActOutcome.Done>(await world.Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), id, 1)));
        Assert.IsType<ActOutcome.Done>(await world.Do<AskIntakeSupplement, ActOutcome>(u => u.RunAsync(world.By(receiver), id, 2, new(["Tờ khai ghi lại số máy"], "Sửa số máy", null))));
        var wrong = Assert.IsType<ActOutcome.Invalid>(await world.Do<ResubmitDossier, ActOutcome>(u => u.RunAsync(world.By(citizen), id, 3, [With("soMay", "không")])));
        Assert.Equal("papers[0].answers.soMay", Assert.Single(wrong.Faults).Field);
        Assert.IsType<ActOutcome.Done>(await world.Do<ResubmitDossier, ActOutcome>(u => u.RunAsync(world.By(citizen), id, 3, [With("soMay", "7")])));

        var papers = (await world.DossierAsync(id)).Papers.OrderBy(p => p.AddedAtVersion).ToList();
        Assert.Equal([(PaperKind.Component, "1500"), (PaperKind.Supplement, "7")], papers.Select(p => (p.Kind, DeclaredAnswers.Parse(p.Answers!)["soMay"])));
        await using var db = world.Database.Open();
        var last = await db.Events.Where(e => e.StreamId == id).OrderByDescending(e => e.Version).FirstAsync();
        Assert.Equal([DeclaredAnswers.HashOf(papers[1].Answers!)], DossierEventData.Parse(last.Data).Declared);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_is_asked_for_an_opinion_or_gets_a_part_reads_what_is_declared(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await office.World.DeclareAsync();
        var citizen = office.People.Citizen;
        var id = Assert.IsType<SubmitDossier.Outcome.Submitted>(await SubmitAsync(office.World, citizen, (await office.World.RequestAsync(citizen)) with { Papers = [new("C1", null, Answers: Answers)] })).Id;
        await Office.Done(await office.Now<TakeUpDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v)));
        await Office.Done(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v)));
        await Office.Done(await office.Now<TransferDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, office.DivisionId)));
        await Office.Done(await office.Now<AssignDossier>(id, (u, v) => u.RunAsync(office.By(office.People.DivisionHead), id, v, office.People.Specialist.Id!.Value)));
        var paper = Assert.Single((await office.World.DossierAsync(id)).Papers).Id;

        var (legal, lawyer) = (await office.World.UnitAsync("BKHCN-PC"), await office.World.OfficialAsync(Law.Organisation.Role.AgencyHead, "BKHCN-PC"));
        await Office.Done(await office.Now<ConsultBodies>(id, (u, v) => u.RunAsync(office.By(office.People.Specialist), id, v, new("Có trùng không?", [new(legal, 3)], [paper]))));
        var asked = await office.AskedAsync(id, "BKHCN-PC");
        var shared = (await office.World.Do<ReadConsultation, ReadConsultation.View?>(u => u.RunAsync(lawyer, asked.Id)))!;
        Assert.Equal((Kept, "1.500"), (Assert.Single(shared.Papers).Answers, DeclaredAnswers.LinesOf(await office.World.ReferenceAsync(), shared.ProcedureCode, shared.Papers[0]).Single(l => l.Key == "Số máy").Value));
        await Office.Done(await office.Now<RecallConsultation>(id, (u, v) => u.RunAsync(office.By(office.People.Specialist), id, v, "Đã rõ")));

        var interior = await office.World.UnitAsync("SNV-QT");
        await Office.Done(await office.Now<SendParts>(id, (u, v) => u.RunAsync(office.By(office.People.Specialist), id, v, new("Thẩm định địa điểm", [new(interior, 3)], [paper]))));
        await using var db = office.World.Database.Open();
        var part = await db.Dossiers.Include(d => d.Papers).SingleAsync(d => d.PartOfId == id);
        Assert.Equal(Kept, Assert.Single(part.Papers).Answers);
        Assert.Equal([DeclaredAnswers.HashOf(Kept)], DossierEventData.Parse((await db.Events.SingleAsync(e => e.StreamId == part.Id)).Data).Declared);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_draft_begins_with_what_the_applicant_said_keeps_what_is_typed_and_is_filed_with_it(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        await world.DeclareAsync();
        var citizen = await world.CitizenAsync();
        var draft = (await world.Do<StartDraft, StartDraft.Outcome>(u => u.RunAsync(world.By(citizen), World.Procedure, new(World.Agency, null, DraftFields.Self)))).DraftId!.Value;
        var view = await ReadAsync();
        var component = view.Components[0];
        Assert.Equal(view.Account.FullName, view.TypedOf(component)["coSo"]);

        await SaveAsync(("coSo", view.Account.FullName));
        Assert.DoesNotContain(DraftFields.Declared("C1", "coSo"), (await ReadAsync()).Answers.Fields.Keys);

        await SaveAsync(("soMay", "abc"), ("coSo", ""), ("khongCo", "x"));
        view = await ReadAsync();
        Assert.Equal(("", "abc", false), (view.TypedOf(component)["coSo"], view.TypedOf(component)["soMay"], view.Answers.Fields.Keys.Any(k => k.EndsWith("khongCo", StringComparison.Ordinal))));
        Assert.Equal(["papers.C1.answers.coSo", "papers.C1.answers.loai", "papers.C1.answers.soMay"], view.DeclarationFaults.Select(f => f.Field).Order(StringComparer.Ordinal));
        Assert.IsType<SubmitDraft.Outcome.Faulty>(await world.Do<SubmitDraft, SubmitDraft.Outcome>(u => u.RunAsync(world.By(citizen), draft, view.Draft.Version)));

        await SaveAsync(("soMay", "3"), ("coSo", "Phòng khám"), ("loai", "Cố định"));
        await world.Do<SaveDraft, bool>(u => u.RunAsync(world.By(citizen), draft, new Dictionary<string, string> { ["BirthDate"] = "17/5/1990", ["Phone"] = "0912345678", ["Address"] = "Thôn 1" }, 99, "p"));
        view = await ReadAsync();
        var done = Assert.IsType<SubmitDraft.Outcome.Submitted>(await world.Do<SubmitDraft, SubmitDraft.Outcome>(u => u.RunAsync(world.By(citizen), draft, view.Draft.Version)));
        Assert.Equal("3", DeclaredAnswers.Parse(Assert.Single((await world.DossierAsync(done.DossierId)).Papers).Answers!)["soMay"]);

        async Task<ReadDraft.View> ReadAsync() => (await world.Do<ReadDraft, ReadDraft.View?>(u => u.RunAsync(world.By(citizen), draft)))!;

        Task SaveAsync(params (string Key, string Value)[] typed) =>
            world.Do<SaveDraft, bool>(u => u.RunAsync(world.By(citizen), draft, typed.ToDictionary(t => DraftFields.Declared("C1", t.Key), t => t.Value), 99, "p"));
    }

    private static PaperInput With(string key, string value) => new("C1", null, Answers: new Dictionary<string, string?>(Answers) { [key] = value });

    private static Task<SubmitDossier.Outcome> SubmitAsync(World world, Actor actor, SubmitDossier.Request request) =>
        world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(actor, "k"), request));
}

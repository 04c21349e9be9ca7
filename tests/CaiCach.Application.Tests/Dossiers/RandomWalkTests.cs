using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Tests.Petitions;
using CaiCach.Application.Tests.Procedures;
using CaiCach.Application.Tests.Reports;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>
/// Dossiers that officials and applicants push about at random, days apart, as far as the law lets them. Whatever the way: every state has its
/// event, the events tell the one clock the record has, the measures equal a recount and every report balances, those of petitions, announcements and bodies that were asked among them.
/// </summary>
public sealed class RandomWalkTests
{
    // `./caicach test --walk N` takes another number and, by its seed, another way; only a long one must do every act.
    private static readonly int Dossiers = int.TryParse(Environment.GetEnvironmentVariable("CAICACH_WALK"), CultureInfo.InvariantCulture, out var many) ? many : 44;
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("CAICACH_WALK_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 20261126;
    private const int Steps = 22;

    private const string ByStages = "SAMPLE.KD";

    private const string ByEvent = "1.014445";

    // By now the procedures by stages are in force.
    private const string Begin = "2026-11-30T09:00";

    private static readonly DossierAct[] Detours =
    [
        DossierAct.RejectIntake, DossierAct.ExpireIntakeSupplement, DossierAct.AskIntakeSupplement, DossierAct.AddPaper, DossierAct.Stop, DossierAct.Suspend, DossierAct.RequestWithdrawal, DossierAct.ApproveWithdrawal, DossierAct.DetermineDuty,
        DossierAct.OrderReopening, DossierAct.WithdrawReopening, DossierAct.RefuseReopening, DossierAct.CorrectResult, DossierAct.RecordLateCause, DossierAct.Apologise, DossierAct.ForecastDelay, DossierAct.ReturnPart, DossierAct.RecallParts, DossierAct.ReverseFee, DossierAct.ReverseDutyPart, DossierAct.PayFeePart, DossierAct.PayDutyPart,
        DossierAct.ConfirmPosted, DossierAct.ReturnUndelivered, DossierAct.Assign, DossierAct.Forward, DossierAct.CorrectContact, DossierAct.CorrectOwner, DossierAct.ReturnOriginals, DossierAct.ReturnStep, DossierAct.RecallConsultation, DossierAct.CorrectStart, DossierAct.CorrectStageEnd, DossierAct.DraftApology,
        DossierAct.ReportResult,
    ];

    // Filing is how each walk begins, and it is entered rightly; a review belongs to an internal process, and a reply to bodies outside the installation, of which there are none here.
    private static readonly DossierAct[] Untried = [DossierAct.Submit, DossierAct.AgreeReview, DossierAct.RecordReply, DossierAct.CorrectReply, DossierAct.LapseOpinions, DossierAct.CorrectFiling];

    private static readonly EveryActTests.Act[] Acts =
    [
        .. EveryActTests.Acts.Where(act => act.Kind is not (DossierAct.GiveOpinion or DossierAct.Consult or DossierAct.Propose or DossierAct.Apologise or DossierAct.DraftApology or DossierAct.Accept or DossierAct.AskSupplement or DossierAct.AgreeReview)),
        .. Enum.GetValues<ProposalKind>().Select(kind => new EveryActTests.Act(
            DossierAct.Propose, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Specialist, (o, _, id, v) => o.Propose(kind)(id, v))),
        new(DossierAct.Accept, BusinessState.IntakeReview, BusinessState.Accepted, o => o.People.Receiver, async (o, a, id, v) =>
        {
            // The fee of industrial property goes by a formula.
            long? fee = (await o.World.DossierAsync(id)).ProcedureCode == ByStages ? 0 : null;
            return await o.Do<AcceptDossier>(u => u.RunAsync(o.By(a), id, v, fee));
        }),
        new(DossierAct.Deliver, BusinessState.Issued, BusinessState.Done, o => o.People.Receiver,
            (o, a, id, v) => o.Do<DeliverResult>(u => u.ByPostAsync(o.By(a), id, v, new("Bưu điện", $"VD{v}", VietnamTime.DayOf(o.World.Clock.Now))))),
        new(DossierAct.Apologise, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Head,
            (o, a, id, v) => o.Do<ApologiseForDelay>(u => u.RunAsync(o.By(a), id, v, VietnamTime.DayOf(o.World.Clock.Now).AddDays(60), "Phải xác minh thực địa"))),
        // A time so short that who is silent is found out within the walk.
        new(DossierAct.AskSupplement, BusinessState.InProcess, BusinessState.SupplementRequested, o => o.People.Head,
            (o, a, id, v) => o.Do<AskSupplement>(u => u.RunAsync(o.By(a), id, v, ["Bản vẽ"], null, null, days: 3))),
        new(DossierAct.DraftApology, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Specialist,
            (o, a, id, v) => o.Do<DraftApology>(u => u.RunAsync(o.By(a), id, v, VietnamTime.DayOf(o.World.Clock.Now).AddDays(60), "Phải xác minh thực địa", null))),
        new(DossierAct.RecordStart, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Specialist,
            (o, a, id, v) => o.Do<RecordStart>(u => u.RunAsync(o.By(a), id, v, o.World.Clock.Now.AddHours(-1), "05/BB-KT"))),
        new(DossierAct.CorrectStart, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Head,
            (o, a, id, v) => o.Do<RecordStart>(u => u.CorrectAsync(o.By(a), id, v, o.World.Clock.Now.AddHours(-2), "05/BB-KT", "Biên bản ghi giờ khác"))),
        new(DossierAct.Consult, BusinessState.InProcess, BusinessState.Consulting, o => o.People.Specialist, (o, _, id, v) => o.ConsultAsync(id, v, ("SKHCN-QT-TTRA", 5), ("BKHCN-PC", 7))),
        new(DossierAct.GiveOpinion, BusinessState.Consulting, BusinessState.Consulting, o => o.Consulted,
            (o, a, id, v) => o.Do<GiveOpinion>(async u => await u.RunAsync(o.By(a), (await o.AskedAsync(id, "SKHCN-QT-TTRA")).Id, v, OpinionAnswer.Agree, null))),
        new(DossierAct.EndConsultation, BusinessState.Consulting, BusinessState.InProcess, _ => Actor.System, (o, a, id, v) => o.Do<EndConsultation>(u => u.RunAsync(o.By(a), id, v))),
        new(DossierAct.ReturnPart, BusinessState.InProcess, BusinessState.Stopped, o => o.People.Head, (o, a, id, v) => o.Do<ReturnPart>(u => u.GiveBackAsync(o.By(a), id, v, "Không thuộc thẩm quyền"))),
        new(DossierAct.RecallParts, BusinessState.Interlinked, BusinessState.InProcess, o => o.People.Specialist, (o, a, id, v) => o.Do<ReturnPart>(u => u.RecallAsync(o.By(a), id, v, "Tự giải quyết"))),
        new(DossierAct.EndParts, BusinessState.Interlinked, BusinessState.InProcess, _ => Actor.System, (o, a, id, v) => o.Do<EndParts>(u => u.RunAsync(o.By(a), id, v))),
        new(DossierAct.EndStage, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Specialist, (o, a, id, v) => o.Do<EndStage>(u => u.RunAsync(o.By(a), id, v, new("Đã công bố", o.World.Clock.Now.AddHours(-1), "3/TB", "Hết ý kiến")))),
        new(DossierAct.CorrectStageEnd, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Head,
            (o, a, id, v) => o.Do<CorrectStageEnd>(u => u.RunAsync(o.By(a), id, v, o.World.Clock.Now.AddHours(-2), "Ghi nhầm giờ"))),
        new(DossierAct.ForecastDelay, BusinessState.InProcess, BusinessState.InProcess, _ => Actor.System, (o, a, id, v) => o.Do<ForecastDelay>(u => u.RunAsync(o.By(a), id, v))),
        new(DossierAct.PassExpiredSupplement, BusinessState.SupplementRequested, BusinessState.SupplementRequested, _ => Actor.System, (o, a, id, v) => o.Do<ExpireSupplement>(u => u.PassAsync(o.By(a), id, v))),
        new(DossierAct.SettleFee, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Receiver, (o, a, id, v) => o.Do<SettleFee>(u => u.PaidAsync(o.By(a), id, v, "BL-02"))),
        new(DossierAct.PayFeePart, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Receiver, (o, a, id, v) => o.Do<SettleFee>(async u => await u.PaidAsync(o.By(a), id, v, $"BL-{v}", amount: (await o.World.DossierAsync(id)).FeeOwed - 1))),
        new(DossierAct.ReverseFee, BusinessState.InProcess, BusinessState.InProcess, o => o.Cashier, (o, a, id, v) => o.Do<GiveFeeBack>(u => u.ReverseAsync(o.By(a), id, v, "Ghi nhầm hồ sơ"))),
        new(DossierAct.ReverseDutyPart, BusinessState.FinancialDuty, BusinessState.FinancialDuty, o => o.Cashier, (o, a, id, v) => o.Do<GiveFeeBack>(u => u.ReverseDutyAsync(o.By(a), id, v, "Ghi nhầm số tiền"))),
        new(DossierAct.RefundFee, BusinessState.Withdrawn, BusinessState.Withdrawn, o => o.Cashier, (o, a, id, v) => o.Do<GiveFeeBack>(u => u.RefundAsync(o.By(a), id, v, PaymentMethod.Cash, "PC-01", "Rút hồ sơ", "Điều 9"))),
        new(DossierAct.RefundDuty, BusinessState.Withdrawn, BusinessState.Withdrawn, o => o.Cashier, (o, a, id, v) => o.Do<GiveFeeBack>(u => u.RefundDutyAsync(o.By(a), id, v, PaymentMethod.Cash, "PC-02", "Rút hồ sơ", "Điều 9"))),
        new(DossierAct.KeepMoney, BusinessState.Withdrawn, BusinessState.Withdrawn, o => o.Cashier, (o, a, id, v) => o.Do<GiveFeeBack>(u => u.KeepAsync(o.By(a), id, v, "Đã thẩm định", "Điều 9"))),
        new(DossierAct.ReturnOriginals, BusinessState.Withdrawn, BusinessState.Withdrawn, o => o.People.Receiver,
            async (o, a, id, v) =>
            {
                var originals = DeliverResult.OriginalsOf(await o.World.DossierAsync(id)).Select(p => p.Id).ToList();
                return await o.Do<ReturnOriginals>(u => u.RunAsync(o.By(a), id, v, identityChecked: true, "Phạm Văn Thử Một", originals));
            }),
    ];

    // Dossiers of a procedure that names the system of a ministry go there and back, and hardly anything else is done to them.
    private static readonly EveryActTests.Act[] Routes =
    [
        .. Acts.Where(act => act.Kind is DossierAct.TakeUp or DossierAct.Accept or DossierAct.Transfer or DossierAct.Assign or DossierAct.RecordLateCause or DossierAct.Deliver),
        new(DossierAct.OfferRoute, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Specialist, (o, a, id, v) => o.Do<HandOverRoute>(u => u.OfferAsync(o.By(a), id, v, $"Bộ xử lý, {v}"))),
        new(DossierAct.AcceptRoute, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Clerk, (o, a, id, v) => o.Do<HandOverRoute>(u => u.AcceptAsync(o.By(a), id, v, new($"BO-{v}", o.World.Clock.Now, "CV 5")))),
        new(DossierAct.RefuseRoute, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Clerk, (o, a, id, v) => o.Do<HandOverRoute>(u => u.RefuseAsync(o.By(a), id, v, $"Không nhận, {v}"))),
        new(DossierAct.OfferBack, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Clerk, (o, a, id, v) => o.Do<HandBackRoute>(u => u.OfferAsync(o.By(a), id, v, $"Trả lại, {v}"))),
        new(DossierAct.AcceptBack, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Specialist, (o, a, id, v) => o.Do<HandBackRoute>(u => u.AcceptAsync(o.By(a), id, v))),
        new(DossierAct.RefuseBack, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Specialist, (o, a, id, v) => o.Do<HandBackRoute>(u => u.RefuseAsync(o.By(a), id, v, $"Không nhận lại, {v}"))),
        new(DossierAct.ReportStatus, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Clerk, (o, a, id, v) => o.Do<ReportStatus>(u => u.RunAsync(o.By(a), id, v, new(4, o.World.Clock.Now.AddHours(-v % 5))))),
        new(DossierAct.ReportResult, BusinessState.InProcess, BusinessState.Issued, o => o.People.Clerk,
            async (o, a, id, v) =>
            {
                var file = await o.FileAsync(a);
                return await o.Do<ReportResult>(u => u.RunAsync(o.By(a), id, v, new($"{v}/QĐ", o.World.Clock.Now.AddMinutes(-30), file)));
            }),
    ];

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Whatever_way_dossiers_go_the_events_the_clock_the_measures_and_the_reports_agree(string engine)
    {
        await using var office = await Office.OpenAsync(engine, Begin);
        await office.CallConsultedAsync();
        await office.CallCashierAsync("SKHCN-QT-MC");
        await office.CallAdministratorAsync(World.Agency);
        var bureau = await office.BesideAsync("BKHCN-SHTT", "BKHCN-SHTT-MC", "BKHCN-SHTT-KD", "BKHCN-SHTT");
        await bureau.CallCashierAsync("BKHCN-SHTT-MC");
        await bureau.CallAdministratorAsync("BKHCN-SHTT");
        await EventStartTests.StartWithEventAsync(office.World, ByEvent);
        var petitions = await RandomPetitions.OpenAsync(office.World, 20261128, (World.Agency, Office.Division), ("BKHCN-SHTT", "BKHCN-SHTT-KD"));
        var chance = new Random(Seed);
        var ids = new List<Guid>();
        var (done, silent) = (new HashSet<DossierAct>(), new HashSet<Guid>());
        for (var i = 0; i < Dossiers; i++)
        {
            ids.Add(await ((i % 6) switch
            {
                0 or 3 => SubmitAsync(office, "PAUSE.SAMPLE"),
                1 => SubmitAsync(bureau, ByStages),
                2 => SubmitAsync(office, ByEvent),
                _ => office.InAsync(BusinessState.Submitted),
            }));
        }

        var (byRoute, routed) = (new Random(20261127), new List<Guid>());
        for (var i = 0; i < 8; i++)
        {
            routed.Add(await office.InAsync(BusinessState.Submitted));
        }

        await MastershipTests.LeadAsync(office.World, "central_ministry");

        // Every fifth applicant answers nothing.
        silent.UnionWith(ids.Where((_, i) => i % 5 == 4));
        for (var step = 0; step < Steps; step++)
        {
            foreach (var id in ids.ToList())
            {
                if (await StepAsync(Acts, office, bureau, chance, id, silent.Contains(id), done) is DossierAct.Reopen or DossierAct.SendParts)
                {
                    ids.AddRange((await AllAsync(office)).Except(ids).Except(routed));
                }
            }

            foreach (var id in routed)
            {
                await StepAsync(Routes, office, bureau, byRoute, id, silent: false, done);
            }

            await petitions.StepAsync(Math.Max(2, Dossiers / 44));
            if (step == Steps / 2)
            {
                await AnnounceAsync(office);
            }

            office.World.Clock.Advance(TimeSpan.FromHours(chance.Next(1, 120)));
        }

        await using (var db = office.World.Database.Open())
        {
            // Acts of the program itself that follow from the acts of people.
            var types = await db.Events.Select(e => e.Type).Distinct().ToListAsync();
            done.UnionWith(Enum.GetValues<DossierAct>().Where(act => types.Contains(DossierEvents.TypeOf(act))));
        }

        var left = Enum.GetValues<DossierAct>().Except(done).Except(Untried).ToList();
        Assert.Empty(Routes.Select(act => act.Kind).Except(done));
        Assert.Empty(Enum.GetValues<PetitionAct>().Except(petitions.Done));
        Assert.True(left.Count <= (Dossiers < 1000 ? 8 : 0), $"Never done: {string.Join(", ", left)}");
        foreach (var id in ids.Concat(routed))
        {
            await AssertToldAsync(office, id);
        }

        await office.World.AssertRecountAsync();
        await ReportIdentities.AssertAsync(office.World, new(2026, 11, 1), "SKHCN-QT", office.People.Receiver);
    }

    /// <summary>The catalogue gets a procedure that nobody files, so that there is something to tell of announcements.</summary>
    private static async Task AnnounceAsync(Office office)
    {
        var catalogue = new CatalogueOffice(office.World, await office.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"), office.People.Head);
        var (today, law) = (VietnamTime.DayOf(office.World.Clock.Now), VietnamTime.DayOf(office.World.Clock.Now).AddDays(30));
        var decision = catalogue.Decision() with { Day = today, Confirmed = new AnnouncementDays(today, law, law).Key };
        await catalogue.PublicAsync(await catalogue.PublishedAsync(await catalogue.NewReviewedAsync(), new(decision, law, law, [], [World.Agency])));
    }

    /// <summary>A request of another procedure of a body, its papers handed in as originals, too.</summary>
    private static async Task<Guid> SubmitAsync(Office office, string procedure)
    {
        var reference = await office.World.ReferenceAsync();
        var body = reference.Organisation.Find(reference.Organisation.Find(office.DivisionId)!.AgencyId)!;
        var papers = new List<PaperInput>();
        foreach (var component in reference.LatestProcedure(procedure)!.Components.Where(c => c.Mandatory))
        {
            papers.Add(new(component.Code, (await office.World.UploadAsync(office.People.Citizen, "%PDF-1.4 " + component.Code)).Id, Originals: 1));
        }

        var request = (await office.World.RequestAsync(office.People.Citizen)) with { ProcedureCode = procedure, AgencyCode = body.Code, Applicant = World.OwnerFor(reference.LatestProcedure(procedure)!), Papers = papers };
        var outcome = await office.World.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(office.By(office.People.Citizen), request));
        return outcome is SubmitDossier.Outcome.Submitted { Id: var id } ? id : throw new InvalidOperationException(string.Join("; ", ((SubmitDossier.Outcome.Invalid)outcome).Faults));
    }

    /// <summary>Every dossier there is, those that ended ones were opened again as among them.</summary>
    private static async Task<List<Guid>> AllAsync(Office office)
    {
        await using var db = office.World.Database.Open();
        return await db.Dossiers.OrderBy(d => d.Id).Select(d => d.Id).ToListAsync();
    }

    private static async Task<DossierAct?> StepAsync(EveryActTests.Act[] acts, Office lead, Office bureau, Random chance, Guid id, bool silent, HashSet<DossierAct> done)
    {
        var dossier = await WholeAsync(lead, id);
        var reference = await lead.World.ReferenceAsync();
        var office = dossier.AgencyId == reference.Organisation.Find(bureau.DivisionId)!.AgencyId ? bureau : lead;
        var facts = DossierFactsReader.Of(dossier, reference, office.World.Clock.Now);
        var possible = acts.Where(act => DossierRules.Find(act.Kind, dossier.State) is not null && (act.Kind != DossierAct.GiveOpinion || dossier.State == BusinessState.Consulting) && !(silent && act.ByApplicant)).ToArray();
        // Most ways are long ones, and only some dossiers can go to another system at all; what was never done comes before what was.
        foreach (var act in possible.OrderBy(act => chance.NextDouble() * (!done.Contains(act.Kind) ? 0.5 : Detours.Contains(act.Kind) ? 4 : act.Kind is DossierAct.OfferRoute or DossierAct.AcceptRoute ? 0.3 : 1)).ToList())
        {
            // The program is offered nothing, nor is who is asked for an opinion alone. Of what is not offered to others, one act in ten is tried all the same.
            var actor = act.Who(office);
            var offered = act.Kind == DossierAct.GiveOpinion || actor.Kind == ActorKind.System || DossierRules.ActsOpenTo(facts, DossierScope.FactsOf(actor, dossier, reference.Organisation)).Contains(act.Kind);
            if (!offered && chance.Next(10) > 0)
            {
                continue;
            }

            var outcome = await act.Run(office, actor, id, dossier.Version);
            // What was said last is done again without a new version.
            if (outcome is ActOutcome.Done { Version: var version } && version > dossier.Version)
            {
                Assert.True(offered, $"{act.Kind} is done in {dossier.State} and was not offered.");
                done.Add(act.Kind);
                return act.Kind;
            }

            Assert.True(outcome is ActOutcome.Done or ActOutcome.Refused or ActOutcome.Invalid or ActOutcome.NotFound, $"{act.Kind}: {Office.Describe(outcome)}");
            Assert.Equal(dossier.Version, await office.VersionAsync(id));
        }

        return null;
    }

    private static async Task<Dossier> WholeAsync(Office office, Guid id)
    {
        var dossier = await office.World.DossierAsync(id);
        await using var db = office.World.Database.Open();
        dossier.Stages.AddRange(await db.Set<DossierStage>().AsNoTracking().Where(s => s.DossierId == id).OrderBy(s => s.Number).ToListAsync());
        dossier.Apology = await db.Set<ApologyDraft>().AsNoTracking().FirstOrDefaultAsync(a => a.DossierId == id);
        return dossier;
    }

    private static async Task AssertToldAsync(Office office, Guid id)
    {
        var dossier = await office.World.DossierAsync(id);
        var events = (await office.EventsAsync(id)).Select(e => (e.Version, e.At, Data: DossierEventData.Parse(e.Data))).ToList();

        Assert.Equal(Enumerable.Range(1, dossier.Version), events.Select(e => e.Version));
        Assert.All(events.Zip(events.Skip(1)), pair => Assert.Equal(pair.First.Data.To, pair.Second.Data.From));
        Assert.Equal(dossier.State, events[^1].Data.To);
        // A stage of others has no due date.
        Assert.Equal(dossier.DueAt, events.LastOrDefault(e => e.Data.Due is not null || e.Data.Stage is not null).Data?.Due);
        if (dossier is { AcceptedAt: not null, DueAt: { } told })
        {
            // The clock is counted once more from what started it, the limit, the ended pauses and the calendar alone.
            Assert.Equal(VietnamTime.ToLocal(told), DossierTimes.Due(dossier, (await office.World.ReferenceAsync()).Calendar(dossier.CalendarVersion)!).DueAfterPauses);
            Assert.Equal(events.First(e => e.Data.Rule == (dossier.PartOfId is null ? "7" : "15b")).At, dossier.AcceptedAt);
        }

        var owesCause = dossier.LateCause is null && (dossier.FinishedAt is null ? dossier.PausedAt is null : dossier.Timeliness == Timeliness.Late);
        Assert.Equal(owesCause ? dossier.DueAt : null, dossier.CauseOwedAt);
        var way = string.Join(", ", events.Select(e => $"{e.Data.Rule} to {e.Data.To} due {e.Data.Due:s}"));
        // A duty named after the due date does not stop the clock.
        var late = dossier.State == BusinessState.FinancialDuty && dossier.DueAt < events.Last(e => e.Data.Rule == "13").At;
        if (dossier.State is BusinessState.SupplementRequested or BusinessState.FinancialDuty && !late)
        {
            Assert.True(dossier.PausedAt is not null, $"The clock runs in {dossier.State}: {way}");
        }

        if (dossier.State is BusinessState.InProcess or BusinessState.Consulting or BusinessState.Accepted)
        {
            Assert.True(dossier.PausedAt is null && dossier.FinishedAt is null, $"The clock stands in {dossier.State}: {way}");
        }
    }
}

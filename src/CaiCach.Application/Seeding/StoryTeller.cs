using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.Application.Seeding;

/// <summary>Runs stories through the use cases in the order of time, each act in a scope of its own; acts that were done before are left alone.</summary>
internal sealed class StoryTeller(IServiceProvider services, Cast cast, ReferenceSnapshot reference, string keyPrefix, byte[] result)
{
    private const long StatedFee = 2_000_000;
    private const string Basis = "Nghị định số 118/2025/NĐ-CP";
    private const string Unreadable = "Bản chụp giấy tờ bị mờ, không đọc được; đề nghị tải lên bản rõ nét.";

    private const string Question = "Đề nghị quý cơ quan, đơn vị cho ý kiến về sự phù hợp của nội dung đề nghị với quy định chuyên ngành.";

    private const string PartTask = "Đề nghị xác nhận tình trạng pháp lý của quyền sở hữu trí tuệ nêu trong hồ sơ.";

    private readonly Dictionary<int, (Guid Id, int Version)> told = [];

    /// <summary>Does what is missing; returns how many acts that were.</summary>
    public async Task<int> TellAsync(IReadOnlyList<Story> stories, CancellationToken cancel)
    {
        await ReadToldAsync(cancel);
        var done = 0;
        foreach (var step in stories.SelectMany(s => s.Steps(reference.CurrentCalendar!)).OrderBy(s => s.At).ThenBy(s => s.Story.Number))
        {
            if (told.TryGetValue(step.Story.Number, out var before) && before.Version > step.Version)
            {
                continue;
            }

            told[step.Story.Number] = step.Version == 0 ? await SubmitAsync(step, cancel) : await ActAsync(step, before.Id, cancel);
            done++;
        }

        return done;
    }

    private async Task ReadToldAsync(CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaiCachDb>();
        var rows = await (from key in db.IdempotencyKeys
                          join dossier in db.Dossiers on key.ResultId equals dossier.Id
                          where key.Key.StartsWith(keyPrefix)
                          select new { key.Key, dossier.Id, dossier.Version }).ToListAsync(cancel);
        foreach (var row in rows)
        {
            told[int.Parse(row.Key[keyPrefix.Length..], System.Globalization.CultureInfo.InvariantCulture)] = (row.Id, row.Version);
        }
    }

    private async Task<(Guid Id, int Version)> SubmitAsync(StoryStep step, CancellationToken cancel)
    {
        var story = step.Story;
        var procedure = reference.ProcedureInForce(story.Procedure, story.Start)!;
        var context = By(Submitter(story), step) with { IdempotencyKey = $"{keyPrefix}{story.Number:00}" };
        var caseCode = procedure.Cases[0].Code;
        var papers = new List<PaperInput>();
        foreach (var component in procedure.RequiredComponents(caseCode))
        {
            var pdf = SamplePdf.Page("BAN MAU", $"Giay to {component.Code}", $"Thu tuc {story.Procedure}", $"Ho so {keyPrefix}{story.Number:00}");
            papers.Add(new(component.Code, await UploadAsync(context, pdf, $"{component.Code}.pdf", cancel), story.Channel == Channel.Online ? 0 : 1)
            {
                Answers = story.Channel == Channel.Online && component.Declaration is { } declaration ? SampleAnswers.Of(declaration, cast.Form(story.Owner)) : null,
            });
        }

        var request = new SubmitDossier.Request(story.Procedure, story.Agency, caseCode, story.Channel, cast.Form(story.Owner), $"Đề nghị giải quyết: {procedure.Name}.", papers);
        var outcome = await Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(context, request, cancel));
        return outcome is SubmitDossier.Outcome.Submitted submitted ? (submitted.Id, submitted.Version) : throw Wrong(step, outcome);
    }

    private async Task<(Guid Id, int Version)> ActAsync(StoryStep step, Guid id, CancellationToken cancel)
    {
        var outcome = await RunAsync(step, id, step.Version, cancel);
        return outcome is ActOutcome.Done done ? (done.Id, done.Version) : throw Wrong(step, outcome);
    }

    private Task<ActOutcome> RunAsync(StoryStep step, Guid id, int v, CancellationToken cancel)
    {
        var story = step.Story;
        var n = story.Number;
        var submitter = By(Submitter(story), step);
        var comes = submitter.Actor.Kind == ActorKind.Official || step.Act == "collect" ? ComesFor(story) : null;
        var receiver = By(cast.Official(story.Agency, Role.Receiver, n), step);
        var specialist = By(cast.Official(story.Agency, Role.Specialist, n), step);
        var head = By(cast.Official(story.Agency, Role.AgencyHead), step);
        var course = SampleProcesses.CourseOf(story.Procedure);
        return step.Act switch
        {
            "take" => Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(receiver, id, v, cancel)),
            "ask-intake" => Do<AskIntakeSupplement, ActOutcome>(u => u.RunAsync(receiver, id, v, new([Unreadable], "Thành phần hồ sơ chưa đọc được đầy đủ.", Basis, 5), cancel)),
            "resubmit" => WithPaperAsync(submitter, step, papers => Do<ResubmitDossier, ActOutcome>(u => u.RunAsync(submitter, id, v, papers, comes, cancel)), cancel: cancel),
            "expire" => Do<ExpireIntakeSupplement, ActOutcome>(u => u.RunAsync(By(Actor.System, step), id, v, cancel)),
            "reject" => Do<RejectIntake, ActOutcome>(u => u.RunAsync(receiver, id, v, "Nội dung đề nghị không thuộc thẩm quyền giải quyết của cơ quan.", Basis, cancel: cancel)),
            "accept" => Do<AcceptDossier, ActOutcome>(u => u.RunAsync(receiver, id, v, FeeOf(story), TakingOf(story), cancel: cancel)),
            "pay" => Do<SettleFee, ActOutcome>(u => u.PaidAsync(By(cast.Official(story.Agency, Role.Cashier), step), id, v, $"BL-MAU-{n:0000}", cancel: cancel)),
            "transfer" => Do<TransferDossier, ActOutcome>(u => u.RunAsync(receiver, id, v, specialist.Actor.Posts[0].UnitId, course, cancel)),
            "assign" => Do<AssignDossier, ActOutcome>(u => u.RunAsync(By(cast.AssignerFor(specialist.Actor), step), id, v, specialist.Actor.Id!.Value, course, cancel)),
            "propose" => ProposeGrantAsync("Hồ sơ đầy đủ, hợp lệ, đủ điều kiện giải quyết; kính trình lãnh đạo ký kết quả."),
            "propose-refuse" => Propose(new(ProposalKind.Refuse, "Nội dung kê khai không đáp ứng điều kiện của thủ tục; đề nghị từ chối giải quyết.", Basis)),
            "propose-stop" => Propose(new(ProposalKind.Stop, "Người nộp không còn đủ điều kiện để tiếp tục giải quyết; đề nghị dừng xử lý.", Basis)),
            "propose-supplement" => Propose(new(ProposalKind.Supplement, "Cần làm rõ số liệu trong giấy tờ đã nộp.", Basis, [Unreadable])),
            "return" => Do<ReturnStep, ActOutcome>(u => u.RunAsync(head, id, v, "Bổ sung nhận xét về thông số kỹ thuật trước khi trình ký.", cancel)),
            "ask" => Do<AskSupplement, ActOutcome>(u => u.RunAsync(head, id, v, [Unreadable], "Cần làm rõ số liệu trong giấy tờ đã nộp.", Basis, cancel: cancel)),
            "hand-in" => WithPaperAsync(submitter, step, papers => Do<HandInSupplement, ActOutcome>(u => u.RunAsync(submitter, id, v, papers, comes, cancel)), cancel: cancel),
            "receive" => Do<ReceiveSupplement, ActOutcome>(u => u.RunAsync(receiver, id, v, cancel: cancel)),
            "withdraw" => Do<RequestWithdrawal, ActOutcome>(u => u.RunAsync(submitter, id, v, "Tôi không còn nhu cầu giải quyết thủ tục này.", comes, cancel: cancel)),
            "approve-withdrawal" => Do<AnswerWithdrawal, ActOutcome>(u => u.ApproveAsync(head, id, v, cancel)),
            "stop" => Do<StopDossier, ActOutcome>(u => u.RunAsync(head, id, v, "Người nộp không còn đủ điều kiện để tiếp tục giải quyết.", Basis, cancel)),
            "duty" => Do<ImposeFinancialDuty, ActOutcome>(u => u.DetermineAsync(specialist, id, v, StatedFee, "Nộp khoản tiền theo thông báo của cơ quan; gửi chứng từ cho Bộ phận Một cửa.", cancel)),
            "suspend" => Do<SuspendDossier, ActOutcome>(u => u.RunAsync(head, id, v, "Chờ kết luận giám định của cơ quan có thẩm quyền.", Basis, stopsClock: true, cancel)),
            "consult" => Do<ConsultBodies, ActOutcome>(async u => await u.RunAsync(specialist, id, v, new(Question, [new(Unit("BKHCN-SHTT"), 10), new(Neighbour(), 7)], await FilesAsync(id, cancel)), cancel)),
            "end-stage" => Do<EndStage, ActOutcome>(u => u.RunAsync(specialist, id, v, new("Đơn hợp lệ về hình thức; chuyển công bố đơn.", specialist.Now, "QĐ chấp nhận đơn"), cancel)),
            "send-part" => Do<SendParts, ActOutcome>(async u => await u.RunAsync(specialist, id, v, new(PartTask, [new(Unit("BKHCN-SHTT"), 6)], await FilesAsync(id, cancel)), cancel)),
            "grant" => Do<DecideDossier, ActOutcome>(u => u.GrantAsync(head, id, v, Late(n), course, cancel)),
            "refuse" => Do<DecideDossier, ActOutcome>(u => u.RefuseAsync(head, id, v, "Nội dung kê khai không đáp ứng điều kiện của thủ tục.", Basis, Late(n), course, cancel)),
            "issue" => IssueAsync(By(cast.Official(story.Agency, Role.Clerk), step), step, id, cancel),
            "deliver" => Do<DeliverResult, ActOutcome>(u => u.ElectronicallyAsync(submitter, id, v, insteadOfPaper: true, cancel)),
            "collect" => Do<DeliverResult, ActOutcome>(u => u.AtCounterAsync(receiver, id, v, identityChecked: true, cast.Form(story.Owner).SubmitterName ?? cast.Form(story.Owner).Name, by: comes, cancel: cancel)),
            _ => throw new InvalidOperationException($"No such act: {step.Act}."),
        };

        Guid Unit(string code) => reference.Organisation.Find(code)!.Id;
        Guid Neighbour() => specialist.Actor.Posts[0].UnitId == Unit("SKHCN-QT-QLKH") ? Unit("SKHCN-QT-QLCN") : Unit("SKHCN-QT-QLKH");
        async Task<ActOutcome> ProposeGrantAsync(string opinion) => await Propose(new(ProposalKind.Grant, opinion, DraftUploadId: await UploadAsync(specialist, result, "du-thao-ket-qua-mau.pdf", cancel)));
        Task<ActOutcome> Propose(ProposeDecision.Request request) => Do<ProposeDecision, ActOutcome>(u => u.RunAsync(specialist, id, v, request with { Course = course }, cancel));
    }

    /// <summary>Why it is late, where it is.</summary>
    private static LateReason Late(int number) => number % 2 == 0
        ? new(LateCause.OtherBody, "Đơn vị được lấy ý kiến trả lời chậm.")
        : new(LateCause.Provision, "Thông tư hướng dẫn chưa quy định mẫu biểu kèm theo.");

    /// <summary>The first paper with a file: what those asked may see.</summary>
    private async Task<IReadOnlyList<Guid>> FilesAsync(Guid id, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CaiCachDb>().DossierPapers.Where(p => p.DossierId == id && p.Sha256 != null).OrderBy(p => p.ComponentCode).Take(1).Select(p => p.Id).ToListAsync(cancel);
    }

    /// <summary>What the receiver states where a formula decides; null where the fee is fixed.</summary>
    private long? FeeOf(Story story) =>
        reference.ProcedureInForce(story.Procedure, story.Start)!.TotalFee(story.Channel) is null ? StatedFee : null;

    /// <summary>In the stories the cashier takes what is collected with the dossier; null where nothing is.</summary>
    private AcceptDossier.Taking? TakingOf(Story story) =>
        reference.ProcedureInForce(story.Procedure, story.Start)!.CollectsAtReceipt(story.Channel, null) ? AcceptDossier.Taking.NotYet("Thu ngân ghi nhận khi người nộp chuyển khoản.") : null;

    private async Task<ActOutcome> IssueAsync(ActContext clerk, StoryStep step, Guid id, CancellationToken cancel)
    {
        var upload = await UploadAsync(clerk, result, "ket-qua-mau.pdf", cancel);
        var number = $"{step.Story.Number:00}/KQ-{step.Story.Agency}";
        return await Do<IssueResult, ActOutcome>(u => u.RunAsync(clerk, id, step.Version, new(number, VietnamTime.DayOf(step.At), upload), cancel));
    }

    private async Task<ActOutcome> WithPaperAsync(ActContext context, StoryStep step, Func<IReadOnlyList<PaperInput>, Task<ActOutcome>> act, CancellationToken cancel)
    {
        var pdf = SamplePdf.Page("BAN MAU", "Giay to bo sung", $"Ho so {keyPrefix}{step.Story.Number:00}");
        return await act([new("", await UploadAsync(context, pdf, "bo-sung.pdf", cancel))]);
    }

    private async Task<Guid> UploadAsync(ActContext context, byte[] pdf, string name, CancellationToken cancel)
    {
        using var content = new MemoryStream(pdf);
        var outcome = await Do<UploadFile, UploadFile.Outcome>(u => u.RunAsync(context, content, name, "file", cancel: cancel));
        return ((UploadFile.Outcome.Stored)outcome).Upload.Id;
    }

    private async Task<T> Do<TUseCase, T>(Func<TUseCase, Task<T>> work)
        where TUseCase : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    private Presenter? ComesFor(Story story) => cast.Form(story.Owner).Submits ? new(PresenterKind.Submitter) : null;

    private Actor Submitter(Story story) => story.Channel == Channel.Online ? cast.Applicant(story.Owner) : cast.Official(story.Agency, Role.Receiver, story.Number);

    private static ActContext By(Actor actor, StoryStep step) => new(actor, step.At, "seed");

    private static InvalidOperationException Wrong(StoryStep step, object outcome)
    {
        var why = outcome switch
        {
            ActOutcome.Refused refused => string.Join("; ", refused.Reasons.Select(r => r.Text)),
            ActOutcome.Invalid invalid => string.Join("; ", invalid.Faults.Select(f => $"{f.Field}: {f.Text}")),
            SubmitDossier.Outcome.Invalid invalid => string.Join("; ", invalid.Faults.Select(f => $"{f.Field}: {f.Text}")),
            _ => outcome.ToString(),
        };
        return new($"Story {step.Story.Number}, {step.Act}: {why}");
    }
}

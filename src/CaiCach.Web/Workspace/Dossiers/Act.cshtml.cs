using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Application.Letters;
using CaiCach.Application.Organisation;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Counter;
using CaiCach.Web.Workspace.Opinions;
using CaiCach.Web.Workspace.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>
/// The page of one step: asks what the step needs and does it. Whatever goes wrong, all that was typed stays; when somebody was faster,
/// the page says what changed since and goes on from there.
/// </summary>
[TakesUpTo(BodyLimit.ManyFiles)]
public sealed partial class ActModel(
    ActorReader actors,
    ReferenceStore reference,
    ReadDossier read,
    OpenDossier open,
    ReadOfficerNames names,
    PreviewAcceptance preview,
    ReadApplicant applicants,
    DossierTargets targets,
    ReadAbsences absences,
    FindSimilar similar,
    ReadAllotments allotments,
    ReadCourse course,
    UploadFile upload,
    ListParts parts,
    WriteNote notes,
    ReadPhrases phrases,
    DraftedPaper paper,
    FindReusable reusable,
    ReusedLines reused,
    IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    /// <summary>The steps of the intake that are decided with the papers in sight.</summary>
    private static readonly DossierAct[] AtIntake = [DossierAct.Accept, DossierAct.AskIntakeSupplement, DossierAct.RejectIntake];

    public ActForm Form { get; private set; } = null!;

    /// <summary>The dossier; null when it is no longer in this person's sight.</summary>
    public Dossier? Dossier { get; private set; }

    public ProcedureVersion? Procedure { get; private set; }

    /// <summary>The items asked for after acceptance.</summary>
    public IReadOnlyList<Choice> AskedChoices => [.. (DossierFactsReader.AskedItemsOf(Dossier!) ?? []).Index().Select(i => new Choice(i.Index.ToString(CultureInfo.InvariantCulture), i.Item))];

    /// <summary>The draft of the result that went with the last proposal; null when none did.</summary>
    public DossierPaper? Draft => Dossier is { } dossier ? DossierFactsReader.DraftOf(dossier) : null;

    /// <summary>The text of a result that was drafted here and may go with the proposal; null for none.</summary>
    public Data.Letters.ResultDraftRow? DraftedText { get; private set; }

    public DateOnly Today => VietnamTime.DayOf(Now);

    /// <summary>Whether the step can be taken now, by this person.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Who has the dossier, told when the step is not this person's; null for nobody.</summary>
    public string? Handler { get; private set; }

    /// <summary>Why the step cannot be taken now, and who may take it.</summary>
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];

    public PreviewAcceptance.Preview? Acceptance { get; private set; }

    /// <summary>What else is known of the owner, told before the acceptance; null for other steps.</summary>
    public PersonPanel? Person { get; private set; }

    /// <summary>What a specialist with the work in hand, or a receiver who decides on the intake, has beside the form; null for anybody else.</summary>
    public WorkScreen? Screen { get; private set; }

    public IReadOnlyList<HistoryLine> ChangedSince { get; private set; } = [];

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public IReadOnlyList<Choice> OfficerChoices { get; private set; } = [];

    public IReadOnlyList<Choice> PhraseChoices { get; private set; } = [];

    public PaperTable? PaperTable { get; private set; }

    /// <summary>What is held of the owner that need not be handed in anew; none for other steps.</summary>
    public IReadOnlyList<ReusedLines.Row> Reusable { get; private set; } = [];

    /// <summary>What was asked for before, the last first; empty for nothing.</summary>
    public IReadOnlyList<AskedBefore> Asked { get; private set; } = [];

    /// <summary>Who may be asked for an opinion.</summary>
    public IReadOnlyList<Choice> BodyChoices { get; private set; } = [];

    /// <summary>Names of bodies outside this installation that were asked before.</summary>
    public IReadOnlyList<string> OutsideNames { get; private set; } = [];

    public IReadOnlyList<ReadAllotments.Allotment> Allotments { get; private set; } = [];

    /// <summary>The papers that may be shared with them.</summary>
    public IReadOnlyList<Choice> SharedChoices { get; private set; } = [];

    /// <summary>Whether an answer may come after the dossier is due: told once, then it is the officer's choice.</summary>
    public bool EndsAfterDue { get; private set; }

    /// <summary>Whether the cause of lateness is asked for: on its own page, and where a late result is signed without one.</summary>
    public bool AsksCause => Form.Act == DossierAct.RecordLateCause || (Form.Asks(ActFields.Cause) && Dossier is { LateCause: null } dossier && LateCauseList.IsLate(dossier, Now));

    [BindProperty]
    public ActInputs Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, string act, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (ActForm.Find(act) is not { } form || await open.RunAsync(Context(), id, cancel) is not { } view)
        {
            return NotFound();
        }

        Form = form;
        Input.Version = view.Dossier.Version;
        Input.Days = ApplicantTimesBook.At(Now).IntakeSupplementDays.ToString(CultureInfo.InvariantCulture);
        Input.Date = form.Act == DossierAct.EndStage && DossierTimes.WaitsUntil(view.Dossier) < Now ? new() : DateParts.Of(VietnamTime.DayOf(Now));
        Input.Method = nameof(PaymentMethod.Cash);
        Input.Begin(form, view.Dossier, Reference);
        Input.Papers = await HttpContext.ScannedAsync(Me, cancel);
        if (form.Asks(ActFields.NewAppointment))
        {
            var (draft, due) = (view.Dossier.Apology is { } there && there.DueAt == view.Dossier.DueAt ? there : null, view.Dossier.DueAt ?? Now);
            Input.Date = DateParts.Of(draft?.Day ?? DraftApology.DayAfter(Reference.CalendarOf(view.Dossier.CounterId), due));
            (Input.Reason, Input.Fault) = (draft?.Reason, (draft is null ? view.Dossier.HolderUnitId : draft.FaultUnitId)?.ToString());
        }

        await ShowAsync(view, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string act, string? insert, string? reuse, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (ActForm.Find(act) is not { } form)
        {
            return NotFound();
        }

        Form = form;
        await TakeFilesInAsync(id, cancel);
        if (Input.Owner.Commune.Find)
        {
            return await AgainAsync(id, StatusCodes.Status200OK, cancel);
        }

        if (insert is not null)
        {
            Input.Insert(Form, await open.RunAsync(Context(), id, cancel) is { Dossier: var of } ? await phrases.OfferedAsync(of, Form.Phrases, cancel) : [], ModelState);
            return await AgainAsync(id, StatusCodes.Status200OK, cancel);
        }

        if (reuse is not null && form.Asks(ActFields.Papers) && await open.RunAsync(Context(), id, cancel) is { Dossier: var mine })
        {
            await reused.TakeAsync(Context(), await reusable.ForSupplementAsync(Context(), mine, [], cancel), reuse, Input.Papers, ModelState, cancel);
            return await AgainAsync(id, StatusCodes.Status200OK, cancel);
        }

        if (form.Asks(ActFields.Checks) && await open.RunAsync(Context(), id, cancel) is { Dossier: var looked })
        {
            Input.Checks = CheckLine.For(ComponentsOf(looked), Input.Checks);
        }

        Input.Check(form.Fields, ModelState);
        Input.Owner.Commune.Check(ModelState, OwnerInputs.CommuneName);
        if (form.Act == DossierAct.Accept && !Input.Warned && await applicants.HasDuplicateAsync(Me, id, cancel))
        {
            ModelState.AddModelError("Input.Warned", "Xem hồ sơ đang mở của cùng thủ tục, đánh dấu rồi bấm tiếp nhận lần nữa.");
        }

        if (!ModelState.IsValid)
        {
            return await AgainAsync(id, StatusCodes.Status422UnprocessableEntity, cancel);
        }

        if (form.Asks(ActFields.Opinions) && !Input.Warned && await open.RunAsync(Context(), id, cancel) is { Dossier: var asking } && AskLine.EndAfter(Input.Bodies, form.Asks(ActFields.Parts), asking, Reference, Now))
        {
            EndsAfterDue = true;
            return await AgainAsync(id, StatusCodes.Status200OK, cancel);
        }

        var day = form.Asks(ActFields.Date) || form.Asks(ActFields.NewAppointment) || form.Asks(ActFields.Happened) ? Input.Date.Read(ModelState, "Input.Date", "Ngày") ?? default : default;
        var outcome = await form.Run(new(HttpContext.RequestServices, Context(), id, Input, day, cancel));
        switch (outcome)
        {
            case ActOutcome.Done:
                return Redirect(await read.SeesAsync(Me, id, cancel) ? $"/can-bo/ho-so/{id}?xong={form.Slug}" : $"/can-bo?xong={form.Slug}");
            case ActOutcome.Refused refused:
                foreach (var reason in refused.Reasons)
                {
                    ModelState.AddModelError(ActPlaces.FieldOf(Form, reason.Code), $"{reason.Text} (Căn cứ: {reason.Clause})");
                }

                return await AgainAsync(id, StatusCodes.Status409Conflict, cancel);
            case ActOutcome.Invalid invalid:
                foreach (var fault in invalid.Faults)
                {
                    ModelState.AddModelError(ActPlaces.Of(Form, Input, fault.Field), fault.Text);
                }

                return await AgainAsync(id, StatusCodes.Status422UnprocessableEntity, cancel);
            case ActOutcome.Stale:
                return await StaleAsync(id, cancel);
            default:
                return await AgainAsync(id, StatusCodes.Status404NotFound, cancel);
        }
    }

    private async Task<IActionResult> StaleAsync(Guid id, CancellationToken cancel)
    {
        var events = (await read.HistoryAsync(id, cancel)).Where(e => e.Version > Input.Version).ToList();
        var officers = await names.RunAsync(events.Select(e => DossierEventData.Parse(e.Data).ToOfficer), cancel);
        ChangedSince = [.. events.Select(e => HistoryLine.Of(t, e, Reference, officers))];
        return await AgainAsync(id, StatusCodes.Status409Conflict, cancel);
    }

    private async Task<IActionResult> AgainAsync(Guid id, int status, CancellationToken cancel)
    {
        if (await open.RunAsync(Context(), id, cancel) is not { } view)
        {
            ChangedSince = [];
            return Again(StatusCodes.Status404NotFound);
        }

        if (ChangedSince.Count > 0)
        {
            Input.Version = view.Dossier.Version;
            ModelState.Remove("Input.Version");
        }

        await ShowAsync(view, cancel);
        return Again(status);
    }

    private async Task ShowAsync(ReadDossier.View view, CancellationToken cancel)
    {
        Dossier = view.Dossier;
        Procedure = Reference.Procedure(Dossier.ProcedureCode, Dossier.ProcedureVersion);
        IsOpen = DossierModel.OpenActs(view, Now).Contains(Form);
        Handler = IsOpen || Dossier.AssigneeId is not { } handler ? null : (await names.RunAsync([handler], cancel)).GetValueOrDefault(handler);
        WhyNot = IsOpen ? [] : await read.WhyNotAsync(Me, Dossier, Form.Act, Now, cancel);
        if (IsOpen && (view.Acts.Contains(DossierAct.Propose) || (AtIntake.Contains(Form.Act) && Dossier.Papers.Any(p => p.IsReadable))))
        {
            var events = await read.HistoryAsync(Dossier.Id, cancel);
            var officers = await names.RunAsync(events.Select(e => DossierEventData.Parse(e.Data)).SelectMany(d => new[] { d.ToOfficer, d.InsteadOf }), cancel);
            Screen = new(Dossier, Procedure, await similar.RunAsync(Me, Dossier, cancel),
                [.. events.Select(e => HistoryLine.Of(t, e, Reference, officers)).Concat((await notes.OfDossierAsync(Me, Dossier.Id, cancel)).Select(n => HistoryLine.Of(t, n, Reference))).Reverse().OrderByDescending(l => l.At)], Reference);
        }

        DraftedText = Form.Act == DossierAct.Propose && IsOpen ? await paper.NewestAsync(Context(), Dossier.Id, cancel) : null;
        if (Form.Act == DossierAct.Accept && IsOpen)
        {
            Acceptance = await preview.RunAsync(Dossier, Now, Input.PayerOrNull, cancel);
            if (Acceptance is { TakesFee: true, Fee: not null, Payers.Count: 0 } && Dossier.Channel == Channel.Direct && HttpMethods.IsGet(Request.Method))
            {
                // Whoever stands at the counter pays there; what is left to type is the number of the receipt.
                Input.Way = "paid";
            }

            Person = new(await OwnerAsync(Dossier, cancel), null, Reference, Fills: false);
        }

        Units = Form.Asks(ActFields.Fault) ? [.. DraftApology.FaultUnits(Reference.Organisation, Dossier, VietnamTime.DayOf(Now)).Select(u => new Choice(u.Id.ToString(), u.Name))]
            : Form.Asks(ActFields.Unit) ? [.. Reference.Organisation.ProcessingUnitsOf(Dossier.AgencyId).Where(u => Form.Act != DossierAct.Forward || u.Id != Dossier.HolderUnitId).Select(u => new Choice(u.Id.ToString(), u.Name))]
            : [];
        Input.Owner.Commune.Show(Reference, Today, ModelState, OwnerInputs.CommuneName);
        if (Form.Asks(ActFields.Officer))
        {
            var officers = (await targets.OfficersOfAsync(Dossier.HolderUnitId, VietnamTime.DayOf(Now), cancel)).DistinctBy(o => o.Id).ToList();
            OfficerChoices = await Organisation.AwayChoices.OfAsync(t, absences, officers, VietnamTime.DayOf(Now), cancel);
        }

        if (Form.Asks(ActFields.Opinions))
        {
            EndsAfterDue |= Input.Warned;
            var today = VietnamTime.DayOf(Now);
            var bodies = Form.Asks(ActFields.Parts) ? SendParts.MayTake(Dossier, Reference.Organisation, today) : ConsultBodies.MayBeAsked(Dossier, Reference.Organisation, today);
            BodyChoices = [.. bodies.OrderBy(u => u.Path, StringComparer.Ordinal)
                .Select(u => new Choice(u.Id.ToString(), OpinionDesk.NameOf(Reference.Organisation, u.Id)))];
            OutsideNames = await parts.NamesAsync(Dossier.AgencyId, cancel);
            Allotments = await allotments.RunAsync(Dossier, cancel);
            Input.Bodies = AskLine.For(HttpMethods.IsGet(Request.Method) ? AskLine.Of(Allotments, BodyChoices, Form.Asks(ActFields.Parts) ? SendParts.MostDays : ConsultBodies.MostDays) : Input.Bodies);
            SharedChoices = [.. Dossier.Papers.Where(p => p.IsReadable).OrderBy(p => p.AddedAtVersion).ThenBy(p => p.Id)
                .Select(p => new Choice(p.Id.ToString(), PaperNames.Of(t, Procedure, p), p.Sha256 is null ? t["Tờ khai điện tử"].Value : p.FileName))];
        }

        if (Form.Asks(ActFields.Items) && IsOpen)
        {
            Input.Checks = Form.Asks(ActFields.Checks) ? CheckLine.For(ComponentsOf(Dossier), Input.Checks) : [];
            Asked = AskedBefore.Of(await read.HistoryAsync(Dossier.Id, cancel));
        }

        if (Form.Asks(ActFields.Papers))
        {
            var components = ComponentsOf(Dossier);
            Input.Papers = PaperLine.For(components, Input.Papers);
            PaperTable = new(components, Input.Papers, [], [.. DossierFactsReader.MissingOf(Dossier, Procedure).Select(c => c.Code)]);
            Reusable = IsOpen ? await reused.ShowAsync(Context(), await reusable.ForSupplementAsync(Context(), Dossier, [], cancel), components, Input.Papers, cancel) : [];
        }

        await ShowCourseAsync(cancel);
        PhraseChoices = [.. (await phrases.OfferedAsync(Dossier, Form.Phrases, cancel)).Select(p => new Choice(p.Code, Form.Phrases.Length > 1 ? $"{PurposeOf(p.Purpose)}: {p.Title}" : p.Title))];
    }

    private IReadOnlyList<Component> ComponentsOf(Dossier dossier) =>
        Reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion) is { } version ? DossierFactsReader.ComponentsOf(version, dossier.CaseCode) : [];

    private Task<ReadApplicant.View> OwnerAsync(Dossier dossier, CancellationToken cancel) => applicants.RunAsync(Me, dossier.OwnerIdNumber, dossier.ProcedureCode, dossier.Id, cancel: cancel);

    private async Task TakeFilesInAsync(Guid id, CancellationToken cancel)
    {
        if (Form.Act == DossierAct.Propose && Input.DraftText is not null)
        {
            await paper.TakeInAsync(Context(), id, Input, Reference, Request, ModelState, cancel);
            return;
        }

        if (Form.Asks(ActFields.Papers))
        {
            await PaperLine.TakeInAsync(Input.Papers, await open.RunAsync(Context(), id, cancel) is { Dossier: var d } ? Reference.Procedure(d.ProcedureCode, d.ProcedureVersion) : null, upload, Context(), ModelState, cancel);
        }

        if (Form.Asks(ActFields.File) && Input.File is { } file
            && await upload.TakeInAsync(file, Context(), nameof(Input), nameof(Input.File), ModelState, cancel: cancel) is { } taken)
        {
            (Input.UploadId, Input.UploadName) = (taken.Id, taken.FileName);
        }
    }

    private string PurposeOf(string purpose) => (purpose == "supplement" ? t["Bổ sung"] : purpose == "refuse_result" ? t["Từ chối"] : t["Dừng"]).Value;
}

using System.Text.Json;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Application.Mails;
using CaiCach.Application.Processes;
using CaiCach.Application.Reference;
using CaiCach.Application.Sms;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Mails;
using CaiCach.Data.Processes;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Letters;
using CaiCach.Web.Workspace.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>Everything of one dossier, and exactly the steps this person may take.</summary>
public sealed partial class DossierModel(ActorReader actors, ReferenceStore reference, ReadDossier read, OpenDossier open, ReadOfficerNames names, ReadConsultation consultations, ListParts parts, ReadReceipts receipts, FindSimilar similar, ListMails mails, ListReminders reminders, ReadSms sms, NoteView note, ResendMessages resend, WriteNote notes, UrgeDossier urge, PlacePapers places, ReadProcesses processes, FileStore files, IStringLocalizer<WorkspaceTexts> t)
    : WorkspacePage(actors, reference)
{
    public Dossier Dossier { get; private set; } = null!;

    public ProcedureVersion? Procedure { get; private set; }

    public IReadOnlyList<ActForm> Acts { get; private set; } = [];

    /// <summary>Whether the reader may remind whoever has it.</summary>
    public bool MayUrge { get; private set; }

    /// <summary>Whether the reader may hand the handling to another system.</summary>
    public bool MayRoute { get; private set; }

    /// <summary>Whether the reader just did.</summary>
    [BindProperty(SupportsGet = true, Name = "da-don-doc")]
    public bool Urged { get; set; }

    /// <summary>What the reader writes to whoever has it.</summary>
    [BindProperty]
    public string? UrgeText { get; set; }

    /// <summary>Whether the reader may write down where the papers lie.</summary>
    public bool MayPlace { get; private set; }

    /// <summary>Where they lie.</summary>
    [BindProperty]
    public string? PaperPlace { get; set; }

    /// <summary>Who else signs what this reader handles or proposed and would sign otherwise; null when there is none such.</summary>
    public IReadOnlyList<string>? OtherSigners { get; private set; }

    /// <summary>What this person may correct of what was entered: no steps of the work, so they stand beside what they correct.</summary>
    public IReadOnlyList<ActForm> Corrections { get; private set; } = [];

    public IReadOnlyList<DueStep> DueSteps { get; private set; } = [];

    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    public IReadOnlyList<Handover> Handovers { get; private set; } = [];

    /// <summary>Everyone asked for an opinion, the first asked first.</summary>
    public IReadOnlyList<Consultation> Consultations { get; private set; } = [];

    /// <summary>What other bodies handle of it.</summary>
    public IReadOnlyList<ListParts.Part> Parts { get; private set; } = [];

    /// <summary>What bodies outside this installation are asked of it.</summary>
    public IReadOnlyList<OutsideRequest> Outside { get; private set; } = [];

    /// <summary>The internal process it was accepted under; null for none.</summary>
    public ProcessVersion? Process { get; private set; }

    /// <summary>Whether this person may open the page of that process.</summary>
    public bool MayReadProcess { get; private set; }

    /// <summary>The dossier it is a part of; null for a whole one.</summary>
    public ListParts.Whole? Whole { get; private set; }

    /// <summary>Earlier dossiers like this one; for who handles or signs it.</summary>
    public IReadOnlyList<FindSimilar.Row> Similar { get; private set; } = [];

    /// <summary>Whether the page was opened from the queue of results to sign.</summary>
    [BindProperty(SupportsGet = true, Name = "ky")]
    public bool FromQueue { get; set; }

    /// <summary>The paper that is shown beside the form; null for none.</summary>
    [BindProperty(SupportsGet = true, Name = "xem")]
    public Guid? Shown { get; set; }

    /// <summary>The paper that is shown, when it can be; to who comes to sign, the draft of the result.</summary>
    public DossierPaper? Beside => Dossier.Papers.FirstOrDefault(p => p.Id == (Shown ?? (FromQueue && Dossier.Proposal is not null ? Dossier.DraftId : null)) && CanBeShown(p));

    public IReadOnlyDictionary<Guid, string> Officers { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>A letter of the dossier.</summary>
    /// <param name="Slug">Its address.</param>
    /// <param name="Version">The version of the change that made it.</param>
    /// <param name="At">When (UTC).</param>
    /// <param name="Form">The number of its form; null for none.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Number">Its number and symbol; null for none.</param>
    public sealed record LetterLine(string Slug, int Version, DateTime At, string? Form, string Title, string? Number);

    /// <summary>The letters it has.</summary>
    public IReadOnlyList<LetterLine> Letters { get; private set; } = [];

    /// <summary>The reminders of it, the newest first.</summary>
    public IReadOnlyList<ListReminders.Row> Reminders { get; private set; } = [];

    /// <summary>The e-mails to the applicant, the newest first.</summary>
    public IReadOnlyList<ListMails.Row> Mails { get; private set; } = [];

    /// <summary>The text messages to the applicant, the newest first.</summary>
    public IReadOnlyList<ReadSms.Row> TextMessages { get; private set; } = [];

    /// <summary>How many of them did not arrive and are not tried again by themselves.</summary>
    public int Unsent => Mails.Count(m => m.State == MailState.SetAside) + TextMessages.Count(m => ReadSms.Undelivered.Contains(m.State));

    public bool MayResend => ResendMessages.May(Me, Dossier, Reference.Organisation);

    /// <summary>What is typed for a note.</summary>
    public sealed class NoteInput
    {
        /// <summary>Made with the form, so that a note that is sent twice is written once.</summary>
        public Guid Key { get; set; }

        public string? Text { get; set; }
    }

    [BindProperty]
    public NoteInput Note { get; set; } = new();

    /// <summary>The notes of the own body, the newest first.</summary>
    public IReadOnlyList<DossierNote> Notes { get; private set; } = [];

    public bool MayWriteNotes => WriteNote.May(Me, Dossier);

    /// <summary>Whether messages were just sent again.</summary>
    [BindProperty(SupportsGet = true, Name = "da-gui-lai")]
    public bool Resent { get; set; }

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? DoneSlug { get; set; }

    public ActForm? Done => ActForm.Find(DoneSlug);

    /// <summary>The title of the page.</summary>
    public string Name => Dossier.Code ?? Dossier.RequestNumber;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        return await ShowAsync(id, cancel) ? Page() : NotFound();
    }

    /// <summary>Sends the messages that did not arrive once more.</summary>
    public async Task<IActionResult> OnPostResendAsync(Guid id, int version, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        switch (await resend.RunAsync(Context(), id, version, cancel))
        {
            case ActOutcome.Done:
                return Redirect($"/can-bo/ho-so/{id}?da-gui-lai=true");
            case ActOutcome.Invalid invalid:
                ModelState.AddModelError("", invalid.Faults[0].Text);
                break;
            case ActOutcome.Stale:
                ModelState.AddModelError("", "Người khác vừa thay đổi hồ sơ; thư, tin chưa được gửi lại. Hãy xem lại rồi bấm lần nữa.");
                break;
            default:
                return NotFound();
        }

        return await ShowAsync(id, cancel) ? Again(StatusCodes.Status409Conflict) : NotFound();
    }

    public async Task<IActionResult> OnPostUrgeAsync(Guid id, int version, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        switch (await urge.RunAsync(Context(), id, version, UrgeText, cancel))
        {
            case ActOutcome.Done:
                return Redirect($"/can-bo/ho-so/{id}?da-don-doc=true");
            case ActOutcome.Invalid invalid:
                ModelState.AddModelError("UrgeText", invalid.Faults[0].Text);
                break;
            case ActOutcome.Stale:
                ModelState.AddModelError("UrgeText", "Người khác vừa thay đổi hồ sơ; chưa gửi đôn đốc. Hãy xem lại rồi bấm lần nữa.");
                break;
            default:
                return NotFound();
        }

        return await ShowAsync(id, cancel) ? Again(StatusCodes.Status409Conflict) : NotFound();
    }

    /// <summary>Writes down where the papers lie.</summary>
    public async Task<IActionResult> OnPostPlaceAsync(Guid id, int version, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        switch (await places.RunAsync(Context(), id, version, PaperPlace, cancel))
        {
            case ActOutcome.Done:
                return Redirect($"/can-bo/ho-so/{id}#noi-de");
            case ActOutcome.Invalid invalid:
                ModelState.AddModelError("PaperPlace", invalid.Faults[0].Text);
                break;
            case ActOutcome.Stale:
                ModelState.AddModelError("PaperPlace", "Người khác vừa thay đổi hồ sơ; chưa ghi nơi để. Hãy xem lại rồi bấm lần nữa.");
                break;
            default:
                return NotFound();
        }

        return await ShowAsync(id, cancel) ? Again(StatusCodes.Status409Conflict) : NotFound();
    }

    /// <summary>Writes an internal note.</summary>
    public async Task<IActionResult> OnPostNoteAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Note.Text = ActInputs.Clean(Note.Text);
        switch (await notes.RunAsync(Context(), id, Note.Key == Guid.Empty ? Guid.CreateVersion7() : Note.Key, Note.Text, cancel))
        {
            case ActOutcome.Done:
                return Redirect($"/can-bo/ho-so/{id}#ghi-chu");
            case ActOutcome.Invalid invalid:
                ModelState.AddModelError("Note.Text", invalid.Faults[0].Text);
                return await ShowAsync(id, cancel) ? Again() : NotFound();
            default:
                return NotFound();
        }
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancel)
    {
        if (await open.RunAsync(Context(), id, cancel) is not { } view)
        {
            return false;
        }

        Dossier = view.Dossier;
        Procedure = Reference.Procedure(Dossier.ProcedureCode, Dossier.ProcedureVersion);
        DueSteps = view.DueSteps;
        await ReadScansAsync(cancel);
        var acts = OpenActs(view, Now);
        // What waits for nobody here, and comes when somebody stands at the counter, is no next step.
        var onPaper = RequestWithdrawal.NeedsPaper(Me, Dossier, Reference);
        Acts = [.. acts.Where(a => a.Act is not (DossierAct.CorrectContact or DossierAct.CorrectFiling or DossierAct.CorrectOwner) && !(onPaper && a.Act == DossierAct.RequestWithdrawal))];
        Corrections = [.. acts.Except(Acts).Where(a => Dossier.AskedById is null || a.Act == DossierAct.CorrectFiling)];
        MayRoute = view.Acts.Contains(DossierAct.OfferRoute);
        MayPlace = PlacePapers.May(Me, Dossier, Reference.Organisation);
        PaperPlace = ModelState.ContainsKey("PaperPlace") ? PaperPlace : Dossier.PaperPlace;
        MayUrge = UrgeDossier.May(Me, Dossier, Reference.Organisation);
        OtherSigners = await read.OtherSignersAsync(Me, Dossier, VietnamTime.DayOf(Now), cancel);
        var events = await read.HistoryAsync(id, cancel);
        Officers = await names.RunAsync(events.Select(e => DossierEventData.Parse(e.Data)).SelectMany(d => new[] { d.ToOfficer, d.InsteadOf, d.OrderedBy }).Append(Dossier.AssigneeId).Append(Dossier.ReopeningOrderedById), cancel);
        History = [.. events.Select(e => HistoryLine.Of(t, e, Reference, Officers))];
        Consultations = events.Any(e => e.Type == DossierEvents.TypeOf(DossierAct.Consult)) ? await consultations.OfDossierAsync(id, cancel) : [];
        Parts = events.Any(e => e.Type == DossierEvents.TypeOf(DossierAct.SendParts)) ? await parts.OfAsync(id, cancel) : [];
        Outside = events.Any(e => e.Type == DossierEvents.TypeOf(DossierAct.Consult) || e.Type == DossierEvents.TypeOf(DossierAct.SendParts)) ? await parts.OutsideOfAsync(id, cancel) : [];
        Skips = SkipsOf(events);
        Dues = DossierDues.Of(Dossier, Reference, events, Consultations, Outside);
        Whole = Dossier.PartOfId is { } whole ? await parts.WholeOfAsync(whole, cancel) : null;
        Similar = Acts.Any(a => a.Act is DossierAct.Propose or DossierAct.Grant or DossierAct.Refuse) ? await similar.RunAsync(Me, Dossier, cancel) : [];
        if (Acts.Any(a => a.Act is DossierAct.Grant or DossierAct.Refuse || (a.Act == DossierAct.AskSupplement && Dossier.Proposal == ProposalKind.Supplement) || a.Act == DossierAct.ReturnApology))
        {
            await note.RunAsync(Context(), id, Dossier.Version, cancel);
        }

        Process = Dossier.ProcessVersionId is { } process ? await processes.OfDossierAsync(process, cancel) : null;
        MayReadProcess = Process is not null && ProcessScope.BodiesOf(Me, Reference.Organisation, ProcessScope.Readers).Any(b => b.Id == Process.AgencyId);
        Notes = await notes.OfDossierAsync(Me, id, cancel);
        Note.Key = Note.Key == Guid.Empty ? Guid.CreateVersion7() : Note.Key;
        Mails = Dossier.Email is null ? [] : await mails.OfDossierAsync(id, cancel);
        Reminders = await reminders.RunAsync(id, cancel);
        TextMessages = await sms.OfDossierAsync(id, cancel);
        Handovers = Handover.Of(Dossier, events, Reference, Officers, await receipts.RunAsync(id, events, cancel), Parts);
        var numbers = (await read.LettersAsync(id, cancel)).ToDictionary(l => l.EventVersion, l => l.Symbol);
        Letters =
        [
            ..
            from page in Dossier.AskedById is null ? LetterPage.All : []
            from row in events
            where page.Events.Contains(row.Type, StringComparer.Ordinal) && (row.Type != DossierEvents.TypeOf(DossierAct.CorrectOwner) || numbers.ContainsKey(row.Version))
            let form = Reference.FormOf(page.Kind, Dossier, row.At)
            select new LetterLine(page.Slug, row.Version, row.At, form?.Number, form?.Title ?? page.Kind.ToText(), numbers.GetValueOrDefault(row.Version)),
        ];
        return true;
    }

    /// <summary>A paper's file, always as an attachment.</summary>
    public async Task<IActionResult> OnGetFileAsync(Guid id, Guid paper, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var found = (await open.RunAsync(Context(), id, cancel))?.Dossier.Papers.FirstOrDefault(p => p.Id == paper);
        return found is { Sha256: { } hash } && files.Open(hash) is { } content ? File(content, found.MediaType, found.FileName) : NotFound();
    }

    /// <summary>A paper's file to be shown on this page: a PDF or a picture, in a frame of our own pages alone.</summary>
    public async Task<IActionResult> OnGetShowAsync(Guid id, Guid paper, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var found = (await open.RunAsync(Context(), id, cancel))?.Dossier.Papers.FirstOrDefault(p => p.Id == paper && CanBeShown(p));
        if (found is not { Sha256: { } hash } || files.Open(hash) is not { } content)
        {
            return NotFound();
        }

        Response.Headers.ContentSecurityPolicy = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";
        return File(content, found.MediaType);
    }

    /// <summary>Whether a browser shows the paper's file: a PDF or a picture.</summary>
    public static bool CanBeShown(DossierPaper paper) => paper is { Sha256: not null, MediaType: "application/pdf" or "image/jpeg" or "image/png" };

    /// <summary>What a paper is.</summary>
    public string NameOf(DossierPaper paper) => PaperNames.Of(t, Procedure, paper);

    /// <summary>The papers that were shared with who was asked.</summary>
    public string SharedNames(Consultation asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var shared = JsonSerializer.Deserialize<HashSet<Guid>>(asked.Papers)!;
        return shared.Count == 0 ? t["không có"].Value : string.Join("; ", Dossier.Papers.Where(p => shared.Contains(p.Id)).Select(NameOf));
    }

    /// <summary>
    /// The steps of a view that make sense now, what comes next first: an expiry only once the time is over, and whoever has the dossier already is
    /// not first asked to hand it on.
    /// </summary>
    internal static IReadOnlyList<ActForm> OpenActs(ReadDossier.View view, DateTime now) =>
    [
        .. ActForm.All.Where(f => view.Acts.Contains(f.Act) && f.Act switch
        {
            DossierAct.ExpireIntakeSupplement => view.Dossier.IntakeSupplementLimitAt < now,
            DossierAct.ExpireSupplement => view.Dossier.SupplementLimitAt < now,
            DossierAct.Refuse => view.Dossier.State != BusinessState.SupplementRequested || view.Dossier.SupplementLimitAt < now,
            DossierAct.Apologise or DossierAct.DraftApology or DossierAct.ReturnApology => now <= view.Dossier.DueAt,
            DossierAct.RecordLateCause => LateCauseList.IsLate(view.Dossier, now),
            _ => true,
        }).OrderBy(f => view.Dossier.AssigneeId is not null && f.Act is DossierAct.Assign or DossierAct.Forward),
    ];
}

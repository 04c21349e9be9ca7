using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Drafts;
using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Portal.Filing;

/// <summary>All answers to look over once more, and the submission, which happens once however often it is sent.</summary>
public sealed class CheckModel(ReadDraft read, SubmitDraft submit, ReferenceStore reference, ActorReader actors) : DraftPage(read, submit, actors)
{
    private readonly SubmitDraft submit = submit;

    public ApplicantInput Applicant { get; private set; } = null!;

    /// <summary>The commune that was picked, as it is called; null for none.</summary>
    public string? Commune { get; private set; }

    public DateOnly Today { get; private set; }

    public ExpectedTimes.Answer? Times { get; private set; }

    public WorkCalendar? Calendar { get; private set; }

    /// <summary>Whether something is still missing or wrong.</summary>
    [BindProperty]
    public bool Declared { get; set; }

    /// <summary>The version of the draft that this page shows.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } other)
        {
            return other;
        }

        await ShowAsync(SubmitDraft.Check(Draft, Context.Now), cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } other)
        {
            return other;
        }

        if (!Declared)
        {
            await ShowAsync(SubmitDraft.Check(Draft, Context.Now), cancel);
            ModelState.AddModelError(nameof(Declared), "Đánh dấu cam kết trước khi nộp.");
            return Page();
        }

        switch (await submit.RunAsync(Context, id, Seen, cancel))
        {
            case SubmitDraft.Outcome.Changed:
                await ShowAsync(SubmitDraft.Check(Draft, Context.Now), cancel);
                ModelState.AddModelError("", "Bản nháp vừa thay đổi, hãy xem lại rồi nộp.");
                return Page();
            case SubmitDraft.Outcome.Submitted done:
                return LocalRedirect($"/ho-so/{done.DossierId}/bien-nhan");
            case SubmitDraft.Outcome.Faulty faulty:
                await ShowAsync(faulty.Faults, cancel);
                return Page();
            default:
                return NotFound();
        }
    }

    /// <summary>The id of the row that a fault belongs to.</summary>
    public static string KeyOf(string field) =>
        DraftFields.QuestionOf(field) is { } question ? "Input." + question
        : field.StartsWith("papers", StringComparison.Ordinal) ? "Papers"
        : field is "agencyCode" or "caseCode" ? "Target"
        : "";

    private async Task ShowAsync(IReadOnlyList<FieldFault> faults, CancellationToken cancel)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        Applicant = DraftFields.ToApplicant(Draft.Answers, Draft.Account);
        Calendar = Draft.Agency is { } agency ? snapshot.CalendarOf(agency.Id) : snapshot.CurrentCalendar;
        Today = VietnamTime.DayOf(Context.Now);
        Commune = Applicant.CommuneCode is { } code ? snapshot.Communes.Find(code, Today) is { } commune ? snapshot.Communes.FullTitleOf(commune) : code : null;
        Times = ExpectedTimes.Of(Calendar, Draft.Procedure, Channel.Online, DossierTimes.ToMinute(Context.Now), Draft.Answers[DraftFields.Case], snapshot.ClockRules.On(Today));
        Seen = Draft.Draft.Version;
        ModelState.Remove(nameof(Seen));
        ModelState.Add(faults, KeyOf);
    }
}

using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Mails;
using CaiCach.Application.Messages;
using CaiCach.Application.Petitions;
using CaiCach.Application.Reference;
using CaiCach.Application.Sms;
using CaiCach.Law.Calendar;
using CaiCach.Law.Petitions;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Dossiers;
using CaiCach.Web.Workspace.Mails;
using CaiCach.Web.Workspace.Opinions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Petitions;

/// <summary>One petition, and exactly the steps this person may take, one form at a time. Whatever goes wrong, all that was typed stays.</summary>
public sealed class PetitionModel(ActorReader actors, ReferenceStore reference, ReadPetition read, HandlePetition handle, ListReminders reminders, ReadOfficerNames names, ListMails mails, ReadSms texts, ResendToSender resend, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    /// <summary>The address of each step.</summary>
    public static readonly IReadOnlyList<(string Slug, PetitionAct Act)> Steps =
    [
        ("chuyen", PetitionAct.Route), ("chuyen-co-quan", PetitionAct.Transfer), ("yeu-cau-bo-sung", PetitionAct.AskMore), ("tu-choi", PetitionAct.Refuse), ("soan-tra-loi", PetitionAct.Draft),
        ("ky", PetitionAct.Answer), ("tra-lai", PetitionAct.ReturnDraft), ("cong-khai", PetitionAct.Publish), ("khong-cong-khai", PetitionAct.Close),
    ];

    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public int Version { get; set; }

        public string? Text { get; set; }

        public string? LegalBasis { get; set; }

        public string? Unit { get; set; }

        public string? Title { get; set; }

        public string? PublicText { get; set; }
    }

    /// <summary>The reminders of it, the newest first.</summary>
    public IReadOnlyList<ListReminders.Row> Reminders { get; private set; } = [];

    /// <summary>What was sent to the petitioner.</summary>
    public MessagesSent Messages { get; private set; } = null!;

    /// <summary>Who was away when another stood in, by id.</summary>
    public IReadOnlyDictionary<Guid, string> Officers { get; private set; } = new Dictionary<Guid, string>();

    public ReadPetition.View View { get; private set; } = null!;

    /// <summary>The step whose form is open; null for none.</summary>
    public PetitionAct? Open { get; private set; }

    /// <summary>How a due date came about.</summary>
    public IReadOnlyList<DueStep> HowCounted(PetitionDueKind kind) => PetitionDues.Explain(View.Petition, View.History.Select(e => (e.Type, e.At)), Reference, kind);

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    /// <summary>The bodies it may be sent to as the competent one; none but on that form.</summary>
    public IReadOnlyList<Choice> Bodies { get; private set; } = [];

    [BindProperty]
    public Inputs Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "buoc")]
    public string? Step { get; set; }

    [BindProperty(SupportsGet = true, Name = "xong")]
    public bool Done { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        Input.Version = View.Petition.Version;
        Input.Text = Open is PetitionAct.Answer ? View.Petition.Draft : Open is PetitionAct.Publish ? View.Petition.Answer : Open is PetitionAct.Draft ? View.Petition.Draft : null;
        Input.PublicText = Open is PetitionAct.Publish ? View.Petition.Content : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadAsync(id, cancel) || Steps.FirstOrDefault(s => s.Slug == Step) is not { Slug: not null } step)
        {
            return NotFound();
        }

        (Input.Text, Input.LegalBasis, Input.Title, Input.PublicText) = (ActInputs.Clean(Input.Text), ActInputs.Clean(Input.LegalBasis), ActInputs.Clean(Input.Title), ActInputs.Clean(Input.PublicText));
        var request = new HandlePetition.Request(step.Act, Input.Text, Input.LegalBasis, Guid.TryParse(Input.Unit, out var unit) ? unit : null, Input.Title, Input.PublicText);
        switch (await handle.RunAsync(Context(), id, Input.Version, request, cancel))
        {
            case PetitionOutcome.Done:
                return Redirect(await read.RunAsync(Me, id, Now, cancel) is null ? ListModel.Href : $"{ListModel.Href}/{id}?xong=true");
            case PetitionOutcome.Refused refused:
                foreach (var reason in refused.Reasons)
                {
                    ModelState.AddModelError(FieldOf(reason.Code), reason.Text);
                }

                break;
            case PetitionOutcome.Invalid invalid:
                ModelState.Add(invalid.Faults, FaultsExtensions.InputKey);

                break;
            case PetitionOutcome.Stale:
                ModelState.AddModelError("", "Người khác vừa thay đổi phản ánh, kiến nghị này. Bước này chưa được thực hiện; nội dung đã nhập vẫn còn, hãy xem lại rồi gửi lần nữa.");
                break;
            default:
                return NotFound();
        }

        await LoadAsync(id, cancel);
        Open = step.Act;
        Input.Version = View.Petition.Version;
        ModelState.Remove("Input.Version");
        return Again();
    }

    /// <summary>Sends the messages that did not arrive once more.</summary>
    public async Task<IActionResult> OnPostResendAsync(Guid id, int version, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        switch (await resend.PetitionAsync(Context(), id, version, cancel))
        {
            case PetitionOutcome.Done:
                return Redirect($"{ListModel.Href}/{id}?xong=true");
            case PetitionOutcome.Invalid invalid:
                ModelState.AddModelError("", invalid.Faults[0].Text);
                break;
            case PetitionOutcome.Stale:
                ModelState.AddModelError("", "Người khác vừa thay đổi phản ánh, kiến nghị này; thư, tin chưa được gửi lại. Hãy xem lại rồi bấm lần nữa.");
                break;
            default:
                return NotFound();
        }

        return await LoadAsync(id, cancel) ? Again(StatusCodes.Status409Conflict) : NotFound();
    }

    /// <summary>What a step is called on its button.</summary>
    public string TitleOf(PetitionAct act) => (act switch
    {
        PetitionAct.Refuse => t["Từ chối tiếp nhận phản ánh"],
        PetitionAct.AskMore => t["Yêu cầu bổ sung thông tin"],
        PetitionAct.Route => View.Petition.HandlerUnitId is null ? t["Chuyển xử lý"] : t["Chuyển đơn vị khác xử lý"],
        PetitionAct.Transfer => t["Chuyển cơ quan có thẩm quyền"],
        PetitionAct.Draft => t["Trình trả lời"],
        PetitionAct.ReturnDraft => t["Trả lại soạn lại"],
        PetitionAct.Answer => t["Ký trả lời"],
        PetitionAct.Publish => t["Công khai trả lời"],
        PetitionAct.Close => t["Kết thúc, không công khai"],
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    }).Value;

    /// <summary>What an event is called.</summary>
    public string WhatOf(string type) => (type switch
    {
        "petition.received" => t["Nhận phản ánh, kiến nghị"],
        "petition.refused" => t["Từ chối tiếp nhận phản ánh"],
        "petition.supplement_asked" => t["Yêu cầu bổ sung thông tin"],
        "petition.supplemented" => t["Người gửi bổ sung thông tin"],
        "petition.routed" => t["Chuyển xử lý"],
        "petition.transferred" => t["Chuyển cơ quan có thẩm quyền"],
        "petition.drafted" => t["Trình trả lời"],
        "petition.draft_returned" => t["Trả lại soạn lại"],
        "petition.answered" => t["Ký trả lời"],
        "petition.published" => t["Công khai trả lời"],
        "petition.closed" => t["Kết thúc, không công khai"],
        "petition.moved" => t["Chuyển sang cơ quan, đơn vị kế thừa"],
        PetitionEventData.NobodyLeft => t["Đơn vị được giao không còn người soạn trả lời"],
        PetitionEventData.MessagesResent => t["Gửi lại thư, tin chưa đến người gửi"],
        "petition.rated" => t["Người gửi đánh giá"],
        PetitionEventData.DueRecomputed => t["Tính lại hạn theo lịch làm việc mới"],
        _ => t["Thay đổi khác"],
    }).Value;

    /// <summary>The facts of an event.</summary>
    public static PetitionEventData FactsOf(Data.Events.EventRow row) => RecordEvents.Facts<PetitionEventData>(row);

    /// <summary>A colour for the state; never its only sign.</summary>
    public static string Colour(PetitionState state) => state switch
    {
        PetitionState.AwaitingSupplement => "orange",
        PetitionState.Refused => "red",
        PetitionState.Answered or PetitionState.Published => "green",
        PetitionState.Closed => "grey",
        _ => "blue",
    };

    private static string FieldOf(string code) => code switch
    {
        "reason_missing" or "question_missing" or "answer_missing" => "Input.Text",
        "basis_missing" => "Input.LegalBasis",
        "unit_missing" or "body_missing" => "Input.Unit",
        "title_missing" => "Input.Title",
        "content_missing" => "Input.PublicText",
        _ => "",
    };

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await read.RunAsync(Me, id, Now, cancel) is not { } view)
        {
            return false;
        }

        View = view;
        Officers = await names.RunAsync(view.History.Select(e => FactsOf(e).InsteadOf), cancel);
        Reminders = await reminders.OfPetitionAsync(id, cancel);
        Messages = new(await mails.OfDossierAsync(id, cancel), await texts.OfDossierAsync(id, cancel), ResendToSender.May(Me, view.Petition, Reference.Organisation), view.Petition.Version);
        Open = Steps.FirstOrDefault(s => s.Slug == Step) is { Slug: not null } step && view.Acts.Contains(step.Act) ? step.Act : null;
        Bodies = Open != PetitionAct.Transfer ? [] : [.. HandlePetition.MayReceive(view.Petition, Reference.Organisation, VietnamTime.DayOf(Now)).Select(a => new Choice(a.Id.ToString(), a.Name))];
        Units = [.. HandlePetition.MayHandle(view.Petition, Reference.Organisation, VietnamTime.DayOf(Now)).Select(u => new Choice(u.Id.ToString(), OpinionDesk.NameOf(Reference.Organisation, u.Id)))];
        return true;
    }
}

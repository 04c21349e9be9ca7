using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Mails;
using CaiCach.Application.Messages;
using CaiCach.Application.Questions;
using CaiCach.Application.Reference;
using CaiCach.Data.Events;
using CaiCach.Law.Calendar;
using CaiCach.Law.Questions;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Mails;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Questions;

/// <summary>One question.</summary>
public sealed class QuestionModel(ActorReader actors, ReferenceStore reference, ReadQuestion read, HandleQuestion handle, ReadOfficerNames names, ListMails mails, ResendToSender resend, IStringLocalizer<WorkspaceTexts> t) : QuestionPage(actors, reference, t)
{
    /// <summary>The address of each step.</summary>
    public static readonly IReadOnlyList<(string Slug, QuestionAct Act)> Steps =
    [
        ("phan-cong", QuestionAct.Assign), ("soan", QuestionAct.Draft), ("duyet", QuestionAct.Answer), ("tra-lai", QuestionAct.ReturnDraft), ("cong-khai", QuestionAct.Publish), ("dong", QuestionAct.Close),
    ];

    private readonly IStringLocalizer<WorkspaceTexts> t = t;

    public ReadQuestion.View View { get; private set; } = null!;

    /// <summary>The step whose form is open; null for none.</summary>
    public QuestionAct? Open { get; private set; }

    public IReadOnlyList<Choice> Officers { get; private set; } = [];

    /// <summary>What was sent to the asker.</summary>
    public MessagesSent Messages { get; private set; } = null!;

    public override IEnumerable<EventRow> History => View.History.Reverse();

    private IReadOnlyDictionary<Guid, string> away = new Dictionary<Guid, string>();

    /// <summary>The address of a question.</summary>
    public static string AddressOf(Guid id) => $"{ListModel.Href}/cau-hoi/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        var q = View.Question;
        Input.Version = q.Version;
        Input.Text = Open switch { QuestionAct.Draft or QuestionAct.Answer => q.Draft, QuestionAct.Publish => q.Answer, _ => null };
        Input.Public = Open is QuestionAct.Publish ? q.Content : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadAsync(id, cancel) || Steps.FirstOrDefault(s => s.Slug == Step) is not { Slug: not null } step)
        {
            return NotFound();
        }

        Clean();
        var request = new HandleQuestion.Request(step.Act, Input.Text, Input.Public, Guid.TryParse(Input.Officer, out var officer) ? officer : null);
        if (Told(await handle.RunAsync(Context(), id, Input.Version, request, cancel)) is not { } wrong)
        {
            return Redirect(await read.RunAsync(Me, id, cancel) is null ? ListModel.Href : $"{AddressOf(id)}?xong=true");
        }

        await LoadAsync(id, cancel);
        Open = step.Act;
        Input.Version = View.Question.Version;
        ModelState.Remove("Input.Version");
        return wrong;
    }

    /// <summary>Sends the e-mails that did not arrive once more.</summary>
    public async Task<IActionResult> OnPostResendAsync(Guid id, int version, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (Told(await resend.QuestionAsync(Context(), id, version, cancel)) is not { } wrong)
        {
            return Redirect($"{AddressOf(id)}?xong=true");
        }

        return await LoadAsync(id, cancel) ? wrong : NotFound();
    }

    /// <summary>What a step is called on its button.</summary>
    public string TitleOf(QuestionAct act) => t[act switch
    {
        QuestionAct.Assign => View.Question.AssigneeId is null ? "Phân công trả lời" : "Phân công người khác",
        QuestionAct.Draft => "Trình trả lời",
        QuestionAct.Answer => "Duyệt và gửi trả lời",
        QuestionAct.ReturnDraft => "Trả lại soạn lại",
        QuestionAct.Publish => "Công khai hỏi đáp",
        QuestionAct.Close => View.Question.AnsweredAt is null ? "Đóng, không trả lời" : "Đóng, không công khai",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    }].Value;

    /// <summary>A colour for the state; never its only sign.</summary>
    public static string Colour(QuestionState state) => state switch
    {
        QuestionState.Answered or QuestionState.Published => "green",
        QuestionState.Closed => "grey",
        QuestionState.Drafted => "orange",
        _ => "blue",
    };

    public override string? AwayOf(EventRow row) => InsteadOf(row) is { } id ? away.GetValueOrDefault(id) : null;

    private static Guid? InsteadOf(EventRow row) => RecordEvents.Facts<QuestionEventData>(row).InsteadOf;

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await read.RunAsync(Me, id, cancel) is not { } view)
        {
            return false;
        }

        View = view;
        Messages = new(await mails.OfDossierAsync(id, cancel), [], ResendToSender.May(Me, view.Question, Reference.Organisation), view.Question.Version);
        away = await names.RunAsync(view.History.Select(InsteadOf), cancel);
        Open = Steps.FirstOrDefault(s => s.Slug == Step) is { Slug: not null } step && view.Acts.Contains(step.Act) ? step.Act : null;
        Officers = Open != QuestionAct.Assign ? []
            : [.. (await read.OfficersAsync(view.Question.AgencyId, VietnamTime.DayOf(Now), cancel)).Select(o => new Choice(o.Id.ToString(), $"{o.Name} – {Reference.Organisation.NameOf(o.UnitId)}")).DistinctBy(c => c.Value)];
        return true;
    }
}

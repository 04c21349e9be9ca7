using CaiCach.Application.Questions;
using CaiCach.Application.Reference;
using CaiCach.Data.Events;
using CaiCach.Law.Questions;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Questions;

/// <summary>One question with its answer in the public bank.</summary>
public sealed class BankAnswerModel(ActorReader actors, ReferenceStore reference, ReadQuestion read, HandleBankAnswer handle, IStringLocalizer<WorkspaceTexts> t) : QuestionPage(actors, reference, t)
{
    /// <summary>The address of each step.</summary>
    public static readonly IReadOnlyList<(string Slug, BankAct Act)> Steps =
        [("xac-nhan", BankAct.Confirm), ("duyet", BankAct.Approve), ("tra-lai", BankAct.Return), ("sua", BankAct.Edit), ("dong", BankAct.Close)];

    private readonly IStringLocalizer<WorkspaceTexts> t = t;

    public ReadQuestion.BankView View { get; private set; } = null!;

    /// <summary>The step whose form is open; null for none.</summary>
    public BankAct? Open { get; private set; }

    public override IEnumerable<EventRow> History => View.History.Reverse();

    /// <summary>The address of an answer.</summary>
    public static string AddressOf(Guid id) => $"{ListModel.Href}/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        var a = View.Answer;
        Input.Version = a.Version;
        (Input.Public, Input.Text) = Open is BankAct.Edit ? (a.DraftQuestion ?? a.Question, a.DraftAnswer ?? a.Answer) : (null, null);
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
        if (Told(await handle.RunAsync(Context(), id, Input.Version, new(step.Act, Input.Text, Input.Public), cancel)) is not { } wrong)
        {
            return Redirect($"{AddressOf(id)}?xong=true");
        }

        await LoadAsync(id, cancel);
        Open = step.Act;
        Input.Version = View.Answer.Version;
        ModelState.Remove("Input.Version");
        return wrong;
    }

    /// <summary>What a step is called on its button.</summary>
    public string TitleOf(BankAct act) => t[act switch
    {
        BankAct.Edit => "Sửa câu hỏi, trả lời",
        BankAct.Return => "Trả lại soạn lại",
        BankAct.Approve => "Duyệt, công khai",
        BankAct.Confirm => "Xác nhận vẫn đúng",
        BankAct.Close => "Đóng, thôi công khai",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    }].Value;

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await read.BankAsync(Me, id, cancel) is not { } view)
        {
            return false;
        }

        View = view;
        Open = Steps.FirstOrDefault(s => s.Slug == Step) is { Slug: not null } step && view.Acts.Contains(step.Act) ? step.Act : null;
        return true;
    }
}

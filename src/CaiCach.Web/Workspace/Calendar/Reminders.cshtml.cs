using System.Globalization;
using CaiCach.Application.Calendar;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Calendar;

/// <summary>An administrator of a body says who is reminded of what before, at and after its due date.</summary>
[OfficialsOnly("administrator")]
public sealed class RemindersModel(ActorReader actors, ReferenceStore reference, ReadCalendars read, SaveReminders save) : WorkspacePage(actors, reference)
{
    private static readonly (string Slug, ReminderAbout About)[] Slugs = [("buoc", ReminderAbout.Step), ("y-kien", ReminderAbout.Opinion), ("phan-anh", ReminderAbout.Petition), ("tiep-nhan", ReminderAbout.Intake)];

    [BindProperty]
    public ReminderInputs Input { get; set; } = new();

    public Unit Body { get; private set; } = null!;

    /// <summary>The versions the body has of its own.</summary>
    public IReadOnlyList<ReadCalendars.Reminders> Versions { get; private set; } = [];

    /// <summary>Whether it was saved just now.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public bool Saved { get; set; }

    /// <summary>What the reminders are about, as the address says it; what it does not say is the due date of dossiers.</summary>
    [BindProperty(SupportsGet = true, Name = "viec")]
    public string? What { get; set; }

    public ReminderAbout About => Slugs.FirstOrDefault(s => s.Slug == What).About;

    /// <summary>Whether the body has set them itself.</summary>
    public bool IsOwn => Reference.HasOwnReminders(Body.Id, About);

    public string Address => AddressOf(Body.Code, About);

    /// <summary>The address of the reminders of a body.</summary>
    public static string AddressOf(string body, ReminderAbout about = ReminderAbout.Due) =>
        $"{YearModel.Href}/{Uri.EscapeDataString(body)}/nhac-viec" + (about == ReminderAbout.Due ? "" : $"?viec={Slugs.First(s => s.About == about).Slug}");

    /// <summary>What they are about, in a few words.</summary>
    public static string TitleOf(IStringLocalizer<WorkspaceTexts> t, ReminderAbout about) => (about switch
    {
        ReminderAbout.Due => t["Hạn trả kết quả"],
        ReminderAbout.Step => t["Bước của quy trình"],
        ReminderAbout.Opinion => t["Lấy ý kiến"],
        ReminderAbout.Intake => t["Trả lời việc tiếp nhận"],
        _ => t["Phản ánh, kiến nghị"],
    }).Value;

    /// <summary>When and whom they remind.</summary>
    public static string WordsOf(IStringLocalizer<WorkspaceTexts> t, ReminderAbout about) => (about switch
    {
        ReminderAbout.Due => t["Hồ sơ chưa có kết quả thì mỗi mốc dưới đây nhắc một lần, bằng tin báo và thư điện tử nếu cán bộ có địa chỉ. Hạn thay đổi thì các mốc tính lại từ đầu; hồ sơ tạm dừng thì không nhắc."],
        ReminderAbout.Step => t["Nhắc về hạn của bước đang làm theo quy trình nội bộ. Bước có cùng hạn với hồ sơ thì chỉ nhắc theo hạn trả kết quả. Hạn thay đổi thì các mốc tính lại từ đầu; hồ sơ tạm dừng thì không nhắc."],
        ReminderAbout.Intake => t["Nhắc về hạn trả lời người nộp có tiếp nhận yêu cầu hay không. Yêu cầu đang chờ người nộp bổ sung thì không nhắc."],
        ReminderAbout.Opinion => t["Nhắc nơi được hỏi chưa trả lời, và người hỏi. Tính theo lịch và các mốc của cơ quan hỏi."],
        _ => t["Nhắc về thời hạn từ chối, yêu cầu bổ sung, trả lời và công khai của phản ánh, kiến nghị. Hạn từ chối và hạn yêu cầu bổ sung chỉ nhắc trước hạn và khi đến hạn."],
    }).Value;

    /// <summary>Who that is for what is reminded of.</summary>
    public static string NameOf(IStringLocalizer<WorkspaceTexts> t, ReminderAbout about, ReminderTo to) => (about, to) switch
    {
        (ReminderAbout.Opinion, ReminderTo.Officer) => t["người trả lời của nơi được hỏi"].Value,
        (ReminderAbout.Opinion, ReminderTo.DivisionHead) => t["lãnh đạo đơn vị được hỏi"].Value,
        (ReminderAbout.Opinion, ReminderTo.AgencyHead) => t["lãnh đạo cơ quan được hỏi"].Value,
        (ReminderAbout.Intake, ReminderTo.Officer) => t["cán bộ tiếp nhận"].Value,
        (ReminderAbout.Petition, ReminderTo.DivisionHead) => t["lãnh đạo đơn vị xử lý"].Value,
        _ => Names.Of(t, to),
    };

    public async Task<IActionResult> OnGetAsync(string body, CancellationToken cancel)
    {
        if (!await OpenAsync(body, cancel))
        {
            return NotFound();
        }

        Input.Seen = Versions.Count > 0 ? Versions[0].Number : 0;
        Input.Lines = [.. (Reference.RemindersOf(Body.Id, About)?.Steps ?? []).Select(ReminderLine.Of)];
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string body, CancellationToken cancel)
    {
        if (!await OpenAsync(body, cancel))
        {
            return NotFound();
        }

        Fill();
        List<(int Line, ReminderStep Step)> steps = [.. Input.Lines.Index().Where(l => l.Item.IsUsed).Select(l => (l.Index, l.Item.Read(ModelState, string.Create(CultureInfo.InvariantCulture, $"Input.Lines[{l.Index}]"))))];
        if (!ModelState.IsValid)
        {
            return Again();
        }

        switch (await save.RunAsync(Context(), Body.Code, Input.Seen, About, new([.. steps.Select(r => r.Step)]), cancel))
        {
            case SaveReminders.Outcome.Done:
                return Redirect(Address + (About == ReminderAbout.Due ? "?" : "&") + "xong=true");
            case SaveReminders.Outcome.Invalid invalid:
                foreach (var fault in invalid.Faults)
                {
                    var line = fault.Step is { } step ? steps[step].Line : 0;
                    var field = fault.Step is null ? "Side" : char.ToUpperInvariant(fault.Field[0]) + fault.Field[1..];
                    ModelState.AddModelError(string.Create(CultureInfo.InvariantCulture, $"Input.Lines[{line}].{field}"), fault.Message);
                }

                return Again();
            case SaveReminders.Outcome.Stale:
                ModelState.AddModelError("", "Người khác vừa lưu các mốc nhắc việc. Nội dung ông/bà nhập vẫn còn; hãy xem lại rồi lưu lần nữa.");
                Input.Seen = Versions[0].Number;
                ModelState.Remove("Input.Seen");
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    private async Task<bool> OpenAsync(string body, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (CalendarScope.BodiesOf(Me, Reference.Organisation).FirstOrDefault(u => u.Code == body) is not { } found)
        {
            return false;
        }

        Body = found;
        Versions = await read.RemindersOfBodyAsync(found.Id, cancel);
        return true;
    }

    private void Fill() => Input.Lines = [.. Enumerable.Range(0, ReminderLadder.MostSteps).Select(i => Input.Lines.ElementAtOrDefault(i) ?? new())];
}

using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Procedures;
using CaiCach.Application.Questions;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>Does one step with several procedures that were ticked in the catalogue, and says what came of each.</summary>
[OfficialsOnly("procedure_controller", "agency_head")]
public sealed class SeveralModel(ActorReader actors, ReferenceStore reference, ReadSeveralProcedures read, HandleSeveralProcedures several, FlagOutdatedAnswers flag, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    public const string Href = ListModel.Href + "/nhieu";

    /// <summary>What is typed once for all, in the order of the page.</summary>
    public sealed class Inputs
    {
        public DecisionFields Decision { get; set; } = new();

        public DateParts LawEffectiveFrom { get; set; } = new();

        public DateParts EffectiveFrom { get; set; } = new();

        public List<string> Bodies { get; set; } = [];
    }

    /// <summary>The step, as its word in the address.</summary>
    [BindProperty(SupportsGet = true, Name = "viec")]
    public string? Slug { get; set; }

    /// <summary>The procedures, each with its version as seen.</summary>
    [BindProperty(SupportsGet = true, Name = "muc")]
    public List<string> Ticked { get; set; } = [];

    [BindProperty]
    public Inputs Input { get; set; } = new();

    public CatalogueAct Act { get; private set; }

    public IReadOnlyList<ReadSeveralProcedures.Line> Lines { get; private set; } = [];

    /// <summary>What came of it; null while nothing was tried.</summary>
    public HandleSeveralProcedures.Answer? Tried { get; private set; }

    public IReadOnlyList<Choice> Bodies { get; private set; } = [];

    /// <summary>The days to be confirmed, as <see cref="AnnouncementDays.Key"/>; null where none is unusual.</summary>
    public string? Unusual { get; private set; }

    /// <summary>The name of the step.</summary>
    public string Title => Act switch
    {
        CatalogueAct.Submit => t["Gửi rà soát nhiều thủ tục"].Value,
        CatalogueAct.Approve => t["Đồng ý với nhiều dự thảo"].Value,
        CatalogueAct.Publish => t["Công bố nhiều thủ tục bằng một quyết định"].Value,
        _ => t["Công khai nhiều thủ tục"].Value,
    };

    /// <summary>A procedure as it is sent along.</summary>
    public static string ValueOf(Data.Procedures.CatalogueEntry entry) => string.Create(CultureInfo.InvariantCulture, $"{entry.Id}:{entry.Version}");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        if (Act == CatalogueAct.Publish && Lines is [var first, ..])
        {
            Input.Decision.Level = StartProcedure.LevelOf(Reference.Organisation.Find(first.Entry.AgencyId)!);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        var items = ItemsOf();
        if (items.Count == 0)
        {
            ModelState.AddModelError("", "Đánh dấu ít nhất một thủ tục ở danh mục.");
            return Again();
        }

        PublishProcedure.Request? announcement = null;
        if (Act == CatalogueAct.Publish)
        {
            var decision = Input.Decision.Read(ModelState, "Input.Decision");
            var law = Input.LawEffectiveFrom.Read(ModelState, "Input.LawEffectiveFrom", "Ngày văn bản quy phạm pháp luật có hiệu lực");
            var from = Input.EffectiveFrom.Read(ModelState, "Input.EffectiveFrom", "Ngày có hiệu lực");
            if (ModelState.GetValueOrDefault("Input.LawEffectiveFrom")?.Errors.Count > 0)
            {
                return Again();
            }

            announcement = new(decision, from, law, [], Input.Bodies);
        }

        Tried = await several.RunAsync(Context(), Act, items, announcement, cancel);
        foreach (var fault in Tried.Faults)
        {
            var key = DecideModel.KeyOf(fault.Field);
            if (!ModelState.TryGetValue(key, out var there) || there.Errors.Count == 0)
            {
                ModelState.AddModelError(key, fault.Text);
            }
        }

        Unusual = Tried.Faults.Any(f => AnnouncementDays.IsDoubt(f.Code)) ? new AnnouncementDays(announcement!.Decision.Day!.Value, announcement.LawEffectiveFrom, announcement.EffectiveFrom).Key : null;
        var done = Tried.Results.Where(r => r.Outcome is CatalogueOutcome.Done).ToList();
        if (Act == CatalogueAct.MakePublic)
        {
            foreach (var result in done)
            {
                await flag.RunAsync(Context(), result.Code, cancel);
            }
        }

        // What was not done stays chosen, with its version now: what was wrong with it is on the page.
        var left = Tried.Results.Except(done).Select(r => r.Id).ToHashSet();
        Lines = await read.RunAsync(Me, Now, Act, [.. items.Where(i => left.Contains(i.Id))], cancel);
        return Tried.Faults.Count > 0 ? Again() : Again(left.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    /// <summary>Why the step was not done with one.</summary>
    public static string WhyNot(CatalogueOutcome? outcome) => outcome switch
    {
        null => "Chưa thực hiện vì nội dung quyết định còn lỗi.",
        CatalogueOutcome.Refused refused => string.Join(" ", refused.Reasons.Select(r => r.Text)),
        CatalogueOutcome.Invalid invalid => string.Join(" ", invalid.Faults.Select(f => f.Text).Distinct().Take(3)),
        CatalogueOutcome.Stale => "Người khác vừa thay đổi thủ tục này; hãy xem lại trang của thủ tục.",
        _ => "Thủ tục không còn trong phạm vi của ông/bà.",
    };

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (HandleSeveralProcedures.Acts.Cast<CatalogueAct?>().FirstOrDefault(a => EntryModel.SlugOf(a!.Value) == Slug) is not { } act)
        {
            return false;
        }

        Act = act;
        Lines = await read.RunAsync(Me, Now, act, ItemsOf(), cancel);
        var keepers = Lines.Select(l => l.Entry.AgencyId).Distinct().ToList();
        Bodies = act == CatalogueAct.Publish ? [.. keepers.SelectMany(k => CatalogueScope.ReceiversFor(Reference.Organisation, k, VietnamTime.DayOf(Now))).DistinctBy(u => u.Id).Select(u => new Choice(u.Code, u.Name))] : [];
        return true;
    }

    private List<HandleSeveralProcedures.Item> ItemsOf() => [.. Ticked.Select(ItemOf).OfType<HandleSeveralProcedures.Item>()];

    private static HandleSeveralProcedures.Item? ItemOf(string ticked) =>
        ticked.Split(':') is [var id, var version] && Guid.TryParse(id, out var entry) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? new(entry, seen) : null;
}

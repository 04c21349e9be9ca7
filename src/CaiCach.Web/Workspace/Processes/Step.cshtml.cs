using System.Globalization;
using CaiCach.Application.Processes;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Processes;

/// <summary>Adds a step to a draft, or says one anew.</summary>
[OfficialsOnly("procedure_controller")]
public sealed class StepModel(ActorReader actors, ReferenceStore reference, ReadProcesses read, ChangeProcess change, IStringLocalizer<WorkspaceTexts> t, IStringLocalizer<FaultTexts> roles)
    : ProcessPage(actors, reference, read)
{
    private const string Other = "khac";

    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public int Number { get; set; }

        public int Seen { get; set; }

        public string? Name { get; set; }

        public string? Role { get; set; }

        public string? Unit { get; set; }

        public string? OtherBody { get; set; }

        public string? Time { get; set; }

        public string? TimeUnit { get; set; }

        public string? Output { get; set; }

        public string? Place { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    /// <summary>The step that is said anew; null for a new one.</summary>
    public ProcessLine? Line { get; private set; }

    public string PostAddress => EditAddress + "/buoc" + (Line is null ? "" : "/" + Line.Key);

    public IEnumerable<Choice> Roles => ProcessRules.Doers.Select(r => new Choice(RoleTexts.WordOf(r), Capital(roles[RoleTexts.Of(r)].Value))).Append(new(Other, t["Cơ quan khác (liên thông, phối hợp)"].Value));

    public IEnumerable<Choice> Units =>
        Reference.Organisation.All.Where(u => u.AgencyId == View.Body.Id && u.Id != View.Body.Id && (u.ValidTo is null || u.ValidTo >= VietnamTime.DayOf(Now)))
            .OrderBy(u => u.Code, StringComparer.Ordinal).Select(u => new Choice(u.Code, u.Name));

    public IEnumerable<Choice> TimeUnits => [new(nameof(StepUnit.Day), t["ngày làm việc"].Value), new(nameof(StepUnit.Hour), t["giờ làm việc"].Value)];

    public IEnumerable<Choice> Places => ProcessEdits.PlacesFor(View.Plan, Line?.Key).Select(p => new Choice(ValueOf(p), PlaceText(View.Plan, p)));

    public async Task<IActionResult> OnGetAsync(string body, string procedure, string? key, [FromQuery(Name = "sau")] string? place, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadDraftAsync(body, procedure, cancel) || !Find(key))
        {
            return NotFound();
        }

        Input = Line?.Step is not { What: var what }
            ? new() { Number = View.Shown!.Number, Seen = View.Shown.Version, TimeUnit = nameof(StepUnit.Day), Place = ValueOf(PlaceOf(place) ?? End) }
            : new()
            {
                Number = View.Shown!.Number,
                Seen = View.Shown.Version,
                Name = what.Name,
                Role = what.Role is { } role ? RoleTexts.WordOf(role) : Other,
                Unit = what.Unit,
                OtherBody = what.OtherBody,
                Time = what.Time.Value.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ','),
                TimeUnit = what.Time.Unit.ToString(),
                Output = what.Output,
                Place = ValueOf(ProcessEdits.PlaceOf(View.Plan, Line.Key)!),
            };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string body, string procedure, string? key, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadFilledAsync(body, procedure, Input.Number, cancel))
        {
            return NotFound();
        }

        if (!Find(key))
        {
            Input.Seen = View.Shown!.Version;
            ModelState.Remove("Input.Seen");
            ModelState.AddModelError("", "Người khác vừa xóa bước này. Nội dung ông/bà nhập còn ở dưới; bấm Lưu bước để thêm lại thành bước mới.");
            return Again(StatusCodes.Status409Conflict);
        }

        var what = Read();
        if (PlaceOf(Input.Place) is not { } place || !ProcessEdits.PlacesFor(View.Plan, Line?.Key).Contains(place))
        {
            ModelState.AddModelError("Input.Place", "Chọn vị trí của bước.");
            place = new(null, null);
        }

        if (!ModelState.IsValid)
        {
            return Again();
        }

        var edit = Line is null ? (ProcessEdit)new ProcessEdit.AddStep(place, what) : new ProcessEdit.ChangeStep(Line.Key, what, place);
        switch (await change.RunAsync(Context(), new(body, procedure, View.Shown!.Number, Input.Seen, edit), cancel))
        {
            case ProcessOutcome.Done:
                return Redirect(EditAddress + (Line is null ? "" : "#" + Line.Key));
            case ProcessOutcome.Invalid invalid:
                Say(invalid.Faults);
                return Again();
            case ProcessOutcome.Stale:
                Input.Seen = View.Shown.Version;
                ModelState.Remove("Input.Seen");
                return SayStale();
            default:
                return NotFound();
        }
    }

    private bool Find(string? key)
    {
        Line = key is null ? null : ProcessOutline.Of(View.Plan).FirstOrDefault(l => l.Step is not null && l.Key == key);
        return key is null || Line is not null;
    }

    private StepFields Read()
    {
        var isOther = Input.Role == Other;
        if (isOther && Clean(Input.OtherBody) is null)
        {
            ModelState.AddModelError("Input.OtherBody", "Nhập tên cơ quan khác.");
        }
        else if (!isOther && Clean(Input.OtherBody) is not null)
        {
            ModelState.AddModelError("Input.OtherBody", "Bước của cơ quan khác thì chọn “Cơ quan khác” ở mục Người thực hiện; không phải thì xóa tên cơ quan này.");
        }

        if (!decimal.TryParse(Input.Time?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var time))
        {
            ModelState.AddModelError("Input.Time", "Nhập thời gian bằng số, ví dụ 0,5 hoặc 2; ghi 0 nếu không tính thời gian.");
        }

        var unit = Input.TimeUnit == nameof(StepUnit.Hour) ? StepUnit.Hour : StepUnit.Day;
        return new(
            Clean(Input.Name) ?? "", isOther ? null : RoleTexts.OfWord(Input.Role ?? "") is { } role && ProcessRules.Doers.Contains(role) ? role : null, isOther ? null : Clean(Input.Unit),
            isOther ? Clean(Input.OtherBody) : null, new(time, unit), Clean(Input.Output));
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

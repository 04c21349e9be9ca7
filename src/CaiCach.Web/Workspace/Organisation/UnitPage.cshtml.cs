using CaiCach.Application.Organisation;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Organisation;

/// <summary>An administrator keeps address, phone and the office of the head of a unit right, or founds a unit by a decision.</summary>
[OfficialsOnly("administrator")]
public sealed class UnitPageModel(ActorReader actors, ReferenceStore reference, SaveUnit save, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    private readonly ReferenceStore units = reference;

    private const string Href = "/can-bo/to-chuc/don-vi";

    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public int Seen { get; set; }

        public string? Address { get; set; }

        public string? Phone { get; set; }

        public string? HeadTitle { get; set; }

        public string? Parent { get; set; }

        public string? Kind { get; set; }

        public string? Code { get; set; }

        public string? Identifier { get; set; }

        public string? Name { get; set; }

        public string? ShortName { get; set; }

        public string? Number { get; set; }

        public DateParts Date { get; set; } = new();

        public DateParts Day { get; set; } = new();
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    /// <summary>The unit whose details are set; null for one to be founded.</summary>
    public Unit? Unit { get; private set; }

    /// <summary>The units below which one is founded.</summary>
    public IReadOnlyList<Choice> Parents { get; private set; } = [];

    /// <summary>The kinds that can be founded.</summary>
    public IReadOnlyList<Choice> Kinds => [.. SaveUnit.Kinds.Select(k => new Choice(k.ToString(), SaveUnit.IsBody(k) ? t["{0} (cơ quan có mã định danh, tự giải quyết hồ sơ)", NameOf(k)].Value : NameOf(k)))];

    /// <summary>The address of a unit; of a new one without a code.</summary>
    public static string AddressOf(string? code = null) => code is null ? Href : $"{Href}/{Uri.EscapeDataString(code)}";

    public async Task<IActionResult> OnGetAsync(string? code, CancellationToken cancel)
    {
        if (!await LoadAsync(code, cancel))
        {
            return NotFound();
        }

        (Input.Seen, Input.Address, Input.Phone, Input.HeadTitle) = (Unit?.DetailsVersion ?? 0, Unit?.Address, Unit?.Phone, Unit?.HeadTitle);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? code, CancellationToken cancel)
    {
        if (!await LoadAsync(code, cancel))
        {
            return NotFound();
        }

        var details = new SaveUnit.Details(Input.Address, Input.Phone, Input.HeadTitle);
        var (date, day) = Unit is null ? (Input.Date.Read(ModelState, "Input.Date", "Ngày quyết định"), Input.Day.Read(ModelState, "Input.Day", "Ngày có hiệu lực")) : (null, null);
        var isRead = ModelState.IsValid;
        var outcome = Unit is null
            ? await save.FoundAsync(Context(), new(Input.Parent, Enum.TryParse<UnitKind>(Input.Kind, out var kind) ? kind : null, Input.Code, Input.Identifier, Input.Name, Input.ShortName, Input.Number, date, day, details), cancel)
            : await save.DetailsAsync(Context(), Unit.Code, Input.Seen, details, cancel);
        switch (outcome)
        {
            case SaveUnit.Outcome.Done done when isRead:
                return Redirect($"{ReorganisationsModel.Href}?xong={(Unit is null ? "thanh-lap" : "don-vi")}&ma={Uri.EscapeDataString(done.Code)}#don-vi");
            case SaveUnit.Outcome.Invalid invalid:
                ModelState.Add(invalid.Faults.Where(f => !ModelState.TryGetValue(FaultsExtensions.InputKey(f.Field), out var there) || there.Errors.Count == 0), FaultsExtensions.InputKey);
                return Again();
            case SaveUnit.Outcome.Stale:
                // What was typed stays; the next press saves it over what the other wrote.
                ModelState.Remove("Input.Seen");
                units.Forget();
                await LoadAsync(code, cancel);
                Input.Seen = Unit!.DetailsVersion;
                ModelState.AddModelError("", $"Người khác vừa sửa đơn vị này: địa chỉ “{Unit.Address}”, điện thoại “{Unit.Phone}”, chức vụ “{Unit.HeadTitle}”. Nội dung ông/bà nhập vẫn ở dưới; kiểm tra rồi lưu lần nữa.");
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    private async Task<bool> LoadAsync(string? code, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var reach = ReorganisationScope.UnitsOf(Me, Reference.Organisation);
        Parents = [.. reach.Select(u => new Choice(u.Code, Reference.Organisation.NameWithBody(u.Id)))];
        Unit = reach.FirstOrDefault(u => u.Code == code);
        return code is null ? reach.Count > 0 : Unit is not null;
    }

    private string NameOf(UnitKind kind) => (kind switch
    {
        UnitKind.Bureau => t["Cục"],
        UnitKind.Department => t["Vụ"],
        UnitKind.Office => t["Văn phòng"],
        UnitKind.Inspectorate => t["Thanh tra"],
        UnitKind.ProvincialDepartment => t["Sở"],
        UnitKind.Division => t["Phòng"],
        UnitKind.OneStop => t["Bộ phận Một cửa"],
        UnitKind.ServiceUnit => t["Đơn vị sự nghiệp, trung tâm"],
        UnitKind.PeopleCommittee => t["Ủy ban nhân dân"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    }).Value;
}

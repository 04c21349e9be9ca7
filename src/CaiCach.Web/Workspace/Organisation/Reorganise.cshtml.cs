using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Organisation;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Organisation;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Organisation;

/// <summary>An administrator writes a decision down: which units, then what moves and what stands in the way, then it waits for its day.</summary>
[OfficialsOnly("administrator")]
public sealed class ReorganiseModel(ActorReader actors, ReferenceStore reference, PreviewReorganisation preview, RecordReorganisation record, IStringLocalizer<WorkspaceTexts> t)
    : WorkspacePage(actors, reference)
{
    private static readonly Dictionary<string, ReorganisationKind> Kinds = new(StringComparer.Ordinal)
    {
        ["sap-nhap"] = ReorganisationKind.Merge,
        ["chia-tach"] = ReorganisationKind.Split,
        ["doi-ten"] = ReorganisationKind.Rename,
        ["giai-the"] = ReorganisationKind.Close,
    };

    /// <summary>The most units that one may be divided into.</summary>
    public const int MostTargets = 10;

    [BindProperty]
    public ReorganiseInputs Input { get; set; } = new();

    public ReorganisationKind Kind { get; private set; }

    /// <summary>The address of the page that asked.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What it would move; null while something typed is wrong or nothing was typed.</summary>
    public PreviewReorganisation.Outcome? Preview { get; private set; }

    /// <summary>The date of the decision, and its first day, as read.</summary>
    public (DateOnly Date, DateOnly Day) Days { get; private set; }

    /// <summary>Units to choose as those that are merged, divided, renamed or closed.</summary>
    public IReadOnlyList<Choice> Sources { get; private set; } = [];

    /// <summary>Units to choose as one that takes over.</summary>
    public IReadOnlyList<Choice> Existing { get; private set; } = [];

    /// <summary>The address of one kind.</summary>
    public static string AddressOf(string kind) => $"{ReorganisationsModel.Href}/{kind}";

    public async Task<IActionResult> OnGetAsync(string kind, CancellationToken cancel)
    {
        await OpenAsync(kind, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string kind, string viec, CancellationToken cancel)
    {
        await OpenAsync(kind, cancel);
        if (viec == "sua")
        {
            return Page();
        }

        if (viec == "them")
        {
            if (Input.More.Count < MostTargets - 2)
            {
                Input.More.Add(new());
            }

            return Page();
        }

        while (Input.More.Count > 0 && Input.More[^1].IsBlank)
        {
            Input.More.RemoveAt(Input.More.Count - 1);
        }

        var request = Asked();
        if (viec == "ghi" && ModelState.IsValid)
        {
            switch (await record.RunAsync(Context(), request, cancel))
            {
                case ReorganisationOutcome.Done:
                    return Redirect(ReorganisationsModel.Href + "?xong=ghi");
                case ReorganisationOutcome.Stale:
                    ModelState.AddModelError("", "Người khác vừa thay đổi tổ chức. Quyết định này chưa được ghi; nội dung đã nhập vẫn còn. Hãy xem lại rồi xác nhận lần nữa.");
                    Preview = await preview.RunAsync(Context(), request, cancel);
                    return Again(StatusCodes.Status409Conflict);
            }
        }

        var looked = await preview.RunAsync(Context(), request, cancel);
        if (looked.IsReady && ModelState.IsValid)
        {
            Preview = looked;
            Say(looked.Apart);
            return looked.Apart.Count == 0 ? Page() : Again();
        }

        Say(looked.Faults);
        return Again();
    }

    /// <summary>The units that a unit below may go under or be merged into.</summary>
    public IReadOnlyList<Choice> PlacesFor(Unit unit)
    {
        var tree = Reference.Organisation;
        var targets = Targets();
        var bodies = targets.Select(x => x.Existing).OfType<Guid>().Concat(Chosen()).ToHashSet();
        return
        [
            .. targets.Select((x, i) => new Choice(i.ToString(CultureInfo.InvariantCulture), t["Trực thuộc {0}", NameOf(x)].Value)),
            .. tree.All.Where(u => u.ValidTo is null && u.Id != unit.Id && u.AgencyId != u.Id && u.Kind == unit.Kind && bodies.Contains(u.AgencyId))
                .OrderBy(u => u.Path, StringComparer.Ordinal).Select(u => new Choice(u.Id.ToString(), t["Nhập vào {0}", u.Name].Value)),
        ];
    }

    /// <summary>Where a post may go: with its unit (nothing chosen), to one of those taking over, or it ends.</summary>
    public IReadOnlyList<Choice> PlacesForPosts() =>
        [.. Targets().Select((x, i) => new Choice(i.ToString(CultureInfo.InvariantCulture), NameOf(x))), new(ReorganisationRequest.Ends, t["Thôi giữ vị trí"].Value)];

    /// <summary>Who may handle a procedure.</summary>
    public IReadOnlyList<Choice> PlacesForProcedures() =>
        [.. Targets().Select((x, i) => new Choice(i.ToString(CultureInfo.InvariantCulture), NameOf(x)))];

    private async Task OpenAsync(string kind, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        (Kind, Address) = (Kinds[kind], AddressOf(kind));
        var units = ReorganisationScope.UnitsOf(Me, Reference.Organisation);
        var own = Me.Posts.Where(p => p.Role == Role.Administrator).Select(p => p.AgencyId).ToHashSet();
        Existing = UnitLines.Choices(t, units);
        Sources = Kind == ReorganisationKind.Rename ? Existing : UnitLines.Choices(t, [.. units.Where(u => !own.Contains(u.Id))]);
    }

    private ReorganisationRequest Asked()
    {
        var date = Input.Date.Read(ModelState, "Input.Date", "Ngày quyết định");
        var day = Input.Day.Read(ModelState, "Input.Day", "Ngày có hiệu lực");
        Days = (date ?? default, day ?? default);
        return new(
            Kind, Input.Number, date, day, [.. Chosen()], Targets(), Input.NewName, Input.NewShortName,
            Input.Units.Where(u => Guid.TryParse(u.Key, out _) && !string.IsNullOrEmpty(u.Value)).ToDictionary(u => Guid.Parse(u.Key), u => u.Value!),
            Input.Posts.Where(p => Guid.TryParse(p.Key, out _) && !string.IsNullOrEmpty(p.Value)).ToDictionary(p => Guid.Parse(p.Key), p => p.Value!),
            Input.Procedures.Where(p => !string.IsNullOrEmpty(p.Value)).ToDictionary(p => p.Key, p => p.Value!, StringComparer.Ordinal));
    }

    private IEnumerable<Guid> Chosen() => Input.Sources.Select(s => Guid.TryParse(s, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct();

    private List<ReorganisationRequest.Target> Targets() => Kind switch
    {
        ReorganisationKind.Merge => [Of(Input.First)],
        ReorganisationKind.Split => [Of(Input.First), Of(Input.Second), .. Input.More.Select(Of)],
        _ => [],
    };

    private static ReorganisationRequest.Target Of(ReorganiseInputs.TargetInputs input) => Guid.TryParse(input.Existing, out var id)
        ? new(id)
        : new(null, input.Code, input.Identifier, input.Name, input.ShortName, input.Address, input.Phone);

    private string NameOf(ReorganisationRequest.Target target) => target.Existing is { } id ? Reference.Organisation.NameOf(id) : target.Name?.Trim() ?? "";

    private void Say(IEnumerable<FieldFault> faults)
    {
        foreach (var fault in faults)
        {
            var key = KeyOf(fault.Field);
            if (!ModelState.TryGetValue(key, out var there) || there.Errors.Count == 0 || key == "Input.Sources")
            {
                ModelState.AddModelError(key, fault.Text);
            }
        }
    }

    private static string KeyOf(string field) => field switch
    {
        "targets" => "Input.First.Existing",
        _ when field.StartsWith("targets[0].", StringComparison.Ordinal) => "Input.First." + Capital(field["targets[0].".Length..]),
        _ when field.StartsWith("targets[1].", StringComparison.Ordinal) => "Input.Second." + Capital(field["targets[1].".Length..]),
        _ when field.StartsWith("targets[", StringComparison.Ordinal) && field.IndexOf("].", StringComparison.Ordinal) is var end and > 0
            && int.TryParse(field["targets[".Length..end], CultureInfo.InvariantCulture, out var number) => string.Create(CultureInfo.InvariantCulture, $"Input.More[{number - 2}].{Capital(field[(end + 2)..])}"),
        _ when field.StartsWith("units[", StringComparison.Ordinal) => "",
        _ => "Input." + Capital(field),
    };

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}

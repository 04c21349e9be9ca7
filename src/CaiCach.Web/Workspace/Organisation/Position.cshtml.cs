using CaiCach.Application.Acting;
using CaiCach.Application.Organisation;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Organisation;

/// <summary>At which units and in which roles an official acts, when he or she is away and who stands in; heads see who is away and write it down for others.</summary>
public sealed class PositionModel(ActorReader actors, ReferenceStore reference, ReadAbsences read, RecordAbsence record, EndAbsence end, IStringLocalizer<FaultTexts> roles) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/vi-tri";

    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public string? Person { get; set; }

        public DateParts FirstDay { get; set; } = new();

        public DateParts LastDay { get; set; } = new();

        public string? Substitute { get; set; }

        /// <summary>The one post it is about, "unit/role"; empty for all.</summary>
        public string? Post { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    /// <summary>What was just done: "ghi" or "ket-thuc"; null for nothing.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    public IReadOnlyList<ReadAbsences.HeldOrComing> Posts { get; private set; } = [];

    public IReadOnlyList<ReadAbsences.Row> Absences { get; private set; } = [];

    /// <summary>What becomes of the posts of who is away, by absence.</summary>
    public ILookup<Guid, ReadAbsences.Duty> Duties { get; private set; } = Array.Empty<(Guid Absence, ReadAbsences.Duty Duty)>().ToLookup(d => d.Absence, d => d.Duty);

    /// <summary>Whether the actor signs as a head, and so needs a delegation while away.</summary>
    public bool Signs => Posts.Any(p => p.Role == Role.AgencyHead && p.ValidFrom <= Today);

    /// <summary>Whose absence may be written down, besides the own; empty for who leads nobody.</summary>
    public IReadOnlyList<Choice> People { get; private set; } = [];

    public IReadOnlyList<Choice> Substitutes { get; private set; } = [];

    /// <summary>Single posts of who has several, each of which may have a substitute of its own.</summary>
    public IReadOnlyList<Choice> SinglePosts { get; private set; } = [];

    /// <summary>Today.</summary>
    public DateOnly Today => VietnamTime.DayOf(Now);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        await LoadAsync(cancel);
    }

    /// <summary>Writes an absence down.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var first = Input.FirstDay.Read(ModelState, "Input.FirstDay", "Ngày đầu vắng mặt");
        var last = Input.LastDay.Read(ModelState, "Input.LastDay", "Ngày cuối vắng mặt");
        var person = string.IsNullOrEmpty(Input.Person) ? Me.Id!.Value : Guid.TryParse(Input.Person, out var chosen) ? chosen : Guid.Empty;
        Guid? substitute = string.IsNullOrEmpty(Input.Substitute) ? null : Guid.TryParse(Input.Substitute, out var other) ? other : Guid.Empty;
        switch (await record.RunAsync(Context(), new(person, substitute, first, last, UnitOf(Input.Post), RoleOf(Input.Post)), cancel))
        {
            case AbsenceOutcome.Done when ModelState.IsValid:
                return Redirect(Href + "?xong=ghi");
            case AbsenceOutcome.Invalid invalid:
                foreach (var fault in invalid.Faults.Where(f => !ModelState.TryGetValue(FaultsExtensions.InputKey(f.Field), out var there) || there.Errors.Count == 0))
                {
                    ModelState.AddModelError(FaultsExtensions.InputKey(fault.Field), fault.Text);
                }

                break;
        }

        await LoadAsync(cancel);
        return Again();
    }

    /// <summary>Ends an absence.</summary>
    public async Task<IActionResult> OnPostEndAsync(Guid id, int version, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        switch (await end.RunAsync(Context(), id, version, cancel))
        {
            case AbsenceOutcome.Done:
                return Redirect(Href + "?xong=ket-thuc");
            case AbsenceOutcome.Stale:
                ModelState.AddModelError("", "Kỳ vắng mặt này đã được người khác kết thúc. Danh sách dưới đây là mới nhất.");
                await LoadAsync(cancel);
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Posts = await read.PostsAsync(Me, Today, cancel);
        Absences = await read.RunAsync(Me, Today, cancel);
        Duties = await read.DutiesAsync(Absences, Today, cancel);
        SinglePosts =
        [
            .. Posts.Count > 1 ? Posts.Select(p => new Choice(KeyOf(p), Say(p))) : [],
            .. (await read.PostsOfPeopleAsync(Me, Today, cancel)).Select(p => new Choice(KeyOf(p.Post), $"{p.Name}: {Say(p.Post)}")),
        ];
        People = [.. (await read.PeopleAsync(Me, Today, cancel)).Select(p => new Choice(p.Id.ToString(), p.Name))];
        Substitutes = [.. (await read.SubstitutesAsync(Me, Today, cancel)).Where(p => p.Id != Me.Id || People.Count > 0).Select(p => new Choice(p.Id.ToString(), $"{p.Name} ({string.Join("; ", p.Posts.Select(Say))})"))];
    }

    private static string KeyOf(ReadAbsences.HeldOrComing post) => $"{post.UnitId}/{post.Role}";

    private static Guid? UnitOf(string? key) => string.IsNullOrEmpty(key) ? null : Guid.TryParse(key.Split('/')[0], out var unit) ? unit : Guid.Empty;

    private static Role? RoleOf(string? key) => Enum.TryParse<Role>(key?.Split('/')[^1], out var role) ? role : null;

    /// <summary>A post in words, e.g. "văn thư, Văn phòng Sở".</summary>
    public string Say(ReadAbsences.HeldOrComing post) => Say(post.Role, post.UnitId);

    /// <inheritdoc cref="Say(ReadAbsences.HeldOrComing)"/>
    public string Say(Role role, Guid unit) => $"{roles[RoleTexts.Of(role)].Value}, {Reference.Organisation.NameOf(unit)}";
}

using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Data.Procedures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>The controller of a body says which of its procedures the counters of other bodies of the province take in.</summary>
public sealed class SharedReceptionModel(ActorReader actors, ReferenceStore reference, ReadSharedReception read, SaveSharedReception save, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    public const string Href = ListModel.Href + "/khong-phu-thuoc-dia-gioi";

    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        /// <summary>The number of the newest version when the form was opened.</summary>
        public int Seen { get; set; }

        public string? Scope { get; set; }

        public List<string> Procedures { get; set; } = [];

        public DateParts FirstDay { get; set; } = new();
    }

    [BindProperty(SupportsGet = true, Name = "co-quan")]
    public string? BodyCode { get; set; }

    /// <summary>Whether it was saved just now.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public bool Saved { get; set; }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    public Unit Body { get; private set; } = null!;

    public IReadOnlyList<Choice> Bodies { get; private set; } = [];

    /// <summary>What the body receives.</summary>
    public IReadOnlyList<Choice> Procedures { get; private set; } = [];

    /// <summary>The versions, the newest first.</summary>
    public IReadOnlyList<SharedReceptionRow> Versions { get; private set; } = [];

    /// <summary>What holds today.</summary>
    public SharedReception Today => Reference.SharedReceptionOf(Body.Id, VietnamTime.DayOf(Now));

    public IReadOnlyList<Choice> Scopes => [.. Enum.GetValues<SharedScope>().Select(s => new Choice(s.ToString(), NameOf(s)))];

    public string Address => AddressOf(Body.Code);

    /// <summary>The address for a body.</summary>
    public static string AddressOf(string body) => $"{Href}?co-quan={Uri.EscapeDataString(body)}";

    /// <summary>How many procedures, in words.</summary>
    public string NameOf(SharedScope scope) => (scope switch
    {
        SharedScope.All => t["Mọi thủ tục của cơ quan"],
        SharedScope.Chosen => t["Các thủ tục được chọn"],
        _ => t["Không mở thủ tục nào"],
    }).Value;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await OpenBodyAsync(cancel))
        {
            return NotFound();
        }

        var newest = Versions.Count > 0 ? Versions[0] : null;
        var named = (newest?.Procedures ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Input = new()
        {
            Seen = newest?.Number ?? 0,
            Scope = (newest?.Scope ?? SharedScope.None).ToString(),
            Procedures = [.. named.Concat(Procedures.Select(p => p.Value).Where(code => named.Contains(LocalCode.NationalOf(code)))).Distinct()],
            FirstDay = DateParts.Of(VietnamTime.DayOf(Now)),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await OpenBodyAsync(cancel))
        {
            return NotFound();
        }

        var firstDay = Input.FirstDay.Read(ModelState, "Input.FirstDay", "Áp dụng từ ngày");
        if (Input.FirstDay.IsEmpty)
        {
            ModelState.AddModelError("Input.FirstDay", "Nhập ngày bắt đầu áp dụng.");
        }

        if (!Enum.TryParse<SharedScope>(Input.Scope, out var scope) || !Enum.IsDefined(scope))
        {
            ModelState.AddModelError("Input.Scope", "Chọn những thủ tục nào được tiếp nhận hộ.");
        }

        if (!ModelState.IsValid)
        {
            return Again();
        }

        switch (await save.RunAsync(Context(), new(Body.Code, Input.Seen, firstDay!.Value, scope, Input.Procedures), cancel))
        {
            case SaveSharedReception.Outcome.Done:
                return Redirect(Address + "&xong=true");
            case SaveSharedReception.Outcome.Invalid invalid:
                ModelState.Add(invalid.Faults, FaultsExtensions.InputKey);

                return Again();
            case SaveSharedReception.Outcome.Stale:
                ModelState.AddModelError("", "Người khác vừa lưu. Nội dung ông/bà nhập vẫn còn; hãy xem lại rồi lưu lần nữa.");
                Versions = await read.VersionsAsync(Body.Id, cancel);
                Input.Seen = Versions is [var newest, ..] ? newest.Number : 0;
                ModelState.Remove("Input.Seen");
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    private async Task<bool> OpenBodyAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var bodies = SaveSharedReception.BodiesOf(Me, Reference.Organisation);
        if ((BodyCode is null ? bodies.Count > 0 ? bodies[0] : null : bodies.FirstOrDefault(b => b.Code == BodyCode)) is not { } body)
        {
            return false;
        }

        (Body, Bodies) = (body, [.. bodies.Select(b => new Choice(b.Code, b.Name))]);
        var today = VietnamTime.DayOf(Now);
        Procedures = [.. Reference.Offerings.Where(o => o.AgencyId == body.Id).Select(o => o.ProcedureCode).Distinct().Where(code => Reference.Offers(body.Id, code, today))
            .Select(code => new Choice(code, $"{Reference.LatestProcedure(code)?.Name ?? code} ({code})")).OrderBy(c => c.Text, StringComparer.Ordinal)];
        Versions = await read.VersionsAsync(body.Id, cancel);
        return true;
    }
}

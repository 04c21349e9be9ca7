using CaiCach.Application.Acting;
using CaiCach.Application.Petitions;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Petitions;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Caching.Memory;

namespace CaiCach.Web.Portal.Petitions;

/// <summary>Follows a petition by its code and four digits, adds what was asked for, rates the answer. An unknown code and wrong digits get one answer.</summary>
public sealed class FollowOwnModel(FollowPetition follow, HandlePetition handle, ReferenceStore reference, ActorReader actors, TryLimit limit, IMemoryCache cache) : PageModel
{
    private readonly FailedTries tries = new(cache, "petition", 10, TimeSpan.FromMinutes(15));

    /// <summary>What is typed.</summary>
    public sealed class Form
    {
        public string? Code { get; set; }

        public string? LastFour { get; set; }

        public int Version { get; set; }

        public string? Text { get; set; }

        public string? Satisfaction { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public FollowPetition.Found? Found { get; private set; }

    /// <summary>How a due date came about.</summary>
    public IReadOnlyList<DueStep> HowCounted(PetitionDueKind kind) => PetitionDues.Explain(Found!.Petition, Found.Steps, Reference, kind);

    public ReferenceSnapshot Reference { get; private set; } = null!;

    /// <summary>What was just done; null for nothing.</summary>
    public PetitionAct? Done { get; private set; }

    public void OnGet(string? ma) => Input.Code = ma;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) => await OpenAsync(cancel);

    /// <summary>The petitioner adds what was asked for.</summary>
    public Task<IActionResult> OnPostSupplementAsync(CancellationToken cancel) => ActAsync(new(PetitionAct.Supplement, Input.Text), cancel);

    /// <summary>The petitioner says how satisfied he or she is.</summary>
    public Task<IActionResult> OnPostRateAsync(CancellationToken cancel) =>
        ActAsync(new(PetitionAct.Rate, Satisfaction: Enum.TryParse<Satisfaction>(Input.Satisfaction, out var chosen) && Enum.IsDefined(chosen) ? chosen : null), cancel);

    private async Task<IActionResult> ActAsync(HandlePetition.Request request, CancellationToken cancel)
    {
        var opened = await OpenAsync(cancel);
        if (Found is null)
        {
            return opened;
        }

        var actor = new Actor(null, "", ActorKind.Applicant, []);
        switch (await handle.ByPetitionerAsync(new(actor, actors.Now, "portal"), Found.Petition.Code, Input.LastFour!, Input.Version, request, cancel))
        {
            case PetitionOutcome.Done:
                Done = request.Act;
                break;
            case PetitionOutcome.Refused refused:
                foreach (var reason in refused.Reasons)
                {
                    ModelState.AddModelError(reason.Code is "satisfaction_missing" ? "Input.Satisfaction" : reason.Code is "supplement_missing" ? "Input.Text" : "", reason.Text);
                }

                break;
            case PetitionOutcome.Invalid invalid:
                ModelState.Add(invalid.Faults, _ => "Input.Text");
                break;
            default:
                ModelState.AddModelError("", "Phản ánh, kiến nghị vừa có thay đổi. Hãy xem lại rồi gửi lần nữa.");
                break;
        }

        ModelState.Remove("Input.Version");
        Found = await follow.RunAsync(Input.Code, Input.LastFour, actors.Now, cancel);
        return ModelState.IsValid ? Page() : new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    private async Task<IActionResult> OpenAsync(CancellationToken cancel)
    {
        if (limit.TooMany(this, RateLimits.Follow) is { } refused)
        {
            return refused;
        }

        var code = (Input.Code ?? "").Trim().ToUpperInvariant();
        if (code.Length is 0 or > 40)
        {
            ModelState.AddModelError("Input.Code", "Nhập mã theo dõi (dạng PA-260302-7K3M9QXA).");
        }

        if (Input.LastFour?.Trim() is not { Length: 4 } four || !four.All(char.IsAsciiDigit))
        {
            ModelState.AddModelError("Input.LastFour", "Nhập đúng 4 chữ số cuối.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (tries.IsClosed(code))
        {
            ModelState.AddModelError("Input.Code", "Mã này đã bị tra cứu sai quá nhiều lần. Hãy chờ 15 phút.");
            return Page();
        }

        Reference = await reference.CurrentAsync(cancel);
        Found = await follow.RunAsync(code, Input.LastFour, actors.Now, cancel);
        if (Found is null)
        {
            tries.Failed(code);
            ModelState.AddModelError("Input.Code", "Không tìm thấy phản ánh, kiến nghị có mã này và 4 chữ số cuối này. Hãy kiểm tra lại cả hai.");
            return Page();
        }

        tries.Succeeded(code);
        return Page();
    }
}

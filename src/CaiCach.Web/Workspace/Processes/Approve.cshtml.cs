using CaiCach.Application.Processes;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Processes;

/// <summary>Records the signed decision that approves a draft.</summary>
[OfficialsOnly("procedure_controller", "agency_head")]
public sealed class ApproveModel(ActorReader actors, ReferenceStore reference, ReadProcesses read, ApproveProcess approve) : ProcessPage(actors, reference, read)
{
    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public int Number { get; set; }

        public int Seen { get; set; }

        public string? DecisionNumber { get; set; }

        public DateParts DecisionDate { get; set; } = new();

        public string? Signer { get; set; }

        public string? Issuer { get; set; }

        public string? Title { get; set; }

        public DateParts InForceFrom { get; set; } = new();
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string body, string procedure, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadToApproveAsync(body, procedure, cancel))
        {
            return NotFound();
        }

        Input = new() { Number = View.Shown!.Number, Seen = View.Shown.Version, InForceFrom = DateParts.Of(FirstDay()) };
        return Page();
    }

    /// <summary>Today, or the first day of the version of the procedure that is needed: one that comes, or the only one there is.</summary>
    private DateOnly FirstDay()
    {
        var today = VietnamTime.DayOf(Now);
        var of = View is { Verdict.IsValid: false, Coming: { } coming } ? coming : View.Procedure;
        return of.EffectiveFrom > today ? of.EffectiveFrom : today;
    }

    public async Task<IActionResult> OnPostAsync(string body, string procedure, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var date = Input.DecisionDate.Read(ModelState, "Input.DecisionDate", "Ngày quyết định");
        var from = Input.InForceFrom.Read(ModelState, "Input.InForceFrom", "Ngày bắt đầu áp dụng");
        var wrong = ModelState.Where(f => f.Value!.Errors.Count > 0).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        var outcome = await approve.RunAsync(Context(), new(body, procedure, Input.Number, Input.Seen, Clean(Input.DecisionNumber) ?? "", date, Clean(Input.Signer) ?? "", from) { Issuer = Clean(Input.Issuer), Title = Clean(Input.Title) }, cancel);
        if (outcome is ProcessOutcome.Done done)
        {
            return Redirect(FormattableString.Invariant($"{AddressOf(body, procedure)}?ban={done.Number}&xong=duyet"));
        }

        if (Input.Number < 1 || !await LoadAsync(body, procedure, Input.Number, cancel) || !View.MayApprove)
        {
            return NotFound();
        }

        switch (outcome)
        {
            case ProcessOutcome.Invalid invalid:
                Say(invalid.Faults.Where(f => !wrong.Contains(FaultsExtensions.InputKey(f.Field))));
                return Again();
            case ProcessOutcome.Stale:
                Input.Seen = View.Shown!.Version;
                ModelState.Remove("Input.Seen");
                return SayStale();
            default:
                return NotFound();
        }
    }

    private async Task<bool> LoadToApproveAsync(string body, string procedure, CancellationToken cancel) =>
        await LoadAsync(body, procedure, null, cancel) && View is { MayApprove: true, Draft: { } draft } && await LoadAsync(body, procedure, draft.Number, cancel);
}

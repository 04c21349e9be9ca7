using CaiCach.Application.Acting;
using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>Records the decision that announces a reviewed draft or abolishes a procedure.</summary>
[OfficialsOnly("procedure_controller")]
public sealed class DecideModel(ActorReader actors, ReferenceStore reference, ReadCatalogueEntry read, PublishProcedure publish, AbolishProcedure abolish) : WorkspacePage(actors, reference)
{
    /// <summary>What is typed, in the order of the page.</summary>
    public sealed class Inputs
    {
        public int Seen { get; set; }

        public DecisionFields Decision { get; set; } = new();

        public DateParts LawEffectiveFrom { get; set; } = new();

        public DateParts EffectiveFrom { get; set; } = new();

        public string? Replaces { get; set; }

        public bool Rescopes { get; set; }

        public List<string> Bodies { get; set; } = [];
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    public ReadCatalogueEntry.View View { get; private set; } = null!;

    /// <summary>Whether the decision abolishes; otherwise it announces.</summary>
    public bool Abolishes { get; private set; }

    /// <summary>The days to be confirmed, as <see cref="AnnouncementDays.Key"/>; null where none is unusual.</summary>
    public string? Unusual { get; private set; }

    public string Address => $"{EntryModel.AddressOf(View.Entry.Id)}/{(Abolishes ? "bai-bo" : "cong-bo")}";

    public bool IsNew => View.Entry.NewestVersion == 0;

    /// <summary>How the online level that is to be announced stands to the lists for full online handling.</summary>
    public OnlineListFinding Online => !Abolishes && View.Draft is { } draft && ProcedureFile.Parse(draft.Document) is ProcedureFileResult.Valid { File: var file } ? ListCatalogue.OnlineOf(View.Entry, file.All.Single().OnlineLevel) : OnlineListFinding.Agrees;

    /// <summary>What of the level and the agencies the draft changes; empty for nothing.</summary>
    public IReadOnlyList<ProcedureChange> ScopeChanges => !Abolishes && !IsNew && View.Draft is { } draft && ProcedureFile.Parse(draft.Document) is ProcedureFileResult.Valid { File: var file } && Reference.Procedure(View.Entry.Code, View.Entry.NewestVersion) is { } before
        ? ProcedureDifference.OfScope(before, file.All.Single())
        : [];

    public bool IsInternal => View.Entry.Kind != ProcedureKind.Public;

    /// <summary>The bodies that may receive it.</summary>
    public IReadOnlyList<Choice> Bodies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, string step, CancellationToken cancel)
    {
        if (await LoadAsync(id, step, cancel) is { } no)
        {
            return no;
        }

        var today = VietnamTime.DayOf(Now);
        var receiving = Reference.Offerings.Where(o => o.ProcedureCode == View.Entry.Code && (o.ValidTo is null || today <= o.ValidTo)).Select(o => Reference.Organisation.Find(o.AgencyId)?.Code).OfType<string>().ToList();
        var keeper = Reference.Organisation.Find(View.Entry.AgencyId)!;
        Input = new()
        {
            Seen = View.Entry.Version,
            Decision = new() { Level = StartProcedure.LevelOf(keeper) },
            Rescopes = ScopeChanges.Any(change => change.Part == ProcedurePart.Level),
            Bodies = receiving.Count > 0 ? receiving : Bodies.Count == 1 ? [Bodies[0].Value] : [],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string step, CancellationToken cancel)
    {
        if (await LoadAsync(id, step, cancel) is { } no)
        {
            return no;
        }

        var decision = Input.Decision.Read(ModelState, "Input.Decision");
        var law = Input.LawEffectiveFrom.Read(ModelState, "Input.LawEffectiveFrom", "Ngày văn bản quy phạm pháp luật có hiệu lực");
        var from = Input.EffectiveFrom.Read(ModelState, "Input.EffectiveFrom", Abolishes ? "Ngày bãi bỏ có hiệu lực" : "Ngày có hiệu lực");
        if (ModelState.GetValueOrDefault("Input.LawEffectiveFrom")?.Errors.Count > 0)
        {
            return Again();
        }

        var outcome = Abolishes
            ? await abolish.RunAsync(Context(), id, Input.Seen, new(decision, from, law), cancel)
            : await publish.RunAsync(Context(), id, Input.Seen, new(decision, from, law, (Input.Replaces ?? "").Split([',', ';', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), Input.Bodies) { Rescopes = Input.Rescopes }, cancel);
        switch (outcome)
        {
            case CatalogueOutcome.Done:
                return Redirect($"{EntryModel.AddressOf(id)}?xong={EntryModel.SlugOf(Abolishes ? CatalogueAct.Abolish : CatalogueAct.Publish)}");
            case CatalogueOutcome.Invalid invalid:
                Say(invalid.Faults);
                Unusual = invalid.Faults.Any(f => AnnouncementDays.IsDoubt(f.Code)) ? new AnnouncementDays(decision.Day!.Value, law, from).Key : null;
                return Again();
            case CatalogueOutcome.Refused refused:
                ModelState.AddModelError("", refused.Reasons[0].Text);
                return Again(StatusCodes.Status409Conflict);
            case CatalogueOutcome.Stale stale:
                ModelState.AddModelError("", "Thủ tục này vừa được người khác thay đổi; quyết định của ông/bà chưa được ghi, nội dung đã nhập vẫn còn. Hãy xem lại trang thủ tục trước khi ghi lần nữa.");
                Input.Seen = stale.Version;
                ModelState.Remove("Input.Seen");
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    /// <summary>Where a fault of the decision stands on the page.</summary>
    internal static string KeyOf(string field) => field switch
    {
        "" => "",
        "number" or "day" or "level" or "issuer" or "signer" or "title" => "Input.Decision." + char.ToUpperInvariant(field[0]) + field[1..],
        _ => FaultsExtensions.InputKey(field),
    };

    private void Say(IEnumerable<FieldFault> faults)
    {
        foreach (var fault in faults)
        {
            var key = KeyOf(fault.Field);
            if (!ModelState.TryGetValue(key, out var there) || there.Errors.Count == 0)
            {
                ModelState.AddModelError(key, fault.Text);
            }
        }
    }

    private async Task<IActionResult?> LoadAsync(Guid id, string step, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (await read.RunAsync(Me, id, Now, cancel) is not { } view)
        {
            return NotFound();
        }

        (View, Abolishes) = (view, step == "bai-bo");
        Bodies = [.. CatalogueScope.ReceiversFor(Reference.Organisation, view.Entry.AgencyId, VietnamTime.DayOf(Now)).Select(u => new Choice(u.Code, u.Name))];
        return HttpMethods.IsGet(Request.Method) && !view.Acts.Contains(Abolishes ? CatalogueAct.Abolish : CatalogueAct.Publish) ? Redirect(EntryModel.AddressOf(id)) : null;
    }
}

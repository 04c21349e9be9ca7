using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Drafts;
using CaiCach.Application.Reference;
using CaiCach.Data.Files;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Portal.Filing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaiCach.Web.Portal.Dossiers;

/// <summary>Gathers the papers that were asked for, before or after acceptance, and hands them in together.</summary>
[TakesUpTo(PapersModel.MostBytes)]
[EnableRateLimiting(RateLimits.Upload)]
public sealed class SupplementModel(
    ReadDossier read, ReferenceStore reference, ActorReader actors, DraftFiles files, FindReusable reusable, ReusePaper reuses, ResubmitDossier resubmit, HandInSupplement handIn) : DossierPage(read, reference, actors)
{
    [BindProperty]
    public string? Paper { get; set; }

    [BindProperty]
    public List<IFormFile> Chosen { get; set; } = [];

    /// <summary>What is typed in the fields of declarations, by the code of the paper and the key of the field.</summary>
    [BindProperty]
    public Dictionary<string, Dictionary<string, string?>> Declared { get; set; } = [];

    /// <summary>The papers that can be declared anew.</summary>
    public IReadOnlyList<Component> Declarable => Procedure is { } procedure ? [.. DossierFactsReader.ComponentsOf(procedure, Dossier.CaseCode).Where(c => c.Declaration is not null)] : [];

    public IReadOnlyList<Choice> Papers { get; private set; } = [];

    /// <summary>The papers that take fewer files than every paper does.</summary>
    public IReadOnlyList<Component> Limited => Procedure is { } procedure ? [.. DossierFactsReader.ComponentsOf(procedure, Dossier.CaseCode).Where(c => PaperFiles.OwnLimits(c) is not null)] : [];

    public IReadOnlyList<Upload> Gathered { get; private set; } = [];

    /// <summary>What is held of the owner that need not be handed in anew.</summary>
    public FindReusable.Held Held { get; private set; } = FindReusable.Held.Nothing;

    /// <summary>What of it stands for a paper of the case and was not taken yet, each with its paper's name.</summary>
    public IEnumerable<(FindReusable.Offer Offer, string Name)> Offers =>
        from offer in Held.Offers
        where !Gathered.Any(u => u.Sha256 == offer.Paper.Sha256)
        from paper in Papers
        where paper.Value == offer.ComponentCode
        select (offer, paper.Text);

    /// <summary>Whether the office waits for papers now.</summary>
    public bool IsAsked => View.Acts.Contains(DossierAct.Resubmit) || View.Acts.Contains(DossierAct.HandInSupplement);

    /// <summary>What has to be paid with the supplement, in words; null where nothing.</summary>
    public string? Fee => SupplementFees.Words(Procedure, Dossier);

    /// <summary>The name of a field of a declaration.</summary>
    public static string NameOf(string componentCode, string key) => $"{nameof(Declared)}[{componentCode}][{key}]";

    /// <summary>What stands in the fields of a declaration: as typed, else what was declared last.</summary>
    public IReadOnlyDictionary<string, string?> TypedOf(Component component)
    {
        ArgumentNullException.ThrowIfNull(component);
        return Declared.TryGetValue(component.Code, out var typed) ? typed : LastOf(component);
    }

    /// <summary>Whether a declaration says other than what was declared last.</summary>
    public bool IsChanged(Component component)
    {
        ArgumentNullException.ThrowIfNull(component);
        return Declared.TryGetValue(component.Code, out var typed)
            && component.Declaration!.Fields.Any(f => (typed.GetValueOrDefault(f.Key) ?? "").Trim().ReplaceLineEndings("\n") != (LastOf(component).GetValueOrDefault(f.Key) ?? ""));
    }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? await ShowAsync(cancel) : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, string? act, Guid? remove, string? reuse, int version, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        var account = Context.Actor.Id!.Value;
        if (act == "add" && Chosen.Count == 0)
        {
            ModelState.AddModelError(nameof(Chosen), "Chọn một tệp rồi bấm tải lên.");
        }

        // Whatever button was pressed, a chosen file is taken along.
        if (IsAsked)
        {
            await AddAsync(cancel);
            await ReuseAsync(reuse, cancel);
        }

        if (remove is { } which)
        {
            await files.RemoveAsync(account, id, which, cancel);
        }
        else if (act == "send" && ModelState.IsValid)
        {
            return await SendAsync(account, version, cancel) ?? await ShowAsync(cancel);
        }

        return ModelState.IsValid && !Declarable.Any(IsChanged) ? LocalRedirect($"/ho-so/{id}/bo-sung") : await ShowAsync(cancel);
    }

    private async Task AddAsync(CancellationToken cancel)
    {
        var component = Procedure?.Components.FirstOrDefault(c => c.Code == Paper);
        foreach (var one in Chosen)
        {
            await using var content = one.OpenReadStream();
            if (await files.AddAsync(Context, Dossier.Id, component, content, one.FileName, nameof(Chosen), null, cancel) is { } fault)
            {
                ModelState.AddModelError(nameof(Chosen), fault.Text);
            }
        }
    }

    private async Task ReuseAsync(string? reuse, CancellationToken cancel)
    {
        if (FindReusable.Offer.Chosen(reuse) is { } chosen
            && await reuses.RunAsync(Context, await reusable.ForSupplementAsync(Context, Dossier, [], cancel), chosen.ComponentCode, chosen.PaperId, Dossier.Id, nameof(Chosen), cancel) is ReusePaper.Outcome.Refused refused)
        {
            ModelState.AddModelError(nameof(Chosen), refused.Fault.Text);
        }
    }

    private async Task<IActionResult?> SendAsync(Guid account, int version, CancellationToken cancel)
    {
        var gathered = await files.ListAsync(account, Dossier.Id, cancel);
        var changed = Declarable.Where(IsChanged).ToList();
        ModelState.Add(
            changed.SelectMany(c => DeclarationRules.Judge(c.Declaration!, Declared[c.Code]).Faults.Select(f => new FieldFault(NameOf(c.Code, f.Key), f.Code, f.Text))), field => field);
        if (!ModelState.IsValid)
        {
            return null;
        }

        if (gathered.Count == 0 && changed.Count == 0)
        {
            ModelState.AddModelError(nameof(Chosen), "Tải lên ít nhất một giấy tờ bổ sung.");
            return null;
        }

        List<PaperInput> papers = [.. gathered.Select(u => new PaperInput(u.ComponentCode, u.Id)), .. changed.Select(c => new PaperInput(c.Code, null, Answers: Declared[c.Code]))];
        var outcome = View.Acts.Contains(DossierAct.Resubmit)
            ? await resubmit.RunAsync(Context, Dossier.Id, version, papers, cancel: cancel)
            : await handIn.RunAsync(Context, Dossier.Id, version, papers, cancel: cancel);
        if (outcome is ActOutcome.Done)
        {
            await files.ReleaseAsync(account, Dossier.Id, cancel);
        }

        return await FollowAsync(outcome, $"/ho-so/{Dossier.Id}?xong=bo-sung", cancel);
    }

    private Dictionary<string, string?> LastOf(Component component) =>
        Dossier.Papers.Where(p => p.ComponentCode == component.Code && p.Answers is not null && p.AnswersVersion == Procedure!.Version).MaxBy(p => p.AddedAtVersion) is { } last
            ? DeclaredAnswers.Parse(last.Answers!).ToDictionary(a => a.Key, a => (string?)DeclarationRules.Typed(component.Declaration!.Field(a.Key)!, a.Value), StringComparer.Ordinal)
            : new(StringComparer.Ordinal);

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        Gathered = await files.ListAsync(Context.Actor.Id!.Value, Dossier.Id, cancel);
        var components = Procedure is { } procedure ? DossierFactsReader.ComponentsOf(procedure, Dossier.CaseCode) : [];
        Held = IsAsked ? await reusable.ForSupplementAsync(Context, Dossier, Gathered.Select(u => u.ReusedFromId).OfType<Guid>(), cancel) : Held;
        Papers = [.. components.Select(c => new Choice(c.Code, c.Name)), new("", "Giấy tờ khác")];
        return Page();
    }
}

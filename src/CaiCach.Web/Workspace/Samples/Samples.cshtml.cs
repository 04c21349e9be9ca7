using System.Globalization;
using CaiCach.Application;
using CaiCach.Application.Audit;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Workspace.Counter;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Samples;

/// <summary>The samples drawn so far, and the form that draws one.</summary>
public sealed class SamplesModel(ActorReader actors, ReferenceStore reference, DrawSample draw, ReadSamples read) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/rut-mau";

    /// <summary>Only those that ended late, as the form says it.</summary>
    public const string Late = "qua-han";

    [BindProperty(Name = "lan")]
    public Guid? Token { get; set; }

    [BindProperty(Name = "don-vi")]
    public string? UnitCode { get; set; }

    [BindProperty(Name = "tu")]
    public string? TypedFrom { get; set; }

    [BindProperty(Name = "den")]
    public string? TypedTo { get; set; }

    [BindProperty(Name = "rut-tu")]
    public string? Of { get; set; }

    [BindProperty(Name = "so-ho-so")]
    public string? Size { get; set; }

    [BindProperty(Name = "so-rut-mau")]
    public string? Seed { get; set; }

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public IReadOnlyList<ReadSamples.Sample> Drawn { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await PrepareAsync(cancel);
        var today = VietnamTime.DayOf(Now);
        var first = new DateOnly(today.Year, today.Month, 1);
        (TypedFrom, TypedTo, Size) = (TimeTexts.Day(first.AddMonths(-1)), TimeTexts.Day(first.AddDays(-1)), "20");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await PrepareAsync(cancel);
        var (from, to) = (DayModel.DayOf(TypedFrom ?? ""), DayModel.DayOf(TypedTo ?? ""));
        foreach (var (key, day) in new[] { ("tu", from), ("den", to) })
        {
            if (day is null)
            {
                ModelState.AddModelError(key, "Nhập ngày như 26/11/2026.");
            }
        }

        if (from is null || to is null)
        {
            return Again();
        }

        var size = int.TryParse(Size, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var (id, faults) = await draw.RunAsync(Context(), new(Token!.Value, UnitCode ?? "", from.Value, to.Value, Of == Late ? SampleOf.EndedLate : SampleOf.Accepted, Seed, size), cancel);
        foreach (var fault in faults)
        {
            ModelState.AddModelError(fault.Field switch { "unit" => "don-vi", "size" => "so-ho-so", "seed" => "so-rut-mau", _ => "den" }, fault.Text);
        }

        return id is { } sample ? Redirect($"{Href}/{sample}") : Again();
    }

    private async Task PrepareAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Token ??= Ids.New(Now);
        Units = DrawSample.UnitsOf(Me, Reference.Organisation);
        Drawn = await read.ListAsync(Me, cancel);
    }
}

using System.Globalization;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Counter;

/// <summary>Results that nobody came for and that may go to the archive; the head of the one-stop unit signs a list of them, which is printed on A4.</summary>
[OfficialsOnly("one_stop_director")]
public sealed class ArchiveModel(ActorReader actors, ReferenceStore reference, ListArchive list, ArchiveUnclaimed archive) : WorkspacePage(actors, reference)
{
    /// <summary>The address.</summary>
    public const string Href = "/can-bo/luu-tru-ket-qua";

    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        /// <summary>The chosen ones, each "id:version".</summary>
        public List<string> Items { get; set; } = [];

        public string? Place { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? UnitCode { get; set; }

    /// <summary>The list to print; null for none.</summary>
    [BindProperty(SupportsGet = true, Name = "danh-sach")]
    public string? Symbol { get; set; }

    /// <summary>The code of the body that signed it; null for the body itself.</summary>
    [BindProperty(SupportsGet = true, Name = "cua")]
    public string? SignerCode { get; set; }

    /// <summary>The year of its number; null for the newest of that number.</summary>
    [BindProperty(SupportsGet = true, Name = "nam")]
    public int? Year { get; set; }

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public Unit Unit { get; private set; } = null!;

    public IReadOnlyList<Dossier> Waiting { get; private set; } = [];

    public IReadOnlyList<ListArchive.List> Lists { get; private set; } = [];

    /// <summary>The list that is shown to be printed; null for none.</summary>
    public ListArchive.List? Shown { get; private set; }

    public IReadOnlyList<ListArchive.Line> Lines { get; private set; } = [];

    public Letterhead Head { get; private set; } = null!;

    public ArchiveRule? Rule => Reference.Returns?.Archive;

    public IReadOnlyList<Choice> Choices =>
        [.. Waiting.Select(d => new Choice($"{d.Id}:{d.Version.ToString(CultureInfo.InvariantCulture)}", $"{d.Code ?? d.RequestNumber} – {d.OwnerName}, {TimeTexts.Day(VietnamTime.DayOf(d.DeskDueAt))}"))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        if (Symbol is null)
        {
            Input.Items = [.. Choices.Select(c => c.Value)];
            return Page();
        }

        if (await list.OneAsync(Me, Unit.Id, Symbol, Year, SignerCode is null ? null : Reference.Organisation.Find(SignerCode)?.Id ?? Guid.Empty, cancel) is not { } one)
        {
            return NotFound();
        }

        (Shown, Lines) = one;
        var signer = Reference.Organisation.Find(Shown.BodyId)!;
        var place = OrganisationTree.PlaceOf(signer);
        Head = new(Reference.Organisation.ReceptionOf(signer.Id).Name, signer.Name, $"Số: {Shown.Symbol}", (place.Length > 0 ? place + ", " : "") + LetterWords.Formal(Shown.At));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        List<ArchiveUnclaimed.Item> items = [];
        foreach (var typed in Input.Items)
        {
            if (typed.Split(':') is [var id, var version] && Guid.TryParse(id, out var dossier) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen))
            {
                items.Add(new(dossier, seen));
            }
        }

        switch (await archive.RunAsync(Context(), Unit.Id, items, Input.Place, cancel))
        {
            case ArchiveUnclaimed.Outcome.Done done:
                return Redirect($"{Href}?don-vi={Uri.EscapeDataString(Unit.Code)}&danh-sach={Uri.EscapeDataString(done.Symbol)}");
            case ArchiveUnclaimed.Outcome.Invalid invalid:
                ModelState.Add(invalid.Faults, FaultsExtensions.InputKey);
                return Again();
            case ArchiveUnclaimed.Outcome.Stale:
                ModelState.Remove("Input.Items");
                ModelState.AddModelError("", "Một kết quả trong danh sách vừa có thay đổi nên danh sách chưa được ký. Xem lại danh sách dưới đây rồi ký lần nữa.");
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Units = ArchiveUnclaimed.BodiesOf(Me, Reference.Organisation);
        if (Units.FirstOrDefault(u => UnitCode is null || u.Code == UnitCode) is not { } unit)
        {
            return false;
        }

        Unit = unit;
        Waiting = await list.WaitingAsync(Me, unit.Id, Now, cancel);
        Lists = await list.ListsAsync(Me, unit.Id, cancel);
        return true;
    }
}

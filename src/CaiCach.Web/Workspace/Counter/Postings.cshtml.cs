using CaiCach.Application.Dossiers;
using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Counter;

/// <summary>The list of results for the post of a day (bảng kê bưu gửi), by carrier, to print on A4 and sign with the post; always in Vietnamese.</summary>
[OfficialsOnly("receiver", "one_stop_director")]
public sealed class PostingsModel(ActorReader actors, ReferenceStore reference, ListPostings postings) : WorkspacePage(actors, reference)
{
    /// <summary>The address.</summary>
    public const string Href = "/can-bo/bang-ke-buu-gui";

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? UnitCode { get; set; }

    /// <summary>The day as typed, e.g. 26/11/2026.</summary>
    [BindProperty(SupportsGet = true, Name = "ngay")]
    public string? Typed { get; set; }

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public Unit Unit { get; private set; } = null!;

    /// <summary>The day; null when what was typed is none.</summary>
    public DateOnly? Day { get; private set; }

    public Letterhead Head { get; private set; } = null!;

    /// <summary>What was posted, by carrier.</summary>
    public IReadOnlyList<IGrouping<string, ListPostings.Row>> Posted { get; private set; } = [];

    /// <summary>What waits to be posted.</summary>
    public IReadOnlyList<ListPostings.Row> Waiting { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Units = [.. Me.Posts.Where(p => p.Role is Role.Receiver or Role.OneStopDirector).Select(p => Reference.Organisation.Find(p.AgencyId)!).DistinctBy(u => u.Id).OrderBy(u => u.Name, StringComparer.Ordinal)];
        if (Units.Count == 0 || (UnitCode is not null && Units.All(u => u.Code != UnitCode)))
        {
            return NotFound();
        }

        Unit = Units.FirstOrDefault(u => u.Code == UnitCode) ?? Units[0];
        var today = VietnamTime.DayOf(Now);
        Typed = string.IsNullOrWhiteSpace(Typed) ? TimeTexts.Day(today) : Typed.Trim();
        var place = OrganisationTree.PlaceOf(Unit);
        Head = new(Reference.Organisation.ReceptionOf(Unit.Id).Name, Unit.Name, "", (place.Length > 0 ? place + ", " : "") + LetterWords.Formal(Now));
        Day = DayModel.DayOf(Typed);
        if (Day is not { } day)
        {
            ModelState.AddModelError("ngay", "Nhập ngày, ví dụ 26/11/2026.");
            return Again(StatusCodes.Status422UnprocessableEntity);
        }

        Posted = [.. (await postings.PostedAsync(Me, Unit.Id, day, cancel)).GroupBy(row => row.Carrier)];
        Waiting = await postings.WaitingAsync(Me, Unit.Id, cancel);
        return Page();
    }
}

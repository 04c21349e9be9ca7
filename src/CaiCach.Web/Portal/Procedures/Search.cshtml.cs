using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Identity;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Procedures;

/// <summary>The list of procedures, found by words, field, agency, subject and the number of the decision that announced them.</summary>
public sealed class SearchModel(ReferenceStore reference, TimeProvider time) : PageModel
{
    private const int PageSize = 20;
    private const int LongestText = 200;

    [BindProperty(Name = "tu-khoa", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "linh-vuc", SupportsGet = true)]
    public string? Field { get; set; }

    [BindProperty(Name = "co-quan", SupportsGet = true)]
    public string? Agency { get; set; }

    [BindProperty(Name = "doi-tuong", SupportsGet = true)]
    public string? Subject { get; set; }

    [BindProperty(Name = "quyet-dinh", SupportsGet = true)]
    public string? Decision { get; set; }

    [BindProperty(Name = "su-kien", SupportsGet = true)]
    public string? LifeEvent { get; set; }

    [BindProperty(Name = "trang", SupportsGet = true)]
    public string? Number { get; set; }

    public IReadOnlyList<Choice> Fields { get; private set; } = [];

    public IReadOnlyList<Choice> Agencies { get; private set; } = [];

    /// <summary>Who may file.</summary>
    public IReadOnlyList<Choice> Subjects { get; } = [.. ProcedureNames.Subjects.Select(s => new Choice(s.Key, s.Value)).OrderBy(c => c.Text, VietnameseOrder.Plain)];

    /// <summary>The events of life and business.</summary>
    public IReadOnlyList<Choice> LifeEvents { get; private set; } = [];

    public FindProcedures.Answer Found { get; private set; } = new([], false);

    public IReadOnlyList<ProcedureVersion> Shown { get; private set; } = [];

    public DateOnly Today { get; private set; }

    /// <summary>The rules of today, which say until when what is handed in counts for the same day.</summary>
    public ClockRules Rules { get; private set; } = null!;

    /// <summary>The body that is searched in; null for all.</summary>
    public Data.Organisation.Unit? Body { get; private set; }

    public string? Previous { get; private set; }

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        Today = VietnamTime.DayOf(time.GetUtcNow().UtcDateTime);
        Rules = snapshot.ClockRules.On(Today);
        Text = Text is { Length: > LongestText } ? Text[..LongestText] : Text;
        Fields = [.. FindProcedures.Among(snapshot, new(null), Today).Procedures.Select(p => new Choice(p.FieldCode, p.FieldName)).Distinct().OrderBy(c => c.Text, VietnameseOrder.Plain)];
        Agencies = [.. snapshot.Offerings.Select(o => snapshot.Organisation.Find(o.AgencyId)).OfType<Data.Organisation.Unit>().DistinctBy(u => u.Id).Select(u => new Choice(u.Code, u.Name)).OrderBy(c => c.Text, VietnameseOrder.Plain)];
        Body = snapshot.Organisation.Find(Agency ?? "");
        Decision = Decision is { Length: > LongestText } ? Decision[..LongestText] : Decision;
        LifeEvents = [.. snapshot.LifeEvents.Select(e => new Choice(e.Slug, e.Name))];
        Found = FindProcedures.Among(snapshot, new(Text, Field, Agency, Subject, Decision, LifeEvent), Today);
        var last = Math.Max(1, (Found.Procedures.Count + PageSize - 1) / PageSize);
        var page = int.TryParse(Number, out var asked) ? Math.Clamp(asked, 1, last) : 1;
        Shown = [.. Found.Procedures.Skip((page - 1) * PageSize).Take(PageSize)];
        Previous = page > 1 ? AddressOf(page - 1) : null;
        Next = page < last ? AddressOf(page + 1) : null;
    }

    private string AddressOf(int page) => "/thu-tuc" + new QueryString().Add("tu-khoa", Text ?? "").Add("linh-vuc", Field ?? "").Add("co-quan", Agency ?? "").Add("doi-tuong", Subject ?? "").Add("quyet-dinh", Decision ?? "").Add("su-kien", LifeEvent ?? "").Add("trang", page.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

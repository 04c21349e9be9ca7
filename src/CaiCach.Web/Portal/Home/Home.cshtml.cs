using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Identity;
using CaiCach.Law.Procedures;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Caching.Memory;

namespace CaiCach.Web.Portal.Home;

/// <summary>The start page: find, follow, and how it works.</summary>
public sealed class HomeModel(ReferenceStore reference, CountFilings filings, IMemoryCache cache, TimeProvider time) : PageModel
{
    private const int MostShown = 6;
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(10);

    public sealed record Field(string Code, string Name, int Count);

    public IReadOnlyList<ProcedureVersion> MostUsed { get; private set; } = [];

    /// <summary>The events of life and business with how many procedures in force each has.</summary>
    public IReadOnlyList<Field> LifeEvents { get; private set; } = [];

    /// <summary>Working hours within which a filing of today is answered.</summary>
    public int IntakeHours { get; private set; }

    public IReadOnlyList<Field> Fields { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var today = VietnamTime.DayOf(time.GetUtcNow().UtcDateTime);
        IntakeHours = snapshot.ClockRules.On(today).IntakeHours;
        var all = FindProcedures.Among(snapshot, new(null), today).Procedures;
        var used = await cache.GetOrCreateAsync((typeof(HomeModel), today), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Freshness;
            return await filings.MostSinceAsync(today.AddYears(-1), MostShown, cancel);
        });
        var known = all.Where(p => p.Fileable).OrderBy(p => p.Code, StringComparer.Ordinal);
        MostUsed = [.. used!.Select(code => all.FirstOrDefault(p => p.Code == code)).OfType<ProcedureVersion>().Concat(known).Distinct().Take(MostShown)];
        LifeEvents = [.. snapshot.LifeEvents.Select(e => new Field(e.Slug, e.Name, all.Count(p => e.PlaceOf(p) is not null))).Where(e => e.Count > 0)];
        Fields = [.. all.GroupBy(p => (p.FieldCode, p.FieldName)).Select(g => new Field(g.Key.FieldCode, g.Key.FieldName, g.Count())).OrderBy(f => f.Name, VietnameseOrder.Plain)];
    }
}

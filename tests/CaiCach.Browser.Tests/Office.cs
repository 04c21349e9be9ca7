using CaiCach.Application.Acting;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Browser.Tests;

/// <summary>The people of one body, each at a window of their own that stays open for a long story.</summary>
internal sealed class Office : IAsyncDisposable
{
    private readonly Dictionary<Role, Visit> windows = [];
    private readonly Dictionary<Role, Actor> people = [];

    /// <summary>Everyone who takes a dossier from the desk to the result.</summary>
    public static async Task<Office> OpenAsync(Chromium chromium, TestSite site, string agency, string oneStop, string division, string registry)
    {
        var office = new Office { Division = await site.World.UnitAsync(division) };
        foreach (var (role, unit) in new[]
        {
            (Role.Receiver, oneStop), (Role.Cashier, oneStop), (Role.DivisionHead, division), (Role.Specialist, division), (Role.AgencyHead, agency), (Role.Clerk, registry),
        })
        {
            office.people[role] = await site.World.OfficialAsync(role, unit);
            office.windows[role] = await Visit.OpenAsync(chromium, site, actor: office.people[role], looks: false);
        }

        return office;
    }

    /// <summary>It gets later; whose session ended meanwhile has signed in again.</summary>
    public async Task LaterAsync(TestSite site, string local)
    {
        site.World.Clock.SetLocal(local);
        foreach (var (role, window) in windows)
        {
            await window.SignInAsync(site, people[role]);
        }
    }

    /// <summary>The division that handles.</summary>
    public Guid Division { get; private init; }

    /// <summary>The window of one of them.</summary>
    public Visit At(Role role) => windows[role];

    /// <summary>One of them.</summary>
    public Actor Who(Role role) => people[role];

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var window in windows.Values)
        {
            await window.DisposeAsync();
        }
    }
}

using CaiCach.Application.Acting;
using CaiCach.TestKit;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CaiCach.Browser.Tests;

/// <summary>One person at one browser window.</summary>
public sealed class Visit : IAsyncDisposable
{
    // Run in the page itself: the way of its package opens another page for each look.
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext context;
    private readonly bool scripts;
    private readonly bool looks;
    private readonly List<string> troubles = [];

    private Visit(IBrowserContext window, IPage page, bool javaScript, bool looks)
    {
        context = window;
        scripts = javaScript;
        this.looks = looks;
        Page = page;
        page.PageError += (_, error) => troubles.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                troubles.Add(message.Text);
            }
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 500)
            {
                troubles.Add($"{response.Status} {response.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Opens a window on a site.</summary>
    /// <param name="chromium">The browser.</param>
    /// <param name="site">The site, listening.</param>
    /// <param name="width">360 for a phone, 1280 for a desk.</param>
    /// <param name="javaScript">Whether scripts run.</param>
    /// <param name="actor">Who is signed in; null for nobody.</param>
    /// <param name="looks">Whether axe looks at each page; a long story over pages that other tests look at does without.</param>
    public static async Task<Visit> OpenAsync(Chromium chromium, TestSite site, int width = 1280, bool javaScript = true, Actor? actor = null, bool looks = true)
    {
        var window = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = site.Address.ToString(),
            JavaScriptEnabled = javaScript,
            ViewportSize = new() { Width = width, Height = width < 600 ? 740 : 900 },
            Locale = "vi-VN",
            AcceptDownloads = true,
        });
        window.SetDefaultTimeout(15_000);
        var visit = new Visit(window, await window.NewPageAsync(), javaScript, looks);
        if (actor is not null)
        {
            await visit.SignInAsync(site, actor);
        }

        return visit;
    }

    /// <summary>A session that begins now, as the sign-in page would have given it.</summary>
    public async Task SignInAsync(TestSite site, Actor actor)
    {
        var cookie = await site.SessionAsync(actor);
        await context.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = site.Address.ToString() }]);
    }

    /// <summary>Goes to an address and checks that the page is sound: accessible, not wider than the window, nothing on the console.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await SoundAsync();
    }

    /// <summary>Presses a button or link by its visible name and checks the page it leads to.</summary>
    public Task PressAsync(AriaRole role, string name) => PressAsync(Page.GetByRole(role, new() { Name = name, Exact = true }).First);

    /// <summary>Presses something that leads to a page, and checks that page.</summary>
    public Task PressAsync(ILocator what) => ArriveAsync(() => what.ClickAsync());

    /// <summary>Does something that leads to a page, and checks that page.</summary>
    public async Task ArriveAsync(Func<Task> act)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Arrive(object? sender, IPage page) => arrived.TrySetResult();
        Page.DOMContentLoaded += Arrive;
        await act();
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Page.DOMContentLoaded -= Arrive;
        await SoundAsync();
    }

    public Task FillAsync(string label, string value) => Page.GetByLabel(label, new() { Exact = true }).FillAsync(value);

    /// <summary>The page is accessible (axe finds nothing; it needs scripts), fits the window, and nothing went wrong in the console.</summary>
    public async Task SoundAsync()
    {
        Assert.True(troubles.Count == 0, troubles.Count == 0 ? "" : $"{Page.Url}: {string.Join("; ", troubles)}: {await Page.Locator("main").InnerTextAsync()}");
        if (await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > window.innerWidth + 1"))
        {
            Assert.Fail($"{Page.Url} is wider than the window of {Page.ViewportSize!.Width} px.");
        }

        if (!scripts || !looks)
        {
            return;
        }

        foreach (var frame in Page.Frames)
        {
            await frame.EvaluateAsync(Axe);
        }

        var violations = await Page.EvaluateAsync<string[]>("""
            async () => (await axe.run({ resultTypes: ["violations"] })).violations.map(v => `${v.id}: ${v.help}: ${v.nodes.map(n => n.target.join(" ")).join(", ")}`)
            """);
        Assert.True(violations.Length == 0, $"{Page.Url}: {string.Join('\n', violations)}");
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}

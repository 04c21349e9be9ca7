using Microsoft.Playwright;

namespace CaiCach.Browser.Tests;

/// <summary>A visit by keyboard alone: only Tab moves, only keys act.</summary>
internal static class Keyboard
{
    private const int MostStops = 120;

    /// <summary>Presses Tab until the element has the focus; how often.</summary>
    public static async Task<int> TabToAsync(this Visit visit, string selector)
    {
        for (var i = 0; i < MostStops; i++)
        {
            if (await visit.Page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector))
            {
                return i;
            }

            await visit.Page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"The Tab key does not lead to {selector} on {visit.Page.Url}.");
    }

    /// <summary>Goes to a field and types.</summary>
    public static async Task TypeAtAsync(this Visit visit, string selector, string text)
    {
        await visit.TabToAsync(selector);
        await visit.Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Goes to a link or button and presses Enter.</summary>
    public static async Task EnterAtAsync(this Visit visit, string selector)
    {
        await visit.TabToAsync(selector);
        await visit.Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Goes to a link or button, presses Enter, waits for the page it leads to and checks it.</summary>
    public static async Task FollowAsync(this Visit visit, string selector)
    {
        await visit.TabToAsync(selector);
        await visit.ArriveAsync(() => visit.Page.Keyboard.PressAsync("Enter"));
    }

    /// <summary>Goes to a list and chooses the entry that begins like this, by typing.</summary>
    public static async Task ChooseAtAsync(this Visit visit, string selector, string begins)
    {
        await visit.TypeAtAsync(selector, begins);
        Assert.StartsWith(begins, await visit.Page.Locator(selector + " option:checked").InnerTextAsync(), StringComparison.Ordinal);
    }
}

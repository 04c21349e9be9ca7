using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using CaiCach.Application.Seeding;
using CaiCach.Web.Hosting;

namespace CaiCach.Web.Commands;

/// <summary>An official who has signed in as at a browser: what the browser sends with every request, and with every form.</summary>
internal sealed partial class BenchSession
{
    // A server looks at roles again once a minute and gives a browser a new cookie; the load client takes none, and would be looked at with every request from then on.
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(40);

    private readonly BenchServer server;
    private readonly string userName;
    private readonly string formPage;
    private Stopwatch age = new();

    private BenchSession(BenchServer server, string userName, string formPage)
    {
        this.server = server;
        this.userName = userName;
        this.formPage = formPage;
    }

    public string Cookies { get; private set; } = "";

    public string FormToken { get; private set; } = "";

    /// <summary>Signs in at the page and takes a token for forms from a page shown after it.</summary>
    /// <param name="server">The server.</param>
    /// <param name="userName">The official.</param>
    /// <param name="formPage">A page with a form that this official may see.</param>
    /// <exception cref="InvalidOperationException">The server does not let the official in.</exception>
    public static async Task<BenchSession> SignInAsync(BenchServer server, string userName, string formPage = Site.Workspace)
    {
        var session = new BenchSession(server, userName, formPage);
        await session.SignInAsync();
        return session;
    }

    /// <summary>Signs in again when it is long ago, so that some seconds of load are those of a session as a browser has one.</summary>
    public Task RenewAsync() => age.Elapsed > Lifetime ? SignInAsync() : Task.CompletedTask;

    private async Task SignInAsync()
    {
        var jar = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = jar, AllowAutoRedirect = false }) { BaseAddress = server.Http.BaseAddress };
        var token = TokenOf(await http.GetStringAsync(new Uri(Site.WorkspaceSignIn, UriKind.Relative)));
        using var form = new FormUrlEncodedContent([new("Input.UserName", userName), new("Input.Password", SampleAccounts.Password), new("__RequestVerificationToken", token)]);
        using var answer = await http.PostAsync(new Uri(Site.WorkspaceSignIn, UriKind.Relative), form);
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"{userName}: đăng nhập không được ({(int)answer.StatusCode}).");
        }

        age = Stopwatch.StartNew();
        FormToken = TokenOf(await http.GetStringAsync(new Uri(formPage, UriKind.Relative)));
        Cookies = string.Join("; ", jar.GetAllCookies().Select(c => $"{c.Name}={c.Value}"));
    }

    private static string TokenOf(string page) => Token().Match(page) is { Success: true } found ? found.Groups[1].Value : "";

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}

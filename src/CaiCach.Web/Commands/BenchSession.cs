using System.Net;
using System.Text.RegularExpressions;
using CaiCach.Application.Seeding;
using CaiCach.Web.Hosting;

namespace CaiCach.Web.Commands;

/// <summary>An official who has signed in as at a browser: what the browser sends with every request, and with every form.</summary>
internal sealed partial record BenchSession(string Cookies, string FormToken)
{
    /// <summary>Signs in at the page and takes a token for forms from a page shown after it.</summary>
    /// <param name="server">The server.</param>
    /// <param name="userName">The official.</param>
    /// <param name="formPage">A page with a form that this official may see.</param>
    /// <exception cref="InvalidOperationException">The server does not let the official in.</exception>
    public static async Task<BenchSession> SignInAsync(BenchServer server, string userName, string formPage = Site.Workspace)
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

        token = TokenOf(await http.GetStringAsync(new Uri(formPage, UriKind.Relative)));
        return new(string.Join("; ", jar.GetAllCookies().Select(c => $"{c.Name}={c.Value}")), token);
    }

    private static string TokenOf(string page) => Token().Match(page) is { Success: true } found ? found.Groups[1].Value : "";

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}

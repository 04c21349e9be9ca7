using System.Net;
using System.Net.Http.Headers;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CaiCach.TestKit;

/// <summary>A file chosen in a form.</summary>
public sealed record ChosenFile(string Field, string Name, byte[] Content);

/// <summary>A visitor without JavaScript: keeps cookies, follows redirects, reads pages and sends their forms with all hidden fields.</summary>
public sealed class Browser : IDisposable
{
    private readonly HttpClient client;
    private readonly Uri address;

    internal Browser(HttpMessageHandler handler, Uri address)
    {
        client = new(handler);
        this.address = address;
    }

    /// <summary>Kept cookies.</summary>
    public CookieContainer Cookies { get; } = new();

    /// <summary>The page shown.</summary>
    public Page Page { get; private set; } = null!;

    /// <summary>Opens an address and follows redirects.</summary>
    public Task<Page> OpenAsync(string path) => ShowAsync(new(HttpMethod.Get, new Uri(address, path)));

    /// <summary>Opens an address as it answers: no redirect is followed, the page shown stays.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new(HttpMethod.Get, new Uri(address, path)));

    /// <summary>Clicks a link of the page by its text.</summary>
    public Task<Page> ClickAsync(string text)
    {
        var link = Page.Document.QuerySelectorAll("a[href]").FirstOrDefault(a => Clean(a.TextContent).Contains(text, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No link “{text}” on {Page.Path}: {Page.Text()}");
        return OpenAsync(new Uri(Page.Address, link.GetAttribute("href")!).PathAndQuery);
    }

    /// <summary>Fills the form that has the button and presses it.</summary>
    /// <param name="button">Text of the button.</param>
    /// <param name="fields">Values by field name; null unchecks or leaves out. A name the form does not have is an error of the test.</param>
    /// <param name="files">Chosen files.</param>
    public async Task<Page> PressAsync(string button, IReadOnlyDictionary<string, string?>? fields = null, params ChosenFile[] files) =>
        await ShowAsync(FormRequest(button, fields ?? new Dictionary<string, string?>(), files));

    /// <summary>What pressing the button would send, to send it by hand, twice or together.</summary>
    public HttpRequestMessage FormRequest(string button, IReadOnlyDictionary<string, string?> fields, params ChosenFile[] files)
    {
        var pressed = Page.Document.QuerySelectorAll("button, input[type=submit]").OfType<IHtmlElement>()
            .FirstOrDefault(b => Clean(b.TextContent) == button || b.GetAttribute("value") == button && b is IHtmlInputElement)
            ?? throw new InvalidOperationException($"No button “{button}” on {Page.Path}: {Page.Text()}");
        var form = (pressed as IHtmlButtonElement)?.Form ?? (pressed as IHtmlInputElement)?.Form
            ?? throw new InvalidOperationException($"The button “{button}” is in no form.");
        var values = ValuesOf(form, fields, files);
        if (pressed.GetAttribute("name") is { } name)
        {
            values.Add(new(name, pressed.GetAttribute("value") ?? ""));
        }

        var action = pressed.GetAttribute("formaction") ?? form.GetAttribute("action");
        var target = string.IsNullOrEmpty(action) ? Page.Address : new Uri(Page.Address, action);
        if (!string.Equals(form.Method, "post", StringComparison.OrdinalIgnoreCase))
        {
            var query = string.Join('&', values.Select(v => $"{Uri.EscapeDataString(v.Key)}={Uri.EscapeDataString(v.Value)}"));
            return new(HttpMethod.Get, new UriBuilder(target) { Query = query }.Uri);
        }

        var isMultipart = string.Equals(form.GetAttribute("enctype"), "multipart/form-data", StringComparison.OrdinalIgnoreCase);
        return new(HttpMethod.Post, target) { Content = isMultipart ? Multipart(form, values, files) : new FormUrlEncodedContent(values) };
    }

    /// <summary>Sends a request with the cookies of this visitor; no redirect is followed.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (Cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } cookies)
        {
            request.Headers.Add("Cookie", cookies);
        }

        var answer = await client.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            Cookies.SetCookies(request.RequestUri!, cookie);
        }

        return answer;
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();

    internal static string Clean(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<Page> ShowAsync(HttpRequestMessage request)
    {
        for (var hops = 0; hops < 10; hops++)
        {
            // Some redirects send all of it once more.
            var sent = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync();
            using var answer = await SendAsync(request);
            if (answer.StatusCode is HttpStatusCode.TemporaryRedirect)
            {
                var again = sent is null ? null : new ByteArrayContent(sent);
                if (again is not null)
                {
                    again.Headers.ContentType = request.Content!.Headers.ContentType;
                }

                request = new(request.Method, new Uri(request.RequestUri!, answer.Headers.Location!)) { Content = again };
                continue;
            }

            if (answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther or HttpStatusCode.MovedPermanently)
            {
                request = new(HttpMethod.Get, new Uri(request.RequestUri!, answer.Headers.Location!));
                continue;
            }

            var html = await answer.Content.ReadAsStringAsync();
            var document = await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(html).Address(request.RequestUri!.AbsoluteUri));
            return Page = new(answer.StatusCode, request.RequestUri!, document, html);
        }

        throw new InvalidOperationException($"{request.RequestUri} redirects without end.");
    }

    private static List<KeyValuePair<string, string>> ValuesOf(IHtmlFormElement form, IReadOnlyDictionary<string, string?> fields, ChosenFile[] files)
    {
        var controls = form.Elements.Where(e => e.GetAttribute("name") is { Length: > 0 } && !e.HasAttribute("disabled")).ToList();
        foreach (var name in fields.Keys.Concat(files.Select(f => f.Field)).Where(n => !controls.Any(c => c.GetAttribute("name") == n)))
        {
            throw new InvalidOperationException($"The form has no field “{name}”, but {string.Join(", ", controls.Select(c => c.GetAttribute("name")).Distinct())}.");
        }

        var values = controls.Where(c => !fields.ContainsKey(c.GetAttribute("name")!)).SelectMany(Current).ToList();
        values.AddRange(fields.Where(f => f.Value is not null).Select(f => new KeyValuePair<string, string>(f.Key, f.Value!)));
        return values;
    }

    private static IEnumerable<KeyValuePair<string, string>> Current(IHtmlElement control)
    {
        var name = control.GetAttribute("name")!;
        return control switch
        {
            IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } or IHtmlInputElement { Type: "file" or "submit" } or IHtmlButtonElement => [],
            IHtmlInputElement input => [new(name, input.Value)],
            IHtmlSelectElement { Value: var value } => [new(name, value ?? "")],
            IHtmlTextAreaElement area => [new(name, area.Value)],
            _ => [],
        };
    }

    private static MultipartFormDataContent Multipart(IHtmlFormElement form, List<KeyValuePair<string, string>> values, ChosenFile[] files)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in values)
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var file in files)
        {
            var part = new ByteArrayContent(file.Content);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            content.Add(part, file.Field, file.Name);
        }

        foreach (var empty in form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type == "file" && !files.Any(f => f.Field == i.Name)))
        {
            content.Add(new ByteArrayContent([]), empty.Name!, "\"\"");
        }

        return content;
    }
}

/// <summary>A page as read.</summary>
/// <param name="Status">The status of the answer.</param>
/// <param name="Address">Where it stands, after redirects.</param>
/// <param name="Document">The page.</param>
/// <param name="Html">Its source.</param>
public sealed record Page(HttpStatusCode Status, Uri Address, IDocument Document, string Html)
{
    /// <summary>The path without the query.</summary>
    public string Path => Address.AbsolutePath;

    /// <summary>The text of the first element a selector finds (the main part by default), spaces folded; empty when there is none.</summary>
    public string Text(string selector = "main") => Browser.Clean(Document.QuerySelector(selector)?.TextContent ?? "");

    /// <summary>The error at a field, without its hidden prefix; null when there is none.</summary>
    public string? ErrorAt(string field)
    {
        var id = field.Replace('.', '_').Replace('[', '_').Replace(']', '_') + "-error";
        return Document.GetElementById(id) is { } error ? Browser.Clean(error.TextContent).Replace("Lỗi: ", "", StringComparison.Ordinal).Replace("Error: ", "", StringComparison.Ordinal) : null;
    }

    /// <summary>The value a field shows.</summary>
    public string? ValueOf(string field) => Document.QuerySelectorAll("[name]").FirstOrDefault(e => e.GetAttribute("name") == field) switch
    {
        IHtmlInputElement { Type: "radio" } => Document.QuerySelectorAll("input:checked").OfType<IHtmlInputElement>().FirstOrDefault(i => i.Name == field)?.Value,
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value,
        IHtmlTextAreaElement area => area.Value,
        _ => null,
    };
}

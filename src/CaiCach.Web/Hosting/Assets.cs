using System.Collections.Frozen;
using System.Text.Json;

namespace CaiCach.Web.Hosting;

/// <summary>
/// The built front end: names to hashed files, each served from memory in the smallest form the browser takes. A hash in
/// the name makes it safe to keep for a year.
/// </summary>
public sealed class Assets
{
    private const string Prefix = "/assets/";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".woff2"] = "font/woff2",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, string> _names;
    private readonly FrozenDictionary<string, byte[]> _files;

    public Assets(string folder)
    {
        using var manifest = File.OpenRead(Path.Combine(folder, "manifest.json"));
        _names = JsonSerializer.Deserialize<Dictionary<string, string>>(manifest)!.ToFrozenDictionary(StringComparer.Ordinal);
        _files = _names.Values
            .SelectMany(name => new[] { name, name + ".br", name + ".gz" })
            .Where(name => File.Exists(Path.Combine(folder, name)))
            .ToFrozenDictionary(name => Prefix + name, name => File.ReadAllBytes(Path.Combine(folder, name)), StringComparer.Ordinal);
    }

    public static Assets OfThisProgram() => new(Path.Combine(AppContext.BaseDirectory, "wwwroot", "assets"));

    /// <summary>The address of the file built from <paramref name="name"/>, as <c>public.css</c>.</summary>
    public string this[string name] => Prefix + _names[name];

    public async Task Serve(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "";
        if (!Types.TryGetValue(Path.GetExtension(path), out var type) || !_files.TryGetValue(path, out var content)
            || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)))
        {
            await next(context);
            return;
        }

        var headers = context.Response.Headers;
        foreach (var (encoding, suffix) in (ReadOnlySpan<(string, string)>)[("br", ".br"), ("gzip", ".gz")])
        {
            if (Accepts(context.Request, encoding) && _files.TryGetValue(path + suffix, out var smaller))
            {
                content = smaller;
                headers.ContentEncoding = encoding;
                break;
            }
        }

        headers.Vary = "Accept-Encoding";
        headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
        }
    }

    private static bool Accepts(HttpRequest request, string encoding) =>
        request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && e.Quality != 0);
}

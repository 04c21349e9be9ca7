using CaiCach.Application.Files;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Primitives;

namespace CaiCach.Web.Hosting.Uploads;

/// <summary>
/// Puts a file that came in part by part into the form that names it (<c>tai-len:</c> and the name of its file field), so that every page takes it in and judges it as if it had been
/// sent with the form. Once the page has answered, the parts are let go: a page keeps what it took in itself.
/// </summary>
public sealed class PartFiles(SendInParts parts, ActorReader actors) : IAsyncResourceFilter
{
    /// <summary>What the name of the field begins with that names such a file.</summary>
    public const string Prefix = "tai-len:";

    // More come with no form of ours.
    private const int MostFiles = 50;

    /// <inheritdoc />
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var (http, cancel) = (context.HttpContext, context.HttpContext.RequestAborted);

        // A form that sends files, and no save of what is typed meanwhile.
        var sendsFiles = HttpMethods.IsPost(http.Request.Method) && http.User.Identity?.IsAuthenticated == true && http.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;
        var form = sendsFiles ? await http.Request.ReadFormAsync(cancel) : FormCollection.Empty;
        var named = NamedIn(form);
        if (named.Count == 0)
        {
            await next();
            return;
        }

        var act = await actors.ContextAsync(http.User, "upload", null, cancel);
        var opened = new List<(Guid Id, Stream Content)>();
        try
        {
            var files = new FormFileCollection();

            // The empty file that goes with a field left alone is no file beside this one.
            files.AddRange(form.Files.Where(f => f.FileName.Length > 0 || !named.ContainsKey(f.Name)));
            foreach (var (field, id) in named)
            {
                if (await parts.OpenAsync(act, id, cancel) is var (row, content))
                {
                    opened.Add((id, content));
                    files.Add(new FormFile(content, 0, row.Size, field, row.FileName) { Headers = new HeaderDictionary(), ContentType = "application/octet-stream" });
                }
            }

            http.Request.Form = new FormCollection(form.Where(f => !f.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(f => f.Key, f => f.Value), files);
            var answered = await next();
            if (answered.Exception is null || answered.ExceptionHandled)
            {
                foreach (var (id, content) in opened)
                {
                    await content.DisposeAsync();
                    await parts.CancelAsync(act, id, CancellationToken.None);
                }
            }
        }
        finally
        {
            foreach (var (_, content) in opened)
            {
                await content.DisposeAsync();
            }
        }
    }

    private static Dictionary<string, Guid> NamedIn(IFormCollection form)
    {
        var named = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var (key, value) in form.Where(f => f.Key.StartsWith(Prefix, StringComparison.Ordinal)).Take(MostFiles))
        {
            if (!StringValues.IsNullOrEmpty(value) && Guid.TryParse(value[^1], out var id))
            {
                named[key[Prefix.Length..]] = id;
            }
        }

        return named;
    }
}

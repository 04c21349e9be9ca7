using System.Globalization;
using System.Text;
using System.Text.Json;
using CaiCach.Application.Index;
using CaiCach.Web.Api;
using CaiCach.Web.Api.Index;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Index;

/// <summary>The published table as CSV or JSON.</summary>
public sealed class PublishedFileModel(ReadPublishedResults results) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int year, string format, CancellationToken cancel)
    {
        if (await results.RunAsync(year, cancel) is not { } table)
        {
            return NotFound();
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"chi-so-cchc-bo-{year}.{format}");
        return format == "csv" ? File(Csv(table), "text/csv; charset=utf-8", name) : File(AsJson(table), "application/json", name);
    }

    private static byte[] Csv(ReadPublishedResults.Table table)
    {
        var text = new StringBuilder("\uFEFFrank,name,appraised,survey,score\r\n");
        foreach (var row in table.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Rank},\"{row.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{row.Appraised:0.00},{row.Survey:0.00},{row.Score:0.00}\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] AsJson(ReadPublishedResults.Table table) => JsonSerializer.SerializeToUtf8Bytes(PublishedAnswer.Of(table), ApiJson.Options);
}

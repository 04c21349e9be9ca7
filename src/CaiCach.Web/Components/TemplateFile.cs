using CaiCach.Application.Files;
using CaiCach.Law.Procedures;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Components;

/// <summary>Blank forms of papers (tệp mẫu) as downloads.</summary>
internal static class TemplateFile
{
    /// <summary>The address of the blank form of a paper of a public procedure.</summary>
    public static string AddressOf(string code, Component paper) => $"/thu-tuc/{Uri.EscapeDataString(code)}?handler=Template&giay-to={Uri.EscapeDataString(paper.Code)}";

    /// <summary>The blank form of a paper, always as an attachment; null where there is none.</summary>
    public static FileStreamResult? Of(FileStore files, ProcedureVersion? version, string? paper)
    {
        if (version?.Components.FirstOrDefault(c => c.Code == paper)?.Template is not { } template || files.Open(template.Sha256) is not { } content)
        {
            return null;
        }

        return new(content, FileKinds.TemplateTypeOf(content) ?? "application/octet-stream") { FileDownloadName = template.FileName };
    }
}

using CaiCach.Application.Acting;
using CaiCach.Application.Files;
using CaiCach.Data.Files;
using CaiCach.Law.Procedures;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaiCach.Web.Workspace.Papers;

/// <summary>Takes in the file of a form, which has beside its file field an <c>UploadId</c> and an <c>UploadName</c> for the next time it is shown.</summary>
internal static class FileTaking
{
    /// <summary>Stores it; null when it is refused, with the fault at its field.</summary>
    /// <param name="upload">Takes files in.</param>
    /// <param name="file">The chosen file.</param>
    /// <param name="context">Who and when.</param>
    /// <param name="at">The prefix of its fields: <c>Input</c>.</param>
    /// <param name="field">The file field below it.</param>
    /// <param name="state">Where a fault is noted, and what was sent before is forgotten.</param>
    /// <param name="paper">The paper it is for; null for none.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<Upload?> TakeInAsync(
        this UploadFile upload, IFormFile file, ActContext context, string at, string field, ModelStateDictionary state, Component? paper = null, CancellationToken cancel = default)
    {
        await using var content = file.OpenReadStream();
        switch (await upload.RunAsync(context, content, file.FileName, $"{at}.{field}", paper: paper, cancel: cancel))
        {
            case UploadFile.Outcome.Stored stored:
                state.Remove(at + ".UploadId");
                state.Remove(at + ".UploadName");
                return stored.Upload;
            case UploadFile.Outcome.Refused refused:
                state.AddModelError($"{at}.{field}", refused.Fault.Text);
                return null;
            case var other:
                throw new InvalidOperationException(other.ToString());
        }
    }
}

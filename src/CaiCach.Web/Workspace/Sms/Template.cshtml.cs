using System.Globalization;
using CaiCach.Application.Reference;
using CaiCach.Application.Sms;
using CaiCach.Law.Calendar;
using CaiCach.Law.Messages;
using CaiCach.Law.Sms;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Sms;

/// <summary>The template of a kind of message through Zalo: a new version from a day on. Whatever goes wrong, all that was typed stays.</summary>
public sealed class TemplateModel(ActorReader actors, ReferenceStore reference, ReadZnsTemplates read, SaveZnsTemplate save) : WorkspacePage(actors, reference)
{
    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public int Seen { get; set; }

        public string? Template { get; set; }

        public string? Parameters { get; set; }

        public string? State { get; set; }

        public string? Reason { get; set; }

        public DateParts InForceFrom { get; set; } = new();
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    /// <summary>The version that was just saved; null for none.</summary>
    [BindProperty(SupportsGet = true, Name = "da-luu")]
    public int? Saved { get; set; }

    public ReadZnsTemplates.View View { get; private set; } = null!;

    /// <summary>The address of the template of a kind of message.</summary>
    public static string AddressOf(MessageForm form) => $"{TemplatesModel.Href}/{form.Slug}";

    public async Task<IActionResult> OnGetAsync(string message, CancellationToken cancel)
    {
        if (!await LoadAsync(message, cancel))
        {
            return NotFound();
        }

        var newest = View.Versions is [var first, ..] ? first : null;
        Input = new()
        {
            Seen = NewestVersion,
            Template = newest?.Template,
            Parameters = newest?.Parameters.Replace(", ", "\n", StringComparison.Ordinal),
            State = newest?.State.ToString(),
            Reason = newest?.Reason,
            InForceFrom = DateParts.Of(VietnamTime.DayOf(Now)),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string message, CancellationToken cancel)
    {
        if (!await LoadAsync(message, cancel))
        {
            return NotFound();
        }

        var from = Input.InForceFrom.Read(ModelState, "Input.InForceFrom", "Ngày bắt đầu áp dụng");
        var dayIsWrong = !ModelState.IsValid;
        ZnsState? state = Enum.TryParse<ZnsState>(Input.State, out var chosen) ? chosen : null;
        switch (await save.RunAsync(Context(), new(View.Form.Kind, Input.Seen, Input.Template, Input.Parameters?.ReplaceLineEndings("\n").Normalize(), state, Input.Reason, from), cancel))
        {
            case SaveZnsTemplate.Outcome.Done done:
                return Redirect($"{AddressOf(View.Form)}?da-luu={done.Version.ToString(CultureInfo.InvariantCulture)}");
            case SaveZnsTemplate.Outcome.Invalid invalid:
                foreach (var fault in invalid.Faults.Where(f => !dayIsWrong || f.Code != "day_missing"))
                {
                    ModelState.AddModelError("Input." + char.ToUpperInvariant(fault.Field[0]) + fault.Field[1..], fault.Text);
                }

                return Again();
            case SaveZnsTemplate.Outcome.Stale:
                ModelState.AddModelError("", "Người khác vừa lưu một bản mới của mẫu này. Bản của ông/bà chưa được lưu; nội dung đã gõ vẫn còn. Hãy xem bản mới ở danh sách các bản, rồi lưu lần nữa nếu vẫn muốn thay.");
                Input.Seen = NewestVersion;
                ModelState.Remove("Input.Seen");
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    private int NewestVersion => View.Versions is [var newest, ..] ? newest.Version : 0;

    private async Task<bool> LoadAsync(string message, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (MessageForms.OfDossiers.FirstOrDefault(f => f.Slug == message) is not { } form || await read.RunAsync(Me, form.Kind, Now, cancel) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }
}

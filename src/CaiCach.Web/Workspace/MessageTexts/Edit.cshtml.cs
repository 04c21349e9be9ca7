using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Messages;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Messages;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.MessageTexts;

/// <summary>Writes the text of a message: fields beside it, a preview on a dossier, a new version in force from a day. Whatever goes wrong, all that was typed stays.</summary>
public sealed class EditModel(ActorReader actors, ReferenceStore reference, ReadMessageTexts read, PreviewMessage preview, SaveMessageText save) : WorkspacePage(actors, reference)
{
    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public int Seen { get; set; }

        public string? Subject { get; set; }

        public string? Mail { get; set; }

        public string? Sms { get; set; }

        public string? Notice { get; set; }

        public DateParts InForceFrom { get; set; } = new();

        public string? Dossier { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    /// <summary>The version that was just saved; null for none.</summary>
    [BindProperty(SupportsGet = true, Name = "da-luu")]
    public int? Saved { get; set; }

    public ReadMessageTexts.View View { get; private set; } = null!;

    /// <summary>What the message would say; null when nobody asked.</summary>
    public PreviewMessage.Outcome.Shown? Preview { get; private set; }

    public string Address => ListModel.AddressOf(View.Body.Code, View.Form);

    public async Task<IActionResult> OnGetAsync(string body, string message, [FromQuery(Name = "ban")] string? version, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadAsync(body, message, cancel))
        {
            return NotFound();
        }

        var chosen = version == "goc" ? View.Form.Shipped
            : View.Versions.FirstOrDefault(v => v.Version.ToString(CultureInfo.InvariantCulture) == version)?.Text ?? View.Newest;
        Input = new()
        {
            Seen = NewestVersion,
            Subject = chosen.Subject,
            Mail = chosen.Mail,
            Sms = chosen.Sms,
            Notice = chosen.Notice,
            InForceFrom = DateParts.Of(VietnamTime.DayOf(Now).AddDays(1)),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string body, string message, [FromForm(Name = "viec")] string? button, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadAsync(body, message, cancel))
        {
            return NotFound();
        }

        var text = new MessageText(Clean(Input.Subject).Trim(), Clean(Input.Mail), Clean(Input.Sms), Clean(Input.Notice));
        return button == "xem" ? await ShowAsync(text, cancel) : await SaveAsync(text, cancel);
    }

    private async Task<IActionResult> ShowAsync(MessageText text, CancellationToken cancel)
    {
        switch (await preview.RunAsync(Context(), View.Form.Kind, text, Input.Dossier, cancel))
        {
            case PreviewMessage.Outcome.Shown shown:
                Preview = shown;
                return Page();
            case PreviewMessage.Outcome.Invalid invalid:
                Say(invalid.Faults);
                return Again();
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> SaveAsync(MessageText text, CancellationToken cancel)
    {
        var from = Input.InForceFrom.Read(ModelState, "Input.InForceFrom", "Ngày bắt đầu áp dụng");
        var dayIsWrong = !ModelState.IsValid;
        switch (await save.RunAsync(Context(), new(View.Body.Code, View.Form.Kind, Input.Seen, text, from), cancel))
        {
            case SaveMessageText.Outcome.Done done:
                return Redirect($"{Address}?da-luu={done.Version.ToString(CultureInfo.InvariantCulture)}");
            case SaveMessageText.Outcome.Invalid invalid:
                Say(invalid.Faults.Where(f => !dayIsWrong || f.Code != "day_missing"));
                return Again();
            case SaveMessageText.Outcome.Stale:
                ModelState.AddModelError("", "Người khác vừa lưu một bản mới của thông báo này. Bản của ông/bà chưa được lưu; nội dung đã gõ vẫn còn. Hãy xem bản mới ở danh sách các bản, rồi lưu lần nữa nếu vẫn muốn thay.");
                Input.Seen = NewestVersion;
                ModelState.Remove("Input.Seen");
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    private int NewestVersion => View.Versions is [var newest, ..] ? newest.Version : 0;

    private async Task<bool> LoadAsync(string body, string message, CancellationToken cancel)
    {
        if (MessageForms.All.FirstOrDefault(f => f.Slug == message) is not { } form || await read.RunAsync(Me, body, form.Kind, Now, cancel) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }

    private void Say(IEnumerable<FieldFault> faults)
    {
        foreach (var fault in faults)
        {
            ModelState.AddModelError("Input." + char.ToUpperInvariant(fault.Field[0]) + fault.Field[1..], fault.Text);
        }
    }

    private static string Clean(string? typed) => (typed ?? "").ReplaceLineEndings("\n").Normalize().TrimEnd();
}

using System.Globalization;
using System.Text.RegularExpressions;
using CaiCach.Application.Reference;
using CaiCach.Application.Sms;
using CaiCach.Law.Sms;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Sms;

/// <summary>The prices of messages, for the administrator of the whole installation.</summary>
public sealed partial class PricesModel(ActorReader actors, ReferenceStore reference, ReadMessagePrices read, SaveMessagePrice save) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/don-gia-tin-nhan";

    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public int Seen { get; set; }

        public string? Channel { get; set; }

        public string? Price { get; set; }

        public DateParts InForceFrom { get; set; } = new();
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    /// <summary>Whether a price was just saved.</summary>
    [BindProperty(SupportsGet = true, Name = "da-luu")]
    public bool Saved { get; set; }

    public ReadMessagePrices.View View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        Input = new() { Seen = View.Lines.Count };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        var from = Input.InForceFrom.Read(ModelState, "Input.InForceFrom", "Ngày bắt đầu áp dụng");
        var dayIsWrong = !ModelState.IsValid;
        SmsChannel? channel = Enum.TryParse<SmsChannel>(Input.Channel, out var chosen) ? chosen : null;
        switch (await save.RunAsync(Context(), new(Input.Seen, channel, PriceOf(Input.Price), from), cancel))
        {
            case SaveMessagePrice.Outcome.Done:
                return Redirect(Href + "?da-luu=true");
            case SaveMessagePrice.Outcome.Invalid invalid:
                foreach (var fault in invalid.Faults.Where(f => !dayIsWrong || f.Code != "day_missing"))
                {
                    ModelState.AddModelError("Input." + char.ToUpperInvariant(fault.Field[0]) + fault.Field[1..], fault.Text);
                }

                return Again();
            case SaveMessagePrice.Outcome.Stale:
                ModelState.AddModelError("", "Bảng đơn giá vừa thay đổi. Đơn giá của ông/bà chưa được lưu; nội dung đã gõ vẫn còn. Hãy xem bảng dưới đây, rồi lưu lần nữa nếu vẫn cần.");
                Input.Seen = View.Lines.Count;
                ModelState.Remove("Input.Seen");
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    /// <summary>Whole đồng, with or without points between the thousands; null for anything else.</summary>
    private static long? PriceOf(string? typed) =>
        typed?.Trim() is { } price && Typed().IsMatch(price) && long.TryParse(price.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    [GeneratedRegex(@"\A([0-9]{1,7}|[0-9]{1,3}(\.[0-9]{3})+)\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Typed();

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (await read.RunAsync(Me, Now, cancel) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }
}

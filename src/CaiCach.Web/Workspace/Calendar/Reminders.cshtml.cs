using System.Globalization;
using CaiCach.Application.Calendar;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Calendar;

/// <summary>An administrator of a body says who is reminded of a dossier before, at and after its due date.</summary>
[OfficialsOnly("administrator")]
public sealed class RemindersModel(ActorReader actors, ReferenceStore reference, ReadCalendars read, SaveReminders save) : WorkspacePage(actors, reference)
{
    [BindProperty]
    public ReminderInputs Input { get; set; } = new();

    public Unit Body { get; private set; } = null!;

    /// <summary>The versions the body has of its own.</summary>
    public IReadOnlyList<ReadCalendars.Reminders> Versions { get; private set; } = [];

    /// <summary>Whether it was saved just now.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public bool Saved { get; set; }

    public string Address => AddressOf(Body.Code);

    /// <summary>The address of the reminders of a body.</summary>
    public static string AddressOf(string body) => $"{YearModel.Href}/{Uri.EscapeDataString(body)}/nhac-viec";

    public async Task<IActionResult> OnGetAsync(string body, CancellationToken cancel)
    {
        if (!await OpenAsync(body, cancel))
        {
            return NotFound();
        }

        Input.Seen = Versions.Count > 0 ? Versions[0].Number : 0;
        Input.Lines = [.. (Reference.RemindersOf(Body.Id)?.Steps ?? []).Select(ReminderLine.Of)];
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string body, CancellationToken cancel)
    {
        if (!await OpenAsync(body, cancel))
        {
            return NotFound();
        }

        Fill();
        List<(int Line, ReminderStep Step)> steps = [.. Input.Lines.Index().Where(l => l.Item.IsUsed).Select(l => (l.Index, l.Item.Read(ModelState, string.Create(CultureInfo.InvariantCulture, $"Input.Lines[{l.Index}]"))))];
        if (!ModelState.IsValid)
        {
            return Again();
        }

        switch (await save.RunAsync(Context(), Body.Code, Input.Seen, new([.. steps.Select(r => r.Step)]), cancel))
        {
            case SaveReminders.Outcome.Done:
                return Redirect(Address + "?xong=true");
            case SaveReminders.Outcome.Invalid invalid:
                foreach (var fault in invalid.Faults)
                {
                    var line = fault.Step is { } step ? steps[step].Line : 0;
                    var field = fault.Step is null ? "Side" : char.ToUpperInvariant(fault.Field[0]) + fault.Field[1..];
                    ModelState.AddModelError(string.Create(CultureInfo.InvariantCulture, $"Input.Lines[{line}].{field}"), fault.Message);
                }

                return Again();
            case SaveReminders.Outcome.Stale:
                ModelState.AddModelError("", "Người khác vừa lưu các mốc nhắc việc. Nội dung ông/bà nhập vẫn còn; hãy xem lại rồi lưu lần nữa.");
                Input.Seen = Versions[0].Number;
                ModelState.Remove("Input.Seen");
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    private async Task<bool> OpenAsync(string body, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (CalendarScope.BodiesOf(Me, Reference.Organisation).FirstOrDefault(u => u.Code == body) is not { } found)
        {
            return false;
        }

        Body = found;
        Versions = await read.RemindersOfBodyAsync(found.Id, cancel);
        return true;
    }

    private void Fill() => Input.Lines = [.. Enumerable.Range(0, ReminderLadder.MostSteps).Select(i => Input.Lines.ElementAtOrDefault(i) ?? new())];
}

using CaiCach.Application.Questions;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Questions;

/// <summary>Writes a question and its answer for the public bank.</summary>
[OfficialsOnly("procedure_controller")]
public sealed class WriteModel(ActorReader actors, ReferenceStore reference, HandleBankAnswer handle) : WorkspacePage(actors, reference)
{
    public const string Href = ListModel.Href + "/them";

    /// <summary>What is typed.</summary>
    public sealed class Form
    {
        /// <summary>The mark of this form.</summary>
        public Guid Key { get; set; }

        public string? Agency { get; set; }

        public string? Procedure { get; set; }

        public string? Public { get; set; }

        public string? Text { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Choice> Bodies { get; private set; } = [];

    /// <summary>The public procedures in force, as suggestions.</summary>
    public IEnumerable<(string Code, string Name)> Procedures => Reference.AllProcedures
        .Where(p => p.Kind == ProcedureKind.Public && p.State != PublicationState.NotPublic && p.InForceOn(VietnamTime.DayOf(Now))).Select(p => (p.Code, p.Name)).OrderBy(p => p.Code, StringComparer.Ordinal);

    public async Task OnGetAsync([FromQuery(Name = "thu-tuc")] string? procedure, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        (Input.Key, Input.Procedure, Input.Agency) = (Guid.NewGuid(), procedure, Bodies is [var only] ? only.Value : null);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var key = Input.Key == Guid.Empty ? Guid.NewGuid() : Input.Key;
        switch (await handle.WriteAsync(Context(), key, Guid.TryParse(Input.Agency, out var agency) ? agency : null, Input.Procedure, Input.Public, Input.Text, cancel))
        {
            case QuestionOutcome.Done done:
                return Redirect($"{BankAnswerModel.AddressOf(done.Id)}?xong=true");
            case QuestionOutcome.Invalid invalid:
                ModelState.Add(invalid.Faults, FaultsExtensions.InputKey);

                return Again();
            default:
                return NotFound();
        }
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var bodies = QuestionScope.Of(Me, Reference.Organisation).Controlled;
        Bodies = [.. Reference.Organisation.All.Where(u => bodies.Contains(u.Id) && u.ValidTo is null).OrderBy(u => u.Path, StringComparer.Ordinal).Select(u => new Choice(u.Id.ToString(), u.Name))];
    }
}

using CaiCach.Application.Drafts;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Portal.Filing;

/// <summary>Who the dossier is for. Whatever is typed is saved first, right or wrong, and judged after.</summary>
public sealed class ApplicantModel(ReadDraft read, SubmitDraft submit, SaveDraft save, ReferenceStore reference, ActorReader actors) : DraftPage(read, submit, actors)
{
    public sealed class Form
    {
        public string? Name { get; set; }

        public string? IdNumber { get; set; }

        public string? Nationality { get; set; }

        public string? BirthDate { get; set; }

        public string? Phone { get; set; }

        public string? Email { get; set; }

        /// <summary>How the applicant is told.</summary>
        public string? Notify { get; set; }

        public string? Address { get; set; }

        /// <summary>The commune of the address.</summary>
        public CommuneInput Commune { get; set; } = new();

        /// <summary>How the result is wanted.</summary>
        public string? ReturnWay { get; set; }

        public string? ReturnAddress { get; set; }

        public string? Content { get; set; }

        /// <summary>By what right the account's holder stands for the owner.</summary>
        public string? Basis { get; set; }

        public string? AuthorityNumber { get; set; }

        public string? AuthorityDate { get; set; }

        public string? AuthorityIssuer { get; set; }

        public string? AuthorityUntil { get; set; }

        /// <summary>What the letter of authority covers, by name.</summary>
        public List<string> AuthorityActs { get; set; } = [];

        public string? HeadName { get; set; }

        public string? HeadIdNumber { get; set; }

        public string? HeadTitle { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public string Whom => Draft.Answers[DraftFields.For] is { Length: > 0 } whom ? whom : DraftFields.Self;

    /// <summary>What the owner is.</summary>
    public ApplicantKind Kind => DraftFields.KindOf(Whom) ?? ApplicantKind.Citizen;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } other)
        {
            return other;
        }

        var answers = Draft.Answers;
        Input = new()
        {
            Name = answers["Name"],
            IdNumber = answers["IdNumber"],
            Nationality = answers["Nationality"],
            BirthDate = answers["BirthDate"],
            Phone = answers["Phone"],
            Email = answers["Email"],
            Notify = answers[DraftFields.Notify] == DraftFields.Both ? DraftFields.Both : "mail",
            Address = answers["Address"],
            Commune = new() { Code = answers[DraftFields.Commune] },
            ReturnWay = answers["ReturnWay"] is { Length: > 0 } way ? way : nameof(Law.Dossiers.ReturnWay.Electronic),
            ReturnAddress = answers["ReturnAddress"],
            Content = answers["Content"],
            Basis = answers["Basis"],
            AuthorityNumber = answers["AuthorityNumber"],
            AuthorityDate = answers["AuthorityDate"],
            AuthorityIssuer = answers["AuthorityIssuer"],
            AuthorityUntil = answers["AuthorityUntil"],
            AuthorityActs = [.. answers["AuthorityActs"].Split(',', StringSplitOptions.RemoveEmptyEntries)],
            HeadName = answers["HeadName"],
            HeadIdNumber = answers["HeadIdNumber"],
            HeadTitle = answers["HeadTitle"],
        };
        await ShowAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? action, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } other)
        {
            return other;
        }

        var form = DraftForm.Of(Request.Form);
        if (!await save.RunAsync(Context, id, form.Answers, form.Seen, form.Mark, form.Order, cancel))
        {
            return NotFound();
        }

        if (action == "later")
        {
            return LocalRedirect("/ho-so-cua-toi?da-luu=true");
        }

        await LoadAsync(id, cancel);
        await ShowAsync(cancel);
        if (Input.Commune.Find)
        {
            return Page();
        }

        Input.Commune.Check(ModelState);
        ModelState.Add(
            SubmitDraft.Check(Draft, Context.Now).Where(f => DraftFields.QuestionOf(f.Field) is not null),
            field => "Input." + FieldOf(DraftFields.QuestionOf(field)!));
        return ModelState.IsValid && Draft.Answers.ReplacedAnswers.Count == 0 ? LocalRedirect($"/ban-nhap/{id}/giay-to") : Page();
    }

    private async Task ShowAsync(CancellationToken cancel) => Input.Commune.Show(await reference.CurrentAsync(cancel), VietnamTime.DayOf(Context.Now), ModelState);

    // Name and number of oneself are the account's and not asked for: what does not fit them is the date of birth.
    private string FieldOf(string question) => Whom == DraftFields.Self && question is ("Name" or "IdNumber") ? "BirthDate" : question;
}

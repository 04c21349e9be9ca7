using CaiCach.Application.Dossiers;
using CaiCach.Application.Drafts;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Components;
using CaiCach.Web.Workspace.Dossiers;
using CaiCach.Web.Workspace.Papers;

namespace CaiCach.Web.Workspace.Counter;

/// <summary>What the officer types at the counter, in the order in which the page asks; kept as typed.</summary>
public sealed class CounterInputs
{
    public string? CaseCode { get; set; }

    public string? Channel { get; set; }

    /// <summary>The value of <see cref="Channel"/> for filing online in the citizen's account.</summary>
    public const string Assisted = "Assisted";

    /// <summary>The value of <see cref="Channel"/> for what is handed in at the mobile one-stop.</summary>
    public const string Mobile = "Mobile";

    /// <summary>Where the citizen is helped, by the name of an <see cref="CaiCach.Law.Dossiers.AssistPlace"/>.</summary>
    public string? AssistPlace { get; set; }

    /// <summary>Whether all was read to the citizen, who agrees.</summary>
    public bool AssistConsent { get; set; }

    /// <summary>The scan of the consent that the citizen signed; asked of agents.</summary>
    public ConsentScan Consent { get; set; } = new();

    /// <summary>Which one-time code was sent to the citizen; null for none.</summary>
    public Guid? ConsentCodeId { get; set; }

    /// <summary>The code that the citizen read out.</summary>
    public string? ConsentCode { get; set; }

    /// <summary>A scan, and the one of an attempt before.</summary>
    public sealed class ConsentScan
    {
        public IFormFile? File { get; set; }

        public Guid? UploadId { get; set; }

        public string? UploadName { get; set; }
    }

    /// <summary>The day the post delivered what was sent by post.</summary>
    public string? ArrivedOn { get; set; }

    public string? ArrivedTime { get; set; }

    /// <summary>The day of its postmark.</summary>
    public string? PostmarkedOn { get; set; }

    /// <summary>The day the counter received on paper, during an outage, what is entered afterwards.</summary>
    public string? LateReceivedOn { get; set; }

    public string? LateReceivedTime { get; set; }

    /// <summary>The number of the slip the counter gave.</summary>
    public string? LateSlip { get; set; }

    /// <summary>Why it is entered afterwards.</summary>
    public string? LateReason { get; set; }

    /// <summary>The version of the procedure whose form was filled in; null where the page did not say.</summary>
    public int? FormVersion { get; set; }

    /// <summary>Whether anything of a later entry was typed.</summary>
    public bool IsLateEntry => new[] { LateReceivedOn, LateReceivedTime, LateSlip, LateReason }.Any(typed => !string.IsNullOrWhiteSpace(typed));

    public string? Kind { get; set; }

    public string? Name { get; set; }

    public string? IdNumber { get; set; }

    /// <summary>Of somebody who shows a passport.</summary>
    public string? Nationality { get; set; }

    public string? BirthDate { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    /// <summary>Whether the applicant wants text messages beside e-mails.</summary>
    public bool BySms { get; set; }

    public string? Address { get; set; }

    /// <summary>The commune of the address.</summary>
    public CommuneInput Commune { get; set; } = new();

    /// <summary>How the result is wanted, by the name of a <see cref="CaiCach.Law.Dossiers.ReturnWay"/>.</summary>
    public string? ReturnWay { get; set; }

    public string? ReturnAddress { get; set; }

    public string? SubmitterName { get; set; }

    public string? SubmitterIdNumber { get; set; }

    /// <summary>By what right the submitter stands for the owner.</summary>
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

    public string? Content { get; set; }

    public List<PaperLine> Papers { get; set; } = [];

    /// <summary>The code of the citizen's draft that is filed; null for none.</summary>
    public string? DraftCode { get; set; }

    /// <summary>The files of that draft that are handed in.</summary>
    public List<Guid> DraftFiles { get; set; } = [];

    /// <summary>Whether the identity card of whose draft it is was seen.</summary>
    public bool IdentityChecked { get; set; }

    /// <summary>Whether the officer was told of an open dossier of the same person and procedure, and files all the same.</summary>
    public bool Warned { get; set; }

    /// <summary>The codes of the mandatory papers that the officer enters it without.</summary>
    public List<string> Lacking { get; set; } = [];

    /// <summary>Made with the empty form, so that a second press files nothing new.</summary>
    public string? Key { get; set; }

    /// <summary>Takes in what a card or an earlier dossier says; the fields that were changed.</summary>
    /// <param name="fields">Values by field.</param>
    /// <param name="over">Whether what was typed is replaced; else only empty fields are filled.</param>
    public IEnumerable<string> Fill(IReadOnlyDictionary<string, string> fields, bool over)
    {
        foreach (var (field, value) in fields)
        {
            var property = typeof(CounterInputs).GetProperty(field)!;
            if (over || field == nameof(Kind) || string.IsNullOrWhiteSpace((string?)property.GetValue(this)))
            {
                property.SetValue(this, value);
                yield return field;
            }
        }
    }

    /// <summary>As the use case takes it, with the papers that were brought.</summary>
    public SubmitDossier.Request ToRequest(string procedureCode, string agencyCode, IReadOnlyList<PaperLine> brought) => new(
        procedureCode,
        agencyCode,
        string.IsNullOrEmpty(CaseCode) ? null : ActInputs.Clean(CaseCode),
        Channel switch { nameof(Law.Procedures.Channel.Post) => Law.Procedures.Channel.Post, Assisted => Law.Procedures.Channel.Online, _ => Law.Procedures.Channel.Direct },
        new(
            Owner,
            Line(Name), Line(IdNumber), Line(BirthDate), Line(Phone), Line(Email), Line(Address), Line(SubmitterName), Line(SubmitterIdNumber), BySms, Owner == ApplicantKind.PassportHolder ? Line(Nationality) : null,
            Enum.GetValues<Law.Dossiers.ReturnWay>().FirstOrDefault(w => string.Equals(ReturnWay, w.ToString(), StringComparison.Ordinal)), Line(ReturnAddress), Right, string.IsNullOrEmpty(Commune.Code) ? null : Commune.Code),
        ActInputs.Clean(Content),
        [.. brought.Select(p => p.ToInput())],
        Assist: Channel is Assisted ? new(Enum.GetValues<AssistPlace>().Where(p => string.Equals(AssistPlace, p.ToString(), StringComparison.Ordinal)).Select(p => (AssistPlace?)p).FirstOrDefault(), AssistConsent, Consent.UploadId, string.IsNullOrWhiteSpace(ConsentCode) ? null : new(ConsentCodeId, ConsentCode.Length <= 40 ? ConsentCode : ConsentCode[..40])) : null,
        Post: Channel is nameof(Law.Procedures.Channel.Post) ? new(Line(ArrivedOn), Line(ArrivedTime), Line(PostmarkedOn)) : null,
        DraftCode: string.IsNullOrEmpty(DraftCode) ? null : new(DraftCode, IdentityChecked),
        LateEntry: LateEntry,
        Way: Channel is Mobile ? FilingWay.Mobile : null,
        Lacking: Lacking.Count > 0 ? Lacking : null);

    /// <summary>What the slip says of a dossier received on paper; null for one that is filed now.</summary>
    internal LateEntryInput? LateEntry => IsLateEntry ? new(Line(LateReceivedOn), Line(LateReceivedTime), Line(LateSlip), Line(LateReason)) : null;

    /// <summary>Begins with what a citizen has drafted.</summary>
    public void Take(ReadDraft.View draft, string code)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var who = DraftFields.ToApplicant(draft.Answers, draft.Account);
        (DraftCode, DraftFiles, CaseCode, Content) = (code, [.. draft.Components.SelectMany(draft.FilesOf).Select(f => f.Id)], draft.Answers[DraftFields.Case], draft.Answers["Content"]);
        Papers = [.. draft.Components.Where(c => draft.DeclaredOf(c) is not null).Select(c => new PaperLine { Code = c.Code, Declared = draft.TypedOf(c).ToDictionary() })];
        (Kind, Name, IdNumber, Nationality, BirthDate) = (who.Kind.ToString(), who.Name, who.IdNumber, who.Nationality, who.BirthDate);
        (Phone, Email, BySms, Address, ReturnWay, ReturnAddress) = (who.Phone, who.Email, who.BySms, who.Address, who.ReturnWay.ToString(), who.ReturnAddress);
        Commune.Code = who.CommuneCode;
        (SubmitterName, SubmitterIdNumber) = (who.SubmitterName, who.SubmitterIdNumber);
        if (who.Representation is { } right)
        {
            (Basis, AuthorityNumber, AuthorityDate, AuthorityIssuer, AuthorityUntil) = (right.Basis?.ToString(), right.Number, right.SignedOn, right.IssuedBy, right.Until);
            AuthorityActs = [.. Enum.GetValues<RepresentedActs>().Where(a => a is not (RepresentedActs.None or RepresentedActs.All) && right.Acts.HasFlag(a)).Select(a => a.ToString())];
            (HeadName, HeadIdNumber, HeadTitle) = (right.HeadName, right.HeadIdNumber, right.HeadTitle);
        }
    }

    private RepresentationInput? Right => string.IsNullOrWhiteSpace(SubmitterName) && string.IsNullOrWhiteSpace(SubmitterIdNumber) ? null : new(
        Enum.GetValues<RepresentationBasis>().Where(b => string.Equals(Basis, b.ToString(), StringComparison.Ordinal)).Select(b => (RepresentationBasis?)b).FirstOrDefault(),
        Line(AuthorityNumber), Line(AuthorityDate), Line(AuthorityIssuer), Line(AuthorityUntil), DraftFields.ActsOf(AuthorityActs), Line(HeadName), Line(HeadIdNumber), Line(HeadTitle));

    private ApplicantKind Owner => Enum.GetValues<ApplicantKind>().FirstOrDefault(k => string.Equals(Kind, k.ToString(), StringComparison.Ordinal));

    private static string? Line(string? text) => ActInputs.Clean(text)?.Replace('\n', ' ');
}

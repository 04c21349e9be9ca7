using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Components;
using CaiCach.Web.Workspace.Papers;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>What the officer types for a step, in the order in which the page asks; kept as typed.</summary>
public sealed partial class ActInputs : PresenterForm
{
    private const int LongestText = 4000;
    private const int LongestBasis = 500;
    private const int LongestName = 200;
    private const int MostItems = 50;

    /// <summary>The version of the dossier the officer saw.</summary>
    public int Version { get; set; }

    public string? Phrase { get; set; }

    public string? Kind { get; set; }

    public string? Items { get; set; }

    /// <summary>What was found of each component.</summary>
    public List<CheckLine> Checks { get; set; } = [];

    /// <summary>The same for the law.</summary>
    public IReadOnlyList<ComponentCheck> Checked => [.. Checks.Select(c => c.ToLaw()).OfType<ComponentCheck>()];

    /// <summary>What other bodies are asked.</summary>
    public string? Question { get; set; }

    public List<AskLine> Bodies { get; set; } = [];

    /// <summary>Ids of the papers they may see.</summary>
    public List<string> Shared { get; set; } = [];

    /// <summary>Whether the officer was told that an answer may come after the due date.</summary>
    public bool Warned { get; set; }

    public string? Way { get; set; }

    /// <summary>Whether a suspension stops the clock: "stops" or "runs".</summary>
    public string? Clock { get; set; }

    /// <summary>Why the dossier is late, by the name of a <see cref="LateCause"/>.</summary>
    public string? Cause { get; set; }

    /// <summary>The cause in words.</summary>
    public string? CauseWords { get; set; }

    public LateReason Late => new(Enum.TryParse<LateCause>(Cause, out var cause) && Enum.IsDefined(cause) ? cause : null, CauseWords);

    public string? Reason { get; set; }

    public string? LegalBasis { get; set; }

    /// <summary>Why a supplement is asked for once more.</summary>
    public string? Exception { get; set; }

    /// <summary>The fee the receiver states where a formula decides.</summary>
    public string? Fee { get; set; }

    public string? Days { get; set; }

    public string? ToUnit { get; set; }

    public string? ToOfficer { get; set; }

    /// <summary>The unit that a delay comes from.</summary>
    public string? Fault { get; set; }

    /// <summary>The same; an id that no unit has for what is none.</summary>
    public Guid? FaultUnit => string.IsNullOrEmpty(Fault) ? null : Guid.TryParse(Fault, out var unit) ? unit : Guid.Empty;

    /// <summary>Where the request is to be taken instead.</summary>
    public string? Guidance { get; set; }

    public string? Number { get; set; }

    public DateParts Date { get; set; } = new();

    /// <summary>The time of an event, e.g. 09:30.</summary>
    public string? Time { get; set; }

    /// <summary>The moment (UTC) of an event on a day, null where neither day nor time is given; only asked for after <see cref="Check"/> found no fault.</summary>
    public DateTime? HappenedOn(DateOnly day) => IsUntimed ? null : VietnamTime.ToUtc(day.ToDateTime(TimeOrNull ?? default));

    private bool IsUntimed => Date.IsEmpty && string.IsNullOrWhiteSpace(Time);
    private TimeOnly? TimeOrNull => DateParts.TimeOf(Time);

    public IFormFile? File { get; set; }

    /// <summary>The file of an attempt before, so that it need not be chosen again.</summary>
    public Guid? UploadId { get; set; }

    public string? UploadName { get; set; }

    /// <summary>The text drafted here whose paper goes with the proposal.</summary>
    public Guid? DraftText { get; set; }

    /// <summary>Which of the items asked for are there, by their place.</summary>
    public List<string> There { get; set; } = [];

    /// <summary>The places, from 0; what is no place is left out.</summary>
    public IReadOnlyList<int> ThereIndexes => [.. There.Select(t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : -1).Where(place => place >= 0)];

    /// <summary>Whether the file is stated to be the signed copy of what the head saw.</summary>
    public bool SignedCopy { get; set; }

    public bool IdentityChecked { get; set; }

    public string? ReceivedBy { get; set; }

    public List<PaperLine> Papers { get; set; } = [];

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public bool BySms { get; set; }

    public string? ReturnAddress { get; set; }

    /// <summary>How it came in.</summary>
    public FilingInputs Filing { get; set; } = new();

    /// <summary>Where the applicant is reached.</summary>
    public CorrectContact.Contact ToContact() => new(Phone, Email, BySms, ReturnAddress);

    /// <summary>The items, one a line, without empty ones.</summary>
    public IReadOnlyList<string> ItemList => [.. (Items ?? "").Split('\n').Select(i => i.Trim().TrimStart('-', '•').Trim()).Where(i => i.Length > 0)];

    /// <summary>The request for opinions; only asked for after <see cref="Check"/> found no fault.</summary>
    public ConsultBodies.Request ToConsultation() =>
        new(Question ?? "", [.. Bodies.Where(b => b.IsAsked).Select(b => b.ToBody())], [.. Shared.Select(id => Guid.TryParse(id, out var paper) ? paper : Guid.Empty)]);

    /// <summary>The parts to hand over; only asked for after <see cref="Check"/> found no fault.</summary>
    public SendParts.Request ToParts()
    {
        var asked = ToConsultation();
        return new(asked.Question, [.. asked.Bodies.Select(b => new SendParts.Body(b.UnitId, b.Days, b.Outside))], asked.Papers);
    }

    /// <summary>The proposal; only asked for after <see cref="Check"/> found no fault.</summary>
    public ProposalKind Proposed() => Enum.Parse<ProposalKind>(Kind!);

    /// <summary>Starts with what the specialist proposed, for the head to sign or correct; another step starts empty.</summary>
    public void Prefill(ActForm form, Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(dossier);
        (Filing, Owner) = (form.Asks(ActFields.Filing) ? FilingInputs.Of(dossier) : Filing, form.Act == DossierAct.CorrectOwner ? OwnerInputs.Of(dossier) : Owner);
        if (form.Asks(ActFields.Contact))
        {
            (Phone, Email, BySms, ReturnAddress) = (Names.Phone(dossier.Phone), dossier.Email, dossier.BySms, dossier.ReturnAddress);
        }

        if (dossier.Proposal is null || form.Signs != dossier.Proposal)
        {
            return;
        }

        var fields = form.Fields;
        Items = fields.HasFlag(ActFields.Items) ? dossier.ProposalItems : null;
        Reason = fields.HasFlag(ActFields.Reason) ? dossier.ProposalText : null;
        LegalBasis = fields.HasFlag(ActFields.Basis) ? dossier.ProposalBasis : null;
    }

    /// <summary>Cleans the texts and notes the faults of their shape; what the law asks is judged by the law.</summary>
    public void Check(ActFields fields, ModelStateDictionary state)
    {
        (Items, Reason, LegalBasis, Exception, Question) = (Clean(Items), Clean(Reason), Clean(LegalBasis), Clean(Exception), Clean(Question));
        (Number, ReceivedBy) = (Clean(Number)?.ReplaceLineEndings(" ").Trim(), Clean(ReceivedBy)?.ReplaceLineEndings(" ").Trim());
        if (fields.HasFlag(ActFields.Kind) && !(Enum.TryParse<ProposalKind>(Kind, out var kind) && Enum.IsDefined(kind)))
        {
            state.AddModelError("Input.Kind", "Chọn nội dung đề xuất.");
        }

        if (fields.HasFlag(ActFields.Items))
        {
            Text(state, "Items", Items, LongestText);
            if (ItemList.Count > MostItems)
            {
                state.AddModelError("Input.Items", $"Nhiều nhất {MostItems} mục.");
            }
        }

        if (fields.HasFlag(ActFields.Checks) && (!fields.HasFlag(ActFields.Kind) || Kind == nameof(ProposalKind.Supplement)))
        {
            CheckLine.Check(Checks, state);
        }

        if (fields.HasFlag(ActFields.Opinions))
        {
            Length(state, "Question", Question, LongestText);
            if (string.IsNullOrWhiteSpace(Question))
            {
                state.AddModelError("Input.Question", fields.HasFlag(ActFields.Parts) ? "Nhập nội dung đề nghị giải quyết." : "Nhập nội dung cần lấy ý kiến.");
            }

            AskLine.Check(Bodies, fields.HasFlag(ActFields.Parts), state);
        }

        if (fields.HasFlag(ActFields.Reason))
        {
            Text(state, "Reason", Reason, LongestText);
        }

        if (fields.HasFlag(ActFields.Taking))
        {
            Text(state, "Reason", Reason, LongestBasis);
            if (Way is "paid" && Names.MethodOf(Method) is null)
            {
                state.AddModelError("Input.Method", "Chọn hình thức thanh toán.");
            }
        }

        if (fields.HasFlag(ActFields.Cause))
        {
            CauseWords = Clean(CauseWords);
            Text(state, "CauseWords", CauseWords, LongestBasis);
        }

        if (fields.HasFlag(ActFields.Basis))
        {
            Text(state, "LegalBasis", LegalBasis, LongestBasis);
        }

        if (fields.HasFlag(ActFields.Guidance))
        {
            Guidance = Clean(Guidance);
            Text(state, "Guidance", Guidance, LongestBasis);
        }

        if (fields.HasFlag(ActFields.Exception))
        {
            Text(state, "Exception", Exception, LongestBasis);
        }

        if (fields.HasFlag(ActFields.Days) && !int.TryParse(Days?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            state.AddModelError("Input.Days", "Nhập số ngày làm việc bằng chữ số.");
        }

        if (!string.IsNullOrWhiteSpace(Fee) && FeeOrNull is null)
        {
            state.AddModelError("Input.Fee", "Nhập số phí, lệ phí bằng đồng, ví dụ 1.500.000.");
        }

        if (fields.HasFlag(ActFields.Unit) && !Guid.TryParse(ToUnit, out _))
        {
            state.AddModelError("Input.ToUnit", "Chọn đơn vị nhận hồ sơ.");
        }

        if (fields.HasFlag(ActFields.Officer) && !Guid.TryParse(ToOfficer, out _))
        {
            state.AddModelError("Input.ToOfficer", "Chọn người nhận hồ sơ.");
        }

        if (fields.HasFlag(ActFields.Way) && Way is not ("paid" or "exempt"))
        {
            state.AddModelError("Input.Way", "Chọn đã nộp hoặc được miễn.");
        }

        CheckPaid(PaidOn, PaidTime, state);
        if (fields.HasFlag(ActFields.Method) && Way is not "exempt" && Names.MethodOf(Method) is null)
        {
            state.AddModelError("Input.Method", "Chọn hình thức thanh toán.");
        }

        if (fields.HasFlag(ActFields.Amount) && AmountOrNull is null or 0 && (!fields.HasFlag(ActFields.Way) || (Way is not "exempt" && !string.IsNullOrWhiteSpace(Amount))))
        {
            state.AddModelError("Input.Amount", "Nhập số tiền bằng đồng, ví dụ 1.500.000.");
        }

        if (fields.HasFlag(ActFields.Clock) && Clock is not ("stops" or "runs"))
        {
            state.AddModelError("Input.Clock", "Chọn thời hạn tạm dừng hay vẫn tính.");
        }

        if (fields.HasFlag(ActFields.NewAppointment) && Date.Read(state, "Input.Date", "Ngày hẹn lại") is null && Date.IsEmpty)
        {
            state.AddModelError("Input.Date", "Nhập ngày hẹn lại.");
        }

        if (Way is "exempt" && string.IsNullOrWhiteSpace(Reason))
        {
            state.AddModelError("Input.Reason", "Nhập lý do miễn.");
        }

        if (fields.HasFlag(ActFields.Date) && Date.Read(state, "Input.Date", "Ngày văn bản") is null && Date.IsEmpty)
        {
            state.AddModelError("Input.Date", "Nhập ngày văn bản.");
        }

        if (fields.HasFlag(ActFields.Happened) && !IsUntimed)
        {
            if (Date.Read(state, "Input.Date", "Ngày xảy ra") is null && Date.IsEmpty)
            {
                state.AddModelError("Input.Date", "Nhập ngày xảy ra sự kiện.");
            }

            if (TimeOrNull is null)
            {
                state.AddModelError("Input.Time", "Nhập giờ xảy ra sự kiện, ví dụ 09:30.");
            }
        }

        if (fields.HasFlag(ActFields.ReceivedBy))
        {
            Text(state, "ReceivedBy", ReceivedBy, LongestName);
            if (string.IsNullOrWhiteSpace(ReceivedBy))
            {
                state.AddModelError("Input.ReceivedBy", "Nhập họ tên người nhận kết quả.");
            }
        }
    }

    /// <summary>Text without control characters (line breaks stay), composed.</summary>
    public static string? Clean(string? text) =>
        text is null ? null : string.Concat(text.ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c))).Normalize(NormalizationForm.FormC);

    private static void Length(ModelStateDictionary state, string field, string? text, int longest)
    {
        if (text is { } typed && typed.Length > longest)
        {
            state.AddModelError("Input." + field, $"Dài quá {longest.ToString("#,0", CultureInfo.GetCultureInfo("vi-VN"))} ký tự.");
        }
    }

    private static void Text(ModelStateDictionary state, string field, string? text, int longest)
    {
        Length(state, field, text, longest);
        if (Unfilled().Match(text ?? "") is { Success: true } gap)
        {
            state.AddModelError("Input." + field, $"Điền nội dung thay cho {gap.Value} rồi bỏ dấu ngoặc vuông.");
        }
    }

    [GeneratedRegex(@"\[[^\[\]\n]{1,100}\]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unfilled();
}

using CaiCach.Law.Calendar;

namespace CaiCach.Law.Procedures;

/// <summary>A field (lĩnh vực) that procedures are grouped by.</summary>
/// <param name="Code">Code of the field, unique in a file.</param>
/// <param name="Name">Vietnamese name.</param>
/// <param name="Confidence">How sure the code is; ours are <see cref="Confidence.Invented"/>.</param>
public sealed record ProcedureField(string Code, string Name, Confidence Confidence);

/// <summary>One way to file and what holds on it (cách thức thực hiện).</summary>
/// <param name="Channel">The channel; a procedure names each channel at most once.</param>
/// <param name="Limit">The time limit; null where it runs by stage or is not set.</param>
/// <param name="Fees">What is paid on this channel; empty where the source names no fee.</param>
/// <param name="Note">Vietnamese note for the applicant; empty where there is none.</param>
/// <param name="Confidence">How sure limit and fees of this channel are.</param>
public sealed record Means(Channel Channel, TimeLimit? Limit, IReadOnlyList<FeeLine> Fees, string Note, Confidence Confidence)
{
    /// <summary>The limits of cases that have one of their own; the others have <see cref="Limit"/>. Each case at most once.</summary>
    public IReadOnlyList<CaseLimit> CaseLimits { get; init; } = [];

    /// <summary>Further limits that no rule chooses, each by what it says of when it holds; the clock does not know them. Each note at most once.</summary>
    public IReadOnlyList<OtherLimit> OtherLimits { get; init; } = [];
}

/// <summary>A time limit of some cases on one channel.</summary>
/// <param name="CaseCodes">The cases, at least one.</param>
/// <param name="Limit">Their limit.</param>
public sealed record CaseLimit(IReadOnlyList<string> CaseCodes, TimeLimit Limit)
{
    /// <summary>Vietnamese note for the applicant; empty where there is none.</summary>
    public string Note { get; init; } = "";
}

/// <summary>A further time limit of a channel (thời hạn khác) that depends on more than the case.</summary>
/// <param name="Limit">The limit; null where none is set.</param>
/// <param name="Note">When it holds, in Vietnamese; not empty.</param>
public sealed record OtherLimit(TimeLimit? Limit, string Note);

/// <summary>The steps of cases that go their own way (trình tự riêng), instead of those of the procedure.</summary>
/// <param name="CaseCodes">The cases, at least one.</param>
/// <param name="Steps">The steps, in order; at least one.</param>
public sealed record CaseSequence(IReadOnlyList<string> CaseCodes, IReadOnlyList<ProcedureStep> Steps);

/// <summary>What must hold in some cases beside what is asked in all (yêu cầu, điều kiện của trường hợp).</summary>
/// <param name="CaseCodes">The cases, at least one.</param>
/// <param name="Conditions">What must hold, in Vietnamese; at least one.</param>
public sealed record CaseConditions(IReadOnlyList<string> CaseCodes, IReadOnlyList<string> Conditions);

/// <summary>A situation that changes what is to be filed (trường hợp).</summary>
/// <param name="Code">Code, unique in the procedure.</param>
/// <param name="Name">Vietnamese name as the applicant chooses it.</param>
public sealed record ProcedureCase(string Code, string Name)
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 300;
}

/// <summary>A paper of the dossier (thành phần hồ sơ).</summary>
/// <param name="Code">Code, unique in the procedure.</param>
/// <param name="Name">Vietnamese name.</param>
/// <param name="Originals">Number of originals, 0 or more.</param>
/// <param name="Copies">Number of copies, 0 or more; originals and copies together are at least 1.</param>
/// <param name="Mandatory">Whether it must be filed in every case it applies to.</param>
/// <param name="Condition">Vietnamese sentence that says when it is filed; null where always. A paper that is not mandatory has one, or is optional.</param>
/// <param name="CaseCodes">The cases it applies to; empty means all of them.</param>
/// <param name="DigitiseClass">Why it must be digitised (TT 01/2023): <c>previous_result</c>, <c>law</c>, <c>management</c>; null where it need not be.</param>
/// <param name="ReuseSource">Vietnamese name of the place where the office may already find it; null where none is known.</param>
/// <param name="FormCode">Code of the electronic form that stands for it; null where a file is attached.</param>
/// <param name="Confidence">How sure this paper is.</param>
public sealed record Component(
    string Code,
    string Name,
    int Originals,
    int Copies,
    bool Mandatory,
    string? Condition,
    IReadOnlyList<string> CaseCodes,
    string? DigitiseClass,
    string? ReuseSource,
    string? FormCode,
    Confidence Confidence)
{
    /// <summary>The class of papers that are results of earlier procedures.</summary>
    public const string PreviousResult = "previous_result";

    private static readonly string[] DeclarationOpenings = ["Đơn ", "Tờ khai", "Phiếu khai", "Bản khai", "Bảng kê khai", "Giấy đề nghị", "Văn bản đề nghị", "Công văn đề nghị"];

    /// <summary>
    /// Whether the applicant writes it for this one dossier: an application or a declaration, known by its published form or by how its name begins. It stays with the dossier; its original does not go back.
    /// </summary>
    public bool IsDeclaration =>
        FormCode is not null || FormName is not null || Declaration is not null || DeclarationOpenings.Any(opening => Name.StartsWith(opening, StringComparison.OrdinalIgnoreCase));

    /// <summary>The types of results that the paper may be, so that a result the office holds stands for it; empty where none is named. Of papers of <see cref="PreviousResult"/> alone.</summary>
    public IReadOnlyList<string> FromResults { get; init; } = [];

    /// <summary>The blank form to download; null where there is none.</summary>
    public PaperTemplate? Template { get; init; }

    /// <summary>What is filled in on line instead of the paper; null where it is handed in as a file or on paper.</summary>
    public Declaration? Declaration { get; init; }

    /// <summary>The name of the form as published (TENMAUDON); null where there is none.</summary>
    public string? FormName { get; init; }

    /// <summary>Where the published form is found on the web (URL), http or https; null where that is not known.</summary>
    public string? FormUrl { get; init; }

    /// <summary>The types of files that it is handed in as; empty for every type that is taken at all.</summary>
    public IReadOnlyList<PaperFileType> FileTypes { get; init; } = [];

    /// <summary>Its largest file in MB, at most <see cref="PaperFiles.LargestMegabytes"/>; null for that.</summary>
    public int? LargestFile { get; init; }
}

/// <summary>A blank form of a paper (tệp mẫu).</summary>
/// <param name="FileName">Its name, as it is downloaded.</param>
/// <param name="Sha256">The hash of its content, 64 small hexadecimal digits.</param>
public sealed record PaperTemplate(string FileName, string Sha256);

/// <summary>One fee (phí, lệ phí).</summary>
/// <param name="Name">Vietnamese name.</param>
/// <param name="Kind">Kind of money.</param>
/// <param name="Amount">Whole đồng, 0 or more; null where only the formula tells. With a formula it is the basic amount.</param>
/// <param name="Formula">Vietnamese rule where the sum depends on facts of the dossier; null where the amount is the sum.</param>
/// <param name="Per">Vietnamese unit that the amount is for (đơn, nhóm); null where it is for the dossier.</param>
/// <param name="When">When it is due.</param>
/// <param name="Note">Vietnamese note, for example on a reduction; null where there is none.</param>
/// <param name="Confidence">How sure the amount is.</param>
public sealed record FeeLine(string Name, FeeKind Kind, long? Amount, string? Formula, string? Per, FeeTiming When, string? Note, Confidence Confidence)
{
    /// <summary>The cases it is collected in; empty means all of them.</summary>
    public IReadOnlyList<string> CaseCodes { get; init; } = [];

    /// <summary>The longest code, in characters.</summary>
    public const int LongestCode = 50;

    /// <summary>The code of the fee (mã phí, lệ phí); null where the source names none.</summary>
    public string? Code { get; init; }

    /// <summary>The note of the further limit of the channel that it is collected with; null where it is collected whatever the limit. What is due is then for the receiver to tell.</summary>
    public string? LimitNote { get; init; }

    /// <summary>The legal basis of the fee; null where the source names none.</summary>
    public string? Basis { get; init; }

    /// <summary>The rules that take a share off it.</summary>
    public IReadOnlyList<FeeRelief> Reliefs { get; init; } = [];
}

/// <summary>A table that a fee formula reads from.</summary>
/// <param name="Code">Code, unique in the procedure.</param>
/// <param name="Name">Vietnamese name; says what the amounts are for.</param>
/// <param name="Note">Vietnamese note on the age and use of the figures; null where there is none.</param>
/// <param name="Rows">Amounts by kind of object.</param>
/// <param name="Steps">Shares of the amount by number of objects; empty where the number changes nothing.</param>
/// <param name="Confidence">How sure the figures are.</param>
public sealed record FeeTable(string Code, string Name, string? Note, IReadOnlyList<FeeTableRow> Rows, IReadOnlyList<FeeTableStep> Steps, Confidence Confidence);

/// <summary>A row of a fee table.</summary>
/// <param name="Name">Vietnamese name of the object.</param>
/// <param name="Amount">Whole đồng for one object, 0 or more.</param>
public sealed record FeeTableRow(string Name, long Amount);

/// <summary>The share of the amount that is paid for a number of objects.</summary>
/// <param name="From">Smallest number, inclusive, at least 1.</param>
/// <param name="To">Largest number, inclusive; null where there is no upper end.</param>
/// <param name="Percent">Share in percent, 0 to 100.</param>
public sealed record FeeTableStep(int From, int? To, int Percent);

/// <summary>What the procedure ends in (kết quả).</summary>
/// <param name="Code">Result type code; codes with SAMPLE are ours.</param>
/// <param name="Name">Vietnamese name.</param>
/// <param name="NeedsDocument">Whether it is a document that must be issued electronically (a denominator of QĐ 766).</param>
/// <param name="Validity">Vietnamese text of how long it holds; null where the source does not say.</param>
/// <param name="Supersedes">Whether it replaces an earlier result of the same holder.</param>
/// <param name="Confidence">How sure the code is.</param>
public sealed record ResultType(string Code, string Name, bool NeedsDocument, string? Validity, bool Supersedes, Confidence Confidence)
{
    /// <summary>The longest scope, in characters.</summary>
    public const int LongestScope = 300;

    /// <summary>Vietnamese text of where it is in force (phạm vi có hiệu lực), e.g. "Toàn quốc"; null where the source does not say.</summary>
    public string? Scope { get; init; }
}

/// <summary>A stage of a procedure whose clock runs by stages (rule R13).</summary>
/// <param name="Code">Code, unique in the procedure.</param>
/// <param name="Name">Vietnamese name.</param>
/// <param name="Limit">The stage's limit; null where none is set.</param>
/// <param name="CountedFrom">Vietnamese text of the event the limit is counted from; null where it is the end of the stage before.</param>
/// <param name="Owner">Whose time it is.</param>
/// <param name="Note">Vietnamese note; null where there is none.</param>
/// <param name="Confidence">How sure the limit is.</param>
public sealed record Stage(string Code, string Name, TimeLimit? Limit, string? CountedFrom, StageOwner Owner, string? Note, Confidence Confidence);

/// <summary>Whether and when money is due.</summary>
/// <param name="Required">Whether anything may have to be paid.</param>
/// <param name="When">When, in order; empty where nothing is required.</param>
public sealed record PaymentTerms(bool Required, IReadOnlyList<FeeTiming> When);

/// <summary>What the public post carries.</summary>
/// <param name="In">Whether a dossier may be sent in.</param>
/// <param name="Out">Whether a result may be sent out.</param>
public sealed record PostTerms(bool In, bool Out);

/// <summary>How sure each group of fields of a procedure is.</summary>
/// <param name="Code">The national code.</param>
/// <param name="Name">The name.</param>
/// <param name="EffectiveDates">The first and last day of force.</param>
/// <param name="Time">The time limits.</param>
/// <param name="Fees">The fees.</param>
/// <param name="Components">The papers.</param>
/// <param name="OnlineLevel">The online level.</param>
/// <param name="LegalBasis">The legal basis.</param>
public sealed record ProcedureConfidence(
    Confidence Code,
    Confidence Name,
    Confidence EffectiveDates,
    Confidence Time,
    Confidence Fees,
    Confidence Components,
    Confidence OnlineLevel,
    Confidence LegalBasis);

using CaiCach.Law.Organisation;

namespace CaiCach.Law.Dossiers;

/// <summary>Who may take a step.</summary>
/// <param name="Applicant">The applicant may.</param>
/// <param name="System">The system may, by a rule of time.</param>
/// <param name="Roles">Officials with one of these roles in the competent body may.</param>
/// <param name="InUnit">The official must hold the role in the unit that has the dossier; heads of the body need not.</param>
/// <param name="AsAssignee">The official must be the one it is assigned to; heads of a division or of the body need not.</param>
/// <param name="NotAssignee">The official must not be the one it is assigned to already.</param>
/// <param name="Consulted">Officials of a unit that is asked for its opinion may.</param>
/// <param name="Signs">It is a signature: whoever handles the dossier, or made the proposal, does not give it.</param>
/// <param name="Carrier">The agent who was given the result to deliver may.</param>
/// <param name="Master">The program of the other system may, that has the dossier or is to have it.</param>
/// <param name="OnPaper">The counter may, for an applicant who asks for it there on a signed paper.</param>
/// <param name="Orderer">True where it must be who ordered the reopening that waits, false where it must be somebody else; null where that does not matter.</param>
public sealed record Who(bool Applicant, bool System, IReadOnlyList<Role> Roles, bool InUnit = false, bool AsAssignee = false, bool NotAssignee = false, bool Consulted = false, bool Signs = false, bool Carrier = false, bool Master = false, bool OnPaper = false, bool? Orderer = null)
{
    /// <summary>Who they are, in words; empty where the system alone may.</summary>
    public IReadOnlyList<string> Names =>
    [
        .. Applicant ? (string[])["người nộp hồ sơ"] : [],
        .. Roles.Select(RoleTexts.Of),
        .. OnPaper ? (string[])["cán bộ tiếp nhận theo đơn của người nộp"] : [],
        .. Consulted ? (string[])["cơ quan, đơn vị được lấy ý kiến"] : [],
        .. Carrier ? (string[])["người được giao phát kết quả"] : [],
        .. Master ? (string[])["hệ thống xử lý hồ sơ"] : [],
    ];

    /// <summary>What has to hold of an official beside the role, in words.</summary>
    public IReadOnlyList<string> Conditions =>
    [
        .. InUnit ? (string[])[GuardWords.InUnit] : [],
        .. AsAssignee ? (string[])[GuardWords.AsAssignee] : [],
        .. NotAssignee ? (string[])[GuardWords.NotAssignee] : [],
        .. Signs ? (string[])[GuardWords.NotOwn] : [],
        .. Orderer is { } orderer ? (string[])[orderer ? GuardWords.Orderer : GuardWords.NotOrderer] : [],
    ];
}

/// <summary>One row of the transition table.</summary>
/// <param name="Number">The row's number in section 2.5; a letter marks a row of ours.</param>
/// <param name="Act">The act.</param>
/// <param name="From">The states it starts from.</param>
/// <param name="To">The state it leads to; null keeps the state.</param>
/// <param name="Who">Who may.</param>
/// <param name="Clause">The provision behind the row.</param>
/// <param name="Guards">What must hold besides; each gives the reason when it does not.</param>
/// <param name="Back">Leads back to the state before a withdrawal was asked for.</param>
public sealed record TransitionRule(
    string Number,
    DossierAct Act,
    IReadOnlyList<BusinessState> From,
    BusinessState? To,
    Who Who,
    string Clause,
    IReadOnlyList<Func<DossierFacts, ActInput, Refusal?>> Guards,
    bool Back = false)
{
    /// <summary>What has to hold, in words.</summary>
    public IReadOnlyList<string> Conditions => [.. Guards.Select(GuardWords.Of), .. Who.Conditions];
}

using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;

namespace CaiCach.Application.Dossiers;

/// <summary>Who stands at the counter for a dossier.</summary>
public enum PresenterKind
{
    /// <summary>The owner; for an organisation its legal representative.</summary>
    Owner,

    /// <summary>Whoever submitted it for the owner.</summary>
    Submitter,

    /// <summary>Somebody, or the submitter again, with a new letter of authority.</summary>
    Authorised,
}

/// <summary>Who comes to the counter to supplement, withdraw or receive; of who comes with a new letter of authority what it says, as typed.</summary>
/// <param name="Kind">Who.</param>
/// <param name="Name">Full name of who comes with a new letter of authority.</param>
/// <param name="IdNumber">That person's identity number.</param>
/// <param name="Number">The letter's number; may be left out.</param>
/// <param name="SignedOn">Its day, dd/MM/yyyy.</param>
/// <param name="IssuedBy">Who certified or issued it.</param>
/// <param name="Until">The last day it names; may be left out.</param>
public sealed record Presenter(
    PresenterKind Kind, string? Name = null, string? IdNumber = null, string? Number = null, string? SignedOn = null, string? IssuedBy = null, string? Until = null)
{
    private const int LongestNumber = 100;
    private const int LongestIssuer = 300;

    /// <summary>What the officer has left out or typed wrong; names are "who", "name", "idNumber" and those of a letter of authority.</summary>
    /// <param name="by">Who comes; null when it was not said.</param>
    /// <param name="context">Who acts, and when.</param>
    /// <param name="dossier">The dossier.</param>
    public static IReadOnlyList<FieldFault> Check(Presenter? by, ActContext context, Dossier dossier)
    {
        if (context.Actor.Kind != ActorKind.Official)
        {
            return [];
        }

        return by is not null ? [.. by.Faults(dossier, VietnamTime.DayOf(context.Now))]
            : dossier.Representation is null ? [] : [new("who", "presenter_missing", "Chọn người đến làm thủ tục.")];
    }

    /// <summary>The facts with the right of whoever comes: the owner needs none, a new letter of authority is looked at by <see cref="Check"/>, and so is that an official has not said who comes.</summary>
    /// <param name="by">Who comes; null for an applicant with an account.</param>
    /// <param name="context">Who acts.</param>
    /// <param name="facts">The facts of the dossier.</param>
    public static DossierFacts On(Presenter? by, ActContext context, DossierFacts facts) =>
        by is { Kind: PresenterKind.Submitter } || (by is null && context.Actor.Kind == ActorKind.Applicant) ? facts : facts with { Representation = null };

    /// <summary>Why who comes is given nothing that is held of the owner; null for the owner, for who may receive for the owner, and for an applicant with an account.</summary>
    /// <param name="by">Who comes.</param>
    /// <param name="context">Who acts, and when.</param>
    /// <param name="dossier">The dossier.</param>
    public static string? WhyNotReuse(Presenter? by, ActContext context, Dossier dossier) => (context.Actor.Kind, by?.Kind) switch
    {
        (ActorKind.Official, PresenterKind.Submitter) => dossier.Representation?.ToLaw().WhyNot(RepresentedActs.Receive, VietnamTime.DayOf(context.Now))?.Text,
        (ActorKind.Official, PresenterKind.Authorised) => "Văn bản ủy quyền mới ghi ở đây là để bổ sung giấy tờ; chỉ chủ hồ sơ, hoặc người nộp được giao việc nhận kết quả, dùng lại được giấy tờ trong kho.",
        _ => null,
    };

    /// <summary>What the event keeps of it; null where the officer said nothing.</summary>
    /// <param name="by">Who comes.</param>
    /// <param name="dossier">The dossier.</param>
    public static DossierEventData.PresentedBy? Kept(Presenter? by, Dossier dossier) => by?.Kind switch
    {
        null => null,
        PresenterKind.Owner => new(PresenterKind.Owner, dossier.Representation?.HeadName ?? dossier.OwnerName),
        PresenterKind.Submitter => new(PresenterKind.Submitter, dossier.SubmitterName!, dossier.SubmitterIdNumber),
        _ => new(PresenterKind.Authorised, PersonName.Parse(by.Name!).Value, CitizenId.TryParse(by.IdNumber, out var id, out _) ? id.Value : by.IdNumber!.Trim(), TypedText.Trimmed(by.Number), AuthorityDates.Read(by.SignedOn),
            TypedText.Trimmed(by.IssuedBy), Representation.LastDay(RepresentationBasis.Authorised, AuthorityDates.Read(by.SignedOn), AuthorityDates.Read(by.Until), null)),
    };

    private IEnumerable<FieldFault> Faults(Dossier dossier, DateOnly today)
    {
        if (Kind == PresenterKind.Submitter && dossier.SubmitterName is null)
        {
            yield return new("who", "presenter_unknown", "Hồ sơ này do chủ hồ sơ tự nộp.");
        }

        if (Kind != PresenterKind.Authorised)
        {
            yield break;
        }

        if (!PersonName.TryParse(Name, out _, out var fault))
        {
            yield return IdentityFaults.At("name", fault, "Nhập họ tên người được ủy quyền.");
        }

        if (!CitizenId.TryParse(IdNumber, out _, out fault) && !Passport.TryParseNumber(IdNumber, out _, out _))
        {
            yield return IdentityFaults.At("idNumber", fault, "Nhập số định danh của người được ủy quyền.");
        }

        foreach (var wrong in AuthorityDates.Check(SignedOn, Until, today))
        {
            yield return wrong with { Field = wrong.Field["applicant.".Length..] };
        }

        if (string.IsNullOrWhiteSpace(IssuedBy))
        {
            yield return new("authorityIssuer", "authority_issuer_missing", "Nhập nơi công chứng, chứng thực, hoặc người lập văn bản ủy quyền.");
        }

        foreach (var unfit in new[] { TypedText.Check("authorityNumber", "authority_number", Number, LongestNumber), TypedText.Check("authorityIssuer", "authority_issuer", IssuedBy, LongestIssuer) }.OfType<FieldFault>())
        {
            yield return unfit;
        }
    }
}

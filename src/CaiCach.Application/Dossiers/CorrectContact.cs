using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row Q2: the applicant, or the counter in the applicant's name, corrects where messages about a dossier go. The history says what was corrected and by whom.</summary>
public sealed class CorrectContact(DossierWork work)
{
    /// <summary>How the applicant is reached.</summary>
    /// <param name="Phone">A Vietnamese phone number.</param>
    /// <param name="Email">May be left out.</param>
    /// <param name="BySms">Whether text messages are wanted beside e-mails.</param>
    /// <param name="ReturnAddress">Where a posted result goes, left out for the address; not looked at where the result is not posted.</param>
    public sealed record Contact(string? Phone, string? Email, bool BySms, string? ReturnAddress);

    /// <summary>Corrects it; faults by field: "phone", "email", "returnAddress".</summary>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, Contact contact, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return work.ActAsync(context, id, version, DossierAct.CorrectContact, new(context.Now), change =>
        {
            var dossier = change.Dossier;
            var corrected = Differing(dossier, contact).ToList();
            dossier.Phone = Law.Identity.Phone.Parse(contact.Phone!).Value;
            dossier.Email = TypedText.Trimmed(contact.Email);
            dossier.BySms = contact.BySms;
            dossier.ReturnAddress = ReturnAddressOf(dossier, contact);
            return Task.FromResult(new DossierEventData { Corrected = corrected });
        }, (dossier, _) => Check(dossier, contact), cancel: cancel);
    }

    private static List<FieldFault> Check(Dossier dossier, Contact contact)
    {
        if (dossier.AskedById is not null)
        {
            return [new("phone", "contact_internal", "Hồ sơ thủ tục nội bộ báo cho cán bộ gửi, không ghi thông tin liên lạc.")];
        }

        var faults = new List<FieldFault>();
        if (!Law.Identity.Phone.TryParse(contact.Phone, out _, out var fault))
        {
            faults.Add(IdentityFaults.At("phone", fault, "Nhập số điện thoại."));
        }

        if (TypedText.CheckEmail("email", TypedText.Trimmed(contact.Email)) is { } wrong)
        {
            faults.Add(wrong);
        }

        if (TypedText.Check("returnAddress", "return_address", ReturnAddressOf(dossier, contact), ApplicantInput.LongestAddress) is { } unfit)
        {
            faults.Add(unfit);
        }

        return faults.Count == 0 && !Differing(dossier, contact).Any() ? [new("phone", "contact_same", "Thông tin liên lạc không thay đổi so với hồ sơ.")] : faults;
    }

    private static IEnumerable<string> Differing(Dossier dossier, Contact contact)
    {
        if (Law.Identity.Phone.Parse(contact.Phone!).Value != dossier.Phone)
        {
            yield return "phone";
        }

        if (TypedText.Trimmed(contact.Email) != dossier.Email)
        {
            yield return "email";
        }

        if (contact.BySms != dossier.BySms)
        {
            yield return "bySms";
        }

        if (ReturnAddressOf(dossier, contact) != dossier.ReturnAddress)
        {
            yield return "returnAddress";
        }
    }

    private static string? ReturnAddressOf(Dossier dossier, Contact contact) => dossier.ReturnWay == ReturnWay.Post ? TypedText.Trimmed(contact.ReturnAddress) : dossier.ReturnAddress;
}

using CaiCach.Application.Acting;
using CaiCach.Data.Accounts;
using CaiCach.Law.Calendar;
using CaiCach.Law.Identity;

namespace CaiCach.Application.Accounts;

/// <summary>What an account of a citizen is opened with, as typed.</summary>
internal static class CitizenForm
{
    /// <summary>The account it makes, not yet stored, with the faults by field: "citizenId", "fullName".</summary>
    /// <param name="citizenId">The identity number.</param>
    /// <param name="fullName">The name.</param>
    /// <param name="now">Now, UTC.</param>
    public static (Account Account, List<FieldFault> Faults) Read(string? citizenId, string? fullName, DateTime now)
    {
        var faults = new List<FieldFault>();
        var account = new Account { Id = Ids.New(now), Kind = AccountKind.Citizen, LockoutEnabled = true, CreatedAt = now };
        if (CitizenId.TryParse(citizenId, out var id, out var fault) && (fault = id.Check(null, null, VietnamTime.DayOf(now))) == IdentityFault.None)
        {
            (account.CitizenId, account.UserName, account.NormalizedUserName) = (id.Value, id.Value, id.Value);
        }
        else
        {
            faults.Add(IdentityFaults.At("citizenId", fault, "Nhập số định danh cá nhân."));
        }

        if (PersonName.TryParse(fullName, out var name, out fault))
        {
            account.FullName = name.Value;
        }
        else
        {
            faults.Add(IdentityFaults.At("fullName", fault, "Nhập họ và tên."));
        }

        return (account, faults);
    }

    /// <summary>Takes the phone, with the fault at "phone".</summary>
    public static void ReadPhone(string? phone, Account account, List<FieldFault> faults)
    {
        if (Phone.TryParse(phone, out var number, out var fault))
        {
            account.PhoneNumber = number.Value;
        }
        else
        {
            faults.Add(IdentityFaults.At("phone", fault, "Nhập số điện thoại."));
        }
    }
}

using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>
/// Opens an account of a citizen. Whoever asks learns nothing of others: a number that has an account already gets the same answer,
/// after the same work, and nothing is changed.
/// </summary>
public sealed class RegisterCitizen(CaiCachDb db, UserManager<Account> users)
{
    /// <summary>What is asked for, as typed.</summary>
    public sealed record Request(string? CitizenId, string? FullName, string? Phone, string? Password);

    /// <summary>Registers; faults by field: "citizenId", "fullName", "phone", "password". None: there is an account for the number now.</summary>
    public async Task<IReadOnlyList<FieldFault>> RunAsync(Request request, DateTime now, CancellationToken cancel = default)
    {
        var (account, faults) = CitizenForm.Read(request.CitizenId, request.FullName, now);
        CitizenForm.ReadPhone(request.Phone, account, faults);
        if (string.IsNullOrEmpty(request.Password))
        {
            faults.Add(new("password", "password_missing", "Đặt một mật khẩu."));
        }

        foreach (var validator in string.IsNullOrEmpty(request.Password) ? [] : users.PasswordValidators)
        {
            var result = await validator.ValidateAsync(users, account, request.Password ?? "");
            faults.AddRange(result.Errors.Select(e => new FieldFault("password", e.Code, e.Description)));
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        account.PasswordHash = users.PasswordHasher.HashPassword(account, request.Password!);
        if (await db.Users.AnyAsync(a => a.CitizenId == account.CitizenId || a.NormalizedUserName == users.NormalizeName(account.CitizenId), cancel))
        {
            return [];
        }

        try
        {
            var created = await users.CreateAsync(account);
            return [.. created.Errors.Where(e => e.Code != "DuplicateUserName").Select(e => new FieldFault("citizenId", e.Code, e.Description))];
        }
        catch (DbUpdateException)
        {
            // Two at once for one number: the other one made it.
            db.ChangeTracker.Clear();
            if (await db.Users.AnyAsync(a => a.CitizenId == account.CitizenId, cancel))
            {
                return [];
            }

            throw;
        }
    }
}

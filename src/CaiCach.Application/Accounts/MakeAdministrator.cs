using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>The first administrator of a body, made by whoever runs the database; all others are made on screen.</summary>
public sealed class MakeAdministrator(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>Makes the account and its post. Refused for a unit that is no body, and while the body has an administrator.</summary>
    /// <param name="context">Who, when, in which process.</param>
    /// <param name="unitCode">The code of the body.</param>
    /// <param name="userName">The name to sign in by.</param>
    /// <param name="contact">Name, e-mail and phone.</param>
    /// <param name="cancel">Stops the work before it is saved.</param>
    public async Task<AccountOutcome> RunAsync(ActContext context, string unitCode, string userName, OfficialContact contact, CancellationToken cancel = default)
    {
        var today = VietnamTime.DayOf(context.Now);
        var account = NewOfficial.Make(userName, contact, context.Now, out var faults);
        var unit = (await reference.CurrentAsync(cancel)).Organisation.Find(unitCode);
        if (unit is null || unit.AgencyId != unit.Id || unit.EndedById is not null)
        {
            faults.Add(new("unit", "unit_unknown", $"Không có cơ quan nào đang hoạt động mang mã {unitCode}."));
        }

        if (faults.Count > 0)
        {
            return new AccountOutcome.Invalid(faults);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await AccountWork.IsLastAdministratorAsync(db, account.Id, [unit!.Id], today, cancel))
        {
            return AccountOutcome.Wrong("unit", "administrator_there", "Cơ quan đã có quản trị hệ thống; người ấy tạo các tài khoản khác trên màn hình Tài khoản và vị trí.");
        }

        var outcome = await NewOfficial.SaveAsync(
            db, engine, context, account, [new() { Id = Ids.New(context.Now), AccountId = account.Id, UnitId = unit.Id, Role = Role.Administrator, ValidFrom = today }], cancel);
        await transaction.CommitAsync(cancel);
        return outcome;
    }
}

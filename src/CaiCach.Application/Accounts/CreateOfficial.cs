using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>An administrator makes the account of an official with the first posts; the one-time password is told once.</summary>
public sealed class CreateOfficial(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>What is asked for, as typed.</summary>
    /// <param name="UserName">The name to sign in by.</param>
    /// <param name="Contact">Name, e-mail and phone.</param>
    /// <param name="Unit">The unit of the first posts.</param>
    /// <param name="Roles">The roles there.</param>
    /// <param name="From">The first day.</param>
    /// <param name="To">The last day, inclusive; null for no end.</param>
    public sealed record Request(string? UserName, OfficialContact Contact, Guid? Unit, IReadOnlyCollection<Role> Roles, DateOnly? From, DateOnly? To);

    /// <summary>Makes it.</summary>
    public async Task<AccountOutcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var units = AccountScope.UnitsOf(context.Actor, tree);
        if (units.Count == 0)
        {
            return new AccountOutcome.NotFound();
        }

        var account = NewOfficial.Make(request.UserName, request.Contact, context.Now, out var faults);
        faults.AddRange(PostRules.Check(tree, units, [], [], request.Unit, request.Roles, request.From, request.To, VietnamTime.DayOf(context.Now)));
        if (faults.Count > 0)
        {
            return new AccountOutcome.Invalid(faults);
        }

        var posts = request.Roles.Order().Select(role => new Post
        {
            Id = Ids.New(context.Now),
            AccountId = account.Id,
            UnitId = request.Unit!.Value,
            Role = role,
            ValidFrom = request.From!.Value,
            ValidTo = request.To,
        }).ToList();
        return await NewOfficial.SaveAsync(db, engine, context, account, posts, cancel);
    }
}

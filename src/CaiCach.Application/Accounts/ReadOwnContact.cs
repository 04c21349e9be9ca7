using CaiCach.Application.Acting;
using CaiCach.Data;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>What is kept of whoever is signed in.</summary>
public sealed class ReadOwnContact(CaiCachDb db)
{
    /// <summary>Names, e-mail, phone, and the version they have.</summary>
    public sealed record Contact(string UserName, string FullName, string? Email, string? Phone, int Version);

    /// <summary>Reads it.</summary>
    public Task<Contact> RunAsync(Actor actor, CancellationToken cancel = default) =>
        db.Users.AsNoTracking().Where(a => a.Id == actor.Id).Select(a => new Contact(a.UserName!, a.FullName, a.Email, a.PhoneNumber, a.Version)).SingleAsync(cancel);
}

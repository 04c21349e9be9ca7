using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Mails;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Mails;

/// <summary>Whoever reads an e-mail refuses further ones to that address, or wants them again. Those the law demands go out all the same.</summary>
public sealed class ChooseMails(CaiCachDb db)
{
    /// <summary>What the page of an e-mail says.</summary>
    /// <param name="Address">The address, all but its beginning and its domain hidden.</param>
    /// <param name="IsRefused">Whether further e-mails are refused.</param>
    public sealed record View(string Address, bool IsRefused);

    /// <summary>Reads; null when no e-mail has this token.</summary>
    public async Task<View?> ReadAsync(string token, CancellationToken cancel = default) =>
        await AddressOfAsync(token, cancel) is { } address
            ? new(Masked(address), await db.MailRefusals.AnyAsync(r => r.Address == MailTopic.KeyOf(address), cancel))
            : null;

    /// <summary>Refuses, or wants again; false when no e-mail has this token. Twice is as once.</summary>
    public async Task<bool> RunAsync(ActContext context, string token, bool refuses, CancellationToken cancel = default)
    {
        if (await AddressOfAsync(token, cancel) is not { } address)
        {
            return false;
        }

        var key = MailTopic.KeyOf(address);
        await (refuses
            ? db.Database.ExecuteSqlAsync($"INSERT INTO mail_refusals (address, refused_at) VALUES ({key}, {context.Now}) ON CONFLICT (address) DO NOTHING", cancel)
            : db.MailRefusals.Where(r => r.Address == key).ExecuteDeleteAsync(cancel));
        return true;
    }

    private Task<string?> AddressOfAsync(string token, CancellationToken cancel) =>
        db.Mails.Where(m => m.Address != "" && m.Token == token.Replace("\0", "", StringComparison.Ordinal)).Select(m => (string?)m.Address).FirstOrDefaultAsync(cancel);

    private static string Masked(string address) => address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? $"{address[0]}***{address[at..]}" : "***";
}

using CaiCach.Application.Acting;
using CaiCach.Data;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Sms;

/// <summary>Whoever reads a text message refuses further ones to that phone, or wants them again. Those the law demands go out all the same.</summary>
public sealed class ChooseSms(CaiCachDb db)
{
    /// <summary>Refuses, or wants again; false when no message has this token. Twice is as once.</summary>
    public async Task<bool> RunAsync(ActContext context, string token, bool refuses, CancellationToken cancel = default)
    {
        var readable = token.Replace("\0", "", StringComparison.Ordinal);
        if (await db.SmsMessages.Where(m => m.Token == readable).Select(m => m.Phone).FirstOrDefaultAsync(cancel) is not { Length: > 0 } phone)
        {
            return false;
        }

        await (refuses
            ? db.Database.ExecuteSqlAsync($"INSERT INTO sms_refusals (phone, refused_at) VALUES ({phone}, {context.Now}) ON CONFLICT (phone) DO NOTHING", cancel)
            : db.SmsRefusals.Where(r => r.Phone == phone).ExecuteDeleteAsync(cancel));
        return true;
    }
}

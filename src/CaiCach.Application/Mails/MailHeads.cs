using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Mails;

/// <summary>
/// The week of a body in an e-mail to its head, on Monday morning: counts alone, no dossier and no name. Its id is made of head, body and week, so that it goes once
/// however many nodes look; who refuses e-mails to officials gets none.
/// </summary>
public sealed class MailHeads(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine, MailSettings mails)
{
    /// <summary>Not before this time of Monday.</summary>
    public static readonly TimeOnly From = new(7, 0);

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>Writes those of this Monday that are not written yet; how many.</summary>
    public async Task<int> RunAsync(DateTime now, CancellationToken cancel = default)
    {
        var local = VietnamTime.ToLocal(now);
        if (!mails.IsOn || local.DayOfWeek != DayOfWeek.Monday || TimeOnly.FromDateTime(local) < From)
        {
            return 0;
        }

        var (monday, snapshot) = (DateOnly.FromDateTime(local), await reference.CurrentAsync(cancel));
        var heads = await (
            from post in db.Posts
            join account in db.Users on post.AccountId equals account.Id
            where post.Role == Role.AgencyHead && post.ValidFrom <= monday && (post.ValidTo == null || monday <= post.ValidTo) && account.LockedAt == null && account.Email != null && account.Email != ""
            select new { account.Id, Email = account.Email!, post.UnitId }).Distinct().ToListAsync(cancel);
        var due = heads.Select(h => (Head: h, Body: snapshot.Organisation.Find(snapshot.Organisation.Find(h.UnitId)?.AgencyId)))
            .Where(h => h.Body is not null && !snapshot.Organisation.HasEnded(h.Body.Id)).Select(h => (h.Head, Body: h.Body!, Mail: IdOf(h.Head.Id, h.Body!.Id, monday))).DistinctBy(h => h.Mail).ToList();
        var ids = due.ConvertAll(h => h.Mail);
        var there = (await db.Mails.Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(cancel)).ToHashSet();
        var written = 0;
        foreach (var (head, body, mail) in due.Where(h => !there.Contains(h.Mail)))
        {
            db.AddRange(MailTopic.Rows(mail, head.Id, head.Email, $"Tuần này ở {body.Name}", await TextAsync(snapshot, body, now, cancel), now));
            try
            {
                await db.SaveChangesAsync(cancel);
                written++;
            }
            catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "mails" or "outbox")
            {
                // Another node wrote it.
            }

            db.ChangeTracker.Clear();
        }

        return written;
    }

    private async Task<string> TextAsync(ReferenceSnapshot snapshot, Unit body, DateTime now, CancellationToken cancel)
    {
        var soon = VietnamTime.ToUtc(Watch.LastSoonDay(snapshot.CalendarOf(body.Id), VietnamTime.DayOf(now)).AddDays(1).ToDateTime(TimeOnly.MinValue));
        var open = await db.Dossiers.Where(d => d.AgencyId == body.Id && d.AcceptedAt != null && d.FinishedAt == null).GroupBy(d => 1).Select(g => new
        {
            All = g.Count(),
            Soon = g.Count(d => d.PausedAt == null && d.DueAt >= now && d.DueAt < soon),
            Late = g.Count(d => d.PausedAt == null && d.DueAt < now),
            ToSign = g.Count(d => d.Desk == Desk.Sign),
        }).FirstOrDefaultAsync(cancel);
        var since = now - Week;
        var ratings = await db.Ratings.Where(r => r.AgencyId == body.Id && r.RatedAt >= since).GroupBy(r => 1).Select(g => new { All = g.Count(), Satisfied = g.Count(r => r.Level != Satisfaction.Dissatisfied) }).FirstOrDefaultAsync(cancel);
        return string.Join('\n', (string[])
        [
            $"Số liệu của {body.Name} lúc {VietnamTime.ToLocal(now).ToString("HH:mm 'ngày' dd/MM/yyyy", CultureInfo.InvariantCulture)}:",
            $"- Hồ sơ đang giải quyết: {open?.All ?? 0}",
            $"- Đến hạn trong {Watch.SoonDays} ngày làm việc tới: {open?.Soon ?? 0}",
            $"- Đã quá hạn: {open?.Late ?? 0}",
            $"- Chờ lãnh đạo ký: {open?.ToSign ?? 0}",
            ratings is { All: > 0 }
                ? $"- Đánh giá 7 ngày qua: {(100m * ratings.Satisfied / ratings.All).ToString("0.#", CultureInfo.GetCultureInfo("vi-VN"))}% hài lòng trở lên, trong {ratings.All} lượt"
                : "- Đánh giá 7 ngày qua: chưa có lượt nào",
        ]);
    }

    private static Guid IdOf(Guid head, Guid body, DateOnly monday) =>
        new(SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"week {head:n} {body:n} {monday:yyyy-MM-dd}")))[..16]);
}

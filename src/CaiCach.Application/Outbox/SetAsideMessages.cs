using System.Text.RegularExpressions;
using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Outbox;

/// <summary>The facts of a replay, as kept in its event.</summary>
/// <param name="Topic">The topic of the message.</param>
/// <param name="Event">The event it tells of.</param>
/// <param name="SetAside">Since when it was set aside (UTC).</param>
/// <param name="Error">Its last error, without addresses and numbers.</param>
public sealed record ReplayEventData(string Topic, Guid Event, DateTime SetAside, string? Error)
{
    /// <summary>The kind of record in the ledger.</summary>
    public const string Stream = "outbox_message";

    /// <summary>It is to be tried again.</summary>
    public const string Replayed = "outbox_message.replayed";
}

/// <summary>
/// The messages of the outbox that were set aside, for the administrator of the whole installation, who repairs what made them fail and has them tried again. Shown is
/// what is told by what and why not, nothing of whom it is about.
/// </summary>
public sealed partial class SetAsideMessages(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>The most shown, those that wait longest, and the most replayed at once.</summary>
    public const int Most = 100;

    private const int LongestError = 300;

    /// <summary>A message.</summary>
    /// <param name="Id">The message.</param>
    /// <param name="Topic">Its topic.</param>
    /// <param name="Event">The type of the event it tells of; null where time alone made it.</param>
    /// <param name="Error">Its last error, without addresses and numbers.</param>
    /// <param name="Since">When it was set aside (UTC).</param>
    public sealed record Row(Guid Id, string Topic, string? Event, string? Error, DateTime Since);

    /// <summary>Whether a person looks after them: an administrator of a body that has none above it.</summary>
    public static bool May(Actor actor, OrganisationTree units) => units.IsAdministeredWholeBy(actor);

    /// <summary>Those that wait longest first, and how many there are; null for who does not look after them.</summary>
    public async Task<(IReadOnlyList<Row> Rows, int All)?> ListAsync(Actor actor, CancellationToken cancel = default)
    {
        if (!May(actor, (await reference.CurrentAsync(cancel)).Organisation))
        {
            return null;
        }

        var rows = await (
            from message in db.Outbox.AsNoTracking()
            where message.SetAsideAt != null
            orderby message.SetAsideAt, message.Id
            select new { message.Id, message.Topic, Event = db.Events.Where(e => e.Id == message.EventId).Select(e => e.Type).FirstOrDefault(), message.LastError, Since = message.SetAsideAt!.Value }).Take(Most).ToListAsync(cancel);
        return ([.. rows.Select(r => new Row(r.Id, r.Topic, r.Event, Masked(r.LastError), r.Since))], rows.Count < Most ? rows.Count : await db.Outbox.CountAsync(m => m.SetAsideAt != null, cancel));
    }

    /// <summary>Has messages tried again, from the first attempt; how many. One that is no longer set aside is left.</summary>
    public async Task<int?> ReplayAsync(ActContext context, IReadOnlyList<Guid> ids, CancellationToken cancel = default)
    {
        var units = (await reference.CurrentAsync(cancel)).Organisation;
        if (!May(context.Actor, units))
        {
            return null;
        }

        var replayed = 0;
        foreach (var id in ids.Distinct().Take(Most))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            if (await db.Outbox.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id && m.SetAsideAt != null, cancel) is not { SetAsideAt: { } since } message
                || await db.Outbox.Where(m => m.Id == id && m.SetAsideAt == since).ExecuteUpdateAsync(
                    set => set.SetProperty(m => m.SetAsideAt, (DateTime?)null).SetProperty(m => m.Attempts, 0).SetProperty(m => m.LeasedUntil, (DateTime?)null).SetProperty(m => m.DueAt, context.Now), cancel) == 0)
            {
                continue;
            }

            var before = await db.Events.CountAsync(e => e.StreamId == id, cancel);
            db.Record(context, ReplayEventData.Stream, id, before + 1, ReplayEventData.Replayed, new ReplayEventData(message.Topic, message.EventId, since, Masked(message.LastError)), unitId: context.Actor.Posts.FirstOrDefault(p => p.Role == Role.Administrator)?.UnitId);
            try
            {
                await db.SaveChangesAsync(cancel);
                await transaction.CommitAsync(cancel);
                replayed++;
            }
            catch (DbUpdateException failure) when (engine.UniqueViolation(failure) == "events")
            {
                // Somebody else did at this moment.
            }

            db.ChangeTracker.Clear();
        }

        return replayed;
    }

    /// <summary>An error without e-mail addresses and without numbers long enough to be somebody's.</summary>
    internal static string? Masked(string? error) => error is null ? null : TypedText.Cut(Number().Replace(Address().Replace(error, "…"), "…"), LongestError);

    [GeneratedRegex(@"[^\s<>""':,;]+@[^\s<>""':,;]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"\+?\d[\d .-]{4,}\d", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}

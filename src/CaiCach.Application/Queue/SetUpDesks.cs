using System.Security.Cryptography;
using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Data.Queue;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Queue;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Queue;

/// <summary>Who leads a one-stop unit sets up its desks and the address of its kiosk.</summary>
public sealed class SetUpDesks(CaiCachDb db, IDatabaseEngine engine, ReadQueue read)
{
    /// <summary>The highest number over a desk.</summary>
    public const int MostDesks = 99;

    private const int TokenLength = 24;
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Sets a desk up, changes what it calls people for, or opens it again. The body's first desk gives its kiosk an address.</summary>
    /// <param name="context">Who, when.</param>
    /// <param name="agencyId">The body.</param>
    /// <param name="number">The number over the desk; null when none was given.</param>
    /// <param name="version">The version that was seen; 0 for a new desk.</param>
    /// <param name="purposes">What it calls people for.</param>
    /// <param name="warned">Whether whoever changes it knows that people wait for what no desk will serve any more.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<QueueOutcome> SaveAsync(
        ActContext context, Guid agencyId, int? number, int version, IReadOnlyCollection<QueueGroup> purposes, bool warned = false, CancellationToken cancel = default)
    {
        if (!QueueScope.Directs(context.Actor, agencyId))
        {
            return new QueueOutcome.NotFound();
        }

        List<FieldFault> faults =
        [
            .. number is >= 1 and <= MostDesks ? (FieldFault[])[] : [new("number", "number_wrong", $"Nhập số quầy từ 1 đến {MostDesks}.")],
            .. purposes.Count > 0 ? (FieldFault[])[] : [new("purposes", "purposes_missing", "Chọn ít nhất một nhóm quầy này phục vụ.")],
        ];
        if (faults.Count > 0)
        {
            return new QueueOutcome.Invalid(faults);
        }

        var desk = await db.QueueDesks.FirstOrDefaultAsync(d => d.AgencyId == agencyId && d.Number == number, cancel);
        if (desk is null ? version != 0 : version == 0 && desk.ClosedAt is null && !Same(desk, purposes))
        {
            return new QueueOutcome.Invalid([new("number", "number_taken", "Đã có quầy mang số này; sửa quầy đó ở danh sách.")]);
        }

        if (desk is not null && version != 0 && desk.Version != version)
        {
            return new QueueOutcome.Stale();
        }

        if (desk is { ClosedAt: null } && Same(desk, purposes))
        {
            return new QueueOutcome.Done(desk.Id);
        }

        if (!warned && desk is { ClosedAt: null } && await LeftAsync(desk, context.Now, purposes, cancel) is { } left)
        {
            return left;
        }

        if (desk is null)
        {
            desk = new() { Id = Ids.New(context.Now), AgencyId = agencyId, Number = number!.Value };
            db.QueueDesks.Add(desk);
        }

        (desk.ServesFile, desk.ServesCollect, desk.ServesAdvice, desk.ClosedAt) =
            (purposes.Contains(QueueGroup.File), purposes.Contains(QueueGroup.Collect), purposes.Contains(QueueGroup.Advice), null);
        desk.Version++;
        Record(context, desk, DeskEventData.Saved);
        if (!await db.QueueKiosks.AnyAsync(k => k.AgencyId == agencyId, cancel))
        {
            OpenKiosk(db, context, agencyId);
        }

        return await SavedAsync(cancel) ? new QueueOutcome.Done(desk.Id) : new QueueOutcome.Stale();
    }

    /// <summary>Closes a desk at which nobody is and for which nobody waits; where people wait for what it alone serves, only after whoever closes it was told so.</summary>
    public async Task<QueueOutcome> CloseAsync(ActContext context, Guid deskId, int version, bool warned = false, CancellationToken cancel = default)
    {
        var desk = await db.QueueDesks.FirstOrDefaultAsync(d => d.Id == deskId, cancel);
        if (desk is null || !QueueScope.Directs(context.Actor, desk.AgencyId))
        {
            return new QueueOutcome.NotFound();
        }

        if (desk.Version != version || desk.ClosedAt is not null)
        {
            return new QueueOutcome.Stale();
        }

        var day = VietnamTime.DayOf(context.Now);
        if (await db.QueueTickets.AnyAsync(
            t => t.AgencyId == desk.AgencyId && t.Day == day
                && ((t.State == TicketState.Waiting && t.ForDeskId == deskId) || (t.DeskId == deskId && (t.State == TicketState.Called || t.State == TicketState.Serving))), cancel))
        {
            return new QueueOutcome.Refused(new("desk_in_use", "Quầy này còn số đang gọi, đang phục vụ hoặc chờ riêng; xong các số đó rồi mới đóng.", "Quy tắc hàng chờ của Bộ phận Một cửa"));
        }

        if (!warned && await LeftAsync(desk, context.Now, [], cancel) is { } left)
        {
            return left;
        }

        desk.ClosedAt = context.Now;
        desk.Version++;
        Record(context, desk, DeskEventData.Closed);
        return await SavedAsync(cancel) ? new QueueOutcome.Done(desk.Id) : new QueueOutcome.Stale();
    }

    /// <summary>Gives the kiosk another address; the one it had leads nowhere any more.</summary>
    public async Task<QueueOutcome> RenewKioskAsync(ActContext context, Guid agencyId, int version, CancellationToken cancel = default)
    {
        if (!QueueScope.Directs(context.Actor, agencyId) || await db.QueueKiosks.FirstOrDefaultAsync(k => k.AgencyId == agencyId, cancel) is not { } kiosk)
        {
            return new QueueOutcome.NotFound();
        }

        if (kiosk.Version != version)
        {
            return new QueueOutcome.Stale();
        }

        kiosk.Token = NewToken();
        kiosk.Version++;
        db.Record(context, KioskEventData.Stream, KioskId(agencyId), kiosk.Version, KioskEventData.Renewed, new KioskEventData(agencyId), unitId: agencyId);
        return await SavedAsync(cancel) ? new QueueOutcome.Done(agencyId) : new QueueOutcome.Stale();
    }

    /// <summary>That people wait for what this desk alone serves and would serve no more; null when nobody does.</summary>
    private async Task<QueueOutcome?> LeftAsync(QueueDesk desk, DateTime now, IReadOnlyCollection<QueueGroup> instead, CancellationToken cancel)
    {
        var unserved = await read.UnservedAsync(desk.AgencyId, now, desk.Id, instead, cancel);
        var left = QueueScope.PurposesOf(desk).Where(unserved.ContainsKey).ToDictionary(p => p, p => unserved[p]);
        return left.Count > 0 ? new QueueOutcome.LeavesWaiting(left) : null;
    }

    private static bool Same(QueueDesk desk, IReadOnlyCollection<QueueGroup> purposes) => QueueScope.PurposesOf(desk).ToHashSet().SetEquals(purposes);

    /// <summary>Gives a body's kiosk its address.</summary>
    internal static void OpenKiosk(CaiCachDb db, ActContext context, Guid agencyId)
    {
        db.QueueKiosks.Add(new() { AgencyId = agencyId, Version = 1, Token = NewToken() });
        db.Record(context, KioskEventData.Stream, KioskId(agencyId), 1, KioskEventData.Opened, new KioskEventData(agencyId), unitId: agencyId);
    }

    private static string NewToken() => RandomNumberGenerator.GetString(Alphabet, TokenLength);

    /// <summary>The record of a body's kiosk in the ledger, where the id of the body is that of other records.</summary>
    private static Guid KioskId(Guid agencyId) => Ids.Numbered(agencyId, 206);

    private void Record(ActContext context, QueueDesk desk, string type) =>
        db.Record(context, DeskEventData.Stream, desk.Id, desk.Version, type, new DeskEventData(desk.AgencyId, desk.Number, QueueScope.PurposesOf(desk)), unitId: desk.AgencyId);

    private async Task<bool> SavedAsync(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "events" or "queue_desks" or "queue_kiosks")
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}

using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Outages;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>What the counter wrote on paper when it received a dossier during an outage, as typed when it is entered afterwards (nhập bù).</summary>
/// <param name="ReceivedOn">The day of reception, e.g. 05/3/2026.</param>
/// <param name="ReceivedTime">The time of that, e.g. 09:30.</param>
/// <param name="Slip">The number of the slip the applicant was given.</param>
/// <param name="Reason">Why it could not be entered at once.</param>
public sealed record LateEntryInput(string? ReceivedOn, string? ReceivedTime, string? Slip, string? Reason)
{
    private const int LongestSlip = 40;
    private const int LongestReason = 1000;

    /// <summary>When it was received (UTC); null when the text tells no such moment.</summary>
    internal DateTime? Received => AuthorityDates.Read(ReceivedOn) is { } day && PostInput.TimeOf(ReceivedTime) is { } time ? VietnamTime.ToUtc(day.ToDateTime(time)) : null;

    /// <summary>The local day of reception, by whose version of the procedure it goes; null for none that can be one.</summary>
    public DateOnly? DayBy(DateTime now) => DayOf(ReceivedOn, now);

    /// <summary>A day of reception as typed; null for what is none, and for one after a moment (UTC).</summary>
    public static DateOnly? DayOf(string? typed, DateTime now) => AuthorityDates.Read(typed) is { } day && day <= VietnamTime.DayOf(now) ? day : null;

    /// <summary>The slip as it is stored: composed, in capitals, single spaces.</summary>
    internal string SlipKey => string.Join(' ', (Slip ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Normalize().ToUpperInvariant();

    /// <summary>The reason without spaces around it.</summary>
    internal string? Why => TypedText.Trimmed(Reason);

    /// <summary>Finds the outage by which it may be entered; faults at "lateReceivedOn", "lateReceivedTime", "lateSlip" and "lateReason".</summary>
    internal async Task<Outage?> FindAsync(CaiCachDb db, ReferenceSnapshot snapshot, Guid? receiverId, Channel channel, DateTime now, List<FieldFault> faults, CancellationToken cancel)
    {
        if (channel != Channel.Direct)
        {
            faults.Add(new("channel", "late_not_direct", "Nhập bù là hồ sơ đã nhận tại quầy: chọn nộp tại quầy, hoặc xóa các ô nhập bù."));
        }

        if (AuthorityDates.Read(ReceivedOn) is null)
        {
            faults.Add(new("lateReceivedOn", "late_day_wrong", "Nhập ngày nhận hồ sơ trên giấy, ví dụ 05/3/2026."));
        }

        if (PostInput.TimeOf(ReceivedTime) is null)
        {
            faults.Add(new("lateReceivedTime", "late_time_wrong", "Nhập giờ nhận hồ sơ trên giấy, ví dụ 09:30."));
        }

        if (SlipKey.Length is 0 or > LongestSlip || TypedText.Check("lateSlip", "slip", SlipKey, LongestSlip) is not null)
        {
            faults.Add(new("lateSlip", "slip_wrong", "Nhập số phiếu giấy đã đưa cho người nộp, không quá 40 ký tự."));
        }

        if (Why is null || TypedText.Check("lateReason", "reason", Why, LongestReason) is not null)
        {
            faults.Add(new("lateReason", "late_reason_wrong", "Nhập lý do nhập bù, không quá 1000 ký tự."));
        }

        if (Received is not { } received || receiverId is not { } receiver || snapshot.CalendarOf(receiver) is not { } calendar)
        {
            return null;
        }

        var announced = await db.Outages.AsNoTracking().Where(o => o.WithdrawnAt == null && o.StartsAt <= received && (o.EndedAt == null || o.EndedAt >= received)).OrderBy(o => o.StartsAt).ThenBy(o => o.Id).ToListAsync(cancel);
        var (outage, fault) = snapshot.LateEntry.Judge(announced.Select(o => (o, o.Facts)), received, now, calendar);
        if (fault is not null)
        {
            faults.Add(new(fault.Field, fault.Code, fault.Text));
        }
        else if (await TakenAsync(db, [.. announced.Select(o => o.Id)], receiver, cancel) is { } taken)
        {
            faults.Add(taken);
        }

        return outage;
    }

    /// <summary>The fault of a slip by which this counter has entered a dossier of the same outage, or of one at the same time; null for a new one.</summary>
    internal async Task<FieldFault?> TakenAsync(CaiCachDb db, IReadOnlyCollection<Guid> outages, Guid receiver, CancellationToken cancel)
    {
        var slip = SlipKey;
        return await db.Dossiers.Where(d => d.OutageId != null && outages.Contains(d.OutageId.Value) && d.ReceivedById == receiver && d.PaperSlip == slip).Select(d => d.Code ?? d.RequestNumber).FirstOrDefaultAsync(cancel) is { } code
            ? new("lateSlip", "slip_taken", $"Phiếu giấy số này đã được nhập bù thành hồ sơ {code}.") : null;
    }
}

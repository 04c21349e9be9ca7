using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Messages;
using CaiCach.Application.Outages;
using CaiCach.Application.Outbox;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Calls;
using CaiCach.Data.Outbox;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Calls;
using CaiCach.Law.Identity;
using CaiCach.Law.Messages;
using CaiCach.Law.Organisation;
using CaiCach.Law.Outages;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Calls;

/// <summary>Somebody who cannot sign in or file asks to be called back; no account is needed. A form sent twice makes one, and a phone number gets few in a day over all bodies together.</summary>
public sealed class RequestCall(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>The longest text, in UTF-16 units.</summary>
    public const int LongestText = 1000;

    /// <summary>What is sent.</summary>
    /// <param name="Key">The mark of the form.</param>
    /// <param name="AgencyCode">The body whose one-stop unit is to call.</param>
    /// <param name="Name">Who asks.</param>
    /// <param name="Phone">Where to call.</param>
    /// <param name="Content">What the person is stuck with.</param>
    /// <param name="Agreed">Whether the person agrees to the use of these data for the call.</param>
    public sealed record Request(Guid Key, string? AgencyCode, string? Name, string? Phone, string? Content, bool Agreed);

    /// <summary>Sends it.</summary>
    public async Task<CallOutcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (now, day) = (context.Now, VietnamTime.DayOf(context.Now));
        var organisation = (await reference.CurrentAsync(cancel)).Organisation;
        var agency = organisation.Agencies.FirstOrDefault(a => a.Code == request.AgencyCode && a.IsOn(day));
        var faults = Check(request).ToList();
        if (agency is null)
        {
            faults.Insert(0, new("agency", "agency_unknown", "Chọn cơ quan cần gọi lại."));
        }

        if (faults.Count > 0)
        {
            return new CallOutcome.Invalid(faults);
        }

        var phone = Phone.Parse(request.Phone!).Value;

        // One after the other, whichever body is to call: the requests of a phone are counted over all of them while nobody adds one anywhere.
        var first = organisation.All.Min(u => u.Id);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Units.Where(u => u.Id == first).ExecuteUpdateAsync(set => set.SetProperty(u => u.Code, u => u.Code), cancel);
        if (await db.CallRequests.AsNoTracking().FirstOrDefaultAsync(c => c.SubmissionKey == request.Key, cancel) is { } before)
        {
            return new CallOutcome.Done(before.Id, before.Version);
        }

        if (await PausedFunctions.FaultAsync(db, OutageParts.CallBacks, now, cancel) is { } paused)
        {
            return new CallOutcome.Invalid([paused]);
        }

        var since = now - CallRules.Window;
        if (!CallRules.MaySend(await db.CallRequests.CountAsync(c => c.Phone == phone && c.AskedAt > since, cancel)))
        {
            return new CallOutcome.Invalid([new("phone", "calls_too_many", "Số điện thoại này đã gửi nhiều đề nghị trong 24 giờ qua; cán bộ sẽ gọi lại theo các đề nghị ấy.")]);
        }

        var call = new CallRequest
        {
            Id = Ids.New(now),
            Version = 1,
            SubmissionKey = request.Key,
            State = CallState.New,
            AgencyId = agency!.Id,
            Name = PersonName.Parse(request.Name!).Value,
            Phone = phone,
            Content = TypedText.Trimmed(request.Content)!,
            AskedAt = now,
        };
        db.CallRequests.Add(call);
        var row = db.Record(context, CallEventData.Stream, call.Id, 1, CallEventData.Received, new CallEventData(call.AgencyId, call.State), unitId: call.AgencyId);
        db.Add(OfficialNoticeTopic.Message(row, call, [new OfficialNotices.Told(NoticeKind.CallBack, OfficialWords.Of(MessageKind.OfficialCallBack), roles: [Role.Receiver, Role.OneStopDirector])]));
        try
        {
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) == "call_requests")
        {
            // The same form to another body at the same time.
            await transaction.RollbackAsync(cancel);
            db.ChangeTracker.Clear();
            call = await db.CallRequests.AsNoTracking().FirstAsync(c => c.SubmissionKey == request.Key, cancel);
        }

        return new CallOutcome.Done(call.Id, call.Version);
    }

    private static IEnumerable<FieldFault> Check(Request request)
    {
        if (!PersonName.TryParse(request.Name, out _, out var fault))
        {
            yield return IdentityFaults.At("name", fault, "Nhập họ và tên.");
        }

        if (!Phone.TryParse(request.Phone, out _, out fault))
        {
            yield return IdentityFaults.At("phone", fault, "Nhập số điện thoại.");
        }

        if (TypedText.Trimmed(request.Content) is not { } content)
        {
            yield return new("content", "content_missing", "Ghi việc đang vướng.");
        }
        else if (TypedText.Check("content", "content", content, LongestText) is { } unfit)
        {
            yield return unfit;
        }

        if (!request.Agreed)
        {
            yield return new("agreed", "consent_missing", "Đánh dấu đồng ý để cơ quan được dùng họ tên, số điện thoại gọi lại cho ông/bà.");
        }
    }
}

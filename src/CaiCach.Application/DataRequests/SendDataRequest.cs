using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Petitions;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.DataRequests;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.DataRequests;

/// <summary>A person asks a body for a copy, a correction, a deletion, or says that a consent no longer holds. A form sent twice makes one request.</summary>
public sealed class SendDataRequest(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>The longest text.</summary>
    public const int LongestContent = 2000;

    /// <summary>What is sent.</summary>
    /// <param name="Id">The mark of the form.</param>
    /// <param name="Kind">What is asked for; null when nothing was chosen.</param>
    /// <param name="Agency">Code of the body.</param>
    /// <param name="Content">What exactly.</param>
    public sealed record Request(Guid Id, DataRequestKind? Kind, string? Agency, string? Content);

    /// <summary>Sends it; the faults, none when it is there.</summary>
    public async Task<IReadOnlyList<FieldFault>> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var snapshot = await reference.CurrentAsync(cancel);
        var agency = (await ListDataRequests.BodiesAsync(db, snapshot.Organisation, context.Actor.Id, cancel)).FirstOrDefault(a => a.Code == request.Agency);
        var content = TypedText.Trimmed(request.Content);
        List<FieldFault> faults = [];
        if (request.Kind is not { } kind || !Enum.IsDefined(kind))
        {
            faults.Add(new("kind", "kind_missing", "Chọn nội dung yêu cầu."));
        }

        if (agency is null)
        {
            faults.Add(new("agency", "agency_unknown", "Chọn cơ quan nhận yêu cầu."));
        }

        if (content is null)
        {
            faults.Add(new("content", "content_missing", "Nêu rõ dữ liệu nào, cần làm gì."));
        }
        else if (TypedText.Check("content", "content", content, LongestContent) is { } unfit)
        {
            faults.Add(unfit);
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        var days = DataRequestLimits.On(DataRequestRules.Shipped, VietnamTime.DayOf(context.Now)).Of(request.Kind!.Value);
        if (snapshot.CalendarOf(agency!.Id) is not { } calendar || PetitionTimes.End(calendar, PetitionTimes.ToMinute(context.Now), days) is not { } due)
        {
            return [PetitionTimes.NoCalendar];
        }

        var (me, kindOf) = (context.Actor.Id!.Value, request.Kind.Value);
        for (var id = request.Id == Guid.Empty ? Ids.New(context.Now) : request.Id; ; id = Ids.New(context.Now))
        {
            db.DataRequests.Add(new() { Id = id, Version = 1, AccountId = me, AgencyId = agency.Id, Kind = kindOf, State = DataRequestState.Received, Content = content!, ReceivedAt = context.Now, DueAt = due });
            db.Record(context, DataRequestEventData.Stream, id, 1, DataRequestEventData.Received, new DataRequestEventData(agency.Id, kindOf, DataRequestState.Received, due), unitId: agency.Id);
            try
            {
                await db.SaveChangesAsync(cancel);
                return [];
            }
            catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "data_requests" or "events")
            {
                db.ChangeTracker.Clear();
                if (await db.DataRequests.AnyAsync(r => r.Id == id && r.AccountId == me && r.AgencyId == agency.Id && r.Kind == kindOf && r.Content == content, cancel))
                {
                    return [];
                }

                // Another request under a key that was used already is one of its own.
            }
        }
    }
}

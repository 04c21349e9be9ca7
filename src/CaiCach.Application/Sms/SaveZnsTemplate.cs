using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Data.Sms;
using CaiCach.Law.Calendar;
using CaiCach.Law.Messages;
using CaiCach.Law.Sms;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Sms;

/// <summary>Writes down what the provider decided of a template of messages through Zalo, as a new version from a day on.</summary>
public sealed class SaveZnsTemplate(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    private const int LongestParameters = 200;
    private const int LongestReason = 500;

    /// <summary>What is saved.</summary>
    /// <param name="Kind">Which message.</param>
    /// <param name="Seen">The newest version that the editor saw; 0 for none.</param>
    /// <param name="Template">The number the provider knows it by.</param>
    /// <param name="Parameters">The names of its parameters as typed, one a line or by comma.</param>
    /// <param name="State">How far it has come; null when nothing was chosen.</param>
    /// <param name="Reason">Why it was refused.</param>
    /// <param name="InForceFrom">The first day this holds; null when none was given.</param>
    public sealed record Request(MessageKind Kind, int Seen, string? Template, string? Parameters, ZnsState? State, string? Reason, DateOnly? InForceFrom);

    /// <summary>How it ended.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Saved.</summary>
        public sealed record Done(int Version) : Outcome;

        /// <summary>Not this person's to write.</summary>
        public sealed record NotFound : Outcome;

        /// <summary>Somebody else saved a version since.</summary>
        public sealed record Stale : Outcome;

        /// <summary>Something is wrong.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;
    }

    /// <summary>Saves.</summary>
    public async Task<Outcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        if (!SmsScope.May(context.Actor, (await reference.CurrentAsync(cancel)).Organisation))
        {
            return new Outcome.NotFound();
        }

        var faults = FaultsOf(request, VietnamTime.DayOf(context.Now)).ToList();
        if (faults.Count > 0)
        {
            return new Outcome.Invalid(faults);
        }

        var newest = await db.ZnsTemplates.AsNoTracking().Where(t => t.Kind == request.Kind).OrderByDescending(t => t.Version).Select(t => new { t.Version, t.SeriesId }).FirstOrDefaultAsync(cancel);
        if ((newest?.Version ?? 0) != request.Seen)
        {
            return new Outcome.Stale();
        }

        var id = Ids.New(context.Now);
        var names = ZnsTemplates.Read(request.Parameters ?? "");
        var row = new ZnsTemplateRow
        {
            Id = id,
            SeriesId = newest?.SeriesId ?? id,
            Kind = request.Kind,
            Version = request.Seen + 1,
            Template = request.Template!.Trim(),
            Parameters = string.Join(", ", names),
            State = request.State!.Value,
            Reason = request.State == ZnsState.Refused ? TypedText.Trimmed(request.Reason) : null,
            InForceFrom = request.InForceFrom!.Value,
            SavedAt = context.Now,
            SavedBy = context.Actor.Name,
        };
        db.ZnsTemplates.Add(row);
        db.Record(context, ZnsTemplateEventData.Stream, row.SeriesId, row.Version, ZnsTemplateEventData.Saved, new ZnsTemplateEventData(row.Kind, row.Template, names, row.State, row.InForceFrom), row.Reason);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new Outcome.Done(row.Version);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "zns_templates" or "events")
        {
            db.ChangeTracker.Clear();
            return new Outcome.Stale();
        }
    }

    private static IEnumerable<FieldFault> FaultsOf(Request request, DateOnly today)
    {
        if (ZnsTemplates.FaultOfTemplate(request.Template?.Trim() ?? "") is { } template)
        {
            yield return new("template", "template_wrong", template);
        }

        if (TypedText.Check("parameters", "parameters", request.Parameters, LongestParameters) is { } unreadable)
        {
            yield return unreadable;
        }
        else
        {
            foreach (var fault in ZnsTemplates.FaultsOfParameters(ZnsTemplates.Read(request.Parameters ?? ""), MessageForms.Of(request.Kind)))
            {
                yield return new("parameters", "parameter_wrong", fault);
            }
        }

        if (request.State is not { } state || !Enum.IsDefined(state))
        {
            yield return new("state", "state_missing", "Chọn kết quả duyệt mẫu.");
        }
        else if (state == ZnsState.Refused && TypedText.Trimmed(request.Reason) is null)
        {
            yield return new("reason", "reason_missing", "Nhập lý do nhà cung cấp từ chối mẫu.");
        }

        if (TypedText.Check("reason", "reason", request.Reason, LongestReason) is { } reason)
        {
            yield return reason;
        }

        if (SaveMessagePrice.FaultOfDay(request.InForceFrom, today) is { } day)
        {
            yield return day;
        }
    }
}

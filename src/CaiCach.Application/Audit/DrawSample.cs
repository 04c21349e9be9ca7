using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Audit;

/// <summary>Draws a sample of dossiers for an inspection or a check of the reform work. The draw is an event with its seed, so that anybody can draw it again; it changes no dossier.</summary>
public sealed class DrawSample(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>The largest sample.</summary>
    public const int Most = 200;

    /// <summary>The longest seed.</summary>
    public const int LongestSeed = 60;

    /// <summary>The longest span, in days.</summary>
    public const int LongestSpan = 366;

    /// <summary>Who draws and reads samples.</summary>
    public static IReadOnlyList<Role> Drawers { get; } = [Role.Inspector, Role.ReformOfficer];

    /// <summary>What is asked for.</summary>
    /// <param name="Id">The id the sample gets; the same again finds the sample that it made.</param>
    /// <param name="Unit">Code of the unit.</param>
    /// <param name="From">The first day of acceptance, inclusive.</param>
    /// <param name="To">The last, inclusive; over.</param>
    /// <param name="Of">Which dossiers may be drawn.</param>
    /// <param name="Seed">The seed; null to have one made.</param>
    /// <param name="Size">How many.</param>
    public sealed record Request(Guid Id, string Unit, DateOnly From, DateOnly To, SampleOf Of, string? Seed, int Size);

    /// <summary>The units to draw from, as in the reports.</summary>
    public static IReadOnlyList<Unit> UnitsOf(Actor actor, OrganisationTree tree) => ReportUnits.Of(actor, tree, Drawers);

    /// <summary>Draws; the faults, or the id of the sample.</summary>
    public async Task<(Guid? Id, IReadOnlyList<FieldFault> Faults)> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var unit = UnitsOf(context.Actor, tree).FirstOrDefault(u => u.Code == request.Unit);
        var seed = request.Seed?.Trim().Normalize() is { Length: > 0 } typed ? typed : request.Id.ToString("n")[^8..];
        var faults = Check(request, unit, seed, VietnamTime.DayOf(context.Now)).ToList();
        if (faults.Count > 0)
        {
            return (null, faults);
        }

        var records = await ReadSamples.RecordsAsync(db, tree, unit!.Id, request.From, request.To, request.Of, cancel);
        if (records.Count == 0)
        {
            return (null, [new("to", "sample_empty", "Không có hồ sơ nào như vậy để rút mẫu.")]);
        }

        var facts = new SampleEventData(
            unit.Id, request.From, request.To, request.Of, seed, request.Size, records.Count, Sampling.Fingerprint(records), Sampling.Draw(records, seed, request.Size));
        for (var id = request.Id; ; id = Ids.New(context.Now))
        {
            db.Record(context, SampleEventData.Stream, id, 1, SampleEventData.Drawn, facts, unitId: unit.Id);
            try
            {
                await db.SaveChangesAsync(cancel);
                return (id, []);
            }
            catch (DbUpdateException failure) when (engine.UniqueViolation(failure) == "events")
            {
                db.ChangeTracker.Clear();
                var there = RecordEvents.Facts<SampleEventData>(await db.Events.AsNoTracking().FirstAsync(e => e.StreamId == id, cancel));
                if (there with { Population = facts.Population, Fingerprint = facts.Fingerprint, Dossiers = facts.Dossiers } == facts)
                {
                    return (id, []);
                }

                // Another sample under a key that was used already is one of its own.
            }
        }
    }

    private static IEnumerable<FieldFault> Check(Request request, Unit? unit, string seed, DateOnly today)
    {
        if (unit is null)
        {
            yield return new("unit", "unit_unknown", "Chọn cơ quan trong danh sách.");
        }

        if (request.To < request.From)
        {
            yield return new("to", "span_turned", "Đến ngày không được trước từ ngày.");
        }
        else if (request.To >= today)
        {
            yield return new("to", "span_running", "Chỉ rút mẫu của những ngày đã qua, để rút lại thì vẫn ra mẫu ấy.");
        }
        else if (request.To.DayNumber - request.From.DayNumber >= LongestSpan)
        {
            yield return new("to", "span_long", "Chọn khoảng không quá 366 ngày.");
        }

        if (request.Size is < 1 or > Most)
        {
            yield return new("size", "size_wrong", "Số hồ sơ của mẫu từ 1 đến 200.");
        }

        if (seed.Length > LongestSeed || TypedText.Check("seed", "seed", seed, LongestSeed) is not null)
        {
            yield return new("seed", "seed_wrong", "Số rút mẫu tối đa 60 ký tự.");
        }
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Procedures.National;

/// <summary>Compares what the national database says of a procedure with the version in force here, and keeps what differs.</summary>
public static class NationalComparison
{
    /// <summary>Our version with the national content on top.</summary>
    /// <param name="row">The national content.</param>
    /// <param name="ours">Our version.</param>
    /// <param name="today">The local day.</param>
    public static ProcedureVersion NationalOf(NationalProcedure row, ProcedureVersion ours, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(row);
        return NationalFileReader.Read(Encoding.UTF8.GetBytes(row.Document), _ => ours, today).Records.Single().Version;
    }

    /// <summary>The differences that are kept.</summary>
    /// <param name="row">The national content.</param>
    public static IReadOnlyList<DriftLine> LinesOf(NationalProcedure row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return JsonSerializer.Deserialize<List<DriftLine>>(row.Drift, DossierEventData.Json)!;
    }

    /// <summary>What of ours it is compared with, as the row keeps it.</summary>
    internal static string KeyOf(ProcedureVersion? ours, DateOnly today) =>
        ours is null ? "-" : ours.Version.ToString(CultureInfo.InvariantCulture) + (NationalDrift.IsGone(ours, today) ? " bãi bỏ" : "");

    /// <summary>Compares anew; an event says so where the national content or the differences changed.</summary>
    internal static void Compare(CaiCachDb db, ActContext context, ReferenceSnapshot snapshot, NationalProcedure row, Guid agency, bool received)
    {
        var today = VietnamTime.DayOf(context.Now);
        var ours = CheckCatalogueFile.Known(snapshot, row.Code, today);
        var before = LinesOf(row);
        var now = ours is null ? [] : NationalDrift.Between(before, ours, NationalOf(row, ours, today), today);
        var state = NationalDrift.After(row.State, before, now);
        row.Compared = KeyOf(ours, today);
        if (!received && state == row.State && now.SequenceEqual(before))
        {
            return;
        }

        if (state is DriftState.None or DriftState.Open && state != row.State)
        {
            (row.Note, row.SettledBy, row.SettledAt) = (null, null, null);
        }

        (row.State, row.Drift, row.DriftedSince) = (state, JsonSerializer.Serialize(now, DossierEventData.Json), now.Count == 0 ? null : now.Min(line => line.Since));
        row.Version++;
        db.Record(context, NationalEventData.Stream, row.Id, row.Version, received ? NationalEventData.Received : NationalEventData.Compared, new NationalEventData(agency, row.Code, state, now.Count), unitId: agency);
    }
}

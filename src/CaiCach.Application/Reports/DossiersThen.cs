using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Measures;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Reports;

/// <summary>Which dossiers a body had, or counted, at the end of a past day: reorganisations move dossiers, and a past day stays what it was. Parts of other bodies' dossiers are theirs; those of internal procedures are counted apart.</summary>
internal static class DossiersThen
{
    /// <summary>Those it had: it has them now and they did not come later, or they moved away later.</summary>
    public static (IQueryable<Dossier> Here, IQueryable<Dossier> Gone) Had(CaiCachDb db, Guid agency, DateOnly day) =>
        Of(db, agency, db.MeasureEntries.Where(e => e.AgencyId == agency && e.Day > day));

    /// <summary>
    /// Those that reports of a period with this last day count as received by it. A dossier that moves when it has ended, to be returned, is received where it was.
    /// </summary>
    public static (IQueryable<Dossier> Here, IQueryable<Dossier> Gone) Received(CaiCachDb db, Guid agency, DateOnly last) =>
        Of(db, agency, db.MeasureEntries.Where(e => e.AgencyId == agency
            && (e.Day > last || (e.Since != null && (e.Measure == MeasureCodes.MovedInOther || e.Measure == MeasureCodes.MovedOutOther)))));

    private static (IQueryable<Dossier> Here, IQueryable<Dossier> Gone) Of(CaiCachDb db, Guid agency, IQueryable<MeasureEntry> later)
    {
        var came = later.Where(e => MeasureCodes.EveryMovedIn.Contains(e.Measure));
        var left = later.Where(e => MeasureCodes.EveryMovedOut.Contains(e.Measure));
        return (
            db.Dossiers.Where(d => d.AgencyId == agency && d.PartOfId == null && d.AskedById == null && !came.Select(c => c.RecordId).Contains(d.Id)),
            db.Dossiers.Where(d => d.PartOfId == null && d.AskedById == null && left.Where(l => !came.Any(c => c.RecordId == l.RecordId && c.Id.CompareTo(l.Id) < 0)).Select(l => l.RecordId).Contains(d.Id)));
    }
}

using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;

namespace CaiCach.Web.Portal;

/// <summary>What an applicant reads of the time a dossier has: the day, why there is none, and the stages where it runs by stages.</summary>
/// <param name="Dossier">The dossier, with its stages.</param>
/// <param name="Steps">How the day is counted.</param>
/// <param name="Reference">Calendars and procedures.</param>
public sealed record PublicDue(Dossier Dossier, IReadOnlyList<DueStep> Steps, ReferenceSnapshot Reference);

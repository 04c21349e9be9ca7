using System.Diagnostics.Metrics;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Counts for the people who run the system, by body: what was saved, never who or what it was about. Statistics come from measures, not from here.</summary>
public static class DossierCounters
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "CaiCach";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Submitted = Meter.CreateCounter<long>("caicach.dossiers.submitted", "{dossier}", "Dossiers submitted.");
    private static readonly Counter<long> Accepted = Meter.CreateCounter<long>("caicach.dossiers.accepted", "{dossier}", "Dossiers accepted.");
    private static readonly Counter<long> Issued = Meter.CreateCounter<long>("caicach.dossiers.issued", "{dossier}", "Results issued.");
    private static readonly Counter<long> Late = Meter.CreateCounter<long>("caicach.dossiers.late", "{dossier}", "Dossiers finished after their due date.");
    private static readonly Counter<long> Replayed = Meter.CreateCounter<long>("caicach.idempotency.replays", "{request}", "Creates answered from an earlier request with the same key.");

    internal static void Saved(DossierAct act, Dossier dossier, OrganisationTree units)
    {
        var agency = new KeyValuePair<string, object?>("agency", units.Find(dossier.AgencyId)?.Code);
        switch (act)
        {
            case DossierAct.Submit:
                Submitted.Add(1, agency);
                break;
            case DossierAct.Accept:
                Accepted.Add(1, agency);
                break;
            case DossierAct.Issue or DossierAct.ReportResult:
                Issued.Add(1, agency);
                break;
        }

        if (act is DossierAct.Issue or DossierAct.ReportResult or DossierAct.Stop or DossierAct.ExpireSupplement or DossierAct.ApproveWithdrawal && dossier.Timeliness == Timeliness.Late)
        {
            Late.Add(1, agency);
        }
    }

    internal static void Replay() => Replayed.Add(1);
}

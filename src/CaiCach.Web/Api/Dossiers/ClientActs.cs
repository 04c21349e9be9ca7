using System.Text.Json;
using CaiCach.Law.Dossiers;

namespace CaiCach.Web.Api.Dossiers;

/// <summary>The acts by their names in addresses. A client stands for applicants, so only theirs are open to it.</summary>
internal static class ClientActs
{
    private static readonly DossierAct[] OfApplicants = [DossierAct.Resubmit, DossierAct.HandInSupplement, DossierAct.RequestWithdrawal, DossierAct.CancelWithdrawal];
    private static readonly Dictionary<DossierAct, string> Names = Enum.GetValues<DossierAct>().ToDictionary(a => a, a => JsonNamingPolicy.KebabCaseLower.ConvertName(a.ToString()));
    private static readonly Dictionary<string, DossierAct> ByName = Names.ToDictionary(n => n.Value, n => n.Key, StringComparer.Ordinal);

    public static string NameOf(DossierAct act) => Names[act];

    public static bool IsForClients(DossierAct act) => OfApplicants.Contains(act);

    /// <summary>The act of a name; null when there is none.</summary>
    public static DossierAct? Find(string name) => ByName.TryGetValue(name, out var act) ? act : null;
}

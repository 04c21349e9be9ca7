using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>What a step is told beside its fields.</summary>
public sealed partial class ActModel
{
    /// <summary>When (UTC) the first part of the time was over, in which a supplement is asked for without a reason; null while it is not.</summary>
    public DateTime? LateSince => Dossier is { } asked && DossierTimes.SupplementBy(asked, Reference) is { } last && last < Now ? last : null;

    /// <summary>Whether a wish to withdraw is written down here for somebody who could ask by an account.</summary>
    public bool NeedsPaper => Form.Act == DossierAct.RequestWithdrawal && Dossier is { } wanted && RequestWithdrawal.NeedsPaper(Me, wanted, Reference);
}

using CaiCach.Law.Organisation;

namespace CaiCach.Law.Dossiers;

/// <summary>Which acts of a head on dossiers go with what he or she lets somebody sign; answers to questions and petitions are no such acts.</summary>
public static class DelegatedActs
{
    private static readonly Dictionary<SigningKind, DossierAct[]> Acts = new()
    {
        [SigningKind.Results] = [DossierAct.Grant, DossierAct.Refuse, DossierAct.CorrectResult, DossierAct.ReturnStep],
        [SigningKind.Supplements] = [DossierAct.AskSupplement, DossierAct.ReturnStep],
        [SigningKind.Stops] = [DossierAct.Stop, DossierAct.ExpireSupplement, DossierAct.ApproveWithdrawal, DossierAct.DenyWithdrawal],
        [SigningKind.Suspensions] = [DossierAct.Suspend, DossierAct.Resume],
        [SigningKind.Apologies] = [DossierAct.Apologise, DossierAct.ReturnApology],
        [SigningKind.Reopenings] = [DossierAct.OrderReopening, DossierAct.WithdrawReopening],
        [SigningKind.QuestionAnswers] = [],
        [SigningKind.PetitionAnswers] = [],
    };

    /// <summary>The acts that go with some kinds; who signs what is proposed may also give it back.</summary>
    public static IReadOnlySet<DossierAct> Of(IEnumerable<SigningKind> kinds) => kinds.SelectMany(k => Acts[k]).ToHashSet();
}

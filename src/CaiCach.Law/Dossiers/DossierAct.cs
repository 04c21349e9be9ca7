namespace CaiCach.Law.Dossiers;

/// <summary>What can be done to a dossier (bước nghiệp vụ). The numbers in <see cref="DossierRules"/> are those of the transition table, section 2.5.</summary>
public enum DossierAct
{
    /// <summary>1. The applicant submits.</summary>
    Submit,

    /// <summary>2. An officer takes the request up.</summary>
    TakeUp,

    /// <summary>3. Asks for a supplement before acceptance (Mẫu 02).</summary>
    AskIntakeSupplement,

    /// <summary>4. The applicant answers it.</summary>
    Resubmit,

    /// <summary>5. The applicant did not answer in time.</summary>
    ExpireIntakeSupplement,

    /// <summary>6. Refuses to receive (Mẫu 03).</summary>
    RejectIntake,

    /// <summary>7. Accepts: code, due date, Mẫu 01.</summary>
    Accept,

    /// <summary>8. Hands it to the processing unit (Mẫu 06).</summary>
    Transfer,

    /// <summary>9. Gives it to an officer.</summary>
    Assign,

    /// <summary>9. Passes it to another unit of the same body.</summary>
    Forward,

    /// <summary>9. The specialist puts an opinion to the head.</summary>
    Propose,

    /// <summary>9. The head sends a proposal back.</summary>
    ReturnStep,

    /// <summary>10. Signs a request for a supplement after acceptance (Mẫu 02); the clock pauses.</summary>
    AskSupplement,

    /// <summary>The applicant hands in what was asked for after acceptance; the state does not change until it is taken in.</summary>
    HandInSupplement,

    /// <summary>11. Takes the complete supplement in; the clock resumes.</summary>
    ReceiveSupplement,

    /// <summary>17. The applicant asks to withdraw.</summary>
    RequestWithdrawal,

    /// <summary>18. The head agrees (Mẫu 05).</summary>
    ApproveWithdrawal,

    /// <summary>18b. The head does not agree.</summary>
    DenyWithdrawal,

    /// <summary>18b. The applicant takes the wish back.</summary>
    CancelWithdrawal,

    /// <summary>19. Stops the handling (Mẫu 05).</summary>
    Stop,

    /// <summary>23. Signs the result: grants.</summary>
    Grant,

    /// <summary>23. Signs the result: refuses on the merits.</summary>
    Refuse,

    /// <summary>24. Numbers and issues the result; the clock stops.</summary>
    Issue,

    /// <summary>25. Hands the result to the applicant.</summary>
    Deliver,

    /// <summary>Records a fee as paid or exempt; changes the payment dimension alone.</summary>
    SettleFee,
}

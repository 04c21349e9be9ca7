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

    /// <summary>4a. The one-stop unit adds a paper that came to the counter or by post after the filing; the state does not change and the time to answer runs on.</summary>
    AddPaper,

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

    /// <summary>9. The head of the division agrees with a proposal, which goes on to whoever signs.</summary>
    AgreeReview,

    /// <summary>10. Signs a request for a supplement after acceptance (Mẫu 02); the clock pauses.</summary>
    AskSupplement,

    /// <summary>The applicant hands in what was asked for after acceptance; the state does not change until it is taken in.</summary>
    HandInSupplement,

    /// <summary>11. Takes the complete supplement in; the clock resumes.</summary>
    ReceiveSupplement,

    /// <summary>11a. Something that was asked for is still missing: the applicant has the rest of the same time; the clock stays paused.</summary>
    ReturnSupplement,

    /// <summary>12. The time for the supplement has passed: the dossier goes to the head.</summary>
    PassExpiredSupplement,

    /// <summary>12. The applicant did not hand in the supplement in time; the head ends the handling (Mẫu 05).</summary>
    ExpireSupplement,

    /// <summary>13. Determines a financial obligation that must be met before the handling goes on; the clock pauses.</summary>
    DetermineDuty,

    /// <summary>14. Records the obligation as paid or exempted; the clock resumes.</summary>
    SettleDuty,

    /// <summary>14a. Records that a part of the obligation was paid; the clock stands on until the rest is.</summary>
    PayDutyPart,

    /// <summary>14b. Takes back the last part of an obligation, recorded wrongly: it is owed again.</summary>
    ReverseDutyPart,

    /// <summary>15. Asks other bodies or units for their opinion; the clock runs on.</summary>
    Consult,

    /// <summary>An asked body or unit gives its opinion, once; the state does not change by it.</summary>
    GiveOpinion,

    /// <summary>16f. Writes down what a body outside this installation answers, from its document, or that it does not answer; the state does not change by it.</summary>
    RecordReply,

    /// <summary>16h. Corrects what was written down of such an answer; the state does not change by it, a pause that stood for the answer counts until its day.</summary>
    CorrectReply,

    /// <summary>16. All opinions are there, or the time of every one that is not has passed: the handling goes on.</summary>
    EndConsultation,

    /// <summary>16g. The time of all inside this installation has passed while bodies outside it are still awaited: who kept silent is recorded so; the state does not change by it.</summary>
    LapseOpinions,

    /// <summary>16c. Whoever asked needs the opinions no more, or asked the wrong ones: the handling goes on.</summary>
    RecallConsultation,

    /// <summary>9e. Ends the stage under way of a procedure that runs by stages; the next one starts with its own clock.</summary>
    EndStage,

    /// <summary>9g. Corrects when the stage before the one under way ended, which was entered wrongly; that one is judged and this one counted anew.</summary>
    CorrectStageEnd,

    /// <summary>8a. Records the event in the field that starts the clock of the procedure; the due date is counted from it.</summary>
    RecordStart,

    /// <summary>8b. Corrects when that event happened; the due date is counted anew.</summary>
    CorrectStart,

    /// <summary>8c. Corrects how it came in, the case, or when the post delivered it, which the counter entered wrongly; the time to answer or the due date is counted anew.</summary>
    CorrectFiling,

    /// <summary>15b. Hands parts of the dossier to other competent bodies (liên thông); the clock runs on.</summary>
    SendParts,

    /// <summary>16b. Every part has ended: the handling goes on with their results.</summary>
    EndParts,

    /// <summary>16d. A body gives its part back, because it is not for it to decide; the part ends.</summary>
    ReturnPart,

    /// <summary>16e. The body that has the whole takes the parts back that have not ended: the handling goes on.</summary>
    RecallParts,

    /// <summary>18c. A part ends with its dossier.</summary>
    StopPart,

    /// <summary>17. The applicant asks to withdraw.</summary>
    RequestWithdrawal,

    /// <summary>18. The head agrees (Mẫu 05).</summary>
    ApproveWithdrawal,

    /// <summary>18d. Gives the originals of a dossier that ended without a result back.</summary>
    ReturnOriginals,

    /// <summary>18b. The head does not agree.</summary>
    DenyWithdrawal,

    /// <summary>18b. The applicant takes the wish back.</summary>
    CancelWithdrawal,

    /// <summary>19. Stops the handling (Mẫu 05).</summary>
    Stop,

    /// <summary>20. Suspends the handling on a legal ground: a court, another authority, force majeure.</summary>
    Suspend,

    /// <summary>20. Takes the handling up again.</summary>
    Resume,

    /// <summary>21. The due date is near and nothing is decided: the head is told in time to apologise.</summary>
    ForecastDelay,

    /// <summary>21a. Drafts the letter of apology for the head (Mẫu 04).</summary>
    DraftApology,

    /// <summary>21b. The head gives the draft back with a reason.</summary>
    ReturnApology,

    /// <summary>22. Apologises for a coming delay and names a new appointment (Mẫu 04); once, before the due date.</summary>
    Apologise,

    /// <summary>23. Signs the result: grants.</summary>
    Grant,

    /// <summary>23. Signs the result: refuses on the merits.</summary>
    Refuse,

    /// <summary>24. Numbers and issues the result; the clock stops.</summary>
    Issue,

    /// <summary>25. Hands the result to the applicant.</summary>
    Deliver,

    /// <summary>25a. The post tells that it delivered the result, and when.</summary>
    ConfirmPosted,

    /// <summary>25b. The post could not deliver the result: it is back at the counter, to be handed over there or posted again.</summary>
    ReturnUndelivered,

    /// <summary>26. Replaces an issued result that the authority got wrong; no new time runs against the applicant.</summary>
    CorrectResult,

    /// <summary>27. An administrator carries the order of the head out: a new request, linked to the ended dossier, lies with the one-stop unit.</summary>
    Reopen,

    /// <summary>27a. The head orders, on a written basis, that an ended dossier be opened again; an administrator of the body carries it out.</summary>
    OrderReopening,

    /// <summary>27b. Who ordered it takes the order back before it is carried out.</summary>
    WithdrawReopening,

    /// <summary>27c. The administrator does not carry it out, with a reason.</summary>
    RefuseReopening,

    /// <summary>Writes down why the dossier is past its due date (II.07); changes neither state nor clock.</summary>
    RecordLateCause,

    /// <summary>Corrects where the applicant is reached: phone, e-mail, address of a posted result, also after a refusal or a stop whose letter did not arrive; changes neither state nor clock.</summary>
    CorrectContact,

    /// <summary>Corrects who the owner, the submitter or the representative is where that was typed wrongly: names, numbers, birth date, address; changes neither state nor clock. After the acceptance Mẫu 01 is issued anew.</summary>
    CorrectOwner,

    /// <summary>Records a fee as paid or exempt; changes the payment dimension alone.</summary>
    SettleFee,

    /// <summary>Records that a part of a fee was paid (nộp một phần); the rest is owed.</summary>
    PayFeePart,

    /// <summary>Takes back a fee that was recorded wrongly: it is owed again.</summary>
    ReverseFee,

    /// <summary>Records that a paid fee was given back after a withdrawal, a stop or a refusal, where the law lets it.</summary>
    RefundFee,

    /// <summary>Records that a paid financial obligation was given back after a withdrawal, a stop or a refusal.</summary>
    RefundDuty,

    /// <summary>Answers that what was paid is not given back, with reason and basis; nothing is owed back any more.</summary>
    KeepMoney,

    /// <summary>28. Hands the handling over to the other system its procedure names; this system holds the status until that one accepts.</summary>
    OfferRoute,

    /// <summary>28a. The other system accepted: it holds the status from then on.</summary>
    AcceptRoute,

    /// <summary>28b. The other system refused, or the offer is taken back; this system holds on.</summary>
    RefuseRoute,

    /// <summary>28c. The other system hands the handling back; it holds the status until that is accepted here.</summary>
    OfferBack,

    /// <summary>28d. Accepted here: this system holds the status again, with the same clock.</summary>
    AcceptBack,

    /// <summary>28e. Not accepted here, or the other system takes it back; that one holds on.</summary>
    RefuseBack,

    /// <summary>29. Writes down the status that the other system reports, with its time; changes neither state nor clock here.</summary>
    ReportStatus,

    /// <summary>29a. The other system has issued the result: the clock stopped at that moment, and the result is handed back to be returned here.</summary>
    ReportResult,
}

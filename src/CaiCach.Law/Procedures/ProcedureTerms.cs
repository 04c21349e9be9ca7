namespace CaiCach.Law.Procedures;

/// <summary>The way a dossier reaches the office; the numbers are the national codes of KenhThucHien.</summary>
public enum Channel
{
    /// <summary>At the one-stop counter.</summary>
    Direct = 1,

    /// <summary>Through an online public service.</summary>
    Online = 2,

    /// <summary>Through the public postal service.</summary>
    Post = 3,
}

/// <summary>How far a procedure can be done online (NĐ 42/2022: two levels; below them only information is given).</summary>
public enum OnlineLevel
{
    /// <summary>Only information is published online.</summary>
    InformationOnly,

    /// <summary>A part is done online (một phần).</summary>
    Partial,

    /// <summary>Everything up to the result is done without presence (toàn trình).</summary>
    Full,
}

/// <summary>Where a procedure is filed for online (0.2(4)).</summary>
public enum PortalMode
{
    /// <summary>On this system.</summary>
    Own,

    /// <summary>On the National Public Service Portal; the counter and the post are open here as ever.</summary>
    National,

    /// <summary>On the system of the ministry in charge, which receives for the whole country; the counter and the post are open here as ever.</summary>
    Ministry,
}

/// <summary>How sure a published fact is; what is not <see cref="Found"/> or <see cref="Known"/> is shown as not verified.</summary>
public enum Confidence
{
    /// <summary>Read in the source that is named beside it.</summary>
    Found,

    /// <summary>Common knowledge of the field, not read again in a source.</summary>
    Known,

    /// <summary>To be verified before anyone relies on it.</summary>
    Unsure,

    /// <summary>Made up for illustration; never law.</summary>
    Invented,
}

/// <summary>Who meets in a procedure (NĐ 63/2010; QĐ 1085/QĐ-TTg for the internal ones).</summary>
public enum ProcedureKind
{
    /// <summary>Between an office and citizens or organisations.</summary>
    Public,

    /// <summary>Group A of the internal procedures: between state bodies.</summary>
    InternalBetweenBodies,

    /// <summary>Group B of the internal procedures: inside one state body.</summary>
    InternalWithinBody,
}

/// <summary>Where a version of a procedure stands in its life (NĐ 63/2010; states of the national database).</summary>
public enum PublicationState
{
    /// <summary>Announced by decision, not yet made public.</summary>
    NotPublic,

    /// <summary>Made public.</summary>
    Public,

    /// <summary>Ended without a successor after its last day of force.</summary>
    Abolished,
}

/// <summary>Kind of money that an applicant pays (Luật Phí và lệ phí 2015).</summary>
public enum FeeKind
{
    /// <summary>Phí: covers the cost of a service.</summary>
    Phi,

    /// <summary>Lệ phí: a fixed levy for state management.</summary>
    LePhi,

    /// <summary>Price of a service, for example delivery by post.</summary>
    ServicePrice,
}

/// <summary>When a fee is due (HinhThucThu: 1 at reception, 2 with a supplement, 4 with the result).</summary>
public enum FeeTiming
{
    /// <summary>Nothing is collected.</summary>
    None,

    /// <summary>Together with the dossier.</summary>
    AtReceipt,

    /// <summary>Together with a supplement.</summary>
    WithSupplement,

    /// <summary>Before the result is handed over.</summary>
    BeforeResult,
}

/// <summary>Whose time a stage takes.</summary>
public enum StageOwner
{
    /// <summary>The office's own time.</summary>
    Authority,

    /// <summary>The applicant's time; it does not count against the office.</summary>
    Applicant,

    /// <summary>Time kept open for third parties, for example for oppositions.</summary>
    ThirdParty,
}

/// <summary>Of whom the time of an opinion is no part of the limit, where sector law says so.</summary>
public enum ExcludedOpinions
{
    /// <summary>Of every body and unit that is asked.</summary>
    Every,

    /// <summary>Of bodies other than the competent one; units of that one answer within the limit.</summary>
    OtherBodies,
}

/// <summary>What starts the office's clock (rule R11 on limits).</summary>
public enum StartRule
{
    /// <summary>The acceptance of the dossier.</summary>
    Acceptance,

    /// <summary>The later of the acceptance and the payment of what is due with the dossier.</summary>
    AcceptanceAndPayment,

    /// <summary>An event in the field that the procedure names, e.g. the check on site or the receipt of the samples; an official records when it happened.</summary>
    FieldEvent,

    /// <summary>R12: of a dossier sent by post, the day the post delivered it; of any other, the acceptance.</summary>
    PostalArrival,

    /// <summary>R12: of a dossier sent by post, the day of the postmark; of any other, the acceptance.</summary>
    Postmark,
}

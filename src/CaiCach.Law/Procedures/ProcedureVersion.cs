namespace CaiCach.Law.Procedures;

/// <summary>
/// One version of a published administrative procedure (thủ tục hành chính), with the parts of NĐ 63/2010 Art. 8(2).
/// A dossier keeps the version it was accepted under.
/// </summary>
public sealed record ProcedureVersion
{
    /// <summary>National code (<c>d.dddddd</c>), that of a body's own version of a national procedure (<c>d.dddddd.Hxx</c>), or a code of ours with SAMPLE or MH.</summary>
    public required string Code { get; init; }

    /// <summary>The code of the national procedure that this is a body's own version of; else the code.</summary>
    public string NationalCode => LocalCode.NationalOf(Code);

    /// <summary>Whether it is a body's own version of a national procedure.</summary>
    public bool IsOwn => LocalCode.OfOwn(Code) is not null;

    /// <summary>Version number of this code, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>First day of force, inclusive.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>Last day of force, inclusive; null while open-ended.</summary>
    public required DateOnly? EffectiveTo { get; init; }

    /// <summary>Where the version stands.</summary>
    public required PublicationState State { get; init; }

    /// <summary>Who meets in it.</summary>
    public required ProcedureKind Kind { get; init; }

    /// <summary>Vietnamese name, at most 1,000 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The longest short name.</summary>
    public const int LongestShortName = 200;

    /// <summary>What it is called in short in Vietnamese (tên ngắn); null where it has no such name.</summary>
    public string? ShortName { get; init; }

    /// <summary>The longest law type.</summary>
    public const int LongestLawType = 200;

    /// <summary>How law leaves it to be regulated (loại luật giao), as published, e.g. "Được luật giao quy định chi tiết"; null where the source does not say.</summary>
    public string? LawType { get; init; }

    /// <summary>Code of the field.</summary>
    public required string FieldCode { get; init; }

    /// <summary>Vietnamese name of the field.</summary>
    public required string FieldName { get; init; }

    /// <summary>Level that handles it: <c>ministry</c>, <c>province</c>, <c>commune</c> or <c>internal</c>.</summary>
    public required string Level { get; init; }

    /// <summary>Whether bodies of a ministry's own branch in the provinces handle it (ngành dọc).</summary>
    public bool IsVerticalSector { get; init; }

    /// <summary>Vietnamese name of the implementing agency as published.</summary>
    public required string AgencyName { get; init; }

    /// <summary>The identifier of the implementing agency in the national database (MADONVI), apart by semicolons where it is several; null where it is not known.</summary>
    public string? AgencyCode { get; init; }

    /// <summary>The codes that bodies publish it under, of the form of <see cref="LocalCode"/>; each province or ministry at most once.</summary>
    public IReadOnlyList<string> LocalCodes { get; init; } = [];

    /// <summary>Vietnamese name of the agency that decides (cơ quan có thẩm quyền); null where the source names none beside the implementing one.</summary>
    public string? CompetentAgency { get; init; }

    /// <summary>Vietnamese name of the agency it is delegated or decentralised to (cơ quan được ủy quyền, phân cấp); null for none.</summary>
    public string? AuthorisedAgency { get; init; }

    /// <summary>Vietnamese names of the agencies that take part (cơ quan phối hợp); empty for none.</summary>
    public IReadOnlyList<string> CoordinatingAgencies { get; init; } = [];

    /// <summary>Where dossiers are received as published (địa chỉ tiếp nhận); empty where the source names no place.</summary>
    public IReadOnlyList<string> ReceivingAddresses { get; init; } = [];

    /// <summary>Whether it is received and solved irrespective of administrative boundaries inside the province (không phụ thuộc địa giới hành chính).</summary>
    public bool IsBoundaryFree { get; init; }

    /// <summary>Who may file, codes of <see cref="ProcedureNames.Subjects"/>; empty for an internal procedure only.</summary>
    public required IReadOnlyList<string> Subjects { get; init; }

    /// <summary>Whether the owner may show a passport instead of an identity number: it is for foreigners, or for Vietnamese who live abroad.</summary>
    public bool AdmitsPassports => Subjects.Contains("foreigner") || Subjects.Contains("overseas_vietnamese");

    /// <summary>Number of sets of papers, at least 1.</summary>
    public required int Sets { get; init; }

    /// <summary>The ways to file, at least one.</summary>
    public required IReadOnlyList<Means> Means { get; init; }

    /// <summary>The situations, at least one; the first is the usual one.</summary>
    public required IReadOnlyList<ProcedureCase> Cases { get; init; }

    /// <summary>The steps, in order (trình tự thực hiện); empty where the source names none.</summary>
    public IReadOnlyList<ProcedureStep> Sequence { get; init; } = [];

    /// <summary>The steps of cases that go their own way; each case at most once.</summary>
    public IReadOnlyList<CaseSequence> CaseSequences { get; init; } = [];

    /// <summary>What must hold, in Vietnamese (yêu cầu, điều kiện); empty where nothing is asked.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>What must hold in some cases beside <see cref="Conditions"/>; empty where the same is asked in all.</summary>
    public IReadOnlyList<CaseConditions> CaseConditions { get; init; } = [];

    /// <summary>The papers.</summary>
    public required IReadOnlyList<Component> Components { get; init; }

    /// <summary>Tables that fee formulas read from.</summary>
    public required IReadOnlyList<FeeTable> FeeTables { get; init; }

    /// <summary>What it ends in, at least one.</summary>
    public required IReadOnlyList<ResultType> Results { get; init; }

    /// <summary>The stages; empty where one limit covers the whole.</summary>
    public required IReadOnlyList<Stage> Stages { get; init; }

    /// <summary>What starts the clock.</summary>
    public required StartRule StartRule { get; init; }

    /// <summary>The event that starts the clock, as it reads after "từ khi", e.g. "kiểm tra thực tế tại cơ sở"; with <see cref="StartRule.FieldEvent"/> only.</summary>
    public string? StartEvent { get; init; }

    /// <summary>Of whom the time of an opinion is no part of the limit; null where opinions are given within it.</summary>
    public ExcludedOpinions? ExcludedOpinions { get; init; }

    /// <summary>The clause of sector law that says so; with <see cref="ExcludedOpinions"/> only.</summary>
    public string? OpinionsBasis { get; init; }

    /// <summary>The clause of sector law that allows a supplement to be asked for once more after the acceptance; null where none does.</summary>
    public string? MoreSupplementsBasis { get; init; }

    /// <summary>The legal documents.</summary>
    public required IReadOnlyList<LegalDocument> LegalBasis { get; init; }

    /// <summary>Vietnamese sentences on what else the applicant should know.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The https address of a video that shows how it is done (video hướng dẫn); null for none.</summary>
    public string? GuideVideo { get; init; }

    /// <summary>The https address of a set of sample papers (bộ hồ sơ mẫu), with personal data masked; null for none.</summary>
    public string? SampleDossier { get; init; }

    /// <summary>How far it can be done online.</summary>
    public required OnlineLevel OnlineLevel { get; init; }

    /// <summary>The online public services that it is provided by; each identifier at most once.</summary>
    public IReadOnlyList<OnlineService> Services { get; init; } = [];

    /// <summary>Where it is filed for online.</summary>
    public PortalMode Portal { get; init; }

    /// <summary>The longest name of the ministry's system.</summary>
    public const int LongestPortalSystem = 200;

    /// <summary>The name of the ministry's system on which it is filed for online; null where it is filed for elsewhere.</summary>
    public string? PortalSystem { get; init; }

    /// <summary>Its https address.</summary>
    public string? PortalAddress { get; init; }

    /// <summary>Whether and when money is due.</summary>
    public required PaymentTerms Payment { get; init; }

    /// <summary>What the public post carries.</summary>
    public required PostTerms Post { get; init; }

    /// <summary>Vietnamese reason why nobody can file it here yet, shown on its page; null where it can be filed.</summary>
    public required string? NotFileableReason { get; init; }

    /// <summary>Whether the whole procedure is made up for illustration.</summary>
    public required bool IsInvented { get; init; }

    /// <summary>Addresses or documents that the facts come from; empty for an invented procedure only.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>How sure each group of fields is.</summary>
    public required ProcedureConfidence Confidence { get; init; }

    /// <summary>Whether a dossier can be filed here at all.</summary>
    public bool Fileable => NotFileableReason is null;
}

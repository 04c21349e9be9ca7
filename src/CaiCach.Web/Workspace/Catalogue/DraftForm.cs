namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>A draft as its writer sees it, in the order of the page; everything as typed. <see cref="DraftFormReader"/> and <see cref="DraftFormWriter"/> turn it into the document and back.</summary>
public sealed partial class DraftForm
{
    public string? Name { get; set; }

    public string? ShortName { get; set; }

    /// <summary>How law leaves it to be regulated.</summary>
    public string? LawType { get; set; }

    public string? FieldCode { get; set; }

    public string? FieldName { get; set; }

    public string? Level { get; set; }

    public bool VerticalSector { get; set; }

    public string? Agency { get; set; }

    /// <summary>The identifier of the agency in the national database.</summary>
    public string? AgencyCode { get; set; }

    /// <summary>The codes that single bodies publish it under, one a line.</summary>
    public string? LocalCodes { get; set; }

    public string? CompetentAgency { get; set; }

    public string? AuthorisedAgency { get; set; }

    /// <summary>The agencies that take part, one a line.</summary>
    public string? CoordinatingAgencies { get; set; }

    /// <summary>Where dossiers are received as published, one a line.</summary>
    public string? ReceivingAddresses { get; set; }

    public bool BoundaryFree { get; set; }

    public string? OnlineLevel { get; set; }

    /// <summary>The online services it is provided by.</summary>
    public List<ServiceRow> Services { get; set; } = [];

    /// <summary>Where it is filed for online; null for here.</summary>
    public string? Portal { get; set; }

    /// <summary>The ministry's system on which it is filed for online.</summary>
    public string? PortalSystem { get; set; }

    /// <summary>Its address.</summary>
    public string? PortalAddress { get; set; }

    public bool Fileable { get; set; }

    public string? NotFileableReason { get; set; }

    public List<string> Subjects { get; set; } = [];

    public List<CaseRow> Cases { get; set; } = [];

    /// <summary>One step a line, who does it and how long it takes behind bars.</summary>
    public string? Sequence { get; set; }

    /// <summary>The steps of cases that go their own way.</summary>
    public List<CaseSequenceRow> CaseSequences { get; set; } = [];

    public List<MeansRow> Means { get; set; } = [];

    /// <summary>The stages in order; none where one limit covers the whole.</summary>
    public List<StageRow> Stages { get; set; } = [];

    public List<TableRow> FeeTables { get; set; } = [];

    public string? StartRule { get; set; }

    /// <summary>The event that starts the clock, as it reads after "từ khi".</summary>
    public string? StartEvent { get; set; }

    /// <summary>Whose opinions take no time of the limit; empty where all do.</summary>
    public string? ExcludedOpinions { get; set; }

    public string? OpinionsBasis { get; set; }

    public string? MoreSupplementsBasis { get; set; }

    public bool PaymentRequired { get; set; }

    public List<string> PaymentWhen { get; set; } = [];

    public bool PostIn { get; set; }

    public bool PostOut { get; set; }

    public string? Sets { get; set; }

    public List<PaperRow> Papers { get; set; } = [];

    /// <summary>One condition a line.</summary>
    public string? Conditions { get; set; }

    /// <summary>What must hold in some cases.</summary>
    public List<CaseConditionRow> CaseConditions { get; set; } = [];

    public List<ResultRow> Results { get; set; } = [];

    /// <summary>One document a line, its number before a bar where it is told apart, and what else is told of it after the name.</summary>
    public string? LegalBasis { get; set; }

    /// <summary>One note a line.</summary>
    public string? Notes { get; set; }

    /// <summary>The https address of a video that shows how it is done.</summary>
    public string? GuideVideo { get; set; }

    /// <summary>The https address of a set of sample papers.</summary>
    public string? SampleDossier { get; set; }

    /// <summary>One source a line.</summary>
    public string? Sources { get; set; }

    /// <summary>A case.</summary>
    public sealed class CaseRow
    {
        /// <summary>What the form does not show of it, as JSON; null for a new line.</summary>
        public string? Rest { get; set; }

        public string? Code { get; set; }

        public string? Name { get; set; }
    }

    /// <summary>A channel with its limit and fees.</summary>
    public sealed class MeansRow
    {
        /// <inheritdoc cref="CaseRow.Rest"/>
        public string? Rest { get; set; }

        /// <summary>The word of the channel.</summary>
        public string? Channel { get; set; }

        /// <summary>Whether dossiers come in this way.</summary>
        public bool Used { get; set; }

        public string? LimitValue { get; set; }

        public string? LimitUnit { get; set; }

        /// <summary>The limits of cases that have their own.</summary>
        public List<CaseLimitRow> CaseLimits { get; set; } = [];

        /// <summary>Further limits that no rule chooses.</summary>
        public List<OtherLimitRow> OtherLimits { get; set; } = [];

        public string? Note { get; set; }

        public List<FeeRow> Fees { get; set; } = [];
    }

    /// <summary>The limit of some cases.</summary>
    public sealed class CaseLimitRow
    {
        /// <inheritdoc cref="CaseRow.Rest"/>
        public string? Rest { get; set; }

        /// <summary>The codes of the cases.</summary>
        public List<string> Cases { get; set; } = [];

        public string? LimitValue { get; set; }

        public string? LimitUnit { get; set; }

        public string? Note { get; set; }
    }

    /// <summary>A further limit.</summary>
    public sealed class OtherLimitRow
    {
        /// <inheritdoc cref="CaseRow.Rest"/>
        public string? Rest { get; set; }

        public string? LimitValue { get; set; }

        public string? LimitUnit { get; set; }

        /// <summary>When it holds.</summary>
        public string? Note { get; set; }
    }

    /// <summary>The steps of some cases.</summary>
    public sealed class CaseSequenceRow
    {
        /// <inheritdoc cref="CaseRow.Rest"/>
        public string? Rest { get; set; }

        /// <summary>The codes of the cases.</summary>
        public List<string> Cases { get; set; } = [];

        /// <summary>One step a line.</summary>
        public string? Steps { get; set; }
    }

    /// <summary>What must hold in some cases.</summary>
    public sealed class CaseConditionRow
    {
        /// <inheritdoc cref="CaseRow.Rest"/>
        public string? Rest { get; set; }

        /// <summary>The codes of the cases.</summary>
        public List<string> Cases { get; set; } = [];

        /// <summary>One condition a line.</summary>
        public string? Conditions { get; set; }
    }

    /// <summary>A fee.</summary>
    public sealed class FeeRow
    {
        /// <inheritdoc cref="CaseRow.Rest"/>
        public string? Rest { get; set; }

        public string? Name { get; set; }

        public string? Code { get; set; }

        public string? Kind { get; set; }

        public string? Amount { get; set; }

        public string? Per { get; set; }

        public string? Formula { get; set; }

        public string? When { get; set; }

        /// <summary>The codes of the cases it is collected in; none for all.</summary>
        public List<string> Cases { get; set; } = [];

        /// <summary>The note of the further limit that it is collected with.</summary>
        public string? LimitNote { get; set; }

        /// <summary>The legal basis.</summary>
        public string? Basis { get; set; }

        /// <summary>The rules that take a share off, one a line as <see cref="ReliefLines"/> has it.</summary>
        public string? Reliefs { get; set; }

        public string? Note { get; set; }
    }

    /// <summary>A paper.</summary>
    public sealed class PaperRow
    {
        /// <inheritdoc cref="CaseRow.Rest"/>
        public string? Rest { get; set; }

        public string? Code { get; set; }

        public string? Name { get; set; }

        public string? Originals { get; set; }

        public string? Copies { get; set; }

        public bool Mandatory { get; set; }

        public string? Condition { get; set; }

        /// <summary>The codes of the cases it applies to; none for all.</summary>
        public List<string> Cases { get; set; } = [];

        public string? DigitiseClass { get; set; }

        public string? ReuseSource { get; set; }

        /// <summary>The types of results it may be, one a line.</summary>
        public string? FromResults { get; set; }

        public string? Form { get; set; }

        /// <summary>The name of the blank form as published.</summary>
        public string? FormName { get; set; }

        /// <summary>Where the published form is found on the web.</summary>
        public string? FormUrl { get; set; }

        /// <summary>The words of the types of files it is handed in as; none for every type.</summary>
        public List<string> FileTypes { get; set; } = [];

        /// <summary>Its largest file in MB.</summary>
        public string? LargestFile { get; set; }

        /// <summary>The fields of its electronic declaration, one a line; null where it has none.</summary>
        public string? Declaration { get; set; }

        /// <summary>How sure they are.</summary>
        public string? DeclarationConfidence { get; set; }

        /// <summary>The name of the blank form; null where there is none.</summary>
        public string? TemplateFile { get; set; }

        /// <summary>The hash of its content.</summary>
        public string? TemplateSha256 { get; set; }

        /// <summary>Whether the blank form goes.</summary>
        public bool NoTemplate { get; set; }

        /// <summary>A blank form that is chosen.</summary>
        public IFormFile? Template { get; set; }
    }

    /// <summary>A result.</summary>
    public sealed class ResultRow
    {
        /// <inheritdoc cref="CaseRow.Rest"/>
        public string? Rest { get; set; }

        public string? Code { get; set; }

        public string? Name { get; set; }

        public bool NeedsDocument { get; set; }

        public string? Validity { get; set; }

        public string? Scope { get; set; }

        public bool Supersedes { get; set; }
    }
}

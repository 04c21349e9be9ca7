namespace CaiCach.Web.Workspace.Catalogue;

/// <content>Online services, stages and tables of amounts.</content>
public sealed partial class DraftForm
{
    /// <summary>An online service.</summary>
    public sealed class ServiceRow
    {
        /// <inheritdoc cref="CaseRow.Rest"/>
        public string? Rest { get; set; }

        public string? Id { get; set; }

        /// <summary>The word of its state.</summary>
        public string? State { get; set; }
    }

    /// <summary>A stage with a clock of its own.</summary>
    public sealed class StageRow
    {
        /// <inheritdoc cref="CaseRow.Rest"/>
        public string? Rest { get; set; }

        public string? Code { get; set; }

        public string? Name { get; set; }

        public string? LimitValue { get; set; }

        public string? LimitUnit { get; set; }

        public string? CountedFrom { get; set; }

        /// <summary>The word of whose time it is.</summary>
        public string? Owner { get; set; }

        public string? Note { get; set; }
    }

    /// <summary>A table of amounts that fees refer to.</summary>
    public sealed class TableRow
    {
        /// <inheritdoc cref="CaseRow.Rest"/>
        public string? Rest { get; set; }

        public string? Code { get; set; }

        public string? Name { get; set; }

        public string? Note { get; set; }

        public List<AmountRow> Rows { get; set; } = [];

        public List<StepRow> Steps { get; set; } = [];
    }

    /// <summary>A kind of object and its amount.</summary>
    public sealed class AmountRow
    {
        /// <inheritdoc cref="CaseRow.Rest"/>
        public string? Rest { get; set; }

        public string? Name { get; set; }

        public string? Amount { get; set; }
    }

    /// <summary>The share that is paid for a number of objects.</summary>
    public sealed class StepRow
    {
        /// <inheritdoc cref="CaseRow.Rest"/>
        public string? Rest { get; set; }

        public string? From { get; set; }

        public string? To { get; set; }

        public string? Percent { get; set; }
    }
}

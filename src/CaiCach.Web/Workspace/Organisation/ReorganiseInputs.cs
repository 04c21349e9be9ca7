using CaiCach.Web.Components;

namespace CaiCach.Web.Workspace.Organisation;

/// <summary>What is typed about a decision that reorganises units, in the order of the page.</summary>
public sealed class ReorganiseInputs
{
    /// <summary>Ids of the units that are merged, divided, renamed or closed.</summary>
    public List<string> Sources { get; set; } = [];

    /// <summary>The unit that takes over.</summary>
    public TargetInputs First { get; set; } = new();

    /// <summary>The other one; of a division alone.</summary>
    public TargetInputs Second { get; set; } = new();

    /// <summary>The third and further ones; of a division alone.</summary>
    public List<TargetInputs> More { get; set; } = [];

    public string? NewName { get; set; }

    public string? NewShortName { get; set; }

    public string? Number { get; set; }

    public DateParts Date { get; set; } = new();

    public DateParts Day { get; set; } = new();

    /// <summary>Where units below go, by id.</summary>
    public Dictionary<string, string?> Units { get; set; } = [];

    /// <summary>Where posts go, by id.</summary>
    public Dictionary<string, string?> Posts { get; set; } = [];

    /// <summary>Who handles procedures, by code.</summary>
    public Dictionary<string, string?> Procedures { get; set; } = [];

    /// <summary>A unit that takes over: one that is there, or what a new one is called.</summary>
    public sealed class TargetInputs
    {
        public string? Existing { get; set; }

        /// <summary>Whether nothing is typed.</summary>
        public bool IsBlank => new[] { Existing, Code, Identifier, Name, ShortName, Address, Phone }.All(string.IsNullOrWhiteSpace);

        public string? Name { get; set; }

        public string? ShortName { get; set; }

        public string? Code { get; set; }

        public string? Identifier { get; set; }

        public string? Address { get; set; }

        public string? Phone { get; set; }
    }
}

using CaiCach.Web.Components;

namespace CaiCach.Web.Workspace.Accounts;

/// <summary>What is typed of posts that are to be given.</summary>
public class PostInputs
{
    public string? Unit { get; set; }

    public List<string> Roles { get; set; } = [];

    public DateParts From { get; set; } = new();

    public DateParts To { get; set; } = new();
}

using CaiCach.Web.Components;

namespace CaiCach.Web.Workspace.Calendar;

/// <summary>What is typed about a change of the calendar, in the order of the page.</summary>
public sealed class ChangeInputs
{
    /// <summary>The version in force when the form was opened.</summary>
    public string? Seen { get; set; }

    public DateParts Day { get; set; } = new();

    public DateParts MakeUp { get; set; } = new();

    public string? Year { get; set; }

    public string? Name { get; set; }

    public IFormFile? File { get; set; }

    /// <summary>The text of the file as read: it stays while the page is shown again.</summary>
    public string? Csv { get; set; }

    public string? FileName { get; set; }

    public string? Number { get; set; }

    public DateParts Date { get; set; } = new();
}

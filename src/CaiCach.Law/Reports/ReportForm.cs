namespace CaiCach.Law.Reports;

/// <summary>A statutory report of a unit and a period whose figures can be closed.</summary>
public enum ReportForm
{
    /// <summary>Form II.06a: a row for each field.</summary>
    Ii06a,

    /// <summary>Form II.06, the aggregate: a row for each body.</summary>
    Ii06,

    /// <summary>Form II.07: why dossiers are late.</summary>
    Ii07,

    /// <summary>Form II.05: petitions received and handled, a row for each kind.</summary>
    Ii05,

    /// <summary>Form II.03: procedures announced and made public, a row for each field.</summary>
    Ii03,
}

/// <summary>The names of forms.</summary>
public static class ReportForms
{
    /// <summary>The number of the form, e.g. <c>II.06a</c>.</summary>
    public static string Number(this ReportForm form) => form switch
    {
        ReportForm.Ii06a => "II.06a",
        ReportForm.Ii06 => "II.06",
        ReportForm.Ii07 => "II.07",
        ReportForm.Ii05 => "II.05",
        ReportForm.Ii03 => "II.03",
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, null),
    };
}

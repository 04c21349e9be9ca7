using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Law.Reports;
using CaiCach.Web.Hosting.Authentication;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>What is behind a figure of form II.03.</summary>
public sealed class Ii03RowsModel(ReportCounted counted, ActorReader actors, ReferenceStore reference) : CountedRowsPage(counted, actors, reference)
{
    /// <inheritdoc />
    protected override ReportForm Form => ReportForm.Ii03;
}

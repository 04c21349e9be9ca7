using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Web.Hosting.Authentication;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>The dossiers behind a figure of form II.07.</summary>
public sealed class Ii07RowsModel(ListReportRows rows, ReadReport read, ActorReader actors, ReferenceStore reference) : ReportRowsPage(rows, read, actors, reference);

using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Web.Hosting.Authentication;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>The dossiers behind a figure of form II.06a.</summary>
public sealed class Ii06aRowsModel(ListReportRows rows, ReadReport read, ActorReader actors, ReferenceStore reference) : ReportRowsPage(rows, read, actors, reference);

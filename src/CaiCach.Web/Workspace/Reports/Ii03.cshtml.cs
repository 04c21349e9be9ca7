using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Law.Reports;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Printing;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>Form II.03 on the page and as files.</summary>
public sealed class Ii03Model(ReadReport read, ReferenceStore reference, ActorReader actors, LetterPdf pdf) : OneFormPage(read, reference, actors, pdf)
{
    /// <inheritdoc />
    public override ReportForm Form => ReportForm.Ii03;
}

using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Export;
using CaiCach.Data.Organisation;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>How bodies answered when they were asked, and how they handled parts of other bodies' dossiers and internal procedures.</summary>
public sealed class CooperationModel(ActorReader actors, ReferenceStore reference, ReportCooperation report, IStringLocalizer<WorkspaceTexts> t) : CooperationPage(actors, reference)
{
    public const string Href = "/can-bo/bao-cao/phoi-hop";

    public override string Address => Href;

    public override IReadOnlyList<string> FileFormats => ReportFile.ListFormats;

    public ReportCooperation.Report? Report { get; private set; }

    /// <summary>The report as a table.</summary>
    public Table TableOf(ReportCooperation.Report made) => new(
        t["Phối hợp, liên thông và thủ tục nội bộ"].Value,
        [.. Enum.GetValues<ReportCooperation.Figure>().Select(f => NameOf(t, f))],
        [.. made.Lines.Select(line => RowOf(line.Body.Name, line.Figures, line.Body.Code)), RowOf(t["Tổng cộng"].Value, made.Total, null)]);

    protected override async Task<IReadOnlyList<FieldFault>> MakeAsync(ReportCooperation.Question question, CancellationToken cancel)
    {
        (Report, var faults) = await report.RunAsync(Me, Now, question, cancel);
        return faults;
    }

    protected override (Unit Unit, TextTable Table, string Name) FileOf(ReportCooperation.Question question) =>
        (Report!.Unit, ReportCooperation.TableOf(Report, question, f => NameOf(t, f)), "Phoi-hop");

    internal static string NameOf(IStringLocalizer t, ReportCooperation.Figure figure) => (figure switch
    {
        ReportCooperation.Figure.Asked => t["Được hỏi ý kiến"],
        ReportCooperation.Figure.OnTime => t["Trả lời đúng hạn"],
        ReportCooperation.Figure.Late => t["Trả lời quá hạn"],
        ReportCooperation.Figure.Silent => t["Không trả lời"],
        ReportCooperation.Figure.Recalled => t["Không còn cần trả lời"],
        ReportCooperation.Figure.Waiting => t["Hiện chờ trả lời"],
        ReportCooperation.Figure.Overdue => t["Hiện chờ, đã quá hạn"],
        ReportCooperation.Figure.Parts => t["Hồ sơ thành phần đã nhận"],
        ReportCooperation.Figure.PartsInTime => t["Thành phần xong trong hạn"],
        ReportCooperation.Figure.PartsLate => t["Thành phần xong quá hạn"],
        ReportCooperation.Figure.PartsPastDue => t["Thành phần còn lại, quá hạn"],
        ReportCooperation.Figure.Internal => t["Hồ sơ nội bộ đã nhận"],
        ReportCooperation.Figure.InternalInTime => t["Nội bộ xong trong hạn"],
        ReportCooperation.Figure.InternalLate => t["Nội bộ xong quá hạn"],
        _ => t["Nội bộ còn lại, quá hạn"],
    }).Value;
}

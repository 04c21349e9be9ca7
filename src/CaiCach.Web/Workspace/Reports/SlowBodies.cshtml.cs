using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Export;
using CaiCach.Data.Organisation;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>Whom a body waited for: how the bodies that it asked answered, inside the system and outside it.</summary>
public sealed class SlowBodiesModel(ActorReader actors, ReferenceStore reference, ReportSlowBodies report, IStringLocalizer<WorkspaceTexts> t) : CooperationPage(actors, reference)
{
    public const string Href = "/can-bo/bao-cao/phoi-hop-cham";

    public override string Address => Href;

    public override IReadOnlyList<string> FileFormats { get; } = ["xlsx", "docx", "json", "csv"];

    public ReportSlowBodies.Report? Report { get; private set; }

    /// <summary>The report as a table.</summary>
    public Table TableOf(ReportSlowBodies.Report made) => new(
        t["Cơ quan phối hợp chậm"].Value,
        [.. Enum.GetValues<ReportSlowBodies.Figure>().Select(f => NameOf(t, f))],
        [.. made.Lines.Select(line => RowOf(line.Body.Name + (line.Body.IsOutside ? " " + t["(ngoài hệ thống)"].Value : ""), line.Figures, line.Body.Key)), RowOf(t["Tổng cộng"].Value, made.Total, null)]);

    protected override async Task<IReadOnlyList<FieldFault>> MakeAsync(ReportCooperation.Question question, CancellationToken cancel)
    {
        (Report, var faults) = await report.RunAsync(Me, Now, question, cancel);
        return faults;
    }

    protected override (Unit Unit, TextTable Table, string Name) FileOf(ReportCooperation.Question question) =>
        (Report!.Unit, ReportSlowBodies.TableOf(Report, question, f => NameOf(t, f)), "Phoi-hop-cham");

    internal static string NameOf(IStringLocalizer t, ReportSlowBodies.Figure figure) => (figure switch
    {
        ReportSlowBodies.Figure.Asked => t["Lượt hỏi, phần việc đã gửi"],
        ReportSlowBodies.Figure.InTime => t["Trả lời đúng hạn"],
        ReportSlowBodies.Figure.Late => t["Trả lời quá hạn"],
        ReportSlowBodies.Figure.Silent => t["Không trả lời"],
        ReportSlowBodies.Figure.Overdue => t["Còn chờ, đã quá hạn"],
        _ => t["Tổng số ngày chậm"],
    }).Value;
}

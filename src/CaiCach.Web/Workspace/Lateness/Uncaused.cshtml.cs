using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports.Export;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Lateness;

/// <summary>The dossiers past their due date that still lack a cause.</summary>
public sealed class UncausedModel(ActorReader actors, ReferenceStore reference, LateCauseList list, ReadOfficerNames names, IStringLocalizer<WorkspaceTexts> texts) : WorkspacePage(actors, reference)
{
    /// <summary>The address of the list.</summary>
    public const string Href = "/can-bo/qua-han";

    public ListWork.Page Rows { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, string> Officers { get; private set; } = new Dictionary<Guid, string>();

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "dinh-dang")] string? format, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (format is not null && !ReportFile.ListFormats.Contains(format))
        {
            return NotFound();
        }

        Rows = format is null
            ? await list.RunAsync(Me, Now, ListWork.Cursor.Parse(After), cancel: cancel)
            : await list.RunAsync(Me, Now, size: LateCauseList.MostRows, cancel: cancel);
        Officers = await names.RunAsync(Rows.Rows.Select(r => r.AssigneeId), cancel);
        return format is null ? Page() : ListFile(format);
    }

    private FileContentResult ListFile(string format)
    {
        var posts = Me.Posts.Where(p => LateCauseList.Roles.Contains(p.Role)).ToList();
        var body = Reference.Organisation.Find(posts[0].AgencyId)!;
        var headed = string.Join("; ", posts.Select(p => Reference.Organisation.NameOf(p.Role == Role.AgencyHead ? p.AgencyId : p.UnitId)).Distinct());
        var table = new TextTable(
            "",
            "Chua ghi nguyen nhan",
            "HỒ SƠ QUÁ HẠN CHƯA GHI NGUYÊN NHÂN",
            $"{headed}, {TimeTexts.Moment(Now)}{(Rows.Next is null ? "" : $"; {LateCauseList.MostRows} hồ sơ đầu")}",
            [new("TT", 5), new("Mã hồ sơ", 22), new("Thủ tục", 40), new("Trạng thái", 20), new("Đơn vị", 30), new("Người xử lý", 25), new("Hạn", 16), new("Hẹn lại", 16)],
            [
                .. Rows.Rows.Select((row, i) => (IReadOnlyList<string>)
                [
                    $"{i + 1}", row.Code ?? row.RequestNumber, Reference.Procedure(row.ProcedureCode, row.ProcedureVersion)?.Name ?? row.ProcedureCode, row.State.ToText(), Reference.Organisation.NameOf(row.HolderUnitId),
                    row.AssigneeId is { } id ? Officers.GetValueOrDefault(id, "") : texts["Chưa giao"].Value, TimeTexts.Moment(row.DueAt), TimeTexts.Moment(row.AppointmentAt),
                ]),
            ]);
        return File(TextTableFile.Make(table, ReportFile.HeadingOf(body, Reference.Organisation), format), ReportFile.MediaTypeOf(format), $"qua-han-chua-ghi-nguyen-nhan-{body.Code}-{VietnamTime.DayOf(Now):yyyyMMdd}.{format}");
    }
}

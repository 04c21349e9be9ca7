using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports.Export;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Monitoring;

/// <summary>The dossiers of one list, a page at a time or as a file.</summary>
public sealed class WatchRowsModel(ActorReader actors, ReferenceStore reference, WatchDossiers watch, ReadOfficerNames names, IStringLocalizer<WorkspaceTexts> texts)
    : WatchPage(actors, reference, names)
{
    public WatchList List { get; private set; }

    public WatchDossiers.Page Rows { get; private set; } = null!;

    /// <summary>Whether the reader may remind whoever has a dossier.</summary>
    public bool MayUrge => UrgeDossier.MayAny(Me);

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public async Task<IActionResult> OnGetAsync(string list, [FromQuery(Name = "dinh-dang")] string? format, CancellationToken cancel)
    {
        if (ListOf(list) is not { } known || !await ChooseAsync(cancel) || (After is not null && ListWork.Cursor.Parse(After) is null))
        {
            return NotFound();
        }

        List = known;
        if (format is not null)
        {
            return ReportFile.Formats.Contains(format) ? await FileAsync(list, format, cancel) : NotFound();
        }

        Rows = await watch.RunAsync(Query, known, Now, ListWork.Cursor.Parse(After), cancel: cancel);
        await NameAsync(Rows.Rows.Select(r => r.AssigneeId), cancel);
        return Page();
    }

    /// <summary>The procedure of a row.</summary>
    public string ProcedureOf(WatchDossiers.Row row) => Reference.Procedure(row.ProcedureCode, row.ProcedureVersion)?.Name ?? row.ProcedureCode;

    /// <summary>Who handles it.</summary>
    public string OfficerOf(WatchDossiers.Row row) => row.AssigneeId is { } id ? NameOf(id) : texts["Chưa giao"].Value;

    private async Task<IActionResult> FileAsync(string slug, string format, CancellationToken cancel)
    {
        Rows = await watch.RunAsync(Query, List, Now, size: WatchDossiers.MostRows, cancel: cancel);
        await NameAsync(Rows.Rows.Select(r => r.AssigneeId), cancel);
        var place = Query.Place.Unit;
        var table = new TextTable(
            "",
            "Theo doi ho so",
            TitleOf(texts, List).ToUpperInvariant(),
            $"{place.Name}{(Query.OfficerId is { } officer ? "; " + NameOf(officer) : "")}, {TimeTexts.Moment(Now)}{(Rows.Next is null ? "" : $"; {WatchDossiers.MostRows} hồ sơ đầu")}",
            [
                new("TT", 5), new("Mã hồ sơ", 18), new("Thủ tục", 40), new("Trạng thái", 18), new("Đơn vị", 24), new("Người xử lý", 22), new("Tiếp nhận", 16), new("Hạn", 16), new("Hẹn lại", 16), new("Tạm dừng từ", 16), new("Hạn bổ sung", 16), new("Hệ thống xử lý", 30),
            ],
            [
                .. Rows.Rows.Select((row, i) => (IReadOnlyList<string>)
                [
                    $"{i + 1}", row.Code, ProcedureOf(row), row.State.ToText(), Reference.Organisation.NameOf(row.HolderUnitId), OfficerOf(row),
                    TimeTexts.Moment(row.AcceptedAt), TimeTexts.Moment(row.DueAt), TimeTexts.Moment(row.AppointmentAt), TimeTexts.Moment(row.PausedAt), TimeTexts.Moment(row.SupplementLimitAt), row.MasterName ?? "",
                ]),
            ]);
        var heading = ReportFile.HeadingOf(Reference.Organisation.Find(place.AgencyId)!, Reference.Organisation) with { UnitName = place.Name };
        return File(TextTableFile.Make(table, heading, format), ReportFile.MediaTypeOf(format), $"theo-doi-{slug}-{place.Code}-{VietnamTime.DayOf(Now):yyyyMMdd}.{format}");
    }
}

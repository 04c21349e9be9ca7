using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports.Export;
using CaiCach.Law.Calendar;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Monitoring;

/// <summary>How many open dossiers are due, late, waited for or with nobody, and with whom.</summary>
public sealed class WatchModel(ActorReader actors, ReferenceStore reference, WatchDossiers watch, ReadOfficerNames names, IStringLocalizer<WorkspaceTexts> texts) : WatchPage(actors, reference, names)
{
    public WatchDossiers.Standing Standing { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "dinh-dang")] string? format, CancellationToken cancel)
    {
        if (!await ChooseAsync(cancel) || (format is not null && !ReportFile.ListFormats.Contains(format)))
        {
            return NotFound();
        }

        Standing = await watch.StandAsync(Query, Now, cancel);
        await NameAsync(Standing.Loads.Select(l => l.OfficerId), cancel);
        return format is null ? Page() : LoadsFile(format);
    }

    private FileContentResult LoadsFile(string format)
    {
        var place = Query.Place.Unit;
        var table = new TextTable(
            "",
            "Theo nguoi xu ly",
            "HỒ SƠ ĐANG MỞ THEO NGƯỜI XỬ LÝ",
            $"{place.Name}, {TimeTexts.Moment(Now)}",
            [new("TT", 5), new("Người xử lý", 30), new("Đơn vị", 40), new("Đã quá hạn", 12), new("Hạn hôm nay", 12), new("Sắp đến hạn", 12), new("Đang giữ", 12)],
            [
                .. Standing.Loads.Select((load, i) => (IReadOnlyList<string>)
                [
                    $"{i + 1}", load.OfficerId is { } officer ? NameOf(officer) : texts["Chưa giao"].Value, Reference.Organisation.NameOf(load.UnitId), $"{load.Late}", $"{load.Today}", $"{load.Soon}", $"{load.Held}",
                ]),
            ]);
        var heading = ReportFile.HeadingOf(Reference.Organisation.Find(place.AgencyId)!, Reference.Organisation) with { UnitName = place.Name };
        return File(TextTableFile.Make(table, heading, format), ReportFile.MediaTypeOf(format), $"theo-nguoi-xu-ly-{place.Code}-{VietnamTime.DayOf(Now):yyyyMMdd}.{format}");
    }
}

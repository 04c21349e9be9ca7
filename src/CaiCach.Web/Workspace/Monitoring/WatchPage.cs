using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Monitoring;

/// <summary>A page about the open dossiers of a body, a division or an officer, chosen in the address.</summary>
public abstract class WatchPage(ActorReader actors, ReferenceStore reference, ReadOfficerNames names) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/theo-doi";

    private static readonly (WatchList List, string Slug)[] Slugs =
    [
        (WatchList.Late, "qua-han"), (WatchList.DueToday, "den-han-hom-nay"), (WatchList.DueSoon, "sap-den-han"), (WatchList.StepLate, "buoc-qua-han"), (WatchList.Skipped, "bo-qua-buoc"), (WatchList.Unclaimed, "chua-co-nguoi"), (WatchList.LongSupplement, "cho-bo-sung-lau"), (WatchList.IntakeLate, "tiep-nhan-muon"), (WatchList.Held, "dang-giu"), (WatchList.Elsewhere, "he-thong-khac"),
    ];

    /// <summary>The lists in the order of the page.</summary>
    public static IReadOnlyList<WatchList> Lists { get; } = [.. Slugs.Select(s => s.List)];

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? PlaceCode { get; set; }

    /// <summary>In place of an officer: the dossiers that nobody has.</summary>
    public const string Nobody = "chua-giao";

    /// <summary>The officer as the address has it; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "nguoi")]
    public string? Officer { get; set; }

    public IReadOnlyList<WatchDossiers.Place> Places { get; private set; } = [];

    public WatchDossiers.Query Query { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, string> Officers { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>A list's name.</summary>
    public static string TitleOf(IStringLocalizer<WorkspaceTexts> t, WatchList list) => (list switch
    {
        WatchList.DueToday => t["Đến hạn hôm nay"],
        WatchList.DueSoon => t["Đến hạn trong {0} ngày làm việc tới", Watch.SoonDays],
        WatchList.Late => t["Đã quá hạn"],
        WatchList.LongSupplement => t["Chờ bổ sung từ {0} ngày làm việc", Watch.LongDays],
        WatchList.Unclaimed => t["Chưa có người xử lý"],
        WatchList.IntakeLate => t["Tiếp nhận muộn: chưa trả lời, hoặc trả lời sau hạn trong {0} ngày", Watch.AnsweredDays],
        WatchList.StepLate => t["Bước đã quá hạn, chưa chuyển bước"],
        WatchList.Skipped => t["Đã bỏ qua bước của quy trình"],
        WatchList.Elsewhere => t["Do hệ thống khác xử lý, lâu chưa báo trạng thái nhất ở trên"],
        WatchList.Held => t["Đang giữ, chưa giải quyết xong"],
        _ => throw new ArgumentOutOfRangeException(nameof(list), list, null),
    }).Value;

    /// <summary>The list of an address; null when there is none.</summary>
    protected static WatchList? ListOf(string slug) => Array.Find(Slugs, s => s.Slug == slug) is { Slug: not null } found ? found.List : null;

    /// <summary>The address of a list.</summary>
    public string ListHref(WatchList list, Guid? officer = null, string? after = null, string? format = null) =>
        AddressOf(list) + Asked(officer ?? Query.OfficerId, after, format);

    /// <summary>The address of a list of a row of the loads: of its officer or, where nobody has the dossiers, of its unit.</summary>
    public string LoadHref(WatchList list, WatchDossiers.Load load)
    {
        ArgumentNullException.ThrowIfNull(load);
        return load.OfficerId is { } officer ? ListHref(list, officer)
            : $"{AddressOf(list)}?don-vi={Uri.EscapeDataString(Places.FirstOrDefault(p => !p.IsBody && p.Unit.Id == load.UnitId)?.Code ?? PlaceCode!)}&nguoi={Nobody}";
    }

    /// <summary>The address of a list of a place.</summary>
    public static string AddressOf(WatchList list, string? place = null) => $"{Href}/{Slugs.First(s => s.List == list).Slug}{(place is null ? "" : "?don-vi=" + Uri.EscapeDataString(place))}";

    /// <summary>The address of the counts.</summary>
    public string HomeHref(Guid? officer = null, string? format = null) => Href + Asked(officer, null, format);

    /// <summary>The name of an officer.</summary>
    public string NameOf(Guid id) => Officers.GetValueOrDefault(id, "");

    /// <summary>Reads whose dossiers are asked about; whether there are any to see.</summary>
    protected async Task<bool> ChooseAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Places = WatchDossiers.PlacesOf(Me, Reference.Organisation);
        if (Places.FirstOrDefault(p => PlaceCode is null || p.Code == PlaceCode) is not { } place)
        {
            return false;
        }

        if (Officer is not null and not Nobody && !Guid.TryParseExact(Officer, "n", out _))
        {
            return false;
        }

        PlaceCode = place.Code;
        Query = new(place, Officer is null or Nobody ? null : Guid.ParseExact(Officer, "n"), Officer == Nobody);
        return true;
    }

    /// <summary>Reads the names of officers.</summary>
    protected async Task NameAsync(IEnumerable<Guid?> ids, CancellationToken cancel) => Officers = await names.RunAsync(ids.Append(Query.OfficerId), cancel);

    private QueryString Asked(Guid? officer, string? after, string? format) => QueryString.Create(
        new KeyValuePair<string, string?>[] { new("don-vi", PlaceCode), new("nguoi", officer?.ToString("n") ?? (Query.Nobody ? Nobody : null)), new("sau", after), new("dinh-dang", format) }.Where(p => p.Value is not null));
}

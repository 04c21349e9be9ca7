using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Procedures;
using CaiCach.Data;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.Application.Seeding;

/// <summary>Invented procedures of the sample department, one in each state of the catalogue, and the decisions behind them.</summary>
internal sealed class SampleCatalogue(IServiceProvider services, Cast cast)
{
    private const string Agency = "SKHCN-QT";
    private const string Model = "MH.QT.001";

    private static readonly (string Code, string Name)[] Procedures =
    [
        ("MH.DM.001", "[Minh họa] Đăng ký dùng chung thiết bị đo của phòng thí nghiệm"), ("MH.DM.002", "[Minh họa] Xác nhận nội dung thử nghiệm có kiểm soát"), ("MH.DM.003", "[Minh họa] Cấp mã truy cập kho dữ liệu mở"),
        ("MH.DM.004", "[Minh họa] Đăng ký trưng bày sản phẩm tại sàn công nghệ"), ("MH.DM.005", "[Minh họa] Xác nhận hoàn thành khóa tập huấn đổi mới sáng tạo"), ("MH.DM.006", "[Minh họa] Đăng ký gian hàng hội chợ công nghệ"),
    ];

    private readonly Actor controller = cast.Official(Agency, Role.ProcedureController);
    private readonly Actor head = cast.Official(Agency, Role.AgencyHead);

    /// <summary>Draws up and decides what is not there yet; how many acts that were.</summary>
    public async Task<int> TellAsync(DateTime now, CancellationToken cancel)
    {
        var codes = Procedures.Select(p => p.Code).ToList();
        if (await Do<CaiCachDb, bool>(db => db.CatalogueEntries.AnyAsync(e => codes.Contains(e.Code), cancel)))
        {
            return 0;
        }

        DateTime At(int daysBack) => VietnamTime.ToUtc(VietnamTime.DayOf(now).AddDays(-daysBack).ToDateTime(new TimeOnly(9, 15)));
        var before = acts;
        await DraftAsync(0, At(3), cancel);
        await ReviewAsync(await DraftAsync(1, At(6), cancel), At(5), cancel);
        await PublishAsync(await ApprovedAsync(2, At(30), cancel), At(20), "711/QĐ-UBND", At(15), At(17), [], cancel);
        await PublicAsync(await PublishAsync(await ApprovedAsync(5, At(200), cancel), At(195), "305/QĐ-UBND", At(180), At(180), [], cancel), At(192), cancel);
        await PublicAsync(await PublishAsync(await ApprovedAsync(3, At(70), cancel), At(60), "622/QĐ-UBND", At(45), At(45), [Procedures[5].Code], cancel), At(57), cancel);
        await PublicAsync(await PublishAsync(await ApprovedAsync(4, At(150), cancel), At(140), "402/QĐ-UBND", At(125), At(125), [], cancel), At(138), cancel);
        var again = await HandleAsync(await EntryAsync(Procedures[4].Code, cancel), controller, At(100), new(CatalogueAct.Draft), cancel);
        await PublicAsync(await PublishAsync(await ReviewAsync(await SaveAsync(again, Procedures[4], At(99), body => body["sequence"] = new JsonArray("Đăng ký theo lớp", "Nhận xác nhận điện tử"), cancel), At(98), cancel, approve: true), At(90), "518/QĐ-UBND", At(75), At(75), [], cancel), At(70), cancel);
        await InternalAsync(At(40), cancel);
        await RecordAsync(CatalogueDecisionKind.ReviewPlan, "45/KH-UBND", "[Minh họa] Kế hoạch rà soát, đơn giản hóa thủ tục hành chính trong năm", At(250), [], cancel);
        await RecordAsync(CatalogueDecisionKind.InternalProcess, "837/QĐ-UBND", "[Minh họa] Phê duyệt quy trình nội bộ giải quyết thủ tục hành chính", At(130), [Procedures[4].Code], cancel);
        await RecordAsync(CatalogueDecisionKind.FullyOnline, "1112/QĐ-UBND", "[Minh họa] Danh mục thủ tục đủ điều kiện thực hiện toàn trình", At(50), [Procedures[3].Code, Procedures[4].Code], cancel);
        return acts - before;
    }

    private int acts;

    private async Task<Guid> DraftAsync(int n, DateTime at, CancellationToken cancel)
    {
        var id = await StartAsync(ProcedureKind.Public, Procedures[n].Code, Procedures[n].Name, at, cancel);
        return n == 0 ? id : await SaveAsync(id, Procedures[n], at, _ => { }, cancel);
    }

    private async Task<Guid> StartAsync(ProcedureKind kind, string? code, string name, DateTime at, CancellationToken cancel) =>
        Done(await Do<StartProcedure, CatalogueOutcome>(u => u.RunAsync(new(controller, at, "seed"), new(Agency, kind, code, name), cancel)));

    private async Task<Guid> SaveAsync(Guid id, (string Code, string Name) procedure, DateTime at, Action<JsonObject> change, CancellationToken cancel)
    {
        var root = JsonNode.Parse(await Do<CaiCachDb, string>(db => db.Procedures.Where(p => p.Code == Model && p.Version == 1).Select(p => p.Document).SingleAsync(cancel)))!.AsObject();
        var body = DraftDocument.BodyOf(root);
        (body["code"], body["name"]) = (procedure.Code, procedure.Name);
        change(body);
        return await HandleAsync(id, controller, at, new(CatalogueAct.Save, root.ToJsonString()), cancel);
    }

    private async Task<Guid> ApprovedAsync(int n, DateTime at, CancellationToken cancel) => await ReviewAsync(await DraftAsync(n, at, cancel), at.AddDays(1), cancel, approve: true);

    private async Task<Guid> ReviewAsync(Guid id, DateTime at, CancellationToken cancel, bool approve = false)
    {
        await HandleAsync(id, controller, at, new(CatalogueAct.Submit), cancel);
        return approve ? await HandleAsync(id, head, at.AddHours(1), new(CatalogueAct.Approve), cancel) : id;
    }

    private async Task<Guid> PublishAsync(Guid id, DateTime at, string number, DateTime from, DateTime law, IReadOnlyList<string> replaces, CancellationToken cancel)
    {
        var request = new PublishProcedure.Request(Decision(number, at, "[Minh họa] Công bố danh mục thủ tục hành chính lĩnh vực khoa học và công nghệ"), VietnamTime.DayOf(from), VietnamTime.DayOf(law), replaces, [Agency]);
        return Done(await Do<PublishProcedure, CatalogueOutcome>(async u => await u.RunAsync(new(controller, at, "seed"), id, await VersionAsync(id, cancel), request, cancel)));
    }

    private async Task PublicAsync(Guid id, DateTime at, CancellationToken cancel) =>
        Done(await Do<MakeProcedurePublic, CatalogueOutcome>(async u => await u.RunAsync(new(controller, at, "seed"), id, await VersionAsync(id, cancel), cancel)));

    private async Task InternalAsync(DateTime at, CancellationToken cancel)
    {
        const string name = "[Minh họa] Đề nghị trang bị phương tiện làm việc";
        var id = await StartAsync(ProcedureKind.InternalWithinBody, null, name, at, cancel);
        var code = await Do<CaiCachDb, string>(db => db.CatalogueEntries.Where(e => e.Id == id).Select(e => e.Code).SingleAsync(cancel));
        await ReviewAsync(await SaveAsync(id, (code, name), at, _ => { }, cancel), at.AddDays(1), cancel, approve: true);
        var request = new PublishProcedure.Request(Decision("63/QĐ-SKHCN", at.AddDays(2), "[Minh họa] Công bố thủ tục hành chính nội bộ của Sở"), VietnamTime.DayOf(at.AddDays(5)), null, [], []);
        Done(await Do<PublishProcedure, CatalogueOutcome>(async u => await u.RunAsync(new(controller, at.AddDays(2), "seed"), id, await VersionAsync(id, cancel), request, cancel)));
        await PublicAsync(id, at.AddDays(3), cancel);
    }

    private async Task RecordAsync(CatalogueDecisionKind kind, string number, string title, DateTime at, IReadOnlyList<string> codes, CancellationToken cancel) =>
        Done(await Do<RecordCatalogueDecision, CatalogueOutcome>(u => u.RunAsync(new(controller, at, "seed"), new(Agency, kind, Decision(number, at, title), codes), cancel)));

    private async Task<Guid> HandleAsync(Guid id, Actor actor, DateTime at, HandleProcedureDraft.Request request, CancellationToken cancel) =>
        Done(await Do<HandleProcedureDraft, CatalogueOutcome>(async u => await u.RunAsync(new(actor, at, "seed"), id, await VersionAsync(id, cancel), request, cancel)));

    private static DecisionInput Decision(string number, DateTime at, string title) =>
        new(number, VietnamTime.DayOf(at), "province", "UBND tỉnh Quảng Trị (minh họa)", "Phó Chủ tịch Nguyễn Văn Mẫu", title);

    private Task<Guid> EntryAsync(string code, CancellationToken cancel) => Do<CaiCachDb, Guid>(db => db.CatalogueEntries.Where(e => e.Code == code).Select(e => e.Id).SingleAsync(cancel));

    private Task<int> VersionAsync(Guid id, CancellationToken cancel) => Do<CaiCachDb, int>(db => db.CatalogueEntries.Where(e => e.Id == id).Select(e => e.Version).SingleAsync(cancel));

    private Guid Done(CatalogueOutcome outcome)
    {
        acts++;
        return outcome switch
        {
            CatalogueOutcome.Done done => done.Id,
            CatalogueOutcome.Invalid invalid => throw new InvalidOperationException("The sample catalogue was not taken: " + string.Join(' ', invalid.Faults.Select(f => $"{f.Field} {f.Text}"))),
            _ => throw new InvalidOperationException($"The sample catalogue was not taken: {outcome}."),
        };
    }

    private async Task<T> Do<TUseCase, T>(Func<TUseCase, Task<T>> work)
        where TUseCase : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }
}

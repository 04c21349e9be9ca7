using System.Diagnostics;
using System.Globalization;
using CaiCach.Application.Measures;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Hosting.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Commands;

/// <summary>What officials wait for in a province of 200 bodies and a year's dossiers: lists, search, dossier pages, reports and acceptance through the running program, and the recount.</summary>
internal static class BenchProvince
{
    private const int Ok = 200;
    private const int Redirect = 302;
    private const int Spread = 300;

    /// <summary>Seconds of load on the first so many cases before any is measured.</summary>
    private const int WarmUp = 20;

    /// <inheritdoc cref="WarmUp"/>
    private const int Pages = 39;

    /// <summary>One thing measured: its name, in whose sessions, what is asked, the status that is right, the connections it is asked on at once (null for as many as were asked for), more seconds that do not count, and what is asked at once after each (null for nothing).</summary>
    private sealed record Case(string Name, IReadOnlyList<BenchSession> Sessions, Func<int, int, byte[]> Request, int Status = Ok, int? Connections = null, int Warm = 0, Func<int, int, byte[]>? Then = null);

    public static async Task<object> RunAsync(BenchSettings settings)
    {
        using var postgres = BenchPostgres.Start();
        IReadOnlyDictionary<string, double> fill = new Dictionary<string, double>();
        Known known = null!;
        IReadOnlyDictionary<string, long> rows = new Dictionary<string, long>();
        await BenchServer.PrepareAsync(postgres.Connection, async db =>
        {
            fill = await BenchProvinceData.FillAsync(db, settings.Rows);
            rows = await BenchProvinceData.CountAsync(db);
            known = await Known.ReadAsync(db);
        });
        var pages = new Dictionary<string, object>(StringComparer.Ordinal);
        using (var server = await BenchServer.StartAsync(postgres.Connection, "/health/ready"))
        {
            var cases = await CasesAsync(server, known);

            // Whatever is measured first would carry the compiling.
            BenchLoad.Run(server, settings with { Warm = WarmUp, Seconds = 1 }, (c, n) => cases[((c * 31) + n) % Pages].Request(c, n), Ok);
            foreach (var one in cases)
            {
                foreach (var session in one.Sessions)
                {
                    await session.RenewAsync();
                }

                var load = BenchLoad.Run(server, settings with { Connections = one.Connections ?? settings.Connections, Warm = settings.Warm + one.Warm }, one.Request, one.Status, one.Then);
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"bench: {one.Name}: p50 {load.P50} p95 {load.P95} max {load.Max} ms, {load.Requests} requests, {load.Errors} errors {load.WrongStatus}"));
                pages.Add(one.Name, new { load.Requests, load.Errors, load.P50, load.P95, load.Max, load.ServerMicroseconds });
            }
        }

        return new { postgres = BenchPostgres.Settings, rows, fillSeconds = fill, settings.Connections, milliseconds = pages, recount = await RecountAsync(postgres.Connection) };
    }

    /// <summary>Counts the year again as the program does it at night.</summary>
    private static async Task<object> RecountAsync(string connection)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System).AddLogging();
        new Storage(connection, Path.GetTempPath()).AddTo(services);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaiCachDb>();
        db.Database.SetCommandTimeout(TimeSpan.Zero);
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var differences = 0;
        await foreach (var difference in new RecountMeasures(db, provider.GetRequiredService<IDatabaseEngine>()).RunAsync())
        {
            if (differences++ < 5)
            {
                await Console.Error.WriteLineAsync(difference.Text);
            }
        }

        var seconds = Math.Round(watch.Elapsed.TotalSeconds, 1);
        var processorSeconds = Math.Round((Environment.CpuUsage.TotalTime - before).TotalSeconds, 1);
        return new { events = await db.Events.LongCountAsync(), seconds, processorSeconds, differences };
    }

    private static async Task<IReadOnlyList<Case>> CasesAsync(BenchServer server, Known known)
    {
        var receiver = await BenchSession.SignInAsync(server, "tiepnhan.1");
        var specialist = await BenchSession.SignInAsync(server, "thuly1.1");
        var chief = await BenchSession.SignInAsync(server, "truongphong.1");
        var head = await BenchSession.SignInAsync(server, "lanhdao.1");
        var clerk = await BenchSession.SignInAsync(server, "vanthu.1");
        var controller = await BenchSession.SignInAsync(server, "kiemsoat.do");
        var counters = new List<BenchSession>();
        for (var body = 2; body < 2 + BenchProvinceData.Counters; body++)
        {
            counters.Add(await BenchSession.SignInAsync(server, $"tiepnhan.{body}", $"/can-bo/ho-so/{known.Waiting[body - 2][0]}/tiep-nhan"));
        }

        var today = VietnamTime.DayOf(TimeProvider.System.GetUtcNow().UtcDateTime);
        var province = $"don-vi={BenchProvinceData.Province}";
        var month = $"tu={Day(today.AddDays(-40))}&den={Day(today.AddDays(-10))}";
        return
        [
            Page("work", receiver, "/can-bo"),
            Page("desk: receive", receiver, "/can-bo/viec/tiep-nhan"),
            Page("desk: transfer", receiver, "/can-bo/viec/chuyen"),
            Page("desk: waiting for the applicant", receiver, "/can-bo/viec/cho-bo-sung"),
            Page("desk: handle, a body", head, "/can-bo/viec/xu-ly"),
            Page("desk: handle, an officer's own", specialist, "/can-bo/viec/xu-ly"),
            Page("desk: handle, a division", chief, "/can-bo/viec/xu-ly"),
            Page("desk: handle, late of one procedure", head, $"/can-bo/viec/xu-ly?han=tre&thu-tuc={known.Procedure}"),
            Page("desk: opinions awaited, a body", head, "/can-bo/viec/cho-y-kien"),
            Page("desk: opinions awaited, an officer's own", specialist, "/can-bo/viec/cho-y-kien"),
            Page("asked for an opinion, a division", chief, "/can-bo/viec/xin-y-kien"),
            Page("asked for an opinion, a body", head, "/can-bo/viec/xin-y-kien"),
            Page("desk: review", chief, "/can-bo/viec/duyet"),
            Page("desk: sign", head, "/can-bo/viec/ky"),
            Page("hand over", receiver, "/can-bo/ban-giao"),
            Page("cash desk", receiver, "/can-bo/thu-phi"),
            Page("cash book of a day", receiver, $"/can-bo/cuoi-ngay/so-thu?don-vi=CQ-1&ngay={Day(today.AddDays(-1))}"),
            Page("wall of a body", head, "/can-bo/toan-canh"),
            Page("wall of a body, as the province", controller, "/can-bo/toan-canh?don-vi=CQ-1"),
            Page("reopenings", head, "/can-bo/mo-lai-ho-so"),
            Page("petitions: to route, the province", controller, "/can-bo/phan-anh?viec=phan-loai"),
            Page("petitions: to make public, the province", controller, "/can-bo/phan-anh?viec=cong-khai"),
            Page("petitions: over, the province", controller, "/can-bo/phan-anh?viec=da-xong"),
            Page("petitions: to answer, a division", chief, "/can-bo/phan-anh?viec=tra-loi"),
            Page("petitions: to sign, a body", head, "/can-bo/phan-anh?viec=ky"),
            Page("desk: issue", clerk, "/can-bo/viec/phat-hanh"),
            Page("desk: return", receiver, "/can-bo/viec/tra-ket-qua"),
            Page("return desk", receiver, "/can-bo/tra-ket-qua"),
            Page("sign queue", head, "/can-bo/ky"),
            Page("late without a cause", head, "/can-bo/qua-han"),
            Page("keep an eye on a body", head, "/can-bo/theo-doi"),
            Page("keep an eye on: late", head, "/can-bo/theo-doi/qua-han"),
            Page("keep an eye on: late steps", head, "/can-bo/theo-doi/buoc-qua-han"),
            Page("keep an eye on: unclaimed", head, "/can-bo/theo-doi/chua-co-nguoi"),
            Page("keep an eye on, as the province", controller, "/can-bo/theo-doi?don-vi=CQ-1"),
            Page("register of a month", head, $"/can-bo/so-theo-doi?don-vi=CQ-1&{month}"),
            Page("end-of-day sheet", receiver, $"/can-bo/cuoi-ngay?ngay={Day(today.AddDays(-1))}"),
            Page("notices", specialist, "/can-bo/thong-bao"),
            new("search: code", [controller], Each(known.Codes, code => BenchLoad.GetIn(controller, "/can-bo/ho-so?ma=" + code)), Redirect),
            .. Searches("body", receiver, known),
            .. Searches("province", controller, known),
            new("dossier", [controller], Each(known.Dossiers, id => BenchLoad.GetIn(controller, $"/can-bo/ho-so/{id}"))),
            new("acceptance", counters, (c, n) => Accept(counters, known, Counter(c, n), n / 2), Redirect, Warm: 3),
            new("acceptance and its receipt as PDF", counters, (c, n) => Accept(counters, known, Half + Counter(c, n), n / 2), Redirect, Warm: 3, Then: (c, n) => Receipt(counters, known, Half + Counter(c, n), n / 2)),
            new("II.06a of the province, civil year so far", [controller], Of(controller, $"/can-bo/bao-cao/ii06a?{province}&ky=nam&nam={today.Year}"), Connections: 1),
            new("II.06a of the province, reporting year so far", [controller], Of(controller, $"/can-bo/bao-cao/ii06a?{province}&ky=nd09-nam&nam={today.Year}"), Connections: 1),
            new("II.06 of the province by body, reporting year so far", [controller], Of(controller, $"/can-bo/bao-cao/ii06a?{province}&ky=nd09-nam&nam={today.Year}&theo=co-quan"), Connections: 1),
            new("II.05 of the province, reporting year so far", [controller], Of(controller, $"/can-bo/bao-cao/ii05?{province}&ky=nd09-nam&nam={today.Year}"), Connections: 1),
            new("whom bodies of the province wait for, a month", [controller], Of(controller, $"/can-bo/bao-cao/phoi-hop-cham?{province}&{month}"), Connections: 1),
            new("cooperation of the province, a month", [controller], Of(controller, $"/can-bo/bao-cao/phoi-hop?{province}&{month}"), Connections: 1),
            new("II.07 of the province, reporting year so far", [controller], Of(controller, $"/can-bo/bao-cao/ii07?{province}&ky=nd09-nam&nam={today.Year}"), Connections: 1),
            new("II.06a of a body, reporting year so far", [controller], Of(controller, $"/can-bo/bao-cao/ii06a?don-vi=CQ-1&ky=nd09-nam&nam={today.Year}"), Connections: 1),
        ];

        static Case Page(string name, BenchSession session, string path) => new(name, [session], Of(session, path));
        static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static IEnumerable<Case> Searches(string scope, BenchSession session, Known known)
    {
        foreach (var (what, texts) in new (string, IReadOnlyList<string>)[]
        {
            ("a frequent name", ["nguyen van an", "tran thi lan", "le minh"]),
            ("a name with marks", known.Names),
            ("a frequent word", ["nguyen", "hoang", "lan"]),
            ("half a code", [.. known.Codes.Select(c => c[..^3])]),
            ("identity number", known.IdNumbers),
            ("phone", known.Phones),
            ("a day", known.Days),
            ("name and office", ["pham thu cơ quan 1", "do xuan cơ quan 1"]),
        })
        {
            yield return new($"search, {scope}: {what}", [session], Each(texts, text => BenchLoad.GetIn(session, "/can-bo/ho-so?ma=" + Uri.EscapeDataString(text))));
        }
    }

    /// <summary>Half of the counters accept, the other half print the receipt, too.</summary>
    private const int Half = BenchProvinceData.Counters / 2;

    private static int Counter(int connection, int n) => ((connection * 2) + (n % 2)) % Half;

    private static byte[] Accept(List<BenchSession> counters, Known known, int counter, int n) =>
        n < known.Waiting[counter].Count ? BenchLoad.PostIn(counters[counter], $"/can-bo/ho-so/{known.Waiting[counter][n]}/tiep-nhan", "Input.Version=2&Input.Fee=0") : [];

    private static byte[] Receipt(List<BenchSession> counters, Known known, int counter, int n) => BenchLoad.GetIn(counters[counter], $"/can-bo/ho-so/{known.Waiting[counter][n]}/mau-01?tep=pdf");

    private static Func<int, int, byte[]> Of(BenchSession session, string path) => (_, _) => BenchLoad.GetIn(session, path);

    private static Func<int, int, byte[]> Each<T>(IReadOnlyList<T> things, Func<T, byte[]> request) => (c, n) => request(things[((c * 31) + n) % things.Count]);

    /// <summary>What there is to ask for: dossiers over the whole year, and those that wait at the counters.</summary>
    private sealed record Known(
        IReadOnlyList<Guid> Dossiers, IReadOnlyList<string> Codes, IReadOnlyList<string> Names, IReadOnlyList<string> IdNumbers, IReadOnlyList<string> Phones, IReadOnlyList<string> Days, string Procedure, IReadOnlyList<IReadOnlyList<Guid>> Waiting)
    {
        public static async Task<Known> ReadAsync(CaiCachDb db)
        {
            var body = await db.Units.Where(u => u.Code == "CQ-1").Select(u => u.Id).SingleAsync();
            var all = await db.Dossiers.AsNoTracking().Where(d => d.AgencyId == body && d.Code != null).OrderBy(d => d.Phone).Take(Spread).ToListAsync();
            var waiting = new List<IReadOnlyList<Guid>>();
            for (var k = 2; k < 2 + BenchProvinceData.Counters; k++)
            {
                var code = $"CQ-{k}";
                var counter = await db.Units.Where(u => u.Code == code).Select(u => u.Id).SingleAsync();
                waiting.Add(await db.Dossiers.Where(d => d.AgencyId == counter && d.State == BusinessState.IntakeReview && d.AssigneeId != null).OrderByDescending(d => d.SubmittedAt).Take(BenchProvinceData.Waiting).Select(d => d.Id).ToListAsync());
            }

            return new(
                [.. all.Select(d => d.Id)], [.. all.Select(d => d.Code!)], [.. all.Select(d => d.OwnerName)], [.. all.Select(d => d.OwnerIdNumber)], [.. all.Select(d => d.Phone)],
                [.. all.Select(d => VietnamTime.DayOf(d.SubmittedAt).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture))], all[0].ProcedureCode, waiting);
        }
    }
}

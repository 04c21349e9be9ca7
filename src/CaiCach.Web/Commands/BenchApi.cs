using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CaiCach.Data;
using CaiCach.Law.Calendar;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Commands;

/// <summary>Filing, reading and listing through the API with everything on, on PostgreSQL with fsync.</summary>
internal static class BenchApi
{
    private const int DossiersToRead = 400;
    private const string Procedure = "2.002131";

    public static async Task<object> FilingAsync(BenchSettings settings)
    {
        using var postgres = BenchPostgres.Start();
        await BenchServer.PrepareAsync(postgres.Connection);
        using var server = await BenchServer.StartAsync(postgres.Connection, "/health/ready");
        var file = await FilerAsync(server);
        var figures = BenchLoad.Run(server, settings, file, 201);
        return new { postgres = BenchPostgres.Settings, load = figures, residentMegabytes = server.ResidentBytes / 1_000_000 };
    }

    public static async Task<object> ReadAsync(BenchSettings settings)
    {
        using var postgres = BenchPostgres.Start();
        await BenchServer.PrepareAsync(postgres.Connection);
        using var server = await BenchServer.StartAsync(postgres.Connection, "/health/ready");
        var token = await server.SignInAsync();
        var file = await FilingBodyAsync(server);
        var requests = new List<byte[]>();
        for (var i = 0; i < DossiersToRead; i++)
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, "/api/v1/dossiers") { Content = new StringContent(file, Encoding.UTF8, "application/json") };
            message.Headers.Add("Idempotency-Key", "read-" + i.ToString(CultureInfo.InvariantCulture));
            using var answer = await server.Http.SendAsync(message);
            answer.EnsureSuccessStatusCode();
            requests.Add(BenchLoad.Get(answer.Headers.Location!.OriginalString, token));
        }

        var figures = BenchLoad.Run(server, settings, (c, n) => requests[((c * 31) + n) % requests.Count], 200);
        return new { postgres = BenchPostgres.Settings, load = figures };
    }

    public static async Task<object> WorklistAsync(BenchSettings settings)
    {
        using var postgres = BenchPostgres.Start();
        await BenchServer.PrepareAsync(postgres.Connection, db => GenerateAsync(db, settings.Rows));
        using var server = await BenchServer.StartAsync(postgres.Connection, "/health/ready");
        var token = await server.SignInAsync();
        var request = BenchLoad.Get("/api/v1/dossiers?desk=receive", token);
        var figures = BenchLoad.Run(server, settings, (_, _) => request, 200);
        return new { postgres = BenchPostgres.Settings, rows = settings.Rows, load = figures };
    }

    private static async Task<Func<int, int, byte[]>> FilerAsync(BenchServer server)
    {
        var token = await server.SignInAsync();
        var body = Encoding.UTF8.GetBytes(await FilingBodyAsync(server));
        var head = $"POST /api/v1/dossiers HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nIdempotency-Key: ";
        return (c, n) => [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{head}{c}-{n}\r\n\r\n")), .. body];
    }

    private static async Task<string> FilingBodyAsync(BenchServer server)
    {
        using var content = new ByteArrayContent("%PDF-1.4 bench"u8.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        using var uploaded = await server.Http.PostAsync(new Uri("/api/v1/files", UriKind.Relative), content);
        uploaded.EnsureSuccessStatusCode();
        var upload = (await JsonDocument.ParseAsync(await uploaded.Content.ReadAsStreamAsync())).RootElement.GetProperty("id").GetGuid();
        return JsonSerializer.Serialize(new
        {
            procedureCode = Procedure,
            agencyCode = BenchServer.Agency,
            applicant = new { kind = "citizen", name = "Phạm Văn Thử Một", idNumber = "045090999901", birthDate = "17/05/1990", phone = "0900000001", address = "Thôn Minh Họa 1, Quảng Trị" },
            content = "Đề nghị giải quyết",
            papers = new[] { new { componentCode = "C1", uploadId = upload } },
        });
    }

    /// <summary>
    /// Rows for worklists straight into the table, without events: for measuring alone, on the throw-away database. A third of them
    /// wait to be received, spread over every body.
    /// </summary>
    private static async Task GenerateAsync(CaiCachDb db, int rows)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var day = VietnamTime.DayOf(now).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO dossiers (id, version, request_number, procedure_code, procedure_version, state, payment, delivery, channel, applicant_kind,
                owner_name, owner_key, owner_id_number, phone, address, received_by_id, counter_id, agency_id, holder_unit_id, desk, desk_due_at, submitted_at, pauses, supplement_requests, fee_amount)
            SELECT gen_random_uuid(), 1, {day} || '-' || n, {Procedure}, 1, 'Submitted', 'None', 'NotReady', 'Online', 'Citizen',
                'Phạm Văn Thử ' || n, 'pham van thu ' || n, '045090999901', '0900000001', 'Quảng Trị', a.id, a.id, a.id, a.id,
                CASE n % 3 WHEN 0 THEN 'Receive' WHEN 1 THEN 'Handle' ELSE 'Closed' END, {now} + n % 100000 * interval '1 minute', {now}, '[]', 0, 0
            FROM generate_series(1, {rows}) n
            JOIN (SELECT id, row_number() OVER (ORDER BY (code = {BenchServer.Agency}) DESC, code) - 1 AS place, count(*) OVER () AS many FROM units WHERE agency_id = id) a ON a.place = n % a.many
            """);
        await db.Database.ExecuteSqlAsync($"ANALYZE dossiers");
    }
}

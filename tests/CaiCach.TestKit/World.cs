using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using CaiCach.Application;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Application.Measures;
using CaiCach.Application.Outbox;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Files;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.TestKit;

/// <summary>The application on a database of one test's own, with a clock that stands and people to act: the stage of use case tests.</summary>
public sealed class World : IAsyncDisposable
{
    /// <summary>The procedure used where any will do: 5 working days, one mandatory paper, no fee.</summary>
    public const string Procedure = "2.002131";

    /// <summary>The body used where any will do.</summary>
    public const string Agency = "SKHCN-QT";

    private readonly IServiceProvider services;
    private readonly IAsyncDisposable owner;
    private readonly string files;
    private int officials;

    private World(IServiceProvider services, IAsyncDisposable owner, TestDatabase database, TestClock clock, string files)
    {
        this.services = services;
        this.owner = owner;
        this.files = files;
        Database = database;
        Clock = clock;
    }

    /// <summary>The database.</summary>
    public TestDatabase Database { get; }

    /// <summary>The clock.</summary>
    public TestClock Clock { get; }

    /// <summary>A world that starts on Monday 02/3/2026 at 09:00 local time.</summary>
    public static async Task<World> CreateAsync(string engine, string local = "2026-03-02T09:00") => On(await TestDatabase.CreateAsync(engine), local);

    /// <summary>A world on a database that is there already and ends with it.</summary>
    public static World On(TestDatabase database, string local)
    {
        var clock = new TestClock(default);
        clock.SetLocal(local);
        var folder = Directory.CreateTempSubdirectory("caicach-files-").FullName;
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(clock);
        collection.AddLogging();
        collection.AddCaiCachApplication(database.Engine, new FileStore(folder, time: clock));
        var provider = collection.BuildServiceProvider(validateScopes: true);
        return new(provider, provider, database, clock, folder);
    }

    /// <summary>A world on the services of a running program, which ends with it.</summary>
    internal static World On(IServiceProvider services, IAsyncDisposable owner, TestDatabase database, TestClock clock, string files) =>
        new(services, owner, database, clock, files);

    /// <summary>Runs a use case in a scope of its own.</summary>
    public async Task<T> Do<TUseCase, T>(Func<TUseCase, Task<T>> work)
        where TUseCase : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    /// <summary>A singleton of the application.</summary>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Delivers what waits in the outbox, beside the loop of a running program if there is one: ends when nothing due is left, whoever delivered it.</summary>
    /// <param name="now">Until when messages are due; null for now.</param>
    /// <param name="slow">Those of the slow topics, and no others.</param>
    public async Task DeliverAsync(DateTime? now = null, bool slow = false)
    {
        var until = now ?? Clock.Now;
        List<string> topics = [.. services.GetServices<IOutboxTopic>().Where(t => t.IsSlow == slow).Select(t => t.Name)];
        var started = Stopwatch.StartNew();
        await using var db = Database.Open();
        do
        {
            await Get<OutboxPump>().PumpAsync(until, 100, default, slow);
            if (!await db.Outbox.AnyAsync(m => m.DoneAt == null && m.SetAsideAt == null && m.DueAt <= until && topics.Contains(m.Topic)))
            {
                return;
            }

            await Task.Delay(10);
        }
        while (started.Elapsed < TimeSpan.FromMinutes(1));
        throw new TimeoutException("Messages of the outbox were not delivered within a minute.");
    }

    /// <summary>A declaration with a field of each kind; its first paper of <see cref="Procedure"/> gets it with <see cref="DeclareAsync"/>.</summary>
    public const string Declaration = """
        {"fields": [
          {"key": "coSo", "label": "Tên cơ sở", "kind": "text", "required": true, "most": 100, "source": "owner_name"},
          {"key": "soGiayTo", "label": "Số giấy tờ", "kind": "text", "required": true, "source": "owner_id_number"},
          {"key": "soMay", "label": "Số máy", "kind": "number", "required": true, "least": 1, "most": 2000},
          {"key": "giaTri", "label": "Giá trị", "kind": "money", "required": false},
          {"key": "ngaySuDung", "label": "Ngày bắt đầu sử dụng", "kind": "date", "required": false},
          {"key": "loai", "label": "Loại máy", "kind": "choice", "required": true, "choices": ["Cố định", "Di động"]},
          {"key": "bienSo", "label": "Biển số xe", "kind": "text", "required": true, "onlyWhen": {"key": "loai", "value": "Di động"}},
          {"key": "ghiChu", "label": "Ghi chú", "kind": "long_text", "required": false}
        ], "confidence": "invented"}
        """;

    /// <summary>From now on the first paper of <see cref="Procedure"/> has <see cref="Declaration"/>.</summary>
    public Task DeclareAsync() => ChangeProcedureAsync(procedure => procedure["components"]![0]!["declaration"] = JsonNode.Parse(Declaration));

    /// <summary>From now on the first paper of <see cref="Procedure"/> may be a result of that procedure that its owner has already, or the same paper of an earlier dossier.</summary>
    public Task ReuseAsync() => ChangeProcedureAsync(procedure =>
    {
        var paper = procedure["components"]![0]!;
        (paper["digitiseClass"], paper["fromResults"]) = ("previous_result", JsonNode.Parse("""["KQ.G06.SAMPLE09"]"""));
    });

    /// <summary>From now on every version of <see cref="Procedure"/> says something else.</summary>
    /// <param name="change">Changes the procedure of a document.</param>
    public async Task ChangeProcedureAsync(Action<JsonNode> change)
    {
        await using (var db = Database.Open())
        {
            foreach (var row in await db.Procedures.Where(p => p.Code == Procedure).ToListAsync())
            {
                var document = JsonNode.Parse(row.Document)!;
                change(document["procedures"]![0]!);
                row.Document = document.ToJsonString();
            }

            await db.SaveChangesAsync();
        }

        Get<ReferenceStore>().Forget();
    }

    /// <summary>Reference data.</summary>
    public async Task<ReferenceSnapshot> ReferenceAsync() => await Get<ReferenceStore>().CurrentAsync(default);

    /// <summary>The context of an actor, now.</summary>
    public ActContext By(Actor actor, string? key = null) => new(actor, Clock.Now, "test", key);

    /// <summary>An official, or an agent, with a post, stored as an account under an invented name of its own.</summary>
    public async Task<Actor> OfficialAsync(Role role, string unit = Agency)
    {
        await using var db = Database.Open();
        var place = await db.Units.SingleAsync(u => u.Code == unit);
        var account = await AccountAsync(db, AccountKind.Official, NameOf(Interlocked.Increment(ref officials), role), null);
        db.Posts.Add(new() { Id = Guid.NewGuid(), AccountId = account.Id, UnitId = place.Id, Role = role, ValidFrom = new(2023, 1, 1) });
        await db.SaveChangesAsync();
        return new(account.Id, account.FullName, role.IsAgent() ? ActorKind.Agent : ActorKind.Official, [new(place.Id, place.AgencyId, role)]);
    }

    /// <summary>A citizen with an account.</summary>
    public async Task<Actor> CitizenAsync(string name = "Phạm Văn Thử Một", string citizenId = "045090999901")
    {
        await using var db = Database.Open();
        var account = await AccountAsync(db, AccountKind.Citizen, name, citizenId);
        return new(account.Id, name, ActorKind.Applicant, []);
    }

    /// <summary>A PDF handed in by an actor.</summary>
    public async Task<Upload> UploadAsync(Actor actor, string text = "%PDF-1.4 thử nghiệm")
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var outcome = await Do<UploadFile, UploadFile.Outcome>(u => u.RunAsync(By(actor), content, "giay-to.pdf", "file"));
        return ((UploadFile.Outcome.Stored)outcome).Upload;
    }

    /// <summary>A draft of a result, handed in by the actor; the clerk issues the same bytes.</summary>
    public async Task<Guid> ResultDraftAsync(Actor actor) => (await UploadAsync(actor, "%PDF-1.4 kết quả")).Id;

    private static readonly ApplicantInput Owner =
        new(ApplicantKind.Citizen, "Phạm Văn Thử Một", "045090999901", "17/05/1990", "0900000001", "congdan1@mau.example", "Thôn Minh Họa 1, xã Minh Họa, Quảng Trị");

    private static readonly ApplicantInput Firm = Owner with
    {
        Kind = ApplicantKind.Enterprise,
        Name = "Công ty TNHH Minh Họa",
        IdNumber = "0100109106",
        BirthDate = null,
        SubmitterName = Owner.Name,
        SubmitterIdNumber = Owner.IdNumber,
        Representation = new(RepresentationBasis.LegalRepresentative, HeadTitle: "Giám đốc"),
    };

    /// <summary>The citizen of <see cref="RequestAsync"/>, or the firm he is the head of where the procedure is for organisations alone.</summary>
    public static ApplicantInput OwnerFor(ProcedureVersion procedure) => ApplicantKind.Citizen.IsFor(procedure.Subjects) ? Owner : Firm;

    /// <summary>A valid request for <see cref="Procedure"/> with one uploaded paper.</summary>
    public async Task<SubmitDossier.Request> RequestAsync(Actor actor) => new(
        Procedure, Agency, null, Channel.Online,
        actor.Kind == ActorKind.Applicant ? Owner with { ReturnWay = ReturnWay.Electronic } : Owner,
        "Đề nghị giải quyết", [new("C1", (await UploadAsync(actor)).Id)]);

    /// <summary>Submits such a request.</summary>
    public async Task<SubmitDossier.Outcome.Submitted> SubmitAsync(Actor actor, string? key = null, string? caseCode = null)
    {
        var request = (await RequestAsync(actor)) with { CaseCode = caseCode };
        var outcome = await Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(By(actor, key), request));
        return outcome as SubmitDossier.Outcome.Submitted ?? throw new InvalidOperationException(outcome.ToString());
    }

    /// <summary>The dossier as stored.</summary>
    public async Task<Dossier> DossierAsync(Guid id)
    {
        await using var db = Database.Open();
        var dossier = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == id);
        dossier.Papers.AddRange(await db.DossierPapers.AsNoTracking().Where(p => p.DossierId == id).OrderBy(p => p.Id).ToListAsync());
        return dossier;
    }

    /// <summary>Counts all measures again from the events, before and after folding; any difference from what is kept ends the test.</summary>
    public async Task AssertRecountAsync()
    {
        var differences = await RecountAsync();
        await Do<FoldMeasures, int>(u => u.RunAsync());
        differences = [.. differences, .. await RecountAsync()];
        if (differences.Count > 0)
        {
            throw new InvalidOperationException(string.Join('\n', differences));
        }
    }

    /// <summary>The differences a recount finds.</summary>
    public async Task<IReadOnlyList<RecountMeasures.Difference>> RecountAsync() =>
        await Do<RecountMeasures, List<RecountMeasures.Difference>>(async u => await u.RunAsync().ToListAsync());

    /// <summary>Counts a fact that no event tells of: figures come to contradict each other, or a body has some.</summary>
    public async Task CountAsync(string agency, string measure, DateOnly day, int quantity)
    {
        await using var db = Database.Open();
        db.MeasureEntries.Add(new()
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(Clock.Now)),
            EventId = Guid.NewGuid(),
            RecordId = Guid.NewGuid(),
            AgencyId = await UnitAsync(agency),
            ProcedureCode = Procedure,
            Measure = measure,
            Day = day,
            Quantity = quantity,
        });
        await db.SaveChangesAsync();
    }

    /// <summary>The id of a unit by its code.</summary>
    public async Task<Guid> UnitAsync(string code) => (await ReferenceAsync()).Organisation.Find(code)!.Id;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await owner.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(files, recursive: true);
    }

    private static string NameOf(int number, Role role) => $"Nguyễn {(number % 2 == 0 ? "Văn" : "Thị")} Mẫu {number} ({RoleTexts.Of(role)})";

    private async Task<Account> AccountAsync(CaiCachDb db, AccountKind kind, string name, string? citizenId)
    {
        var user = Guid.NewGuid().ToString("n");
        var account = new Account
        {
            Id = Guid.NewGuid(),
            Kind = kind,
            FullName = name,
            CitizenId = citizenId,
            UserName = user,
            NormalizedUserName = user.ToUpperInvariant(),
            CreatedAt = Clock.Now,
            SecurityStamp = user,
        };
        db.Users.Add(account);
        await db.SaveChangesAsync();
        return account;
    }
}

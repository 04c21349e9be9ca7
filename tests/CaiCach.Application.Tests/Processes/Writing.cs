using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Processes;
using CaiCach.Application.Reference;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Processes;

/// <summary>Writes internal processes.</summary>
internal static class Writing
{
    public const string Unit = "SKHCN-QT-QLCN";

    public static StepFields Step(string name, decimal time, StepUnit unit = StepUnit.Day, Role? role = Role.Specialist, string? at = null, string? other = null) =>
        new(name, other is null ? role : null, at, other, new(time, unit), null);

    /// <summary>Half a day to receive, a quarter to give out, three days to appraise, half a day to sign, a quarter to issue: 4.5 of 5 days.</summary>
    public static IReadOnlyList<StepFields> Usual { get; } =
    [
        Step("Tiếp nhận", 4, StepUnit.Hour, Role.Receiver), Step("Phân công", 0.25m, role: Role.DivisionHead, at: Unit), Step("Thẩm định", 3, at: Unit),
        Step("Ký duyệt", 0.5m, role: Role.AgencyHead), Step("Phát hành", 0.25m, role: Role.Clerk), Step("Trả kết quả", 0, role: Role.Receiver),
    ];

    public static ProcessOutcome.Done Done(ProcessOutcome outcome) => Assert.IsType<ProcessOutcome.Done>(outcome);

    public static Task<ProcessOutcome> EditAsync(this World world, Actor who, ProcessOutcome.Done draft, ProcessEdit edit) =>
        world.Do<ChangeProcess, ProcessOutcome>(u => u.RunAsync(world.By(who), new(World.Agency, World.Procedure, draft.Number, draft.Version, edit)));

    /// <summary>A draft with steps one after another.</summary>
    public static async Task<ProcessOutcome.Done> DraftAsync(this World world, Actor who, params IReadOnlyList<StepFields> steps)
    {
        var draft = Done(await world.Do<StartProcess, ProcessOutcome>(u => u.RunAsync(world.By(who), World.Agency, World.Procedure)));
        foreach (var (i, step) in steps.Index())
        {
            draft = Done(await world.EditAsync(who, draft, new ProcessEdit.AddStep(new(null, i == 0 ? null : $"s{i}"), step)));
        }

        return draft;
    }

    public static ApproveProcess.Request Decision(ProcessOutcome.Done draft, string from = "2026-03-02", string date = "2026-02-27") => new(
        World.Agency, World.Procedure, draft.Number, draft.Version, "837/QĐ-UBND", DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), "Chủ tịch UBND tỉnh",
        DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture));

    public static Task<ProcessOutcome> ApproveAsync(this World world, Actor who, ApproveProcess.Request decision) =>
        world.Do<ApproveProcess, ProcessOutcome>(u => u.RunAsync(world.By(who), decision));

    public static async Task<ReadProcesses.View> ProcessAsync(this World world, Actor who, int? number = null) =>
        (await world.Do<ReadProcesses, ReadProcesses.View?>(u => u.OneAsync(who, World.Agency, World.Procedure, number, world.Clock.Now)))!;

    /// <summary>A new version of the procedure with another limit, in force from the first day of the world.</summary>
    public static Task PublishAsync(this World world, int workingDays, params (string Code, string Name)[] cases) => AddVersionAsync(world, workingDays, "2026-03-02", isPublic: true, cases);

    /// <summary>A new version with another limit that is announced for a day; the one before ends with the day before.</summary>
    public static async Task AddVersionAsync(this World world, int workingDays, string from, bool isPublic, params (string Code, string Name)[] cases)
    {
        await using (var db = world.Database.Open())
        {
            var last = await db.Procedures.OrderByDescending(p => p.Version).FirstAsync(p => p.Code == World.Procedure);
            var document = JsonNode.Parse(last.Document)!;
            var procedure = document["procedures"]![0]!;
            procedure["version"] = last.Version + 1;
            procedure["effectiveFrom"] = from;
            procedure["state"] = isPublic ? "public" : "not_public";
            if (cases.Length > 0)
            {
                procedure["cases"] = new JsonArray([.. cases.Select(c => new JsonObject { ["code"] = c.Code, ["name"] = c.Name })]);
            }

            foreach (var means in procedure["means"]!.AsArray())
            {
                means!["limit"]!["value"] = workingDays;
            }

            db.Procedures.Add(new()
            {
                Id = Guid.NewGuid(),
                Code = last.Code,
                Version = last.Version + 1,
                Name = last.Name,
                SearchKey = last.SearchKey,
                FieldCode = last.FieldCode,
                FieldName = last.FieldName,
                OnlineLevel = last.OnlineLevel,
                EffectiveFrom = DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture),
                Document = document.ToJsonString(),
            });
            await db.SaveChangesAsync();
        }

        world.Get<ReferenceStore>().Forget();
        var limits = (await world.ReferenceAsync()).EveryVersionOf(World.Procedure)[^1].Means.Select(m => m.Limit!.Value.Value);
        Assert.All(limits, l => Assert.Equal(workingDays, l));
    }
}

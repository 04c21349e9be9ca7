using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Data.Queue;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using CaiCach.Law.Questions;
using CaiCach.Law.Queue;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Organisation;

/// <summary>A decision as written down, judged: what it would be as a plan, and everything that stands in its way.</summary>
/// <param name="Plan">The plan; null while units are not known or not named.</param>
/// <param name="Facts">What the rules were asked; null with the plan.</param>
/// <param name="Summary">What it does, in one Vietnamese line.</param>
/// <param name="Faults">What stands in the way, at its field.</param>
internal sealed record ReorganisationDraft(ReorganisationPlan? Plan, ReorganisationFacts? Facts, string Summary, IReadOnlyList<FieldFault> Faults)
{
    public static async Task<ReorganisationDraft> OfAsync(CaiCachDb db, ActContext context, OrganisationTree tree, ReorganisationRequest request, CancellationToken cancel)
    {
        var today = VietnamTime.DayOf(context.Now);
        var faults = Missing(request).ToList();
        var existing = request.Targets.Where(t => t.Existing is not null).Select(t => t.Existing!.Value).ToList();
        if (!ReorganisationScope.Reaches(context.Actor, tree, request.Sources.Concat(existing)))
        {
            return new(null, null, "", [.. faults, new("sources", "unit_unknown", "Không có đơn vị này trong phạm vi ông/bà quản trị.")]);
        }

        if (request.Kind != ReorganisationKind.Rename && request.Sources.Any(s => ReorganisationScope.IsOwn(context.Actor, tree, s)))
        {
            faults.Add(new("sources", "own_body", "Cơ quan của chính ông/bà chỉ được sắp xếp bởi người quản trị của cấp trên."));
        }

        var facts = await FactsAsync(db, tree, request, existing, today, cancel);
        faults.AddRange(ReorganisationRules.Judge(facts).Select(f => new FieldFault(FieldOf(f.Fault), "reorganisation_" + f.Fault.ToString().ToLowerInvariant(), f.Fault.ToText(f.Unit))));
        var sources = request.Sources.Select(s => tree.Find(s)!).ToList();
        var targets = sources.Count == 0 ? [] : TargetsOf(context, tree, request, sources[0], faults);
        var plan = sources.Count == 0 || (targets.Count == 0 && request.Kind is ReorganisationKind.Merge or ReorganisationKind.Split) ? null : PlanOf(tree, request, targets, faults);
        return new(plan, facts, sources.Count == 0 ? "" : SummaryOf(request, tree, sources, targets), faults);
    }

    /// <summary>What the rules ask of the units that the decision names.</summary>
    public static async Task<ReorganisationFacts> FactsAsync(
        CaiCachDb db, OrganisationTree tree, ReorganisationRequest request, IReadOnlyList<Guid> existing, DateOnly today, CancellationToken cancel)
    {
        var pending = (await db.Reorganisations.AsNoTracking().Where(r => r.CancelledAt == null && r.CarriedOutAt == null).Select(r => r.Plan).ToListAsync(cancel))
            .SelectMany(p => ReorganisationPlan.Parse(p).Named).ToHashSet();
        var named = new Dictionary<Guid, ReorganisedUnit>();
        foreach (var id in request.Sources.Concat(existing).Distinct())
        {
            named.Add(id, await UnitAsync(db, tree, id, pending, today, cancel));
        }

        return new(
            request.Kind, today, request.DecisionDate ?? today, request.EffectiveDay ?? today, [.. request.Sources.Distinct().Select(s => named[s])], [.. existing.Select(e => named[e])],
            request.Targets.Count - existing.Count);
    }

    internal static async Task<ReorganisedUnit> UnitAsync(CaiCachDb db, OrganisationTree tree, Guid id, IReadOnlySet<Guid> pending, DateOnly today, CancellationToken cancel)
    {
        var unit = tree.Find(id)!;
        var below = tree.All.Where(u => u.Id != id && u.ValidTo is null && u.Path.StartsWith(unit.Path, StringComparison.Ordinal)).ToList();
        var isBody = unit.AgencyId == id;
        return new(
            id, unit.Name, unit.AgencyId, unit.ValidTo is not null, pending.Contains(id), isBody && below.Any(u => u.AgencyId == u.Id),
            await Open(db).CountAsync(d => isBody ? d.AgencyId == id || d.CounterId == id : d.HolderUnitId == id, cancel),
            await OpenPetitions(db).CountAsync(p => isBody ? p.AgencyId == id : p.HandlerUnitId == id, cancel),
            below.Count,
            isBody ? await db.Offerings.CountAsync(o => o.AgencyId == id && (o.ValidTo == null || o.ValidTo >= today), cancel) : 0,
            isBody ? await db.QueueDesks.CountAsync(d => d.AgencyId == id && d.ClosedAt == null, cancel) : 0,
            isBody ? await Numbers(db, id, today).CountAsync(cancel) : 0,
            isBody ? await db.Drafts.CountAsync(d => d.AgencyId == id, cancel) : 0,
            isBody ? await OpenQuestions(db).CountAsync(q => q.AgencyId == id, cancel) : 0);
    }

    /// <summary>Numbers of a body's queue of a day that are not over.</summary>
    internal static IQueryable<QueueTicket> Numbers(CaiCachDb db, Guid body, DateOnly day) =>
        db.QueueTickets.Where(t => t.AgencyId == body && t.Day == day && (t.State == TicketState.Waiting || t.State == TicketState.Called || t.State == TicketState.Serving));

    /// <summary>Dossiers on somebody's desk, or waiting for the applicant.</summary>
    internal static IQueryable<Dossier> Open(CaiCachDb db) => db.Dossiers.Where(d => d.Desk != Desk.Closed);

    /// <summary>Petitions that somebody still has to do with.</summary>
    internal static IQueryable<Data.Petitions.Petition> OpenPetitions(CaiCachDb db) =>
        db.Petitions.Where(p => p.State != PetitionState.Refused && p.State != PetitionState.Published && p.State != PetitionState.Closed);

    /// <summary>Questions whose askers wait for an answer.</summary>
    internal static IQueryable<Data.Questions.Question> OpenQuestions(CaiCachDb db) =>
        db.Questions.Where(q => q.State == QuestionState.New || q.State == QuestionState.Assigned || q.State == QuestionState.Drafted);

    private static IEnumerable<FieldFault> Missing(ReorganisationRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.DecisionNumber) || request.DecisionNumber.Trim().Length > NewUnitRules.LongestCode)
        {
            yield return new("number", "number_missing", "Nhập số, ký hiệu quyết định, không quá 60 ký tự.");
        }

        if (request.DecisionDate is null)
        {
            yield return new("date", "date_missing", "Nhập ngày quyết định.");
        }

        if (request.EffectiveDay is null)
        {
            yield return new("day", "day_missing", "Nhập ngày có hiệu lực.");
        }

        if (request.Kind == ReorganisationKind.Rename && string.IsNullOrWhiteSpace(request.NewName))
        {
            yield return new("newName", "name_missing", "Nhập tên mới.");
        }

        foreach (var fault in Lengths(request))
        {
            yield return fault;
        }
    }

    private static IEnumerable<FieldFault> Lengths(ReorganisationRequest request)
    {
        foreach (var (field, text, most) in request.Targets.SelectMany((t, i) => new[]
                 {
                     ($"targets[{i}].name", t.Name, 500), ($"targets[{i}].shortName", t.ShortName, 200), ($"targets[{i}].address", t.Address, 500), ($"targets[{i}].phone", t.Phone, 40),
                 }).Append(("newName", request.NewName, 500)).Append(("newShortName", request.NewShortName, 200)))
        {
            if (text?.Trim().Length > most)
            {
                yield return new(field, "too_long", $"Không quá {most} ký tự.");
            }
        }
    }

    private static string FieldOf(ReorganisationFault fault) => fault switch
    {
        ReorganisationFault.DecisionToCome => "date",
        ReorganisationFault.Past or ReorganisationFault.BeforeDecision => "day",
        ReorganisationFault.OneTarget or ReorganisationFault.TwoTargets or ReorganisationFault.Itself => "targets",
        _ => "sources",
    };

    private static List<ReorganisationPlan.Target> TargetsOf(ActContext context, OrganisationTree tree, ReorganisationRequest request, Unit first, List<FieldFault> faults)
    {
        var targets = new List<ReorganisationPlan.Target>();
        var rules = new NewUnitRules(tree);
        foreach (var (i, target) in request.Targets.Index())
        {
            if (target.Existing is { } id)
            {
                targets.Add(new(id));
                continue;
            }

            var (code, wrongCode) = rules.Code($"targets[{i}].code", target.Code);
            var (identifier, wrongIdentifier) = rules.Identifier($"targets[{i}].identifier", target.Identifier, first.AgencyId == first.Id);
            faults.AddRange(new[] { wrongCode, wrongIdentifier }.OfType<FieldFault>());
            if (string.IsNullOrWhiteSpace(target.Name))
            {
                faults.Add(new($"targets[{i}].name", "name_missing", "Nhập tên đơn vị mới."));
            }

            var name = (target.Name ?? "").Trim().Normalize();
            var shortName = string.IsNullOrWhiteSpace(target.ShortName) ? name : target.ShortName.Trim().Normalize();
            targets.Add(new(Ids.New(context.Now), new(
                code, identifier, name, shortName[..Math.Min(shortName.Length, 200)], first.Kind, first.ParentId, Text(target.Address) ?? first.Address, Text(target.Phone) ?? first.Phone)));
        }

        return targets;
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim().Normalize();

    private static ReorganisationPlan PlanOf(OrganisationTree tree, ReorganisationRequest request, List<ReorganisationPlan.Target> targets, List<FieldFault> faults)
    {
        var units = new Dictionary<Guid, Guid>();
        foreach (var (unit, to) in request.Units ?? new Dictionary<Guid, string>())
        {
            var into = TargetOf(to) ?? (Guid.TryParse(to, out var other) && other != unit && MayTakeOver(other) ? other : (Guid?)null);
            if (into is { } found)
            {
                units[unit] = found;
            }
            else
            {
                faults.Add(new($"units[{unit}]", "unit_unknown", "Chọn nơi đơn vị này chuyển đến."));
            }
        }

        return new(
            [.. request.Sources.Distinct()],
            targets,
            units,
            (request.Posts ?? new Dictionary<Guid, string>()).ToDictionary(p => p.Key, p => p.Value == ReorganisationRequest.Ends ? null : TargetOf(p.Value)),
            (request.Procedures ?? new Dictionary<string, string>()).Where(p => TargetOf(p.Value) is not null).ToDictionary(p => p.Key, p => TargetOf(p.Value)!.Value, StringComparer.Ordinal),
            Text(request.NewName),
            Text(request.NewShortName));

        Guid? TargetOf(string number) => int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var i) && i < targets.Count ? targets[i].Id : null;

        // A unit is merged into one that lasts: of a target, or another one of the sources that itself goes under a target.
        bool MayTakeOver(Guid other) => tree.Find(other) is { ValidTo: null } into
            && (targets.Any(t => t.Id == into.AgencyId) || (request.Sources.Contains(into.AgencyId) && (request.Units?.GetValueOrDefault(other) is not { } place || TargetOf(place) is not null)));
    }

    private static string SummaryOf(ReorganisationRequest request, OrganisationTree tree, List<Unit> sources, List<ReorganisationPlan.Target> targets)
    {
        var from = string.Join(", ", sources.Select(s => s.Name));
        var names = targets.Select(t => t.New?.Name ?? tree.NameOf(t.Id)).ToList();
        var to = names.Count > 1 ? string.Join(", ", names[..^1]) + " và " + names[^1] : string.Concat(names);
        var text = request.Kind switch
        {
            ReorganisationKind.Merge when targets is [{ New: not null }] => $"Hợp nhất {from} thành {to}",
            ReorganisationKind.Merge => $"Sáp nhập {from} vào {to}",
            ReorganisationKind.Split => $"Chia, tách {from} thành {to}",
            ReorganisationKind.Rename => $"Đổi tên {from} thành {Text(request.NewName)}",
            ReorganisationKind.Close => $"Giải thể {from}",
            _ => throw new ArgumentOutOfRangeException(nameof(request), request.Kind, null),
        };
        return text.Length <= 2000 ? text : text[..1999] + "…";
    }
}

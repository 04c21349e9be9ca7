using CaiCach.Application.Acting;
using CaiCach.Application.Queue;
using CaiCach.Application.Reference;
using CaiCach.Application.Reference.Import;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Procedures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Organisation;

/// <summary>Moves units, posts and procedures as a decision says, on the tracked rows of one unit of work. Dossiers follow afterwards.</summary>
internal sealed class Restructuring
{
    private readonly CaiCachDb _db;
    private readonly ActContext _context;
    private readonly Reorganisation _row;
    private readonly ReorganisationPlan _plan;
    private readonly Dictionary<Guid, Unit> _units;
    private readonly List<Post> _posts;
    private readonly DateOnly _today;

    private Restructuring(CaiCachDb db, ActContext context, Reorganisation row, Dictionary<Guid, Unit> units, List<Post> posts)
    {
        (_db, _context, _row, _units, _posts) = (db, context, row, units, posts);
        _plan = ReorganisationPlan.Parse(row.Plan);
        _today = VietnamTime.DayOf(context.Now);
    }

    /// <summary>How many units ended or moved, posts moved or ended, procedures moved or ended; what becomes of what bodies had decided for themselves.</summary>
    public sealed record Counts(int Units, int Posts, int Offerings, IReadOnlyList<Inherited> Inherited);

    /// <summary>Does it; the caller saves.</summary>
    public static async Task<Counts> RunAsync(CaiCachDb db, ActContext context, Reorganisation row, ReferenceSnapshot reference, CancellationToken cancel)
    {
        var today = VietnamTime.DayOf(context.Now);
        var units = await db.Units.ToDictionaryAsync(u => u.Id, cancel);
        var posts = await db.Posts.Where(p => p.ValidTo == null || p.ValidTo >= today).ToListAsync(cancel);
        return await new Restructuring(db, context, row, units, posts).RunAsync(reference, cancel);
    }

    /// <summary>Where units and posts would be after it: moves rows that no unit of work keeps, and leaves nothing to be saved.</summary>
    public static void Foresee(CaiCachDb db, ActContext context, Reorganisation row, Dictionary<Guid, Unit> units, List<Post> posts)
    {
        var way = new Restructuring(db, context, row, units, posts);
        way.MoveUnits([.. way._plan.Sources.Select(s => units[s])]);
        db.ChangeTracker.Clear();
    }

    private async Task<Counts> RunAsync(ReferenceSnapshot reference, CancellationToken cancel)
    {
        var before = _units.Values.ToDictionary(u => u.Id, u => (u.ParentId, u.EndedById));
        var held = _posts.ToDictionary(p => p.Id, p => (p.UnitId, p.ValidTo));
        var sources = _plan.Sources.Select(s => _units[s]).ToList();
        if (_row.Kind == ReorganisationKind.Rename)
        {
            (sources[0].Name, sources[0].ShortName) = (_plan.NewName!, _plan.NewShortName ?? sources[0].ShortName);
            return new(1, 0, 0, []);
        }

        var receptions = sources.Where(s => s.AgencyId == s.Id).ToDictionary(s => s.Id, s => _units.Values.FirstOrDefault(u => u is { Kind: UnitKind.OneStop, ValidTo: null, EndedById: null } && u.AgencyId == s.Id));
        MoveUnits(sources);
        foreach (var (body, reception) in receptions)
        {
            await MoveDesksAsync(_units[body], reception, cancel);
        }

        var inheritance = await Inheritance.JudgeAsync(_db, _plan, _today, _units.Values, cancel);
        if (_units.Values.Select(u => u.Code).Distinct(StringComparer.Ordinal).Count() == _units.Count)
        {
            // Where a code is taken the save fails, and the decision waits.
            inheritance.Carry(_context, _row, new([.. _units.Values], [.. await _db.UnitSuccessions.AsNoTracking().ToListAsync(cancel), .. _db.UnitSuccessions.Local]));
        }

        var offerings = await OfferAsync(sources, reference, cancel);
        await HandProgramsOnAsync(cancel);
        return new(
            _units.Values.Count(u => !before.TryGetValue(u.Id, out var was) || was != (u.ParentId, u.EndedById)),
            _posts.Count(p => !held.TryGetValue(p.Id, out var was) || was != (p.UnitId, p.ValidTo)),
            offerings,
            inheritance.Lines);
    }

    private void MoveUnits(List<Unit> sources)
    {
        foreach (var target in _plan.Targets.Where(t => t.New is not null))
        {
            Make(target);
        }

        // The posts somebody leaves, and where the others of a unit that is divided go, before the rest follows its unit.
        var subtrees = sources.Select(s => s.Path).ToList();
        foreach (var post in _posts.Where(p => subtrees.Any(path => _units[p.UnitId].Path.StartsWith(path, StringComparison.Ordinal))).ToList())
        {
            if (_plan.Posts.TryGetValue(post.Id, out var to))
            {
                Move(post, to);
            }
        }

        foreach (var source in sources)
        {
            Divide(source);
        }
    }

    /// <summary>Desks stand in the one-stop unit and go where it goes; where there was none, to the first of those taking over.</summary>
    private async Task MoveDesksAsync(Unit body, Unit? reception, CancellationToken cancel)
    {
        while (reception?.EndedById is not null)
        {
            reception = _db.UnitSuccessions.Local.FirstOrDefault(s => s.PredecessorId == reception.Id) is { } next ? _units[next.SuccessorId] : null;
        }

        var to = reception?.AgencyId ?? (body.EndedById is null ? body.Id : _plan.Targets.Count > 0 ? _plan.Targets[0].Id : null);
        if (to != body.Id)
        {
            await MoveDesks.RunAsync(_db, _context, body.Id, to, cancel);
        }
    }

    private void Make(ReorganisationPlan.Target target)
    {
        var made = target.New!;
        var parent = made.ParentId is { } id ? _units[id] : null;
        var isBody = _units[_plan.Sources[0]] is var first && first.AgencyId == first.Id;
        var unit = new Unit
        {
            Id = target.Id,
            Code = made.Code,
            Identifier = made.Identifier,
            Name = made.Name,
            ShortName = made.ShortName,
            Kind = made.Kind,
            ParentId = parent?.Id,
            AgencyId = isBody ? target.Id : parent!.AgencyId,
            Path = $"{parent?.Path ?? "/"}{target.Id:n}/",
            ValidFrom = _today,
            Address = made.Address,
            Phone = made.Phone,
            HeadTitle = _units[_plan.Sources[0]].HeadTitle,
        };
        _units.Add(unit.Id, unit);
        _db.Units.Add(unit);
    }

    /// <summary>Gives what a source has to those taking over, and ends it unless it is one of them.</summary>
    private void Divide(Unit source)
    {
        var stays = _plan.Targets.Any(t => t.Id == source.Id);
        var merged = new List<(Unit Unit, Guid Into)>();
        foreach (var child in ChildrenOf(source))
        {
            var into = _plan.Units.TryGetValue(child.Id, out var named) ? named : (Guid?)null;
            if (into == source.Id || (stays && into is null))
            {
                continue;
            }

            var target = _plan.Targets.Any(t => t.Id == into) ? into!.Value : _plan.Targets.Count == 0 ? (Guid?)null : _plan.Targets[0].Id;
            if (into is { } other && _plan.Targets.All(t => t.Id != other))
            {
                merged.Add((child, other));
            }
            else if (target is { } under)
            {
                var reception = child.Kind == UnitKind.OneStop && into is null ? _units.Values.FirstOrDefault(u => u.Kind == UnitKind.OneStop && u.AgencyId == under && u.EndedById is null && u.ValidTo is null) : null;
                if (reception is not null)
                {
                    merged.Add((child, reception.Id));
                }
                else
                {
                    PutUnder(child, _units[under]);
                }
            }
        }

        foreach (var (unit, into) in merged)
        {
            var last = _units[into];
            while (last.EndedById is not null && _db.UnitSuccessions.Local.FirstOrDefault(s => s.PredecessorId == last.Id) is { } next && next.SuccessorId != unit.Id)
            {
                last = _units[next.SuccessorId];
            }

            Absorb(unit, last);
        }

        foreach (var target in _plan.Targets.Where(t => t.Id != source.Id))
        {
            Succeed(source.Id, target.Id);
        }

        if (!stays)
        {
            End(source, _plan.Targets.Count == 0 ? null : _plan.Targets[0].Id);
        }
    }

    private List<Unit> ChildrenOf(Unit unit) => [.. _units.Values.Where(u => u.ParentId == unit.Id && u.ValidTo is null && u.EndedById is null).OrderBy(u => u.Code, StringComparer.Ordinal)];

    private void Absorb(Unit unit, Unit into)
    {
        foreach (var child in ChildrenOf(unit))
        {
            PutUnder(child, into);
        }

        Succeed(unit.Id, into.Id);
        End(unit, into.Id);
    }

    private void PutUnder(Unit unit, Unit parent)
    {
        var old = unit.Path;
        unit.ParentId = parent.Id;
        var path = $"{parent.Path}{unit.Id:n}/";
        foreach (var below in _units.Values.Where(u => u.Path.StartsWith(old, StringComparison.Ordinal)).ToList())
        {
            (below.Path, below.AgencyId) = (path + below.Path[old.Length..], parent.AgencyId);
        }
    }

    private void Succeed(Guid unit, Guid successor) =>
        _db.UnitSuccessions.Add(new() { PredecessorId = unit, SuccessorId = successor, ReorganisationId = _row.Id, Day = _today });

    private void End(Unit unit, Guid? successor)
    {
        (unit.ValidTo, unit.EndedById) = (_today.AddDays(-1), _row.Id);
        foreach (var post in _posts.Where(p => p.UnitId == unit.Id && (p.ValidTo is null || p.ValidTo >= _today)).ToList())
        {
            Move(post, successor);
        }
    }

    /// <summary>Ends a post on the eve, and begins it anew in another unit on the day; one who holds it there already has it once.</summary>
    private void Move(Post post, Guid? to)
    {
        if (to == post.UnitId)
        {
            return;
        }

        var unit = to is { } wanted && !_posts.Any(p => p.AccountId == post.AccountId && p.UnitId == wanted && p.Role == post.Role && (p.ValidTo is null || p.ValidTo >= _today)) ? to : null;
        if (post.ValidFrom >= _today)
        {
            // It has not begun where it was.
            if (unit is { } other)
            {
                post.UnitId = other;
            }
            else
            {
                _posts.Remove(post);
                _db.Posts.Remove(post);
            }

            return;
        }

        if (unit is { } next)
        {
            var again = new Post { Id = Ids.New(_context.Now), AccountId = post.AccountId, UnitId = next, Role = post.Role, ValidFrom = _today, ValidTo = post.ValidTo };
            _posts.Add(again);
            _db.Posts.Add(again);
        }

        post.ValidTo = _today.AddDays(-1);
    }

    private async Task<int> OfferAsync(List<Unit> sources, ReferenceSnapshot reference, CancellationToken cancel)
    {
        var bodies = sources.Where(s => s.AgencyId == s.Id).Select(s => s.Id).ToList();
        var offered = await _db.Offerings.Where(o => bodies.Contains(o.AgencyId) && (o.ValidTo == null || o.ValidTo >= _today)).ToListAsync(cancel);
        var (keeper, owns) = (new Offerings(_db, _context), new OwnVersions(_db, _context));
        var moved = 0;
        Guid? TargetOf(Offering offering) => _plan.Targets.Count == 0 ? null : _plan.TargetFor(offering.ProcedureCode);
        var own = offered.Select(o => (Code: LocalCode.OfOwn(o.ProcedureCode), Target: TargetOf(o))).Where(o => o is { Code: not null, Target: not null }).Distinct().ToList();
        foreach (var offering in offered)
        {
            var target = TargetOf(offering);
            if (target == offering.AgencyId)
            {
                continue;
            }

            // Who takes over a version of one's own does not receive the national one beside it.
            if (target is { } to && (own.Any(o => o.Target == to && o.Code!.National == offering.ProcedureCode) || await owns.OfAsync(to, offering.ProcedureCode, _today, cancel) is not null))
            {
                target = null;
            }

            await keeper.MoveAsync(offering, target, _today, reference.ProcedureInForce(offering.ProcedureCode, _today)?.OnlineLevel, cancel);
            moved++;
        }

        foreach (var (code, target) in own)
        {
            await owns.FollowAsync(code!, target!.Value, _today, isReceived: true, cancel);
        }

        return moved;
    }

    /// <summary>Programs that worked for a unit that ended work for the one that took its place.</summary>
    private async Task HandProgramsOnAsync(CancellationToken cancel)
    {
        foreach (var ended in _units.Values.Where(u => u.EndedById == _row.Id))
        {
            if (_db.UnitSuccessions.Local.FirstOrDefault(s => s.PredecessorId == ended.Id)?.SuccessorId is { } successor)
            {
                foreach (var client in await _db.ApiClients.Where(c => c.UnitId == ended.Id && c.RevokedAt == null).ToListAsync(cancel))
                {
                    client.UnitId = successor;
                }
            }
        }
    }
}

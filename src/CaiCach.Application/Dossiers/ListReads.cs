using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Who opened dossiers: to the owner of one by body, role and day; to inspectors and administrators by name, the newest first, a page at a time.</summary>
public sealed class ListReads(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Rows on a page of the register.</summary>
    public const int PageSize = 50;

    /// <summary>The most lines shown to an owner, the newest.</summary>
    public const int MostForOwner = 100;

    /// <summary>Who reads the register: of the bodies they inspect or administer.</summary>
    public static IReadOnlyList<Role> Readers { get; } = [Role.Inspector, Role.Administrator];

    /// <summary>What an owner sees.</summary>
    /// <param name="Day">The day.</param>
    /// <param name="BodyId">The body of the official; null for a program.</param>
    /// <param name="Role">The role; null for a program.</param>
    /// <param name="Program">The name of the program; null for an official.</param>
    public sealed record Line(DateOnly Day, Guid? BodyId, Role? Role, string? Program);

    /// <summary>A row of the register.</summary>
    /// <param name="DossierId">The dossier.</param>
    /// <param name="Number">Its code, or its request number before there is one.</param>
    /// <param name="Reader">Who.</param>
    /// <param name="UnitId">The unit of the post; null for a program.</param>
    /// <param name="Role">The role; null for a program.</param>
    /// <param name="At">The first time of the day (UTC).</param>
    public sealed record Row(Guid DossierId, string Number, string Reader, Guid? UnitId, Role? Role, DateTime At);

    /// <summary>What is looked for.</summary>
    /// <param name="Number">The whole code or request number of a dossier; null for all.</param>
    /// <param name="UserName">The whole user name of a reader; null for all.</param>
    /// <param name="Before">The last moment (UTC) of the page before; null for the first page.</param>
    public sealed record Query(string? Number = null, string? UserName = null, DateTime? Before = null);

    /// <summary>A page, and the moment the next one starts before; null when this is the last.</summary>
    public sealed record Page(IReadOnlyList<Row> Rows, DateTime? Next);

    /// <summary>Those who opened a dossier, each body, role and day once, the newest first. The caller has read the dossier as its owner.</summary>
    public async Task<IReadOnlyList<Line>> OfAsync(Guid dossierId, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var rows = await db.DossierReads.AsNoTracking().Where(r => r.DossierId == dossierId).OrderByDescending(r => r.Day).ThenByDescending(r => r.At)
            .Select(r => new { r.Day, r.UnitId, r.Role, r.ReaderName }).ToListAsync(cancel);
        return [.. rows.Select(r => new Line(r.Day, tree.Find(r.UnitId)?.AgencyId ?? r.UnitId, r.Role, r.Role is null ? r.ReaderName : null)).Distinct().Take(MostForOwner)];
    }

    /// <summary>A page of the register of the bodies in the actor's sight; empty for who inspects and administers none.</summary>
    public async Task<Page> RunAsync(Actor actor, Query query, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var bodies = actor.Posts.Where(p => Readers.Contains(p.Role)).SelectMany(p => tree.AgenciesIn(p.AgencyId)).SelectMany(b => tree.LegaciesOf(b).Append(b)).Distinct().ToList();
        IQueryable<DossierRead> reads = db.DossierReads.AsNoTracking().Where(r => bodies.Contains(r.AgencyId));
        if (query.Number is { } number)
        {
            reads = reads.Where(r => db.Dossiers.Any(d => d.Id == r.DossierId && (d.Code == number || d.RequestNumber == number)));
        }

        if (query.UserName is { } user)
        {
            reads = reads.Where(r => db.Users.Any(a => a.Id == r.ReaderId && a.NormalizedUserName == user));
        }

        if (query.Before is { } before)
        {
            reads = reads.Where(r => r.At < before);
        }

        var page = await (
            from read in reads.OrderByDescending(r => r.At).Take(PageSize + 1)
            join dossier in db.Dossiers on read.DossierId equals dossier.Id
            orderby read.At descending
            select new Row(read.DossierId, dossier.Code ?? dossier.RequestNumber, read.ReaderName, read.UnitId, read.Role, read.At)).ToListAsync(cancel);
        return page.Count > PageSize ? new([.. page.Take(PageSize)], page[PageSize - 1].At) : new(page, null);
    }
}

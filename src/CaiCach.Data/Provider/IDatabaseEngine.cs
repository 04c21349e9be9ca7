using System.Data;
using CaiCach.Data.Dossiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaiCach.Data.Provider;

/// <summary>What differs between the two databases, and nothing else.</summary>
public interface IDatabaseEngine
{
    /// <summary>"sqlite" or "postgres".</summary>
    string Name { get; }

    /// <summary>Points a context at the database.</summary>
    void Configure(DbContextOptionsBuilder options);

    /// <summary>The numbered migrations of this engine, in order: number, name, SQL.</summary>
    IReadOnlyList<Migration> Migrations { get; }

    /// <summary>Makes the database if it is not there and holds off other nodes while <paramref name="work"/> runs.</summary>
    Task WhileLockedAsync(CaiCachDb db, Func<Task> work, CancellationToken cancel);

    /// <summary>The table whose unique rule a failed save broke; null when the failure was another.</summary>
    string? UniqueViolation(Exception failure);

    /// <summary>Whether the failure means that the database is away or busy, so that the same work may be tried again.</summary>
    bool IsUnavailable(Exception failure);

    /// <summary>Whether the failure means that a text has characters this database cannot hold (NUL, half a surrogate pair): the fault of whoever sent it.</summary>
    bool IsUnstorableText(Exception failure);

    /// <summary>Whether the failure means that another transaction changed the same rows first; nothing of this one was done.</summary>
    bool IsLostRace(Exception failure);

    /// <summary>The isolation under which several reads see one moment of the database, without holding writers off.</summary>
    IsolationLevel Snapshot { get; }

    /// <summary>Gives the transaction that runs on this context the memory to sort and group millions of rows. For work of the night that runs once at a time.</summary>
    Task SortInMemoryAsync(CaiCachDb db, CancellationToken cancel);

    /// <summary>SQL for the first day of the span that a day lies in.</summary>
    /// <param name="span">"month" or "year".</param>
    /// <param name="day">SQL for the day.</param>
    string StartOf(string span, string day);

    /// <summary>Dossiers whose owner's folded name has every one of these words, by the index the engine has for that.</summary>
    /// <param name="db">The database.</param>
    /// <param name="words">Folded words, none of them empty.</param>
    /// <param name="begun">Whether it is enough that a word of the name begins so; costs more.</param>
    IQueryable<Dossier> OwnedBy(CaiCachDb db, IReadOnlyList<string> words, bool begun);

    /// <summary>
    /// Makes the reads that follow on this context be planned for the values they ask for, until what is returned is disposed: a plan made for any value is a bad one
    /// where one name is a thousand times as frequent as another. Null where the engine keeps no such plans.
    /// </summary>
    Task<IDbContextTransaction?> PlanEachAsync(CaiCachDb db, CancellationToken cancel);

    /// <summary>The settings, as "name = value", under which a commit that was answered could be lost; empty when there are none.</summary>
    Task<IReadOnlyList<string>> UnsafeSettingsAsync(CaiCachDb db, CancellationToken cancel);
}

/// <summary>One numbered migration.</summary>
public sealed record Migration(int Number, string Name, string Sql);

using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Data.Provider;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>Who looks after the clients of the API: they reach into the whole installation, so whoever administers a body that has none above it.</summary>
public static class ClientScope
{
    /// <summary>Whether a person looks after clients.</summary>
    public static bool May(Actor actor, OrganisationTree units) => units.IsAdministeredWholeBy(actor);
}

/// <summary>How a change of a client is done: by who looks after clients, at the version that was seen, one transaction with its event.</summary>
internal static class ClientWork
{
    /// <summary>What a change comes to: its event with the new secret, where one was made, or the outcome that refuses it.</summary>
    internal sealed record Change(string Type, string? Reason = null, string? Secret = null, AccountOutcome? Refused = null)
    {
        public static Change No(AccountOutcome refused) => new("", Refused: refused);
    }

    /// <summary>Does it to a client that is there.</summary>
    public static async Task<AccountOutcome> ActAsync(
        CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine, ActContext context, Guid id, int version, Func<ApiClient, Change> change, CancellationToken cancel)
    {
        if (!ClientScope.May(context.Actor, (await reference.CurrentAsync(cancel)).Organisation) || await db.ApiClients.FirstOrDefaultAsync(c => c.Id == id, cancel) is not { } client)
        {
            return new AccountOutcome.NotFound();
        }

        if (client.Version != version)
        {
            return new AccountOutcome.Stale();
        }

        var done = change(client);
        if (done.Refused is { } refused)
        {
            db.ChangeTracker.Clear();
            return refused;
        }

        return await SaveAsync(db, engine, context, client, done, cancel);
    }

    /// <summary>Counts the version up and saves with the event; who comes second finds the version of the event taken.</summary>
    public static async Task<AccountOutcome> SaveAsync(CaiCachDb db, IDatabaseEngine engine, ActContext context, ApiClient client, Change done, CancellationToken cancel)
    {
        client.Version++;
        db.Record(context, ClientEventData.Stream, client.Id, client.Version, done.Type, new ClientEventData(client.ClientId, client.Name, client.UnitId, client.Scopes, client.Ways), done.Reason);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new AccountOutcome.Done(client.Id, done.Secret);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "events")
        {
            db.ChangeTracker.Clear();
            return new AccountOutcome.Stale();
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "api_clients")
        {
            db.ChangeTracker.Clear();
            return SaveClient.Taken;
        }
    }
}

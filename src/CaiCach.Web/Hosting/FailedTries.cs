using Microsoft.Extensions.Caching.Memory;

namespace CaiCach.Web.Hosting;

/// <summary>
/// Counts wrong tries at one name or number, whether it exists or not, so that guessing one person's digits ends soon and the answer tells
/// nothing. Kept by each node for itself: with n nodes there are at most n times as many tries.
/// </summary>
public sealed class FailedTries(IMemoryCache cache, string what, int most, TimeSpan during)
{
    /// <summary>The tries at the number of one dossier, on the page and through the API together.</summary>
    public static FailedTries OfFollow(IMemoryCache cache) => new(cache, "follow", 10, TimeSpan.FromMinutes(15));

    private sealed class Count
    {
        public int Tries;
    }

    /// <summary>Whether no more tries are taken for now.</summary>
    public bool IsClosed(string name) => cache.TryGetValue<Count>(KeyOf(name), out var count) && Volatile.Read(ref count!.Tries) >= most;

    /// <summary>Notes a wrong try.</summary>
    public void Failed(string name)
    {
        var count = cache.GetOrCreate(KeyOf(name), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = during;
            return new Count();
        });
        Interlocked.Increment(ref count!.Tries);
    }

    /// <summary>Forgets the wrong tries after a right one.</summary>
    public void Succeeded(string name) => cache.Remove(KeyOf(name));

    private (string What, string Name) KeyOf(string name) => (what, name.Length <= 100 ? name : name[..100]);
}

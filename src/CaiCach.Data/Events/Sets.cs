using CaiCach.Data.Events;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<EventRow> Events => Set<EventRow>();

    public DbSet<IdempotencyKey> IdempotencyKeys => Set<IdempotencyKey>();
}

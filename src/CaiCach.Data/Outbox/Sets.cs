using CaiCach.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<Notice> Notices => Set<Notice>();
}

using CaiCach.Data.Queue;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<QueueTicket> QueueTickets => Set<QueueTicket>();

    public DbSet<QueueTicketDossier> QueueTicketDossiers => Set<QueueTicketDossier>();

    public DbSet<QueueDesk> QueueDesks => Set<QueueDesk>();

    public DbSet<QueueKiosk> QueueKiosks => Set<QueueKiosk>();
}

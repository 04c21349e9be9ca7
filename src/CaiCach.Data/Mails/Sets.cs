using CaiCach.Data.Mails;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<Mail> Mails => Set<Mail>();

    public DbSet<MailRefusal> MailRefusals => Set<MailRefusal>();
}

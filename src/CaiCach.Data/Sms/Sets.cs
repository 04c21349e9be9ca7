using CaiCach.Data.Sms;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<SmsMessage> SmsMessages => Set<SmsMessage>();

    public DbSet<SmsRefusal> SmsRefusals => Set<SmsRefusal>();
}

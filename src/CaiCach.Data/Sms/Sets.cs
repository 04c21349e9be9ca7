using CaiCach.Data.Sms;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<SmsMessage> SmsMessages => Set<SmsMessage>();

    public DbSet<SmsRefusal> SmsRefusals => Set<SmsRefusal>();

    public DbSet<ZnsTemplateRow> ZnsTemplates => Set<ZnsTemplateRow>();

    public DbSet<MessagePriceRow> MessagePrices => Set<MessagePriceRow>();
}

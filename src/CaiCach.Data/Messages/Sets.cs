using CaiCach.Data.Messages;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<MessageTextRow> MessageTexts => Set<MessageTextRow>();
}

using CaiCach.Data.Calls;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<CallRequest> CallRequests => Set<CallRequest>();
}

using CaiCach.Data.DataRequests;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    /// <summary>What people ask about their own personal data.</summary>
    public DbSet<DataRequest> DataRequests => Set<DataRequest>();
}

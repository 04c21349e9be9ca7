using CaiCach.Data.Ratings;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<Rating> Ratings => Set<Rating>();

    public DbSet<RatingLink> RatingLinks => Set<RatingLink>();
}

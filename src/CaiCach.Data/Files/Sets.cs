using CaiCach.Data.Files;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<PartUpload> PartUploads => Set<PartUpload>();

    public DbSet<FileScan> FileScans => Set<FileScan>();

    public DbSet<ScanBatch> ScanBatches => Set<ScanBatch>();
}

using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Dossiers laid into the database as they are, for tests of what queries find.</summary>
internal static class StoredDossiers
{
    /// <summary>A dossier that differs from others in what a test says of it.</summary>
    public static Dossier New(DateTime now, Guid agency, Guid holder) => new()
    {
        Id = Guid.NewGuid(),
        Version = 1,
        RequestNumber = $"YC-{Guid.NewGuid():N}".ToUpperInvariant(),
        ProcedureCode = World.Procedure,
        ProcedureVersion = 2,
        State = BusinessState.Submitted,
        AgencyId = agency,
        ReceivedById = agency,
        CounterId = agency,
        HolderUnitId = holder,
        Desk = Desk.Receive,
        OwnerName = "Phạm Văn Thử Một",
        OwnerKey = "pham van thu mot",
        OwnerIdNumber = "045090999901",
        Phone = "0900000001",
        Address = "Quảng Trị",
        SubmittedAt = now,
        DeskDueAt = now,
    };

    public static async Task StoreAsync(this World world, params IEnumerable<Dossier> dossiers)
    {
        await using CaiCachDb db = world.Database.Open();
        db.Dossiers.AddRange(dossiers);
        await db.SaveChangesAsync();
    }
}

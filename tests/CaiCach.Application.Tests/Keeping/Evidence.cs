using CaiCach.Application.Index;
using CaiCach.Law.Index;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Keeping;

/// <summary>Evidence of the index, one file replaced by another: the first is then named by an event alone.</summary>
internal static class Evidence
{
    /// <summary>Declares an item twice; the hashes of both files.</summary>
    public static async Task<string[]> DeclareTwiceAsync(World world)
    {
        var officer = await world.OfficialAsync(Role.ReformOfficer, "SKHCN-QT-VP");
        var view = await world.Do<ReadIndex, ReadIndex.View?>(u => u.RunAsync(officer, world.Clock.Now, World.Agency, 2026));
        var item = view!.Leaves.First(l => l.Value.Score.Node.Item!.Rule is YesNoRule && l.Value.MayBeDeclared).Key;
        var hashes = new List<string>();
        foreach (var version in (int[])[0, 1])
        {
            var file = await world.UploadAsync(officer, $"%PDF-1.4 minh chứng {version}");
            hashes.Add(file.Sha256);
            Assert.Equal(new DeclareIndexItem.Outcome.Done(version + 1), await world.Do<DeclareIndexItem, DeclareIndexItem.Outcome>(u =>
                u.RunAsync(world.By(officer), new(World.Agency, 2026, item, version, """{"yes":true}""", null, file.Id))));
        }

        return [.. hashes];
    }
}

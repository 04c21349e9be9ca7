using CaiCach.Application.Dossiers;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Two acts at once may add the same line of a dossier before their versions are compared: whoever comes second is told that it changed, whatever the line is.</summary>
public sealed class RivalKeyTests
{
    public static TheoryData<string, string> Lines
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var engine in TestDatabase.Engines)
            {
                foreach (var table in new[] { "dossier_steps", "dossier_stages", "consultations", "apology_drafts" })
                {
                    data.Add(engine, table);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Lines))]
    public async Task A_line_that_a_rival_added_meanwhile_is_a_dossier_that_changed(string engine, string table)
    {
        await using var office = await Office.OpenAsync(engine);
        var (id, aside, now) = (await office.InAsync(BusinessState.InProcess), await office.InAsync(BusinessState.InProcess), office.World.Clock.Now);
        var unit = await office.World.UnitAsync("SKHCN-QT-TTRA");
        await using (var db = office.World.Database.Open())
        {
            db.Add(LineOf(aside));
            await db.SaveChangesAsync();
        }

        // The rival's line comes to the dossier after it was loaded, and the act adds its own under the same key.
        var version = await office.VersionAsync(id);
        var outcome = await office.World.Do<IServiceProvider, ActOutcome>(scope => scope.GetRequiredService<DossierWork>().ActAsync(
            office.By(office.People.DivisionHead), id, version, DossierAct.Assign, new(now), async _ =>
            {
                var db = scope.GetRequiredService<CaiCachDb>();
                await (table switch
                {
                    "dossier_steps" => db.DossierSteps.Where(s => s.DossierId == aside).ExecuteUpdateAsync(set => set.SetProperty(s => s.DossierId, id)),
                    "dossier_stages" => db.Set<DossierStage>().Where(s => s.DossierId == aside).ExecuteUpdateAsync(set => set.SetProperty(s => s.DossierId, id)),
                    "consultations" => db.Consultations.Where(s => s.DossierId == aside).ExecuteUpdateAsync(set => set.SetProperty(s => s.DossierId, id)),
                    _ => db.Set<ApologyDraft>().Where(s => s.DossierId == aside).ExecuteUpdateAsync(set => set.SetProperty(s => s.DossierId, id)),
                });
                db.Add(LineOf(id));
                return new DossierEventData { ToOfficer = office.People.Specialist.Id };
            }));

        Assert.Equal(version, Assert.IsType<ActOutcome.Stale>(outcome).CurrentVersion);
        Assert.Equal(version, await office.VersionAsync(id));

        object LineOf(Guid dossier) => table switch
        {
            "dossier_steps" => new DossierStep { DossierId = dossier, Number = 99, FirstKey = "1", LastKey = "1", Name = "Thẩm định", Minutes = 60, StartedAt = now, EndedAt = now },
            "dossier_stages" => new DossierStage { DossierId = dossier, Number = 99, Code = "form", Owner = StageOwner.Authority, StartedAt = now, EndedAt = now },
            "consultations" => new Consultation { Id = Guid.NewGuid(), DossierId = dossier, UnitId = unit, AgencyId = unit, Question = "?", AskedAt = now, AskedAtVersion = 99, DueAt = now, ClosedAt = now },
            _ => new ApologyDraft { DossierId = dossier, DueAt = now, Day = new(2026, 3, 9), At = now },
        };
    }
}

using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>A step that is not allowed now says why, and who may, by name where a unit or a person is meant.</summary>
public sealed class WhoMayTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_refusal_names_the_officer_who_has_the_dossier(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        var colleague = await office.World.OfficialAsync(Role.Specialist, Office.Division);
        Task<ActOutcome> Consult(Acting.Actor who) => office.Now<ConsultBodies>(id, (u, v) => u.RunAsync(office.By(who), id, v, new("Có phù hợp không?", [new(office.DivisionId, 3)], [])));

        Assert.Equal($"Hồ sơ được phân công cho {office.People.Specialist.Name}; bước này do {office.People.Specialist.Name}, hoặc người làm thay khi vắng mặt, thực hiện.", Text(await Consult(colleague)));
        Assert.EndsWith($"người đang giữ hồ sơ: {office.People.Specialist.Name}.", Text(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v))), StringComparison.Ordinal);
    }

    private static string Text(ActOutcome outcome) => Assert.IsType<ActOutcome.Refused>(outcome).Reasons[0].Text;
}

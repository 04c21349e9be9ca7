using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;

namespace CaiCach.TestKit;

/// <summary>Takes dossiers through the office step by step, at times the test sets.</summary>
public sealed class Journey
{
    private readonly World world;

    private Journey(World world) => this.world = world;

    /// <summary>The people who act.</summary>
    public required Actor Citizen { get; init; }

    /// <inheritdoc cref="Citizen"/>
    public required Actor Receiver { get; init; }

    /// <inheritdoc cref="Citizen"/>
    public required Actor DivisionHead { get; init; }

    /// <inheritdoc cref="Citizen"/>
    public required Actor Specialist { get; init; }

    /// <inheritdoc cref="Citizen"/>
    public required Actor Head { get; init; }

    /// <inheritdoc cref="Citizen"/>
    public required Actor Clerk { get; init; }

    /// <summary>Everyone who is needed in <see cref="World.Agency"/>.</summary>
    /// <param name="world">Where.</param>
    /// <param name="citizen">The citizen; a new account when left out.</param>
    public static Task<Journey> InAsync(World world, Actor? citizen = null) => InAsync(world, citizen, World.Agency, "SKHCN-QT-MC", "SKHCN-QT-QLCN", "SKHCN-QT-VP");

    /// <summary>Everyone who is needed in a body.</summary>
    /// <param name="world">Where.</param>
    /// <param name="citizen">The citizen; a new account when left out.</param>
    /// <param name="agency">The body.</param>
    /// <param name="counter">Its counter.</param>
    /// <param name="division">The unit that handles.</param>
    /// <param name="clerks">The unit of its clerks.</param>
    public static async Task<Journey> InAsync(World world, Actor? citizen, string agency, string counter, string division, string clerks) => new(world)
    {
        Citizen = citizen ?? await world.CitizenAsync(),
        Receiver = await world.OfficialAsync(Role.Receiver, counter),
        DivisionHead = await world.OfficialAsync(Role.DivisionHead, division),
        Specialist = await world.OfficialAsync(Role.Specialist, division),
        Head = await world.OfficialAsync(Role.AgencyHead, agency),
        Clerk = await world.OfficialAsync(Role.Clerk, clerks),
    };

    /// <summary>Submitted online, or at the counter by the receiver.</summary>
    public async Task<Guid> SubmitAsync(Channel channel = Channel.Online, string? caseCode = null)
    {
        if (channel == Channel.Online)
        {
            return (await world.SubmitAsync(Citizen, caseCode: caseCode)).Id;
        }

        var request = (await world.RequestAsync(Receiver)) with { Channel = channel, CaseCode = caseCode };
        var outcome = await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(Receiver), request));
        return outcome is SubmitDossier.Outcome.Submitted submitted ? submitted.Id : throw new InvalidOperationException(outcome.ToString());
    }

    /// <summary>Submitted and accepted: the authority's clock runs.</summary>
    public async Task<Guid> AcceptAsync(Channel channel = Channel.Online)
    {
        var id = await SubmitAsync(channel);
        await Act<TakeUpDossier>(id, (u, version) => u.RunAsync(world.By(Receiver), id, version));
        await Act<AcceptDossier>(id, (u, version) => u.RunAsync(world.By(Receiver), id, version));
        return id;
    }

    /// <summary>An accepted dossier goes to the result, numbered and issued now.</summary>
    public async Task FinishAsync(Guid id, bool signed = false)
    {
        var division = await world.UnitAsync("SKHCN-QT-QLCN");
        await Act<TransferDossier>(id, (u, version) => u.RunAsync(world.By(Receiver), id, version, division));
        await Act<AssignDossier>(id, (u, version) => u.RunAsync(world.By(DivisionHead), id, version, Specialist.Id!.Value));
        await Act<ProposeDecision>(id, async (u, version) => await u.RunAsync(world.By(Specialist), id, version, new(ProposalKind.Grant, "Hồ sơ đủ điều kiện.", DraftUploadId: await world.ResultDraftAsync(Specialist))));
        await Act<DecideDossier>(id, (u, version) => u.GrantAsync(world.By(Head), id, version, new(LateCause.Staff)));
        var result = await world.UploadAsync(Clerk, signed ? "%PDF-1.7 << /Type /Sig /ByteRange [0 58 64 02] /Contents  <30AB> >" : "%PDF-1.4 kết quả");
        var today = VietnamTime.DayOf(world.Clock.Now);
        await Act<IssueResult>(id, (u, version) => u.RunAsync(world.By(Clerk), id, version, new("12/GXN-SKHCN", today, result.Id, SignedCopy: signed)));
    }

    /// <summary>One act on the dossier as it stands; anything but done ends the test.</summary>
    public async Task Act<TUseCase>(Guid id, Func<TUseCase, int, Task<ActOutcome>> act)
        where TUseCase : notnull
    {
        var version = (await world.DossierAsync(id)).Version;
        var outcome = await world.Do<TUseCase, ActOutcome>(u => act(u, version));
        if (outcome is not ActOutcome.Done)
        {
            throw new InvalidOperationException($"{typeof(TUseCase).Name}: {outcome}");
        }
    }
}

using CaiCach.Application.Acting;
using CaiCach.Application.Outbox;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Printing.Sealing;

namespace CaiCach.Web.Workspace.Sealing;

/// <summary>The certificates that letters are signed with, for administrators, each of the own body and those below it: whose, until when, and what is wrong with them.</summary>
[OfficialsOnly("administrator")]
public sealed class CertificatesModel(ActorReader actors, ReferenceStore reference, Seals seals) : WorkspacePage(actors, reference)
{
    /// <summary>The address.</summary>
    public const string Href = "/can-bo/chung-thu-so";

    /// <summary>A certificate.</summary>
    /// <param name="Seal">The certificate.</param>
    /// <param name="Unit">Whose it is; null where the name of its file is no code of a unit.</param>
    public sealed record Line(Seal Seal, Unit? Unit);

    /// <summary>The certificates.</summary>
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>The bodies that have none of their own.</summary>
    public IReadOnlyList<Unit> Without { get; private set; } = [];

    /// <summary>Whether letters are to be signed at all.</summary>
    public bool IsOff => seals.All.Count == 0;

    /// <summary>Why none could be read; null for no fault.</summary>
    public string? Fault => seals.Fault;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var units = Reference.Organisation;
        var bodies = BodiesOf(Me, units);
        Lines = LinesOf(Me, units, seals);
        Without = [.. units.Agencies.Where(u => bodies.Contains(u.Id) && !(u.ValidTo < VietnamTime.DayOf(Now)) && Lines.All(l => l.Unit?.Id != u.Id)).OrderBy(u => u.Name, StringComparer.Ordinal)];
    }

    /// <summary>The certificates that an administrator looks after; those of nobody's unit are for who administers the whole installation. None for others.</summary>
    public static IReadOnlyList<Line> LinesOf(Actor viewer, OrganisationTree units, Seals seals)
    {
        ArgumentNullException.ThrowIfNull(seals);
        var (bodies, all) = (BodiesOf(viewer, units), SetAsideMessages.May(viewer, units));
        return [.. seals.All.Select(s => new Line(s, units.Find(s.Unit))).Where(l => l.Unit is { } unit ? bodies.Contains(unit.AgencyId) : all)];
    }

    private static HashSet<Guid> BodiesOf(Actor viewer, OrganisationTree units) => viewer.Posts.Where(p => p.Role == Role.Administrator).SelectMany(p => units.AgenciesIn(p.AgencyId)).ToHashSet();

    /// <summary>The colour of a state.</summary>
    public string ColourOf(Seal seal) => seal.At(Now) switch
    {
        SealState.Good => "green",
        SealState.EndsSoon => "yellow",
        SealState.NotYet => "grey",
        _ => "red",
    };
}

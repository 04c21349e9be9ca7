using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Reports.Register;

/// <summary>The register of dossiers (Sổ theo dõi hồ sơ) of a body: those accepted in a span of days, in the order of acceptance: those its counter received for other bodies, and the dossiers of columns (4) and (5) of II.06a of the same span. What moved with a reorganisation stands where it was at the end of the span. Parts of other bodies' dossiers are not in it: they did not come in here.</summary>
public sealed class ReadRegister(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Which lines.</summary>
    /// <param name="Unit">Code of the body.</param>
    /// <param name="From">The first local day of acceptance, inclusive.</param>
    /// <param name="To">The last, inclusive.</param>
    public sealed record Question(string Unit, DateOnly From, DateOnly To);

    /// <summary>The place of a line: when it was accepted, which it is, and its number in the span.</summary>
    public sealed record Cursor(DateTime At, Guid Id, int Number)
    {
        /// <summary>As text for a link.</summary>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.Ticks:x}.{Id:n}.{Number}");

        /// <summary>From the text of a link; null when it is none.</summary>
        public static Cursor? Parse(string? text)
        {
            var dot = (text ?? "").LastIndexOf('.');
            return dot > 0 && ListWork.Cursor.Parse(text![..dot]) is { } place && int.TryParse(text[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new(place.DueAt, place.Id, number)
                : null;
        }
    }

    /// <summary>A line.</summary>
    /// <param name="Number">Its number in the span.</param>
    /// <param name="Id">The dossier.</param>
    /// <param name="Code">Its code.</param>
    /// <param name="Procedure">The name of its procedure.</param>
    /// <param name="Sets">How many sets of papers.</param>
    /// <param name="OwnerName">Whose it is; with nationality and passport where the owner has no identity number.</param>
    /// <param name="Address">The owner's address.</param>
    /// <param name="Phone">The owner's telephone.</param>
    /// <param name="Body">The competent body: that of the register, or the one for which its counter received the dossier.</param>
    /// <param name="AcceptedAt">When it was accepted.</param>
    /// <param name="DueAt">When its result is promised: the new appointment after an apology, else the due date; null for none.</param>
    /// <param name="HandedOverAt">When it went to the unit that handles it; null when it has not.</param>
    /// <param name="ResultAt">When the result came back from there; null when it has not.</param>
    /// <param name="ReturnedAt">When it was given to the applicant; null when it was not.</param>
    /// <param name="Delivery">How the result reached the applicant, or that it waits.</param>
    /// <param name="State">Where it stands.</param>
    /// <param name="Late">Whether it ended late, or is late now.</param>
    /// <param name="MovedTo">The body that has it now; null where that is the body of the register.</param>
    /// <param name="IsForOther">Whether the counter received it for another body.</param>
    /// <param name="OriginalDueAt">The original due date, which timeliness goes by, where an apology names another; null where the two are one.</param>
    /// <param name="KeptAppointment">Whether it ended by the new appointment, after the original due date.</param>
    /// <param name="OwnerKind">What its owner is.</param>
    /// <param name="Way">The way it came in; null where only the channel is known.</param>
    /// <param name="Channel">How it came in.</param>
    /// <param name="Entry">Volume and number as the receipt (Mẫu 01) names them; null for a dossier whose receipt has no number.</param>
    public sealed record Line(
        int Number, Guid Id, string Code, string Procedure, int Sets, string OwnerName, string Address, string Phone, string Body, DateTime AcceptedAt,
        DateTime? DueAt, DateTime? HandedOverAt, DateTime? ResultAt, DateTime? ReturnedAt, DeliveryState Delivery, BusinessState State, bool Late, ApplicantKind OwnerKind, FilingWay? Way, Channel Channel, Unit? MovedTo = null, bool IsForOther = false, DateTime? OriginalDueAt = null, bool KeptAppointment = false, string? Entry = null);

    /// <summary>A page, and where the next one starts; null when this is the last.</summary>
    public sealed record Page(IReadOnlyList<Line> Lines, Cursor? Next);

    /// <summary>The roles that read registers: those who see every dossier of a body by their office.</summary>
    public static IReadOnlyList<Role> Readers { get; } = [Role.Receiver, Role.Clerk, Role.OneStopDirector, Role.AgencyHead, Role.ProcedureController, Role.Leader, Role.Inspector];

    /// <summary>The bodies whose registers a person reads: every dossier of them is in sight.</summary>
    public static IReadOnlyList<Unit> UnitsOf(Actor viewer, OrganisationTree tree)
    {
        var scope = DossierScope.Of(viewer, tree);
        return [.. ReportUnits.Of(viewer, tree, Readers).Where(u => scope.SeesAllOf(u.Id))];
    }

    /// <summary>What is wrong with a question; none when it can be answered.</summary>
    internal static IEnumerable<FieldFault> Check(Unit? unit, Question question)
    {
        if (unit is null)
        {
            yield return new("unit", "unit_unknown", "Không có sổ của đơn vị với mã này trong phạm vi được xem.");
        }

        if (question.From.Year is < ReportIi06a.FirstYear or > ReportIi06a.LastYear || question.To.Year is < ReportIi06a.FirstYear or > ReportIi06a.LastYear)
        {
            yield return new("to", "year_out_of_range", $"Ngày phải từ năm {ReportIi06a.FirstYear} đến năm {ReportIi06a.LastYear}.");
        }
        else if (question.To < question.From)
        {
            yield return new("to", "period_reversed", "Đến ngày không được trước từ ngày.");
        }
    }

    /// <summary>A page of the register; the faults of the question when there are any.</summary>
    public async Task<(Page? Page, Unit? Unit, IReadOnlyList<FieldFault> Faults)> RunAsync(Actor viewer, DateTime now, Question question, Cursor? after = null, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var unit = UnitsOf(viewer, snapshot.Organisation).FirstOrDefault(u => u.Code == question.Unit);
        var faults = Check(unit, question).ToList();
        return faults.Count > 0 ? (null, unit, faults) : (await PageAsync(snapshot, now, unit!, question, after, PageSize, cancel), unit, []);
    }

    /// <summary>How many lines there are, counted no further than one more than <paramref name="most"/>.</summary>
    internal async Task<int> CountAsync(ReferenceSnapshot snapshot, Unit unit, Question question, int most, CancellationToken cancel) =>
        Math.Min(most + 1, await Accepted(snapshot, unit, question).Take(most + 1).CountAsync(cancel) + await ForOthers(unit, question).Take(most + 1).CountAsync(cancel));

    private sealed record Taken(
        Guid Id, string Code, string ProcedureCode, int ProcedureVersion, string OwnerName, string? OwnerNationality, string OwnerIdNumber, string Address, string Phone, Guid AgencyId, DateTime AcceptedAt,
        DateTime? DueAt, DateTime? AppointmentAt, DateTime? PausedAt, DateTime? FinishedAt, DateTime? ReturnedAt, DeliveryState Delivery, BusinessState State, Timeliness? Timeliness, ApplicantKind OwnerKind, FilingWay? Way, Channel Channel, bool ForOther);

    /// <summary>A page of any size. Four round trips.</summary>
    internal async Task<Page> PageAsync(ReferenceSnapshot snapshot, DateTime now, Unit unit, Question question, Cursor? after, int size, CancellationToken cancel)
    {
        // Each is a walk along an index of its own; put together they are in the order of the register.
        var page = (await FirstAsync(Accepted(snapshot, unit, question), forOther: false)).Concat(await FirstAsync(ForOthers(unit, question), forOther: true))
            .OrderBy(d => d.AcceptedAt).ThenBy(d => d.Id).Take(size + 1).ToList();
        var shown = page.Take(size).ToList();
        var ids = shown.Select(d => d.Id).ToList();
        string[] steps = [DossierEvents.TypeOf(DossierAct.Transfer), DossierEvents.TypeOf(DossierAct.Issue), "dossier.result_reported"];
        var at = (await db.Events.AsNoTracking().Where(e => ids.Contains(e.StreamId) && steps.Contains(e.Type)).Select(e => new { e.StreamId, e.Type, e.At }).ToListAsync(cancel))
            .ToLookup(e => (e.StreamId, e.Type), e => e.At);
        var entries = (await db.Letters.AsNoTracking().Where(l => ids.Contains(l.DossierId) && l.Kind == LetterKind.Acceptance).OrderBy(l => l.EventVersion).Select(l => new { l.DossierId, l.Year, l.Symbol }).ToListAsync(cancel))
            .ToLookup(l => l.DossierId, l => $"Quyển {l.Year}, số {l.Symbol}");
        var number = after?.Number ?? 0;
        return new(
            [
                .. shown.Select(d =>
                {
                    var procedure = snapshot.Procedure(d.ProcedureCode, d.ProcedureVersion);
                    var due = d.AppointmentAt ?? d.DueAt;
                    var late = LateCauses.IsLate(d.DueAt, d.PausedAt is not null, d.FinishedAt is not null, d.Timeliness == Timeliness.Late, now);
                    return new Line(
                        ++number, d.Id, d.Code, procedure?.Name ?? d.ProcedureCode, procedure?.Sets ?? 1, LetterWords.OwnerOf(d.OwnerName, d.OwnerNationality, d.OwnerIdNumber), d.Address, d.Phone,
                        d.ForOther ? snapshot.Organisation.NameOf(d.AgencyId) : unit.Name, d.AcceptedAt,
                        due, First(d.Id, 0), First(d.Id, 1) ?? First(d.Id, 2), d.ReturnedAt, d.Delivery, d.State, late, d.OwnerKind, d.Way, d.Channel, d.ForOther || d.AgencyId == unit.Id ? null : snapshot.Organisation.Find(d.AgencyId), d.ForOther,
                        d.AppointmentAt is null ? null : d.DueAt, d.FinishedAt is { } ended && Timelinesses.KeptAppointment(d.PausedAt ?? ended, d.DueAt, d.AppointmentAt), entries[d.Id].LastOrDefault());
                }),
            ],
            page.Count > size ? new(shown[^1].AcceptedAt, shown[^1].Id, number) : null);

        DateTime? First(Guid id, int step) => at[(id, steps[step])] is var times && times.Any() ? times.Min() : null;

        Task<List<Taken>> FirstAsync(IQueryable<Dossier> rows, bool forOther) =>
            (after is { } last ? rows.Where(d => d.AcceptedAt >= last.At && (d.AcceptedAt > last.At || d.Id.CompareTo(last.Id) > 0)) : rows)
                .OrderBy(d => d.AcceptedAt).ThenBy(d => d.Id).Take(size + 1)
                .Select(d => new Taken(
                    d.Id, d.Code ?? d.RequestNumber, d.ProcedureCode, d.ProcedureVersion, d.OwnerName, d.OwnerNationality, d.OwnerIdNumber, d.Address, d.Phone, d.AgencyId, d.AcceptedAt!.Value,
                    d.DueAt, d.AppointmentAt, d.PausedAt, d.FinishedAt, d.ReturnedAt, d.Delivery, d.State, d.Timeliness, d.ApplicantKind, d.Way, d.Channel, forOther)).ToListAsync(cancel);
    }

    private IQueryable<Dossier> Accepted(ReferenceSnapshot snapshot, Unit unit, Question question)
    {
        if (!snapshot.Organisation.IsReorganised(unit.Id))
        {
            return InSpan(db.Dossiers.Where(d => d.AgencyId == unit.Id && d.PartOfId == null && d.AskedById == null), question);
        }

        var (here, gone) = DossiersThen.Received(db, unit.Id, question.To);
        return InSpan(here, question).Concat(InSpan(gone, question));
    }

    /// <summary>Those that the counter of a body received for others, which are on no line of its own.</summary>
    private IQueryable<Dossier> ForOthers(Unit unit, Question question) =>
        InSpan(db.Dossiers.Where(d => d.ReceivedForOther && d.ReceivedById == unit.Id && d.AgencyId != unit.Id), question);

    private static IQueryable<Dossier> InSpan(IQueryable<Dossier> dossiers, Question question)
    {
        var (first, end) = (VietnamTime.ToUtc(question.From.ToDateTime(TimeOnly.MinValue)), VietnamTime.ToUtc(question.To.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        return dossiers.AsNoTracking().Where(d => d.AcceptedAt != null && d.AcceptedAt >= first && d.AcceptedAt < end);
    }
}

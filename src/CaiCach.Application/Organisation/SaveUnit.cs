using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Application.Reference.Import;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Organisation;

/// <summary>
/// An administrator founds a unit below one in reach by a decision, and keeps address, phone and the office of the head of units right. Letters and messages of before keep what they say.
/// </summary>
public sealed class SaveUnit(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    private const int LongestName = 500;
    private const int LongestShortName = 200;
    private const int LongestPhone = 40;
    private const int LongestTitle = 100;

    /// <summary>What can change of a unit without a decision.</summary>
    /// <param name="Address">Where it is.</param>
    /// <param name="Phone">Its phone, as people read it.</param>
    /// <param name="HeadTitle">The office of the head of a body, e.g. "Giám đốc".</param>
    public sealed record Details(string? Address, string? Phone, string? HeadTitle);

    /// <summary>A unit to be founded.</summary>
    /// <param name="Parent">The code of the unit it stands below.</param>
    /// <param name="Kind">What kind of unit; a ministry is not founded here.</param>
    /// <param name="Code">Its code in this installation.</param>
    /// <param name="Identifier">Its electronic identifier; bodies have one.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="ShortName">Its short name; the name where it is left out.</param>
    /// <param name="DecisionNumber">Number and sign of the decision.</param>
    /// <param name="DecisionDate">The date of the decision.</param>
    /// <param name="FirstDay">The first local day it exists: not before the decision, not after today.</param>
    /// <param name="Details">Address, phone, office of the head.</param>
    public sealed record Foundation(
        string? Parent, UnitKind? Kind, string? Code, string? Identifier, string? Name, string? ShortName, string? DecisionNumber, DateOnly? DecisionDate, DateOnly? FirstDay, Details Details);

    /// <summary>How it ended: a closed set.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Saved.</summary>
        public sealed record Done(string Code) : Outcome;

        /// <summary>Something is wrong with it.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>Somebody else set the details since.</summary>
        public sealed record Stale : Outcome;

        /// <summary>Not in this person's reach, or it has ended.</summary>
        public sealed record NotFound : Outcome;
    }

    /// <summary>The kinds that can be founded.</summary>
    public static IReadOnlyList<UnitKind> Kinds { get; } = [.. Enum.GetValues<UnitKind>().Where(k => k != UnitKind.Ministry)];

    /// <summary>Whether units of a kind answer for dossiers themselves.</summary>
    public static bool IsBody(UnitKind kind) => OrganisationFile.IsBody(OrganisationFile.Kinds.First(k => k.Value == kind).Key);

    /// <summary>Sets the details of a unit.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="code">The unit.</param>
    /// <param name="seen">How often they had been set when the form was opened.</param>
    /// <param name="details">What is right.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Outcome> DetailsAsync(ActContext context, string code, int seen, Details details, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(details);
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        if (ReorganisationScope.UnitsOf(context.Actor, tree).FirstOrDefault(u => u.Code == code) is not { } known)
        {
            return new Outcome.NotFound();
        }

        var faults = Check(details).ToList();
        if (faults.Count > 0)
        {
            return new Outcome.Invalid(faults);
        }

        var unit = await db.Units.SingleAsync(u => u.Id == known.Id, cancel);
        var (before, after) = (new UnitEventData.Details(unit.Address, unit.Phone, unit.HeadTitle), CleanOf(details));
        if (before == after)
        {
            return new Outcome.Done(code);
        }

        if (unit.DetailsVersion != seen)
        {
            return new Outcome.Stale();
        }

        Set(unit, after);
        unit.DetailsVersion = seen + 1;
        db.Record(context, UnitEventData.Stream, UnitEventData.StreamOf(unit.Id), unit.DetailsVersion, UnitEventData.DetailsSet, new UnitEventData(unit.Id, after.Address, after.Phone, after.HeadTitle, before), unitId: unit.AgencyId);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Outcome.Stale();
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "events")
        {
            db.ChangeTracker.Clear();
            return new Outcome.Stale();
        }

        reference.Forget();
        return new Outcome.Done(code);
    }

    /// <summary>Founds a unit. The same again is refused: its code is taken.</summary>
    public async Task<Outcome> FoundAsync(ActContext context, Foundation wanted, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var reach = ReorganisationScope.UnitsOf(context.Actor, tree);
        if (reach.Count == 0)
        {
            return new Outcome.NotFound();
        }

        var parent = reach.FirstOrDefault(u => u.Code == wanted.Parent);
        var name = TypedText.Trimmed(wanted.Name);
        var isBody = wanted.Kind is { } some && IsBody(some);
        var rules = new NewUnitRules(tree);
        var (code, wrongCode) = rules.Code("code", wanted.Code);
        var (identifier, wrongIdentifier) = rules.Identifier("identifier", wanted.Identifier, isBody);
        List<FieldFault> faults =
        [
            .. parent is null ? [new FieldFault("parent", "parent_missing", "Chọn đơn vị cấp trên.")] : Array.Empty<FieldFault>(),
            .. wanted.Kind is not { } kind || !Kinds.Contains(kind) ? [new FieldFault("kind", "kind_missing", "Chọn loại đơn vị.")] : Array.Empty<FieldFault>(),
            .. new[] { wrongCode, wrongIdentifier }.OfType<FieldFault>(),
            .. name is null ? [new FieldFault("name", "name_missing", "Nhập tên đơn vị mới.")] : Array.Empty<FieldFault>(),
            .. CheckText("name", "name", name, LongestName),
            .. CheckText("shortName", "short_name", wanted.ShortName, LongestShortName),
            .. CheckDecision(wanted, VietnamTime.DayOf(context.Now)),
            .. Check(wanted.Details),
        ];
        if (faults.Count > 0)
        {
            return new Outcome.Invalid(faults);
        }

        var id = Ids.New(context.Now);
        var unit = new Unit
        {
            Id = id,
            Code = code,
            Identifier = identifier,
            Name = name!,
            ShortName = TypedText.Trimmed(wanted.ShortName) ?? name![..Math.Min(name!.Length, LongestShortName)],
            Kind = wanted.Kind!.Value,
            ParentId = parent!.Id,
            AgencyId = isBody ? id : parent.AgencyId,
            Path = $"{parent.Path}{id:n}/",
            ValidFrom = wanted.FirstDay!.Value,
            DetailsVersion = 1,
        };
        var details = CleanOf(wanted.Details);
        Set(unit, details);
        db.Units.Add(unit);
        db.Record(
            context, UnitEventData.Stream, UnitEventData.StreamOf(id), 1, UnitEventData.UnitFounded,
            new UnitEventData(id, details.Address, details.Phone, details.HeadTitle, Founded: new(code, identifier, unit.Name, unit.ShortName, unit.Kind, parent.Id, TypedText.Trimmed(wanted.DecisionNumber)!, wanted.DecisionDate!.Value, unit.ValidFrom)), unitId: unit.AgencyId);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "units")
        {
            db.ChangeTracker.Clear();
            return new Outcome.Invalid([NewUnitRules.Taken("code", code)]);
        }

        reference.Forget();
        return new Outcome.Done(code);
    }

    private static IEnumerable<FieldFault> CheckDecision(Foundation wanted, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(wanted.DecisionNumber) || TypedText.Check("number", "number", wanted.DecisionNumber, NewUnitRules.LongestCode) is not null)
        {
            yield return new("number", "number_missing", "Nhập số, ký hiệu quyết định, không quá 60 ký tự.");
        }

        if (wanted.DecisionDate is not { } decided)
        {
            yield return new("date", "date_missing", "Nhập ngày quyết định.");
        }
        else if (decided > today)
        {
            yield return new("date", "decision_to_come", "Ngày quyết định không được sau hôm nay.");
        }

        if (wanted.FirstDay is not { } first)
        {
            yield return new("day", "day_missing", "Nhập ngày có hiệu lực.");
        }
        else if (first < wanted.DecisionDate || first > today)
        {
            yield return new("day", "day_wrong", "Ngày có hiệu lực phải từ ngày quyết định đến hôm nay; quyết định có hiệu lực sau này thì đến ngày ấy hãy ghi.");
        }
    }

    private static IEnumerable<FieldFault> Check(Details details)
    {
        foreach (var fault in CheckText("address", "address", details.Address, LongestName).Concat(CheckText("headTitle", "head_title", details.HeadTitle, LongestTitle)))
        {
            yield return fault;
        }

        if (TypedText.Trimmed(details.Phone) is { } phone && (phone.Length > LongestPhone || phone.Count(char.IsAsciiDigit) < 3 || !phone.All(c => char.IsAsciiDigit(c) || "+().- ".Contains(c, StringComparison.Ordinal))))
        {
            yield return new("phone", "phone_wrong", "Nhập số điện thoại bằng chữ số, dấu cách, dấu chấm hoặc gạch nối, không quá 40 ký tự.");
        }
    }

    private static IEnumerable<FieldFault> CheckText(string field, string code, string? text, int most) =>
        TypedText.Trimmed(text) is { } typed && TypedText.Check(field, code, typed, most) is { } fault ? [fault] : [];

    private static UnitEventData.Details CleanOf(Details details) => new(TypedText.Trimmed(details.Address), TypedText.Trimmed(details.Phone), TypedText.Trimmed(details.HeadTitle));

    private static void Set(Unit unit, UnitEventData.Details details) => (unit.Address, unit.Phone, unit.HeadTitle) = (details.Address, details.Phone, details.HeadTitle);
}

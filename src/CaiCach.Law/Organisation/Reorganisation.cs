namespace CaiCach.Law.Organisation;

/// <summary>How units are reorganised by a decision (sắp xếp tổ chức bộ máy).</summary>
public enum ReorganisationKind
{
    /// <summary>Hợp nhất, sáp nhập: one or more units end, and one that is there or is new takes everything over.</summary>
    Merge,

    /// <summary>Chia, tách: what one unit had goes to two or more; the old one may stay as one of them.</summary>
    Split,

    /// <summary>Đổi tên.</summary>
    Rename,

    /// <summary>Giải thể: a unit that has nothing open and receives no procedure ends without a successor.</summary>
    Close,
}

/// <summary>A unit that a decision names, as far as the rules ask.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Name">Its name.</param>
/// <param name="AgencyId">The body it belongs to; itself where it is one.</param>
/// <param name="Ended">Whether it has ended, or an end is set.</param>
/// <param name="InOtherPlan">Whether another decision that is not carried out yet names it.</param>
/// <param name="HasBodiesBelow">Whether units below it answer for dossiers of their own.</param>
/// <param name="OpenDossiers">Dossiers that are not ended and returned.</param>
/// <param name="OpenPetitions">Petitions that are not ended.</param>
/// <param name="OpenUnits">Units below it that have not ended.</param>
/// <param name="Procedures">Procedures it receives dossiers of.</param>
/// <param name="Desks">Desks of its queue that are open.</param>
/// <param name="Numbers">Numbers of its queue of today that are not over.</param>
/// <param name="Drafts">Drafts of applicants that name it.</param>
/// <param name="OpenQuestions">Questions of citizens that wait for its answer.</param>
public sealed record ReorganisedUnit(
    Guid Id, string Name, Guid AgencyId, bool Ended = false, bool InOtherPlan = false, bool HasBodiesBelow = false, int OpenDossiers = 0, int OpenPetitions = 0, int OpenUnits = 0,
    int Procedures = 0, int Desks = 0, int Numbers = 0, int Drafts = 0, int OpenQuestions = 0)
{
    /// <summary>Whether it answers for dossiers itself.</summary>
    public bool IsBody => Id == AgencyId;
}

/// <summary>What the rules of a reorganisation ask for.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Today">Today.</param>
/// <param name="DecisionDate">The date of the decision.</param>
/// <param name="EffectiveDay">The first day of the new order.</param>
/// <param name="Sources">The units that end, are divided, renamed or closed.</param>
/// <param name="Existing">Those of the units taking over that are there already.</param>
/// <param name="New">How many of the units taking over are new.</param>
public sealed record ReorganisationFacts(
    ReorganisationKind Kind, DateOnly Today, DateOnly DecisionDate, DateOnly EffectiveDay, IReadOnlyList<ReorganisedUnit> Sources, IReadOnlyList<ReorganisedUnit> Existing, int New);

/// <summary>Why a reorganisation is refused.</summary>
public enum ReorganisationFault
{
    /// <summary>The decision is dated after today.</summary>
    DecisionToCome,

    /// <summary>The effective day is over: figures of past days stay.</summary>
    Past,

    /// <summary>The effective day is before the decision.</summary>
    BeforeDecision,

    /// <summary>No unit is named.</summary>
    NoSource,

    /// <summary>More than one unit where one is divided, renamed or closed.</summary>
    OneSource,

    /// <summary>Not exactly one unit that takes over.</summary>
    OneTarget,

    /// <summary>Not at least two units that take over, each once.</summary>
    TwoTargets,

    /// <summary>A unit cannot be merged into itself.</summary>
    Itself,

    /// <summary>A unit that has ended.</summary>
    Ended,

    /// <summary>A unit that another decision names.</summary>
    InOtherPlan,

    /// <summary>A body and a unit of a body.</summary>
    Mixed,

    /// <summary>Units of different bodies.</summary>
    OtherBody,

    /// <summary>Bodies below a body that ends.</summary>
    BodiesBelow,

    /// <summary>Something is open in a unit that ends without a successor.</summary>
    NotEmpty,

    /// <summary>People hold numbers of its queue on the very day.</summary>
    NumbersOut,
}

/// <summary>When units may be merged, divided, renamed and closed.</summary>
public static class ReorganisationRules
{
    /// <summary>Everything that stands in the way, with the unit it is about (null for the decision itself); empty when it may be done.</summary>
    public static IReadOnlyList<(ReorganisationFault Fault, ReorganisedUnit? Unit)> Judge(ReorganisationFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var faults = new List<(ReorganisationFault, ReorganisedUnit?)>();
        if (facts.DecisionDate > facts.Today)
        {
            faults.Add((ReorganisationFault.DecisionToCome, null));
        }

        if (facts.EffectiveDay < facts.Today)
        {
            faults.Add((ReorganisationFault.Past, null));
        }
        else if (facts.EffectiveDay < facts.DecisionDate)
        {
            faults.Add((ReorganisationFault.BeforeDecision, null));
        }

        if (Shape(facts) is { } shape)
        {
            faults.Add((shape, null));
        }

        var named = facts.Sources.Concat(facts.Existing).DistinctBy(u => u.Id).ToList();
        faults.AddRange(named.Where(u => u.Ended).Select(u => (ReorganisationFault.Ended, (ReorganisedUnit?)u)));
        faults.AddRange(named.Where(u => u.InOtherPlan).Select(u => (ReorganisationFault.InOtherPlan, (ReorganisedUnit?)u)));
        if (facts.Kind is ReorganisationKind.Merge or ReorganisationKind.Split && named.Count > 0)
        {
            if (named.Any(u => u.IsBody != named[0].IsBody))
            {
                faults.Add((ReorganisationFault.Mixed, null));
            }
            else if (!named[0].IsBody && named.Any(u => u.AgencyId != named[0].AgencyId))
            {
                faults.Add((ReorganisationFault.OtherBody, null));
            }

            faults.AddRange(Ending(facts).Where(u => u.HasBodiesBelow).Select(u => (ReorganisationFault.BodiesBelow, (ReorganisedUnit?)u)));
        }

        if (facts.Kind == ReorganisationKind.Close)
        {
            faults.AddRange(facts.Sources.Where(u => !IsEmpty(u)).Select(u => (ReorganisationFault.NotEmpty, (ReorganisedUnit?)u)));
        }

        if (facts.Kind != ReorganisationKind.Rename && facts.EffectiveDay == facts.Today)
        {
            faults.AddRange(facts.Sources.Where(u => u.Numbers > 0).Select(u => (ReorganisationFault.NumbersOut, (ReorganisedUnit?)u)));
        }

        return faults;
    }

    /// <summary>Whether a unit may end without a successor: nothing is open in it or below it, and nobody may file there.</summary>
    public static bool IsEmpty(ReorganisedUnit unit) => unit is { OpenDossiers: 0, OpenPetitions: 0, OpenQuestions: 0, OpenUnits: 0, Procedures: 0 };

    /// <summary>The units that end with it: those named, but not one that goes on as what it is divided into.</summary>
    public static IEnumerable<ReorganisedUnit> Ending(ReorganisationFacts facts) =>
        facts.Kind == ReorganisationKind.Rename ? [] : facts.Sources.Where(s => facts.Existing.All(e => e.Id != s.Id));

    /// <summary>What to do, in Vietnamese.</summary>
    public static string ToText(this ReorganisationFault fault, ReorganisedUnit? unit) => fault switch
    {
        ReorganisationFault.DecisionToCome => "Ngày quyết định không được sau hôm nay.",
        ReorganisationFault.Past => "Ngày có hiệu lực phải từ hôm nay trở đi: số liệu của những ngày đã qua giữ nguyên.",
        ReorganisationFault.BeforeDecision => "Ngày có hiệu lực không được trước ngày quyết định.",
        ReorganisationFault.NoSource => "Chọn ít nhất một đơn vị.",
        ReorganisationFault.OneSource => "Chỉ chọn một đơn vị.",
        ReorganisationFault.OneTarget => "Chọn một đơn vị nhận, hoặc lập một đơn vị mới.",
        ReorganisationFault.TwoTargets => "Nêu ít nhất hai đơn vị nhận, khác nhau.",
        ReorganisationFault.Itself => "Đơn vị nhận không được là đơn vị bị sáp nhập.",
        ReorganisationFault.Ended => $"{unit!.Name} đã kết thúc hoặc đã có ngày kết thúc.",
        ReorganisationFault.InOtherPlan => $"{unit!.Name} đã có trong một quyết định khác chưa thực hiện.",
        ReorganisationFault.Mixed => "Các đơn vị phải cùng là cơ quan giải quyết hồ sơ, hoặc cùng là đơn vị bên trong một cơ quan.",
        ReorganisationFault.OtherBody => "Các đơn vị bên trong phải thuộc cùng một cơ quan.",
        ReorganisationFault.BodiesBelow => $"Dưới {unit!.Name} còn cơ quan giải quyết hồ sơ khác; hãy sắp xếp các cơ quan ấy trước.",
        ReorganisationFault.NotEmpty => $"{unit!.Name} còn {unit.OpenDossiers} hồ sơ, {unit.OpenPetitions} phản ánh, {unit.OpenQuestions} câu hỏi chưa kết thúc, {unit.OpenUnits} đơn vị bên dưới và {unit.Procedures} thủ tục đang tiếp nhận; hãy sáp nhập vào đơn vị nhận việc để chuyển sang, hoặc giải quyết xong.",
        ReorganisationFault.NumbersOut => $"{unit!.Name} còn {unit.Numbers} số thứ tự đã phát hôm nay đang chờ hoặc đang được phục vụ; chọn ngày có hiệu lực từ ngày mai, hoặc phục vụ xong rồi ghi lại.",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };

    private static ReorganisationFault? Shape(ReorganisationFacts facts)
    {
        var targets = facts.Existing.Count + facts.New;
        return facts switch
        {
            { Sources.Count: 0 } => ReorganisationFault.NoSource,
            { Kind: not ReorganisationKind.Merge, Sources.Count: > 1 } => ReorganisationFault.OneSource,
            { Kind: ReorganisationKind.Merge } when targets != 1 => ReorganisationFault.OneTarget,
            { Kind: ReorganisationKind.Merge } when facts.Existing.Any(e => facts.Sources.Any(s => s.Id == e.Id)) => ReorganisationFault.Itself,
            { Kind: ReorganisationKind.Split } when targets < 2 || facts.Existing.DistinctBy(e => e.Id).Count() != facts.Existing.Count => ReorganisationFault.TwoTargets,
            _ => null,
        };
    }
}

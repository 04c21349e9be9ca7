namespace CaiCach.Law.Communes;

/// <summary>What a unit of the commune level is.</summary>
public enum CommuneKind
{
    /// <summary>Xã.</summary>
    Commune,

    /// <summary>Phường.</summary>
    Ward,

    /// <summary>Đặc khu.</summary>
    SpecialZone,
}

/// <summary>A unit that was before, as its last address had it.</summary>
/// <param name="Name">With its kind: "xã Cam Thành", "thị trấn Cam Lộ".</param>
/// <param name="District">With its kind; empty where there was no district any more.</param>
/// <param name="Province">With its kind: "tỉnh Quảng Trị".</param>
public sealed record OldCommune(string Name, string District, string Province)
{
    /// <summary>As an address has it.</summary>
    public string Title => string.Join(", ", new[] { Name, District, Province }.Where(part => part.Length > 0));
}

/// <summary>A unit of the commune level (đơn vị hành chính cấp xã) under one name. Its code is given to no other name while it lasts.</summary>
/// <param name="Code">Five digits.</param>
/// <param name="Name">Without its kind.</param>
/// <param name="Kind">What it is.</param>
/// <param name="ProvinceCode">Two digits.</param>
/// <param name="From">The first day under this name.</param>
/// <param name="To">The last day, inclusive; null while it lasts.</param>
/// <param name="OldNames">The units it was made of.</param>
public sealed record Commune(string Code, string Name, CommuneKind Kind, string ProvinceCode, DateOnly From, DateOnly? To, IReadOnlyList<OldCommune> OldNames)
{
    /// <summary>Its kinds in Vietnamese.</summary>
    public static IReadOnlyDictionary<string, CommuneKind> Kinds { get; } = new Dictionary<string, CommuneKind>(StringComparer.OrdinalIgnoreCase)
    {
        ["xã"] = CommuneKind.Commune,
        ["phường"] = CommuneKind.Ward,
        ["đặc khu"] = CommuneKind.SpecialZone,
    };

    /// <summary>Kind and name.</summary>
    public string Title => $"{KindName} {Name}";

    /// <summary>The kind in Vietnamese.</summary>
    public string KindName => Kinds.First(kind => kind.Value == Kind).Key;

    /// <summary>Whether it is there on a day.</summary>
    public bool IsInForce(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>A commune that a text leads to.</summary>
/// <param name="Commune">The commune.</param>
/// <param name="Old">The unit that was before, by whose name it was found; null where its own name was meant.</param>
public sealed record CommuneMatch(Commune Commune, OldCommune? Old);

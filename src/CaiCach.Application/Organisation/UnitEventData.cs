using System.Security.Cryptography;
using System.Text;
using CaiCach.Data.Organisation;

namespace CaiCach.Application.Organisation;

/// <summary>The facts of a unit that was founded, or whose details were set.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Address">Its address from now on.</param>
/// <param name="Phone">Its phone from now on.</param>
/// <param name="HeadTitle">The office of its head from now on.</param>
/// <param name="Before">What stood there before; null for a unit that is founded.</param>
/// <param name="Founded">What it is; null where only details are set.</param>
public sealed record UnitEventData(Guid Unit, string? Address, string? Phone, string? HeadTitle, UnitEventData.Details? Before = null, UnitEventData.Foundation? Founded = null)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "unit";

    /// <summary>A unit was founded by a decision.</summary>
    public const string UnitFounded = "unit.founded";

    /// <summary>Address, phone or the office of the head were set.</summary>
    public const string DetailsSet = "unit.details_set";

    /// <summary>The details of a unit.</summary>
    public sealed record Details(string? Address, string? Phone, string? HeadTitle);

    /// <summary>What a founded unit is, and by which decision.</summary>
    public sealed record Foundation(string Code, string? Identifier, string Name, string ShortName, UnitKind Kind, Guid Parent, string DecisionNumber, DateOnly DecisionDate, DateOnly FirstDay);

    /// <summary>The record of a unit.</summary>
    public static Guid StreamOf(Guid unit) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"details of {unit:N}")).AsSpan(0, 16));
}

using System.Globalization;
using CaiCach.Data.Organisation;

namespace CaiCach.Application.Dossiers;

/// <summary>How letters are called: the number, with a zero before those below 10 (NĐ 30/2020/NĐ-CP), and who issues them.</summary>
public static class LetterSymbols
{
    private const string Centre = "Trung tâm Phục vụ hành chính công";

    /// <summary>For example "07/BPTNTKQ".</summary>
    public static string Of(Unit unit, int number) => number.ToString("00", CultureInfo.InvariantCulture) + "/" + AbbreviationOf(unit);

    /// <summary>"TTPVHCC" for a public administration service centre, "BPTNTKQ" for another one-stop unit, else the unit's code.</summary>
    public static string AbbreviationOf(Unit unit) =>
        unit.Name.StartsWith(Centre, StringComparison.OrdinalIgnoreCase) ? "TTPVHCC" : unit.Kind == UnitKind.OneStop ? "BPTNTKQ" : unit.Code;
}

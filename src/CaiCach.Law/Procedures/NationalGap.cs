using System.Text.Json;
using System.Text.Json.Nodes;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;

namespace CaiCach.Law.Procedures;

/// <summary>What a national record says of a procedure that the catalogue lacks, as it was sent (thủ tục có trên Cơ sở dữ liệu quốc gia, chưa có tại đây).</summary>
/// <param name="Code">The national code, at most 60 characters.</param>
/// <param name="Name">Its name, at most 1000.</param>
/// <param name="FieldCode">The code of its main field, at most 30; null where the record has none that can be read.</param>
/// <param name="FieldName">The name of that field, at most 200.</param>
/// <param name="Agency">The agencies that carry it out, at most 500; null where none is told.</param>
/// <param name="Competent">The agencies that decide on it, at most 500; null where none is told.</param>
/// <param name="Level">The levels that carry it out (cấp thực hiện), at most <see cref="LongestLevel"/>; null where none is told. The name of this field, CAPTHUCHIEN, is [unsure].</param>
public sealed record NationalGapFacts(string Code, string Name, string? FieldCode, string? FieldName, string? Agency, string? Competent, string? Level)
{
    /// <summary>The longest text of levels, in UTF-16 units; names beyond it are left out.</summary>
    public const int LongestLevel = 300;

    /// <summary>The facts of a record; null where its code or its name cannot be read. What else is wrong with it does not keep it from being known.</summary>
    /// <param name="record">A record of a national file.</param>
    public static NationalGapFacts? Of(NationalRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (IsWrong("MATTHC") || IsWrong("TENTTHC"))
        {
            return null;
        }

        var version = record.Version;
        var (field, agency) = (!IsWrong("LINHVUCTHUCHIEN"), !IsWrong("COQUANTHUCHIEN"));
        return new(
            version.Code,
            version.Name,
            Told(field, version.FieldCode),
            Told(field, version.FieldName),
            Told(agency, version.AgencyName),
            Told(!IsWrong("COQUANCOTHAMQUYEN"), version.CompetentAgency),
            LevelOf(record.Text));

        bool IsWrong(string part)
        {
            var at = $"{record.Place}.{part}";
            return record.Faults.Any(fault => fault.Place.StartsWith(at, StringComparison.Ordinal) && fault.Place[at.Length..] is "" or ['.' or '[', ..]);
        }
    }

    /// <summary>Whether what made an official say that a procedure is none of the body's may hold no more: its field, its agencies or its level are told otherwise.</summary>
    /// <param name="before">What was told then.</param>
    public bool Reopens(NationalGapFacts before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return (FieldCode, Agency, Competent, Level) != (before.FieldCode, before.Agency, before.Competent, before.Level);
    }

    private static string? Told(bool isSound, string? text) => isSound && !string.IsNullOrEmpty(text) ? text : null;

    private static string? LevelOf(string record)
    {
        if (JsonNode.Parse(record)!["CAPTHUCHIEN"] is not { } told)
        {
            return null;
        }

        var text = "";
        foreach (var name in NamesIn(told).Select(name => name.ReplaceLineEndings(" ").Trim().Normalize()).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal))
        {
            var longer = text.Length == 0 ? name : $"{text}; {name}";
            text = longer.Length <= LongestLevel ? longer : text;
        }

        return text.Length > 0 ? text : null;
    }

    /// <summary>A text itself; of a list every text in it, of its objects those whose field names a name.</summary>
    private static IEnumerable<string> NamesIn(JsonNode? told) => told switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is var text && ReadableText.Is(text) => [text],
        JsonArray list => list.SelectMany(item => item is JsonObject one ? one.Where(member => member.Key.StartsWith("TEN", StringComparison.OrdinalIgnoreCase)).SelectMany(member => member.Value is JsonValue ? NamesIn(member.Value) : []) : NamesIn(item is JsonArray ? null : item)),
        _ => [],
    };
}

/// <summary>What an official says of a procedure that the national database has and the catalogue lacks.</summary>
public enum NationalGapAct
{
    /// <summary>A first version is drawn up from the national record.</summary>
    Draft,

    /// <summary>It is none of the body's (không thuộc thẩm quyền); the reason is given.</summary>
    SetAside,

    /// <summary>That was said in error, or holds no more.</summary>
    TakeBack,
}

/// <summary>Who may do what with a procedure that the national database has and the catalogue lacks (NĐ 63/2010: the controller of procedures keeps the catalogue).</summary>
public static class NationalGapRules
{
    /// <summary>The decrees on the control of procedures.</summary>
    public const string Decree = "NĐ 63/2010/NĐ-CP; NĐ 92/2017/NĐ-CP";

    /// <summary>Why an act is refused; nothing where it is allowed.</summary>
    /// <param name="act">The act.</param>
    /// <param name="isSetAside">Whether it is said to be none of the body's.</param>
    /// <param name="isHeld">Whether the catalogue has it by now, or a draft of it.</param>
    /// <param name="isController">Whether who acts is a controller of procedures of the body whose list it is on, or of one above.</param>
    public static IReadOnlyList<Refusal> Judge(NationalGapAct act, bool isSetAside, bool isHeld, bool isController)
    {
        var no = new List<Refusal>();
        if (!isController)
        {
            no.Add(new("not_your_role", "Bước này do cán bộ kiểm soát thủ tục hành chính thực hiện.", Decree));
        }

        if (act == NationalGapAct.TakeBack)
        {
            no.AddRange(isSetAside ? [] : [new Refusal("not_set_aside", "Thủ tục này không ở danh sách không thuộc thẩm quyền.", Decree)]);
        }
        else if (isHeld)
        {
            no.Add(new("held_by_now", "Danh mục đã có thủ tục mang mã này, hoặc đã có dự thảo.", Decree));
        }
        else if (isSetAside)
        {
            no.Add(new("set_aside", "Thủ tục này đã được ghi là không thuộc thẩm quyền; đưa lại vào danh sách trước.", Decree));
        }

        return no;
    }
}

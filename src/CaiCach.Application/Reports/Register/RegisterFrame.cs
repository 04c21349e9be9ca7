using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;

namespace CaiCach.Application.Reports.Register;

/// <summary>What a register says over and under its lines.</summary>
internal static class RegisterFrame
{
    /// <summary>With the text in force now at its body, of the set of forms of its last day.</summary>
    public static async Task<LetterFrame> OfAsync(CaiCachDb db, ActContext context, Unit unit, ReadRegister.Question question, int lines, ReferenceSnapshot snapshot, CancellationToken cancel)
    {
        var set = RegisterTable.FormOn(snapshot.LetterSets, question.To)?.Set.Code;
        return Write((await LetterTextsInForce.OfAsync(db, LetterKind.Register, set, unit.Id, context.Now, snapshot, cancel)).Text, context, unit, question, lines);
    }

    /// <summary>With a text.</summary>
    public static LetterFrame Write(LetterText text, ActContext context, Unit unit, ReadRegister.Question question, int lines) => text.Frame(LetterKind.Register, new(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["co_quan"] = unit.Name,
            ["tu_ngay"] = question.From.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            ["den_ngay"] = question.To.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            ["so_ho_so"] = lines.ToString(CultureInfo.InvariantCulture),
            ["nguoi_lap"] = context.Actor.Name,
            ["ngay_lap"] = LetterWords.Formal(context.Now),
        },
        new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>(StringComparer.Ordinal)));
}

using System.Globalization;
using System.Text.Json;
using CaiCach.Law.Index;
using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Index;

/// <summary>A declared answer in words, as its rule asks for it.</summary>
public static class FigureText
{
    public static string Of(IStringLocalizer<WorkspaceTexts> t, ScoringRule rule, JsonElement answer)
    {
        if (answer.TryGetProperty("notApplicable", out var leftOut) && leftOut.ValueKind == JsonValueKind.True)
        {
            return $"{t["Không áp dụng"]}: {(answer.TryGetProperty("reason", out var reason) ? reason.GetString() : "")}";
        }

        return rule switch
        {
            YesNoRule => answer.GetProperty("yes").GetBoolean() ? t["Có"] : t["Không"],
            TiersRule tiers => TierOf(tiers.Tiers, answer),
            GrowthTiersRule growth => TierOf(growth.Tiers, answer),
            RatioRule or BandsRule => t["{0} trên {1}", Number(answer.GetProperty("b")), Number(answer.GetProperty("a"))],
            DeductionRule deduction => List(deduction.Deductions.Zip(answer.GetProperty("counts").EnumerateArray(), (d, n) => $"{d.Event}: {Number(n)}")),
            ChecklistRule checklist when Held(checklist, answer) is { Count: > 0 } held => List(held),
            ChecklistRule => t["Chưa phần nào đạt"],
            CountStepsRule steps => $"{Number(answer.GetProperty("count"))} {steps.Unit}",
            _ => $"{Number(answer.GetProperty("percent"))}%",
        };
    }

    private static string TierOf(IReadOnlyList<Tier> tiers, JsonElement answer) => tiers[answer.GetProperty("tier").GetInt32()].When;

    private static List<string> Held(ChecklistRule checklist, JsonElement answer) =>
        [.. checklist.Parts.Zip(answer.GetProperty("items").EnumerateArray()).Where(p => p.Second.GetBoolean()).Select(p => p.First.Item)];

    private static string List(IEnumerable<string> parts) => string.Join("; ", parts);

    private static string Number(JsonElement number) =>
        number.TryGetDecimal(out var value) ? ViNumber.Plain(value) : number.GetRawText().ToString(CultureInfo.InvariantCulture);
}

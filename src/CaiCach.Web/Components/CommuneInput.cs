using CaiCach.Application.Reference;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaiCach.Web.Components;

/// <summary>
/// The commune of an address, picked from the register beside the text: a province, words of a name new or old, and the list of what was found. Works by the button, and without it where scripts run.
/// </summary>
public sealed class CommuneInput
{
    /// <summary>The most communes of a list: more than the largest province has.</summary>
    public const int Most = 200;

    /// <summary>The code of the province.</summary>
    public string? Province { get; set; }

    /// <summary>Words of a name.</summary>
    public string? Search { get; set; }

    /// <summary>Whether the button was pressed.</summary>
    public bool Find { get; set; }

    /// <summary>The code of the commune that was picked; null for none.</summary>
    public string? Code { get; set; }

    /// <summary>The provinces; none where there is no register to pick from.</summary>
    public IReadOnlyList<Choice> Provinces { get; private set; } = [];

    /// <summary>What was found, and what is picked.</summary>
    public IReadOnlyList<Choice> Communes { get; private set; } = [];

    /// <summary>Whether words were typed that no commune has.</summary>
    public bool FindsNone { get; private set; }

    /// <summary>Whether something was picked or typed.</summary>
    public bool IsBegun => !string.IsNullOrEmpty(Code) || !string.IsNullOrEmpty(Province) || !string.IsNullOrWhiteSpace(Search);

    /// <summary>Makes the lists; the only commune found is picked.</summary>
    /// <param name="reference">The register.</param>
    /// <param name="day">The local day.</param>
    /// <param name="state">What was posted.</param>
    /// <param name="name">The name of this in the form.</param>
    public void Show(ReferenceSnapshot reference, DateOnly day, ModelStateDictionary state, string name = "Input.Commune")
    {
        ArgumentNullException.ThrowIfNull(reference);
        var register = reference.Communes;
        if (register.All.Count == 0)
        {
            return;
        }

        Provinces = [.. reference.Provinces.Select(p => new Choice(p.Code, p.Title))];
        var found = register.Search(Shortened, Province, day).Take(Most).ToList();
        FindsNone = found.Count == 0 && (Search, Province) is not ((null or ""), (null or ""));
        if (Find && found is [var only])
        {
            Code = only.Commune.Code;
            state.Remove($"{name}.{nameof(Code)}");
        }

        Communes = [.. found.Select(match => new Choice(match.Commune.Code, register.TitleOf(match)))];
        if (register.Find(Code, day) is { } picked && found.TrueForAll(match => match.Commune.Code != picked.Code))
        {
            Communes = [new(picked.Code, register.FullTitleOf(picked)), .. Communes];
        }
    }

    /// <summary>Adds what is wrong with what was posted: words without a choice.</summary>
    public void Check(ModelStateDictionary state, string name = "Input.Commune")
    {
        if (!string.IsNullOrWhiteSpace(Search) && string.IsNullOrEmpty(Code))
        {
            state.AddModelError($"{name}.{nameof(Search)}", "Bấm “Tìm xã, phường” rồi chọn trong danh sách; không tìm thấy hoặc ở nước ngoài thì xóa ô này, ghi đủ ở ô địa chỉ.");
        }
    }

    private string? Shortened => Search is { Length: > 200 } ? Search[..200] : Search;
}

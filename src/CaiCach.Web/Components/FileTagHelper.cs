using System.Globalization;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Components;

/// <summary>Chooses files. What is accepted and how large it may be is said beforehand, and checked again by the server.</summary>
[HtmlTargetElement("cc-file", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileTagHelper(IStringLocalizer<SharedTexts> texts) : FieldTagHelper(texts)
{
    /// <summary>Endings with a dot, parted by commas: <c>.pdf,.jpg,.png</c>.</summary>
    public string Accept { get; set; } = "";

    public long MaxBytes { get; set; }

    protected override void Render(TagHelperOutput output, IReadOnlyDictionary<string, string?> attributes)
    {
        var kinds = string.Join(", ", Accept.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(kind => kind.TrimStart('.').ToUpperInvariant()));
        var hint = HintTag(Texts["Nhận tệp {0}; mỗi tệp nhiều nhất {1} MB.", kinds, (MaxBytes / 1_048_576m).ToString("0.#", CultureInfo.CurrentCulture)]);
        var input = Element.Of("input", WithError("govuk-file-upload"))
            .With("id", Id).With("name", Name).With("type", "file")
            .With("accept", Accept).With("data-max-bytes", MaxBytes.ToString(CultureInfo.InvariantCulture))
            .With("aria-describedby", DescribedBy(hint))
            .With("aria-invalid", Error is null ? null : "true");
        foreach (var (name, value) in attributes)
        {
            input.With(name, value);
        }

        output.Content.AppendHtml(LabelTag()).AppendHtml(hint).AppendHtml(ErrorTag()).AppendHtml(input);
    }
}

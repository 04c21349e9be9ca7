using CaiCach.Law.Calendar;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Components;

/// <summary>
/// Stands beside a due time and says that it may still move, when the holidays of its year are not all decided. Nothing is shown for other years.
/// </summary>
[HtmlTargetElement("cc-provisional", Attributes = "due", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ProvisionalTagHelper(IStringLocalizer<SharedTexts> texts) : TagHelper
{
    /// <summary>The calendar in force; null when there is none.</summary>
    public WorkCalendar? Calendar { get; set; }

    /// <summary>When it is due: an instant in UTC, or a local time of unspecified kind.</summary>
    public DateTime? Due { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var year = Due is { Kind: DateTimeKind.Utc } utc ? VietnamTime.DayOf(utc).Year : Due?.Year;
        if (year is not { } promised || Calendar?.ProvisionalDays.Any(d => d.Date.Year == promised) is not true)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "cc-provisional");
        output.Content.SetContent(texts["Lịch nghỉ lễ năm {0} mới là dự kiến; khi có lịch chính thức, ngày này có thể lùi lại.", promised]);
    }
}

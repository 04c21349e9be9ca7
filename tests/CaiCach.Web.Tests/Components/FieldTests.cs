using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CaiCach.Web.Components;

namespace CaiCach.Web.Tests.Components;

public sealed class FieldTests
{
    private sealed class Form
    {
        public string? FullName { get; init; } = "Nguyễn Thị Mẫu";
        public string? Note { get; init; }
        public string? Way { get; init; } = "post";
        public bool Agreed { get; init; } = true;
        public IReadOnlyList<string> Channels { get; init; } = ["sms"];
        public DateParts Born { get; init; } = DateParts.Of(new DateOnly(1990, 3, 27));
        public object? Papers { get; init; }
    }

    private readonly Rendering<Form> _page = new(new Form());

    private InputTagHelper Name(string? hint = null) => new(Rendering<Form>.Texts)
    {
        For = _page.For("FullName"),
        ViewContext = _page.Context(),
        Label = "Họ và tên",
        Hint = hint,
    };

    [Fact]
    public async Task A_field_ties_label_hint_and_error_to_its_control()
    {
        _page.State.AddModelError("FullName", "Hãy ghi họ và tên");

        var field = (await _page.Render(Name("Như trên thẻ căn cước"), "cc-input", ("autocomplete", "name")))!;

        var input = field.QuerySelector("input")!;
        Assert.Equal("FullName", input.Id);
        Assert.Equal("FullName", field.QuerySelector("label")!.GetAttribute("for"));
        Assert.Equal("FullName-hint FullName-error", input.GetAttribute("aria-describedby"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("name", input.GetAttribute("autocomplete"));
        Assert.Equal("Lỗi: Hãy ghi họ và tên", field.QuerySelector("#FullName-error")!.TextContent);
        Assert.Contains("govuk-form-group--error", field.ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_without_error_or_hint_points_at_neither()
    {
        var field = (await _page.Render(Name(), "cc-input"))!;

        Assert.Null(field.QuerySelector("input")!.GetAttribute("aria-describedby"));
        Assert.Null(field.QuerySelector("input")!.GetAttribute("aria-invalid"));
        Assert.Equal("Nguyễn Thị Mẫu", field.QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_was_typed_is_kept_and_is_text_not_markup()
    {
        _page.State.SetModelValue("FullName", "\"><script>x</script>", "\"><script>x</script>");

        var field = (await _page.Render(Name(), "cc-input"))!;

        Assert.Equal("\"><script>x</script>", field.QuerySelector("input")!.GetAttribute("value"));
        Assert.Null(field.QuerySelector("script"));
    }

    [Fact]
    public async Task A_password_is_never_sent_back()
    {
        _page.State.SetModelValue("FullName", "mật khẩu", "mật khẩu");
        var helper = Name();
        helper.Type = "password";

        var field = (await _page.Render(helper, "cc-input", ("autocomplete", "current-password")))!;

        Assert.Null(field.QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_text_area_keeps_its_first_empty_line()
    {
        _page.State.SetModelValue("Note", "\nhai dòng", "\nhai dòng");

        var field = (await _page.Render(new TextareaTagHelper(Rendering<Form>.Texts) { For = _page.For("Note"), ViewContext = _page.Context(), Max = 100 }, "cc-textarea"))!;

        Assert.Equal("\nhai dòng", ((IHtmlTextAreaElement)field.QuerySelector("textarea")!).Value);
        Assert.Equal("Nhiều nhất 100 ký tự", field.QuerySelector("#Note-info")!.TextContent);
    }

    [Fact]
    public async Task Radios_give_the_first_answer_the_id_of_the_field_and_check_the_chosen_one()
    {
        var field = (await _page.Render(new ChoicesTagHelper(Rendering<Form>.Texts)
        {
            For = _page.For("Way"),
            ViewContext = _page.Context(),
            Items = [new("online", "Trực tuyến", "Bản điện tử"), new("post", "Bưu chính")],
        }, "cc-radios"))!;

        var inputs = field.QuerySelectorAll("input").Cast<IHtmlInputElement>().ToArray();
        Assert.Equal(["Way", "Way-2"], inputs.Select(i => i.Id), StringComparer.Ordinal);
        Assert.Equal([false, true], inputs.Select(i => i.IsChecked));
        Assert.Equal("Way-item-hint", inputs[0].GetAttribute("aria-describedby"));
    }

    [Theory]
    [InlineData("Agreed", "true")]
    [InlineData("Channels", "sms")]
    public async Task Checkboxes_bind_a_yes_or_a_list(string property, string value)
    {
        var field = (await _page.Render(new ChoicesTagHelper(Rendering<Form>.Texts)
        {
            For = _page.For(property),
            ViewContext = _page.Context(),
            Items = [new(value, "Có"), new("khác", "Khác")],
        }, "cc-checkboxes"))!;

        Assert.Equal([true, false], field.QuerySelectorAll("input").Cast<IHtmlInputElement>().Select(i => i.IsChecked));
    }

    [Fact]
    public async Task A_wrong_date_keeps_its_parts_as_typed()
    {
        _page.State.SetModelValue("Born.Day", "31", "31");

        var field = (await _page.Render(new DateTagHelper(Rendering<Form>.Texts) { For = _page.For("Born"), ViewContext = _page.Context() }, "cc-date", ("autocomplete", "bday")))!;

        Assert.Equal(["31", "3", "1990"], field.QuerySelectorAll("input").Select(i => i.GetAttribute("value")), StringComparer.Ordinal);
        Assert.Equal(["Born.Day", "Born.Month", "Born.Year"], field.QuerySelectorAll("input").Select(i => i.GetAttribute("name")), StringComparer.Ordinal);
        Assert.Equal(["bday-day", "bday-month", "bday-year"], field.QuerySelectorAll("input").Select(i => i.GetAttribute("autocomplete")), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_file_field_says_beforehand_what_it_takes()
    {
        var field = (await _page.Render(new FileTagHelper(Rendering<Form>.Texts)
        {
            For = _page.For("Papers"),
            ViewContext = _page.Context(),
            Accept = ".pdf,.jpg",
            MaxBytes = 10 * 1024 * 1024,
        }, "cc-file"))!;

        Assert.Equal("Nhận tệp PDF, JPG; mỗi tệp nhiều nhất 10 MB.", field.QuerySelector(".govuk-hint")!.TextContent);
        Assert.Equal("10485760", field.QuerySelector("input")!.GetAttribute("data-max-bytes"));
    }

    [Fact]
    public async Task The_summary_names_errors_in_the_order_of_the_page_and_leads_to_the_fields()
    {
        _page.State.AddModelError("Born", "Ngày sinh sai");
        _page.State.AddModelError("Way", "Chưa chọn");
        _page.State.AddModelError("FullName", "Chưa ghi tên");
        _page.State.AddModelError("", "Hồ sơ đã đổi");

        var summary = (await _page.Render(new ErrorSummaryTagHelper(Rendering<Form>.Texts) { ViewContext = _page.Context() }, "cc-error-summary"))!;

        Assert.Equal(["Hồ sơ đã đổi", "Chưa ghi tên", "Chưa chọn", "Ngày sinh sai"], summary.QuerySelectorAll("li").Select(l => l.TextContent), StringComparer.Ordinal);
        Assert.Equal(["#FullName", "#Way", "#Born"], summary.QuerySelectorAll("a").Select(a => a.GetAttribute("href")), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Without_errors_there_is_no_summary() =>
        Assert.Null(await _page.Render(new ErrorSummaryTagHelper(Rendering<Form>.Texts) { ViewContext = _page.Context() }, "cc-error-summary"));
}

using System.Text.Encodings.Web;
using System.Text.Unicode;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Tests.Components;

/// <summary>Renders one tag helper on a model, as a page would.</summary>
internal sealed class Rendering<TModel>(TModel model) where TModel : class
{
    private readonly IModelMetadataProvider _metadata = new EmptyModelMetadataProvider();

    public ModelStateDictionary State { get; } = new();

    public static IStringLocalizer<SharedTexts> Texts { get; } =
        new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<SharedTexts>>();

    public ModelExpression For(string name)
    {
        var explorer = _metadata.GetModelExplorerForType(typeof(TModel), model).GetExplorerForProperty(name)!;
        return new ModelExpression(name, explorer);
    }

    public ViewContext Context() => new() { ViewData = new ViewDataDictionary<TModel>(_metadata, State) { Model = model } };

    public async Task<IElement?> Render(TagHelper helper, string tag, params (string Name, string Value)[] attributes)
    {
        var list = new TagHelperAttributeList(attributes.Select(a => new TagHelperAttribute(a.Name, a.Value)));
        var output = new TagHelperOutput(tag, list, (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        await helper.ProcessAsync(new TagHelperContext(tag, list, new Dictionary<object, object>(), "1"), output);
        await using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Create(UnicodeRanges.All));
        return new HtmlParser().ParseDocument(writer.ToString()).Body!.FirstElementChild;
    }
}

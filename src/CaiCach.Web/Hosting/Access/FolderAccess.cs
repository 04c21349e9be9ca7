using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace CaiCach.Web.Hosting.Access;

/// <summary>
/// States the rule of every page in a folder, once. The folder is that of the class's namespace
/// (<c>CaiCach.Web.Portal.Dossiers</c> is <c>/Portal/Dossiers</c>); the nearest folder wins, and an attribute on the page
/// wins over folders.
/// </summary>
public interface IFolderAccess
{
    AccessRuleAttribute Rule { get; }
}

/// <summary>Puts on each page the rule of the page itself or of its nearest folder. A page with neither is left without one.</summary>
public sealed class FolderAccessConvention : IPageApplicationModelConvention
{
    private const string Root = "CaiCach.Web";

    private readonly (string Folder, AccessRuleAttribute Rule)[] _folders;

    public FolderAccessConvention(IEnumerable<IFolderAccess> folders) =>
        _folders = [.. folders.Select(f => (FolderOf(f.GetType()), f.Rule)).OrderByDescending(f => f.Item1.Length)];

    public static FolderAccessConvention OfThisProgram() =>
        new(typeof(IFolderAccess).Assembly.GetTypes()
            .Where(t => t.IsClass && !t.IsAbstract && t.IsAssignableTo(typeof(IFolderAccess)))
            .Select(t => (IFolderAccess)Activator.CreateInstance(t)!));

    public void Apply(PageApplicationModel model)
    {
        var rule = model.HandlerTypeAttributes.OfType<AccessRuleAttribute>().FirstOrDefault()
            ?? _folders.FirstOrDefault(f => model.ViewEnginePath.StartsWith(f.Folder + "/", StringComparison.Ordinal)).Rule;
        if (rule is not null && !model.EndpointMetadata.Contains(rule))
        {
            model.EndpointMetadata.Add(rule);
        }
    }

    private static string FolderOf(Type type) => type.Namespace![Root.Length..].Replace('.', '/');
}

using CaiCach.Application;

namespace CaiCach.Architecture.Tests;

public sealed class WallTests
{
    /// <summary>Who may run another module's writing use cases, and why.</summary>
    private static readonly HashSet<string> Allowed =
    [
        "Seeding -> *", // tells stories by running the real use cases
        "Drafts -> SubmitDossier", // a draft is submitted as a dossier
        "Drafts -> UploadFile", // a draft takes files in
        "Dossiers -> RecomputePetitions", // petitions follow a working calendar in the same turn as dossiers
    ];

    [Fact]
    public void Projects_reference_only_what_stands_below_them_and_the_core_has_no_package() =>
        Assert.Empty(WallRules.References(Repository.Projects));

    [Theory]
    [InlineData("CaiCach.Law", "<ProjectReference Include=\"../CaiCach.Data/CaiCach.Data.csproj\" />")]
    [InlineData("CaiCach.Law", "<PackageReference Include=\"Npgsql\" />")]
    [InlineData("CaiCach.Data", "<ProjectReference Include=\"../CaiCach.Application/CaiCach.Application.csproj\" />")]
    [InlineData("CaiCach.Application", "<ProjectReference Include=\"../CaiCach.Web/CaiCach.Web.csproj\" />")]
    [InlineData("CaiCach.Application", "<ProjectReference Include=\"../CaiCach.Data.Sqlite/CaiCach.Data.Sqlite.csproj\" />")]
    [InlineData("CaiCach.Extra", "")]
    public void A_reference_through_a_wall_is_found(string name, string item) =>
        Assert.Single(WallRules.References([Repository.Read(name, $"<Project><ItemGroup>{item}</ItemGroup></Project>")]));

    [Fact]
    public void The_core_is_built_on_nothing_but_the_base_library() =>
        Assert.All(typeof(Law.Dossiers.DossierRules).Assembly.GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name, StringComparison.Ordinal));

    [Fact]
    public void Only_the_provider_projects_and_the_choice_of_storage_name_a_provider() =>
        Assert.Empty(WallRules.Providers(Repository.Sources));

    [Theory]
    [InlineData("using Npgsql;")]
    [InlineData("catch (SqliteException.X)")]
    [InlineData("options.UseSqlite(path)")]
    [InlineData("CaiCach.Data.Postgres.PostgresEngine")]
    public void A_provider_named_elsewhere_is_found(string code) =>
        Assert.Single(WallRules.Providers([new("src/CaiCach.Application/Dossiers/X.cs", code)]));

    [Fact]
    public void The_portal_and_the_workspace_do_not_use_each_other() => Assert.Empty(WallRules.Faces(Repository.Sources));

    [Theory]
    [InlineData("src/CaiCach.Web/Portal/X.cshtml", "@using CaiCach.Web.Workspace.Work")]
    [InlineData("src/CaiCach.Web/Workspace/X.cs", "using CaiCach.Web.Portal;")]
    public void A_face_that_uses_the_other_is_found(string path, string code) => Assert.Single(WallRules.Faces([new(path, code)]));

    [Fact]
    public void Modules_run_no_writing_use_case_of_another_module_but_the_agreed_ones() =>
        Assert.Empty(WallRules.Modules(Repository.Sources, UseCases.Writers.ToDictionary(w => w.Key.Name, w => w.Value), Allowed));

    [Fact]
    public void A_module_that_changes_another_modules_records_is_found()
    {
        var useCases = new Dictionary<string, string>(StringComparer.Ordinal) { ["AcceptDossier"] = "Dossiers" };
        Assert.Single(WallRules.Modules([new("src/CaiCach.Application/Reports/X.cs", "class X(AcceptDossier accept);")], useCases, Allowed));
        Assert.Empty(WallRules.Modules([new("src/CaiCach.Application/Dossiers/X.cs", "class X(AcceptDossier accept);")], useCases, Allowed));
        Assert.Empty(WallRules.Modules([new("src/CaiCach.Application/Reports/X.cs", "/// <see cref=\"AcceptDossier\"/>")], useCases, Allowed));
    }

    [Fact]
    public void Every_use_case_is_found_in_a_module()
    {
        Assert.True(ApplicationServices.UseCases.Count > 25);
        Assert.All(ApplicationServices.UseCases, t => Assert.NotNull(UseCases.FileOf(t)));
        Assert.Contains(typeof(Application.Dossiers.AcceptDossier), UseCases.Writers.Keys);
        Assert.DoesNotContain(typeof(Application.Dossiers.ListWork), UseCases.Writers.Keys);
    }
}

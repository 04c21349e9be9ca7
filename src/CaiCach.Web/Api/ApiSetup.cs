using CaiCach.Web.Api.Clients;
using CaiCach.Web.Api.Dossiers;
using CaiCach.Web.Api.Files;
using CaiCach.Web.Api.Index;
using CaiCach.Web.Api.Problems;
using CaiCach.Web.Api.Procedures;
using CaiCach.Web.Api.Reports;
using Microsoft.AspNetCore.Authentication;

namespace CaiCach.Web.Api;

/// <summary>The API for programs: <c>/api/v1</c>.</summary>
public static class ApiSetup
{
    public const string Root = "/api/v1";

    /// <summary>The authentication scheme of clients.</summary>
    public const string ClientScheme = "client-token";

    public static IServiceCollection AddCaiCachApi(this IServiceCollection services)
    {
        services.AddSingleton<ClientTokens>();
        services.AddSingleton<ClientDirectory>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ClientTokenHandler>(ClientScheme, null);
        services.AddProblemCatalogue();
        services.AddApiDocument();
        return services;
    }

    public static void MapCaiCachApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup(Root);
        api.MapToken();
        api.MapUpload();
        api.MapProcedures();
        api.MapFileDossier();
        api.MapReadDossiers();
        api.MapActs();
        api.MapMaster();
        api.MapFollow();
        api.MapIndex();
        api.MapReports();
        endpoints.MapApiDocument();
    }
}

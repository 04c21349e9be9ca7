using CaiCach.Application.Accounts;
using CaiCach.Web.Api.Clients;
using CaiCach.Web.Hosting.Access;
using Microsoft.OpenApi;

namespace CaiCach.Web.Api;

/// <summary>The OpenAPI document: made from the endpoints, kept in docs/openapi.v1.json as approved.</summary>
internal static class ApiDocument
{
    public const string Name = "v1";
    private const string Bearer = "clientCredentials";

    public static IServiceCollection AddApiDocument(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => ApiJson.Ready(options.SerializerOptions));
        return services.AddOpenApi(Name, options =>
        {
            options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new() { Title = "CaiCach", Version = "1", Description = "Thủ tục hành chính, hồ sơ một cửa, chỉ số cải cách hành chính và báo cáo, cho các phần mềm khác." };
                document.Servers = [new() { Url = "/" }];
                document.Components ??= new();
                document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
                {
                    [Bearer] = new OpenApiSecurityScheme
                    {
                        Type = SecuritySchemeType.OAuth2,
                        Flows = new() { ClientCredentials = new() { TokenUrl = new(ApiSetup.Root + "/token", UriKind.Relative), Scopes = ApiScopes.All.ToDictionary(s => s, s => s, StringComparer.Ordinal) } },
                    },
                };
                return Task.CompletedTask;
            });
            options.AddOperationTransformer((operation, context, _) =>
            {
                var metadata = context.Description.ActionDescriptor.EndpointMetadata;
                if (metadata.OfType<RequiredScope>().FirstOrDefault() is { } scope)
                {
                    operation.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [scope.Name] }];
                }

                foreach (var header in metadata.OfType<RequiredHeader>())
                {
                    (operation.Parameters ??= []).Add(new OpenApiParameter { Name = header.Name, In = ParameterLocation.Header, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
                }

                return Task.CompletedTask;
            });
        });
    }

    public static void MapApiDocument(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapOpenApi("/api/{documentName}/openapi.json").Access(new OpenToAllAttribute());
}

/// <summary>A header that an endpoint asks for; shown in the API document.</summary>
internal sealed record RequiredHeader(string Name);

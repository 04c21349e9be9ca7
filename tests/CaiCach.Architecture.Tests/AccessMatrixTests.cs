using System.Security.Claims;
using System.Text;
using CaiCach.TestKit;
using CaiCach.Web.Hosting.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace CaiCach.Architecture.Tests;

/// <summary>Every endpoint by every kind of visitor, made from the running program and approved as text.</summary>
public sealed class AccessMatrixTests
{
    private static readonly (string Name, ClaimsPrincipal Who)[] Visitors =
    [
        ("nobody", new ClaimsPrincipal(new ClaimsIdentity())),
        ("citizen", Of(AccessPolicies.Citizen)),
        ("official without a role", Of(AccessPolicies.Official)),
        ("agent", Of(AccessPolicies.Agent)),
        ("program", Of(AccessPolicies.ApiClient)),
    ];

    [Fact]
    public async Task Every_endpoint_is_open_to_exactly_the_approved_visitors()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        var rows = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var endpoint in site.World.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            rows.Add(await RowAsync(endpoint, site.World.Get<IAuthorizationPolicyProvider>(), site.World.Get<IAuthorizationService>()));
        }

        var text = new StringBuilder("# Who may use what\n\nMade by a test from the endpoints of the running program. “yes” opens the door; whose records are seen behind it is the scope's matter.\n\n");
        text.Append("| Endpoint | Methods | Rule | ").AppendJoin(" | ", Visitors.Select(v => v.Name)).Append(" |\n|---|---|---|").AppendJoin("", Visitors.Select(_ => "---|")).Append('\n');
        foreach (var row in rows)
        {
            text.Append(row).Append('\n');
        }

        Assert.True(rows.Count > 20);
        Assert.Null(Approved.Difference("docs/access-matrix.md", text.ToString()));
    }

    [Fact]
    public async Task An_endpoint_whose_rule_is_opened_changes_its_row()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        var (policies, service) = (site.World.Get<IAuthorizationPolicyProvider>(), site.World.Get<IAuthorizationService>());
        var guarded = await RowAsync(Planted(new OfficialsOnlyAttribute()), policies, service);
        Assert.Equal("| /x | any | OfficialsOnly | no | no | yes | no | no |", guarded);
        Assert.Equal("| /x | any | OpenToAll | yes | yes | yes | yes | yes |", await RowAsync(Planted(new OpenToAllAttribute()), policies, service));
        Assert.Equal("| /x | any | none | yes | yes | yes | yes | yes |", await RowAsync(Planted(), policies, service));
    }

    private static async Task<string> RowAsync(RouteEndpoint endpoint, IAuthorizationPolicyProvider policies, IAuthorizationService service)
    {
        var rule = endpoint.Metadata.GetMetadata<AccessRuleAttribute>()?.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal) ?? "none";
        if (endpoint.Metadata.GetMetadata<PolicyAccessRuleAttribute>()?.Roles is { } roles)
        {
            rule += $" ({roles.Replace(",", ", ", StringComparison.Ordinal)})";
        }

        var open = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        var policy = await AuthorizationPolicy.CombineAsync(policies, endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>());
        var answers = new List<string>();
        foreach (var (_, who) in Visitors)
        {
            answers.Add(open || policy is null || (await service.AuthorizeAsync(who, endpoint, policy)).Succeeded ? "yes" : "no");
        }

        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } named ? string.Join(' ', named) : "any";
        return $"| /{endpoint.RoutePattern.RawText?.TrimStart('/')} | {methods} | {rule} | {string.Join(" | ", answers)} |";
    }

    private static RouteEndpoint Planted(params object[] metadata) => new(_ => Task.CompletedTask, RoutePatternFactory.Parse("/x"), 0, new EndpointMetadataCollection(metadata), "x");

    private static ClaimsPrincipal Of(string kind) => new(new ClaimsIdentity([new(AccessPolicies.KindClaim, kind), new(ClaimTypes.NameIdentifier, Guid.Empty.ToString())], "test"));
}

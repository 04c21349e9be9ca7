using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Authorization;

namespace CaiCach.Web.Hosting.Access;

/// <summary>The program does not start while an endpoint leaves open who may use it.</summary>
public static class AccessWall
{
    // What was found of an endpoint holds as long as the endpoint does.
    private static readonly ConditionalWeakTable<Endpoint, StrongBox<string?>> Known = [];

    /// <summary>Lets an endpoint or a group state its rule.</summary>
    public static TBuilder Access<TBuilder>(this TBuilder builder, AccessRuleAttribute rule) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(rule);

    /// <exception cref="InvalidOperationException">Names every endpoint that has no rule, several, or a way around its rule.</exception>
    public static void Check(IEnumerable<EndpointDataSource> sources)
    {
        var faults = sources.SelectMany(s => s.Endpoints).Select(FaultOf).OfType<string>().Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToArray();
        if (faults.Length > 0)
        {
            throw new InvalidOperationException("Refused to start. " + string.Join(" ", faults));
        }
    }

    /// <summary>Stops a request that reaches an endpoint added after the check: such an endpoint has no rule to go by.</summary>
    public static IApplicationBuilder UseAccessWall(this IApplicationBuilder app) => app.Use((context, next) =>
        context.GetEndpoint() is RouteEndpoint endpoint && Known.GetValue(endpoint, e => new(FaultOf(e))) is { Value: { } fault } ? throw new InvalidOperationException(fault) : next(context));

    private static string? FaultOf(Endpoint endpoint)
    {
        var rules = endpoint.Metadata.OfType<AccessRuleAttribute>().Distinct().ToArray();
        if (rules.Length != 1)
        {
            return rules.Length == 0
                ? $"Endpoint '{endpoint.DisplayName}' states no access rule."
                : $"Endpoint '{endpoint.DisplayName}' states {rules.Length} access rules; state one.";
        }

        return rules[0] is not IAllowAnonymous && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            ? $"Endpoint '{endpoint.DisplayName}' allows everyone beside its access rule."
            : null;
    }
}

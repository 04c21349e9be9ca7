using Microsoft.AspNetCore.Authorization;

namespace CaiCach.Web.Hosting.Access;

/// <summary>
/// Who may use an endpoint. Every endpoint carries exactly one, on itself or from its folder or group, and the rule is
/// what the authorization middleware enforces: there is no second list to keep in step.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public abstract class AccessRuleAttribute : Attribute;

/// <summary>Anyone, signed in or not.</summary>
public sealed class OpenToAllAttribute : AccessRuleAttribute, IAllowAnonymous;

/// <summary>A rule that a policy, and where given a role, decides.</summary>
public abstract class PolicyAccessRuleAttribute(string policy, params string[] roles) : AccessRuleAttribute, IAuthorizeData
{
    public string? Policy { get; set; } = policy;

    public string? Roles { get; set; } = roles.Length == 0 ? null : string.Join(',', roles);

    public string? AuthenticationSchemes { get; set; }
}

/// <summary>A signed-in citizen or organisation.</summary>
public sealed class CitizensOnlyAttribute() : PolicyAccessRuleAttribute(AccessPolicies.Citizen);

/// <summary>A signed-in official, having one of <paramref name="roles"/> where any are named.</summary>
public sealed class OfficialsOnlyAttribute(params string[] roles) : PolicyAccessRuleAttribute(AccessPolicies.Official, roles);

/// <summary>Staff of the public post, or of a service agent.</summary>
public sealed class AgentsOnlyAttribute() : PolicyAccessRuleAttribute(AccessPolicies.Agent);

/// <summary>A signed-in official or agent: the own account, and the door of the workspace.</summary>
public sealed class StaffOnlyAttribute() : PolicyAccessRuleAttribute(AccessPolicies.Staff);

/// <summary>A machine with client credentials.</summary>
public sealed class ApiClientsOnlyAttribute() : PolicyAccessRuleAttribute(AccessPolicies.ApiClient);

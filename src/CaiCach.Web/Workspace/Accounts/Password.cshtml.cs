using CaiCach.Application.Accounts;
using CaiCach.Data.Accounts;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Identity;

namespace CaiCach.Web.Workspace.Accounts;

/// <summary>An official sets the own password.</summary>
[StaffOnly]
public sealed class PasswordModel(ActorReader actors, SetPassword set, SignInManager<Account> signIn, TryLimit limit) : OwnPasswordPage(actors, set, signIn, limit, "workspace", Site.WorkspaceAccount);

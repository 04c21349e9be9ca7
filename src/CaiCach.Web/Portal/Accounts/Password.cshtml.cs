using CaiCach.Application.Accounts;
using CaiCach.Data.Accounts;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Identity;

namespace CaiCach.Web.Portal.Accounts;

/// <summary>A citizen sets the own password.</summary>
[CitizensOnly]
public sealed class PasswordModel(ActorReader actors, SetPassword set, SignInManager<Account> signIn, TryLimit limit) : OwnPasswordPage(actors, set, signIn, limit, "portal", Site.Account);

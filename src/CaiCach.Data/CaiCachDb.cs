using CaiCach.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

/// <summary>The one model of what is stored. Each module adds its sets in its own room, as a part of this class.</summary>
public sealed partial class CaiCachDb(DbContextOptions<CaiCachDb> options) : IdentityUserContext<Account, Guid>(options)
{
    /// <inheritdoc />
    protected override Version SchemaVersion => IdentitySchemaVersions.Version2;

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conventions.Apply(configurationBuilder);

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(CaiCachDb).Assembly);
        Conventions.NameInSnakeCase(builder.Model);
    }
}

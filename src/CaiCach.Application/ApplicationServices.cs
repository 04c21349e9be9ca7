using System.Reflection;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Application.Mails;
using CaiCach.Application.Outbox;
using CaiCach.Application.Reference;
using CaiCach.Application.Sms;
using CaiCach.Data;
using CaiCach.Data.Provider;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaiCach.Application;

/// <summary>Registers every use case on one database and one file store.</summary>
public static class ApplicationServices
{
    /// <summary>Adds the application. A use case is any sealed class of this assembly whose name is a verb phrase, found by <see cref="UseCases"/>.</summary>
    public static IServiceCollection AddCaiCachApplication(this IServiceCollection services, IDatabaseEngine engine, FileStore files)
    {
        services.AddSingleton(engine);
        services.AddSingleton(files);
        services.AddPooledDbContextFactory<CaiCachDb>(engine.Configure);
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<CaiCachDb>>().CreateDbContext());
        services.TryAddSingleton(ScannerSettings.Off);
        services.AddSingleton<MalwareScanner>();
        services.AddSingleton<ReferenceStore>();
        services.AddSingleton<Outages.OutageBoard>();
        services.AddSingleton<IOutboxTopic, NoticeTopic>();
        services.AddSingleton<IOutboxTopic, OfficialNoticeTopic>();
        services.AddSingleton<MailTopic>();
        services.AddSingleton<IOutboxTopic>(provider => provider.GetRequiredService<MailTopic>());
        services.AddSingleton<IOutboxTopic>(provider => new CodeTopic(provider.GetRequiredService<MailTopic>()));
        services.TryAddSingleton(MailSettings.Off);
        services.AddSingleton<SmsTopic>();
        services.AddSingleton<IOutboxTopic>(provider => provider.GetRequiredService<SmsTopic>());
        services.AddSingleton<IOutboxTopic>(provider => new CodeTopic(provider.GetRequiredService<SmsTopic>()));
        services.TryAddSingleton(SmsSettings.Off);
        services.AddSingleton<SmsSender>();
        services.AddSingleton<SmtpSender>();
        services.AddSingleton<OutboxPump>();
        services.AddScoped<DossierWork>();
        services.AddScoped<AttachUploads>();
        services.AddScoped<DossierTargets>();
        services.AddSingleton<Index.CriteriaSets>();
        services.AddScoped<Reports.ListReportRows>();
        services.AddScoped<Reports.CountResolved>();
        foreach (var useCase in UseCases)
        {
            services.AddScoped(useCase);
        }

        return services;
    }

    /// <summary>The use cases: public sealed classes that take the database or the shared work in their constructor and have a RunAsync or a named …Async method.</summary>
    public static IReadOnlyList<Type> UseCases { get; } =
        [.. typeof(ApplicationServices).Assembly.GetTypes().Where(t =>
            t is { IsClass: true, IsSealed: true, IsPublic: true, IsAbstract: false }
            && !t.GetInterfaces().Contains(typeof(IOutboxTopic))
            && t != typeof(DossierWork) && t != typeof(AttachUploads) && t != typeof(DossierTargets) && t != typeof(DossierChange)
            && t.GetConstructors(BindingFlags.Public | BindingFlags.Instance) is [var constructor]
            && constructor.GetParameters() is { Length: > 0 } parameters
            && parameters[0].ParameterType is var first && (first == typeof(CaiCachDb) || first == typeof(DossierWork)))];
}

using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Drafts;
using CaiCach.Application.Files;
using CaiCach.Application.Keeping;
using CaiCach.Application.Mails;
using CaiCach.Application.Measures;
using CaiCach.Application.Organisation;
using CaiCach.Application.Outbox;
using CaiCach.Application.Procedures.National;
using CaiCach.Application.Questions;
using CaiCach.Application.Queue;
using CaiCach.Application.Sms;
using CaiCach.Web.Hosting.Authentication;

namespace CaiCach.Web.Hosting.Background;

/// <summary>
/// What the program does by itself. Any number of nodes may do it side by side: messages are leased one by one, measures are folded by one
/// winner, a rule of time is an act under a version, and a deletion deletes once.
/// </summary>
public static class BackgroundWork
{
    private const int Batch = 100;

    /// <summary>Adds the loops, unless the configuration says <c>background=off</c>.</summary>
    public static IServiceCollection AddBackgroundWork(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.Equals(configuration["background"], "off", StringComparison.OrdinalIgnoreCase))
        {
            return services;
        }

        services.Repeat("outbox", TimeSpan.FromSeconds(1), PumpAsync);
        services.Repeat("e-mails", TimeSpan.FromSeconds(1), (scope, _, stop) => PumpSlowAsync(scope, MailTopic.Topic, stop));
        services.Repeat("text messages", TimeSpan.FromSeconds(1), (scope, _, stop) => PumpSlowAsync(scope, SmsTopic.Topic, stop));
        services.Repeat("codes by e-mail", TimeSpan.FromSeconds(1), (scope, _, stop) => PumpSlowAsync(scope, CodeTopic.Of(MailTopic.Topic), stop));
        services.Repeat("codes by text message", TimeSpan.FromSeconds(1), (scope, _, stop) => PumpSlowAsync(scope, CodeTopic.Of(SmsTopic.Topic), stop));
        services.Repeat("text messages instead", TimeSpan.FromSeconds(10), (scope, now, stop) => scope.GetRequiredService<SendSmsInstead>().RunAsync(new(Actor.System, now, "background"), Batch, stop));
        services.Repeat("messages set aside", TimeSpan.FromHours(1), WarnAsync);
        services.Repeat("measures", TimeSpan.FromSeconds(5), (scope, _, stop) => scope.GetRequiredService<FoldMeasures>().RunAsync(stop));
        services.Repeat("supplement limits", TimeSpan.FromMinutes(1), ExpireAsync);
        services.Repeat("due dates come near", TimeSpan.FromMinutes(10), ForecastAsync);
        services.Repeat("reminders", TimeSpan.FromMinutes(1), (scope, now, stop) => scope.GetRequiredService<RemindDues>().RunAsync(now, Batch, stop));
        services.Repeat("unclaimed results", TimeSpan.FromMinutes(10), (scope, now, stop) => scope.GetRequiredService<RemindUnclaimed>().RunAsync(new(Actor.System, now, "background"), Batch, stop));
        services.Repeat("posts that run out", TimeSpan.FromMinutes(10), (scope, now, stop) => scope.GetRequiredService<FollowPosts>().RunAsync(new(Actor.System, now, "background"), stop));
        services.Repeat("late dossiers are told", TimeSpan.FromMinutes(10), (scope, now, stop) => scope.GetRequiredService<TellLate>().RunAsync(now, Batch, stop));
        services.Repeat("causes of lateness are asked for", TimeSpan.FromMinutes(1), (scope, now, stop) => scope.GetRequiredService<AskCauses>().RunAsync(now, Batch, stop));
        services.Repeat("the week of heads", TimeSpan.FromMinutes(10), (scope, now, stop) => scope.GetRequiredService<MailHeads>().RunAsync(now, stop));
        services.Repeat("consultations", TimeSpan.FromMinutes(1), EndConsultationsAsync);
        services.Repeat("due dates follow the calendar", TimeSpan.FromSeconds(10), (scope, now, stop) => scope.GetRequiredService<FollowCalendar>().RunAsync(new(Actor.System, now, "background"), stop));
        services.Repeat("reorganisations", TimeSpan.FromSeconds(10), (scope, now, stop) => scope.GetRequiredService<CarryOutReorganisations>().RunAsync(new(Actor.System, now, "background"), stop));
        services.Repeat("answers follow the procedures", TimeSpan.FromMinutes(1), (scope, now, stop) => scope.GetRequiredService<FlagOutdatedAnswers>().RunAsync(new(Actor.System, now, "background"), cancel: stop));
        services.Repeat("parts", TimeSpan.FromMinutes(1), EndPartsAsync);
        services.Repeat("numbers of days that are over", TimeSpan.FromMinutes(10), (scope, now, stop) => scope.GetRequiredService<LapseTickets>().RunAsync(now, Batch, stop));
        services.Repeat("what the national database says", TimeSpan.FromMinutes(10), CompareNationalAsync);
        services.Repeat("old drafts", TimeSpan.FromMinutes(10), (scope, now, stop) => scope.GetRequiredService<DeleteOldDrafts>().RunAsync(now, stop));
        services.Repeat("files not checked for malware", TimeSpan.FromMinutes(1), (scope, now, stop) => scope.GetRequiredService<CheckWaitingFiles>().RunAsync(new(Actor.System, now, "background"), Batch, stop));
        services.Repeat("half received files", TimeSpan.FromHours(1), SweepAsync);
        services.Repeat("nightly recount", TimeSpan.FromMinutes(10), (scope, now, stop) => scope.GetRequiredService<RecountNightly>().RunAsync(now, stop));
        services.Repeat("working data", TimeSpan.FromHours(6), (scope, now, stop) => scope.GetRequiredService<PruneWorkingData>().RunAsync(now, stop));
        return services;
    }

    private static async Task SweepAsync(IServiceProvider scope, DateTime now, CancellationToken stop)
    {
        scope.GetRequiredService<FileStore>().SweepIncoming(now.AddDays(-1));
        await scope.GetRequiredService<SendInParts>().SweepAsync(now.AddDays(-1), stop);
    }

    private static async Task CompareNationalAsync(IServiceProvider scope, DateTime now, CancellationToken stop)
    {
        while (await scope.GetRequiredService<CompareNational>().RunAsync(new(Actor.System, now, "background"), Batch, stop) == Batch)
        {
            stop.ThrowIfCancellationRequested();
        }
    }

    private static void Repeat(this IServiceCollection services, string name, TimeSpan every, Func<IServiceProvider, DateTime, CancellationToken, Task> turn) =>
        services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<RepeatedWork>(provider, name, every, turn));

    private static async Task PumpAsync(IServiceProvider scope, DateTime now, CancellationToken stop)
    {
        var pump = scope.GetRequiredService<OutboxPump>();
        while (await pump.PumpAsync(now, Batch, stop) == Batch)
        {
            stop.ThrowIfCancellationRequested();
        }
    }

    /// <summary>One at a time, each leased from the moment it is its turn; a loop for each topic, so that none waits for the partner of another.</summary>
    private static async Task PumpSlowAsync(IServiceProvider scope, string topic, CancellationToken stop)
    {
        var pump = scope.GetRequiredService<OutboxPump>();
        var clock = scope.GetRequiredService<ActorReader>();
        while (await pump.PumpAsync(clock.Now, 1, stop, slow: true, only: topic) == 1)
        {
            stop.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Says in the log, as long as there are some, that messages are set aside and wait for somebody.</summary>
    public static async Task WarnAsync(IServiceProvider scope, DateTime now, CancellationToken stop)
    {
        if (await scope.GetRequiredService<OutboxPump>().CountSetAsideAsync(stop) is var count and > 0)
        {
            scope.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(BackgroundWork)).LogWarning("{Count} messages of the outbox are set aside and wait for repair.", count);
        }
    }

    /// <summary>Tells the heads of every dossier whose due date has come near; one that moved on meanwhile is left.</summary>
    public static async Task ForecastAsync(IServiceProvider scope, DateTime now, CancellationToken stop)
    {
        foreach (var near in await scope.GetRequiredService<FindNearDues>().RunAsync(now, Batch, stop))
        {
            await using var one = scope.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            await one.ServiceProvider.GetRequiredService<ForecastDelay>().RunAsync(new(Actor.System, now, "background"), near.Id, near.Version, stop);
        }
    }

    /// <summary>Closes every request, and passes every dossier to the head, whose applicant let the time for a supplement pass; one that was answered meanwhile stays.</summary>
    public static async Task ExpireAsync(IServiceProvider scope, DateTime now, CancellationToken stop)
    {
        var expired = await scope.GetRequiredService<FindExpiredSupplements>().RunAsync(now, Batch, stop);
        foreach (var request in expired)
        {
            await using var one = scope.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            var context = new ActContext(Actor.System, now, "background");
            await (request.IsAccepted
                ? one.ServiceProvider.GetRequiredService<ExpireSupplement>().PassAsync(context, request.Id, request.Version, stop)
                : one.ServiceProvider.GetRequiredService<ExpireIntakeSupplement>().RunAsync(context, request.Id, request.Version, stop));
        }
    }

    /// <summary>Gives every dossier back to its specialist whose opinions are all there or overdue, and records who kept silent where bodies outside are awaited; one that changed meanwhile is looked at again.</summary>
    public static async Task EndConsultationsAsync(IServiceProvider scope, DateTime now, CancellationToken stop)
    {
        foreach (var dossier in await scope.GetRequiredService<FindEndedConsultations>().RunAsync(now, Batch, stop))
        {
            await using var one = scope.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            var (end, context) = (one.ServiceProvider.GetRequiredService<EndConsultation>(), new ActContext(Actor.System, now, "background"));
            await (dossier.AwaitsOutside ? end.LapseAsync(context, dossier.Id, dossier.Version, stop) : end.RunAsync(context, dossier.Id, dossier.Version, stop));
        }
    }

    /// <summary>Gives every dossier back to its specialist whose parts have all ended; one that changed meanwhile is looked at again.</summary>
    public static async Task EndPartsAsync(IServiceProvider scope, DateTime now, CancellationToken stop)
    {
        foreach (var dossier in await scope.GetRequiredService<FindEndedParts>().RunAsync(Batch, stop))
        {
            await using var one = scope.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            await one.ServiceProvider.GetRequiredService<EndParts>().RunAsync(new(Actor.System, now, "background"), dossier.Id, dossier.Version, stop);
        }
    }
}

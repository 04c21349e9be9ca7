using CaiCach.Application.Files;
using CaiCach.Application.Mails;
using CaiCach.Application.Outbox;
using CaiCach.Application.Sms;
using CaiCach.Data;
using CaiCach.Data.Provider;

namespace CaiCach.Web.Hosting.Health;

/// <summary>How a part of the system stands.</summary>
public enum PartState
{
    /// <summary>It works.</summary>
    Works,

    /// <summary>It does not.</summary>
    Disturbed,

    /// <summary>This installation does not offer it.</summary>
    NotOffered,

    /// <summary>Nobody can tell while the database is away.</summary>
    Unknown,
}

/// <summary>What works now, as anybody may know it: no names, no counts, no errors. Looked at once in <see cref="Freshness"/>, however many ask.</summary>
public sealed class SystemStatus(IServiceScopeFactory scopes, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile Kept? kept;

    private sealed record Kept(View View, long CheckedAt);

    /// <summary>How the parts stand.</summary>
    /// <param name="At">When that was looked at (UTC).</param>
    /// <param name="Database">The database.</param>
    /// <param name="Files">Where papers are kept.</param>
    /// <param name="Background">What goes on by itself: notices, reminders.</param>
    /// <param name="Mails">E-mails.</param>
    /// <param name="Texts">Text messages.</param>
    /// <param name="Malware">The check of files for malware.</param>
    public sealed record View(DateTime At, PartState Database, PartState Files, PartState Background, PartState Mails, PartState Texts, PartState Malware);

    /// <summary>How the parts stand now, or stood a moment ago.</summary>
    public async ValueTask<View> CurrentAsync(CancellationToken cancel)
    {
        if (kept is { } known && time.GetElapsedTime(known.CheckedAt) < Freshness)
        {
            return known.View;
        }

        await gate.WaitAsync(cancel);
        try
        {
            if (kept is not { } fresh || time.GetElapsedTime(fresh.CheckedAt) >= Freshness)
            {
                kept = new(await LookAsync(cancel), time.GetTimestamp());
            }

            return kept.View;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => gate.Dispose();

    private async Task<View> LookAsync(CancellationToken cancel)
    {
        var now = time.Moment();
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (mails, texts) = (services.GetRequiredService<MailSettings>().IsOn, services.GetRequiredService<SmsSettings>().IsOn);
        var log = services.GetRequiredService<ILogger<SystemStatus>>();
        var files = FilesOf(services.GetRequiredService<FileStore>(), log);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(Patience);
        var malware = await MalwareOfAsync(services.GetRequiredService<MalwareScanner>(), cancel);
        try
        {
            if ((await Migrator.PendingAsync(services.GetRequiredService<CaiCachDb>(), services.GetRequiredService<IDatabaseEngine>(), limited.Token)).Count == 0)
            {
                var goes = await services.GetRequiredService<ReadServiceHealth>().WorkingAsync(now, limited.Token);
                return new(now, PartState.Works, files, Of(goes.Background), mails ? Of(goes.Mails) : PartState.NotOffered, texts ? Of(goes.Texts) : PartState.NotOffered, malware);
            }
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning("The database is away: {Reason}", failure.GetType().Name);
        }

        return new(now, PartState.Disturbed, files, PartState.Unknown, mails ? PartState.Unknown : PartState.NotOffered, texts ? PartState.Unknown : PartState.NotOffered, malware);
    }

    private static PartState FilesOf(FileStore files, ILogger log)
    {
        try
        {
            return Of(HealthEndpoints.CanWrite(files));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("Papers cannot be kept: {Reason}", failure.GetType().Name);
            return PartState.Disturbed;
        }
    }

    private static async Task<PartState> MalwareOfAsync(MalwareScanner scanner, CancellationToken cancel)
    {
        if (!scanner.IsOn)
        {
            return PartState.NotOffered;
        }

        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(Patience);
        try
        {
            return Of(await scanner.AnswersAsync(limited.Token));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return PartState.Disturbed;
        }
    }

    private static PartState Of(bool works) => works ? PartState.Works : PartState.Disturbed;
}

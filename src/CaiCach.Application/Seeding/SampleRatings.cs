using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Ratings;
using CaiCach.Data;
using CaiCach.Law.Petitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.Application.Seeding;

/// <summary>Invented applicants of the sample rate what was delivered to them, an hour later; three of four do.</summary>
internal sealed class SampleRatings(IServiceProvider services, string keyPrefix)
{
    private static readonly (Satisfaction Level, string? Comment)[] Said =
    [
        (Satisfaction.VerySatisfied, "Cán bộ hướng dẫn tận tình, trả kết quả đúng hẹn."),
        (Satisfaction.Satisfied, null),
        (Satisfaction.VerySatisfied, null),
        (Satisfaction.Dissatisfied, "Phải đi lại hai lần vì thiếu hướng dẫn về bản vẽ."),
        (Satisfaction.Satisfied, "Nên báo trước khi kết quả sắp có."),
    ];

    /// <summary>Rates what is missing; how many that were.</summary>
    public async Task<int> TellAsync(DateTime now, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaiCachDb>();
        var delivered = await (from key in db.IdempotencyKeys
                               join dossier in db.Dossiers on key.ResultId equals dossier.Id
                               where key.Key.StartsWith(keyPrefix) && dossier.ReturnedAt != null
                               select new { key.Key, dossier.Id, dossier.OwnerName, At = dossier.ReturnedAt!.Value }).ToListAsync(cancel);
        var done = 0;
        foreach (var dossier in delivered.Where(d => NumberOf(d.Key) % 4 != 3 && d.At.AddHours(1) < now))
        {
            var context = new ActContext(new(null, dossier.OwnerName, ActorKind.Applicant, []), dossier.At.AddHours(1), "seed");
            await using var one = services.CreateAsyncScope();
            if (await one.ServiceProvider.GetRequiredService<InviteRating>().RunAsync(context, dossier.Id, cancel) is not { } token)
            {
                continue;
            }

            var (level, comment) = Said[NumberOf(dossier.Key) % Said.Length];
            done += await one.ServiceProvider.GetRequiredService<RateDossier>().RunAsync(context, token, level, comment, cancel) is RateDossier.Outcome.Done ? 1 : 0;
        }

        return done;
    }

    private int NumberOf(string key) => int.Parse(key[keyPrefix.Length..], CultureInfo.InvariantCulture);
}

using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures;

/// <summary>Whether a body announced its procedures and made them public in time: of the decisions of a period, each procedure once.</summary>
public sealed class CountPublications(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>What a decision did with one procedure.</summary>
    /// <param name="Item">The line of the decision.</param>
    /// <param name="Number">Number and sign of the decision.</param>
    /// <param name="Day">The date of the decision.</param>
    /// <param name="PublishedLate">Whether it was made public late, or waits past the limit.</param>
    public sealed record Line(CatalogueDecisionItem Item, string Number, DateOnly Day, bool PublishedLate);

    /// <summary>The answer.</summary>
    /// <param name="Figures">The figures.</param>
    /// <param name="Lines">Every line behind them, by code and date.</param>
    public sealed record Answer(PublicationFigures Figures, IReadOnlyList<Line> Lines);

    /// <summary>Counts; null for a body that is not in this person's sight.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="agency">The body.</param>
    /// <param name="from">The first date of decisions, inclusive.</param>
    /// <param name="to">The last, inclusive.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Answer?> RunAsync(Actor actor, Guid agency, DateOnly from, DateOnly to, DateTime now, CancellationToken cancel = default)
    {
        if (CatalogueScope.BodiesOf(actor, (await reference.CurrentAsync(cancel)).Organisation).All(b => b.Id != agency))
        {
            return null;
        }

        var today = VietnamTime.DayOf(now);
        var decisions = await db.CatalogueDecisions.AsNoTracking().Include(d => d.Items)
            .Where(d => d.AgencyId == agency && d.Kind == CatalogueDecisionKind.Announcement && from <= d.Day && d.Day <= to).ToListAsync(cancel);
        var facts = decisions.SelectMany(d => d.Items.Select(i => (Decision: d, Item: i, Fact: new Publication(i.Code, i.DecidedLate, i.PublicDue, i.PublicAt is { } at ? VietnamTime.DayOf(at) : null)))).ToList();
        return new(
            PublicationRules.Count(facts.Select(f => f.Fact), today),
            [.. facts.Select(f => new Line(f.Item, f.Decision.Number, f.Decision.Day, PublicationRules.IsPublishedLate(f.Fact.PublicDue, f.Fact.PublicOn, today)))
                .OrderBy(l => l.Item.Code, StringComparer.Ordinal).ThenBy(l => l.Day)]);
    }
}

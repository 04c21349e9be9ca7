using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Petitions;
using CaiCach.Application.Questions;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Petitions;
using CaiCach.Data.Questions;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using CaiCach.Law.Questions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>
/// The questions a person has to answer by one post, and the petitions of a unit that nobody is left to answer when the post ends. Questions are somebody's and go
/// to another or back to who assigns them; petitions are a unit's, so who routes them is told.
/// </summary>
internal static class AnswersInHand
{
    /// <summary>The open questions that a person holds by a post; none while another post in the body lets him or her answer them.</summary>
    /// <param name="db">Where.</param>
    /// <param name="person">The official.</param>
    /// <param name="post">The post.</param>
    /// <param name="body">Its body.</param>
    /// <param name="day">Today.</param>
    /// <param name="ending">All posts that end, when it is more than this one.</param>
    public static IQueryable<Question> Questions(CaiCachDb db, Guid person, Post post, Guid body, DateOnly day, IReadOnlyList<Guid>? ending = null)
    {
        var ids = ending ?? [post.Id];
        var writes = QuestionScope.Writers.Contains(post.Role);
        IReadOnlyList<Role> writers = QuestionScope.Writers;
        return db.Questions.Where(q => writes && q.AssigneeId == person && q.AgencyId == body && (q.State == QuestionState.Assigned || q.State == QuestionState.Drafted)
            && !db.Posts.Any(p => p.AccountId == person && !ids.Contains(p.Id) && writers.Contains(p.Role) && p.ValidFrom <= day && (p.ValidTo == null || p.ValidTo > day)
                && db.Units.Any(u => u.Id == p.UnitId && u.AgencyId == body)));
    }

    /// <summary>The petitions of the unit that wait for its answer, when the person is the last there who prepares one; after a post ran out, those of which that was not told yet.</summary>
    /// <param name="db">Where.</param>
    /// <param name="person">The official.</param>
    /// <param name="post">The post.</param>
    /// <param name="day">Today.</param>
    /// <param name="ending">All posts that end, when it is more than this one.</param>
    public static IQueryable<Petition> Petitions(CaiCachDb db, Guid person, Post post, DateOnly day, IReadOnlyList<Guid>? ending = null)
    {
        var (ids, unit) = (ending ?? [post.Id], post.UnitId);
        var prepares = PetitionScope.Prepares(post.Role);
        var ranOut = post.ValidTo < day ? VietnamTime.ToUtc(post.ValidTo.Value.AddDays(1).ToDateTime(TimeOnly.MinValue)) : (DateTime?)null;
        return db.Petitions.Where(p => prepares && p.HandlerUnitId == unit && (p.State == PetitionState.Routed || p.State == PetitionState.Drafted)
            && (ranOut == null || !db.Events.Any(e => e.StreamId == p.Id && e.Type == PetitionEventData.NobodyLeft && e.At >= ranOut))
            && !db.Posts.Any(o => o.UnitId == unit && (o.Role == Role.Specialist || o.Role == Role.DivisionHead) && !ids.Contains(o.Id) && o.ValidFrom <= day && (o.ValidTo == null || o.ValidTo >= day)
                && (o.AccountId == person || db.Users.Any(a => a.Id == o.AccountId && a.LockedAt == null))));
    }

    /// <summary>Gives the questions to another, or back to who assigns them, each with its event.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> HandOverAsync(CaiCachDb db, ActContext context, IQueryable<Question> open, Guid? to, string reason, CancellationToken cancel)
    {
        var questions = Untouched(db, await open.OrderBy(q => q.Id).ToListAsync(cancel));
        foreach (var question in questions)
        {
            question.AssigneeId = to;
            question.State = to is null && question.State == QuestionState.Assigned ? QuestionState.New : question.State;
            question.Version++;
            var row = db.Record(
                context, QuestionEventData.Stream, question.Id, question.Version, QuestionEventData.HandedOver,
                new QuestionEventData(question.AgencyId, question.State, question.ProcedureCode, question.ProcedureVersion, to), reason, question.AgencyId);
            db.AddRange(QuestionNotices.HandedOver(question, row));
        }

        return questions.Count;
    }

    /// <summary>Tells who routes petitions that nobody of the unit is left to answer these, each with its event.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> TellAsync(CaiCachDb db, ActContext context, IQueryable<Petition> open, OrganisationTree tree, string reason, CancellationToken cancel)
    {
        var petitions = Untouched(db, await open.OrderBy(p => p.Id).ToListAsync(cancel));
        foreach (var petition in petitions)
        {
            petition.Version++;
            var row = db.Record(
                context, PetitionEventData.Stream, petition.Id, petition.Version, PetitionEventData.NobodyLeft,
                new PetitionEventData(petition.AgencyId, petition.State, petition.State, Unit: petition.HandlerUnitId), reason, petition.HandlerUnitId);
            db.Add(PetitionNotices.NobodyLeft(petition, row, tree));
        }

        return petitions.Count;
    }

    /// <summary>Those that were not handed over by another post in the same unit of work already.</summary>
    internal static List<T> Untouched<T>(CaiCachDb db, List<T> rows)
        where T : class => rows.FindAll(row => db.Entry(row).State == EntityState.Unchanged);
}

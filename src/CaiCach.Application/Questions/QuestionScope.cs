using System.Linq.Expressions;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data.Questions;
using CaiCach.Law.Organisation;
using CaiCach.Law.Questions;

namespace CaiCach.Application.Questions;

/// <summary>Which questions and answers an official may see: one filter for list and page.</summary>
public sealed class QuestionScope
{
    private readonly HashSet<Guid> controlled = [];
    private readonly HashSet<Guid> headed = [];
    private readonly HashSet<Guid> watched = [];
    private readonly HashSet<Guid> own = [];
    private readonly HashSet<(Guid Officer, Guid Body)> posts = [];
    private readonly List<HeldDelegation> lent = [];
    private readonly Guid? me;

    private QuestionScope(Actor actor, OrganisationTree tree)
    {
        foreach (var post in actor.Posts)
        {
            switch (post.Role)
            {
                case Role.ProcedureController:
                    controlled.UnionWith(tree.AgenciesAndLegaciesIn(post.AgencyId));
                    break;
                case Role.AgencyHead:
                    headed.UnionWith(tree.WithLegacies(post.AgencyId));
                    break;
                case Role.Leader or Role.Inspector:
                    watched.UnionWith(tree.AgenciesAndLegaciesIn(post.AgencyId));
                    break;
                default:
                    break;
            }
        }

        watched.UnionWith(controlled);
        watched.UnionWith(headed);
        lent.AddRange(actor.Delegations.Where(d => d.Kinds.Contains(SigningKind.QuestionAnswers) && !headed.Contains(d.AgencyId)));
        me = actor.Id;
        own.UnionWith(actor.StandsInFor);
        posts.UnionWith(actor.StandsInAt.Where(s => Writers.Contains(s.Role) && tree.Find(s.UnitId) is not null).Select(s => (s.Person, tree.Find(s.UnitId)!.AgencyId)));
        if (actor.Id is { } id)
        {
            own.Add(id);
        }
    }

    /// <summary>Who prepares answers.</summary>
    public static IReadOnlyList<Role> Writers { get; } = [Role.Specialist, Role.DivisionHead];

    /// <summary>The roles that have to do with questions.</summary>
    public static IReadOnlyList<Role> Readers { get; } = [Role.ProcedureController, Role.AgencyHead, Role.Leader, Role.Inspector, .. Writers];

    /// <summary>The scope of an official.</summary>
    public static QuestionScope Of(Actor actor, OrganisationTree tree) => new(actor, tree);

    /// <summary>Bodies whose questions the official assigns and whose bank he or she keeps.</summary>
    public IReadOnlySet<Guid> Controlled => controlled;

    /// <summary>Whether the official approves answers: as a head, or as one lets him or her.</summary>
    public bool Approves => headed.Count > 0 || lent.Count > 0;

    /// <summary>The filter for questions assigned to the official, or to one for whom he or she stands in.</summary>
    public Expression<Func<Question, bool>> Assigned
    {
        get
        {
            Expression<Func<Question, bool>> mine = q => q.AssigneeId != null && own.Contains(q.AssigneeId.Value);
            return posts.Aggregate(mine, (sum, one) =>
            {
                var (officer, body) = one;
                return Filters.Or(sum, q => q.AssigneeId == officer && q.AgencyId == body);
            });
        }
    }

    /// <summary>The filter for questions: those of bodies in sight, those assigned to the official, and those whose answers a head lets him or her approve.</summary>
    public Expression<Func<Question, bool>> Filter => Lent(Filters.Or(q => watched.Contains(q.AgencyId), Assigned));

    /// <summary>The filter for questions whose answers the official approves.</summary>
    public Expression<Func<Question, bool>> ApprovedBy => Lent(q => headed.Contains(q.AgencyId));

    /// <summary>The filter for the bank.</summary>
    public Expression<Func<BankAnswer, bool>> BankFilter => LentBank(a => watched.Contains(a.AgencyId));

    /// <summary>The filter for texts of the bank that the official approves or writes.</summary>
    public Expression<Func<BankAnswer, bool>> BankDrafts => LentBank(a => controlled.Contains(a.AgencyId) || headed.Contains(a.AgencyId));

    /// <summary>The official in the eyes of the law, for one question. Whoever has to answer it does not approve for the head.</summary>
    public QuestionActor FactsOf(Question question)
    {
        var officer = question.AssigneeId is { } assignee && (own.Contains(assignee) || posts.Contains((assignee, question.AgencyId)));
        var lends = LentFor(question.AgencyId, question.ProcedureCode) is not null;
        return new(controlled.Contains(question.AgencyId), officer, headed.Contains(question.AgencyId) || lends, me is not null && (question.DraftWriterId == me || (lends && officer)));
    }

    /// <summary>The official in the eyes of the law, for one answer of the bank.</summary>
    public QuestionActor FactsOf(BankAnswer answer) => new(
        controlled.Contains(answer.AgencyId), false, headed.Contains(answer.AgencyId) || LentFor(answer.AgencyId, answer.ProcedureCode) is not null, me is not null && answer.DraftWriterId == me);

    /// <summary>By which delegation the official approves answers of a body about a procedure; null for who does so as its head, or not at all.</summary>
    public HeldDelegation? LentFor(Guid agency, string procedure) => lent.FirstOrDefault(d => d.Covers(agency, procedure));

    private Expression<Func<Question, bool>> Lent(Expression<Func<Question, bool>> filter) => lent.Aggregate(filter, (sum, one) =>
    {
        var (agency, procedures) = (one.AgencyId, one.Procedures?.ToList());
        return Filters.Or(sum, procedures is null ? q => q.AgencyId == agency : q => q.AgencyId == agency && procedures.Contains(q.ProcedureCode));
    });

    private Expression<Func<BankAnswer, bool>> LentBank(Expression<Func<BankAnswer, bool>> filter) => lent.Aggregate(filter, (sum, one) =>
    {
        var (agency, procedures) = (one.AgencyId, one.Procedures?.ToList());
        return Filters.Or(sum, procedures is null ? a => a.AgencyId == agency : a => a.AgencyId == agency && procedures.Contains(a.ProcedureCode));
    });
}

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
    private readonly Guid? me;

    private QuestionScope(Actor actor, OrganisationTree tree)
    {
        foreach (var post in actor.Posts)
        {
            switch (post.Role)
            {
                case Role.ProcedureController:
                    controlled.UnionWith(tree.AgenciesIn(post.AgencyId));
                    break;
                case Role.AgencyHead:
                    headed.Add(post.AgencyId);
                    break;
                case Role.Leader or Role.Inspector:
                    watched.UnionWith(tree.AgenciesIn(post.AgencyId));
                    break;
                default:
                    break;
            }
        }

        watched.UnionWith(controlled);
        watched.UnionWith(headed);
        me = actor.Id;
        own.UnionWith(actor.StandsInFor);
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

    /// <summary>Bodies whose answers the official approves.</summary>
    public IReadOnlySet<Guid> Headed => headed;

    /// <summary>The official, and those for whom he or she stands in.</summary>
    public IReadOnlySet<Guid> Own => own;

    /// <summary>The filter for questions: those of bodies in sight, and those assigned to the official.</summary>
    public Expression<Func<Question, bool>> Filter => q => watched.Contains(q.AgencyId) || (q.AssigneeId != null && own.Contains(q.AssigneeId.Value));

    /// <summary>The filter for the bank.</summary>
    public Expression<Func<BankAnswer, bool>> BankFilter => a => watched.Contains(a.AgencyId);

    /// <summary>The official in the eyes of the law, for one question.</summary>
    public QuestionActor FactsOf(Question question) => new(
        controlled.Contains(question.AgencyId), question.AssigneeId is { } officer && own.Contains(officer), headed.Contains(question.AgencyId), me is not null && question.DraftWriterId == me);

    /// <summary>The official in the eyes of the law, for one answer of the bank.</summary>
    public QuestionActor FactsOf(BankAnswer answer) => new(
        controlled.Contains(answer.AgencyId), false, headed.Contains(answer.AgencyId), me is not null && answer.DraftWriterId == me);
}

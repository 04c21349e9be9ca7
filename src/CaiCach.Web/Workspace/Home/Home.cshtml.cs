using CaiCach.Application.Acting;
using CaiCach.Application.Calls;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Outbox;
using CaiCach.Application.Questions;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Printing.Sealing;
using CaiCach.Web.Workspace.Dossiers;
using CaiCach.Web.Workspace.Opinions;
using CaiCach.Web.Workspace.Sealing;
using CaiCach.Web.Workspace.Work;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Home;

/// <summary>What waits for this official, desk by desk; counted from one page of each list, so a long list costs no more than a short one.</summary>
[StaffOnly]
public sealed class HomeModel(ActorReader actors, ReferenceStore reference, ListWork list, ListConsultations opinions, LateCauseList late, ListQuestions questions, ReadHandovers handovers, ListUnsent unsent, ReadCalls calls, ListReopenings reopenings, ReadServiceHealth health, Seals seals) : WorkspacePage(actors, reference)
{
    /// <summary>What waits on one desk.</summary>
    /// <param name="Desk">The desk.</param>
    /// <param name="Title">Whose list.</param>
    /// <param name="Href">The list.</param>
    /// <param name="Count">How many, "20+" where there are more.</param>
    /// <param name="Late">How many of the first page are late.</param>
    /// <param name="First">The one that is due first; null when none waits.</param>
    public sealed record Waiting(WorkDesk Desk, string Title, string Href, string Count, int Late, ListWork.Row? First);

    /// <summary>What a unit is asked.</summary>
    /// <param name="Title">Whose list.</param>
    /// <param name="Href">The list.</param>
    /// <param name="Count">How many, "20+" where there are more.</param>
    /// <param name="Late">How many of the first page are late.</param>
    /// <param name="First">The one that is due first; null when none waits.</param>
    public sealed record Asked(string Title, string Href, string Count, int Late, ListConsultations.Row? First);

    public IReadOnlyList<Waiting> Lists { get; private set; } = [];

    /// <summary>The opinions asked of this official's units.</summary>
    public IReadOnlyList<Asked> Opinions { get; private set; } = [];

    /// <summary>How many dossiers past their due date lack a cause this official owes, "20+" where there are more; null for none.</summary>
    public string? Uncaused { get; private set; }

    /// <summary>How many messages to applicants did not arrive.</summary>
    public int Unsent { get; private set; }

    /// <summary>How many requests to be called back nobody has taken, "20+" where there are more; null for none.</summary>
    public string? Calls { get; private set; }

    /// <summary>How many orders to open a dossier again wait, "20+" where there are more; null for none.</summary>
    public string? Reopenings { get; private set; }

    /// <summary>Whether messages go out; null for who does not look after them.</summary>
    public ReadServiceHealth.View? Health { get; private set; }

    /// <summary>How many certificates that letters are signed with end soon or do not sign; none for who does not look after them.</summary>
    public int SealsToRenew => CertificatesModel.LinesOf(Me, Reference.Organisation, seals).Count(l => l.Seal.At(Now) != SealState.Good);

    /// <summary>What waits for this official among questions and answers.</summary>
    public IReadOnlyList<(ListQuestions.Desk Desk, int Count)> Questions { get; private set; } = [];

    /// <summary>Handover lists that this official's units have not confirmed.</summary>
    public IReadOnlyList<ReadHandovers.Row> Handovers { get; private set; } = [];

    public bool MayCollect => Me.Has(Law.Organisation.Role.Cashier) || MayReceive;

    public bool MayReceive => Me.Has(Law.Organisation.Role.Receiver);

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? DoneSlug { get; set; }

    /// <summary>The step just done, told here when its dossier has left this official's sight.</summary>
    public ActForm? Done => ActForm.Find(DoneSlug);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (User.IsAgent() || Me.Kind == ActorKind.Agent)
        {
            return Redirect(Agents.WorkModel.Href);
        }

        var lists = new List<Waiting>();
        foreach (var desk in WorkDesk.All)
        {
            foreach (var office in desk.OfficesOf(Me, Reference))
            {
                var page = await list.RunAsync(Me, desk.Of(office), cancel);
                lists.Add(new(
                    desk,
                    office.Name,
                    $"{desk.Href}?don-vi={office.Value}&xem=tat-ca",
                    page.Next is null ? $"{page.Rows.Count}" : $"{page.Rows.Count}+",
                    desk.Timed ? page.Rows.Count(r => r.DeskDueAt < Now) : 0,
                    page.Rows.Count > 0 ? page.Rows[0] : null));
            }
        }

        Lists = lists;
        if (LateCauseList.Roles.Any(Me.Has) && await late.RunAsync(Me, Now, cancel: cancel) is { Rows.Count: > 0 } owed)
        {
            Uncaused = owed.Next is null ? $"{owed.Rows.Count}" : $"{owed.Rows.Count}+";
        }

        Health = await health.RunAsync(Me, Now, cancel);
        Unsent = ListUnsent.Roles.Any(Me.Has) ? (await unsent.RunAsync(Me, cancel)).Count : 0;
        if (CallScope.Roles.Any(Me.Has) && await calls.CountAsync(Me, cancel) is var waiting and > 0)
        {
            Calls = waiting > ReadCalls.PageSize ? $"{ReadCalls.PageSize}+" : $"{waiting}";
        }

        if (ListReopenings.Readers.Any(Me.Has) && await reopenings.CountAsync(Me, cancel) is var ordered and > 0)
        {
            Reopenings = ordered > ListReopenings.PageSize ? $"{ListReopenings.PageSize}+" : $"{ordered}";
        }

        Handovers = await handovers.UnconfirmedAsync(Me, Now, cancel);
        Questions = QuestionScope.Readers.Any(Me.Has) ? await questions.CountAsync(Me, cancel) : [];
        var asked = new List<Asked>();
        foreach (var office in OpinionDesk.OfficesOf(Me, Reference))
        {
            var page = await opinions.RunAsync(Me, office.UnitId!.Value, cancel: cancel);
            asked.Add(new(
                office.Name,
                $"{OpinionDesk.Href}?don-vi={office.Value}",
                page.Next is null ? $"{page.Rows.Count}" : $"{page.Rows.Count}+",
                page.Rows.Count(r => r.DueAt < Now),
                page.Rows.Count > 0 ? page.Rows[0] : null));
        }

        Opinions = asked;
        return Page();
    }
}

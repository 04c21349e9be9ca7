using System.Text.Json;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Mails;
using CaiCach.Application.Messages;
using CaiCach.Application.Organisation;
using CaiCach.Application.Questions;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Calls;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Data.Outbox;
using CaiCach.Data.Petitions;
using CaiCach.Data.Questions;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Outbox;

/// <summary>
/// Messages to officials. The event names who is to be told by office: the officer, or a role in a unit. Who that is on the day, substitutes of who is
/// away among them, is found out on delivery; whoever did it is not told of the own act. All accounts of an event are told in one transaction.
/// </summary>
public sealed class OfficialNoticeTopic(ReferenceStore reference, MailSettings mails) : IOutboxTopic
{
    /// <summary>After so many days a message is no news any more, and is kept as read.</summary>
    public const int DaysNews = 30;

    private const int LongestNotice = 2000;

    private sealed record Payload(Guid AgencyId, Guid? ActorId, IReadOnlyList<OfficialNotices.Told> Told, Guid? PetitionId = null, Guid? QuestionId = null, Guid? CallId = null);

    /// <inheritdoc />
    public string Name => "official-notice";

    /// <summary>The message of an event.</summary>
    /// <param name="eventId">The event, or an id made for news that time alone made.</param>
    /// <param name="dossier">The dossier.</param>
    /// <param name="actorId">Who did it; null for the system.</param>
    /// <param name="at">When.</param>
    /// <param name="told">What is told to whom.</param>
    public static OutboxMessage Message(Guid eventId, Dossier dossier, Guid? actorId, DateTime at, IReadOnlyList<OfficialNotices.Told> told) =>
        Message(eventId, dossier.Id, dossier.Version, at, new(dossier.AgencyId, actorId, told));

    /// <summary>The message of an event of a petition.</summary>
    /// <param name="row">The event.</param>
    /// <param name="petition">The petition.</param>
    /// <param name="told">What is told to whom.</param>
    internal static OutboxMessage Message(EventRow row, Petition petition, IReadOnlyList<OfficialNotices.Told> told) =>
        Message(row.Id, petition.Id, petition.Version, row.At, new(petition.AgencyId, row.ActorId, told, PetitionId: petition.Id));

    /// <summary>The message of an event of a question.</summary>
    /// <param name="row">The event.</param>
    /// <param name="question">The question.</param>
    /// <param name="told">What is told to whom.</param>
    internal static OutboxMessage Message(EventRow row, Question question, IReadOnlyList<OfficialNotices.Told> told) =>
        Message(row.Id, question.Id, question.Version, row.At, new(question.AgencyId, row.ActorId, told, QuestionId: question.Id));

    /// <summary>The message of an event of a request to be called back.</summary>
    /// <param name="row">The event.</param>
    /// <param name="call">The request.</param>
    /// <param name="told">What is told to whom.</param>
    internal static OutboxMessage Message(EventRow row, CallRequest call, IReadOnlyList<OfficialNotices.Told> told) =>
        Message(row.Id, call.Id, call.Version, row.At, new(call.AgencyId, row.ActorId, told, CallId: call.Id));

    /// <summary>The message of news about a question that time alone made.</summary>
    /// <param name="id">An id made for it.</param>
    /// <param name="question">The question.</param>
    /// <param name="at">When.</param>
    /// <param name="told">What is told to whom.</param>
    internal static OutboxMessage Message(Guid id, Question question, DateTime at, IReadOnlyList<OfficialNotices.Told> told) =>
        Message(id, question.Id, question.Version, at, new(question.AgencyId, null, told, QuestionId: question.Id));

    /// <summary>The message of news about petitions that time alone made.</summary>
    /// <param name="id">An id made for it.</param>
    /// <param name="petition">The petition it leads to.</param>
    /// <param name="at">When.</param>
    /// <param name="told">What is told to whom.</param>
    internal static OutboxMessage Message(Guid id, Petition petition, DateTime at, IReadOnlyList<OfficialNotices.Told> told) =>
        Message(id, petition.Id, petition.Version, at, new(petition.AgencyId, null, told, PetitionId: petition.Id));

    /// <summary>The message of a reminder.</summary>
    /// <param name="id">An id made for it.</param>
    /// <param name="subject">What it reminds of.</param>
    /// <param name="at">When.</param>
    /// <param name="told">What is told to whom.</param>
    internal static OutboxMessage Message(Guid id, ReminderSubject subject, DateTime at, IReadOnlyList<OfficialNotices.Told> told) =>
        Message(id, subject.DossierId ?? subject.Id, subject.Version, at, new(subject.AgencyId, null, told, subject.DossierId is null ? subject.Id : null));

    /// <inheritdoc />
    public async Task DeliverAsync(OutboxMessage message, CaiCachDb db, DateTime now, CancellationToken cancel)
    {
        if (await db.Notices.AnyAsync(n => n.EventId == message.EventId && n.Kind != null, cancel))
        {
            return;
        }

        var payload = JsonSerializer.Deserialize<Payload>(message.Payload)!;
        var day = VietnamTime.DayOf(message.CreatedAt);
        var news = new OrderedDictionary<Guid, List<News>>();
        foreach (var told in payload.Told)
        {
            var written = await WrittenAsync(told, payload.AgencyId, day, cancel);
            Guid? asked = told.Kind == NoticeKind.Asked
                ? await db.Consultations.Where(c => c.DossierId == message.StreamId && c.AskedAtVersion == message.StreamVersion && c.UnitId == told.UnitId).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancel)
                : told.ConsultationId;
            foreach (var account in (await AccountsAsync(db, payload, told, message.StreamId, day, cancel)).Where(a => a != payload.ActorId))
            {
                news.TryAdd(account, []);
                news[account].Add(new(told.Kind, asked, written?.Notice ?? told.Text, written));
            }
        }

        foreach (var (account, heard) in news)
        {
            var notice = new Notice
            {
                Id = Ids.New(message.CreatedAt),
                AccountId = account,
                DossierId = payload is { PetitionId: null, QuestionId: null, CallId: null } ? message.StreamId : Guid.Empty,
                PetitionId = payload.PetitionId,
                QuestionId = payload.QuestionId,
                EventId = message.EventId,
                Kind = heard[0].Kind,
                ConsultationId = heard[0].Asked,
                Text = TypedText.Cut(string.Join(' ', heard.Select(n => n.Text).Distinct()), LongestNotice),
                CreatedAt = message.CreatedAt,
                ReadAt = message.CreatedAt < now.AddDays(-DaysNews) ? message.CreatedAt : null,
            };
            db.Notices.Add(notice);
            if (mails.IsOn && notice.ReadAt is null && await db.Users.Where(u => u.Id == account).Select(u => u.Email).FirstOrDefaultAsync(cancel) is { Length: > 0 } address)
            {
                db.AddRange(MailTopic.Rows(notice, address, heard[0].Written is { } first ? (first.Subject, string.Join('\n', heard.Select(n => n.Written?.Mail ?? n.Text).Distinct())) : null));
            }
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>What one person is told by an event; whoever is told several things gets them in one notice, the first of which says where it leads.</summary>
    private sealed record News(NoticeKind Kind, Guid? Asked, string Text, OfficialWords.Written? Written);

    private static OutboxMessage Message(Guid eventId, Guid stream, int version, DateTime at, Payload payload) => new()
    {
        Id = Ids.Numbered(eventId, 201),
        EventId = eventId,
        StreamId = stream,
        StreamVersion = version,
        Topic = "official-notice",
        Payload = JsonSerializer.Serialize(payload),
        CreatedAt = at,
        DueAt = at,
    };

    /// <summary>In the words that the reader's body had in force on the day; null for one that is told as it stands.</summary>
    private async Task<OfficialWords.Written?> WrittenAsync(OfficialNotices.Told told, Guid agency, DateOnly day, CancellationToken cancel)
    {
        if (told.Words is not { } words)
        {
            return null;
        }

        var snapshot = await reference.CurrentAsync(cancel);
        return words.At(snapshot.Organisation.Find(told.UnitId)?.AgencyId ?? told.BodyId ?? agency, day, snapshot);
    }

    private async Task<IReadOnlyList<Guid>> AccountsAsync(CaiCachDb db, Payload payload, OfficialNotices.Told told, Guid dossier, DateOnly day, CancellationToken cancel)
    {
        if (told.Officer is { } officer)
        {
            var writers = QuestionScope.Writers;
            BusinessState[] counter = [.. Enum.GetValues<BusinessState>().Where(s => s.IsAtCounter())];
            var substitutes = await db.Absences
                .Where(a => a.AccountId == officer && a.EndedAt == null && a.FirstDay <= day && day <= a.LastDay && a.SubstituteId != null
                    && (a.UnitId == null || db.Dossiers.Any(d => d.Id == dossier && d.HolderUnitId == a.UnitId && a.Role == (counter.Contains(d.State) ? Role.Receiver : Role.Specialist))
                        || (a.Role != null && writers.Contains(a.Role.Value) && db.Questions.Any(q => q.Id == dossier && db.Units.Any(u => u.Id == a.UnitId && u.AgencyId == q.AgencyId)))))
                .Select(a => a.SubstituteId!.Value).ToListAsync(cancel);
            return [officer, .. substitutes];
        }

        var units = told.UnitId is { } unit
            ? [unit]
            : (await reference.CurrentAsync(cancel)).Organisation.All.Where(u => u.AgencyId == (told.BodyId ?? payload.AgencyId)).Select(u => u.Id).ToList();
        IReadOnlyList<Role> roles = told.Roles ?? [];
        var holders = await HoldersAsync(db, units, roles, day, cancel);
        if (holders.Count == 0 && IsWork(told.Kind))
        {
            var body = (await reference.CurrentAsync(cancel)).Organisation.Find(told.UnitId)?.AgencyId ?? told.BodyId ?? payload.AgencyId;
            holders = await InsteadAsync(db, body, roles, day, cancel);
        }

        return told.Signing is { } kind ? [.. holders, .. await DelegatesAsync(db, told.BodyId ?? payload.AgencyId, dossier, kind, day, cancel)] : holders;
    }

    /// <summary>Those who hold one of the roles in one of the units, and who stands in for those of them who are away; nobody does for a head, who delegates.</summary>
    private async Task<List<Guid>> HoldersAsync(CaiCachDb db, IReadOnlyList<Guid> units, IReadOnlyList<Role> roles, DateOnly day, CancellationToken cancel)
    {
        var posts = await db.Posts.AsNoTracking().Where(p => units.Contains(p.UnitId) && roles.Contains(p.Role) && p.ValidFrom <= day && (p.ValidTo == null || day <= p.ValidTo))
            .Select(p => new { p.AccountId, p.UnitId, p.Role }).ToListAsync(cancel);
        var people = posts.Select(p => p.AccountId).Distinct().ToList();
        var away = await db.Absences.AsNoTracking().Where(a => people.Contains(a.AccountId) && a.SubstituteId != null && a.EndedAt == null && a.FirstDay <= day && day <= a.LastDay)
            .Select(a => new { a.AccountId, Substitute = a.SubstituteId!.Value, a.UnitId, a.Role }).ToListAsync(cancel);
        if (away.Count == 0)
        {
            return people;
        }

        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var substitutes = away.Select(a => a.Substitute).ToList();
        var own = (await db.Posts.AsNoTracking().Where(p => substitutes.Contains(p.AccountId) && p.ValidFrom <= day && (p.ValidTo == null || day <= p.ValidTo)).Select(p => new { p.AccountId, p.UnitId, p.Role }).ToListAsync(cancel))
            .ToLookup(p => p.AccountId, p => (p.Role, tree.Find(p.UnitId)?.AgencyId ?? p.UnitId));
        return
        [
            .. people,
            .. away.Where(a => posts.Any(p => p.AccountId == a.AccountId && (a.UnitId is null || (p.UnitId == a.UnitId && p.Role == a.Role)) && Substitution.TakesOver(p.Role, tree.Find(p.UnitId)?.AgencyId ?? p.UnitId, own[a.Substitute]))).Select(a => a.Substitute).Except(people),
        ];
    }

    /// <summary>Whether somebody has to act on it, so that it may not be lost where nobody holds the post.</summary>
    private static bool IsWork(NoticeKind kind) => kind is NoticeKind.Assigned or NoticeKind.Supplement or NoticeKind.Returned or NoticeKind.ToSign or NoticeKind.ToReview or NoticeKind.ToIssue or NoticeKind.DueSoon or NoticeKind.Overdue or NoticeKind.Undelivered or NoticeKind.ToGiveBack or NoticeKind.CallBack or NoticeKind.ToReopen or NoticeKind.CauseOwed;

    /// <summary>Where nobody holds the post: the controllers or administrators of the nearest body above for what they handle, the head of the body for anything else.</summary>
    private async Task<List<Guid>> InsteadAsync(CaiCachDb db, Guid body, IReadOnlyList<Role> roles, DateOnly day, CancellationToken cancel)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var role = roles.Contains(Role.ProcedureController) ? Role.ProcedureController : roles.Contains(Role.Administrator) ? Role.Administrator : Role.AgencyHead;
        var at = role == Role.AgencyHead ? tree.Find(body) : tree.Find(tree.Find(body)?.ParentId);
        while (at is not null)
        {
            var units = tree.All.Where(u => u.AgencyId == at.AgencyId).Select(u => u.Id).ToList();
            var found = await db.Posts.Where(p => units.Contains(p.UnitId) && p.Role == role && p.ValidFrom <= day && (p.ValidTo == null || day <= p.ValidTo)).Select(p => p.AccountId).Distinct().ToListAsync(cancel);
            if (found.Count > 0 || role == Role.AgencyHead)
            {
                return found;
            }

            at = tree.Find(at.ParentId);
        }

        return [];
    }

    /// <summary>Those who may sign it on the day for the head of the body.</summary>
    private async Task<IReadOnlyList<Guid>> DelegatesAsync(CaiCachDb db, Guid agency, Guid record, SigningKind kind, DateOnly day, CancellationToken cancel)
    {
        var rows = await db.Delegations.AsNoTracking().Where(d => d.AgencyId == agency && d.EndedAt == null && d.FirstDay <= day && day <= d.LastDay).ToListAsync(cancel);
        if (rows.Count == 0)
        {
            return [];
        }

        var snapshot = await reference.CurrentAsync(cancel);
        var procedure = kind switch
        {
            SigningKind.PetitionAnswers => null,
            SigningKind.QuestionAnswers => await db.Questions.Where(q => q.Id == record).Select(q => q.ProcedureCode).FirstAsync(cancel),
            _ => await db.Dossiers.Where(d => d.Id == record).Select(d => d.ProcedureCode).FirstAsync(cancel),
        };
        var held = await ReadDelegations.InPostAsync(db, snapshot, rows, day, cancel);
        return [.. rows.Where(r => held.Contains(r.Id) && ReadDelegations.KindsOf(r).Contains(kind) && ReadDelegations.ProceduresOf(snapshot, r) is var some && (some is null || (procedure is not null && some.Contains(procedure)))).Select(r => r.DelegateId)];
    }
}

using CaiCach.Application.Acting;
using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Messages;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Messages;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Messages;

/// <summary>The texts of messages that a person writes: all of them, or one with its versions. Who writes letters writes these.</summary>
public sealed class ReadMessageTexts(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>A text of a body.</summary>
    /// <param name="Body">The body.</param>
    /// <param name="Form">Which message.</param>
    /// <param name="InForce">The version in force today; null for the text that ships or that of a body above.</param>
    /// <param name="Next">The first day of a version that has not begun; null for none.</param>
    public sealed record Line(Unit Body, MessageForm Form, int? InForce, DateOnly? Next);

    /// <summary>One text.</summary>
    /// <param name="Body">The body.</param>
    /// <param name="Form">Which message.</param>
    /// <param name="Versions">Its versions, newest first; none for a body that has written none.</param>
    /// <param name="Newest">The newest text, or the one that ships.</param>
    /// <param name="InForce">The version in force today; null for none of its own.</param>
    public sealed record View(Unit Body, MessageForm Form, IReadOnlyList<MessageTextRow> Versions, MessageText Newest, MessageTextRow? InForce);

    /// <summary>Every text of the bodies whose texts a person writes.</summary>
    public async Task<IReadOnlyList<Line>> ListAsync(Actor actor, DateTime now, CancellationToken cancel = default)
    {
        var bodies = LetterTextScope.BodiesOf(actor, (await reference.CurrentAsync(cancel)).Organisation);
        var ids = bodies.Select(b => b.Id).ToList();
        var versions = await db.MessageTexts.AsNoTracking().Where(t => ids.Contains(t.AgencyId))
            .Select(t => new { t.AgencyId, t.Kind, t.Version, t.InForceFrom }).ToListAsync(cancel);
        var today = VietnamTime.DayOf(now);
        return
        [
            .. from body in bodies
               from form in MessageForms.All
               let own = versions.Where(v => v.AgencyId == body.Id && v.Kind == form.Kind).OrderByDescending(v => v.InForceFrom).ThenByDescending(v => v.Version).ToList()
               let begun = own.FirstOrDefault(v => v.InForceFrom <= today)
               let next = own.Where(v => v.InForceFrom > today).Select(v => (DateOnly?)v.InForceFrom).LastOrDefault()
               select new Line(body, form, begun?.Version, next),
        ];
    }

    /// <summary>One text with its versions; null when it is not this person's to write.</summary>
    public async Task<View?> RunAsync(Actor actor, string body, MessageKind kind, DateTime now, CancellationToken cancel = default)
    {
        if (LetterTextScope.BodyOf(actor, (await reference.CurrentAsync(cancel)).Organisation, body) is not { } unit)
        {
            return null;
        }

        var versions = await db.MessageTexts.AsNoTracking().Where(t => t.AgencyId == unit.Id && t.Kind == kind).OrderByDescending(t => t.Version).ToListAsync(cancel);
        var today = VietnamTime.DayOf(now);
        var form = MessageForms.Of(kind);
        return new(
            unit, form, versions, versions is [var newest, ..] ? newest.Text : form.Shipped,
            versions.Where(v => v.InForceFrom <= today).OrderByDescending(v => v.InForceFrom).ThenByDescending(v => v.Version).FirstOrDefault());
    }
}

using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Sms;
using CaiCach.Law.Calendar;
using CaiCach.Law.Messages;
using CaiCach.Law.Sms;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Sms;

/// <summary>The templates of messages through Zalo: of every kind of message, or of one with its versions. Null for who does not look after them.</summary>
public sealed class ReadZnsTemplates(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The templates of a kind of message.</summary>
    /// <param name="Form">Which message.</param>
    /// <param name="InForce">The version used today; null for none: it goes as a text message.</param>
    /// <param name="Versions">All, the newest first.</param>
    public sealed record View(MessageForm Form, ZnsTemplateRow? InForce, IReadOnlyList<ZnsTemplateRow> Versions);

    /// <summary>Of every kind of message about dossiers, in the order of a dossier's life; those about petitions go by text message alone.</summary>
    public async Task<IReadOnlyList<View>?> ListAsync(Actor actor, DateTime now, CancellationToken cancel = default)
    {
        if (!SmsScope.May(actor, (await reference.CurrentAsync(cancel)).Organisation))
        {
            return null;
        }

        var all = (await db.ZnsTemplates.AsNoTracking().OrderByDescending(t => t.Version).ToListAsync(cancel)).ToLookup(t => t.Kind);
        return [.. MessageForms.OfDossiers.Select(form => Of(form, [.. all[form.Kind]], now))];
    }

    /// <summary>Of one kind of message.</summary>
    public async Task<View?> RunAsync(Actor actor, MessageKind kind, DateTime now, CancellationToken cancel = default) =>
        SmsScope.May(actor, (await reference.CurrentAsync(cancel)).Organisation)
            ? Of(MessageForms.Of(kind), await db.ZnsTemplates.AsNoTracking().Where(t => t.Kind == kind).OrderByDescending(t => t.Version).ToListAsync(cancel), now)
            : null;

    private static View Of(MessageForm form, IReadOnlyList<ZnsTemplateRow> versions, DateTime now)
    {
        var used = ZnsTemplates.InForce(versions.Select(v => v.Facts), VietnamTime.DayOf(now));
        return new(form, versions.FirstOrDefault(v => v.Version == used?.Version), versions);
    }
}

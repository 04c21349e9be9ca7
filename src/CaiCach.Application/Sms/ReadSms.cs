using CaiCach.Data;
using CaiCach.Data.Sms;
using CaiCach.Law.Mails;
using CaiCach.Law.Sms;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Sms;

/// <summary>The text messages to the applicant of a dossier and what became of each; and what the page says that the link of one opens.</summary>
public sealed class ReadSms(CaiCachDb db)
{
    /// <summary>The most shown; a dossier has fewer.</summary>
    public const int Most = 50;

    /// <summary>The states in which a text message did not arrive and is not tried again by itself.</summary>
    public static IReadOnlyList<SmsState> Undelivered { get; } = [SmsState.SetAside, SmsState.Undelivered];

    /// <summary>A text message.</summary>
    /// <param name="Id">The message.</param>
    /// <param name="Kind">What it tells of.</param>
    /// <param name="Text">What it says.</param>
    /// <param name="State">How far it has come.</param>
    /// <param name="CreatedAt">When it was written (UTC).</param>
    /// <param name="SentAt">When the provider took it.</param>
    /// <param name="ReceiptAt">When the provider said what became of it.</param>
    /// <param name="Parts">In how many parts it went out.</param>
    /// <param name="Trouble">Why it was not sent, or not delivered.</param>
    /// <param name="Channel">How it was handed over; null for one that was not, or before that was kept.</param>
    /// <param name="Template">The number of the template it went out with through Zalo.</param>
    /// <param name="ReplacesId">The message through Zalo whose place it takes.</param>
    /// <param name="Cost">What it cost by our prices, in đồng.</param>
    /// <param name="ToldCost">What it cost by the provider's word, in đồng.</param>
    public sealed record Row(
        Guid Id, MailKind Kind, string Text, SmsState State, DateTime CreatedAt, DateTime? SentAt, DateTime? ReceiptAt, int? Parts, string? Trouble,
        SmsChannel? Channel, string? Template, Guid? ReplacesId, long? Cost, long? ToldCost);

    /// <summary>What the page of a message says.</summary>
    /// <param name="Code">The code of the dossier or the petition.</param>
    /// <param name="IsPetition">Whether it is about a petition.</param>
    /// <param name="Phone">The phone, all but its last three digits hidden.</param>
    /// <param name="IsRefused">Whether further messages are refused.</param>
    public sealed record View(string Code, bool IsPetition, string Phone, bool IsRefused);

    /// <summary>The newest first. The caller has read the dossier in scope.</summary>
    public async Task<IReadOnlyList<Row>> OfDossierAsync(Guid dossierId, CancellationToken cancel = default) =>
        await db.SmsMessages.Where(m => m.DossierId == dossierId).OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(Most)
            .Select(m => new Row(
                m.Id, m.Kind, m.Text, m.State, m.CreatedAt, m.SentAt, m.ReceiptAt, m.Parts, m.Trouble,
                m.Channel, db.ZnsTemplates.Where(t => t.Id == m.TemplateId).Select(t => t.Template).FirstOrDefault(), m.ReplacesId, m.Cost, m.ToldCost)).ToListAsync(cancel);

    /// <summary>Reads the page; null when no message has this token.</summary>
    public async Task<View?> RunAsync(string token, CancellationToken cancel = default)
    {
        var readable = token.Replace("\0", "", StringComparison.Ordinal);
        var found = await db.SmsMessages.Where(m => m.Token == readable)
            .Select(m => new { m.Code, m.Kind, m.Phone, IsRefused = db.SmsRefusals.Any(r => r.Phone == m.Phone) }).FirstOrDefaultAsync(cancel);
        return found is null or { Phone: "" } ? null : new(found.Code, found.Kind == MailKind.Petition, "*** *** " + found.Phone[^3..], found.IsRefused);
    }
}

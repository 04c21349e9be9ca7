using CaiCach.Application.Mails;
using CaiCach.Application.Sms;
using CaiCach.Data.Mails;

namespace CaiCach.Web.Workspace.Mails;

/// <summary>What was sent to whoever sent a petition or asked a question, and what became of each.</summary>
/// <param name="Mails">The e-mails, the newest first.</param>
/// <param name="Texts">The text messages, the newest first.</param>
/// <param name="MayResend">Whether this official may send those once more that did not arrive.</param>
/// <param name="Version">The version of the record, for the form.</param>
public sealed record MessagesSent(IReadOnlyList<ListMails.Row> Mails, IReadOnlyList<ReadSms.Row> Texts, bool MayResend, int Version)
{
    /// <summary>How many did not arrive and are not tried again by themselves.</summary>
    public int Unsent => Mails.Count(m => m.State == MailState.SetAside) + Texts.Count(m => ReadSms.Undelivered.Contains(m.State));
}

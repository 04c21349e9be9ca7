using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Petitions;
using CaiCach.Application.Reference;
using CaiCach.Application.Sms;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Letters;
using CaiCach.Law.Messages;
using CaiCach.Law.Sms;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Messages;

/// <summary>What a message would say with a text that is being written: of a dossier, or a petition, of the editor's scope, or with the examples of the fields. Nothing is saved or sent.</summary>
public sealed class PreviewMessage(CaiCachDb db, ReferenceStore reference, SmsSettings sms)
{
    /// <summary>How it ended.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>The message.</summary>
        /// <param name="Subject">The subject of the e-mail.</param>
        /// <param name="Mail">What the e-mail says.</param>
        /// <param name="Sms">The text message with its link; null for none.</param>
        /// <param name="Parts">How many parts the text message is sent in; 0 for none.</param>
        /// <param name="Notice">What an official reads in the program; null in a message to citizens.</param>
        public sealed record Shown(string Subject, string Mail, string? Sms, int Parts, string? Notice = null) : Outcome;

        /// <summary>The text has faults, or there is no such dossier or petition.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;
    }

    /// <summary>Shows.</summary>
    /// <param name="context">Who, when.</param>
    /// <param name="kind">Which message.</param>
    /// <param name="text">The text.</param>
    /// <param name="number">The code of a dossier or of a petition; empty for the examples.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<Outcome> RunAsync(ActContext context, MessageKind kind, MessageText text, string? number, CancellationToken cancel = default)
    {
        var form = MessageForms.Of(kind);
        if (SaveMessageText.FaultsOf(text, form, sms).ToList() is { Count: > 0 } faults)
        {
            return new Outcome.Invalid(faults);
        }

        if (string.IsNullOrWhiteSpace(number))
        {
            return Show(form, text, form.ExamplesOf);
        }

        var snapshot = await reference.CurrentAsync(cancel);
        var units = snapshot.Organisation;
        var code = number.Trim().ToUpperInvariant();
        if (form.IsToOfficial)
        {
            return await ToOfficialAsync(context.Actor, form, text, code, units, cancel);
        }

        if (form.IsOfPetition)
        {
            return await db.Petitions.AsNoTracking().Where(PetitionScope.Of(context.Actor, units).Filter).FirstOrDefaultAsync(p => p.Code == code, cancel) is { } petition
                ? Show(form, text, part => WithExamples(form, part, PetitionMessages.FactsOf(part, petition, units)))
                : new Outcome.Invalid([new("dossier", "petition_unknown", "Không tìm thấy phản ánh, kiến nghị có mã này trong phạm vi được xem.")]);
        }

        var dossier = await db.Dossiers.AsNoTracking().Where(DossierScope.Of(context.Actor, units).Filter).FirstOrDefaultAsync(d => d.Code == code || d.RequestNumber == code, cancel);
        if (dossier is null)
        {
            return new Outcome.Invalid([new("dossier", "dossier_unknown", "Không tìm thấy hồ sơ có mã này trong phạm vi được xem.")]);
        }

        var made = await LastAsync(dossier, kind, cancel);
        return Show(form, text, part => OfDossier(form, part, DossierMessages.FactsOf(kind, part, dossier, made ?? new(), snapshot), made is not null));
    }

    private Outcome.Shown Show(MessageForm form, MessageText text, Func<MessagePart, LetterFacts> facts)
    {
        if (form.IsToOfficial)
        {
            var read = new OfficialWords(form.Kind, facts(MessagePart.Notice).Values).With(text);
            return new(read.Subject, read.Mail, null, 0, read.Notice);
        }

        var words = DossierMessages.Write(form, text, facts);
        var message = words.Sms is { } said ? said + SmsTopic.SampleLink(sms) : null;
        return new(words.Subject, words.Text, message, message is null ? 0 : SmsRules.Parts(message));
    }

    /// <summary>A notice about a dossier the editor may see, whose change that makes the notice may never have happened: what it would bring says its example.</summary>
    private async Task<Outcome> ToOfficialAsync(Actor actor, MessageForm form, MessageText text, string code, OrganisationTree units, CancellationToken cancel) =>
        form.IsOfDossier && await db.Dossiers.AsNoTracking().Where(DossierScope.Of(actor, units).Filter).FirstOrDefaultAsync(d => d.Code == code || d.RequestNumber == code, cancel) is { } dossier
            ? Show(form, text, part => new(
                form.FieldsOf(part).ToDictionary(
                    f => f.Name, f => OfficialNotices.FactsOf(dossier, new(), null).FirstOrDefault(v => v.Key == f.Name).Value is { Length: > 0 } known ? known : f.Example, StringComparer.Ordinal),
                new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>()))
            : new Outcome.Invalid([new("dossier", "dossier_unknown", "Không tìm thấy hồ sơ có mã này trong phạm vi được xem.")]);

    /// <summary>The facts of the change that made such a message of the dossier last; null when none did.</summary>
    private async Task<DossierEventData?> LastAsync(Dossier dossier, MessageKind kind, CancellationToken cancel)
    {
        var rows = await db.Events.AsNoTracking().Where(e => e.StreamId == dossier.Id).OrderByDescending(e => e.Version).Select(e => new { e.Type, e.Data }).ToListAsync(cancel);
        return rows.Select(r => (r.Type, Data: DossierEventData.Parse(r.Data))).Where(r => DossierMessages.KindOf(r.Type, dossier, r.Data) == kind).Select(r => r.Data).FirstOrDefault();
    }

    // Where no such change has happened yet, what it would bring says its example.
    private static LetterFacts OfDossier(MessageForm form, MessagePart part, LetterFacts facts, bool happened) => happened ? facts : WithExamples(form, part, facts);

    // A dossier has these before the change, or never.
    private static bool IsOfItself(MessageKind kind, string field) =>
        field is "phi_le_phi" or "qua_buu_chinh" or "tai_mot_cua" || (field == "phi_bo_sung" && kind is MessageKind.IntakeSupplement or MessageKind.Supplement);

    private static LetterFacts WithExamples(MessageForm form, MessagePart part, LetterFacts facts)
    {
        var values = new Dictionary<string, string>(facts.Values, StringComparer.Ordinal);
        var examples = form.ExamplesOf(part).Values;
        foreach (var field in form.FieldsOf(part).Where(f => form.Own.Contains(f) && !IsOfItself(form.Kind, f.Name) && values[f.Name].Length == 0))
        {
            values[field.Name] = examples[field.Name];
        }

        return facts with { Values = values };
    }
}

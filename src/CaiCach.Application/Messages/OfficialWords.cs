using System.Text.Json.Serialization;
using CaiCach.Application.Reference;
using CaiCach.Law.Letters;
using CaiCach.Law.Messages;

namespace CaiCach.Application.Messages;

/// <summary>What an official is told: which notice, and what its fields say. The words are those of the reader's body, put together when it is delivered.</summary>
/// <param name="Message">Which notice.</param>
/// <param name="Facts">What its fields say; one that is not there is empty.</param>
public sealed record OfficialWords([property: JsonConverter(typeof(JsonStringEnumConverter<MessageKind>))] MessageKind Message, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>A notice as it is read.</summary>
    /// <param name="Subject">The subject of the e-mail.</param>
    /// <param name="Mail">What the e-mail says.</param>
    /// <param name="Notice">What is read in the program.</param>
    public sealed record Written(string Subject, string Mail, string Notice);

    /// <summary>A notice with the facts that its fields ask for; what no field of it asks for is left out, so that nothing is carried that is not told.</summary>
    public static OfficialWords Of(MessageKind message, IEnumerable<KeyValuePair<string, string>> facts)
    {
        var asked = MessageForms.Of(message).FieldsOf(MessagePart.Notice).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, says) in facts.Where(f => asked.Contains(f.Key)))
        {
            kept[name] = says;
        }

        return new(message, kept);
    }

    /// <summary>The same with facts by name.</summary>
    public static OfficialWords Of(MessageKind message, params (string Field, string Says)[] facts) => Of(message, facts.Select(f => KeyValuePair.Create(f.Field, f.Says)));

    /// <summary>What is read in the program where the body has no text of its own.</summary>
    public string Shipped => With(MessageForms.Of(Message).Shipped).Notice;

    /// <summary>The notice in the words of a body on a day.</summary>
    public Written At(Guid body, DateOnly day, ReferenceSnapshot reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return With(reference.MessageTextOf(body, Message, day));
    }

    /// <summary>The notice in the words of a text without faults.</summary>
    public Written With(MessageText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var form = MessageForms.Of(Message);
        var facts = new LetterFacts(Facts, new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>());
        return new(text.Fill(MessagePart.Subject, form, facts), text.Fill(MessagePart.Mail, form, facts), text.Fill(MessagePart.Notice, form, facts));
    }
}

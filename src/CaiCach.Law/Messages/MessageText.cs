using System.Globalization;
using CaiCach.Law.Letters;
using CaiCach.Law.Sms;

namespace CaiCach.Law.Messages;

/// <summary>A part of the text of a message.</summary>
public enum MessagePart
{
    /// <summary>The subject of the e-mail.</summary>
    Subject,

    /// <summary>What the e-mail says.</summary>
    Mail,

    /// <summary>What the text message says.</summary>
    Sms,

    /// <summary>What an official reads in the program.</summary>
    Notice,
}

/// <summary>A fault in a part of a text.</summary>
/// <param name="Part">The part.</param>
/// <param name="Message">What to do, in Vietnamese, with the place where there is one.</param>
public sealed record MessagePartFault(MessagePart Part, string Message);

/// <summary>
/// The text of a kind of message, with its fields as letters have them but without their layout: what is typed is what is read. Greeting, links and who refuses
/// are not text.
/// </summary>
/// <param name="Subject">The subject of the e-mail, one line.</param>
/// <param name="Mail">What the e-mail says; a line is a paragraph.</param>
/// <param name="Sms">What the text message says; empty for none, and for officials, who get none.</param>
/// <param name="Notice">What an official reads in the program, a paragraph; empty in a message to citizens.</param>
public sealed record MessageText(string Subject, string Mail, string Sms, string Notice = "")
{
    /// <summary>The most parts that a text message, with its link, is sent and paid for in.</summary>
    public const int MostParts = 2;

    /// <summary>A part.</summary>
    public string Of(MessagePart part) => part switch
    {
        MessagePart.Subject => Subject,
        MessagePart.Mail => Mail,
        MessagePart.Sms => Sms,
        MessagePart.Notice => Notice,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    /// <summary>What is wrong with the text of a message; nothing when it can be used.</summary>
    /// <param name="form">Its kind.</param>
    /// <param name="link">What stands after every text message.</param>
    public IReadOnlyList<MessagePartFault> Check(MessageForm form, string link)
    {
        ArgumentNullException.ThrowIfNull(form);
        var faults = new List<MessagePartFault>();
        foreach (var part in form.Parts)
        {
            faults.AddRange(FaultsOf(part, form, link).Select(message => new MessagePartFault(part, message)));
        }

        return faults;
    }

    /// <summary>What a part says; the text has no fault.</summary>
    /// <param name="part">The part.</param>
    /// <param name="form">The kind.</param>
    /// <param name="facts">What the fields say.</param>
    public string Fill(MessagePart part, MessageForm form, LetterFacts facts)
    {
        ArgumentNullException.ThrowIfNull(form);
        var template = LetterTemplate.Read(Of(part), form.FieldsOf(part), isPlain: true).Template ?? throw new InvalidOperationException("The text of a message has faults.");
        return Said(part, template, facts);
    }

    /// <summary>What the text message says with its diacritics, as phones show it that read it in Zalo; the text has no fault.</summary>
    public string FillZalo(MessageForm form, LetterFacts facts)
    {
        ArgumentNullException.ThrowIfNull(form);
        var template = LetterTemplate.Read(Sms, form.FieldsOf(MessagePart.Sms), isPlain: true).Template ?? throw new InvalidOperationException("The text of a message has faults.");
        return Said(MessagePart.Subject, template, facts);
    }

    private static string Said(MessagePart part, LetterTemplate template, LetterFacts facts)
    {
        var lines = template.Fill(facts).Select(b => b.TextOf(0).Replace("  ", " ", StringComparison.Ordinal).Trim());
        var said = string.Join('\n', lines);
        return part switch
        {
            MessagePart.Mail => said,
            MessagePart.Subject or MessagePart.Notice => said.Replace('\n', ' '),
            _ => SmsRules.Unaccented(said.Replace('\n', ' ')),
        };
    }

    private IEnumerable<string> FaultsOf(MessagePart part, MessageForm form, string link)
    {
        if (string.IsNullOrWhiteSpace(Of(part)))
        {
            return part switch
            {
                MessagePart.Subject => ["Nhập tiêu đề thư."],
                MessagePart.Mail => ["Nhập nội dung thư."],
                MessagePart.Notice => ["Nhập thông báo trong hệ thống."],
                _ => form.IsLegal ? ["Nhập nội dung tin nhắn: thông báo này phải gửi theo quy định."] : [],
            };
        }

        if (part == MessagePart.Subject && Of(part).AsSpan().ContainsAny('\n', '\r'))
        {
            return ["Tiêu đề thư chỉ có một dòng."];
        }

        var (template, faults) = LetterTemplate.Read(Of(part), form.FieldsOf(part), isPlain: true);
        if (template is null)
        {
            return faults.Select(f => f.Sentence);
        }

        if (string.IsNullOrWhiteSpace(Said(part, template, Nothing)))
        {
            return ["Phần này phải có lời ngoài các trường: trường nào cũng có thể để trống."];
        }

        var parts = part == MessagePart.Sms ? SmsRules.Parts(Said(part, template, form.ExamplesOf(part)) + link) : 0;
        return parts > MostParts ? [string.Create(CultureInfo.InvariantCulture, $"Tin nhắn và đường dẫn dài {parts} tin với ví dụ của từng trường, nhiều nhất {MostParts} tin; vui lòng rút ngắn.")] : [];
    }

    private static LetterFacts Nothing { get; } =
        new(new Dictionary<string, string>(), new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>>());
}

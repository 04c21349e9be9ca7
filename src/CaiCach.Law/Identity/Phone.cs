using System.Diagnostics.CodeAnalysis;

namespace CaiCach.Law.Identity;

/// <summary>A Vietnamese phone number: mobile (03, 05, 07, 08, 09 and 8 digits) or landline (02x and 8 or 9 digits).</summary>
public sealed record Phone
{
    private Phone(string value) => Value = value;

    /// <summary>The number in E.164: <c>+84912345678</c>. Personal data: show <see cref="ToString"/> unless the reader needs the whole.</summary>
    public string Value { get; }

    /// <summary>Whether short messages reach it.</summary>
    public bool IsMobile => Value[3] != '2';

    /// <summary>Reads a number written with 0 or +84 in front; spaces, dots, hyphens and brackets are left out.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Phone? phone, out IdentityFault fault)
    {
        var digits = Input.WithoutGrouping(text, ".-()");
        phone = null;
        fault = digits.Length == 0 ? IdentityFault.Missing : IdentityFault.PhoneWrongShape;
        var national = digits switch
        {
            ['+', '8', '4', .. var rest] => rest,
            ['0', .. var rest] => rest,
            _ => "",
        };
        var isRight = Input.IsDigits(national) && national[0] switch
        {
            '3' or '5' or '7' or '8' or '9' => national.Length == 9,
            '2' => national.Length is 10 or 11,
            _ => false,
        };
        if (!isRight)
        {
            return false;
        }

        fault = IdentityFault.None;
        phone = new("+84" + national);
        return true;
    }

    /// <summary>Reads a number that was checked before.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Phone Parse(string text) => Input.OrThrow(TryParse(text, out var phone, out var fault) ? phone : null, fault);

    /// <summary>The number with all but its last three digits hidden: <c>*******678</c>.</summary>
    public override string ToString() => "*******" + Value[^3..];
}

using System.Text;
using CaiCach.Law.Dossiers;

namespace CaiCach.Law.Tests.Dossiers;

public sealed class PdfSignatureTests
{
    private const string Value = "<3082AB00>";

    [Fact]
    public void A_filled_signature_left_out_of_the_byte_range_is_one()
    {
        Assert.True(PdfSignature.IsIn(Signed()));
        Assert.True(PdfSignature.IsIn(Signed(type: "/FT/Sig")));
        Assert.True(PdfSignature.IsIn([.. Signed(), .. "\n% changed later"u8]));
    }

    [Fact]
    public void A_scan_a_field_to_sign_and_words_that_look_like_a_signature_are_none()
    {
        Assert.False(PdfSignature.IsIn([]));
        Assert.False(PdfSignature.IsIn("%PDF-1.4 scan"u8));
        Assert.False(PdfSignature.IsIn("%PDF-1.4 /FT /Sig /ByteRange"u8));
        Assert.False(PdfSignature.IsIn("%PDF-1.4 /FT /Sig /ByteRange [0 1 2"u8));
        Assert.False(PdfSignature.IsIn("%PDF-1.4 /FT /Sig /ByteRange [0 999999999999999 2 3]"u8));
        Assert.False(PdfSignature.IsIn(Signed(type: "/SigFlags 3")));
        Assert.False(PdfSignature.IsIn(Signed(value: "<00000000>")));
        Assert.False(PdfSignature.IsIn(Signed(value: "(3082AB00)")));
        Assert.False(PdfSignature.IsIn(Signed().AsSpan()[..^4]));
    }

    private static byte[] Signed(string type = "/Type /Sig", string value = Value)
    {
        const string tail = " >>\nendobj\n%%EOF";
        var head = $"%PDF-1.7\n1 0 obj << {type} /ByteRange [ 0 AAAA BBBB CCCC ] /Contents ";
        head = head.Replace("AAAA", $"{head.Length:0000}", StringComparison.Ordinal)
            .Replace("BBBB", $"{head.Length + value.Length:0000}", StringComparison.Ordinal)
            .Replace("CCCC", $"{tail.Length:0000}", StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes(head + value + tail);
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace CaiCach.Web.Printing.Pdf;

/// <summary>The objects of a PDF file, and the file they make. The same objects make the same bytes.</summary>
internal sealed class PdfFile
{
    // Wide enough for the lengths of any file.
    private const string Range = "0 0000000000 0000000000 0000000000";

    private readonly List<byte[]?> objects = [];
    private int? signature;

    /// <summary>A number for an object that is written later.</summary>
    public int Reserve()
    {
        objects.Add(null);
        return objects.Count;
    }

    /// <summary>Adds an object; its number.</summary>
    public int Add(string content)
    {
        var number = Reserve();
        Put(number, content);
        return number;
    }

    /// <summary>Writes a reserved object.</summary>
    public void Put(int number, string content) => objects[number - 1] = Encoding.Latin1.GetBytes(content);

    /// <summary>Adds a stream; its number.</summary>
    /// <param name="entries">Entries of its dictionary.</param>
    /// <param name="content">What it holds.</param>
    /// <param name="compress">Whether it is compressed; metadata is not, so that programs find it.</param>
    public int AddStream(string entries, byte[] content, bool compress = true)
    {
        var stored = compress ? Compress(content) : content;
        var number = Reserve();
        objects[number - 1] =
        [
            .. Encoding.Latin1.GetBytes(Say($"<< {entries} {(compress ? "/Filter /FlateDecode " : "")}/Length {stored.Length} >>\nstream\n")),
            .. stored, .. "\nendstream"u8,
        ];
        return number;
    }

    /// <summary>Adds a signature over all of the file, whose value is still open; its number.</summary>
    /// <param name="entries">Entries of its dictionary.</param>
    /// <param name="room">The most bytes that the value takes.</param>
    public int AddSignature(string entries, int room)
    {
        signature = Add($"<< /Type /Sig {entries} /ByteRange [{Range}] /Contents <{new string('0', 2 * room)}> >>");
        return signature.Value;
    }

    /// <summary>The file.</summary>
    /// <param name="catalog">The number of its catalog.</param>
    /// <param name="info">The number of its description.</param>
    /// <param name="sign">Makes the value of the signature from what is signed; asked for when there is one.</param>
    public byte[] ToBytes(int catalog, int info, Func<byte[], byte[]>? sign = null)
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        file.Write([(byte)'%', 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var places = new List<long>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Length);
            Write($"{i + 1} 0 obj\n");
            file.Write(objects[i] ?? throw new InvalidOperationException("An object of a PDF file was reserved and not written."));
            Write($"\nendobj\n");
        }

        var (start, id) = (file.Length, Convert.ToHexString(SHA256.HashData(file.ToArray())[..16]));
        Write($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
        {
            Write($"{place:0000000000} 00000 n \n");
        }

        Write($"trailer\n<< /Size {objects.Count + 1} /Root {catalog} 0 R /Info {info} 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{start}\n%%EOF\n");
        return signature is { } number ? Signed(file.ToArray(), (int)places[number - 1], sign!) : file.ToArray();

        void Write(FormattableString text) => file.Write(Encoding.Latin1.GetBytes(Say(text)));
    }

    /// <summary>A text, for a description or a name that is read.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>Numbers as PDF writes them.</summary>
    public static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // Names the range of bytes that is signed, which leaves out the value alone, and fills the value in.
    private static byte[] Signed(byte[] file, int from, Func<byte[], byte[]> sign)
    {
        var range = from + file.AsSpan(from).IndexOf("/ByteRange ["u8) + "/ByteRange ["u8.Length;
        var open = range + file.AsSpan(range).IndexOf((byte)'<');
        var after = open + file.AsSpan(open).IndexOf((byte)'>') + 1;
        Encoding.ASCII.GetBytes(Say($"0 {open} {after} {file.Length - after}").PadRight(Range.Length)).CopyTo(file, range);
        var value = Encoding.ASCII.GetBytes(Convert.ToHexString(sign([.. file.AsSpan(0, open), .. file.AsSpan(after)])));
        value.CopyTo(file.AsSpan(open + 1, after - open - 2));
        return file;
    }

    private static byte[] Compress(byte[] content)
    {
        using var into = new MemoryStream();
        using (var zip = new ZLibStream(into, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(content);
        }

        return into.ToArray();
    }
}

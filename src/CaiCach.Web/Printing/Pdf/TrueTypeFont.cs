using System.Buffers.Binary;
using System.Text;

namespace CaiCach.Web.Printing.Pdf;

/// <summary>A TrueType font: which glyph a character has, how wide it is, and the font with only some of its glyphs.</summary>
internal sealed class TrueTypeFont
{
    private readonly byte[] file;
    private readonly Dictionary<string, (int At, int Length)> tables = new(StringComparer.Ordinal);
    private readonly Dictionary<int, ushort> glyphs = [];
    private readonly int widths;

    public TrueTypeFont(byte[] file, string name)
    {
        (this.file, Name) = (file, name);
        for (var i = 0; i < U16(4); i++)
        {
            var entry = 12 + (16 * i);
            tables[Encoding.ASCII.GetString(file, entry, 4)] = (I32(entry + 8), I32(entry + 12));
        }

        var (head, hhea, os2) = (At("head"), At("hhea"), At("OS/2"));
        UnitsPerEm = U16(head + 18);
        Box = [Scale(I16(head + 36)), Scale(I16(head + 38)), Scale(I16(head + 40)), Scale(I16(head + 42))];
        (Ascent, Descent, CapHeight) = (Scale(I16(hhea + 4)), Scale(I16(hhea + 6)), Scale(I16(os2 + 88)));
        ItalicAngle = I32(At("post") + 4) / 65536;
        widths = U16(hhea + 34);
        ReadCharacters();
    }

    public string Name { get; }

    public int UnitsPerEm { get; }

    public int[] Box { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    public int ItalicAngle { get; }

    /// <summary>The glyph of a character; that of "?" for one the font does not have.</summary>
    public ushort GlyphOf(Rune character) => glyphs.TryGetValue(character.Value, out var glyph) ? glyph : glyphs['?'];

    /// <summary>The width of a glyph, in thousandths of the size of the type.</summary>
    public int WidthOf(ushort glyph) => Scale(U16(At("hmtx") + (4 * Math.Min(glyph, widths - 1))));

    /// <summary>The width of a text at a size.</summary>
    public double WidthOf(string text, double size)
    {
        var sum = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            sum += WidthOf(GlyphOf(rune));
        }

        return sum * size / 1000;
    }

    /// <summary>The font with the outlines of some glyphs only; their numbers stay.</summary>
    public byte[] Subset(IEnumerable<ushort> used)
    {
        var count = U16(At("maxp") + 4);
        var keep = new SortedSet<int> { 0 };
        var open = new Stack<int>(used.Select(g => (int)g));
        while (open.TryPop(out var glyph))
        {
            if (keep.Add(glyph))
            {
                foreach (var part in PartsOf(glyph))
                {
                    open.Push(part);
                }
            }
        }

        var outlines = new MemoryStream();
        var places = new byte[4 * (count + 1)];
        for (var glyph = 0; glyph <= count; glyph++)
        {
            BinaryPrimitives.WriteInt32BigEndian(places.AsSpan(4 * glyph), (int)outlines.Length);
            if (keep.Contains(glyph))
            {
                var (at, length) = Outline(glyph);
                outlines.Write(file, at, length);
                outlines.Write(new byte[(4 - (length % 4)) % 4]);
            }
        }

        var head = Bytes("head");
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(8), 0);
        return Assemble(new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["cvt "] = Bytes("cvt "),
            ["fpgm"] = Bytes("fpgm"),
            ["glyf"] = outlines.ToArray(),
            ["head"] = head,
            ["hhea"] = Bytes("hhea"),
            ["hmtx"] = Bytes("hmtx"),
            ["loca"] = places,
            ["maxp"] = Bytes("maxp"),
            ["prep"] = Bytes("prep"),
        });
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> parts)
    {
        var log = (int)Math.Log2(parts.Count);
        var directory = new byte[12 + (16 * parts.Count)];
        BinaryPrimitives.WriteInt32BigEndian(directory, 0x00010000);
        foreach (var (at, value) in new[] { (4, parts.Count), (6, 16 << log), (8, log), (10, (16 * parts.Count) - (16 << log)) })
        {
            BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(at), (ushort)value);
        }

        var (body, entry) = (new MemoryStream(), 12);
        foreach (var (tag, bytes) in parts)
        {
            var padded = new byte[(bytes.Length + 3) / 4 * 4];
            bytes.CopyTo(padded, 0);
            Encoding.ASCII.GetBytes(tag).CopyTo(directory, entry);
            BinaryPrimitives.WriteUInt32BigEndian(directory.AsSpan(entry + 4), Sum(padded));
            BinaryPrimitives.WriteInt32BigEndian(directory.AsSpan(entry + 8), directory.Length + (int)body.Length);
            BinaryPrimitives.WriteInt32BigEndian(directory.AsSpan(entry + 12), bytes.Length);
            body.Write(padded);
            entry += 16;
        }

        return [.. directory, .. body.ToArray()];
    }

    private static uint Sum(byte[] padded)
    {
        var sum = 0u;
        for (var i = 0; i < padded.Length; i += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(padded.AsSpan(i)));
        }

        return sum;
    }

    // A letter with its marks may be made of other glyphs.
    private IEnumerable<int> PartsOf(int glyph)
    {
        var (at, length) = Outline(glyph);
        if (length == 0 || I16(at) >= 0)
        {
            yield break;
        }

        for (int part = at + 10, flags = 0x20; (flags & 0x20) != 0;)
        {
            flags = U16(part);
            yield return U16(part + 2);
            part += 4 + ((flags & 1) != 0 ? 4 : 2) + ((flags & 8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);
        }
    }

    private (int At, int Length) Outline(int glyph)
    {
        if (glyph >= U16(At("maxp") + 4))
        {
            return (0, 0);
        }

        var loca = At("loca");
        var (from, to) = I16(At("head") + 50) == 0
            ? (2 * U16(loca + (2 * glyph)), 2 * U16(loca + (2 * glyph) + 2))
            : (I32(loca + (4 * glyph)), I32(loca + (4 * glyph) + 4));
        return (At("glyf") + from, to - from);
    }

    // Format 4: segments of the basic plane, which has all of Vietnamese.
    private void ReadCharacters()
    {
        var cmap = At("cmap");
        for (var i = 0; i < U16(cmap + 2); i++)
        {
            var table = cmap + I32(cmap + 8 + (8 * i));
            if (U16(table) != 4)
            {
                continue;
            }

            var twice = U16(table + 6);
            for (var s = 0; s < twice; s += 2)
            {
                var (last, first) = (U16(table + 14 + s), U16(table + 16 + twice + s));
                var (delta, offsetAt) = (U16(table + 16 + (2 * twice) + s), table + 16 + (3 * twice) + s);
                for (int character = first; character <= last && character != 0xFFFF; character++)
                {
                    var offset = U16(offsetAt);
                    var raw = offset == 0 ? character : U16(offsetAt + offset + (2 * (character - first)));
                    if (raw != 0)
                    {
                        glyphs[character] = (ushort)((raw + delta) & 0xFFFF);
                    }
                }
            }

            return;
        }

        throw new InvalidOperationException($"The font {Name} has no table of characters that can be read.");
    }

    private int Scale(int units) => (int)Math.Round(units * 1000.0 / UnitsPerEm);

    private int At(string table) => tables[table].At;

    private byte[] Bytes(string table) => tables.TryGetValue(table, out var found) ? file[found.At..(found.At + found.Length)] : [];

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    private short I16(int at) => BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(at));

    private int I32(int at) => BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
}

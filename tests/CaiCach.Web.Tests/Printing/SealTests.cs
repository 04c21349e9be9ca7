using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using CaiCach.TestKit;
using CaiCach.Web.Hosting.Sealing;
using CaiCach.Web.Printing;
using CaiCach.Web.Printing.Sealing;
using CaiCach.Web.Tests.Workspace;
using Microsoft.Extensions.Configuration;

namespace CaiCach.Web.Tests.Printing;

/// <summary>The digital signature of a unit on a letter, judged by what .NET reads and by programs that other people wrote.</summary>
public sealed partial class SealTests
{
    private const string Unit = "Bộ phận Tiếp nhận và Trả kết quả của Sở Khoa học và Công nghệ Quảng Trị";
    private static readonly DateTime Now = new(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc);

    private static readonly LetterSheet Sheet = new(
        "Sở Khoa học và Công nghệ Quảng Trị", Unit, "Số: 01/BPTNTKQ", "Quảng Trị, ngày 02 tháng 3 năm 2026", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "Mã hồ sơ", "H44.15-260302-0001",
        [new(LetterBlockKind.Paragraph, [[new("Đã nhận đủ.")]])], [], [new(["NGƯỜI NỘP HỒ SƠ"], "(Ký và ghi rõ họ tên)", "Phạm Văn Thử Một"), new(["NGƯỜI TIẾP NHẬN HỒ SƠ"], "(Ký và ghi rõ họ tên)", "Nguyễn Thị Thử Hai")]);

    [Theory]
    [InlineData(LetterPaper.A5)]
    [InlineData(LetterPaper.A4)]
    [InlineData(LetterPaper.Ticket)]
    public void A_signed_letter_is_a_whole_PDF_that_shows_who_signed_and_when_and_other_programs_find_the_signature_valid(LetterPaper paper)
    {
        var file = Make(Seal.Read("U", SealFiles.Rsa(2048), SealFiles.Password), paper);

        Assert.True(PdfSignature.IsIn(file));
        var text = string.Join(' ', LetterPdfTests.Checked(file).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Ký số bởi:", text, StringComparison.Ordinal);
        Assert.Contains("02/03/2026 09:00:00 +07:00", text, StringComparison.Ordinal);
        var raw = Encoding.Latin1.GetString(file);
        Assert.Contains("/SubFilter /ETSI.CAdES.detached", raw, StringComparison.Ordinal);
        Assert.Contains("/M (D:20260302090000+07'00')", raw, StringComparison.Ordinal);
        Assert.Contains("/SigFlags 3", raw, StringComparison.Ordinal);
        Assert.Contains("<pdfaid:part>2</pdfaid:part>", raw, StringComparison.Ordinal);

        var told = LetterPdfTests.Run("pdfsig", file);
        Assert.Contains("Signature is Valid", told, StringComparison.Ordinal);
        Assert.Contains("Total document signed", told, StringComparison.Ordinal);
        Assert.Contains("ETSI.CAdES.detached", told, StringComparison.Ordinal);
    }

    [Fact]
    public void The_signature_names_its_certificate_and_no_time_goes_over_all_bytes_and_breaks_with_any_of_them()
    {
        var file = Make(Seal.Read("U", SealFiles.Chain(), SealFiles.Password));
        var (range, cms) = Read(file);
        cms.CheckSignature(verifySignatureOnly: true);
        Assert.Equal((0, file.Length), (range[0], range[2] + range[3]));

        var signer = Assert.Single(cms.SignerInfos.Cast<SignerInfo>());
        Assert.Equal("2.16.840.1.101.3.4.2.1", signer.DigestAlgorithm.Value);
        var attributes = signer.SignedAttributes.Cast<CryptographicAttributeObject>().ToDictionary(a => a.Oid.Value!, a => a.Values[0].RawData);
        Assert.Equal(["1.2.840.113549.1.9.16.2.47", "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"], attributes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(SHA256.HashData(signer.Certificate!.RawData), attributes["1.2.840.113549.1.9.16.2.47"][^32..]);
        Assert.Equal(["CN=Gốc Thử", "CN=Sở Thử"], cms.Certificates.Select(c => c.Subject).Order(StringComparer.Ordinal));

        foreach (var at in new[] { 20, range[1] / 2, range[2] + 5, file.Length - 10 })
        {
            var other = (byte[])file.Clone();
            other[at] ^= 1;
            Assert.Throws<CryptographicException>(() => Read(other).Cms.CheckSignature(verifySignatureOnly: true));
        }
    }

    [Fact]
    public void A_letter_without_a_certificate_is_the_same_bytes_as_ever_and_says_nothing_of_a_signature()
    {
        var file = Make(null);

        Assert.Equal(file, Make(null));
        Assert.Equal("76C1047C6BE1B7067A2E56305C33D17FB27776C03D79A8571F2DC5F9ED9F9AFA", Convert.ToHexString(SHA256.HashData(Encoding.Latin1.GetBytes(Uncompressed(file)))));
        Assert.False(PdfSignature.IsIn(file));
        var raw = Encoding.Latin1.GetString(file);
        Assert.DoesNotContain("/AcroForm", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("/Annots", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("Ký số", LetterPdfTests.Checked(file), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_sign_is_told_and_never_signs()
    {
        Assert.Equal(SealFault.Unreadable, Seal.Read("U", SealFiles.Curve(), "sai").Fault);
        Assert.Equal(SealFault.Unreadable, Seal.Read("U", "không phải"u8.ToArray(), SealFiles.Password).Fault);
        Assert.Equal(SealFault.NoKey, Seal.Read("U", SealFiles.WithoutKey(), SealFiles.Password).Fault);
        Assert.Equal(SealFault.Weak, Seal.Read("U", SealFiles.Rsa(1024), SealFiles.Password).Fault);
        Assert.Equal(SealFault.OtherUse, Seal.Read("U", SealFiles.Curve(use: X509KeyUsageFlags.KeyEncipherment), SealFiles.Password).Fault);
        Assert.All(new[] { SealFiles.WithoutKey(), SealFiles.Rsa(1024) }, file => Assert.Equal(SealState.Faulty, Seal.Read("U", file, SealFiles.Password).At(Now)));

        var seal = Seal.Read("U", SealFiles.Curve(use: X509KeyUsageFlags.NonRepudiation), SealFiles.Password);
        foreach (var (day, state, signs) in new[]
        {
            ("2025-12-31", SealState.NotYet, false), ("2026-03-02", SealState.Good, true), ("2026-12-01", SealState.Good, true), ("2026-12-03", SealState.EndsSoon, true), ("2027-01-02", SealState.Ended, false),
        })
        {
            var now = DateTime.SpecifyKind(DateTime.Parse(day, CultureInfo.InvariantCulture), DateTimeKind.Utc);
            Assert.Equal((state, signs), (seal.At(now), seal.Signs(now)));
        }
    }

    [Fact]
    public void The_folder_is_read_what_is_wrong_is_named_without_the_password_and_nothing_keeps_the_program_from_serving()
    {
        var folder = Directory.CreateTempSubdirectory("caicach-seals-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "SKHCN-QT.p12"), SealFiles.Curve());
            File.WriteAllBytes(Path.Combine(folder, "SKHCN-QT-MC.p12"), SealFiles.Rsa(1024));
            File.WriteAllText(Path.Combine(folder, "ghi-chu.txt"), "x");
            var seals = Setup(folder, SealFiles.Password);
            Assert.Equal([("SKHCN-QT-MC", SealFault.Weak), ("SKHCN-QT", (SealFault?)null)], seals.All.Select(s => (s.Unit, s.Fault)));
            Assert.Equal(["giấy được ký số bằng 1 chứng thư số.", "chứng thư số SKHCN-QT-MC: Khóa yếu: cần RSA từ 2048 bit hoặc P-256 trở lên."], SealSetup.Said(seals, Now));
            Assert.All(Setup(folder, "mật khẩu sai").All, s => Assert.Equal(SealFault.Unreadable, s.Fault));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Assert.Equal(["CAICACH_SEALS: không đọc được thư mục chứng thư số."], SealSetup.Said(Setup(folder, "x"), Now));
        Assert.Equal(["ký số giấy đang tắt; đặt CAICACH_SEALS để ký."], SealSetup.Said(Setup(null, null), Now));
    }

    private static Seals Setup(string? folder, string? password) =>
        SealSetup.Read(new ConfigurationBuilder().AddInMemoryCollection([new("CAICACH_SEALS", folder), new("CAICACH_SEALS_PASSWORD", password)]).Build());

    private static byte[] Make(Seal? seal, LetterPaper paper = LetterPaper.A5) => new LetterPdf().Make(
        Sheet, new("vidu.vn", "ABCDEFGH23456789", "https://vidu.vn/kiem-tra-giay/ABCDEFGH23456789"), paper, seal is null ? null : new(seal, Unit, Now));

    // The objects of a file without their compression, which another runtime may do otherwise.
    private static string Uncompressed(byte[] file) => Compressed().Replace(Encoding.Latin1.GetString(file).Split("\nxref\n")[0], stream =>
    {
        using var zip = new ZLibStream(new MemoryStream(Encoding.Latin1.GetBytes(stream.Groups[1].Value)), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zip.CopyTo(plain);
        return Encoding.Latin1.GetString(plain.ToArray());
    });

    [GeneratedRegex(@"/Filter /FlateDecode /Length \d+ >>\nstream\n(.*?)\nendstream", RegexOptions.Singleline, 1000)]
    private static partial Regex Compressed();

    // The byte range and the signature over what it names.
    private static (int[] Range, SignedCms Cms) Read(byte[] file)
    {
        int[] range = [.. ByteRange().Match(Encoding.Latin1.GetString(file)).Groups.Cast<Group>().Skip(1).Select(g => int.Parse(g.Value, CultureInfo.InvariantCulture))];
        var hex = Encoding.ASCII.GetString(file.AsSpan(range[1] + 1, range[2] - range[1] - 2));
        var cms = new SignedCms(new ContentInfo([.. file.AsSpan(0, range[1]), .. file.AsSpan(range[2], range[3])]), detached: true);
        cms.Decode(Convert.FromHexString(hex));
        return (range, cms);
    }

    [GeneratedRegex(@"/ByteRange \[(\d+) (\d+) (\d+) (\d+) *\]", RegexOptions.None, 1000)]
    private static partial Regex ByteRange();
}

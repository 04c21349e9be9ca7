using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using CaiCach.Law.Calendar;

namespace CaiCach.Web.Printing.Sealing;

/// <summary>Why a certificate cannot sign.</summary>
public enum SealFault
{
    /// <summary>The file cannot be read, or the password is another.</summary>
    Unreadable,

    /// <summary>It holds no private key.</summary>
    NoKey,

    /// <summary>It holds several, and nobody can tell which one is meant.</summary>
    SeveralKeys,

    /// <summary>The key is shorter than RSA 2048 or P-256, or of another kind.</summary>
    Weak,

    /// <summary>The certificate is not made for signing.</summary>
    OtherUse,
}

/// <summary>How a certificate stands.</summary>
public enum SealState
{
    /// <summary>It signs.</summary>
    Good,

    /// <summary>It signs, and ends within <see cref="Seal.Warning"/>.</summary>
    EndsSoon,

    /// <summary>It does not hold yet.</summary>
    NotYet,

    /// <summary>It has ended.</summary>
    Ended,

    /// <summary>It cannot sign at all.</summary>
    Faulty,
}

/// <summary>The certificate with which letters of a unit are signed, and its key; or why there is none.</summary>
public sealed class Seal
{
    /// <summary>How long before its end an administrator is told.</summary>
    public static readonly TimeSpan Warning = TimeSpan.FromDays(30);

    private const int ShortestRsa = 2048;
    private const int ShortestCurve = 256;
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";

    private Seal(string unit, SealFault? fault, X509Certificate2? certificate = null, IReadOnlyList<X509Certificate2>? above = null) =>
        (Unit, Fault, Certificate, Above) = (unit, fault, certificate, above ?? []);

    /// <summary>The code of the unit.</summary>
    public string Unit { get; }

    /// <summary>Why it cannot sign; null when it can.</summary>
    public SealFault? Fault { get; }

    /// <summary>The certificate; null when none could be read.</summary>
    public X509Certificate2? Certificate { get; }

    /// <summary>The certificates that came with it.</summary>
    public IReadOnlyList<X509Certificate2> Above { get; }

    /// <summary>The most bytes that a signature takes.</summary>
    public int Room => 4096 + Certificate!.RawData.Length + Above.Sum(c => c.RawData.Length);

    /// <summary>Reads a PKCS#12 file; its key stays in memory.</summary>
    public static Seal Read(string unit, byte[] file, string? password)
    {
        try
        {
            var all = X509CertificateLoader.LoadPkcs12Collection(file, password, X509KeyStorageFlags.EphemeralKeySet);
            var own = all.Where(c => c.HasPrivateKey).ToList();
            if (own.Count != 1)
            {
                return new(unit, own.Count == 0 ? SealFault.NoKey : SealFault.SeveralKeys, all.FirstOrDefault());
            }

            var fault = !IsStrong(own[0]) ? SealFault.Weak : !IsForSigning(own[0]) ? SealFault.OtherUse : (SealFault?)null;
            var seal = new Seal(unit, fault, own[0], [.. all.Where(c => !c.HasPrivateKey)]);
            if (fault is null)
            {
                seal.TrySigning();
            }

            return seal;
        }
        catch (CryptographicException)
        {
            return Unreadable(unit);
        }
    }

    /// <summary>One that cannot be read.</summary>
    public static Seal Unreadable(string unit) => new(unit, SealFault.Unreadable);

    /// <summary>How it stands.</summary>
    /// <param name="now">When (UTC).</param>
    public SealState At(DateTime now) =>
        Fault is not null ? SealState.Faulty
        : now < Certificate!.NotBefore.ToUniversalTime() ? SealState.NotYet
        : now > Certificate.NotAfter.ToUniversalTime() ? SealState.Ended
        : now + Warning > Certificate.NotAfter.ToUniversalTime() ? SealState.EndsSoon
        : SealState.Good;

    /// <summary>Whether it signs.</summary>
    /// <param name="now">When (UTC).</param>
    public bool Signs(DateTime now) => At(now) is SealState.Good or SealState.EndsSoon;

    /// <summary>
    /// The signature of a content, which it does not hold (CMS, CAdES baseline B as PAdES asks: SHA-256, the certificate named among what is signed, no time among it).
    /// </summary>
    public byte[] Sign(byte[] content)
    {
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, Certificate!) { DigestAlgorithm = new(Sha256), IncludeOption = X509IncludeOption.None };
        signer.Certificates.Add(Certificate!);
        signer.Certificates.AddRange(Above.ToArray());
        signer.SignedAttributes.Add(new AsnEncodedData(SigningCertificateV2, CertificateId()));
        cms.ComputeSignature(signer, silent: true);
        return cms.Encode();
    }

    // RFC 5035: the hash of the certificate, SHA-256 being what is meant where no other is named.
    private byte[] CertificateId()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteOctetString(SHA256.HashData(Certificate!.RawData));
        }

        return writer.Encode();
    }

    // A key may not be that of its certificate.
    private void TrySigning()
    {
        byte[] content = [0];
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.Decode(Sign(content));
        cms.CheckSignature(verifySignatureOnly: true);
    }

    private static bool IsStrong(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var curve = certificate.GetECDsaPublicKey();
        return rsa?.KeySize >= ShortestRsa || curve?.KeySize >= ShortestCurve;
    }

    private static bool IsForSigning(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509KeyUsageExtension>().All(e => (e.KeyUsages & (X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)) != X509KeyUsageFlags.None);
}

/// <summary>The signature that a letter is given.</summary>
/// <param name="Seal">The certificate and its key.</param>
/// <param name="Name">The name of whose it is.</param>
/// <param name="At">When it is signed (UTC).</param>
public sealed record LetterSeal(Seal Seal, string Name, DateTime At)
{
    /// <summary>What stands in the place of the signature.</summary>
    public IReadOnlyList<string> Lines => [$"Ký số bởi: {Name}", FormattableString.Invariant($"Thời gian ký: {VietnamTime.ToLocal(At):dd/MM/yyyy HH:mm:ss} +07:00")];
}

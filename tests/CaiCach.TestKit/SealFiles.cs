using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CaiCach.TestKit;

/// <summary>PKCS#12 files with certificates that nobody but themselves vouches for, made when a test runs and kept in memory.</summary>
public static class SealFiles
{
    /// <summary>The password of all of them.</summary>
    public const string Password = "mật khẩu thử";

    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>One on the curve P-256, which is quick to make.</summary>
    public static byte[] Curve(string name = "Sở Thử", DateTimeOffset? to = null, X509KeyUsageFlags? use = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return File(new($"CN={name}, C=VN", key, HashAlgorithmName.SHA256), to ?? To, use);
    }

    /// <summary>One of RSA.</summary>
    public static byte[] Rsa(int bits, string name = "Sở Thử")
    {
        using var key = RSA.Create(bits);
        return File(new($"CN={name}, C=VN", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), To, null);
    }

    /// <summary>One that another, which comes with it, vouches for.</summary>
    public static byte[] Chain()
    {
        using var above = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var root = new CertificateRequest("CN=Gốc Thử", above, HashAlgorithmName.SHA256);
        root.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = root.CreateSelfSigned(From, To);
        using var issued = new CertificateRequest("CN=Sở Thử", key, HashAlgorithmName.SHA256).Create(authority, From, To, [7]);
        using var own = issued.CopyWithPrivateKey(key);
        using var alone = X509CertificateLoader.LoadCertificate(authority.RawData);
        return new X509Certificate2Collection { own, alone }.Export(X509ContentType.Pkcs12, Password)!;
    }

    /// <summary>One without a key.</summary>
    public static byte[] WithoutKey()
    {
        using var full = X509CertificateLoader.LoadPkcs12(Curve(), Password);
        using var alone = X509CertificateLoader.LoadCertificate(full.RawData);
        return new X509Certificate2Collection { alone }.Export(X509ContentType.Pkcs12, Password)!;
    }

    private static byte[] File(CertificateRequest request, DateTimeOffset to, X509KeyUsageFlags? use)
    {
        if (use is { } only)
        {
            request.CertificateExtensions.Add(new X509KeyUsageExtension(only, critical: true));
        }

        using var made = request.CreateSelfSigned(From, to);
        return made.Export(X509ContentType.Pkcs12, Password);
    }
}

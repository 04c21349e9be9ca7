using CaiCach.Data.Dossiers;

namespace CaiCach.Web.Portal;

/// <summary>The ways from a dossier to a question or a petition about it: its code, procedure and body go along in the address, nobody's name does.</summary>
internal static class AboutDossier
{
    private const int Longest = 60;

    /// <summary>The address of the form of a question about it.</summary>
    public static string QuestionOf(Dossier dossier, string body) =>
        $"/thu-tuc/{Uri.EscapeDataString(dossier.ProcedureCode)}/hoi" + new QueryString().Add("ho-so", dossier.Code ?? dossier.RequestNumber).Add("co-quan", body);

    /// <summary>The address of the form of a petition about it.</summary>
    public static string PetitionOf(Dossier dossier, string body) =>
        "/phan-anh-kien-nghi" + new QueryString().Add("ho-so", dossier.Code ?? dossier.RequestNumber).Add("thu-tuc", dossier.ProcedureCode).Add("co-quan", body);

    /// <summary>A code out of an address; null for none, and for what cannot be one.</summary>
    public static string? Clean(string? code) => code is { Length: > 0 and <= Longest } && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '/' or '_') ? code : null;
}

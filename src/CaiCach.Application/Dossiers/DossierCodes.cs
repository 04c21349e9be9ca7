using System.Security.Cryptography;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Identity;

namespace CaiCach.Application.Dossiers;

/// <summary>Makes the codes of dossiers. Readers treat every code as opaque.</summary>
public static class DossierCodes
{
    /// <summary>The official code in the format in force on the day: identifier of the body, date, ordinal of the day.</summary>
    public static string Next(ReferenceSnapshot reference, Unit agency, DateOnly day, int ordinal) => reference.CodeFormats.On(day).Create(AgencyId.Parse(agency.Identifier!), day, ordinal).Value;

    /// <summary>A request number, before there is a code.</summary>
    public static string NewRequestNumber(DateOnly day) =>
        RequestNumber.Create(day, RandomNumberGenerator.GetString(RequestNumber.MarkAlphabet, RequestNumber.MarkLength)).Value;

    /// <summary>An opaque token that people type from a letter: 16 characters (80 bits).</summary>
    public static string NewLetterToken() => RandomNumberGenerator.GetString(RequestNumber.MarkAlphabet, 16);

    /// <summary>An opaque token of 26 characters (130 bits).</summary>
    public static string NewToken() => RandomNumberGenerator.GetString(RequestNumber.MarkAlphabet, 26);
}

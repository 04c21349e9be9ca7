using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Web.Components;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>Who the owner, the submitter and the representative are, as whoever corrects it types it; kept as typed.</summary>
public sealed class OwnerInputs
{
    /// <summary>The name of the commune in the form.</summary>
    public const string CommuneName = "Input.Owner.Commune";

    private const string Prefix = "applicant.";

    public string? Name { get; set; }

    public string? IdNumber { get; set; }

    public string? Nationality { get; set; }

    public string? BirthDate { get; set; }

    public string? Address { get; set; }

    public string? SubmitterName { get; set; }

    public string? SubmitterIdNumber { get; set; }

    public string? HeadName { get; set; }

    public string? HeadIdNumber { get; set; }

    /// <summary>The commune of the address; none picked keeps the one on record as long as the address is of it.</summary>
    public CommuneInput Commune { get; set; } = new();

    /// <summary>What is on record.</summary>
    public static OwnerInputs Of(Dossier dossier)
    {
        var right = CorrectOwner.Request.Of(dossier);
        return new()
        {
            Name = right.Name,
            IdNumber = right.IdNumber,
            Nationality = right.Nationality,
            BirthDate = right.BirthDate,
            Address = right.Address,
            SubmitterName = right.SubmitterName,
            SubmitterIdNumber = right.SubmitterIdNumber,
            HeadName = right.HeadName,
            HeadIdNumber = right.HeadIdNumber,
        };
    }

    /// <summary>The key of a fault's field on the page; null for a fault of something else.</summary>
    public static string? KeyOf(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field == Prefix + "commune.code" ? CommuneName + ".Code" : field.StartsWith(Prefix, StringComparison.Ordinal) ? "Input.Owner." + char.ToUpperInvariant(field[Prefix.Length]) + field[(Prefix.Length + 1)..] : null;
    }

    /// <summary>As the use case takes it.</summary>
    public CorrectOwner.Request ToRequest() => new(Name, IdNumber, Nationality, BirthDate, Address, SubmitterName, SubmitterIdNumber, HeadName, HeadIdNumber, string.IsNullOrEmpty(Commune.Code) ? null : Commune.Code);
}

/// <summary>What a correction of the owner asks for.</summary>
public sealed partial class ActInputs
{
    public OwnerInputs Owner { get; set; } = new();
}

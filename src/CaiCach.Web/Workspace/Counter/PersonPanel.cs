using System.Text.Json;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;
using CaiCach.Web.Workspace.Dossiers;
using CaiCach.Web.Workspace.Papers;

namespace CaiCach.Web.Workspace.Counter;

/// <summary>Who stands at the counter, beside the form: what the card says, what is open, what could be a duplicate, what was refused.</summary>
/// <param name="View">What is known; null where no number was given yet.</param>
/// <param name="Card">The card that was scanned; null for none.</param>
/// <param name="Reference">The names of procedures.</param>
/// <param name="Fills">Whether the last dossier may fill the form.</param>
public sealed record PersonPanel(ReadApplicant.View? View, CitizenCard? Card, ReferenceSnapshot Reference, bool Fills)
{
    /// <summary>What is held of the owner that need not be handed in anew; none where that is not asked.</summary>
    public IReadOnlyList<ReusedLines.Row> Reusable { get; init; } = [];

    /// <summary>The fields a card fills, as JSON for the page.</summary>
    public string? CardFields => Card is null ? null : Json(FieldsOf(Card));

    /// <summary>The fields the last dossier fills, as JSON for the page.</summary>
    public string? LastFields => View?.Last is { } last ? Json(last.CommuneCode is { } code && Reference.Communes.All.LastOrDefault(c => c.Code == code) is { } commune
        ? new Dictionary<string, string>(FieldsOf(last), StringComparer.Ordinal) { ["Commune.Search"] = Reference.Communes.TitleOf(commune) }
        : FieldsOf(last)) : null;

    /// <summary>The name of a procedure.</summary>
    public string NameOf(ReadApplicant.Row row) => Reference.Procedure(row.ProcedureCode, row.ProcedureVersion)?.Name ?? row.ProcedureCode;

    /// <summary>What a card says, by field of <see cref="CounterInputs"/>.</summary>
    public static IReadOnlyDictionary<string, string> FieldsOf(CitizenCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return Given(("Kind", nameof(ApplicantKind.Citizen)), ("IdNumber", card.Id.Value), ("Name", card.Name), ("BirthDate", card.BirthDate), ("Address", card.Address));
    }

    /// <summary>What the last dossier says, by field of <see cref="CounterInputs"/>.</summary>
    public static IReadOnlyDictionary<string, string> FieldsOf(ReadApplicant.Earlier last)
    {
        ArgumentNullException.ThrowIfNull(last);
        return Given(
            ("Kind", last.Kind.ToString()), ("Name", last.Name), ("Nationality", last.Nationality), ("BirthDate", last.BirthDate), ("Phone", Names.Phone(last.Phone)),
            ("Email", last.Email), ("Address", last.Address));
    }

    private static Dictionary<string, string> Given(params (string Field, string? Value)[] fields) =>
        fields.Where(f => !string.IsNullOrEmpty(f.Value)).ToDictionary(f => f.Field, f => f.Value!, StringComparer.Ordinal);

    private static string Json(IReadOnlyDictionary<string, string> fields) => JsonSerializer.Serialize(fields.ToDictionary(f => "Input." + f.Key, f => f.Value));
}

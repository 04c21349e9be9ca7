using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using CaiCach.Law.Calendar;

namespace CaiCach.Law.Procedures;

/// <summary>Writes a version in the format that <see cref="ProcedureFile.Parse"/> reads.</summary>
public static class ProcedureFileWriter
{
    /// <summary>A file of one version; what is empty or absent is left out where the format lets it be.</summary>
    /// <param name="version">The version.</param>
    /// <param name="generated">The local day it is written.</param>
    /// <param name="note">Vietnamese note on where it comes from, at most 4,000 characters.</param>
    public static JsonObject Write(ProcedureVersion version, DateOnly generated, string note)
    {
        ArgumentNullException.ThrowIfNull(version);
        return new JsonObject
        {
            ["schemaVersion"] = ProcedureFile.SchemaVersion,
            ["generated"] = Day(generated),
            ["note"] = note,
            ["fields"] = new JsonArray(new JsonObject { ["code"] = version.FieldCode, ["name"] = version.FieldName, ["confidence"] = Word(Confidence.Found, ProcedureWords.Confidences) }),
            ["procedures"] = new JsonArray(Version(version)),
        };
    }

    private static JsonObject Version(ProcedureVersion p) => Without(new()
    {
        ["code"] = p.Code,
        ["version"] = p.Version,
        ["effectiveFrom"] = Day(p.EffectiveFrom),
        ["effectiveTo"] = p.EffectiveTo is { } last ? Day(last) : null,
        ["state"] = Word(p.State, ProcedureWords.States),
        ["kind"] = Word(p.Kind, ProcedureWords.Kinds),
        ["name"] = p.Name,
        ["shortName"] = p.ShortName,
        ["lawType"] = p.LawType,
        ["field"] = p.FieldCode,
        ["level"] = p.Level,
        ["verticalSector"] = p.IsVerticalSector ? true : null,
        ["agency"] = p.AgencyName,
        ["agencyCode"] = p.AgencyCode,
        ["localCodes"] = Optional(Texts(p.LocalCodes)),
        ["competentAgency"] = p.CompetentAgency,
        ["authorisedAgency"] = p.AuthorisedAgency,
        ["coordinatingAgencies"] = Optional(Texts(p.CoordinatingAgencies)),
        ["receivingAddresses"] = Optional(Texts(p.ReceivingAddresses)),
        ["boundaryFree"] = p.IsBoundaryFree ? true : null,
        ["subjects"] = Texts(p.Subjects),
        ["sets"] = p.Sets,
        ["onlineLevel"] = Word(p.OnlineLevel, ProcedureWords.OnlineLevels),
        ["services"] = Optional(List(p.Services, service => new() { ["id"] = service.Id, ["state"] = Word(service.State, ProcedureWords.ServiceStates) })),
        ["portal"] = p.Portal == PortalMode.Own ? null : Word(p.Portal, ProcedureWords.Portals),
        ["portalSystem"] = p.PortalSystem,
        ["portalAddress"] = p.PortalAddress,
        ["fileable"] = p.Fileable,
        ["notFileableReason"] = p.NotFileableReason,
        ["isInvented"] = p.IsInvented,
        ["means"] = List(p.Means, Means),
        ["startRule"] = Word(p.StartRule, ProcedureWords.StartRules),
        ["startEvent"] = p.StartEvent,
        ["excludedOpinions"] = p.ExcludedOpinions is { } excluded ? Word(excluded, ProcedureWords.Opinions) : null,
        ["opinionsBasis"] = p.OpinionsBasis,
        ["moreSupplementsBasis"] = p.MoreSupplementsBasis,
        ["cases"] = List(p.Cases, item => new() { ["code"] = item.Code, ["name"] = item.Name }),
        ["sequence"] = Optional(new([.. p.Sequence.Select(Step)])),
        ["caseSequences"] = Optional(List(p.CaseSequences, own => new() { ["cases"] = Texts(own.CaseCodes), ["steps"] = new JsonArray([.. own.Steps.Select(Step)]) })),
        ["conditions"] = Optional(Texts(p.Conditions)),
        ["caseConditions"] = Optional(List(p.CaseConditions, own => new() { ["cases"] = Texts(own.CaseCodes), ["conditions"] = Texts(own.Conditions) })),
        ["components"] = List(p.Components, Paper),
        ["feeTables"] = Optional(List(p.FeeTables, FeeTable)),
        ["results"] = List(p.Results, Result),
        ["stages"] = Optional(List(p.Stages, Stage)),
        ["payment"] = new JsonObject { ["required"] = p.Payment.Required, ["when"] = Texts(p.Payment.When.Select(when => Word(when, ProcedureWords.FeeTimings))) },
        ["post"] = new JsonObject { ["in"] = p.Post.In, ["out"] = p.Post.Out },
        ["legalBasis"] = new JsonArray([.. p.LegalBasis.Select(LegalBasis)]),
        ["notes"] = Optional(Texts(p.Notes)),
        ["guideVideo"] = p.GuideVideo,
        ["sampleDossier"] = p.SampleDossier,
        ["sources"] = Texts(p.Sources),
        ["confidence"] = new JsonObject
        {
            ["code"] = Sure(p.Confidence.Code),
            ["name"] = Sure(p.Confidence.Name),
            ["effectiveDates"] = Sure(p.Confidence.EffectiveDates),
            ["time"] = Sure(p.Confidence.Time),
            ["fees"] = Sure(p.Confidence.Fees),
            ["components"] = Sure(p.Confidence.Components),
            ["onlineLevel"] = Sure(p.Confidence.OnlineLevel),
            ["legalBasis"] = Sure(p.Confidence.LegalBasis),
        },
    });

    /// <summary>A legal document: a text as ever where its name alone is told.</summary>
    /// <param name="document">The document.</param>
    public static JsonNode LegalBasis(LegalDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document == new LegalDocument(document.Name) ? JsonValue.Create(document.Name) : Without(new()
        {
            ["number"] = document.Number,
            ["name"] = document.Name,
            ["issuedOn"] = document.IssuedOn is { } issued ? Day(issued) : null,
            ["effectiveFrom"] = document.EffectiveFrom is { } from ? Day(from) : null,
            ["effectiveTo"] = document.EffectiveTo is { } to ? Day(to) : null,
            ["issuer"] = document.Issuer,
            ["url"] = document.Url,
        });
    }

    /// <summary>A step: a text as ever where nothing else is told of it.</summary>
    /// <param name="step">The step.</param>
    public static JsonNode Step(ProcedureStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step is { Actor: null, Time: null } ? JsonValue.Create(step.Text) : Without(new() { ["text"] = step.Text, ["actor"] = step.Actor, ["time"] = step.Time });
    }

    private static JsonObject Means(Means means) => Without(new()
    {
        ["channel"] = Word(means.Channel, ProcedureWords.Channels),
        ["limit"] = Limit(means.Limit),
        ["caseLimits"] = Optional(List(means.CaseLimits, own => Without(new() { ["cases"] = Texts(own.CaseCodes), ["limit"] = Limit(own.Limit), ["note"] = own.Note.Length == 0 ? null : own.Note }))),
        ["otherLimits"] = Optional(List(means.OtherLimits, other => Without(new() { ["limit"] = Limit(other.Limit), ["note"] = other.Note }))),
        ["fees"] = List(means.Fees, Fee),
        ["note"] = means.Note.Length == 0 ? null : means.Note,
        ["confidence"] = Sure(means.Confidence),
    });

    private static JsonObject? Limit(TimeLimit? limit) => limit is { } set ? new() { ["value"] = set.Value, ["unit"] = Word(set.Unit, ProcedureWords.Units) } : null;

    private static JsonObject Fee(FeeLine fee) => Without(new()
    {
        ["name"] = fee.Name,
        ["code"] = fee.Code,
        ["limitNote"] = fee.LimitNote,
        ["kind"] = Word(fee.Kind, ProcedureWords.FeeKinds),
        ["amount"] = fee.Amount,
        ["formula"] = fee.Formula,
        ["per"] = fee.Per,
        ["when"] = Word(fee.When, ProcedureWords.FeeTimings),
        ["cases"] = Optional(Texts(fee.CaseCodes)),
        ["basis"] = fee.Basis,
        ["reliefs"] = Optional(List(fee.Reliefs, relief => Without(new()
        {
            ["percent"] = relief.Percent,
            ["payer"] = relief.Payer,
            ["from"] = relief.From is { } from ? Day(from) : null,
            ["to"] = relief.To is { } to ? Day(to) : null,
            ["basis"] = relief.Basis,
        }))),
        ["note"] = fee.Note,
        ["confidence"] = Sure(fee.Confidence),
    });

    private static JsonObject Paper(Component paper) => Without(new()
    {
        ["code"] = paper.Code,
        ["name"] = paper.Name,
        ["originals"] = paper.Originals,
        ["copies"] = paper.Copies,
        ["mandatory"] = paper.Mandatory,
        ["condition"] = paper.Condition,
        ["cases"] = Optional(Texts(paper.CaseCodes)),
        ["digitiseClass"] = paper.DigitiseClass,
        ["reuseSource"] = paper.ReuseSource,
        ["fromResults"] = Optional(Texts(paper.FromResults)),
        ["form"] = paper.FormCode,
        ["template"] = paper.Template is { } template ? new JsonObject { ["file"] = template.FileName, ["sha256"] = template.Sha256 } : null,
        ["declaration"] = paper.Declaration is { } declaration ? DeclarationFile.Write(declaration) : null,
        ["formName"] = paper.FormName,
        ["formUrl"] = paper.FormUrl,
        ["fileTypes"] = Optional(Texts(paper.FileTypes.Select(type => Word(type, ProcedureWords.FileTypes)))),
        ["largestFile"] = paper.LargestFile,
        ["confidence"] = Sure(paper.Confidence),
    });

    private static JsonObject FeeTable(FeeTable table) => Without(new()
    {
        ["code"] = table.Code,
        ["name"] = table.Name,
        ["note"] = table.Note,
        ["rows"] = List(table.Rows, row => new() { ["name"] = row.Name, ["amount"] = row.Amount }),
        ["steps"] = Optional(List(table.Steps, step => Without(new() { ["from"] = step.From, ["to"] = step.To, ["percent"] = step.Percent }))),
        ["confidence"] = Sure(table.Confidence),
    });

    private static JsonObject Result(ResultType result) => Without(new()
    {
        ["code"] = result.Code,
        ["name"] = result.Name,
        ["needsDocument"] = result.NeedsDocument,
        ["validity"] = result.Validity,
        ["scope"] = result.Scope,
        ["supersedes"] = result.Supersedes,
        ["confidence"] = Sure(result.Confidence),
    });

    private static JsonObject Stage(Stage stage) => Without(new()
    {
        ["code"] = stage.Code,
        ["name"] = stage.Name,
        ["limit"] = Limit(stage.Limit),
        ["countedFrom"] = stage.CountedFrom,
        ["owner"] = Word(stage.Owner, ProcedureWords.StageOwners),
        ["note"] = stage.Note,
        ["confidence"] = Sure(stage.Confidence),
    });

    private static JsonObject Without(JsonObject item)
    {
        foreach (var name in item.Where(member => member.Value is null).Select(member => member.Key).ToList())
        {
            item.Remove(name);
        }

        return item;
    }

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonObject> write) => new([.. items.Select(write)]);

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static JsonArray? Optional(JsonArray list) => list.Count == 0 ? null : list;

    private static string Sure(Confidence confidence) => Word(confidence, ProcedureWords.Confidences);

    private static string Word<T>(T term, FrozenDictionary<string, T> words)
        where T : struct => words.First(pair => EqualityComparer<T>.Default.Equals(pair.Value, term)).Key;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

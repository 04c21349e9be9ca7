using System.Globalization;
using System.Text.Json.Nodes;
using CaiCach.Application.Procedures;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>
/// Writes what was typed into the document and remembers which field stands for which path, so that a fault of the document is told at its field. What was not changed stays as it was; a number
/// that is none stays as typed and is a fault.
/// </summary>
public sealed partial class DraftFormWriter
{
    /// <summary>The word of the unit that needs no number.</summary>
    public const string SameDay = "same_day_15h";

    private const string Body = "$.procedures[0]";
    private const string Form = "Form";

    private readonly List<(string Path, string Key)> places =
    [
        ($"{Body}.name", $"{Form}.Name"), ($"{Body}.shortName", $"{Form}.ShortName"), ($"{Body}.lawType", $"{Form}.LawType"), ($"{Body}.verticalSector", $"{Form}.VerticalSector"), ($"{Body}.services", $"{Form}.Services[0].Id"), ($"{Body}.guideVideo", $"{Form}.GuideVideo"), ($"{Body}.sampleDossier", $"{Form}.SampleDossier"), ($"{Body}.field", $"{Form}.FieldCode"), ("$.fields", $"{Form}.FieldName"), ($"{Body}.level", $"{Form}.Level"), ($"{Body}.agency", $"{Form}.Agency"), ($"{Body}.agencyCode", $"{Form}.AgencyCode"),
        ($"{Body}.localCodes", $"{Form}.LocalCodes"), ($"{Body}.competentAgency", $"{Form}.CompetentAgency"), ($"{Body}.authorisedAgency", $"{Form}.AuthorisedAgency"), ($"{Body}.coordinatingAgencies", $"{Form}.CoordinatingAgencies"), ($"{Body}.receivingAddresses", $"{Form}.ReceivingAddresses"), ($"{Body}.boundaryFree", $"{Form}.BoundaryFree"),
        ($"{Body}.onlineLevel", $"{Form}.OnlineLevel"), ($"{Body}.portalSystem", $"{Form}.PortalSystem"), ($"{Body}.portalAddress", $"{Form}.PortalAddress"), ($"{Body}.portal", $"{Form}.Portal"), ($"{Body}.fileable", $"{Form}.Fileable"), ($"{Body}.notFileableReason", $"{Form}.NotFileableReason"), ($"{Body}.subjects", $"{Form}.Subjects"),
        ($"{Body}.cases", $"{Form}.Cases[0].Code"), ($"{Body}.sequence", $"{Form}.Sequence"), ($"{Body}.caseSequences", $"{Form}.CaseSequences[0].Steps"), ($"{Body}.means", $"{Form}.Means[0].Used"), ($"{Body}.stages", $"{Form}.Stages[0].Code"), ($"{Body}.feeTables", $"{Form}.FeeTables[0].Code"), ($"{Body}.startRule", $"{Form}.StartRule"), ($"{Body}.startEvent", $"{Form}.StartEvent"),
        ($"{Body}.excludedOpinions", $"{Form}.ExcludedOpinions"), ($"{Body}.opinionsBasis", $"{Form}.OpinionsBasis"), ($"{Body}.moreSupplementsBasis", $"{Form}.MoreSupplementsBasis"),
        ($"{Body}.payment.when", $"{Form}.PaymentWhen"), ($"{Body}.payment", $"{Form}.PaymentRequired"), ($"{Body}.post", $"{Form}.PostIn"), ($"{Body}.sets", $"{Form}.Sets"),
        ($"{Body}.components", $"{Form}.Papers[0].Code"), ($"{Body}.conditions", $"{Form}.Conditions"), ($"{Body}.caseConditions", $"{Form}.CaseConditions[0].Conditions"), ($"{Body}.results", $"{Form}.Results[0].Code"), ($"{Body}.legalBasis", $"{Form}.LegalBasis"),
        ($"{Body}.notes", $"{Form}.Notes"), ($"{Body}.sources", $"{Form}.Sources"),
    ];

    /// <summary>Writes the form into the document.</summary>
    /// <param name="form">The form.</param>
    /// <param name="root">The document that <see cref="DraftDocument.Read"/> gave; changed.</param>
    public void Write(DraftForm form, JsonObject root)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(root);
        var body = DraftDocument.BodyOf(root);
        Text(body, "name", form.Name);
        Text(body, "shortName", form.ShortName);
        Text(body, "guideVideo", form.GuideVideo);
        Text(body, "sampleDossier", form.SampleDossier);
        Text(body, "lawType", form.LawType);
        Field(root, body, form);
        Text(body, "level", form.Level);
        Text(body, "agency", form.Agency);
        Text(body, "agencyCode", form.AgencyCode);
        Lines(body, "localCodes", form.LocalCodes, required: false);
        Text(body, "competentAgency", form.CompetentAgency);
        Text(body, "authorisedAgency", form.AuthorisedAgency);
        Lines(body, "coordinatingAgencies", form.CoordinatingAgencies, required: false);
        Lines(body, "receivingAddresses", form.ReceivingAddresses, required: false);
        Marked(body, "verticalSector", form.VerticalSector);
        Marked(body, "boundaryFree", form.BoundaryFree);
        Text(body, "onlineLevel", form.OnlineLevel);
        Rows(body, "services", form.Services, $"{Form}.Services", "Id", s => s.Rest, s => [s.Id, s.State], (s, item, path, key) =>
        {
            Text(item, "id", s.Id);
            Text(item, "state", s.State);
            places.Add(($"{path}.state", $"{key}.State"));
        }, isSure: false, isOptional: true);
        Text(body, "portal", form.Portal is "own" ? null : form.Portal);
        Text(body, "portalSystem", form.PortalSystem);
        Text(body, "portalAddress", form.PortalAddress);
        body["fileable"] = form.Fileable;
        Text(body, "notFileableReason", form.Fileable ? null : form.NotFileableReason);
        Chosen(body, "subjects", form.Subjects, required: true);
        Rows(body, "cases", form.Cases, $"{Form}.Cases", "Code", c => c.Rest, c => [c.Code, c.Name], (c, item, _, _) =>
        {
            Text(item, "code", c.Code);
            Text(item, "name", c.Name);
        }, isSure: false);
        TypedLines.WriteSteps(body, "sequence", form.Sequence, required: false);
        Rows(body, "caseSequences", form.CaseSequences, $"{Form}.CaseSequences", "Steps", s => s.Rest, s => [.. s.Cases, s.Steps], (s, item, path, key) =>
        {
            Chosen(item, "cases", s.Cases, required: true);
            TypedLines.WriteSteps(item, "steps", s.Steps, required: true);
            places.Add(($"{path}.cases", $"{key}.Cases"));
        }, isSure: false, isOptional: true);
        Rows(body, "means", form.Means, $"{Form}.Means", "Used", m => m.Rest, m => [m.Used ? m.Channel : null], Means);
        Rows(body, "stages", form.Stages, $"{Form}.Stages", "Code", s => s.Rest, s => [s.Code, s.Name, s.LimitValue, s.CountedFrom, s.Note], Stage, isOptional: true);
        Rows(body, "feeTables", form.FeeTables, $"{Form}.FeeTables", "Code", t => t.Rest, t => [t.Code, t.Name, t.Note, .. t.Rows.SelectMany(r => new[] { r.Name, r.Amount }), .. t.Steps.SelectMany(s => new[] { s.From, s.To, s.Percent })], Table, isOptional: true);
        Text(body, "startRule", form.StartRule);
        Text(body, "startEvent", form.StartEvent);
        Text(body, "excludedOpinions", form.ExcludedOpinions);
        Text(body, "opinionsBasis", form.OpinionsBasis);
        Text(body, "moreSupplementsBasis", form.MoreSupplementsBasis);
        var payment = body["payment"] as JsonObject ?? (JsonObject)(body["payment"] = new JsonObject())!;
        payment["required"] = form.PaymentRequired;
        Chosen(payment, "when", form.PaymentWhen, required: true);
        var post = body["post"] as JsonObject ?? (JsonObject)(body["post"] = new JsonObject())!;
        (post["in"], post["out"]) = (form.PostIn, form.PostOut);
        Number(body, "sets", form.Sets);
        Rows(body, "components", form.Papers, $"{Form}.Papers", "Code", p => p.Rest, p => [p.Code, p.Name, p.Condition, p.ReuseSource, p.TemplateSha256], Paper);
        Lines(body, "conditions", form.Conditions, required: false);
        Rows(body, "caseConditions", form.CaseConditions, $"{Form}.CaseConditions", "Conditions", c => c.Rest, c => [.. c.Cases, c.Conditions], (c, item, path, key) =>
        {
            Chosen(item, "cases", c.Cases, required: true);
            Lines(item, "conditions", c.Conditions, required: true);
            places.Add(($"{path}.cases", $"{key}.Cases"));
        }, isSure: false, isOptional: true);
        Rows(body, "results", form.Results, $"{Form}.Results", "Code", r => r.Rest, r => [r.Code, r.Name, r.Validity], (r, item, path, key) =>
        {
            places.Add(($"{path}.scope", $"{key}.Scope"));
            Text(item, "scope", r.Scope);
            Text(item, "code", r.Code);
            Text(item, "name", r.Name);
            item["needsDocument"] = r.NeedsDocument;
            Text(item, "validity", r.Validity);
            item["supersedes"] = r.Supersedes;
        });
        TypedLines.WriteLegalBasis(body, form.LegalBasis);
        Lines(body, "notes", form.Notes, required: false);
        Lines(body, "sources", form.Sources, required: true);
    }

    /// <summary>The key of the field that stands for a path; empty where none does.</summary>
    /// <param name="path">The JSON path of a fault.</param>
    public string KeyOf(string path) =>
        places.Where(p => path == p.Path || path.StartsWith(p.Path + ".", StringComparison.Ordinal) || path.StartsWith(p.Path + "[", StringComparison.Ordinal)).MaxBy(p => p.Path.Length).Key ?? "";

    private static void Field(JsonObject root, JsonObject body, DraftForm form)
    {
        Text(body, "field", form.FieldCode);
        if (Clean(form.FieldCode) is not { } code)
        {
            return;
        }

        var known = (root["fields"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(f => DraftDocument.TextOf(f, "code") == code);
        var field = known ?? new JsonObject { ["code"] = code, ["confidence"] = "found" };
        Text(field, "name", form.FieldName);
        if (known is null)
        {
            root["fields"] = new JsonArray(field);
        }
    }

    private void Means(DraftForm.MeansRow row, JsonObject item, string path, string key)
    {
        Text(item, "channel", row.Channel);
        Limit(item, row.LimitValue, row.LimitUnit, path, key);
        Rows(item, "caseLimits", row.CaseLimits, $"{key}.CaseLimits", "LimitValue", l => l.Rest, l => [.. l.Cases, l.LimitValue, l.LimitUnit, l.Note], (l, own, at, field) =>
        {
            Text(own, "note", l.Note);
            Chosen(own, "cases", l.Cases, required: true);
            Limit(own, l.LimitValue, l.LimitUnit, at, field);
            places.AddRange([($"{at}.cases", $"{field}.Cases"), ($"{at}.note", $"{field}.Note")]);
        }, path, isSure: false, isOptional: true);
        Rows(item, "otherLimits", row.OtherLimits, $"{key}.OtherLimits", "Note", l => l.Rest, l => [l.Note, l.LimitValue, l.LimitUnit], (l, other, at, field) =>
        {
            Text(other, "note", l.Note);
            Limit(other, l.LimitValue, l.LimitUnit, at, field);
        }, path, isSure: false, isOptional: true);
        places.Add(($"{path}.note", $"{key}.Note"));
        Text(item, "note", row.Note);
        Rows(item, "fees", row.Fees, $"{key}.Fees", "Name", f => f.Rest, f => [f.Name, f.Code, f.Amount, f.Formula, f.Per, f.Basis, f.Reliefs, f.Note], (f, fee, at, field) =>
        {
            Text(fee, "name", f.Name);
            Text(fee, "code", f.Code);
            Text(fee, "kind", f.Kind);
            Number(fee, "amount", Grouped(f.Amount));
            Text(fee, "per", f.Per);
            Text(fee, "formula", f.Formula);
            Text(fee, "when", f.When);
            Text(fee, "note", f.Note);
            Chosen(fee, "cases", f.Cases, required: false);
            Text(fee, "basis", f.Basis);
            Text(fee, "limitNote", f.LimitNote);
            ReliefLines.Write(fee, f.Reliefs);
            places.AddRange([($"{at}.limitNote", $"{field}.LimitNote"), ($"{at}.basis", $"{field}.Basis"), ($"{at}.reliefs", $"{field}.Reliefs"), ($"{at}.cases", $"{field}.Cases"), ($"{at}.kind", $"{field}.Kind"), ($"{at}.amount", $"{field}.Amount"), ($"{at}.per", $"{field}.Per"), ($"{at}.formula", $"{field}.Formula"), ($"{at}.when", $"{field}.When"), ($"{at}.note", $"{field}.Note")]);
        }, path);
    }

    private void Limit(JsonObject item, string? typedValue, string? typedUnit, string path, string key)
    {
        var (value, unit) = (Clean(typedValue), Clean(typedUnit));
        if (value is null && unit is null)
        {
            item.Remove("limit");
        }
        else
        {
            var limit = new JsonObject();
            Number(limit, "value", unit == SameDay && value is null ? "0" : value);
            Text(limit, "unit", unit);
            item["limit"] = limit;
        }

        places.AddRange([($"{path}.limit.value", $"{key}.LimitValue"), ($"{path}.limit", $"{key}.LimitUnit")]);
    }

    private void Stage(DraftForm.StageRow row, JsonObject item, string path, string key)
    {
        Text(item, "code", row.Code);
        Text(item, "name", row.Name);
        Limit(item, row.LimitValue, row.LimitUnit, path, key);
        Text(item, "countedFrom", row.CountedFrom);
        Text(item, "owner", row.Owner);
        Text(item, "note", row.Note);
        places.AddRange([($"{path}.countedFrom", $"{key}.CountedFrom"), ($"{path}.owner", $"{key}.Owner"), ($"{path}.note", $"{key}.Note")]);
    }

    private void Table(DraftForm.TableRow row, JsonObject item, string path, string key)
    {
        Text(item, "code", row.Code);
        Text(item, "name", row.Name);
        Text(item, "note", row.Note);
        places.Add(($"{path}.note", $"{key}.Note"));
        Rows(item, "rows", row.Rows, $"{key}.Rows", "Name", r => r.Rest, r => [r.Name, r.Amount], (r, line, at, field) =>
        {
            Text(line, "name", r.Name);
            Number(line, "amount", Grouped(r.Amount));
            places.Add(($"{at}.amount", $"{field}.Amount"));
        }, path, isSure: false);
        Rows(item, "steps", row.Steps, $"{key}.Steps", "From", s => s.Rest, s => [s.From, s.To, s.Percent], (s, line, at, field) =>
        {
            Number(line, "from", s.From);
            Number(line, "to", s.To);
            Number(line, "percent", s.Percent);
            places.AddRange([($"{at}.to", $"{field}.To"), ($"{at}.percent", $"{field}.Percent")]);
        }, path, isSure: false, isOptional: true);
    }

    /// <summary>An amount without the marks between its groups of digits.</summary>
    private static string? Grouped(string? amount) => amount?.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    private void Paper(DraftForm.PaperRow row, JsonObject item, string path, string key)
    {
        Text(item, "code", row.Code);
        Text(item, "name", row.Name);
        Number(item, "originals", row.Originals);
        Number(item, "copies", row.Copies);
        item["mandatory"] = row.Mandatory;
        Text(item, "condition", row.Condition);
        Chosen(item, "cases", row.Cases, required: false);
        Text(item, "digitiseClass", row.DigitiseClass);
        Text(item, "reuseSource", row.ReuseSource);
        Lines(item, "fromResults", row.FromResults, required: false);
        Text(item, "form", row.Form);
        Text(item, "formName", row.FormName);
        Text(item, "formUrl", row.FormUrl);
        Chosen(item, "fileTypes", row.FileTypes, required: false);
        Number(item, "largestFile", row.LargestFile);
        DeclarationLines.Write(item, row.Declaration, row.DeclarationConfidence);
        item["template"] = new JsonObject { ["file"] = Clean(row.TemplateFile), ["sha256"] = Clean(row.TemplateSha256) };
        if (row.NoTemplate || Clean(row.TemplateSha256) is null)
        {
            item.Remove("template");
        }

        places.AddRange(
        [
            ($"{path}.originals", $"{key}.Originals"), ($"{path}.copies", $"{key}.Copies"), ($"{path}.mandatory", $"{key}.Mandatory"), ($"{path}.condition", $"{key}.Condition"), ($"{path}.cases", $"{key}.Cases"),
            ($"{path}.digitiseClass", $"{key}.DigitiseClass"), ($"{path}.reuseSource", $"{key}.ReuseSource"), ($"{path}.fromResults", $"{key}.FromResults"), ($"{path}.form", $"{key}.Form"), ($"{path}.template", $"{key}.Template"), ($"{path}.formName", $"{key}.FormName"), ($"{path}.formUrl", $"{key}.FormUrl"), ($"{path}.fileTypes", $"{key}.FileTypes"), ($"{path}.largestFile", $"{key}.LargestFile"), ($"{path}.declaration", $"{key}.Declaration"),
        ]);
    }

    /// <summary>The lines of a list; those with nothing typed are left out, and so is an optional list without lines.</summary>
    private void Rows<T>(
        JsonObject item, string name, List<T> rows, string key, string first, Func<T, string?> rest, Func<T, string?[]> typed, Action<T, JsonObject, string, string> write, string at = Body, bool isSure = true, bool isOptional = false)
    {
        var list = new JsonArray();
        foreach (var (i, row) in rows.Index().Where(r => typed(r.Item).Any(text => Clean(text) is not null)))
        {
            var (path, field) = (string.Create(CultureInfo.InvariantCulture, $"{at}.{name}[{list.Count}]"), string.Create(CultureInfo.InvariantCulture, $"{key}[{i}]"));
            places.AddRange([(path, $"{field}.{first}"), ($"{path}.code", $"{field}.Code"), ($"{path}.name", $"{field}.Name"), ($"{path}.validity", $"{field}.Validity")]);
            var line = Kept(rest(row), isSure);
            write(row, line, path, field);
            list.Add(line);
        }

        if (list.Count > 0 || !isOptional || item[name] is JsonArray { Count: 0 })
        {
            item[name] = list;
        }
        else
        {
            item.Remove(name);
        }
    }
}

using System.Text.Json;
using CaiCach.Law.Calendar;

namespace CaiCach.Law.Procedures;

/// <summary>Reads the parts of a file of procedures; <see cref="ProcedureFileChecks"/> then looks at how they fit together.</summary>
internal static class ProcedureFileReader
{
    private const int LongestCondition = 3000;
    internal const int LongestEvent = 300;
    internal const int LongestBasis = 500;

    public static ProcedureFile Read(JsonElement root, List<ProcedureFault> faults)
    {
        var file = JsonObjectReader.Root(root, faults, File);
        if (faults.Count == 0)
        {
            ProcedureFileChecks.Check(file, faults);
        }

        return file;
    }

    private static ProcedureFile File(JsonObjectReader json)
    {
        json.Number("schemaVersion", ProcedureFile.SchemaVersion, ProcedureFile.SchemaVersion);
        json.Date("generated");
        var fields = json.Objects("fields", required: true, Field);
        var names = fields.DistinctBy(field => field.Code, StringComparer.Ordinal).ToDictionary(field => field.Code, field => field.Name, StringComparer.Ordinal);
        return new(
            json.Text("note", 4000),
            fields,
            json.Objects("procedures", required: true, item => Version(item, names)),
            json.Objects("scenarios", required: false, item => Version(item, names)));
    }

    private static ProcedureField Field(JsonObjectReader json) => new(json.Text("code", 30), json.Text("name", 200), Sure(json, "confidence"));

    private static ProcedureVersion Version(JsonObjectReader json, Dictionary<string, string> fieldNames)
    {
        var fieldCode = json.Text("field", 30);
        if (!fieldNames.TryGetValue(fieldCode, out var fieldName))
        {
            json.Fault(json.At("field"), "reference.unknown", "Lĩnh vực này không có trong danh sách lĩnh vực của tệp.");
        }

        var noTerms = new PaymentTerms(Required: false, []);
        return new ProcedureVersion
        {
            Code = json.Text("code", 30),
            Version = json.Number("version", 1),
            EffectiveFrom = json.Date("effectiveFrom"),
            EffectiveTo = json.OptionalDate("effectiveTo"),
            State = json.Word("state", ProcedureWords.States),
            Kind = json.Word("kind", ProcedureWords.Kinds),
            Name = json.Text("name"),
            ShortName = json.OptionalText("shortName", ProcedureVersion.LongestShortName),
            LawType = json.OptionalText("lawType", ProcedureVersion.LongestLawType),
            FieldCode = fieldCode,
            FieldName = fieldName ?? "",
            Level = Known(json, "level", json.Text("level", 30), ProcedureNames.Levels),
            IsVerticalSector = json.OptionalFlag("verticalSector"),
            AgencyName = json.Text("agency", 500),
            AgencyCode = json.OptionalText("agencyCode", 300),
            LocalCodes = json.Texts("localCodes", required: false, 30),
            CompetentAgency = json.OptionalText("competentAgency", 500),
            AuthorisedAgency = json.OptionalText("authorisedAgency", 500),
            CoordinatingAgencies = json.Texts("coordinatingAgencies", required: false, 500),
            ReceivingAddresses = json.Texts("receivingAddresses", required: false, 500),
            IsBoundaryFree = json.OptionalFlag("boundaryFree"),
            Subjects = [.. json.Texts("subjects", required: true).Select(subject => Known(json, "subjects", subject, ProcedureNames.Subjects))],
            Sets = json.Number("sets", 1, 20),
            Means = json.Objects("means", required: true, ReadMeans),
            Cases = json.Objects("cases", required: true, item => new ProcedureCase(item.Text("code", 50), item.Text("name", ProcedureCase.LongestName))),
            Sequence = Steps(json, "sequence", required: false),
            CaseSequences = json.Objects("caseSequences", required: false, item => new CaseSequence(item.Texts("cases", required: true), Steps(item, "steps", required: true))),
            Conditions = json.Texts("conditions", required: false, LongestCondition),
            CaseConditions = json.Objects("caseConditions", required: false, item => new CaseConditions(item.Texts("cases", required: true), item.Texts("conditions", required: true, LongestCondition))),
            Components = json.Objects("components", required: true, ReadComponent),
            FeeTables = json.Objects("feeTables", required: false, ReadFeeTable),
            Results = json.Objects("results", required: true, ReadResult),
            Stages = json.Objects("stages", required: false, ReadStage),
            StartRule = json.Word("startRule", ProcedureWords.StartRules),
            StartEvent = json.OptionalText("startEvent", LongestEvent),
            ExcludedOpinions = json.OptionalText("excludedOpinions", 30) is null ? null : json.Word("excludedOpinions", ProcedureWords.Opinions),
            OpinionsBasis = json.OptionalText("opinionsBasis", LongestBasis),
            MoreSupplementsBasis = json.OptionalText("moreSupplementsBasis", LongestBasis),
            LegalBasis = json.TextsOrObjects("legalBasis", required: true, text => new LegalDocument(text), ReadLegalDocument),
            Notes = json.Texts("notes", required: false),
            OnlineLevel = json.Word("onlineLevel", ProcedureWords.OnlineLevels),
            GuideVideo = SafeAddress(json, "guideVideo"),
            SampleDossier = SafeAddress(json, "sampleDossier"),
            Services = json.Objects("services", required: false, item => new OnlineService(item.Text("id", OnlineService.LongestId), item.Word("state", ProcedureWords.ServiceStates))),
            Portal = json.OptionalWord("portal", ProcedureWords.Portals) ?? PortalMode.Own,
            PortalSystem = json.OptionalText("portalSystem", ProcedureVersion.LongestPortalSystem),
            PortalAddress = json.OptionalText("portalAddress", LongestAddress),
            Payment = json.Object("payment", required: true, item => new PaymentTerms(item.Flag("required"), item.Words("when", ProcedureWords.FeeTimings))) ?? noTerms,
            Post = json.Object("post", required: true, item => new PostTerms(item.Flag("in"), item.Flag("out"))) ?? new(In: false, Out: false),
            NotFileableReason = Reason(json),
            IsInvented = json.Flag("isInvented"),
            Sources = json.Texts("sources", required: true),
            Confidence = json.Object("confidence", required: true, ReadConfidence) ?? new(default, default, default, default, default, default, default, default),
        };
    }

    private static IReadOnlyList<ProcedureStep> Steps(JsonObjectReader json, string name, bool required) => json.TextsOrObjects(name, required, text => new ProcedureStep(text), item =>
    {
        var step = new ProcedureStep(item.Text("text", ProcedureStep.LongestText), item.OptionalText("actor", ProcedureStep.LongestActor), item.OptionalText("time", ProcedureStep.LongestTime));
        if (step.Fault is { } fault)
        {
            json.Fault(item.Place, "rule.step", fault);
        }

        return step;
    }, ProcedureStep.LongestText);

    private static LegalDocument ReadLegalDocument(JsonObjectReader json)
    {
        var document = new LegalDocument(json.Text("name"), json.OptionalText("number", LegalDocument.LongestNumber))
        {
            IssuedOn = json.OptionalDate("issuedOn"),
            EffectiveFrom = json.OptionalDate("effectiveFrom"),
            EffectiveTo = json.OptionalDate("effectiveTo"),
            Issuer = json.OptionalText("issuer", LegalDocument.LongestIssuer),
            Url = json.OptionalText("url", LongestAddress),
        };
        if (document with { Name = "" } is { Fault: var (member, text) })
        {
            json.Fault(json.At(member), "rule.legal-document", text);
        }

        return document;
    }

    private static string? SafeAddress(JsonObjectReader json, string name)
    {
        var address = json.OptionalText(name, LongestAddress);
        if (address is not null && !IsSafeAddress(address))
        {
            json.Fault(json.At(name), "rule.address", NotSafe);
        }

        return address;
    }

    private static string? Reason(JsonObjectReader json)
    {
        var fileable = json.Flag("fileable");
        var reason = json.OptionalText("notFileableReason");
        if (fileable != reason is null)
        {
            json.Fault(json.At("notFileableReason"), "rule.fileable", "Thủ tục không nhận hồ sơ phải nêu lý do; thủ tục nhận hồ sơ thì không.");
        }

        return reason;
    }

    private static Means ReadMeans(JsonObjectReader json) => new(
        json.Word("channel", ProcedureWords.Channels),
        json.OptionalValue("limit", Limit),
        json.Objects("fees", required: true, ReadFee),
        json.OptionalText("note") ?? "",
        Sure(json, "confidence"))
    {
        CaseLimits = json.Objects("caseLimits", required: false, item => new CaseLimit(item.Texts("cases", required: true), item.RequiredValue("limit", Limit) ?? default) { Note = item.OptionalText("note") ?? "" }),
        OtherLimits = json.Objects("otherLimits", required: false, item => new OtherLimit(item.OptionalValue("limit", Limit), item.Text("note"))),
    };

    private static TimeLimit? Limit(JsonObjectReader json)
    {
        var value = json.Number("value", 0, 10_000);
        var unit = json.Word("unit", ProcedureWords.Units);
        if (value == 0 != (unit == LimitUnit.SameDay15h))
        {
            json.Fault(json.At("value"), "value.range", "Thời hạn phải từ 1 trở lên; riêng thời hạn trong ngày ghi 0.");
            return null;
        }

        return new TimeLimit(value, unit);
    }

    private static FeeLine ReadFee(JsonObjectReader json)
    {
        var fee = new FeeLine(
            json.Text("name", 300),
            json.Word("kind", ProcedureWords.FeeKinds),
            json.OptionalAmount("amount"),
            json.OptionalText("formula"),
            json.OptionalText("per", 100),
            json.Word("when", ProcedureWords.FeeTimings),
            json.OptionalText("note"),
            Sure(json, "confidence"))
        {
            Code = json.OptionalText("code", FeeLine.LongestCode),
            LimitNote = json.OptionalText("limitNote"),
            CaseCodes = json.Texts("cases", required: false),
            Basis = json.OptionalText("basis", LongestBasis),
            Reliefs = json.Objects("reliefs", required: false, ReadRelief),
        };
        if (fee.Amount is null && fee.Formula is null)
        {
            json.Fault(json.At("amount"), "rule.fee", "Khoản thu phải có số tiền hoặc cách tính.");
        }

        if (fee.When == FeeTiming.None && fee.Amount is not 0)
        {
            json.Fault(json.At("when"), "rule.fee", "Khoản không thu phải có số tiền bằng 0.");
        }

        return fee;
    }

    private static FeeRelief ReadRelief(JsonObjectReader json)
    {
        var relief = new FeeRelief(
            json.Number("percent", 1, 100), json.OptionalText("payer", FeeRelief.LongestPayer), json.OptionalDate("from"), json.OptionalDate("to"), json.Text("basis", LongestBasis));
        if (relief.To < relief.From)
        {
            json.Fault(json.At("to"), "value.range", "Ngày cuối của mức miễn, giảm trước ngày đầu.");
        }

        return relief;
    }

    private static Component ReadComponent(JsonObjectReader json)
    {
        var paper = new Component(
            json.Text("code", 50),
            json.Text("name"),
            json.Number("originals", 0, 99),
            json.Number("copies", 0, 99),
            json.Flag("mandatory"),
            json.OptionalText("condition"),
            json.Texts("cases", required: false),
            json.OptionalText("digitiseClass", 30) is { } word ? Known(json, "digitiseClass", word, ProcedureNames.DigitiseClasses) : null,
            json.OptionalText("reuseSource", 300),
            json.OptionalText("form", 50),
            Sure(json, "confidence"))
        {
            Template = json.Object("template", required: false, ReadTemplate),
            Declaration = json.Object("declaration", required: false, DeclarationFile.Read),
            FormName = json.OptionalText("formName", 500),
            FormUrl = json.OptionalText("formUrl"),
            FileTypes = [.. json.OptionalWords("fileTypes", ProcedureWords.FileTypes).Distinct()],
            LargestFile = json.OptionalNumber("largestFile", 1, PaperFiles.LargestMegabytes),
            FromResults = json.Texts("fromResults", required: false, longest: 50),
        };
        if (paper is { FromResults.Count: > 0, DigitiseClass: not Component.PreviousResult })
        {
            json.Fault(json.At("fromResults"), "rule.component", "Chỉ giấy tờ là kết quả giải quyết thủ tục trước đó mới nêu mã kết quả dùng lại.");
        }

        if (paper.FormUrl is { } url && !IsWebAddress(url))
        {
            json.Fault(json.At("formUrl"), "value.text", "Phải là địa chỉ http hoặc https.");
        }

        if (paper.Originals + paper.Copies == 0)
        {
            json.Fault(json.At("originals"), "rule.component", "Giấy tờ phải có ít nhất một bản chính hoặc một bản sao.");
        }

        if (paper is { Mandatory: true, Condition: not null, CaseCodes.Count: 0 })
        {
            json.Fault(json.At("mandatory"), "rule.component", "Giấy tờ bắt buộc có điều kiện phải nêu các trường hợp áp dụng.");
        }

        return paper;
    }

    /// <summary>The longest web address.</summary>
    internal const int LongestAddress = 500;

    /// <summary>What is told of an address that is none.</summary>
    internal const string NotSafe = "Phải là một địa chỉ bắt đầu bằng https://.";

    /// <summary>Whether it is an address that citizens are sent to: https, and without a name or a password in it.</summary>
    internal static bool IsSafeAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.Host.Contains('.', StringComparison.Ordinal) && address.UserInfo.Length == 0;

    /// <summary>Whether a text is an address that a browser opens.</summary>
    internal static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    private static PaperTemplate ReadTemplate(JsonObjectReader json)
    {
        var template = new PaperTemplate(json.Text("file", 255), json.Text("sha256", 64));
        if (template.Sha256.Length != 64 || !template.Sha256.All(char.IsAsciiHexDigitLower))
        {
            json.Fault(json.At("sha256"), "value.text", "Phải là 64 chữ số thập lục phân viết thường.");
        }

        return template;
    }

    private static FeeTable ReadFeeTable(JsonObjectReader json) => new(
        json.Text("code", 50),
        json.Text("name", 300),
        json.OptionalText("note"),
        json.Objects("rows", required: true, row => new FeeTableRow(row.Text("name", 300), row.Amount("amount"))),
        json.Objects("steps", required: false, step => new FeeTableStep(step.Number("from", 1), step.OptionalNumber("to", 1), step.Number("percent", 0, 100))),
        Sure(json, "confidence"));

    private static ResultType ReadResult(JsonObjectReader json) => new(
        json.Text("code", 50),
        json.Text("name", 500),
        json.Flag("needsDocument"),
        json.OptionalText("validity", 300),
        json.Flag("supersedes"),
        Sure(json, "confidence"))
    {
        Scope = json.OptionalText("scope", ResultType.LongestScope),
    };

    private static Stage ReadStage(JsonObjectReader json) => new(
        json.Text("code", 50),
        json.Text("name", 300),
        json.OptionalValue("limit", Limit),
        json.OptionalText("countedFrom", 300),
        json.Word("owner", ProcedureWords.StageOwners),
        json.OptionalText("note"),
        Sure(json, "confidence"));

    private static ProcedureConfidence ReadConfidence(JsonObjectReader json) => new(
        Sure(json, "code"),
        Sure(json, "name"),
        Sure(json, "effectiveDates"),
        Sure(json, "time"),
        Sure(json, "fees"),
        Sure(json, "components"),
        Sure(json, "onlineLevel"),
        Sure(json, "legalBasis"));

    private static Confidence Sure(JsonObjectReader json, string name) => json.Word(name, ProcedureWords.Confidences);

    private static string Known(JsonObjectReader json, string name, string word, IReadOnlyDictionary<string, string> words)
    {
        if (!words.ContainsKey(word))
        {
            json.Fault(json.At(name), "value.unknown", $"\"{word}\" không phải là một trong các giá trị: {string.Join(", ", words.Keys.Order(StringComparer.Ordinal))}.");
        }

        return word;
    }
}

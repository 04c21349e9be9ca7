using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using CaiCach.Law.Calendar;

namespace CaiCach.Law.Procedures;

/// <summary>Reads one procedure of a national file on top of the version that is known. A part that is as we would write it stays as we have it, with all that the national fields do not tell.</summary>
internal sealed class NationalRecordReader
{
    private const int LongestStep = 3000;
    private const string NewReason = "Thủ tục mới nhập, chưa mở nhận hồ sơ trên hệ thống này.";

    /// <summary>Our names of subjects, and others that the national database has been seen to use.</summary>
    private static readonly FrozenDictionary<string, string> Subjects = ProcedureNames.Subjects.Select(pair => (Name: pair.Value, Code: pair.Key)).Concat((IEnumerable<(string Name, string Code)>)
    [
        ("Tổ chức (không bao gồm doanh nghiệp, HTX)", "organisation"), ("Doanh nghiệp Việt Nam", "enterprise"), ("Doanh nghiệp có vốn đầu tư nước ngoài", "enterprise"),
        ("HTX", "cooperative"), ("Cán bộ công chức viên chức", "official"), ("Cán bộ, công chức viên chức", "official"),
    ]).ToFrozenDictionary(pair => pair.Name, pair => pair.Code, StringComparer.OrdinalIgnoreCase);

    private readonly NationalJson json;
    private readonly JsonObject record;
    private readonly string place;
    private readonly DateOnly today;
    private readonly Func<string, ProcedureVersion?> known;
    private JsonObject? ours;

    public NationalRecordReader(JsonObject record, string place, Func<string, ProcedureVersion?> known, DateOnly today, ISet<string> ignored)
    {
        (this.record, this.place, this.known, this.today) = (record, place, known, today);
        json = new(ignored);
    }

    public NationalRecord Read()
    {
        json.Only(record, place, "MATTHC", "TENTTHC", "LINHVUCTHUCHIEN", "TRINHTUTHUCHIEN", "CACHTHUCTHUCHIEN", "THANHPHANHOSO", "YEUCAU", "MOTADOITUONGTHUCHIEN", "KETQUATHUCHIEN", "CANCUPHAPLY", "COQUANTHUCHIEN", "COQUANCOTHAMQUYEN", "COQUANDUOCUYQUYEN", "COQUANPHOIHOP", "DIACHITIEPNHAN");
        var code = json.Required(record, place, "MATTHC", 60);
        var local = LocalCode.Parse(code);
        var old = known(code);
        if (old is null && local is not null)
        {
            (code, old) = known(local.Own) is { } own ? (local.Own, own) : (local.National, known(local.National));
        }

        ours = old is null ? null : NationalFile.Record(old);
        var name = json.Required(record, place, "TENTTHC", 1000);
        var start = old ?? New(code);
        var (field, fieldName) = Part("LINHVUCTHUCHIEN") ? Field() : (start.FieldCode, start.FieldName);
        var (agency, agencyCode) = Part("COQUANTHUCHIEN") ? Agency() : (start.AgencyName, start.AgencyCode);
        var (cases, papers) = Part("THANHPHANHOSO") ? new NationalPapersReader(json, old).Read(record, place) : (start.Cases, start.Components);
        var means = Part("CACHTHUCTHUCHIEN") ? new NationalMeansReader(json, old, cases).Read(record, place) : start.Means;
        var (sequence, ownSequences) = Part("TRINHTUTHUCHIEN") ? Sequence(start, cases) : (start.Sequence, start.CaseSequences);
        var (conditions, ownConditions) = Part("YEUCAU") ? Conditions(start, cases) : (start.Conditions, start.CaseConditions);
        var version = start with
        {
            Version = start.Version + 1,
            EffectiveTo = null,
            State = PublicationState.NotPublic,
            Name = name,
            FieldCode = field,
            FieldName = fieldName,
            AgencyName = agency,
            AgencyCode = agencyCode ?? start.AgencyCode,
            LocalCodes = local is null || start.IsOwn ? start.LocalCodes : [.. start.LocalCodes.Where(other => LocalCode.Parse(other)?.Scope != local.Scope), local.Text],
            CompetentAgency = Part("COQUANCOTHAMQUYEN") ? One("COQUANCOTHAMQUYEN") : start.CompetentAgency,
            AuthorisedAgency = Part("COQUANDUOCUYQUYEN") ? One("COQUANDUOCUYQUYEN") : start.AuthorisedAgency,
            CoordinatingAgencies = Part("COQUANPHOIHOP") ? Names("COQUANPHOIHOP") : start.CoordinatingAgencies,
            ReceivingAddresses = Part("DIACHITIEPNHAN") ? Addresses() : start.ReceivingAddresses,
            Subjects = Part("MOTADOITUONGTHUCHIEN") ? ReadSubjects() : start.Subjects,
            Means = means,
            Cases = cases,
            Components = papers,
            Sequence = sequence,
            CaseSequences = ownSequences,
            Conditions = conditions,
            CaseConditions = ownConditions,
            Results = Part("KETQUATHUCHIEN") ? Results(old) : start.Results,
            LegalBasis = Part("CANCUPHAPLY") ? LegalBasis(start.LegalBasis) : start.LegalBasis,
            Payment = Paid(means) is var paid && Paid(start.Means).SequenceEqual(paid) ? start.Payment : new(paid.Count > 0, paid),
            Post = old is null ? new(means.Any(way => way.Channel == Channel.Post), Out: false) : start.Post,
            Sources = [.. start.Sources.Append(string.Create(CultureInfo.InvariantCulture, $"Cơ sở dữ liệu quốc gia về thủ tục hành chính, tệp nhập ngày {today:dd/MM/yyyy}")).Distinct(StringComparer.Ordinal)],
        };
        return new(place, version, json.Faults, record.ToJsonString(NationalFile.Plain));
    }

    /// <summary>Whether the record says something else of a part than we do.</summary>
    private bool Part(string name) => record.ContainsKey(name) && !(ours is not null && JsonNode.DeepEquals(record[name], ours[name]));

    private ProcedureVersion New(string code) => new()
    {
        Code = code,
        Version = 0,
        EffectiveFrom = today,
        EffectiveTo = null,
        State = PublicationState.NotPublic,
        Kind = ProcedureKind.Public,
        Name = "",
        FieldCode = "",
        FieldName = "",
        Level = "province",
        AgencyName = "",
        Subjects = [],
        Sets = 1,
        Means = [],
        Cases = [new("mac-dinh", NationalPapersReader.UsualCase)],
        Components = [],
        FeeTables = [],
        Results = [],
        Stages = [],
        StartRule = StartRule.Acceptance,
        LegalBasis = [],
        Notes = [],
        OnlineLevel = OnlineLevel.InformationOnly,
        Payment = new(Required: false, []),
        Post = new(In: false, Out: false),
        NotFileableReason = NewReason,
        IsInvented = false,
        Sources = [],
        Confidence = new(Confidence.Unsure, Confidence.Unsure, Confidence.Unsure, Confidence.Unsure, Confidence.Unsure, Confidence.Unsure, Confidence.Unsure, Confidence.Unsure),
    };

    private (string Code, string Name) Field()
    {
        var fields = json.Items(record, place, "LINHVUCTHUCHIEN").ToList();
        foreach (var (item, at) in fields)
        {
            json.Only(item, at, "MALINHVUC", "TENLINHVUC");
        }

        if (fields.Count == 0)
        {
            return ("", "");
        }

        // The first is the main one; the others are named as what the catalogue has no place for.
        foreach (var (item, at) in fields.Skip(1))
        {
            json.Ignore($"LINHVUCTHUCHIEN: {json.Text(item, at, "TENLINHVUC", 200)} ({json.Text(item, at, "MALINHVUC", 30)})");
        }

        var (first, path) = fields[0];
        return (json.Required(first, path, "MALINHVUC", 30), json.Required(first, path, "TENLINHVUC", 200));
    }

    private (string Name, string? Code) Agency()
    {
        var (names, codes) = (new List<string>(), new List<string>());
        foreach (var (item, at) in json.Items(record, place, "COQUANTHUCHIEN"))
        {
            json.Only(item, at, "MADONVI", "TENDONVI");
            names.Add(json.Required(item, at, "TENDONVI", 500));
            codes.Add(json.Text(item, at, "MADONVI", 60));
        }

        var (all, told) = (string.Join(NationalFile.Apart, names), string.Join(NationalFile.Apart, codes).Trim());
        if (all.Length > 500)
        {
            json.Fault($"{place}.COQUANTHUCHIEN", "value.text", "Tên các cơ quan dài quá 500 ký tự.");
        }

        if (told.Length > 300)
        {
            json.Fault($"{place}.COQUANTHUCHIEN", "value.text", "Mã các cơ quan dài quá 300 ký tự.");
        }

        return (all, codes.Exists(code => code.Length > 0) ? told : null);
    }

    /// <summary>The names of the agencies in a list; their identifiers have no place here and are told as left out.</summary>
    private List<string> Names(string name)
    {
        var names = new List<string>();
        foreach (var (item, at) in json.Items(record, place, name))
        {
            json.Only(item, at, "TENDONVI");
            names.Add(json.Required(item, at, "TENDONVI", 500));
        }

        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    private string? One(string name)
    {
        var all = string.Join(NationalFile.Apart, Names(name));
        if (all.Length > 500)
        {
            json.Fault($"{place}.{name}", "value.text", "Tên các cơ quan dài quá 500 ký tự.");
        }

        return all.Length > 0 ? all : null;
    }

    private List<string> Addresses()
    {
        var lines = Lines("DIACHITIEPNHAN");
        if (lines.Exists(line => line.Length > 500))
        {
            json.Fault($"{place}.DIACHITIEPNHAN", "value.text", "Có địa chỉ dài quá 500 ký tự.");
        }

        return lines;
    }

    private List<string> ReadSubjects()
    {
        var codes = new List<string>();
        foreach (var text in json.Text(record, place, "MOTADOITUONGTHUCHIEN", 2000).Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Subjects.TryGetValue(text, out var code))
            {
                json.Fault($"{place}.MOTADOITUONGTHUCHIEN", "value.unknown", $"“{text}” không phải là một trong: {string.Join("; ", ProcedureNames.Subjects.Values)}.");
            }
            else if (!codes.Contains(code))
            {
                codes.Add(code);
            }
        }

        return codes;
    }

    /// <summary>The codes of cases by their names, apart by semicolons or commas, which a name itself may have; none where one of them is not known.</summary>
    internal static List<string> CasesOf(string names, IReadOnlyList<ProcedureCase> cases)
    {
        var (codes, rest) = (new List<string>(), names.Trim());
        while (rest.Length > 0)
        {
            if (cases.Where(item => rest.StartsWith(item.Name, StringComparison.Ordinal) && rest[item.Name.Length..].TrimStart() is "" or [';' or ',', ..]).MaxBy(item => item.Name.Length) is not { } found)
            {
                return [];
            }

            codes.Add(found.Code);
            rest = rest[found.Name.Length..].TrimStart(' ', ';', ',');
        }

        return [.. codes.Distinct(StringComparer.Ordinal)];
    }

    private (IReadOnlyList<ProcedureStep> Steps, IReadOnlyList<CaseSequence> Own) Sequence(ProcedureVersion start, IReadOnlyList<ProcedureCase> cases)
    {
        var (steps, own) = (new List<ProcedureStep>(), new List<CaseSequence>());
        foreach (var (group, at) in json.Items(record, place, "TRINHTUTHUCHIEN"))
        {
            json.Only(group, at, "TRUONGHOP", "TRINHTU");
            var heading = json.Text(group, at, "TRUONGHOP", LongestStep);
            var codes = CasesOf(heading, cases);
            var ofCases = codes.Count > 0 && !own.Any(o => o.CaseCodes.Intersect(codes, StringComparer.Ordinal).Any()) ? new List<ProcedureStep>() : null;
            var same = ofCases is null ? start.Sequence : start.CaseSequences.FirstOrDefault(o => o.CaseCodes.ToHashSet(StringComparer.Ordinal).SetEquals(codes))?.Steps ?? [];
            var before = heading.Length > 0 && ofCases is null ? heading + ": " : "";
            foreach (var (step, path) in json.Items(group, at, "TRINHTU"))
            {
                json.Only(step, path, "TENTRINHTU");
                var text = json.Text(step, path, "TENTRINHTU", LongestStep);
                if (text.Length <= LongestStep && before.Length + text.Length > LongestStep)
                {
                    json.Fault($"{path}.TENTRINHTU", "value.text", $"Dài {text.Length} ký tự, cùng tên trường hợp là {before.Length + text.Length}; nhiều nhất {LongestStep}.");
                }

                if (text.Length > 0)
                {
                    (ofCases ?? steps).Add(same.FirstOrDefault(old => old.Text == before + text) ?? new(before + text));
                }
            }

            if (ofCases is { Count: > 0 })
            {
                own.Add(new(codes, ofCases));
            }
        }

        return (steps, own);
    }

    /// <summary>A line that names cases we know is the heading of what must hold in them; one with nothing below it is a text like any other.</summary>
    private (IReadOnlyList<string> Conditions, IReadOnlyList<CaseConditions> Own) Conditions(ProcedureVersion start, IReadOnlyList<ProcedureCase> cases)
    {
        var groups = new List<(List<string> Codes, string Heading, List<string> Lines)> { ([], "", []) };
        foreach (var line in Lines("YEUCAU"))
        {
            if (line.StartsWith(NationalFile.OfCases, StringComparison.OrdinalIgnoreCase) && CasesOf(line[NationalFile.OfCases.Length..].TrimEnd(':'), cases) is { Count: > 0 } codes)
            {
                groups.Add((codes, line, []));
            }
            else
            {
                groups[^1].Lines.Add(line);
            }
        }

        var texts = start.Conditions.Concat(start.CaseConditions.SelectMany(own => own.Conditions)).ToList();
        return (
            KnownLines.Joined([.. groups[0].Lines, .. groups.Skip(1).Where(group => group.Lines.Count == 0).Select(group => group.Heading)], texts),
            [.. groups.Skip(1).Where(group => group.Lines.Count > 0).Select(group => new CaseConditions(group.Codes, KnownLines.Joined(group.Lines, texts)))]);
    }

    private List<string> Lines(string name)
    {
        var lines = json.Text(record, place, name, 30_000).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Any(line => line.Length > LongestStep))
        {
            json.Fault($"{place}.{name}", "value.text", $"Có dòng dài quá {LongestStep} ký tự.");
        }

        return [.. lines];
    }

    private List<ResultType> Results(ProcedureVersion? old)
    {
        var results = new List<ResultType>();
        foreach (var (item, at) in json.Items(record, place, "KETQUATHUCHIEN"))
        {
            json.Only(item, at, "MAKETQUA", "TENKETQUA");
            var (code, name) = (json.Text(item, at, "MAKETQUA", 50), json.Required(item, at, "TENKETQUA", 500));
            var same = old?.Results.FirstOrDefault(r => r.Code == code) ?? old?.Results.FirstOrDefault(r => r.Name == name);
            code = code.Length > 0 ? code : same?.Code ?? string.Create(CultureInfo.InvariantCulture, $"KQ-{results.Count + 1}");
            if (results.Any(r => r.Code == code))
            {
                json.Fault($"{at}.MAKETQUA", "duplicate", $"Trùng với một mục ở trước: {code}.");
            }

            results.Add(same is null ? new(code, name, NeedsDocument: true, null, Supersedes: false, Confidence.Unsure) : same with { Code = code, Name = name });
        }

        return results;
    }

    private List<LegalDocument> LegalBasis(IReadOnlyList<LegalDocument> known)
    {
        var documents = new List<LegalDocument>();
        foreach (var (item, at) in json.Items(record, place, "CANCUPHAPLY"))
        {
            json.Only(item, at, "SOVANBAN", "TENVANBAN");
            var (number, name) = (json.Text(item, at, "SOVANBAN", LegalDocument.LongestNumber), json.Text(item, at, "TENVANBAN", 790));
            if (name.Length > 0 || number.Length > 0)
            {
                var document = new LegalDocument(name.Length > 0 ? name : number, number.Length > 0 ? number : null);
                documents.Add((known.FirstOrDefault(old => old.Text == document.Text) ?? known.FirstOrDefault(old => number.Length > 0 && old.Number == number) ?? document) with { Name = document.Name, Number = document.Number });
            }
        }

        return [.. documents.DistinctBy(document => document.Text, StringComparer.Ordinal)];
    }

    private static List<FeeTiming> Paid(IEnumerable<Means> ways) => [.. ways.SelectMany(way => way.Fees).Select(fee => fee.When).Where(when => when != FeeTiming.None).Distinct().Order()];
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Procedures;
using CaiCach.Data;
using CaiCach.Data.Index;
using CaiCach.Data.Organisation;
using CaiCach.Data.Procedures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Identity;
using CaiCach.Law.Index;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Reference.Import;

/// <summary>Loads reference files: checks all of them first, names every fault with its place, and changes nothing when there is one. Loading the same files twice changes nothing.</summary>
public sealed class ImportReferenceData(CaiCachDb db, ReferenceStore reference)
{
    private sealed record Parsed(
        WorkCalendar? Calendar,
        IReadOnlyList<(string File, ProcedureVersion Version, string Document)> Procedures,
        OrganisationFile? Organisation,
        IReadOnlyList<Data.Reference.Phrase> Phrases,
        IReadOnlyList<Data.Reference.Province> Provinces,
        IReadOnlyList<Data.Reference.LetterSetRow> LetterSets,
        IReadOnlyList<Data.Reference.RuleFile> Rules,
        IReadOnlyList<(string File, CriteriaSet Set)> CriteriaSets,
        IReadOnlyList<MeasureBinding> Bindings,
        IReadOnlyList<Law.Index.PublishedResult> Results);

    /// <summary>Loads the files that are new or changed; returns every fault, none when it was done.</summary>
    public async Task<IReadOnlyList<ImportFault>> RunAsync(ActContext context, ReferenceBundle bundle, CancellationToken cancel = default)
    {
        var kept = await db.Imports.ToDictionaryAsync(i => i.Name, cancel);
        var changed = bundle.Files.Where(f => !kept.TryGetValue(f.Key, out var row) || row.Hash != HashOf(f.Value)).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        if (changed.Count == 0)
        {
            return [];
        }

        var faults = new List<ImportFault>();
        var parsed = Parse(bundle, faults);
        await CheckPublishedAsync(parsed, faults, cancel);
        if (faults.Count > 0)
        {
            return faults;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await OwnVersions.TakeTurnAsync(db, cancel);
        await StoreAsync(context, bundle, parsed, changed, cancel);
        foreach (var name in changed)
        {
            if (kept.TryGetValue(name, out var row))
            {
                row.Hash = HashOf(bundle.Files[name]);
                row.ImportedAt = context.Now;
            }
            else
            {
                db.Imports.Add(new() { Name = name, Hash = HashOf(bundle.Files[name]), ImportedAt = context.Now });
            }
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        db.ChangeTracker.Clear();
        reference.Forget();
        return [];
    }

    /// <summary>
    /// A published version is never edited (one that an office decided about is not looked at at all, its files give way): what differs from the stored one needs a new number. Only a period that is open may be closed, which ends
    /// the version or abolishes it; and no version may begin within the period of one that is closed already.
    /// </summary>
    private async Task CheckPublishedAsync(Parsed parsed, List<ImportFault> faults, CancellationToken cancel)
    {
        var stored = await db.Procedures.AsNoTracking().Select(p => new { p.Code, p.Version, p.EffectiveTo, p.Document }).ToListAsync(cancel);
        var byNumber = stored.ToDictionary(p => (p.Code, p.Version));
        var decided = await ShippedCatalogue.DecidedAsync(db, cancel);
        foreach (var (file, version, document) in parsed.Procedures.Where(p => !decided.Contains(p.Version.Code)))
        {
            var place = $"{version.Code} v{version.Version}";
            if (byNumber.TryGetValue((version.Code, version.Version), out var published))
            {
                var isOpen = published.EffectiveTo is null;
                if (!JsonNode.DeepEquals(BodyOf(published.Document, isOpen), BodyOf(document, isOpen)))
                {
                    faults.Add(new(file, place, "Phiên bản đã công bố không được sửa, trừ việc ghi ngày hết hiệu lực khi chưa có; hãy thêm phiên bản mới."));
                }
            }
            else if (stored.Any(p => p.Code == version.Code && p.Version < version.Version && version.EffectiveFrom <= p.EffectiveTo))
            {
                faults.Add(new(file, place, "Phiên bản mới có hiệu lực trước khi phiên bản đã công bố hết hiệu lực."));
            }
        }

        static JsonNode? BodyOf(string document, bool withoutEnd)
        {
            var body = JsonNode.Parse(document)!["procedures"]![0]!.AsObject();
            if (withoutEnd)
            {
                body.Remove("effectiveTo");
                body.Remove("state");
            }

            return body;
        }
    }

    private static Parsed Parse(ReferenceBundle bundle, List<ImportFault> faults)
    {
        WorkCalendar? calendar = null;
        if (bundle.Files.TryGetValue(ReferenceBundle.Calendar, out var csv))
        {
            var reading = CalendarFile.Parse(csv, "vn-" + HashOf(csv)[..12], WorkingHours.Standard);
            calendar = reading.Calendar;
            faults.AddRange(reading.Faults.Select(f => new ImportFault(ReferenceBundle.Calendar, $"dòng {f.Line}", f.Message)));
        }

        var procedures = new List<(string, ProcedureVersion, string)>();
        foreach (var (name, json) in bundle.In("procedures", ".json"))
        {
            switch (ProcedureFile.Parse(json))
            {
                case ProcedureFileResult.Faulty faulty:
                    faults.AddRange(faulty.Faults.Select(f => new ImportFault(name, f.Place, f.Text)));
                    break;
                case ProcedureFileResult.Valid valid:
                    procedures.AddRange(valid.File.All.Select(v => (name, v, DocumentOf(json, v))));
                    faults.AddRange(valid.File.All.Select(v => ProcedureRules.StartFaultOfStages(v, v.Code)).OfType<ProcedureFault>().Select(f => new ImportFault(name, f.Place, f.Text)));
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException("A file of procedures is valid or faulty.");
            }
        }

        var codes = procedures.GroupBy(p => p.Item1).ToDictionary(g => g.Key, g => (IReadOnlySet<string>)g.Select(p => p.Item2.Code).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var organisation = bundle.Files.TryGetValue(ReferenceBundle.Organisation, out var org) ? OrganisationFile.Parse(ReferenceBundle.Organisation, org, codes, faults) : null;
        var phrases = bundle.Files.TryGetValue(ReferenceBundle.Phrases, out var texts) ? SmallFiles.Phrases(ReferenceBundle.Phrases, texts, faults) : [];
        var provinces = bundle.Files.TryGetValue(ReferenceBundle.Provinces, out var list) ? SmallFiles.Provinces(ReferenceBundle.Provinces, list, faults) : [];
        var letters = bundle.Files.TryGetValue(ReferenceBundle.Letters, out var forms) ? LetterSetsFile.Parse(ReferenceBundle.Letters, forms, faults) : [];
        var rules = SmallFiles.Rules(bundle, faults);
        var sets = new List<(string, CriteriaSet)>();
        foreach (var (name, json) in bundle.In("index", ".json").Where(f => f.Key != ReferenceBundle.Bindings))
        {
            var reading = CriteriaSetFile.Parse(json);
            faults.AddRange(reading.Faults.Select(f => new ImportFault(name, f.Place, f.Message)));
            if (reading.Set is { } set)
            {
                faults.AddRange(ImportFault.OfTexts(name, "$", [("id", set.Id, 60), ("title", set.Title, 500)]));
                faults.AddRange(set.Leaves.SelectMany(item => ImportFault.OfTexts(name, item.Code, [("code", item.Code, 20)])));
                sets.Add((name, set));
            }
        }

        IReadOnlyList<MeasureBinding> bindings = [];
        if (bundle.Files.TryGetValue(ReferenceBundle.Bindings, out var bound))
        {
            var reading = BindingsFile.Parse(bound, [.. sets.Select(s => s.Item2)]);
            faults.AddRange(reading.Faults.Select(f => new ImportFault(ReferenceBundle.Bindings, f.Place, f.Message)));
            bindings = reading.Bindings;
            faults.AddRange(bindings.SelectMany(b => ImportFault.OfTexts(ReferenceBundle.Bindings, $"{b.Set} {b.Item}", [("note", b.Note, 1000), ("a", string.Join(' ', b.A), 1000), ("b", string.Join(' ', b.B), 1000)])));
        }

        IReadOnlyList<Law.Index.PublishedResult> results = [];
        if (bundle.Files.TryGetValue(ReferenceBundle.Results, out var table))
        {
            var reading = ResultsFile.Parse(table);
            faults.AddRange(reading.Faults.Select(f => new ImportFault(ReferenceBundle.Results, f.Place, f.Message)));
            results = reading.Rows;
        }

        return new(calendar, procedures, organisation, phrases, provinces, letters, rules, sets, bindings, results);
    }

    private async Task StoreAsync(ActContext context, ReferenceBundle bundle, Parsed parsed, HashSet<string> changed, CancellationToken cancel)
    {
        if (parsed.Calendar is { } calendar && changed.Contains(ReferenceBundle.Calendar))
        {
            await ShippedCalendar.StoreAsync(db, context, calendar, bundle.Files[ReferenceBundle.Calendar], cancel);
        }

        if (changed.Contains(ReferenceBundle.Phrases))
        {
            await db.Phrases.ExecuteDeleteAsync(cancel);
            db.Phrases.AddRange(parsed.Phrases);
        }

        if (changed.Contains(ReferenceBundle.Provinces))
        {
            await db.Provinces.ExecuteDeleteAsync(cancel);
            db.Provinces.AddRange(parsed.Provinces);
        }

        if (changed.Contains(ReferenceBundle.Letters))
        {
            await db.LetterSets.ExecuteDeleteAsync(cancel);
            db.LetterSets.AddRange(parsed.LetterSets);
        }

        foreach (var rule in parsed.Rules)
        {
            await db.RuleFiles.Where(r => r.Name == rule.Name).ExecuteDeleteAsync(cancel);
            db.RuleFiles.Add(rule);
        }

        if (changed.Contains(ReferenceBundle.Bindings))
        {
            await db.IndexBindings.ExecuteDeleteAsync(cancel);
            db.IndexBindings.AddRange(parsed.Bindings.Select(b => new IndexBinding
            {
                SetCode = b.Set,
                ItemCode = b.Item,
                Numerator = string.Join(' ', b.B),
                Denominator = string.Join(' ', b.A),
                Part = b.Part,
                AtLeast = b.AtLeast,
                Note = b.Note,
            }));
        }

        if (changed.Contains(ReferenceBundle.Results))
        {
            await db.PublishedResults.ExecuteDeleteAsync(cancel);
            db.PublishedResults.AddRange(parsed.Results.Select(r => new Data.Index.PublishedResult
            {
                Id = Ids.New(context.Now),
                Year = r.Year,
                Level = r.Level,
                Name = r.Name,
                Score = r.Score,
                Rank = r.Rank,
                Source = r.Source,
                Confidence = r.Confidence,
            }));
        }

        foreach (var (file, set) in parsed.CriteriaSets.Where(s => changed.Contains(s.File)))
        {
            var version = HashOf(bundle.Files[file])[..12];
            if (!await db.CriteriaSets.AnyAsync(s => s.Code == set.Id && s.Version == version, cancel))
            {
                db.CriteriaSets.Add(new() { Id = Ids.New(context.Now), Code = set.Id, Version = version, Title = set.Title, IsReconstruction = set.Reconstruction.Count > 0, Document = bundle.Files[file] });
            }
        }

        var known = await db.Procedures.ToDictionaryAsync(p => (p.Code, p.Version), cancel);
        var decided = await ShippedCatalogue.DecidedAsync(db, cancel);
        foreach (var (_, version, document) in parsed.Procedures.Where(p => !decided.Contains(p.Version.Code)))
        {
            if (!known.TryGetValue((version.Code, version.Version), out var row))
            {
                db.Procedures.Add(RowOf(context, version, document));
            }
            else if (row.EffectiveTo != version.EffectiveTo)
            {
                (row.EffectiveTo, row.Document) = (version.EffectiveTo, document);
            }
        }

        if (parsed.Organisation is { } organisation)
        {
            await StoreOrganisationAsync(context, organisation, decided, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await ShippedCatalogue.StoreAsync(db, context, cancel);
    }

    private async Task StoreOrganisationAsync(ActContext context, OrganisationFile file, IReadOnlySet<string> decided, CancellationToken cancel)
    {
        var units = await db.Units.ToDictionaryAsync(u => u.Code, StringComparer.Ordinal, cancel);
        foreach (var entry in file.Units.Where(u => !units.ContainsKey(u.Code)))
        {
            var parent = entry.Parent is { } code ? units[code] : null;
            var id = Ids.New(context.Now);
            var unit = new Unit
            {
                Id = id,
                Code = entry.Code,
                Identifier = entry.Identifier,
                Name = entry.Name.Normalize(),
                ShortName = entry.ShortName.Normalize(),
                Kind = OrganisationFile.Kinds[entry.Kind],
                ParentId = parent?.Id,
                AgencyId = OrganisationFile.IsBody(entry.Kind) ? id : parent!.AgencyId,
                Path = $"{parent?.Path ?? "/"}{id:n}/",
                ValidFrom = entry.ValidFrom,
                ValidTo = entry.ValidTo,
                Address = entry.Address,
                Phone = entry.Phone,
            };
            units.Add(unit.Code, unit);
            db.Units.Add(unit);
        }

        await db.SaveChangesAsync(cancel);
        var published = await PublishedAsync(cancel);
        var offerings = new Offerings(db, context);
        foreach (var (unit, code) in file.Competences.SelectMany(c => c.Codes.Select(code => (units[c.Unit].Id, code))).Distinct().Where(c => !decided.Contains(c.code)))
        {
            await offerings.KeepAsync(unit, code, [.. published[code]], cancel);
        }
    }

    /// <summary>Every stored version of every procedure, by code.</summary>
    private async Task<ILookup<string, ProcedureVersion>> PublishedAsync(CancellationToken cancel)
    {
        var documents = await db.Procedures.AsNoTracking().Select(p => p.Document).ToListAsync(cancel);
        return documents.Select(d => ((ProcedureFileResult.Valid)ProcedureFile.Parse(d)).File.All.Single()).ToLookup(v => v.Code, StringComparer.Ordinal);
    }

    private static Procedure RowOf(ActContext context, ProcedureVersion version, string document) => new()
    {
        Id = Ids.New(context.Now),
        Code = version.Code,
        Version = version.Version,
        Name = version.Name,
        SearchKey = CatalogueSaving.SearchKeyOf(version.Name, version.Code, version.FieldName, string.Join(' ', version.LocalCodes.Append(version.AgencyName))),
        FieldCode = version.FieldCode,
        FieldName = version.FieldName,
        OnlineLevel = version.OnlineLevel,
        EffectiveFrom = version.EffectiveFrom,
        EffectiveTo = version.EffectiveTo,
        IsInvented = version.IsInvented,
        Document = document,
    };

    /// <summary>The file cut down to one procedure and its field, still readable by the same parser.</summary>
    private static string DocumentOf(string json, ProcedureVersion version)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        var item = root["procedures"]!.AsArray().Concat(root["scenarios"]?.AsArray() ?? [])
            .First(p => (string?)p!["code"] == version.Code && (int)p["version"]! == version.Version);
        root["procedures"] = new JsonArray(item!.DeepClone());
        root["scenarios"] = new JsonArray();
        root["fields"] = new JsonArray([.. root["fields"]!.AsArray().Where(f => (string?)f!["code"] == version.FieldCode).Select(f => f!.DeepClone())]);
        return root.ToJsonString(DossierEventData.Json);
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

using System.Text.Json;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;

namespace CaiCach.Application.Dossiers;

/// <summary>Bodies outside this installation (cơ quan ngoài hệ thống), known by the name that is typed.</summary>
internal static class OutsideBodies
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 200;

    /// <summary>How names are compared: folded, and without the signs between their words.</summary>
    public static string KeyOf(string name) => PlacePapers.KeyOf(name);

    /// <summary>Asks one of them, with the change that asks; what the event keeps of it.</summary>
    public static DossierEventData.OutsideBody Ask(CaiCachDb db, DossierChange change, string name, DateTime due, int days, string question, IReadOnlyList<Guid> papers, bool isPart)
    {
        var asked = new OutsideRequest
        {
            Id = Ids.New(change.Context.Now),
            DossierId = change.Dossier.Id,
            AgencyId = change.Dossier.AgencyId,
            IsPart = isPart,
            Body = TypedText.Trimmed(name)!,
            BodyKey = KeyOf(name),
            Question = question.Trim(),
            Papers = JsonSerializer.Serialize(papers.Distinct()),
            AskedAt = change.Context.Now,
            AskedAtVersion = change.Dossier.Version + 1,
            DueAt = due,
            RemindAt = change.Context.Now,
        };
        db.OutsideRequests.Add(asked);
        change.Dossier.OutsideAwaited++;
        return new(asked.Id, asked.Body, due, days);
    }

    /// <summary>What an event keeps of some of them.</summary>
    public static IReadOnlyList<DossierEventData.OutsideBody> Of(IEnumerable<OutsideRequest> asked) => [.. asked.Select(o => new DossierEventData.OutsideBody(o.Id, o.Body, o.DueAt))];

    /// <summary>The faults of the names on a list of bodies; null where a place of the list names none. One that may be chosen answers for itself.</summary>
    public static IEnumerable<FieldFault> Check(IEnumerable<Unit> mayBeChosen, IReadOnlyList<string?> names)
    {
        var known = mayBeChosen.Select(u => KeyOf(u.Name)).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, name) in names.Index())
        {
            if (name is null)
            {
                continue;
            }

            var (field, key) = ($"bodies[{i}].outside", KeyOf(name));
            if (TypedText.Check(field, "outside", name, LongestName) is { } fault)
            {
                yield return fault;
            }
            else if (key.Length == 0)
            {
                yield return new(field, "outside_missing", "Nhập tên cơ quan.");
            }
            else if (known.Contains(key))
            {
                yield return new(field, "outside_known", "Cơ quan, đơn vị này làm việc trên hệ thống; hãy chọn trong danh sách.");
            }
            else if (!seen.Add(key))
            {
                yield return new(field, "body_twice", "Cơ quan, đơn vị này đã được chọn ở trên.");
            }
        }
    }
}

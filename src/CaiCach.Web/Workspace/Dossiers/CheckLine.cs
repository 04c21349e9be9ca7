using CaiCach.Application.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>One component of the checklist that is gone through before a supplement is asked for; kept as typed.</summary>
public sealed class CheckLine
{
    private const int LongestNote = 500;

    public string? Code { get; set; }

    /// <summary>By the name of a <see cref="ComponentState"/>; null for not looked at yet.</summary>
    public string? State { get; set; }

    public string? Note { get; set; }

    /// <summary>Its name in the procedure; never posted.</summary>
    [BindNever]
    public string Name { get; set; } = "";

    /// <summary>A line for each component, with what was typed of it.</summary>
    public static List<CheckLine> For(IReadOnlyList<Component> components, IReadOnlyList<CheckLine> typed)
    {
        ArgumentNullException.ThrowIfNull(components);
        return
        [
            .. components.DistinctBy(c => c.Code).Select(c =>
            {
                var line = typed.FirstOrDefault(t => string.Equals(t.Code, c.Code, StringComparison.Ordinal));
                return new CheckLine { Code = c.Code, Name = c.Name, State = line?.State, Note = ActInputs.Clean(line?.Note)?.ReplaceLineEndings(" ").Trim() };
            }),
        ];
    }

    /// <summary>Notes what is not gone through, and what is called wrong without a word why.</summary>
    public static void Check(IReadOnlyList<CheckLine> lines, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(lines);
        foreach (var (i, line) in lines.Index())
        {
            if (line.Found is not { } found)
            {
                state.AddModelError($"Input.Checks[{i}].State", "Đánh dấu đủ, thiếu hay chưa đúng: phải xem hết thành phần hồ sơ rồi mới yêu cầu bổ sung, một lần cho đủ.");
            }
            else if (found == ComponentState.Wrong && string.IsNullOrWhiteSpace(line.Note))
            {
                state.AddModelError($"Input.Checks[{i}].Note", "Ghi rõ điểm chưa đúng để người nộp biết mà sửa.");
            }

            if (line.Note is { Length: > LongestNote })
            {
                state.AddModelError($"Input.Checks[{i}].Note", "Dài quá 500 ký tự.");
            }
        }
    }

    /// <summary>What was found; null for not looked at yet.</summary>
    public ComponentState? Found => Enum.TryParse<ComponentState>(State, out var state) && Enum.IsDefined(state) ? state : null;

    /// <summary>For the law; one that was not looked at is left out.</summary>
    public ComponentCheck? ToLaw() => Found is { } found ? new(Code!, Name, found, found == ComponentState.Enough || string.IsNullOrWhiteSpace(Note) ? null : Note) : null;
}

/// <summary>What was asked for before, told where it is asked again.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Items">What was asked for.</param>
/// <param name="Checks">What was found of each component; empty where it was asked with a list alone.</param>
public sealed record AskedBefore(DateTime At, IReadOnlyList<string> Items, IReadOnlyList<ComponentCheck> Checks)
{
    private static readonly string[] Requests = [DossierEvents.TypeOf(DossierAct.AskIntakeSupplement), DossierEvents.TypeOf(DossierAct.AskSupplement)];

    /// <summary>The requests in a history, the last first. A request that the head signed has the checks of the proposal before it.</summary>
    public static IReadOnlyList<AskedBefore> Of(IReadOnlyList<EventRow> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var asked = new List<AskedBefore>();
        IReadOnlyList<ComponentCheck> proposed = [];
        foreach (var row in history)
        {
            if (row.Type == DossierEvents.TypeOf(DossierAct.Propose))
            {
                proposed = DossierEventData.Parse(row.Data).Checks ?? [];
            }
            else if (Requests.Contains(row.Type))
            {
                var data = DossierEventData.Parse(row.Data);
                asked.Insert(0, new(row.At, data.Items ?? [], data.Checks ?? proposed));
            }
        }

        return asked;
    }
}

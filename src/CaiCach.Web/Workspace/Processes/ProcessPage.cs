using CaiCach.Application.Acting;
using CaiCach.Application.Processes;
using CaiCach.Application.Reference;
using CaiCach.Data.Processes;
using CaiCach.Law.Procedures;
using CaiCach.Law.Processes;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Workspace.Processes;

/// <summary>A page about the process of one procedure at one body.</summary>
public abstract class ProcessPage(ActorReader actors, ReferenceStore reference, ReadProcesses read) : WorkspacePage(actors, reference)
{
    private const string SomebodyElse = "Người khác vừa thay đổi bản dự thảo này. Thao tác của ông/bà chưa được lưu; hãy xem lại bản mới nhất rồi làm lại.";

    private const string DraftEnded = "Người khác vừa phê duyệt, bỏ hoặc thay bản dự thảo này nên nội dung dưới đây chưa được lưu. Hãy chép lại nội dung cần giữ, mở quy trình của thủ tục và soạn bản mới.";

    public ReadProcesses.View View { get; private set; } = null!;

    /// <summary>The address of the process.</summary>
    public string Address => AddressOf(View.Body.Code, View.Procedure.Code);

    /// <summary>The address of the editor of its draft.</summary>
    public string EditAddress => Address + "/soan";

    /// <summary>The address of a process.</summary>
    public static string AddressOf(string body, string procedure) => $"{ListModel.Href}/{Uri.EscapeDataString(body)}/{Uri.EscapeDataString(procedure)}";

    /// <summary>The name of a unit by its code; the code itself where it is unknown.</summary>
    public string NameOf(string unit) => Reference.Organisation.Find(unit)?.Name ?? unit;

    /// <summary>The name of a case of the procedure by its code; the code itself where it is unknown.</summary>
    public string NameOfCase(string code) => View.Procedure.CaseOf(code)?.Name ?? View.Coming?.CaseOf(code)?.Name ?? code;

    /// <summary>Reads the process; false when it is not this person's, or not there.</summary>
    protected async Task<bool> LoadAsync(string body, string procedure, int? number, CancellationToken cancel)
    {
        if (await read.OneAsync(Me, body, procedure, number, Now, cancel) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }

    /// <summary>Reads the draft; false when there is none, or it is not this person's to write.</summary>
    protected async Task<bool> LoadDraftAsync(string body, string procedure, CancellationToken cancel) =>
        await LoadAsync(body, procedure, null, cancel) && View is { MayWrite: true, Draft: { } draft } && await LoadAsync(body, procedure, draft.Number, cancel);

    /// <summary>Reads the draft that a form was filled in for, though it may have ended meanwhile; false when it is not there, or not this person's to write.</summary>
    protected async Task<bool> LoadFilledAsync(string body, string procedure, int number, CancellationToken cancel) =>
        number > 0 && await LoadAsync(body, procedure, number, cancel) && View.MayWrite;

    /// <summary>Says what is wrong, each at its field.</summary>
    protected void Say(IEnumerable<FieldFault> faults) => ModelState.Add(faults, FaultsExtensions.InputKey);

    /// <summary>Says that somebody else was faster.</summary>
    protected PageResult SayStale()
    {
        ModelState.AddModelError("", View.Shown is { State: not ProcessState.Draft } ? DraftEnded : SomebodyElse);
        return Again(StatusCodes.Status409Conflict);
    }

    /// <summary>The words of a place, as a choice.</summary>
    protected static string PlaceText(ProcessPlan plan, ProcessPlace place)
    {
        var lines = ProcessOutline.Of(plan);
        if (lines.FirstOrDefault(l => l.Node is not null && l.Key == place.After) is { } after)
        {
            return after.Step is { } step ? $"Sau bước {after.Number}. {step.What.Name}" : $"Sau khối {after.Number}";
        }

        return lines.FirstOrDefault(l => l.Branch is not null && l.Key == place.List) is not { Branch: { } branch } line ? "Đầu quy trình"
            : $"Đầu nhánh {line.Number}{(branch.Condition is { } condition ? $" ({condition})" : "")}";
    }

    /// <summary>The end of the process.</summary>
    protected ProcessPlace End => new(null, View.Plan.Nodes is [.., var last] ? last.Key : null);

    /// <summary>A place as the value of a choice, and back.</summary>
    protected static string ValueOf(ProcessPlace place) => $"{place.List}|{place.After}";

    /// <inheritdoc cref="ValueOf"/>
    protected static ProcessPlace? PlaceOf(string? value) => value?.Split('|') is [var list, var after] ? new(list.Length > 0 ? list : null, after.Length > 0 ? after : null) : null;

    /// <summary>What was typed, trimmed; null for nothing.</summary>
    protected static string? Clean(string? typed) => typed?.ReplaceLineEndings(" ").Normalize().Trim() is { Length: > 0 } text ? text : null;
}

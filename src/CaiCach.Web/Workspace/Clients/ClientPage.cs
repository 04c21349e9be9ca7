using CaiCach.Application.Accounts;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Clients;

/// <summary>What is typed about a program.</summary>
public class ClientInputs
{
    public string? Name { get; set; }

    public List<string> Scopes { get; set; } = [];

    public List<string> Ways { get; set; } = [];

    /// <summary>Why it is suspended or let in again; asked for in the form that does it alone.</summary>
    public string? Reason { get; set; }

    /// <summary>What it is called and may do.</summary>
    public SaveClient.Rights Rights => new(Name, Scopes, [.. FilingWays.OfPrograms.Where(w => Ways.Contains(w.ToString()))]);
}

/// <summary>A form about what a program is called and may do.</summary>
public interface IClientForm
{
    /// <summary>What is typed.</summary>
    ClientInputs Input { get; }

    /// <summary>What a program may be allowed, in words.</summary>
    IReadOnlyList<Choice> ScopeChoices { get; }

    /// <summary>The ways in that a program may name.</summary>
    IReadOnlyList<Choice> WayChoices { get; }
}

/// <summary>A page about programs that use the API.</summary>
public abstract class ClientPage(ActorReader actors, ReferenceStore reference, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    /// <summary>What a program may be allowed, in words.</summary>
    public IReadOnlyList<Choice> ScopeChoices => [.. ApiScopes.All.Select(s => new Choice(s, NameOf(s), s))];

    /// <summary>The ways in that a program may name.</summary>
    public IReadOnlyList<Choice> WayChoices => [.. FilingWays.OfPrograms.Select(w => new Choice(w.ToString(), t[w.ToText()].Value))];

    /// <summary>The bodies that have not ended.</summary>
    public IReadOnlyList<Choice> Bodies =>
        [.. Reference.Organisation.Agencies.Where(u => !(u.ValidTo < VietnamTime.DayOf(Now))).OrderBy(u => u.Path, StringComparer.Ordinal).Select(u => new Choice(u.Code, u.Name))];

    /// <summary>What a scope lets a program do.</summary>
    public string NameOf(string scope) => (scope switch
    {
        ApiScopes.ProceduresRead => t["Đọc thủ tục"],
        ApiScopes.DossiersFile => t["Tải tệp lên, nộp hồ sơ"],
        ApiScopes.DossiersRead => t["Đọc hồ sơ"],
        ApiScopes.DossiersAct => t["Thực hiện các bước xử lý"],
        ApiScopes.DossiersMaster => t["Nhận hồ sơ chuyển đi, báo trạng thái và kết quả"],
        ApiScopes.IndexRead => t["Đọc chỉ số cải cách"],
        ApiScopes.ReportsRead => t["Đọc báo cáo"],
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, null),
    }).Value;

    /// <summary>The ways in of a program, in words.</summary>
    public IEnumerable<string> WaysOf(string ways) => FilingWays.OfPrograms.Where(w => ways.Split(' ').Contains(w.ToString(), StringComparer.OrdinalIgnoreCase)).Select(w => t[w.ToText()].Value);

    /// <summary>Puts the faults of an outcome at their fields.</summary>
    protected void Say(AccountOutcome outcome)
    {
        if (outcome is AccountOutcome.Invalid invalid)
        {
            ModelState.Add(invalid.Faults, FaultsExtensions.InputKey);
        }
        else if (outcome is AccountOutcome.Stale)
        {
            ModelState.AddModelError("", "Chương trình này vừa được người khác thay đổi. Nội dung dưới đây là mới nhất; hãy xem lại rồi làm tiếp.");
        }
    }
}

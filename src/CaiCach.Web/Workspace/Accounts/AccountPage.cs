using CaiCach.Application.Accounts;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Accounts;

/// <summary>A page on which an administrator manages the accounts and posts of officials.</summary>
public abstract class AccountPage(ActorReader actors, ReferenceStore reference, IStringLocalizer<FaultTexts> roles) : WorkspacePage(actors, reference)
{
    /// <summary>Today.</summary>
    public DateOnly Today => VietnamTime.DayOf(Now);

    /// <summary>The units in reach that have not ended, each with the body it belongs to.</summary>
    public IReadOnlyList<Choice> Units
    {
        get
        {
            var reach = AccountScope.UnitsOf(Me, Reference.Organisation);
            return
            [
                .. Reference.Organisation.All.Where(u => reach.Contains(u.Id) && u.EndedById is null && (u.ValidTo is null || u.ValidTo >= Today)).OrderBy(u => u.Path, StringComparer.Ordinal)
                    .Select(u => new Choice(u.Id.ToString(), u.AgencyId == u.Id ? u.Name : $"{u.Name} – {Reference.Organisation.NameOf(u.AgencyId)}")),
            ];
        }
    }

    /// <summary>Every role.</summary>
    public IReadOnlyList<Choice> Roles => [.. Enum.GetValues<Role>().Select(r => new Choice(r.ToString(), NameOf(r)))];

    /// <summary>The title of a role.</summary>
    public string NameOf(Role role) => roles[RoleTexts.Of(role)].Value;

    /// <summary>The roles that were chosen.</summary>
    protected static IReadOnlyCollection<Role> Chosen(IEnumerable<string> roles) =>
        [.. roles.Select(r => Enum.TryParse<Role>(r, out var role) && Enum.IsDefined(role) ? role : (Role?)null).OfType<Role>().Distinct()];

    /// <summary>The days that were typed; a last day that is none is said at its field and is before every day.</summary>
    protected (DateOnly? From, DateOnly? To) DaysOf(PostInputs input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var from = input.From.Read(ModelState, "Input.From", "Từ ngày");
        return (from, input.To.IsEmpty ? null : input.To.Read(ModelState, "Input.To", "Đến hết ngày") ?? DateOnly.MinValue);
    }

    /// <summary>Puts the faults of an outcome at their fields, where the page has not said one already.</summary>
    protected void Say(AccountOutcome outcome)
    {
        foreach (var fault in (outcome as AccountOutcome.Invalid)?.Faults ?? [])
        {
            var key = FaultsExtensions.InputKey(fault.Field);
            if (key.Length == 0 || !ModelState.TryGetValue(key, out var there) || there.Errors.Count == 0)
            {
                ModelState.AddModelError(key, fault.Text);
            }
        }

        if (outcome is AccountOutcome.Stale)
        {
            ModelState.AddModelError("", "Tài khoản vừa được người khác thay đổi. Nội dung dưới đây là mới nhất; hãy xem lại rồi làm tiếp.");
        }
    }

    /// <summary>What the outcome answers with when it was not done.</summary>
    protected static int StatusOf(AccountOutcome outcome) => outcome is AccountOutcome.Stale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
}

using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Accounts;

/// <summary>Whether a person may hold a role in a unit on some days, beside the other posts.</summary>
internal static class PostRules
{
    /// <summary>The faults of posts that are to be given.</summary>
    /// <param name="tree">The units.</param>
    /// <param name="reach">The units the administrator may give posts in.</param>
    /// <param name="held">The person's other posts.</param>
    /// <param name="lent">The delegations by which the person signs for heads, now or later.</param>
    /// <param name="unit">The unit; null when none was chosen.</param>
    /// <param name="roles">The roles.</param>
    /// <param name="from">The first day; null when none was given.</param>
    /// <param name="to">The last day, inclusive; null for no end.</param>
    /// <param name="today">Today.</param>
    public static IReadOnlyList<FieldFault> Check(
        OrganisationTree tree, IReadOnlySet<Guid> reach, IReadOnlyCollection<Post> held, IReadOnlyCollection<Delegation> lent, Guid? unit, IReadOnlyCollection<Role> roles, DateOnly? from, DateOnly? to, DateOnly today)
    {
        var faults = new List<FieldFault>();
        var place = tree.Find(unit) is { } found && reach.Contains(found.Id) ? found : null;
        if (place is null)
        {
            faults.Add(new("unit", "unit_unknown", "Chọn đơn vị thuộc phạm vi quản trị của ông/bà."));
        }

        if (roles.Count == 0)
        {
            faults.Add(new("roles", "roles_missing", "Chọn ít nhất một vai trò."));
        }

        if (from is null)
        {
            faults.Add(new("from", "from_missing", "Nhập ngày bắt đầu."));
        }
        else if (from < today)
        {
            faults.Add(new("from", "from_past", "Vị trí bắt đầu từ hôm nay trở đi."));
        }

        if (to < (from ?? today))
        {
            faults.Add(new("to", "to_early", "Ngày cuối phải từ ngày bắt đầu trở đi."));
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        if (place!.EndedById is not null || place.ValidFrom > from || (place.ValidTo is { } last && last < (to ?? DateOnly.MaxValue)))
        {
            return [new("unit", "unit_ended", "Đơn vị này không hoạt động trong suốt những ngày ấy; chọn đơn vị hoặc ngày khác.")];
        }

        var together = held.Where(p => Meets(p, from!.Value, to)).Select(p => (p.UnitId, Agency: tree.Find(p.UnitId)!.AgencyId, p.Role)).ToList();
        foreach (var role in roles)
        {
            if (together.Any(p => p.UnitId == place.Id && p.Role == role))
            {
                faults.Add(new("roles", "post_held", $"Người này đã là {RoleTexts.Of(role)} của đơn vị trong những ngày ấy."));
            }

            foreach (var other in together.Concat(roles.Where(r => r < role).Select(r => (place.Id, place.AgencyId, r))))
            {
                if (RoleRules.WhyApart(role, other.Item3, other.Item2 == place.AgencyId) is { } why)
                {
                    faults.Add(new("roles", "roles_apart", $"Một người không cùng lúc là {RoleTexts.Of(other.Item3)} và {RoleTexts.Of(role)}: {why}."));
                }
            }

            foreach (var delegation in lent.Where(d => d.LastDay >= from && (to is null || d.FirstDay <= to) && !tree.HasEnded(d.AgencyId)))
            {
                if (RoleRules.WhyNotSign(role, delegation.AgencyId == place.AgencyId) is { } why)
                {
                    faults.Add(new(
                        "roles", "signs_by_delegation",
                        $"Người này được ủy quyền ký thay lãnh đạo {tree.NameOf(delegation.AgencyId)} đến hết {delegation.LastDay:dd/MM/yyyy} nên không là {RoleTexts.Of(role)}: {why}. Rút ủy quyền ấy trước, hoặc chọn ngày khác."));
                }
            }
        }

        return [.. faults.DistinctBy(f => f.Text)];
    }

    private static bool Meets(Post post, DateOnly from, DateOnly? to) =>
        (post.ValidTo is null || post.ValidTo >= from) && (to is null || post.ValidFrom <= to);
}

using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Letters;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Letters;

/// <summary>Whose number books a person keeps: an administrator those of the body of the post.</summary>
public static class NumberBookScope
{
    /// <summary>Whose work it is.</summary>
    public static Role Keeper => Role.Administrator;

    /// <summary>The books that a person keeps: letters of the body and of its one-stop units, handover and archive lists of the units that receive.</summary>
    /// <param name="actor">The person.</param>
    /// <param name="units">The organisation.</param>
    /// <param name="now">The moment (UTC).</param>
    public static IReadOnlyList<(Unit Unit, NumberBook Book)> BooksOf(Actor actor, OrganisationTree units, DateTime now)
    {
        var day = VietnamTime.DayOf(now);
        var bodies = actor.Posts.Where(p => p.Role == Keeper).Select(p => p.AgencyId).ToHashSet();
        return
        [
            .. from unit in units.All
               where bodies.Contains(unit.AgencyId) && unit.ValidFrom <= day && !(unit.ValidTo < day)
               let receives = unit.Kind == UnitKind.OneStop || units.ReceptionOf(unit.AgencyId).Id == unit.Id
               where receives || unit.Id == unit.AgencyId
               orderby unit.Code
               from book in receives ? Enum.GetValues<NumberBook>() : [NumberBook.Letter]
               select (unit, book),
        ];
    }
}

using System.Security.Cryptography;
using System.Text;
using CaiCach.Application.Acting;
using CaiCach.Data.Reference;
using CaiCach.Law.Calendar;

namespace CaiCach.Application.Calendar;

/// <summary>A version of what a body's calendar has of its own, as it is stored.</summary>
internal static class UnitCalendarVersion
{
    /// <summary>The row; its name is made of the body, the content and the number.</summary>
    public static UnitCalendarRow RowOf(ActContext context, Guid body, int number, string document, CalendarDecision decision, string summary) => new()
    {
        Version = $"dv-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{body:N} {document}")))[..12]}-{number}",
        UnitId = body,
        Number = number,
        Document = document,
        MadeAt = context.Now,
        MadeBy = context.Actor.Name,
        DecisionNumber = decision.Number,
        DecisionDate = decision.Date,
        Summary = summary,
    };
}

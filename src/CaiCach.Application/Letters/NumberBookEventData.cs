using CaiCach.Law.Letters;

namespace CaiCach.Application.Letters;

/// <summary>The facts of a book that was told to go on with a higher number.</summary>
/// <param name="Unit">The unit that numbers.</param>
/// <param name="Book">The book.</param>
/// <param name="Year">The year.</param>
/// <param name="LastBefore">The last number given before; 0 before the first.</param>
/// <param name="Next">The number it goes on with.</param>
public sealed record NumberBookEventData(Guid Unit, NumberBook Book, int Year, int LastBefore, int Next)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "number_book";

    /// <summary>The one thing that happens to it.</summary>
    public const string Raised = "number_book.raised";
}

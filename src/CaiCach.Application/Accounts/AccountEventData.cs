using CaiCach.Law.Organisation;

namespace CaiCach.Application.Accounts;

/// <summary>The facts of a change of an account; whose it is says the record. No phone, no address, no password.</summary>
/// <param name="UserName">The name it signs in by, of a new account.</param>
/// <param name="Posts">The posts that were given or changed, as they stand now.</param>
/// <param name="Fields">Which of name, e-mail and phone changed.</param>
/// <param name="HandedOver">How many open dossiers left this person's hands with it; null for none.</param>
/// <param name="HandedTo">Who got them; null when the head assigns them.</param>
/// <param name="Until">Until when the one-time password is good.</param>
/// <param name="IdentityPaper">The paper by which a citizen was recognised at the counter.</param>
/// <param name="HandedQuestions">How many questions left this person's hands with it; null for none.</param>
/// <param name="Unanswered">How many petitions of the unit nobody is left to answer; null for none.</param>
public sealed record AccountEventData(
    string? UserName = null, IReadOnlyList<AccountEventData.Post>? Posts = null, IReadOnlyList<string>? Fields = null,
    int? HandedOver = null, Guid? HandedTo = null, DateTime? Until = null, string? IdentityPaper = null, int? HandedQuestions = null, int? Unanswered = null)
{
    /// <summary>The facts with what left somebody's hands.</summary>
    internal AccountEventData With(OpenInHand.Count handed, Guid? to) => this with
    {
        HandedOver = handed.Dossiers == 0 ? null : handed.Dossiers,
        HandedQuestions = handed.Questions == 0 ? null : handed.Questions,
        Unanswered = handed.Petitions == 0 ? null : handed.Petitions,
        HandedTo = handed.Dossiers + handed.Questions == 0 ? null : to,
    };

    /// <summary>The kind of record.</summary>
    public const string Stream = "account";

    /// <summary>It was made, with a one-time password.</summary>
    public const string Created = "account.created";

    /// <summary>Name, e-mail or phone changed.</summary>
    public const string Changed = "account.changed";

    /// <summary>Posts were given.</summary>
    public const string PostsGiven = "account.posts_given";

    /// <summary>The last day of a post changed.</summary>
    public const string PostChanged = "account.post_changed";

    /// <summary>A post ran out by its date, and what was still in hand by it went back to who assigns it.</summary>
    public const string PostRanOut = "account.post_ran_out";

    /// <summary>The person went to another unit.</summary>
    public const string Moved = "account.moved";

    /// <summary>It was locked.</summary>
    public const string Locked = "account.locked";

    /// <summary>It was opened again.</summary>
    public const string Unlocked = "account.unlocked";

    /// <summary>Somebody else gave it a one-time password.</summary>
    public const string PasswordReset = "account.password_reset";

    /// <summary>The owner set a password.</summary>
    public const string PasswordSet = "account.password_set";

    /// <summary>The identity number was taken from who had registered it wrongly.</summary>
    public const string NumberReleased = "account.number_released";

    /// <summary>Every type.</summary>
    public static IEnumerable<string> Types => [Created, Changed, PostsGiven, PostChanged, PostRanOut, Moved, Locked, Unlocked, PasswordReset, PasswordSet, NumberReleased];

    /// <summary>A post.</summary>
    /// <param name="Id">The post.</param>
    /// <param name="Unit">The unit.</param>
    /// <param name="Role">The role.</param>
    /// <param name="From">The first day.</param>
    /// <param name="To">The last day, inclusive; null for no end.</param>
    public sealed record Post(Guid Id, Guid Unit, Role Role, DateOnly From, DateOnly? To)
    {
        /// <summary>The facts of a post as stored.</summary>
        public static Post Of(Data.Organisation.Post post) => new(post.Id, post.UnitId, post.Role, post.ValidFrom, post.ValidTo);
    }
}

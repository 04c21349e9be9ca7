using CaiCach.Law.Calendar;

namespace CaiCach.Law.Procedures;

/// <summary>Rule R12: the limit of a dossier that was sent by post, where the procedure counts it from the post.</summary>
public static class PostalStart
{
    /// <summary>When the limit starts (local); null where it starts with the acceptance.</summary>
    /// <param name="rule">What starts the clock under the version of the procedure.</param>
    /// <param name="channel">How the dossier came in.</param>
    /// <param name="arrived">When the post delivered it (local); null where that is not on record.</param>
    /// <param name="postmarked">The day of the postmark; null where that is not on record.</param>
    /// <param name="supplemented">Whether a supplement was asked for before the acceptance: what the post brought was not complete, and the limit starts with the acceptance.</param>
    public static DateTime? Of(StartRule rule, Channel channel, DateTime? arrived, DateOnly? postmarked, bool supplemented) =>
        channel != Channel.Post || supplemented ? null : rule switch
        {
            StartRule.PostalArrival => arrived,
            StartRule.Postmark => postmarked?.ToDateTime(TimeOnly.MinValue),
            _ => null,
        };

    /// <summary>How the explanation of such a limit begins; null for a rule that does not count from the post.</summary>
    /// <param name="rule">What starts the clock.</param>
    public static DueWords? WordsOf(StartRule? rule) => rule switch
    {
        StartRule.PostalArrival => DueWords.PostalArrival,
        StartRule.Postmark => DueWords.Postmark,
        _ => null,
    };
}

namespace CaiCach.Data.Dossiers;

/// <summary>A record with a clock that people are reminded of.</summary>
public interface IReminded
{
    /// <summary>When to look whether somebody is to be reminded (UTC); null when nothing is to come.</summary>
    DateTime? RemindAt { get; set; }

    /// <summary>The due date that was looked at last (UTC).</summary>
    DateTime? RemindedFor { get; set; }

    /// <summary>When that was; what would have been before it is not sent any more.</summary>
    DateTime? RemindedUntil { get; set; }
}

namespace CaiCach.Web.Commands;

/// <summary>How a verb ends.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The input or the data is at fault.</summary>
    public const int InputAtFault = 1;

    public const int WrongUsage = 2;

    /// <summary>The system is at fault: database away, disk full.</summary>
    public const int SystemAtFault = 3;
}

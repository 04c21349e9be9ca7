namespace CaiCach.Data.Provider;

/// <summary>What a failure is about.</summary>
public static class Failures
{
    /// <summary>The first exception of a kind in a failure and what caused it; null when there is none.</summary>
    public static T? Inner<T>(this Exception failure)
        where T : Exception
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is T found)
            {
                return found;
            }
        }

        return null;
    }
}

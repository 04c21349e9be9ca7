namespace CaiCach.Architecture.Tests;

/// <summary>Code that breaks a rule, for the tests that show that the rule sees it.</summary>
public static class PlantedFaults
{
    /// <summary>Could be derived from.</summary>
    public class Open;

    /// <summary>Writes and does not say who.</summary>
    public sealed class Nameless
    {
        /// <summary>Takes no context.</summary>
        public Task RunAsync(Guid id) => Task.FromResult(id);
    }

    /// <summary>Lets a client say when it was received.</summary>
    public sealed record Dated(string Name, DateTime? ReceivedAt);
}

using CaiCach.TestKit;

namespace CaiCach.Application.Tests;

/// <summary>The engines, as data of a theory.</summary>
public static class EveryDatabase
{
    public static TheoryData<string> Engines => [.. TestDatabase.Engines];
}

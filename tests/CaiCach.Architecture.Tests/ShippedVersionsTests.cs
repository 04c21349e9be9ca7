using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CaiCach.TestKit;

namespace CaiCach.Architecture.Tests;

/// <summary>
/// A version of a procedure that once shipped is in the databases of earlier installations, whose start refuses a file that changes it. Only its last day may be added; what changes is a new version.
/// </summary>
public sealed class ShippedVersionsTests
{
    [Fact]
    public void A_version_that_shipped_is_never_changed()
    {
        var lines = Directory.EnumerateFiles(Path.Combine(TestDatabase.Repository, "data", "procedures"), "*.json")
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!)
            .SelectMany(root => root["procedures"]!.AsArray().Concat(root["scenarios"]?.AsArray() ?? []))
            .Select(item => item!.AsObject())
            .Select(item =>
            {
                item.Remove("effectiveTo");
                return $"{item["code"]} {item["version"]} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(item.ToJsonString())))}\n";
            })
            .Order(StringComparer.Ordinal).ToList();

        Assert.True(lines.Count > 60);
        Assert.Null(Approved.Difference("tests/CaiCach.Architecture.Tests/shipped-versions.txt", string.Concat(lines)));
    }
}

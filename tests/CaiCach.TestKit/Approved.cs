namespace CaiCach.TestKit;

/// <summary>A generated text that people have read and agreed to. A change of it fails the test until the new text is committed: CAICACH_APPROVE=1 writes it.</summary>
public static class Approved
{
    /// <summary>What differs, or null when the file below the repository says the same.</summary>
    public static string? Difference(string path, string generated)
    {
        var file = Path.Combine(Repository(), path);
        if (Environment.GetEnvironmentVariable("CAICACH_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, generated);
        }

        var kept = File.Exists(file) ? File.ReadAllText(file).Split('\n') : [];
        var now = generated.Split('\n');
        for (var i = 0; i < Math.Max(kept.Length, now.Length); i++)
        {
            var (was, became) = (i < kept.Length ? kept[i] : "(nothing)", i < now.Length ? now[i] : "(nothing)");
            if (was != became)
            {
                return $"{path} line {i + 1}:\n  approved:  {was}\n  generated: {became}\nWhen the change is meant, run the test once with CAICACH_APPROVE=1 and commit the file.";
            }
        }

        return null;
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CaiCach.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}

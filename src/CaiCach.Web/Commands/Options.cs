namespace CaiCach.Web.Commands;

/// <summary>The options given to a verb, as <c>--name value</c> or <c>--name=value</c>.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    private Options()
    {
    }

    /// <summary>The value of an option; null when it was not given.</summary>
    public string? this[string name] => values.GetValueOrDefault(name);

    /// <summary>Every option given, as the host's configuration takes it.</summary>
    public string[] Arguments => [.. values.Select(v => $"--{v.Key}={v.Value}")];

    /// <summary>The same with other values.</summary>
    public Options With(params (string Name, string Value)[] others)
    {
        var changed = new Options();
        foreach (var (name, value) in values.Select(v => (v.Key, v.Value)).Concat(others))
        {
            changed.values[name] = value;
        }

        return changed;
    }

    /// <summary>Reads the arguments of a verb. When it was help or wrong usage, that is answered here and <paramref name="exit"/> is how the verb ends.</summary>
    public static Options? Read(string verb, string help, string[] known, string[] args, out int exit, TextWriter? stdout = null, TextWriter? stderr = null)
    {
        var options = new Options();
        exit = ExitCodes.Done;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--help" or "-h")
            {
                (stdout ?? Console.Out).Write(help);
                return null;
            }

            var (name, value) = args[i].IndexOf('=') is var at and > 0 ? (args[i][..at], args[i][(at + 1)..]) : (args[i], null);
            if (!name.StartsWith("--", StringComparison.Ordinal) || !known.Contains(name[2..], StringComparer.Ordinal))
            {
                return Wrong($"không có lựa chọn “{args[i]}”", out exit);
            }

            value ??= ++i < args.Length ? args[i] : null;
            if (string.IsNullOrEmpty(value))
            {
                return Wrong($"lựa chọn {name} thiếu giá trị", out exit);
            }

            if (!options.values.TryAdd(name[2..], value))
            {
                return Wrong($"lựa chọn {name} được nêu hai lần", out exit);
            }
        }

        return options;

        Options? Wrong(string what, out int exit)
        {
            (stderr ?? Console.Error).WriteLine($"{verb}: {what}. Xem: caicach {verb} --help");
            exit = ExitCodes.WrongUsage;
            return null;
        }
    }
}

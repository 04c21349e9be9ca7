namespace CaiCach.Web.Commands;

/// <summary>The verbs of the command line. A verb is a line here and a class beside this one.</summary>
public static class Verbs
{
    private static readonly (string Name, string Summary, Func<string[], Task<int>> Run)[] All =
    [
        ("serve", "serves with the given configuration: --urls URL, --database FILE-OR-CONNECTION", ServeCommand.Run),
    ];

    public static async Task<int> Run(string[] args)
    {
        if (args is [] or ["--help" or "-h" or "help", ..])
        {
            await Console.Out.WriteAsync(Usage);
            return args.Length == 0 ? 2 : 0;
        }

        foreach (var (name, summary, run) in All)
        {
            if (string.Equals(name, args[0], StringComparison.Ordinal))
            {
                if (args.AsSpan(1).Contains("--help"))
                {
                    await Console.Out.WriteLineAsync($"caicach {name}: {summary}");
                    return 0;
                }

                return await run(args[1..]);
            }
        }

        await Console.Error.WriteLineAsync($"caicach: unknown verb '{args[0]}'");
        await Console.Error.WriteAsync(Usage);
        return 2;
    }

    private static string Usage =>
        "caicach VERB [options]\n" + string.Concat(All.Select(v => $"  {v.Name,-10} {v.Summary}\n"));
}

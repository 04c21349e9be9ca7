namespace CaiCach.Application.Files;

/// <summary>A page of a batch.</summary>
/// <param name="Upload">The file it is in.</param>
/// <param name="Number">Its number in that file, from 1.</param>
/// <param name="Choice">The component it is a page of, or one of the signs of <see cref="ScanSorting"/>; empty while nobody has said.</param>
/// <param name="Turn">How far it is turned clockwise: 0, 90, 180 or 270.</param>
/// <param name="Next">What separator sheets say of the page that is scanned after it, as a choice; empty where they say nothing.</param>
public sealed record ScanPage(Guid Upload, int Number, string Choice = "", int Turn = 0, string Next = "");

/// <summary>Which pages make which paper. Nothing is left to chance: every page is a page of a paper or left out by a choice.</summary>
public static class ScanSorting
{
    /// <summary>The choice that leaves a page out.</summary>
    public const string LeftOut = "-";

    /// <summary>The choice of the page above.</summary>
    public const string AsAbove = "=";

    /// <summary>A page of a paper that is no component.</summary>
    public const string Other = "*";

    /// <summary>A paper to be made.</summary>
    /// <param name="Code">The component; empty for any other paper.</param>
    /// <param name="Pages">Its pages in order, each with its place in the batch.</param>
    public sealed record Paper(string Code, IReadOnlyList<(int At, ScanPage Page)> Pages);

    /// <summary>What came of it: faults by the place of their page, or the papers.</summary>
    public sealed record Sorted(IReadOnlyList<(int At, string Text)> Faults, IReadOnlyList<Paper> Papers);

    /// <summary>Sorts a batch.</summary>
    /// <param name="pages">The pages in their order.</param>
    /// <param name="codes">The components there are.</param>
    public static Sorted Sort(IReadOnlyList<ScanPage> pages, IReadOnlyCollection<string> codes)
    {
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentNullException.ThrowIfNull(codes);
        var faults = new List<(int, string)>();
        var papers = new List<(string Code, List<(int, ScanPage)> Pages)>();
        var above = "";
        foreach (var (at, page) in pages.Index())
        {
            var choice = page.Choice == AsAbove ? above : page.Choice;
            above = choice;
            if (choice == LeftOut)
            {
                continue;
            }

            if (choice != Other && !codes.Contains(choice))
            {
                faults.Add((at, "Chọn giấy tờ của trang này, hoặc chọn bỏ trang."));
                continue;
            }

            var code = choice == Other ? "" : choice;
            if (papers.FindIndex(p => p.Code == code) is var place and >= 0)
            {
                papers[place].Pages.Add((at, page));
            }
            else
            {
                papers.Add((code, [(at, page)]));
            }
        }

        return new(faults, [.. papers.Select(p => new Paper(p.Code, p.Pages))]);
    }
}

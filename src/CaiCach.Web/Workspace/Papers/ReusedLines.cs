using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Procedures;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaiCach.Web.Workspace.Papers;

/// <summary>What is held of the owner beside the lines of papers of a form: shown, and taken into its line or out of it again.</summary>
public sealed class ReusedLines(FindReusable reusable, ReusePaper reuses, OpenDossier open)
{
    /// <summary>A file that may be reused.</summary>
    /// <param name="Offer">The file.</param>
    /// <param name="Name">The name of the paper it stands for.</param>
    /// <param name="Taken">Whether it lies in its line.</param>
    /// <param name="Scanned">Whether a scan lies there, which goes only when that is said.</param>
    public sealed record Row(FindReusable.Offer Offer, string Name, bool Taken, bool Scanned)
    {
        /// <summary>What the button sends: with a dash out of the line again, with a plus instead of the scan.</summary>
        public string Choice => (Taken ? "-" : Scanned ? "+" : "") + Offer.Choice;
    }

    /// <summary>Takes a file into its line or out again; why not stands at the line.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="held">What is held of the owner.</param>
    /// <param name="reuse">What the button sent.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="state">The faults and what was typed.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task TakeAsync(ActContext context, FindReusable.Held held, string reuse, List<PaperLine> lines, ModelStateDictionary state, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(reuse);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(state);
        if (FindReusable.Offer.Chosen(reuse.TrimStart('-', '+')) is not { } chosen || lines.FindIndex(l => l.Code == chosen.ComponentCode) is not (>= 0 and var at))
        {
            return;
        }

        var (line, field) = (lines[at], string.Create(CultureInfo.InvariantCulture, $"Input.Papers[{at}]"));
        var from = line.UploadId is { } lying ? (await reusable.TakenAsync(context, [lying], cancel)).GetValueOrDefault(lying) : default;
        if (reuse.StartsWith('-'))
        {
            // A scan that was chosen since stays.
            if (line.UploadId is not null && from != chosen.PaperId)
            {
                return;
            }

            (line.UploadId, line.UploadName) = (null, null);
        }
        else if (line.UploadId is not null && from == default && !reuse.StartsWith('+'))
        {
            state.AddModelError(field + ".File", $"Giấy tờ này đã có tệp quét “{line.UploadName}”. Muốn thay thì bấm “Bỏ bản đã quét, dùng lại”.");
            return;
        }
        else
        {
            switch (await reuses.RunAsync(context, held, chosen.ComponentCode, chosen.PaperId, null, field + ".File", cancel))
            {
                case ReusePaper.Outcome.Taken { Upload: var upload }:
                    (line.UploadId, line.UploadName) = (upload.Id, upload.FileName);
                    break;
                case ReusePaper.Outcome.Refused { Fault: var fault }:
                    state.AddModelError(fault.Field, fault.Text);
                    return;
            }
        }

        state.Remove(field + ".UploadId");
        state.Remove(field + ".UploadName");
    }

    /// <summary>What is shown beside the lines; that it was shown is noted for the owner.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="held">What is held of the owner.</param>
    /// <param name="components">The papers that are asked for.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<Row>> ShowAsync(ActContext context, FindReusable.Held held, IReadOnlyList<Component> components, IReadOnlyList<PaperLine> lines, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(held);
        ArgumentNullException.ThrowIfNull(lines);
        var offers = (from offer in held.Offers from component in components where component.Code == offer.ComponentCode select (Offer: offer, component.Name)).ToList();
        if (offers.Count == 0)
        {
            return [];
        }

        var taken = await reusable.TakenAsync(context, lines.Select(l => l.UploadId).OfType<Guid>(), cancel);
        await open.NoteAsync(context, [.. offers.Select(o => o.Offer.Paper.DossierId).Distinct()], cancel);
        return [.. offers.Select(o => (o, Upload: lines.FirstOrDefault(l => l.Code == o.Offer.ComponentCode)?.UploadId))
            .Select(x => new Row(x.o.Offer, x.o.Name, x.Upload is { } mine && taken.GetValueOrDefault(mine) == x.o.Offer.Paper.Id, x.Upload is { } scan && !taken.ContainsKey(scan)))];
    }
}

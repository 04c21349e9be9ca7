using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Letters;

/// <summary>The control sheet of a dossier (Mẫu 06; Mẫu 05 of the earlier set), written with the text in force now. It is not kept: it lists what the events say.</summary>
public sealed class ReadControlSheet(CaiCachDb db, ReferenceStore reference, ReadOfficerNames names, ReadReceipts receipts, ListParts parts)
{
    /// <summary>What is read.</summary>
    /// <param name="Set">The set of forms it follows; null when none is loaded.</param>
    /// <param name="Handovers">The handovers, oldest first.</param>
    /// <param name="Frame">What stands around them.</param>
    /// <param name="Sheet">All of it as a letter, its handovers as rows of a table.</param>
    public sealed record View(LetterSet? Set, IReadOnlyList<Handover> Handovers, LetterFrame Frame, LetterSheet Sheet);

    /// <summary>The sheet of a dossier that the caller has read.</summary>
    /// <param name="context">Who prints it, and when.</param>
    /// <param name="dossier">The dossier.</param>
    /// <param name="text">A text that is being written; null for the one in force.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<View> RunAsync(ActContext context, Dossier dossier, LetterText? text = null, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var events = await db.Events.AsNoTracking().Where(e => e.StreamId == dossier.Id).OrderBy(e => e.Version).ToListAsync(cancel);
        var handovers = Handover.Of(
            dossier, events, snapshot, await names.RunAsync(events.Select(e => DossierEventData.Parse(e.Data).ToOfficer), cancel), await receipts.RunAsync(dossier.Id, events, cancel),
            Handover.HasParts(events) ? await parts.OfAsync(dossier.Id, cancel) : []);

        // The one-stop unit that received the dossier keeps its sheet.
        var made = new LetterCase(LetterKind.Control, DossierAct.Accept, dossier, dossier.Version, context.Now, context.Actor.Name, null, new(), null);
        text ??= (await LetterTextsInForce.OfAsync(db, made, snapshot, cancel)).Text;
        var frame = text.Frame(LetterKind.Control, LetterWords.Facts(made, snapshot));
        var counter = snapshot.Organisation.ReceptionOf(dossier.CounterId);
        var receiver = snapshot.Organisation.Find(counter.AgencyId)!;
        var place = OrganisationTree.PlaceOf(receiver);
        var set = snapshot.SetFor(dossier, context.Now);
        var sheet = new LetterSheet(
            receiver.Name, counter.Name, "", (place.Length > 0 ? place + ", " : "") + LetterWords.Formal(context.Now), set?.FormOf(LetterKind.Control)?.Title ?? LetterKind.Control.ToText(), "Mã hồ sơ", made.Code,
            [.. frame.Opening, .. Table(handovers), .. frame.Closing], frame.Notes, []);
        return new(set, handovers, frame, sheet);
    }

    /// <summary>The handovers as a table with room for both signatures, as wide as the headings that do not break.</summary>
    internal static IEnumerable<LetterBlock> Table(IReadOnlyList<Handover> handovers) => handovers.Count == 0
        ? [new(LetterBlockKind.Paragraph, [[new("Hồ sơ chưa được giao nhận lần nào.")]])]
        : handovers.Select((line, i) => Row(LetterBlockKind.Row,
            (i + 1).ToString(CultureInfo.InvariantCulture),
            $"Giao: {line.FromUnit}{(line.FromUnit.Length > 0 ? ", " : "")}{line.FromPerson}\nNhận: {line.To}{(line.Receipt is { } receipt ? $", {receipt.By} (xác nhận lúc {LetterWords.Moment(receipt.At)})" : "")}",
            LetterWords.Moment(line.At),
            line.ResultText,
            string.Join(". ", new[] { line.Step is { } step ? $"Bước: {step}{(line.StepDue is { } due ? $", hạn bước {LetterWords.Moment(due)}" : "")}" : null, line.Note }.Where(said => !string.IsNullOrEmpty(said))),
            "", ""))
            .Prepend(Row(LetterBlockKind.Head, "TT", "Giao – nhận", "Thời gian", "Kết quả", "Ghi chú", "Người\u00a0giao\u00a0ký", "Người\u00a0nhận\u00a0ký"));

    private static LetterBlock Row(LetterBlockKind kind, params string[] cells) => new(kind, [.. cells.Select(c => (IReadOnlyList<LetterRun>)[new(c)])]);
}

using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Law.Letters;

namespace CaiCach.Application.Reports.Register;

/// <summary>Takes the whole register of a span out of the program, to print or as a file. It holds personal data, so who took which out is an event, saved before anything is given.</summary>
public sealed class ExportRegister(CaiCachDb db, ReferenceStore reference, ReadRegister read)
{
    /// <summary>The most lines of one export.</summary>
    public const int MostLines = 20_000;

    private const int Batch = 1000;

    /// <summary>The format that is a page to print.</summary>
    public const string Paper = "html";

    /// <summary>How it ended.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>The lines, and what stands around them.</summary>
        public sealed record Done(IReadOnlyList<ReadRegister.Line> Lines, Unit Unit, LetterFrame Frame) : Outcome;

        /// <summary>The question has faults, or asks for more than <see cref="MostLines"/>.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;
    }

    /// <summary>The formats.</summary>
    public static IReadOnlyList<string> Formats { get; } = [Paper, "pdf", "xlsx", "docx", "csv", "json"];

    /// <summary>Takes it out.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="question">Which lines.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Outcome> RunAsync(ActContext context, ReadRegister.Question question, string format, CancellationToken cancel = default)
    {
        if (!Formats.Contains(format))
        {
            throw new ArgumentOutOfRangeException(nameof(format), format, null);
        }

        var snapshot = await reference.CurrentAsync(cancel);
        var unit = ReadRegister.UnitsOf(context.Actor, snapshot.Organisation).FirstOrDefault(u => u.Code == question.Unit);
        var faults = ReadRegister.Check(unit, question).ToList();
        if (faults.Count > 0)
        {
            return new Outcome.Invalid(faults);
        }

        if (await read.CountAsync(snapshot, unit!, question, MostLines, cancel) > MostLines)
        {
            return new Outcome.Invalid([new("to", "register_too_long", "Khoảng ngày này có hơn 20.000 hồ sơ; hãy chọn khoảng ngắn hơn.")]);
        }

        List<ReadRegister.Line> lines = [];
        ReadRegister.Cursor? after = null;
        do
        {
            var page = await read.PageAsync(snapshot, context.Now, unit!, question, after, Batch, cancel);
            lines.AddRange(page.Lines);
            after = page.Next;
        }
        while (after is not null && lines.Count < MostLines);

        var frame = await RegisterFrame.OfAsync(db, context, unit!, question, lines.Count, snapshot, cancel);
        db.Record(
            context, RegisterEventData.Stream, Ids.New(context.Now), 1, RegisterEventData.Exported,
            new RegisterEventData(unit!.Id, question.From, question.To, format, lines.Count), unitId: unit.Id);
        await db.SaveChangesAsync(cancel);
        return new Outcome.Done(lines, unit, frame);
    }
}

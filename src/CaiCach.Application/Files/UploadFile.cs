using System.Globalization;
using System.Text;
using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Files;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaiCach.Application.Files;

/// <summary>Takes a file in: by content, within the limits said beforehand; stored before the row that names it.</summary>
public sealed class UploadFile(CaiCachDb db, FileStore store, MalwareScanner scanner, ILogger<UploadFile> log)
{
    private const int LongestName = 255;

    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Stored.</summary>
        public sealed record Stored(Upload Upload) : Outcome;

        /// <summary>Refused; nothing is kept.</summary>
        public sealed record Refused(FieldFault Fault) : Outcome;
    }

    /// <summary>Takes a file in.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="fileName">The name it had; shown, never used as a path.</param>
    /// <param name="field">The form field to name in a fault.</param>
    /// <param name="draftId">The draft it belongs to.</param>
    /// <param name="paper">The paper it is for, whose limits hold beside those of every file; null for none.</param>
    /// <param name="isTemplate">Whether it is a blank form of the catalogue: PDF, DOCX or XLSX.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Outcome> RunAsync(ActContext context, Stream content, string? fileName, string field, Guid? draftId = null, Component? paper = null, bool isTemplate = false, CancellationToken cancel = default)
    {
        var limits = isTemplate ? FileKinds.TemplateLimits : FileKinds.Limits;
        var name = CleanName(fileName);
        using var received = await store.ReceiveAsync(content, FileKinds.LargestFile, cancel);
        if (received is null)
        {
            return Refuse(field, "file_too_large", $"Tệp “{name}” vượt quá 20 MB. {limits}");
        }

        if (received.Size == 0)
        {
            return Refuse(field, "file_empty", $"Tệp “{name}” không có nội dung (0 byte). Kiểm tra lại tệp và tải lên lần nữa.");
        }

        if (TypeOf(received, isTemplate) is not { } mediaType)
        {
            return Refuse(field, "file_type", $"Tệp “{name}” không đúng loại được nhận. {limits}");
        }

        if (!FileKinds.EndingFits(name, mediaType))
        {
            return Refuse(field, "file_ending", $"Phần mở rộng của tệp “{name}” không khớp với nội dung tệp. {limits}");
        }

        if (FileKinds.WhyNot(paper, field, name, mediaType, received.Size) is { } unfit)
        {
            return new Outcome.Refused(unfit);
        }

        if (scanner.IsOn && await ScanAsync(received, context.Now, cancel) == ScanVerdict.Infected)
        {
            return Refuse(field, "file_infected", $"Tệp “{name}” có mã độc nên không được nhận. Kiểm tra máy tính của ông/bà rồi chọn tệp khác.");
        }

        received.Keep();
        var upload = new Upload
        {
            Id = Ids.New(context.Now),
            OwnerId = context.Actor.Id ?? throw new InvalidOperationException("Only somebody can hand a file in."),
            DraftId = draftId,
            ComponentCode = paper?.Code ?? "",
            Sha256 = received.Sha256,
            FileName = name,
            MediaType = mediaType,
            Size = received.Size,
            CreatedAt = context.Now,
        };
        db.Uploads.Add(upload);
        await db.SaveChangesAsync(cancel);
        return new Outcome.Stored(upload);
    }

    // What came in while the scanner was away keeps waiting, so that what is stored already is put away as well.
    private async Task<ScanVerdict> ScanAsync(IncomingFile received, DateTime now, CancellationToken cancel)
    {
        if (await db.FileScans.AsNoTracking().FirstOrDefaultAsync(s => s.Sha256 == received.Sha256, cancel) is { Verdict: not ScanVerdict.Waiting } known)
        {
            return known.Verdict;
        }

        await using var content = received.Open();
        var answer = await scanner.AskAsync(content, cancel);
        if (answer.Verdict == ScanVerdict.Infected)
        {
            log.LogWarning("A file of {Size} bytes was refused, as it holds malware: {Found}", received.Size, answer.Found);
        }

        // What was stored before there was a scanner is left to the background work, which puts it away and tells its dossiers.
        await using var stored = answer.Verdict == ScanVerdict.Infected ? store.Open(received.Sha256) : null;
        var kept = stored is null ? answer.Verdict : ScanVerdict.Waiting;
        var (hash, verdict, found, said) = (received.Sha256, kept.ToString(), answer.Found, kept == ScanVerdict.Waiting ? (DateTime?)null : now);
        await db.Database.ExecuteSqlAsync($"INSERT INTO file_scans (sha256, verdict, found, asked_at, said_at) VALUES ({hash}, {verdict}, {found}, {now}, {said}) ON CONFLICT (sha256) DO NOTHING", cancel);
        return answer.Verdict;
    }

    private static string? TypeOf(IncomingFile received, bool isTemplate)
    {
        if (!isTemplate)
        {
            return FileKinds.MediaTypeOf(received);
        }

        using var content = received.Open();
        return FileKinds.TemplateTypeOf(content);
    }

    private static Outcome.Refused Refuse(string field, string code, string text) => new(new(field, code, text));

    private static string CleanName(string? fileName)
    {
        var name = (fileName ?? "").Normalize(NormalizationForm.FormC);
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        name = string.Concat(name.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format)).Trim();
        if (name.Length > LongestName)
        {
            var ending = Path.GetExtension(name) is { Length: <= 10 } known ? known : "";
            name = TypedText.Cut(name, LongestName - ending.Length) + ending;
        }

        return name.Length == 0 ? "tep" : name;
    }
}

using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Dossiers;

/// <summary>What a paper of a dossier is.</summary>
public enum PaperKind
{
    /// <summary>A component handed in by the applicant.</summary>
    Component,

    /// <summary>Handed in on a request for a supplement.</summary>
    Supplement,

    /// <summary>The result.</summary>
    Result,

    /// <summary>The result of a part that another body handled.</summary>
    PartResult,

    /// <summary>A draft of the result that went with a proposal; for officials alone.</summary>
    Draft,

    /// <summary>What shows that the result reached its owner: the slip, or the signature, of who took it; for officials alone.</summary>
    DeliveryProof,

    /// <summary>The document with which a body outside this installation gives its opinion; for officials alone.</summary>
    Reply,

    /// <summary>The signed paper by which a citizen let an agent file; for officials alone.</summary>
    Consent,

    /// <summary>The signed paper by which an applicant asked at the counter to withdraw; for officials alone.</summary>
    Withdrawal,
}

/// <summary>A paper (giấy tờ) of a dossier: on paper, as a file, or both. Nothing of it changes but that its originals go back; a better one is added beside it.</summary>
public sealed class DossierPaper
{
    public Guid Id { get; set; }

    public Guid DossierId { get; set; }

    public PaperKind Kind { get; set; }

    /// <summary>The component's code in the procedure version; empty for results and free papers.</summary>
    public string ComponentCode { get; set; } = "";

    /// <summary>Of a result: the code of its type among those of the procedure; null for a refusal, and where it was issued before the type was asked for.</summary>
    public string? ResultTypeCode { get; set; }

    public int Originals { get; set; }

    /// <summary>Whether its originals go back to the applicant; those of applications and declarations stay with the dossier.</summary>
    public bool GoesBack { get; set; } = true;

    public int Copies { get; set; }

    /// <summary>SHA-256 of the file's content, lower-case hex; null for a paper without a file.</summary>
    public string? Sha256 { get; set; }

    public string FileName { get; set; } = "";

    public string MediaType { get; set; } = "";

    public long Size { get; set; }

    public DigitisationState Digitisation { get; set; }

    public DateTime AddedAt { get; set; }

    /// <summary>The dossier version whose event brought it.</summary>
    public int AddedAtVersion { get; set; }

    /// <summary>The text it was made of, for a result that was drafted here; null for a file that was brought.</summary>
    public Guid? TextId { get; set; }

    /// <summary>The answers of the electronic declaration, as JSON; null for a paper that was not filled in.</summary>
    public string? Answers { get; set; }

    /// <summary>The version of the procedure whose declaration was filled in.</summary>
    public int? AnswersVersion { get; set; }

    /// <summary>The paper of an earlier dossier of the same owner whose file this is; null for one that was brought.</summary>
    public Guid? ReusedFromId { get; set; }

    /// <summary>The code of that dossier.</summary>
    public string? ReusedCode { get; set; }

    /// <summary>What it is there: its result, or a paper that was handed in.</summary>
    public PaperKind? ReusedKind { get; set; }

    /// <summary>The day of that result, or of the acceptance that checked that paper.</summary>
    public DateOnly? ReusedOn { get; set; }

    /// <summary>When its originals were given back; null while they are not, or where none were handed in.</summary>
    public DateTime? OriginalsReturnedAt { get; set; }

    /// <summary>Whether there is something of it to read: a file, or a declaration.</summary>
    public bool IsReadable => Sha256 is not null || Answers is not null;

    internal sealed class Mapping : IEntityTypeConfiguration<DossierPaper>
    {
        public void Configure(EntityTypeBuilder<DossierPaper> builder)
        {
            builder.ToTable("dossier_papers");
            builder.Property(p => p.ComponentCode).HasMaxLength(60);
            builder.Property(p => p.ResultTypeCode).HasMaxLength(60);
            builder.Property(p => p.Sha256).HasMaxLength(64);
            builder.Property(p => p.FileName).HasMaxLength(255);
            builder.Property(p => p.MediaType).HasMaxLength(100);
            builder.HasIndex(p => p.DossierId);
            builder.HasIndex(p => p.Sha256);
            builder.Property(p => p.ReusedCode).HasMaxLength(60);
            builder.HasOne<DossierPaper>().WithMany().HasForeignKey(p => p.ReusedFromId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Letters.ResultDraftRow>().WithMany().HasForeignKey(p => p.TextId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Reference;

/// <summary>Where a version of the working calendar came from.</summary>
public enum CalendarSource
{
    /// <summary>The file that ships with the program.</summary>
    Shipped,

    /// <summary>One change that an administrator announced.</summary>
    Announced,

    /// <summary>A file that an administrator loaded.</summary>
    Loaded,
}

/// <summary>A version of the national working calendar; the newest is in force, older ones explain older due dates.</summary>
public sealed class CalendarRow
{
    public string Version { get; set; } = "";

    /// <summary>The place among the versions: the highest is in force. Each follows the one its maker saw, so two makers at once cannot both have it.</summary>
    public int Number { get; set; }

    /// <summary>The file as imported (CSV).</summary>
    public string Document { get; set; } = "";

    public DateTime ImportedAt { get; set; }

    public CalendarSource Source { get; set; }

    /// <summary>Number and sign of the document that decided; null for the file that ships.</summary>
    public string? DecisionNumber { get; set; }

    public DateOnly? DecisionDate { get; set; }

    /// <summary>What changed, in one Vietnamese line; null for the file that ships.</summary>
    public string? Summary { get; set; }

    /// <summary>Name of the administrator; null for the file that ships.</summary>
    public string? MadeBy { get; set; }

    /// <summary>When the latest full look at all open dossiers with this version began; null while there has been none.</summary>
    public DateTime? RecomputedAt { get; set; }

    /// <summary>Times that a dossier was moved by this version.</summary>
    public int Moved { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CalendarRow>
    {
        public void Configure(EntityTypeBuilder<CalendarRow> builder)
        {
            builder.ToTable("calendars");
            builder.HasKey(c => c.Version);
            builder.Property(c => c.Version).HasMaxLength(60);
            builder.Property(c => c.DecisionNumber).HasMaxLength(60);
            builder.Property(c => c.Summary).HasMaxLength(400);
            builder.Property(c => c.MadeBy).HasMaxLength(200);
            builder.HasIndex(c => c.Number).IsUnique();
        }
    }
}

/// <summary>A ready sentence for a reason (ngân hàng lý do mẫu).</summary>
public sealed class Phrase
{
    public string Code { get; set; } = "";

    /// <summary>Where it serves: "supplement", "refuse_intake", "stop", "deny_withdrawal", "return_step", "refuse_result".</summary>
    public string Purpose { get; set; } = "";

    public string Title { get; set; } = "";

    public string Text { get; set; } = "";

    public string? LegalBasis { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Phrase>
    {
        public void Configure(EntityTypeBuilder<Phrase> builder)
        {
            builder.ToTable("phrases");
            builder.HasKey(p => p.Code);
            builder.Property(p => p.Code).HasMaxLength(60);
            builder.Property(p => p.Purpose).HasMaxLength(40);
            builder.Property(p => p.Title).HasMaxLength(200);
            builder.Property(p => p.Text).HasMaxLength(2000);
            builder.Property(p => p.LegalBasis).HasMaxLength(500);
        }
    }
}

/// <summary>A province after 01/7/2025 (QĐ 19/2025/QĐ-TTg).</summary>
public sealed class Province
{
    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>Whether it is a city under central government (thành phố trực thuộc Trung ương).</summary>
    public bool IsCity { get; set; }

    /// <summary>As an address has it.</summary>
    public string Title => (IsCity ? "thành phố " : "tỉnh ") + Name;

    internal sealed class Mapping : IEntityTypeConfiguration<Province>
    {
        public void Configure(EntityTypeBuilder<Province> builder)
        {
            builder.ToTable("provinces");
            builder.Ignore(p => p.Title);
            builder.HasKey(p => p.Code);
            builder.Property(p => p.Code).HasMaxLength(2);
            builder.Property(p => p.Name).HasMaxLength(100);
        }
    }
}

/// <summary>A set of forms for letters (bộ biểu mẫu một cửa) with its first day.</summary>
public sealed class LetterSetRow
{
    public string Code { get; set; } = "";

    /// <summary>The circular that prescribes it.</summary>
    public string Document { get; set; } = "";

    /// <summary>The first local day it is used; null for the set that has no beginning.</summary>
    public DateOnly? InForceFrom { get; set; }

    /// <summary>Its forms, as JSON.</summary>
    public string Forms { get; set; } = "[]";

    internal sealed class Mapping : IEntityTypeConfiguration<LetterSetRow>
    {
        public void Configure(EntityTypeBuilder<LetterSetRow> builder)
        {
            builder.ToTable("letter_sets");
            builder.HasKey(s => s.Code);
            builder.Property(s => s.Code).HasMaxLength(60);
            builder.Property(s => s.Document).HasMaxLength(200);
        }
    }
}

/// <summary>A small file of rules with dates and sources, kept as imported (data/rules).</summary>
public sealed class RuleFile
{
    /// <summary>For example "petitions".</summary>
    public string Name { get; set; } = "";

    public string Document { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<RuleFile>
    {
        public void Configure(EntityTypeBuilder<RuleFile> builder)
        {
            builder.ToTable("rule_files");
            builder.HasKey(r => r.Name);
            builder.Property(r => r.Name).HasMaxLength(60);
        }
    }
}

/// <summary>What was imported, so that caches know when to look again and loading twice changes nothing.</summary>
public sealed class ImportRow
{
    /// <summary>For example "procedures/procedures.json".</summary>
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the content, hex.</summary>
    public string Hash { get; set; } = "";

    public DateTime ImportedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ImportRow>
    {
        public void Configure(EntityTypeBuilder<ImportRow> builder)
        {
            builder.ToTable("imports");
            builder.HasKey(i => i.Name);
            builder.Property(i => i.Name).HasMaxLength(200);
            builder.Property(i => i.Hash).HasMaxLength(64);
        }
    }
}

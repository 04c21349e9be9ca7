using CaiCach.Data.Letters;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<LetterTemplateRow> LetterTemplates => Set<LetterTemplateRow>();

    public DbSet<BodyPhrase> BodyPhrases => Set<BodyPhrase>();

    public DbSet<ResultTemplateRow> ResultTemplates => Set<ResultTemplateRow>();

    public DbSet<ResultDraftRow> ResultDrafts => Set<ResultDraftRow>();
}

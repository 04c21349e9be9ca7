using CaiCach.Data.Letters;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<LetterTemplateRow> LetterTemplates => Set<LetterTemplateRow>();
}

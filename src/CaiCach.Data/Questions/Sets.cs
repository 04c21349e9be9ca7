using CaiCach.Data.Questions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    /// <summary>Questions that people asked about procedures.</summary>
    public DbSet<Question> Questions => Set<Question>();

    /// <summary>The public bank of questions and answers.</summary>
    public DbSet<BankAnswer> BankAnswers => Set<BankAnswer>();
}

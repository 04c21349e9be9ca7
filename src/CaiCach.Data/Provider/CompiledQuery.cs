using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaiCach.Data.Provider;

/// <summary>A query that EF Core translates once for each engine: a compiled query belongs to one model, and each engine has its own.</summary>
/// <typeparam name="TQuery">The delegate that runs it.</typeparam>
/// <param name="compile">Compiles it by one of <c>EF.CompileAsyncQuery</c>.</param>
public sealed class CompiledQuery<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> byModel = [];

    /// <summary>The query for the engine of <paramref name="db"/>.</summary>
    public TQuery On(CaiCachDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return byModel.GetValue(db.Model, _ => compile());
    }
}

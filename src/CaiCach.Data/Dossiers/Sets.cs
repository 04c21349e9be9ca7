using CaiCach.Data.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<ConsentCode> ConsentCodes => Set<ConsentCode>();

    public DbSet<ResultCode> ResultCodes => Set<ResultCode>();

    public DbSet<Dossier> Dossiers => Set<Dossier>();

    public DbSet<DossierPaper> DossierPapers => Set<DossierPaper>();

    public DbSet<DossierStep> DossierSteps => Set<DossierStep>();

    public DbSet<Consultation> Consultations => Set<Consultation>();

    public DbSet<OutsideRequest> OutsideRequests => Set<OutsideRequest>();

    public DbSet<Letter> Letters => Set<Letter>();

    public DbSet<DossierView> DossierViews => Set<DossierView>();

    public DbSet<ApologyDraft> ApologyDrafts => Set<ApologyDraft>();

    public DbSet<DossierRead> DossierReads => Set<DossierRead>();

    public DbSet<DossierNote> DossierNotes => Set<DossierNote>();

    public DbSet<HandoverList> HandoverLists => Set<HandoverList>();

    public DbSet<CashEntry> CashEntries => Set<CashEntry>();

    public DbSet<HandoverReceipt> HandoverReceipts => Set<HandoverReceipt>();

    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();

    public DbSet<ToldCause> ToldCauses => Set<ToldCause>();

    public DbSet<SentReminder> SentReminders => Set<SentReminder>();
}

using System.Text;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CaiCach.Data;

/// <summary>Rules that hold for every table: UTC moments, enums by name, snake_case.</summary>
internal static class Conventions
{
    public static void Apply(ModelConfigurationBuilder builder)
    {
        // Every index is deliberate; none comes with a foreign key.
        builder.Conventions.Remove<ForeignKeyIndexConvention>();
        builder.Properties<DateTime>().HaveConversion<UtcConverter>();
        foreach (var type in new[]
        {
            typeof(BusinessState), typeof(MasterSystem), typeof(PaymentState), typeof(PaymentMethod), typeof(ReturnWay), typeof(AssistPlace), typeof(FilingWay), typeof(Dossiers.CashKind), typeof(DeliveryState), typeof(DigitisationState),
            typeof(Channel), typeof(Desk), typeof(ProposalKind), typeof(LateCause), typeof(OpinionAnswer), typeof(Timeliness), typeof(LetterKind), typeof(Role), typeof(DelegationForm), typeof(SharedScope), typeof(ReorganisationKind), typeof(OnlineLevel),
            typeof(Law.Questions.QuestionState), typeof(Law.Questions.BankState), typeof(Law.Calls.CallState), typeof(PetitionState), typeof(PetitionKind), typeof(Satisfaction), typeof(Organisation.UnitKind), typeof(Reference.CalendarSource), typeof(Accounts.AccountKind), typeof(Dossiers.PaperKind), typeof(ApplicantKind),
            typeof(Outbox.NoticeKind), typeof(Files.ScanVerdict), typeof(ReminderAbout), typeof(Law.Mails.MailKind), typeof(Law.Messages.MessageKind), typeof(Mails.MailState),
            typeof(Sms.SmsState), typeof(Law.Sms.SmsChannel), typeof(Law.Sms.ZnsState), typeof(Law.Queue.QueueGroup), typeof(Law.Queue.TicketState),
            typeof(ProcedureKind), typeof(CatalogueState), typeof(ProcedureDraftState), typeof(CatalogueDecisionKind), typeof(AnnouncementAction), typeof(Procedures.ProcedureOrigin),
            typeof(ProcedureKind), typeof(DriftState), typeof(ProcedureDraftState), typeof(CatalogueDecisionKind), typeof(AnnouncementAction), typeof(Procedures.ProcedureOrigin),
            typeof(Law.Reports.ReportForm), typeof(Law.Communes.CommuneKind), typeof(Law.DataRequests.DataRequestKind), typeof(Law.DataRequests.DataRequestState),
        })
        {
            builder.Properties(type).HaveConversion<string>().HaveMaxLength(40);
        }
    }

    public static void NameInSnakeCase(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table)
            {
                entity.SetTableName(Snake(table));
            }

            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.GetColumnName()));
            }

            foreach (var key in entity.GetKeys())
            {
                key.SetName(Snake(key.GetName()!));
            }

            foreach (var foreignKey in entity.GetForeignKeys())
            {
                foreignKey.SetConstraintName(Snake(foreignKey.GetConstraintName()!));
            }

            foreach (var index in entity.GetIndexes())
            {
                index.SetDatabaseName(Snake(index.GetDatabaseName()!));
            }
        }
    }

    private static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var startsWord = char.IsUpper(c) && i > 0 && name[i - 1] != '_' && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        value => value.Kind == DateTimeKind.Utc ? value : NotUtc(value),
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc))
    {
        private static DateTime NotUtc(DateTime value) =>
            throw new InvalidOperationException($"A stored moment must be UTC, but {value:O} is {value.Kind}.");
    }
}

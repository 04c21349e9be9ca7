using System.Text;
using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Drafts;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>A paper takes the files that its procedure names, whatever the way they come in.</summary>
public sealed class PaperLimitTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_file_that_a_paper_does_not_take_is_refused_online_at_the_counter_in_a_draft_and_as_a_supplement(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (citizen, receiver) = (await world.CitizenAsync(), await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"));
        var (online, counter) = (await world.RequestAsync(citizen), await world.RequestAsync(receiver) with { Channel = Channel.Direct });
        var asked = (await world.SubmitAsync(citizen)).Id;
        Assert.IsType<ActOutcome.Done>(await world.Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), asked, 1)));
        Assert.IsType<ActOutcome.Done>(await world.Do<AskIntakeSupplement, ActOutcome>(u => u.RunAsync(world.By(receiver), asked, 2, new(["Đơn khác"], "Đơn sai", null))));
        var largePdf = "%PDF-1.4 " + new string('a', 1 << 20);
        var large = online with { Papers = [new("C1", (await world.UploadAsync(citizen, largePdf)).Id)] };
        IReadOnlyList<PaperInput> other = [new("", large.Papers[0].UploadId)];

        await LimitAsync(world, "docx", 1);
        Assert.Equal("papers[0].uploadId file_type", await FaultAsync(world, citizen, online));
        Assert.Equal("papers[0].uploadId file_type", await FaultAsync(world, receiver, counter));
        Assert.Equal("papers[0].uploadId file_type", Told(Assert.IsType<ActOutcome.Invalid>(await SupplementAsync(world, citizen, asked, online.Papers)).Faults));

        await LimitAsync(world, "pdf", 1);
        Assert.Equal("papers[0].uploadId file_too_large", await FaultAsync(world, citizen, large));
        Assert.Equal("papers[0].uploadId file_too_large", Told(Assert.IsType<ActOutcome.Invalid>(await SupplementAsync(world, citizen, asked, large.Papers)).Faults));
        var paper = (await world.ReferenceAsync()).LatestProcedure(World.Procedure)!.Components.First(c => c.Code == "C1");
        var gathering = Guid.NewGuid();
        using (var content = new MemoryStream(Encoding.UTF8.GetBytes(largePdf)))
        {
            var fault = await world.Do<DraftFiles, FieldFault?>(u => u.AddAsync(world.By(citizen), gathering, paper, content, "đơn.pdf", "tep-1"));
            Assert.Equal(new("tep-1", "file_too_large", "Tệp “đơn.pdf” quá lớn: giấy tờ này nhận tệp PDF, mỗi tệp tối đa 1 MB."), fault);
        }

        await using (var db = world.Database.Open())
        {
            Assert.False(await db.Uploads.AnyAsync(u => u.DraftId == gathering));
        }

        // A paper that the procedure does not name takes what every paper takes.
        Assert.IsType<ActOutcome.Done>(await SupplementAsync(world, citizen, asked, other));
        Assert.IsType<SubmitDossier.Outcome.Submitted>(await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen), online)));
    }

    private static Task LimitAsync(World world, string type, int megabytes) =>
        world.ChangeProcedureAsync(procedure => (procedure["components"]![0]!["fileTypes"], procedure["components"]![0]!["largestFile"]) = (new JsonArray(type), megabytes));

    private static Task<ActOutcome> SupplementAsync(World world, Actor citizen, Guid id, IReadOnlyList<PaperInput> papers) => world.Do<ResubmitDossier, ActOutcome>(u => u.RunAsync(world.By(citizen), id, 3, papers));

    private static async Task<string> FaultAsync(World world, Actor actor, SubmitDossier.Request request) =>
        Told(Assert.IsType<SubmitDossier.Outcome.Invalid>(await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(actor), request))).Faults);

    private static string Told(IReadOnlyList<FieldFault> faults) => Assert.Single(faults) is var fault ? $"{fault.Field} {fault.Code}" : "";
}

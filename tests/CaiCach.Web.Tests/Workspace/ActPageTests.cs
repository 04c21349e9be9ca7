using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The page of each step: done, refused by the law, wrong input that keeps what was typed.</summary>
public sealed class ActPageTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task From_the_day_on_which_another_format_of_codes_begins_it_is_previewed_and_given_and_codes_of_before_stay(string engine)
    {
        await using var site = await TestSite.StartAsync(engine, local: "2026-03-02T16:00");
        var world = site.World;
        await using (var db = world.Database.Open())
        {
            const string Document = """{"rules":[{"inForceFrom":"2020-09-15","dateDigits":6,"ordinalDigits":4},{"inForceFrom":"2026-03-03","dateDigits":8,"ordinalDigits":7}]}""";
            await db.RuleFiles.Where(r => r.Name == "codes").ExecuteUpdateAsync(set => set.SetProperty(r => r.Document, Document));
            world.Get<ReferenceStore>().Forget();
        }

        var receiver = await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC");
        var citizen = await world.CitizenAsync();
        var first = await TakenUpAsync();
        using var today = await site.BrowseAsync(receiver);
        await today.OpenAsync(Office.Address(first, "tiep-nhan"));
        await today.PressAsync("Tiếp nhận hồ sơ");
        world.Clock.SetLocal("2026-03-03T08:00");
        var second = await TakenUpAsync();
        using var tomorrow = await site.BrowseAsync(receiver);
        var previewed = (await tomorrow.OpenAsync(Office.Address(second, "tiep-nhan"))).Text();
        await world.Do<AcceptDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), second, 2));

        var code = (await world.DossierAsync(second)).Code!;
        Assert.EndsWith("-20260303-0000001", code, StringComparison.Ordinal);
        Assert.Contains(code, previewed, StringComparison.Ordinal);
        Assert.EndsWith("-260302-0001", (await world.DossierAsync(first)).Code, StringComparison.Ordinal);

        async Task<Guid> TakenUpAsync()
        {
            var id = (await world.SubmitAsync(citizen)).Id;
            await world.Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), id, 1));
            return id;
        }
    }

    private const string Reason = "Nội dung không thuộc thẩm quyền.";
    private const string Basis = "Nghị định số 118/2025/NĐ-CP";

    [Fact]
    public async Task A_supplement_is_asked_for_before_acceptance_and_its_letter_lists_every_item()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.TakenUpAsync();
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync(Office.Address(id, "yeu-cau-bo-sung"));

        await receiver.PressAsync("Yêu cầu bổ sung trước tiếp nhận", Office.AllThere(receiver, new() { ["Input.Items"] = "Bản cam kết\n\n- Ảnh thẻ", ["Input.Reason"] = Reason, ["Input.LegalBasis"] = Basis }));
        var letter = await receiver.OpenAsync(Office.Address(id, "mau-02"));

        Assert.Equal(BusinessState.IntakeSupplement, await office.StateAsync(id));
        Assert.Equal(["Bản cam kết", "Ảnh thẻ"], letter.Document.QuerySelectorAll("article ol li").Select(li => li.TextContent));
        Assert.Contains("trước 17:00 16/03/2026", letter.Text("article"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ready_sentence_is_inserted_and_what_was_typed_stays_and_a_gap_left_in_it_is_refused_at_the_field()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.TakenUpAsync();
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync(Office.Address(id, "yeu-cau-bo-sung"));

        var page = await receiver.PressAsync("Chèn câu mẫu", new Dictionary<string, string?> { ["Input.Phrase"] = "supplement.01", ["Input.Items"] = "Bản cam kết", ["Input.Reason"] = Reason, ["Input.Days"] = "7" });

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.StartsWith("Bản cam kết\nHồ sơ còn thiếu: [tên giấy tờ].", page.ValueOf("Input.Items"), StringComparison.Ordinal);
        Assert.Equal(Basis, page.ValueOf("Input.LegalBasis"));
        Assert.Equal((Reason, "7"), (page.ValueOf("Input.Reason"), page.ValueOf("Input.Days")));

        page = await receiver.PressAsync("Yêu cầu bổ sung trước tiếp nhận");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("[tên giấy tờ]", page.ErrorAt("Input.Items"), StringComparison.Ordinal);
        Assert.StartsWith("Bản cam kết", page.ValueOf("Input.Items"), StringComparison.Ordinal);
        Assert.Equal(BusinessState.IntakeReview, await office.StateAsync(id));
    }

    [Fact]
    public async Task A_refusal_without_reason_and_basis_names_both_fields_with_the_clause_and_with_them_gives_its_letter()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.TakenUpAsync();
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync(Office.Address(id, "tu-choi-tiep-nhan"));

        var page = await receiver.PressAsync("Từ chối tiếp nhận");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Phải ghi rõ lý do. (Căn cứ: NĐ 118/2025/NĐ-CP)", page.ErrorAt("Input.Reason"), StringComparison.Ordinal);
        Assert.NotNull(page.ErrorAt("Input.LegalBasis"));

        await receiver.PressAsync("Từ chối tiếp nhận", new Dictionary<string, string?> { ["Input.Reason"] = Reason, ["Input.LegalBasis"] = Basis });
        var letter = await receiver.OpenAsync(Office.Address(id, "mau-03"));

        Assert.Equal(BusinessState.RejectedIntake, await office.StateAsync(id));
        Assert.Contains(Reason, letter.Text("article"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_comes_second_sees_what_changed_keeps_what_was_typed_and_can_go_on()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var specialist = office.As(Role.Specialist);
        await specialist.OpenAsync(Office.Address(id, "chuyen-don-vi"));
        var other = (await office.World.ReferenceAsync()).Organisation.Find("SKHCN-QT-QLKH")!.Id.ToString();
        await office.Do<AssignDossier>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.DivisionHead)), id, v, office.Actor(Role.Specialist).Id!.Value), id);

        var page = await specialist.PressAsync("Chuyển đơn vị khác", new Dictionary<string, string?> { ["Input.ToUnit"] = other, ["Input.Reason"] = Reason });

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Phân công người xử lý hồ sơ", page.Text(".govuk-notification-banner"), StringComparison.Ordinal);
        Assert.Contains(office.Actor(Role.DivisionHead).Name, page.Text(".govuk-notification-banner"), StringComparison.Ordinal);
        Assert.Equal((other, Reason), (page.ValueOf("Input.ToUnit"), page.ValueOf("Input.Reason")));

        page = await specialist.PressAsync("Chuyển đơn vị khác");

        Assert.Equal("/can-bo", page.Path);
        Assert.Contains("Đã chuyển hồ sơ.", page.Text(), StringComparison.Ordinal);
        Assert.Equal(other, (await office.World.DossierAsync(id)).HolderUnitId.ToString());
    }

    [Fact]
    public async Task What_was_typed_is_shown_once_more_when_the_dossier_has_left_ones_sight()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var specialist = office.As(Role.Specialist);
        await specialist.OpenAsync(Office.Address(id, "de-xuat"));
        var other = (await office.World.ReferenceAsync()).Organisation.Find("SKHCN-QT-QLKH")!.Id;
        await office.Do<ForwardDossier>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.DivisionHead)), id, v, other, "Nhầm đơn vị"), id);

        var page = await specialist.PressAsync("Trình đề xuất", new Dictionary<string, string?> { ["Input.Kind"] = "Grant", ["Input.Reason"] = "Ý kiến dài đã gõ." });

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("Ý kiến dài đã gõ.", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supplement_signed_by_the_head_pauses_the_clock_and_is_recorded_and_taken_in_at_the_counter()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.ProposedAsync(ProposalKind.Supplement);
        var head = office.As(Role.AgencyHead);
        var page = await head.OpenAsync(Office.Address(id, "ky-yeu-cau-bo-sung"));
        Assert.Equal(("Bản cam kết", "Ý kiến thụ lý"), (page.ValueOf("Input.Items"), page.ValueOf("Input.Reason")));
        page = await head.PressAsync("Ký yêu cầu bổ sung");
        Assert.Contains("Tạm dừng từ 09:00 02/03/2026", page.Text(), StringComparison.Ordinal);

        await office.LaterAsync("2026-03-04T10:00");
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync(Office.Address(id, "nhan-giay-to-bo-sung"));
        page = await receiver.PressAsync("Ghi nhận giấy tờ bổ sung tại quầy");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Tải lên ít nhất một giấy tờ bổ sung.", page.Text(), StringComparison.Ordinal);
        await receiver.PressAsync("Ghi nhận giấy tờ bổ sung tại quầy", new Dictionary<string, string?> { ["Input.Papers[1].Originals"] = "1" });
        page = await receiver.OpenAsync("/can-bo/viec/tiep-nhan");
        Assert.Contains("Người nộp đã gửi bổ sung", page.Text(), StringComparison.Ordinal);
        await receiver.OpenAsync(Office.Address(id, "tiep-nhan-bo-sung"));
        await receiver.PressAsync("Tiếp nhận bổ sung", new Dictionary<string, string?> { ["Input.There"] = "0" });

        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.InProcess, (DateTime?)null), (dossier.State, dossier.PausedAt));
        Assert.True(dossier.DueAt > dossier.DueOriginalAt);
    }

    [Fact]
    public async Task The_head_returns_a_proposal_refuses_on_the_merits_or_stops_with_its_letter()
    {
        await using var office = await Office.OpenAsync();
        var head = office.As(Role.AgencyHead);
        var id = await office.ProposedAsync(ProposalKind.Refuse);
        await head.OpenAsync(Office.Address(id, "tra-lai"));
        await head.PressAsync("Trả lại người thụ lý", new Dictionary<string, string?> { ["Input.Reason"] = "Chưa nêu rõ căn cứ." });
        Assert.Null((await office.World.DossierAsync(id)).Proposal);

        var refused = await office.ProposedAsync(ProposalKind.Refuse);
        await head.OpenAsync(Office.Address(refused, "ky-tu-choi"));
        await head.PressAsync("Ký từ chối giải quyết");
        Assert.Equal(BusinessState.DecidedRefuse, await office.StateAsync(refused));

        await head.OpenAsync(Office.Address(id, "dung"));
        await head.PressAsync("Dừng giải quyết", new Dictionary<string, string?> { ["Input.Reason"] = Reason, ["Input.LegalBasis"] = Basis });
        var letter = await head.OpenAsync(Office.Address(id, "mau-05"));
        Assert.Equal(BusinessState.Stopped, await office.StateAsync(id));
        Assert.Contains(Reason, letter.Text("article"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dong-y-rut", "Đồng ý cho rút hồ sơ", BusinessState.Withdrawn)]
    [InlineData("khong-dong-y-rut", "Không đồng ý cho rút", BusinessState.Accepted)]
    public async Task The_head_answers_a_withdrawal(string slug, string button, BusinessState state)
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AcceptedAsync();
        await office.Do<RequestWithdrawal>((u, v) => u.RunAsync(office.World.By(office.Citizen), id, v, "Tôi thôi nộp"), id);
        var head = office.As(Role.AgencyHead);
        var page = await head.OpenAsync(Office.Address(id, slug));

        await head.PressAsync(button, page.ValueOf("Input.Reason") is null ? null : new Dictionary<string, string?> { ["Input.Reason"] = Reason });

        Assert.Equal(state, await office.StateAsync(id));
    }

    [Fact]
    public async Task A_result_with_a_wrong_date_or_file_is_refused_at_the_field_and_a_good_file_is_not_asked_for_again()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.GrantedAsync();
        var clerk = office.As(Role.Clerk);
        await clerk.OpenAsync(Office.Address(id, "phat-hanh"));

        var page = await clerk.PressAsync("Vào số, phát hành kết quả", new Dictionary<string, string?> { ["Input.Number"] = "12/GXN" }, new ChosenFile("Input.File", "rong.pdf", []));
        Assert.Contains("0 byte", page.ErrorAt("Input.File"), StringComparison.Ordinal);

        page = await clerk.PressAsync("Vào số, phát hành kết quả", new Dictionary<string, string?> { ["Input.Date.Day"] = "31", ["Input.Date.Month"] = "2" }, new ChosenFile("Input.File", "ket-qua.pdf", Office.Pdf));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("31/2/2026", page.ErrorAt("Input.Date"), StringComparison.Ordinal);
        Assert.Equal("12/GXN", page.ValueOf("Input.Number"));
        Assert.Contains("Đã tải lên: ket-qua.pdf", page.Text(), StringComparison.Ordinal);

        page = await clerk.PressAsync("Vào số, phát hành kết quả", new Dictionary<string, string?> { ["Input.Date.Day"] = "3", ["Input.Date.Month"] = "3" });
        Assert.Contains("không được sau ngày hôm nay", page.ErrorAt("Input.Date"), StringComparison.Ordinal);

        await clerk.PressAsync("Vào số, phát hành kết quả", new Dictionary<string, string?> { ["Input.Date.Day"] = "2" });
        Assert.Equal(BusinessState.Issued, await office.StateAsync(id));
    }

    [Fact]
    public async Task A_result_is_not_handed_over_before_the_identity_is_checked_and_the_name_taken_down()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.GrantedAsync();
        var result = await office.World.UploadAsync(office.Actor(Role.Clerk), "%PDF-1.4 kết quả");
        await office.Do<IssueResult>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Clerk)), id, v, new("1/KQ", new(2026, 3, 2), result.Id)), id);
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync(Office.Address(id, "tra-ket-qua"));

        var page = await receiver.PressAsync("Trả kết quả tại quầy", new Dictionary<string, string?> { ["Input.ReceivedBy"] = " " });
        Assert.NotNull(page.ErrorAt("Input.ReceivedBy"));
        page = await receiver.PressAsync("Trả kết quả tại quầy", new Dictionary<string, string?> { ["Input.ReceivedBy"] = "Phạm Văn Thử Một" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("đối chiếu giấy tờ", page.ErrorAt("Input.IdentityChecked"), StringComparison.Ordinal);
        Assert.Equal(BusinessState.Issued, await office.StateAsync(id));
    }

    [Theory]
    [InlineData("yeu-cau-bo-sung", "Yêu cầu bổ sung trước tiếp nhận", "Input.Days", "nhiều")]
    [InlineData("yeu-cau-bo-sung", "Yêu cầu bổ sung trước tiếp nhận", "Input.Days", "61")]
    [InlineData("yeu-cau-bo-sung", "Yêu cầu bổ sung trước tiếp nhận", "Input.Items", "")]
    [InlineData("tu-choi-tiep-nhan", "Từ chối tiếp nhận", "Input.LegalBasis", "[điều, khoản]")]
    public async Task Wrong_input_is_told_at_its_field_and_nothing_typed_is_lost(string slug, string button, string field, string typed)
    {
        await using var office = await Office.OpenAsync();
        var id = await office.TakenUpAsync();
        var receiver = office.As(Role.Receiver);
        var page = await receiver.OpenAsync(Office.Address(id, slug));
        var fields = new Dictionary<string, string?> { ["Input.Reason"] = "Lý\u0000 do", ["Input.LegalBasis"] = Basis };
        if (page.ValueOf("Input.Items") is not null)
        {
            fields["Input.Items"] = "Bản cam kết";
        }

        fields = Office.AllThere(receiver, fields);
        fields[field] = typed;
        page = await receiver.PressAsync(button, fields);

        Assert.True((int)page.Status is 409 or 422);
        Assert.NotNull(page.ErrorAt(field));
        Assert.Equal(typed, page.ValueOf(field));
        Assert.Equal(BusinessState.IntakeReview, await office.StateAsync(id));
    }
}

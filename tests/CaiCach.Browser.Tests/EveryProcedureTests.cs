using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CaiCach.Browser.Tests;

/// <summary>
/// The twelve real procedures in the browser: each drawn up anew by its keeper, reviewed, announced by a decision and made public, then filed from its public page,
/// or at the counter where it is not received online, and handled until the result is in the applicant's hands.
/// </summary>
public sealed class EveryProcedureTests(Chromium chromium)
{
    private static readonly (string Code, string Body)[] Procedures =
    [
        ("1.014445", "SKHCN-QT"), ("1.014446", "SKHCN-QT"), ("1.014393", "SKHCN-QT"), ("2.002711", "SKHCN-QT"), ("1.011937", "SKHCN-QT"), ("2.002381", "SKHCN-QT"), ("2.002131", "SKHCN-QT"),
        ("1.002145", "BKHCN"), ("SAMPLE.NH", "BKHCN-SHTT"), ("SAMPLE.KD", "BKHCN-SHTT"), ("1.014936", "SNV-QT"), ("2.000422", "SNV-QT"),
    ];

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Every_real_procedure_goes_from_its_publication_to_the_return_of_the_result(string engine)
    {
        await using var site = await TestSite.StartAsync(engine, "2026-11-26T08:00", listen: true);
        await using var citizen = await Visit.OpenAsync(chromium, site, actor: await site.World.CitizenAsync(), looks: false);
        foreach (var (body, oneStop, division, registry) in new[]
        {
            ("SKHCN-QT", "SKHCN-QT-MC", "SKHCN-QT-QLCN", "SKHCN-QT-VP"), ("BKHCN", "BKHCN-VP-MC", "BKHCN-KHKT-DK", "BKHCN-VP-HC"), ("BKHCN-SHTT", "BKHCN-SHTT-MC", "BKHCN-SHTT-NH", "BKHCN-SHTT-VP"),
            ("SNV-QT", "SNV-QT-MC", "SNV-QT-TCPCP", "SNV-QT-VP"),
        })
        {
            await using var office = await Office.OpenAsync(chromium, site, body, oneStop, division, registry);
            await using var controller = await Visit.OpenAsync(chromium, site, actor: await site.World.OfficialAsync(Role.ProcedureController, registry), looks: false);
            foreach (var (code, _) in Procedures.Where(p => p.Body == body))
            {
                await PublishAsync(controller, office.At(Role.AgencyHead), code);
                var procedure = (await site.World.ReferenceAsync()).Procedure(code, await NewestAsync(site, code))!;
                var id = procedure.Means.Any(m => m.Channel == Channel.Online) ? await FileAsync(citizen, code, body) : await FileAtCounterAsync(office.At(Role.Receiver), code);
                Assert.Equal(procedure.Version, (await site.World.DossierAsync(id)).ProcedureVersion);
                await HandleAsync(site, office, id);
                if (procedure.Means.Any(m => m.Channel == Channel.Online))
                {
                    await citizen.GoAsync($"/ho-so/{id}");
                    await citizen.PressAsync(AriaRole.Button, "Xem kết quả");
                    var download = await citizen.Page.RunAndWaitForDownloadAsync(() => citizen.Page.GetByRole(AriaRole.Button, new() { Name = "Tải kết quả" }).ClickAsync());
                    Assert.EndsWith(".pdf", download.SuggestedFilename, StringComparison.Ordinal);
                }
                else
                {
                    await office.At(Role.Receiver).DoAsync(id, "tra-ket-qua", async page =>
                    {
                        await page.Locator("input[name='Input.IdentityChecked']").CheckAsync();
                        await page.Locator("#Input_ReceivedBy").FillAsync("Phạm Văn Thử Một");
                    });
                }

                Assert.Equal(BusinessState.Done, (await site.World.DossierAsync(id)).State);
            }
        }

        await using var db = site.World.Database.Open();
        Assert.Equal(Procedures.Length, await db.Dossiers.CountAsync(d => d.State == BusinessState.Done));
        await site.World.AssertRecountAsync();
    }

    /// <summary>The keeper draws up the next version, the head of the body agrees with it, and it is announced and made public the same day.</summary>
    /// <param name="controller">The keeper's window.</param>
    /// <param name="head">The window of the head.</param>
    /// <param name="code">The procedure.</param>
    /// <param name="amend">What else the keeper changes in the draft; null for nothing.</param>
    /// <param name="body">A body that is to receive it beside those that do; null for none.</param>
    internal static async Task PublishAsync(Visit controller, Visit head, string code, Func<IPage, Task>? amend = null, string? body = null)
    {
        await controller.GoAsync("/can-bo/danh-muc?tim=" + code);
        await controller.PressAsync(AriaRole.Link, code);
        var entry = new Uri(controller.Page.Url).AbsolutePath;
        await controller.PressAsync(AriaRole.Button, "Soạn sửa đổi, bổ sung");
        await controller.Page.Locator("textarea[name='Form.Notes']").FillAsync("Đã rà soát năm 2026.");
        if (code == "1.014936")
        {
            // It shipped with a level that needs a channel it does not have; whoever amends it has to say so.
            await controller.Page.Locator("select[name='Form.OnlineLevel']").SelectOptionAsync("information_only");
        }

        await (amend?.Invoke(controller.Page) ?? Task.CompletedTask);
        await controller.PressAsync(AriaRole.Button, "Lưu và gửi rà soát");
        await head.GoAsync(entry);
        await head.PressAsync(AriaRole.Button, "Đồng ý với dự thảo");
        await controller.GoAsync(entry + "/cong-bo");
        foreach (var (field, text) in new[]
        {
            ("Decision.Number", $"{code}/QĐ-MH"), ("Decision.Issuer", "Cơ quan Minh Họa"), ("Decision.Signer", "Nguyễn Văn Minh Họa"), ("Decision.Title", "Công bố thủ tục được sửa đổi, bổ sung"),
            ("Decision.Day.Day", "26"), ("Decision.Day.Month", "11"), ("Decision.Day.Year", "2026"), ("EffectiveFrom.Day", "26"), ("EffectiveFrom.Month", "11"), ("EffectiveFrom.Year", "2026"),
        })
        {
            await controller.Page.Locator($"[name='Input.{field}']").FillAsync(text);
        }

        if (body is not null)
        {
            await controller.Page.Locator($"input[name='Input.Bodies'][value='{body}']").CheckAsync();
        }

        await controller.PressAsync(AriaRole.Button, "Ghi công bố");
        await controller.PressAsync(AriaRole.Button, "Công khai");
        await controller.Page.GetByText("Đang công khai").First.WaitForAsync();
    }

    internal static async Task<int> NewestAsync(TestSite site, string code)
    {
        await using var db = site.World.Database.Open();
        return await db.Procedures.Where(p => p.Code == code).MaxAsync(p => p.Version);
    }

    /// <summary>Files on paper at the counter with an original of each paper that is always needed.</summary>
    /// <param name="receiver">The window of the counter.</param>
    /// <param name="code">The procedure.</param>
    /// <param name="taxCode">The firm, where the procedure is for firms alone.</param>
    /// <param name="scans">Whether each paper is scanned, too.</param>
    internal static async Task<Guid> FileAtCounterAsync(Visit receiver, string code, string taxCode = "0100109106", bool scans = false)
    {
        var page = receiver.Page;
        await receiver.GoAsync($"/can-bo/nop-tai-quay/{code}");
        await CheckFirstAsync(page.Locator("input[name='Input.Case']"));
        var originals = page.Locator("input[name$='.Originals']");
        for (var i = 0; i < await originals.CountAsync(); i++)
        {
            await originals.Nth(i).FillAsync("1");
            if (scans)
            {
                await page.Locator($"input[name='Input.Papers[{i}].File']").SetInputFilesAsync(Steps.Pdf($"giay-to-{i + 1}.pdf"));
            }
        }

        var citizens = page.Locator("input[name='Input.Kind'][value=Citizen]");
        var isFirm = await citizens.CountAsync() == 0;
        await (isFirm ? page.Locator("input[name='Input.Kind'][value=Organisation]") : citizens).CheckAsync();
        foreach (var (field, text) in new[] { ("Name", isFirm ? "Công ty TNHH Minh Họa Thử" : "Phạm Văn Thử Một"), ("IdNumber", isFirm ? taxCode : "045090999901"), ("Phone", "0900000001"), ("Address", "Xã Minh Họa, tỉnh Quảng Trị") })
        {
            await page.Locator($"input[name='Input.{field}']").FillAsync(text);
        }

        await receiver.PressAsync(AriaRole.Button, "Nộp và mở hồ sơ");
        return Guid.Parse(new Uri(page.Url).AbsolutePath.Split('/')[^1]);
    }

    /// <summary>Files from the public page of the procedure, for an organisation unless the citizen files for himself, with a file for each paper that is always needed.</summary>
    internal static async Task<Guid> FileAsync(Visit citizen, string code, string body, bool forSelf = false)
    {
        var page = citizen.Page;
        await citizen.GoAsync($"/thu-tuc/{code}");
        await citizen.PressAsync(AriaRole.Button, "Nộp hồ sơ trực tuyến");
        await CheckFirstAsync(page.Locator($"input[name='Input.Agency'][value='{body}']"));
        await CheckFirstAsync(page.Locator("input[name='Input.Case']"));
        await page.GetByLabel(forSelf ? "Cho chính tôi" : "Cho tổ chức khác").CheckAsync();
        await citizen.PressAsync(AriaRole.Button, "Bắt đầu");
        if (!forSelf)
        {
            await citizen.FillAsync("Tên tổ chức, doanh nghiệp", "Công ty TNHH Minh Họa Thử");
            await page.GetByLabel("Mã số thuế").FillAsync("0100109106");
            await page.Locator("input[name='Input.Basis'][value=LegalRepresentative]").CheckAsync();
            await page.GetByLabel("Chức vụ của người đại diện theo pháp luật").FillAsync("Giám đốc");
        }

        await page.GetByLabel("Điện thoại").FillAsync("0900000001");
        await page.GetByLabel("Địa chỉ", new() { Exact = true }).FillAsync("Thôn Minh Họa 1, xã Minh Họa, tỉnh Quảng Trị");
        await citizen.PressAsync(AriaRole.Button, "Lưu và tiếp tục");
        var papers = page.Locator("ol > li.cc-card").Filter(new() { HasText = "Bắt buộc" });
        var declared = page.Locator("[name^='Input.Declared']");
        for (var i = 0; i < await declared.CountAsync(); i++)
        {
            var field = declared.Nth(i);
            if (!await field.IsVisibleAsync())
            {
                continue;
            }

            if (await field.EvaluateAsync<string>("e => e.tagName") == "SELECT")
            {
                await field.SelectOptionAsync(new SelectOptionValue { Index = 1 });
            }
            else if (await field.InputValueAsync() is "" && await field.EvaluateAsync<bool>("e => !e.labels[0].textContent.includes('không bắt buộc')"))
            {
                await field.FillAsync(await field.GetAttributeAsync("inputmode") == "numeric" ? "1" : "Minh họa");
            }
        }

        for (var i = 0; i < await papers.CountAsync(); i++)
        {
            await papers.Nth(i).Locator("input[type=file]").SetInputFilesAsync(Steps.Pdf($"giay-to-{i + 1}.pdf"));
        }

        await citizen.PressAsync(papers.First.GetByRole(AriaRole.Button, new() { Name = "Tải lên" }));
        await citizen.PressAsync(AriaRole.Button, "Tiếp tục");
        await page.GetByLabel("Tôi đã xem lại").CheckAsync();
        await citizen.PressAsync(AriaRole.Button, "Nộp hồ sơ");
        await page.WaitForURLAsync("**/ho-so/**");
        return Guid.Parse(new Uri(page.Url).AbsolutePath.Split('/')[2]);
    }

    /// <summary>Takes it from the desk to the issued result.</summary>
    /// <param name="site">The program.</param>
    /// <param name="office">The people.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="fee">What the receiver states where a formula decides.</param>
    /// <param name="meanwhile">What happens while the specialist has it; null for nothing.</param>
    internal static async Task HandleAsync(TestSite site, Office office, Guid id, string fee = "500.000", Func<Task>? meanwhile = null)
    {
        var receiver = office.At(Role.Receiver);
        if ((await site.World.DossierAsync(id)).State == BusinessState.Submitted)
        {
            await receiver.DoAsync(id, "nhan-kiem-tra");
        }

        await receiver.DoAsync(id, "tiep-nhan", async page =>
        {
            if (await page.Locator("input[name='Input.Fee']").CountAsync() > 0)
            {
                await page.Locator("input[name='Input.Fee']").FillAsync(fee);
            }

            if (await page.Locator("input[name='Input.Way'][value=paid]").CountAsync() > 0)
            {
                await page.Locator("input[name='Input.Way'][value=paid]").CheckAsync();
                await page.Locator("input[name='Input.Number']").FillAsync("BL-0001");
            }
        });
        if ((await site.World.DossierAsync(id)).Payment == PaymentState.Due)
        {
            await office.At(Role.Cashier).DoAsync(id, "thu-phi", async page =>
            {
                await page.Locator("input[name='Input.Way'][value=paid]").CheckAsync();
                await page.Locator("input[name='Input.Number']").FillAsync("BL-0001");
            });
        }

        await receiver.DoAsync(id, "chuyen", page => page.GetByLabel("Chuyển đến").SelectOptionAsync(new SelectOptionValue { Value = office.Division.ToString() }));
        await office.At(Role.DivisionHead).DoAsync(id, "phan-cong", page => page.GetByLabel("Giao cho").SelectOptionAsync(new SelectOptionValue { Value = office.Who(Role.Specialist).Id!.Value.ToString() }));
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        var specialist = office.At(Role.Specialist);
        for (var left = await StagesLeftAsync(site, id); left > 0; left--)
        {
            await specialist.DoAsync(id, "ket-thuc-giai-doan", async page =>
            {
                await page.Locator("[name='Input.Reason']").FillAsync("Đã xong việc của giai đoạn.");
                await page.FillMomentAsync(VietnamTime.ToLocal(site.World.Clock.Now));
                await page.Locator("[name='Input.Number']").FillAsync("3/TB");
                if (await page.Locator("[name='Input.Exception']").CountAsync() > 0)
                {
                    await page.Locator("[name='Input.Exception']").FillAsync("Các bên thống nhất.");
                }
            });
        }

        await specialist.DoAsync(id, "de-xuat", async page =>
        {
            await page.GetByLabel("Giải quyết", new() { Exact = true }).CheckAsync();
            await page.GetByLabel("Ý kiến, lý do").WriteAsync("Hồ sơ đủ điều kiện.");
            await page.Locator("input[type=file]").SetInputFilesAsync(Steps.Pdf("ket-qua.pdf"));
        });
        await office.At(Role.AgencyHead).DoAsync(id, "ky-giai-quyet");
        await office.At(Role.Clerk).DoAsync(id, "phat-hanh", async page =>
        {
            await page.GetByLabel("Số, ký hiệu văn bản").FillAsync("12/KQ-MH");
            await page.Locator("input[type=file]").SetInputFilesAsync(Steps.Pdf("ket-qua.pdf"));
        });
    }

    private static async Task<int> StagesLeftAsync(TestSite site, Guid id)
    {
        await using var db = site.World.Database.Open();
        var dossier = await db.Dossiers.Include(d => d.Stages).SingleAsync(d => d.Id == id);
        return (await site.World.ReferenceAsync()).Procedure(dossier.ProcedureCode, dossier.ProcedureVersion)!.Stages.Count - dossier.Stages.Count;
    }

    private static async Task CheckFirstAsync(ILocator choices)
    {
        if (await choices.CountAsync() > 0)
        {
            await choices.First.CheckAsync();
        }
    }
}

namespace CaiCach.Web.Commands;

/// <summary>The statements of <see cref="BenchProvinceData"/>, in order; words that begin with @ are replaced before they run.</summary>
internal static class BenchProvinceSql
{
    /// <summary>Name and statements of each part.</summary>
    public static IReadOnlyList<(string Part, string Sql)> Parts { get; } =
    [
        ("units", Units), ("lives", Lives), ("indexesAway", IndexesAway), ("dossiers", Dossiers), ("papers", Papers), ("steps", Steps), ("events", Events),
        ("entries", Entries), ("petitions", Petitions), ("sums", Sums), ("lettersAndNotices", Letters), ("indexes", Indexes), ("analyze", Analyze),
    ];

    /// <summary>Bodies, their units, officials and procedures. Ids are made of a moment and a text, as version 7 with a last byte of 0, so that entries can be numbered from their event's.</summary>
    private const string Units = """
        SET session_replication_role = replica; SET synchronous_commit = off; SET work_mem = '256MB'; SET maintenance_work_mem = '512MB'; SET jit = off;
        UPDATE calendars SET recomputed_at = now() + interval '1 day';
        CREATE FUNCTION bench_id(at timestamptz, key text) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
            $$ SELECT (left(overlay(lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || md5(key) PLACING '8' FROM 17), 30) || '00')::uuid $$;
        CREATE FUNCTION bench_day(at timestamptz) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date $$;
        CREATE FUNCTION bench_json(at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') $$;
        CREATE UNLOGGED TABLE bench_bodies AS
        SELECT k, bench_id(@now, 'body' || k) AS agency, bench_id(@now, 'reception' || k) AS reception, ARRAY[bench_id(@now, 'first' || k), bench_id(@now, 'second' || k)] AS divisions,
            bench_id(@now, 'receiver' || k) AS receiver, ARRAY[bench_id(@now, 'specialist1' || k), bench_id(@now, 'specialist2' || k)] AS specialists, bench_id(@now, 'head' || k) AS head
        FROM generate_series(1, @bodies) k;
        INSERT INTO units (id, code, identifier, name, short_name, kind, parent_id, agency_id, path, valid_from, address)
        SELECT id, @province, 'H99', 'Ủy ban nhân dân tỉnh Đo', 'UBND tỉnh Đo', 'Office', NULL::uuid, id, '/' || id || '/', '2020-01-01'::date, 'Tỉnh Đo' FROM (SELECT bench_id(@now, 'province') AS id) p;
        INSERT INTO units (id, code, identifier, name, short_name, kind, parent_id, agency_id, path, valid_from, address)
        SELECT b.agency, 'CQ-' || k, 'H99.' || k, 'Cơ quan đo số ' || k, 'Cơ quan ' || k, 'ProvincialDepartment', p.id, b.agency, p.path || b.agency || '/', p.valid_from, p.address
        FROM bench_bodies b, units p WHERE p.code = @province;
        INSERT INTO units (id, code, identifier, name, short_name, kind, parent_id, agency_id, path, valid_from, address)
        SELECT u.id, a.code || u.suffix, a.identifier || u.number, u.name || a.short_name, u.name || a.short_name, u.kind, a.id, a.id, a.path || u.id || '/', a.valid_from, a.address
        FROM bench_bodies b JOIN units a ON a.id = b.agency
        CROSS JOIN LATERAL (VALUES (b.reception, '-MC', '.01', 'Một cửa ', 'OneStop'), (b.divisions[1], '-P1', '.02', 'Phòng một ', 'Division'), (b.divisions[2], '-P2', '.03', 'Phòng hai ', 'Division')) u (id, suffix, number, name, kind);
        CREATE UNLOGGED TABLE bench_people AS
        SELECT p.* FROM bench_bodies b CROSS JOIN LATERAL (VALUES
            (b.receiver, 'tiepnhan', 'Receiver', b.reception), (b.specialists[1], 'thuly1', 'Specialist', b.divisions[1]), (b.specialists[2], 'thuly2', 'Specialist', b.divisions[2]),
            (b.head, 'lanhdao', 'AgencyHead', b.agency), (bench_id(@now, 'chief' || k), 'truongphong', 'DivisionHead', b.divisions[1]), (bench_id(@now, 'clerk' || k), 'vanthu', 'Clerk', b.divisions[1])) v (id, name, role, unit)
        CROSS JOIN LATERAL (SELECT v.id, v.name || '.' || k AS name, v.role, v.unit) p
        UNION ALL SELECT bench_id(@now, 'controller'), 'kiemsoat.do', 'ProcedureController', id FROM units WHERE code = @province;
        INSERT INTO accounts (id, kind, full_name, created_at, user_name, normalized_user_name, email_confirmed, password_hash, security_stamp, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
        SELECT id, 'Official', 'Cán bộ ' || name, @now, name, upper(name), FALSE, @hash, md5(name), FALSE, FALSE, TRUE, 0 FROM bench_people;
        INSERT INTO posts (id, account_id, unit_id, role, valid_from) SELECT bench_id(@now, 'post' || name), id, unit, role, '2020-01-01'::date FROM bench_people;
        CREATE UNLOGGED TABLE bench_procedures AS
        SELECT (row_number() OVER (ORDER BY code))::int AS p, code, version FROM procedures WHERE code LIKE 'MH.QT.%';
        INSERT INTO process_versions (id, version, agency_id, procedure_code, number, state, document, changed_at, changed_by, procedure_version, in_force_from)
        SELECT bench_id(@now, 'process' || k || code), 1, agency, code, 1, 'Approved', '[' || string_agg('{"key":"s' || s || '","kind":"step","name":"' || name || '","role":"' || role || '","time":' || time || ',"timeUnit":"Day"}', ',' ORDER BY s) || ']',
            @now - interval '400 days', 'Cán bộ đo', version, '2023-01-01'
        FROM bench_bodies, bench_procedures, (VALUES
            (1, 'Tiếp nhận hồ sơ', 'Receiver', 0.5), (2, 'Phân công xử lý', 'DivisionHead', 0.25), (3, 'Thẩm định hồ sơ', 'Specialist', 3), (4, 'Ký duyệt kết quả', 'AgencyHead', 0.5), (5, 'Phát hành kết quả', 'Clerk', 0.25)) step (s, name, role, time)
        WHERE p <= @stepped GROUP BY k, agency, code, version;
        INSERT INTO offerings (id, agency_id, procedure_code, valid_from) SELECT bench_id(@now, 'offer' || k || code), b.agency, code, '2023-01-01'::date FROM bench_bodies b, bench_procedures;
        """;

    /// <summary>
    /// The whole life of each dossier, up to its end after now: s submitted, a accepted, ask and back a supplement, q and z an opinion asked for and given, … , r handed over; null where its result is never collected. x is how many events stand between
    /// assignment and proposal; rej and reop are of those that were refused, and are to be opened again.
    /// </summary>
    private const string Lives = """
        SELECT setseed(0.26);
        CREATE UNLOGGED TABLE bench AS
        WITH days AS (SELECT array_agg(d::date ORDER BY d) AS d FROM generate_series(bench_day(@now) - 365, bench_day(@now) - 1, interval '1 day') d WHERE extract(isodow FROM d) < 6),
        chance AS (
            SELECT n, random() AS r1, random() AS r2, random() AS r3, random() AS r4, CASE WHEN random() < 0.05 THEN 2 + 8 * random() END AS pause, random() AS r5, random() AS r6,
                CASE WHEN n % 20 = 0 THEN 1 ELSE 2 + (n * 7919::bigint % (@bodies - 1))::int END AS k, (n - 1)::float8 * cardinality(days.d) / @dossiers AS at, days.d AS days
            FROM generate_series(1, @dossiers) n, days),
        taken AS (
            SELECT c.*, b.agency, b.reception, b.divisions[1 + n % 2] AS division, b.receiver, b.specialists[1 + n % 2] AS specialist, b.head, p.code AS procedure, p.version AS procedure_version, p.p <= @stepped AS stepped,
                CASE WHEN n % 3 = 0 THEN other.agency ELSE b.divisions[2 - n % 2] END AS asked, CASE WHEN n % 3 = 0 THEN other.agency ELSE b.agency END AS asked_body,
                (ARRAY[1, 3, 5, 5, 7, 10, 15, 20, 30])[1 + p.p % 9] AS days_given, (days[1 + floor(at)::int] + interval '8 hours' + (at - floor(at)) * interval '8 hours') AT TIME ZONE 'Asia/Ho_Chi_Minh' AS s
            FROM chance c JOIN bench_bodies b ON b.k = c.k JOIN bench_bodies other ON other.k = 1 + c.k % @bodies JOIN bench_procedures p ON p.p = 1 + floor(r4 * r4 * (SELECT count(*) FROM bench_procedures))::int),
        timed AS (
            SELECT t.*, s + (10 + 170 * r1) * interval '1 minute' AS a, (bench_day(s) + (1.4 * days_given)::int + interval '17 hours') AT TIME ZONE 'Asia/Ho_Chi_Minh' AS promised,
                days_given * 1.4 * CASE WHEN r2 < 0.03 THEN 1 + 0.6 * r3 ELSE 0.1 + 0.8 * r3 END * interval '1 day' AS work, coalesce(pause, 0) * interval '1 day' AS stood, pause IS NULL AND r6 < 0.08 AS asks
            FROM taken t)
        SELECT n, bench_id(s, 'dossier' || n) AS id, k, agency, reception, division, receiver, specialist, head, procedure, procedure_version, days_given,
            date_trunc('second', s) AS s, date_trunc('second', s + 0.5 * (a - s)) AS u, date_trunc('second', a) AS a, date_trunc('second', a + 0.02 * work) AS t, date_trunc('second', a + 0.08 * work) AS g,
            CASE WHEN pause IS NOT NULL THEN date_trunc('second', a + 0.3 * work) END AS ask, CASE WHEN pause IS NOT NULL THEN date_trunc('second', a + 0.3 * work + stood) END AS back,
            date_trunc('second', a + 0.6 * work + stood) AS o, date_trunc('second', a + 0.8 * work + stood) AS d, date_trunc('second', a + work + stood) AS i,
            CASE WHEN r5 >= 0.02 THEN date_trunc('second', a + work + stood + r5 * r5 * 12 * interval '1 day') END AS r,
            promised, promised + stood AS due, CASE WHEN r1 < 0.6 THEN 'Online' WHEN r1 < 0.95 THEN 'Direct' ELSE 'Post' END AS channel, r3 < 0.7 AS electronic, FALSE AS waits,
            CASE WHEN bench_day(a + work + stood) < bench_day(promised + stood) THEN 'Early' WHEN a + work + stood <= promised + stood THEN 'OnTime' ELSE 'Late' END AS timeliness,
            CASE WHEN asks THEN date_trunc('second', a + 0.3 * work) END AS q, CASE WHEN asks THEN date_trunc('second', a + (0.35 + 0.2 * r3) * work) END AS z, CASE WHEN asks THEN date_trunc('second', a + 0.5 * work) END AS qdue, asked, asked_body,
            2 * (pause IS NOT NULL)::int + 3 * asks::int AS x, stepped, NULL::timestamptz AS rej, NULL::timestamptz AS reop
        FROM timed;
        INSERT INTO bench
        SELECT @dossiers + (c - 1) * @waiting + w, bench_id(@now, 'waits' || c || '-' || w), b.k, b.agency, b.reception, b.divisions[1], b.receiver, b.specialists[1], b.head, p.code, p.version, 5,
            @now - interval '2 hours', @now - interval '1 hour', 'infinity', 'infinity', 'infinity', NULL, NULL, 'infinity', 'infinity', 'infinity', NULL, 'infinity', 'infinity', 'Direct', FALSE, TRUE, 'Early',
            NULL, NULL, NULL, NULL, NULL, 0, 5 <= @stepped, NULL, NULL
        FROM generate_series(1, @counters) c CROSS JOIN generate_series(1, @waiting) w JOIN bench_bodies b ON b.k = c + 1 JOIN bench_procedures p ON p.p = 5;
        INSERT INTO bench
        SELECT @dossiers + @counters * @waiting + (k - 1) * 100 + w, bench_id(@now, 'refused' || k || '-' || w), k, agency, reception, divisions[1], receiver, specialists[1], head, p.code, p.version, 5,
            at, at + interval '1 hour', 'infinity', 'infinity', 'infinity', NULL, NULL, 'infinity', 'infinity', 'infinity', NULL, 'infinity', 'infinity', 'Direct', FALSE, FALSE, 'Early',
            NULL, NULL, NULL, NULL, NULL, 0, FALSE, at + interval '2 hours', at + interval '2 days'
        FROM bench_bodies CROSS JOIN generate_series(1, CASE k WHEN 1 THEN 100 ELSE 5 END) w CROSS JOIN LATERAL (SELECT date_trunc('second', @now - (3 + w % 20) * interval '1 day' - interval '8 hours') AS at) t JOIN bench_procedures p ON p.p = 5;
        ANALYZE bench;
        """;

    private const string IndexesAway = """
        CREATE UNLOGGED TABLE bench_indexes AS
        SELECT i.indexdef, i.indexname FROM pg_indexes i
        WHERE i.schemaname = 'public' AND i.tablename IN ('dossiers', 'dossier_papers', 'events', 'measure_entries', 'letters', 'notices') AND i.indexname NOT LIKE 'pk\_%';
        DO $$ DECLARE x record; BEGIN FOR x IN SELECT indexname FROM bench_indexes LOOP EXECUTE 'DROP INDEX ' || quote_ident(x.indexname); END LOOP; END $$;
        """;

    private const string Dossiers = """
        INSERT INTO dossiers (id, version, request_number, code, procedure_code, procedure_version, case_code, state, payment, delivery, channel, applicant_kind, owner_name, owner_key, owner_id_number, owner_birth_date,
            phone, address, content, received_by_id, counter_id, agency_id, holder_unit_id, assignee_id, desk, desk_due_at, submitted_at, intake_due_at, accepted_at, due_original_at, due_at, limit_value, limit_unit, calendar_version, paused_at, pauses,
            supplement_requests, supplement_limit_at, finished_at, timeliness, late_cause, late_cause_note, cause_owed_at, returned_at, proposal, proposed_by_id, proposal_text, result_number, result_date, fee_amount,
            fee_paid, fee_receipt, process_version_id, review_awaited, reopening_ordered_at, reopening_ordered_by_id, reopening_reason, reopening_basis, reopening_number)
        SELECT b.id, 1 + (u <= @now)::int + (a <= @now)::int + (t <= @now)::int + (g <= @now)::int + coalesce((ask <= @now)::int + (back <= @now)::int, 0) + coalesce((q <= @now)::int + 2 * (z <= @now)::int, 0) + coalesce((rej <= @now)::int + (reop <= @now)::int, 0) + (o <= @now)::int + (d <= @now)::int + (i <= @now)::int + coalesce((r <= @now)::int, 0),
            to_char(s AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYYMMDD') || '-' || lpad(to_hex(n), 6, '0'), CASE WHEN a <= @now THEN 'H99.' || k || '-' || to_char(a AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYMMDD') || '-' || lpad((n % 1000000)::text, 6, '0') END,
            procedure, procedure_version, 'mac-dinh',
            CASE WHEN rej <= @now THEN 'RejectedIntake' WHEN r <= @now THEN 'Done' WHEN i <= @now THEN 'Issued' WHEN d <= @now THEN 'DecidedGrant' WHEN ask <= @now AND back > @now THEN 'SupplementRequested' WHEN q <= @now AND z > @now THEN 'Consulting' WHEN t <= @now THEN 'InProcess' WHEN a <= @now THEN 'Accepted'
                WHEN u <= @now THEN 'IntakeReview' ELSE 'Submitted' END,
            CASE WHEN NOT (fee AND a <= @now) THEN 'None' WHEN owes THEN 'Due' ELSE 'Paid' END, CASE WHEN r <= @now THEN 'HandedOver' WHEN i <= @now THEN 'Ready' ELSE 'NotReady' END, channel, 'Citizen', family[f] || ' ' || middle[m] || ' ' || given[v], family_key[f] || ' ' || middle_key[m] || ' ' || given_key[v],
            '0450' || lpad((n * 13 % (@dossiers * 3 / 4 + 1))::text, 8, '0'), '17/05/1990', '+849' || lpad((n * 13 % (@dossiers * 3 / 4 + 1))::text, 8, '0'), 'Thôn ' || (1 + n % 9) || ', tỉnh Đo', 'Đề nghị giải quyết theo quy định', agency, agency, agency,
            CASE WHEN i <= @now OR t > @now THEN reception ELSE division END,
            CASE WHEN g <= @now THEN specialist WHEN u <= @now AND a > @now THEN receiver END,
            CASE WHEN r <= @now OR rej <= @now THEN 'Closed' WHEN i <= @now THEN 'Return' WHEN d <= @now THEN 'Issue' WHEN ask <= @now AND back > @now THEN 'Applicant' WHEN q <= @now AND z > @now THEN 'Consult' WHEN o <= @now AND n % 3 = 0 THEN 'Review' WHEN o <= @now THEN 'Sign' WHEN t <= @now THEN 'Handle' WHEN a <= @now THEN 'Transfer' ELSE 'Receive' END,
            CASE WHEN r <= @now OR rej <= @now THEN '9999-12-31 00:00+00' WHEN i <= @now THEN i WHEN ask <= @now AND back > @now THEN ask + interval '30 days' WHEN t <= @now THEN due WHEN a <= @now THEN a + interval '4 hours' ELSE s + interval '8 hours' END,
            s, s + interval '8 hours', CASE WHEN a <= @now THEN a END, CASE WHEN a <= @now THEN promised END, CASE WHEN a <= @now THEN CASE WHEN back <= @now OR ask IS NULL THEN due ELSE promised END END,
            days_given, 'WorkingDay', CASE WHEN a <= @now THEN @calendar END, CASE WHEN ask <= @now AND back > @now THEN ask END,
            CASE WHEN back <= @now THEN '[["' || to_char(ask AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI') || '","' || to_char(back AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI') || '"]]' ELSE '[]' END,
            coalesce((ask <= @now)::int, 0), CASE WHEN ask <= @now AND back > @now THEN ask + interval '30 days' END, CASE WHEN i <= @now THEN i END, CASE WHEN i <= @now THEN timeliness END,
            CASE WHEN told THEN 'Official' END, CASE WHEN told THEN 'Nguyên nhân số ' || n % 50 END,
            CASE WHEN NOT told AND ((i <= @now AND timeliness = 'Late') OR (a <= @now AND i > @now AND (ask IS NULL OR ask > @now OR back <= @now))) THEN CASE WHEN back <= @now OR ask IS NULL THEN due ELSE promised END END,
            CASE WHEN r <= @now THEN r END, CASE WHEN o <= @now THEN 'Grant' END, CASE WHEN o <= @now THEN specialist END, CASE WHEN o <= @now THEN 'Hồ sơ đủ điều kiện giải quyết' END,
            CASE WHEN i <= @now THEN n || '/KQ' END, CASE WHEN i <= @now THEN bench_day(i) END, CASE WHEN fee AND a <= @now THEN @fee ELSE 0 END,
            CASE WHEN fee AND a <= @now AND NOT owes THEN @fee ELSE 0 END, CASE WHEN fee AND a <= @now AND NOT owes THEN 'BL-' || n END, CASE WHEN stepped AND a <= @now THEN bench_id(@now, 'process' || k || procedure) END,
            o <= @now AND d > @now AND n % 3 = 0, reop, CASE WHEN reop IS NOT NULL THEN head END, CASE WHEN reop IS NOT NULL THEN 'Từ chối nhầm' END, CASE WHEN reop IS NOT NULL THEN 'Nghị định 118/2025/NĐ-CP' END, CASE WHEN reop IS NOT NULL THEN n || '/TB' END
        FROM bench b CROSS JOIN LATERAL (SELECT n % 30 IN (0, 11) AS fee, n % 60 >= 30 AND i > @now AS owes, i <= @now AND timeliness = 'Late' AND n % 5 < 3 AS told, 1 + ('x' || substr(md5(n::text), 1, 4))::bit(16)::int % 14 AS f, 1 + ('x' || substr(md5(n::text), 5, 4))::bit(16)::int % 12 AS m, 1 + ('x' || substr(md5(n::text), 9, 4))::bit(16)::int % 30 AS v) x
        CROSS JOIN (SELECT ARRAY['Nguyễn','Trần','Lê','Phạm','Hoàng','Phan','Vũ','Đặng','Bùi','Đỗ','Hồ','Ngô','Dương','Lý'] AS family, ARRAY['nguyen','tran','le','pham','hoang','phan','vu','dang','bui','do','ho','ngo','duong','ly'] AS family_key,
            ARRAY['Văn','Thị','Hữu','Đức','Ngọc','Minh','Thanh','Quang','Thu','Xuân','Thử','Mẫu'] AS middle, ARRAY['van','thi','huu','duc','ngoc','minh','thanh','quang','thu','xuan','thu','mau'] AS middle_key,
            ARRAY['An','Bình','Châu','Cường','Dũng','Duyên','Giang','Hà','Hải','Hạnh','Hiếu','Hòa','Hùng','Hương','Khánh','Lan','Linh','Long','Mai','Nam','Nga','Phúc','Phương','Quân','Sơn','Tâm','Thảo','Trang','Tuấn','Yến'] AS given,
            ARRAY['an','binh','chau','cuong','dung','duyen','giang','ha','hai','hanh','hieu','hoa','hung','huong','khanh','lan','linh','long','mai','nam','nga','phuc','phuong','quan','son','tam','thao','trang','tuan','yen'] AS given_key) names
        ORDER BY n;
        """;

    private const string Papers = """
        INSERT INTO dossier_papers (id, dossier_id, kind, component_code, originals, copies, file_name, media_type, size, digitisation, added_at, added_at_version)
        SELECT bench_id(s, 'paper' || n || c), id, 'Component', 'C' || c, 1, 0, '', '', 0, 'None', s, 1 FROM bench JOIN generate_series(1, 3) c ON c < 3 OR waits;
        """;

    /// <summary>The steps of half of the dossiers, one in six of them late; who was asked for an opinion; and what was paid.</summary>
    private const string Steps = """
        INSERT INTO dossier_steps (dossier_id, number, first_key, last_key, name, minutes, started_at, due_at, ended_at, timeliness)
        SELECT id, number, 's' || number, 's' || number, name, minutes, begun, by, CASE WHEN ended <= @now THEN ended END, CASE WHEN ended <= @now THEN CASE WHEN ended <= by THEN 'OnTime' ELSE 'Late' END END
        FROM bench b CROSS JOIN LATERAL (VALUES
            (1, 'Tiếp nhận hồ sơ', 240, a, t), (2, 'Phân công xử lý', 120, t, g), (3, 'Thẩm định hồ sơ', 1440, g, o), (4, 'Ký duyệt kết quả', 240, o, d), (5, 'Phát hành kết quả', 120, d, i)) step (number, name, minutes, begun, ended)
        CROSS JOIN LATERAL (SELECT least(due, begun + CASE WHEN (n + number) % 6 = 0 THEN 0.8 ELSE 1.3 END * (ended - begun)) AS by) due
        WHERE stepped AND begun <= @now;
        INSERT INTO consultations (id, dossier_id, agency_id, unit_id, question, papers, asked_at, asked_at_version, due_at, answer, opinion, answered_by_id, answered_by_name, closed_at)
        SELECT bench_id(q, 'opinion' || n), id, agency, asked, 'Đề nghị cho ý kiến về hồ sơ', '[]', q, 6, qdue, CASE WHEN z <= @now THEN 'Agree' END, CASE WHEN z <= @now THEN 'Nhất trí' END, CASE WHEN z <= @now THEN head END,
            CASE WHEN z <= @now THEN 'Cán bộ đo' END, CASE WHEN z <= @now THEN z END
        FROM bench WHERE q <= @now;
        INSERT INTO cash_entries (id, dossier_id, agency_id, kind, method, amount, number, cashier_id, cashier, at)
        SELECT bench_id(a, 'paid' || n), id, agency, 'Fee', 'Cash', @fee, 'BL-' || n, receiver, 'Cán bộ đo', a FROM bench WHERE a <= @now AND n % 30 IN (0, 11) AND NOT (n % 60 >= 30 AND i > @now);
        """;

    /// <summary>One petition for fifty dossiers, from the receipt to the day it is made public; those of the last weeks are under way, some of them late.</summary>
    private const string Petitions = """
        CREATE UNLOGGED TABLE bench_petitions AS
        SELECT n, bench_id(s, 'petition' || n) AS id, b.k, agency, reception, divisions[1] AS unit, head, s, s + 0.1 * took AS routed, s + 0.6 * took AS drafted, s + 0.9 * took AS answered, s + 0.95 * took AS published, s + interval '21 days' AS due
        FROM (SELECT n, date_trunc('second', @now - (1 - (n - 0.5) / (@dossiers / 50 + 1)) * interval '365 days') AS s, (4 + 24 * random()) * interval '1 day' AS took, CASE WHEN n % 20 = 0 THEN 1 ELSE 1 + (n * 7919::bigint % @bodies)::int END AS k
            FROM generate_series(1, @dossiers / 50) n) p JOIN bench_bodies b USING (k);
        INSERT INTO petitions (id, version, code, submission_key, state, kind, agency_id, handler_unit_id, name, phone, content, draft, answer, public_title, public_content, public_answer, received_at, refuse_due_at, ask_due_at, answer_due_at, answered_at, publish_due_at,
            published_at, rating_limit_at, calendar_version, desk_due_at)
        SELECT id, 1 + (routed <= @now)::int + (drafted <= @now)::int + (answered <= @now)::int + (published <= @now)::int, upper(left(md5('petition' || n), 12)), bench_id(s, 'form' || n),
            CASE WHEN published <= @now THEN 'Published' WHEN answered <= @now THEN 'Answered' WHEN drafted <= @now THEN 'Drafted' WHEN routed <= @now THEN 'Routed' ELSE 'Received' END, (ARRAY['Conduct', 'Conduct', 'Regulation', 'Proposal'])[1 + n % 4], agency,
            CASE WHEN routed <= @now THEN unit END, 'Nguyễn Văn Đo ' || n, '+849' || lpad(n::text, 8, '0'), 'Phản ánh về thời gian giải quyết hồ sơ số ' || n, CASE WHEN drafted <= @now THEN 'Dự thảo trả lời' END, CASE WHEN answered <= @now THEN 'Cơ quan đã kiểm tra.' END,
            CASE WHEN published <= @now THEN 'Thời gian giải quyết hồ sơ' END, CASE WHEN published <= @now THEN 'Một người dân phản ánh về thời gian giải quyết.' END, CASE WHEN published <= @now THEN 'Cơ quan đã kiểm tra.' END,
            s, s + interval '2 days', s + interval '7 days', due, CASE WHEN answered <= @now THEN answered END, CASE WHEN answered <= @now THEN answered + interval '3 days' END, CASE WHEN published <= @now THEN published END,
            CASE WHEN answered <= @now THEN answered + interval '30 days' END, @calendar, CASE WHEN published <= @now THEN '9999-12-31 00:00+00' WHEN answered <= @now THEN answered + interval '3 days' WHEN routed <= @now THEN due ELSE s + interval '2 days' END
        FROM bench_petitions;
        CREATE UNLOGGED TABLE bench_happened AS
        SELECT p.*, e.*, bench_id(e.at, 'petition' || n || '-' || e.version) AS event
        FROM bench_petitions p CROSS JOIN LATERAL (VALUES
            (1, s, 'petition.received', '"to":"Received","due":"' || bench_json(due) || '"', 'petition.received'), (2, routed, 'petition.routed', '"from":"Received","to":"Routed","act":"Route","unit":"' || unit || '"', NULL),
            (3, drafted, 'petition.drafted', '"from":"Routed","to":"Drafted","act":"Draft","text":"Dự thảo trả lời"', NULL),
            (4, answered, 'petition.answered', '"from":"Drafted","to":"Answered","act":"Answer","late":' || (answered > due)::text || ',"text":"Cơ quan đã kiểm tra."', CASE WHEN answered > due THEN 'petition.handled.late' ELSE 'petition.handled.on_time' END),
            (5, published, 'petition.published', '"from":"Answered","to":"Published","act":"Publish","late":false,"text":"Cơ quan đã kiểm tra."', 'petition.published.on_time')) e (version, at, type, facts, measure)
        WHERE e.at <= @now;
        INSERT INTO events (id, stream, stream_id, version, type, at, actor_id, actor_name, unit_id, process, data)
        SELECT event, 'petition', id, version, type, at, CASE WHEN version > 1 THEN head END, 'Cán bộ đo', agency, 'workspace', '{"agency":"' || agency || '",' || facts || '}' FROM bench_happened;
        INSERT INTO measure_entries (id, event_id, record_id, agency_id, procedure_code, measure, day, quantity, folded)
        SELECT (left(event::text, 34) || '01')::uuid, event, id, agency, '', measure, bench_day(at), 1, TRUE FROM bench_happened WHERE measure IS NOT NULL;
        """;

    /// <summary>The events of a dossier's whole life: version, moment and type.</summary>
    private const string Happened = """
        bench b CROSS JOIN LATERAL (VALUES
            (1, s, 'dossier.submitted'), (2, u, 'dossier.taken_up'), (3, a, 'dossier.accepted'), (4, t, 'dossier.transferred'), (5, g, 'dossier.assigned'), (6, ask, 'dossier.supplement_asked'), (7, back, 'dossier.supplement_received'),
            (6, q, 'dossier.consulted'), (7, z, 'dossier.opinion_given'), (8, z, 'dossier.consultation_ended'), (6 + x, o, 'dossier.proposed'), (7 + x, d, 'dossier.granted'), (8 + x, i, 'dossier.issued'), (9 + x, r, 'dossier.delivered'),
            (3, rej, 'dossier.intake_rejected'), (4, reop, 'dossier.reopening_ordered')) e (version, at, type)
        """;

    /// <summary>The events of the dossiers, in the order in which they happen: the program only ever adds to their table.</summary>
    private const string Events = $$"""
        INSERT INTO events (id, stream, stream_id, version, type, at, actor_id, actor_name, unit_id, process, data)
        SELECT bench_id(e.at, 'event' || n || '-' || e.version), 'dossier', b.id, e.version, e.type, e.at, CASE w.who WHEN 1 THEN receiver WHEN 2 THEN specialist ELSE head END, 'Cán bộ đo', CASE w.who WHEN 1 THEN reception WHEN 2 THEN division ELSE agency END, 'workspace',
            '{"rule":"' || w.rule || '","from":"' || w.before || '","to":"' || w.after || '","agency":"' || agency || '","procedure":"' || procedure || '"' || CASE e.type
                WHEN 'dossier.submitted' THEN ',"procedureVersion":' || procedure_version || ',"channel":"' || channel || '","intakeDue":"' || bench_json(s + interval '8 hours') || '"'
                WHEN 'dossier.accepted' THEN ',"procedureVersion":' || procedure_version || ',"channel":"' || channel || '","due":"' || bench_json(promised) || '","calendar":"' || @calendar || '","payment":"' || CASE WHEN n % 30 NOT IN (0, 11) THEN 'None' WHEN n % 60 >= 30 AND i > @now THEN 'Due","amount":' || @fee || ',"reason":"Chưa thu' ELSE 'Paid","amount":' || @fee || ',"method":"Cash","number":"BL-' || n END || '","letter":"' || n || '/BPTNTKQ"'
                WHEN 'dossier.transferred' THEN ',"toUnit":"' || division || '"'
                WHEN 'dossier.assigned' THEN ',"toOfficer":"' || specialist || '"'
                WHEN 'dossier.supplement_asked' THEN ',"runningDueBefore":"' || bench_json(promised) || '","items":["Bản sao giấy tờ còn thiếu"],"legalBasis":"Nghị định 118/2025/NĐ-CP"'
                WHEN 'dossier.supplement_received' THEN ',"due":"' || bench_json(due) || '","dueBefore":"' || bench_json(promised) || '","pauseFrom":"' || bench_json(ask) || '","pauseTo":"' || bench_json(back) || '"'
                WHEN 'dossier.consulted' THEN ',"question":"Đề nghị cho ý kiến về hồ sơ","consulted":[{"unit":"' || asked || '","due":"' || bench_json(qdue) || '"}],"opinions":[{"agency":"' || asked_body || '","turn":"Asked","quantity":1}]'
                WHEN 'dossier.opinion_given' THEN ',"opinionOf":"' || asked || '","answer":"Agree","opinions":[{"agency":"' || asked_body || '","turn":"' || CASE WHEN z <= qdue THEN 'OnTime' ELSE 'Late' END || '","quantity":1}]'
                WHEN 'dossier.proposed' THEN ',"proposal":"Grant"' || CASE WHEN d > @now AND n % 3 = 0 THEN ',"toReview":true' ELSE '' END
                WHEN 'dossier.issued' THEN ',"runningDueBefore":"' || bench_json(due) || '","timeliness":"' || timeliness || '","electronic":' || electronic::text || ',"number":"' || n || '/KQ"'
                ELSE '' END || '}'
        FROM {{Happened}} JOIN (VALUES
            ('dossier.submitted', 1, '1', 'Draft', 'Submitted'), ('dossier.taken_up', 1, '2', 'Submitted', 'IntakeReview'), ('dossier.accepted', 1, '7', 'IntakeReview', 'Accepted'), ('dossier.transferred', 1, '8', 'Accepted', 'InProcess'),
            ('dossier.assigned', 2, '9a', 'InProcess', 'InProcess'), ('dossier.supplement_asked', 3, '10', 'InProcess', 'SupplementRequested'), ('dossier.supplement_received', 1, '11', 'SupplementRequested', 'InProcess'),
            ('dossier.proposed', 2, '9c', 'InProcess', 'InProcess'), ('dossier.consulted', 2, '15', 'InProcess', 'Consulting'), ('dossier.opinion_given', 2, '16a', 'Consulting', 'Consulting'), ('dossier.consultation_ended', 2, '16', 'Consulting', 'InProcess'), ('dossier.intake_rejected', 1, '6', 'IntakeReview', 'RejectedIntake'),
            ('dossier.reopening_ordered', 3, '27a', 'RejectedIntake', 'RejectedIntake'), ('dossier.granted', 3, '23', 'InProcess', 'DecidedGrant'), ('dossier.issued', 2, '24', 'DecidedGrant', 'Issued'), ('dossier.delivered', 1, '25', 'Issued', 'Done'))
            w (type, who, rule, before, after) ON w.type = e.type
        WHERE e.at <= @now
        ORDER BY 1
        """;

    /// <summary>What the events count, as the program would have counted it.</summary>
    private const string Entries = """
        INSERT INTO measure_entries (id, event_id, record_id, agency_id, procedure_code, measure, day, quantity, folded)
        SELECT (left(e.event::text, 34) || '0' || e.number)::uuid, e.event, id, agency, procedure, e.measure, e.day, e.quantity, TRUE FROM (
            SELECT b.*, bench_id(s, 'event' || n || '-1') AS event, 1 AS number, CASE channel WHEN 'Online' THEN 'dossier.submitted.online' ELSE 'dossier.submitted.other' END AS measure, bench_day(s) AS day, 1 AS quantity FROM bench b
            UNION ALL SELECT b.*, bench_id(a, 'event' || n || '-3'), 1, 'dossier.accepted.' || lower(channel), bench_day(a), 1 FROM bench b WHERE a <= @now
            UNION ALL SELECT b.*, bench_id(a, 'event' || n || '-3'), 2, 'dossier.past_due', bench_day(promised), 1 FROM bench b WHERE a <= @now
            UNION ALL SELECT b.*, bench_id(ask, 'event' || n || '-6'), 1, 'dossier.past_due', greatest(bench_day(ask), bench_day(promised)), -1 FROM bench b WHERE ask <= @now
            UNION ALL SELECT b.*, bench_id(back, 'event' || n || '-7'), 1, 'dossier.past_due', greatest(bench_day(back), bench_day(due)), 1 FROM bench b WHERE back <= @now
            UNION ALL SELECT b.*, x.event, m.number, m.measure, m.day, m.quantity
                FROM bench b CROSS JOIN LATERAL (SELECT bench_id(i, 'event' || n || '-' || 8 + x) AS event OFFSET 0) x
                CROSS JOIN LATERAL (VALUES
                    (1, CASE timeliness WHEN 'Early' THEN 'dossier.finished.early' WHEN 'Late' THEN 'dossier.finished.late' ELSE 'dossier.finished.on_time' END, bench_day(i), 1),
                    (2, 'dossier.past_due', greatest(bench_day(i), bench_day(due)), -1), (3, 'dossier.result.issued', bench_day(i), 1),
                    (4, CASE WHEN electronic THEN 'dossier.result.electronic' ELSE 'dossier.result.digitised' END, bench_day(i), 1)) m (number, measure, day, quantity)
                WHERE i <= @now) e
        ORDER BY 1;
        INSERT INTO measure_entries (id, event_id, record_id, agency_id, procedure_code, measure, day, quantity, folded)
        SELECT (left(event::text, 34) || '01')::uuid, event, id, asked_body, procedure, measure, day, 1, TRUE FROM (
            SELECT b.*, bench_id(q, 'event' || n || '-6') AS event, 'opinion.asked' AS measure, bench_day(q) AS day FROM bench b WHERE q <= @now
            UNION ALL SELECT b.*, bench_id(z, 'event' || n || '-7'), CASE WHEN z <= qdue THEN 'opinion.on_time' ELSE 'opinion.late' END, bench_day(z) FROM bench b WHERE z <= @now) opinions;
        """;

    private const string Sums = """
        UPDATE measure_entries SET folded = TRUE WHERE NOT folded;
        INSERT INTO measure_totals (agency_id, measure, day, procedure_code, quantity) SELECT agency_id, measure, day, procedure_code, sum(quantity) FROM measure_entries GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4;
        INSERT INTO measure_months (agency_id, measure, day, procedure_code, quantity) SELECT agency_id, measure, date_trunc('month', day)::date, procedure_code, sum(quantity) FROM measure_totals GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4;
        INSERT INTO measure_years (agency_id, measure, day, procedure_code, quantity) SELECT agency_id, measure, date_trunc('year', day)::date, procedure_code, sum(quantity) FROM measure_months GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4;
        """;

    /// <summary>The receipts of the last 60 days and what specialists were told in the last 90.</summary>
    private const string Letters = """
        INSERT INTO letters (id, dossier_id, event_version, kind, unit_id, year, number, symbol, made_at, token)
        SELECT bench_id(a, 'letter' || n), id, 3, 'Acceptance', reception, year, number, number || '/BPTNTKQ', a, upper(left(md5('letter' || n), 16)) FROM (
            SELECT b.*, extract(year FROM bench_day(a))::int AS year, row_number() OVER (PARTITION BY reception, extract(year FROM bench_day(a)) ORDER BY a, n)::int AS number FROM bench b WHERE a <= @now AND a > @now - interval '60 days') l;
        INSERT INTO number_series (unit_id, series, last) SELECT unit_id, 'letter:' || year, max(number) FROM letters GROUP BY unit_id, year;
        INSERT INTO notices (id, account_id, dossier_id, event_id, kind, text, created_at, read_at)
        SELECT bench_id(g, 'notice' || n), specialist, id, bench_id(g, 'event' || n || '-5'), 'Assigned', 'Hồ sơ được giao cho ông/bà.', g, CASE WHEN g < @now - interval '2 days' THEN g + interval '1 hour' END
        FROM bench WHERE g <= @now AND g > @now - interval '90 days';
        """;

    private const string Indexes = """
        DO $$ DECLARE x record; BEGIN FOR x IN SELECT indexdef FROM bench_indexes LOOP EXECUTE x.indexdef; END LOOP; END $$;
        DROP TABLE bench, bench_bodies, bench_people, bench_procedures, bench_petitions, bench_happened, bench_indexes;
        DROP FUNCTION bench_id, bench_day, bench_json;
        """;

    private const string Analyze = "VACUUM ANALYZE";
}

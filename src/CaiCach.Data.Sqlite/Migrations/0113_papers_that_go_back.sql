-- Originals of applications and declarations stay with the dossier; papers of before are told by how their names begin.
ALTER TABLE "dossier_papers" ADD COLUMN "goes_back" INTEGER NOT NULL DEFAULT 1;
UPDATE "dossier_papers" SET "goes_back" = 0
WHERE originals > 0 AND kind IN ('Component', 'Supplement') AND EXISTS (
    SELECT 1 FROM "dossiers" d JOIN "procedures" p ON p.code = d.procedure_code AND p.version = d.procedure_version, json_each(p.document, '$.procedures[0].components') c
    WHERE d.id = "dossier_papers".dossier_id AND c.value ->> 'code' = "dossier_papers".component_code
        AND (c.value ->> 'name' LIKE 'Đơn %' OR c.value ->> 'name' LIKE 'Tờ khai%' OR c.value ->> 'name' LIKE 'Phiếu khai%' OR c.value ->> 'name' LIKE 'Bản khai%' OR c.value ->> 'name' LIKE 'Bảng kê khai%' OR c.value ->> 'name' LIKE 'Giấy đề nghị%' OR c.value ->> 'name' LIKE 'Văn bản đề nghị%' OR c.value ->> 'name' LIKE 'Công văn đề nghị%'));
UPDATE "dossiers" SET "originals_returned_at" = (SELECT max(p.originals_returned_at) FROM "dossier_papers" p WHERE p.dossier_id = "dossiers".id AND p.goes_back = 1)
WHERE originals_returned_at IS NULL
    AND EXISTS (SELECT 1 FROM "dossier_papers" p WHERE p.dossier_id = "dossiers".id AND p.originals > 0 AND p.goes_back = 0)
    AND NOT EXISTS (SELECT 1 FROM "dossier_papers" p WHERE p.dossier_id = "dossiers".id AND p.originals > 0 AND p.goes_back = 1 AND p.kind IN ('Component', 'Supplement') AND p.originals_returned_at IS NULL);

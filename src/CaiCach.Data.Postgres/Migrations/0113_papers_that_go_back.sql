-- Originals of applications and declarations stay with the dossier; papers of before are told by how their names begin.
ALTER TABLE dossier_papers ADD COLUMN goes_back boolean NOT NULL DEFAULT TRUE;
UPDATE dossier_papers SET goes_back = FALSE
FROM dossiers d
JOIN procedures p ON p.code = d.procedure_code AND p.version = d.procedure_version
CROSS JOIN LATERAL jsonb_array_elements(p.document::jsonb -> 'procedures' -> 0 -> 'components') AS c (value)
WHERE d.id = dossier_papers.dossier_id AND c.value ->> 'code' = dossier_papers.component_code
    AND dossier_papers.originals > 0 AND dossier_papers.kind IN ('Component', 'Supplement')
    AND (c.value ->> 'name' LIKE 'Đơn %' OR c.value ->> 'name' LIKE 'Tờ khai%' OR c.value ->> 'name' LIKE 'Phiếu khai%' OR c.value ->> 'name' LIKE 'Bản khai%' OR c.value ->> 'name' LIKE 'Bảng kê khai%' OR c.value ->> 'name' LIKE 'Giấy đề nghị%' OR c.value ->> 'name' LIKE 'Văn bản đề nghị%' OR c.value ->> 'name' LIKE 'Công văn đề nghị%');
UPDATE dossiers SET originals_returned_at = (SELECT max(p.originals_returned_at) FROM dossier_papers p WHERE p.dossier_id = dossiers.id AND p.goes_back)
WHERE originals_returned_at IS NULL
    AND EXISTS (SELECT 1 FROM dossier_papers p WHERE p.dossier_id = dossiers.id AND p.originals > 0 AND NOT p.goes_back)
    AND NOT EXISTS (SELECT 1 FROM dossier_papers p WHERE p.dossier_id = dossiers.id AND p.originals > 0 AND p.goes_back AND p.kind IN ('Component', 'Supplement') AND p.originals_returned_at IS NULL);

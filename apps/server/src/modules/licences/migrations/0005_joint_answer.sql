-- 一件事办结告知书: the one answer to a joint application.
alter table licences.document drop constraint document_kind_check;
alter table licences.document add constraint document_kind_check check (kind in (
  'acceptance-notice', 'correction-notice', 'refusal-notice', 'procedure-notice', 'hearing-notice', 'extension-notice',
  'termination-notice', 'grant-decision', 'denial-decision', 'delivery-record', 'joint-answer', 'result'));

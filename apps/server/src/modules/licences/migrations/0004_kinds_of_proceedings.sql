-- 特别程序告知书, 听证告知书, 延长办理期限告知书, 终止办理告知书, 送达回证.
alter table licences.document drop constraint document_kind_check;
alter table licences.document add constraint document_kind_check check (kind in (
  'acceptance-notice', 'correction-notice', 'refusal-notice', 'procedure-notice', 'hearing-notice', 'extension-notice',
  'termination-notice', 'grant-decision', 'denial-decision', 'delivery-record', 'result'));

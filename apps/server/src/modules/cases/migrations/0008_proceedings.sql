-- 程序记录: when a case was accepted, special procedures with their notices, the extension, a second notice.
alter table cases.case add column proceedings jsonb not null
  default '{"acceptedOn":null,"bySilence":false,"procedures":[],"extension":null,"secondNotice":null,"correctBy":null}';
-- Cases from before: the limits run from the day of acceptance, which the chain knows.
update cases.case c set proceedings = c.proceedings || jsonb_build_object('acceptedOn', (e.at at time zone 'Asia/Shanghai')::date)
  from cases.event e where e.case_id = c.id and e.type = 'case-accepted';
alter table cases.work_item drop constraint work_item_queue_check;
alter table cases.work_item add constraint work_item_queue_check
  check (queue in ('intake', 'waiting', 'examination', 'procedure', 'decision'));
-- What nobody answered in five working days is looked for over all offices; cases made to measure with are nobody's.
create index work_item_due on cases.work_item (due, queue)
  where subject_id > '00000000-0000-8000-8000-ffffffffffff';

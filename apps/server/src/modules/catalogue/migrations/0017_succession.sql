-- Implementing items follow their office through a change of divisions (区划变更).
alter table catalogue.implementation
  add successor text references catalogue.implementation (code),
  add check (successor is null or state = 'cancelled'),
  add check (successor <> code);
comment on column catalogue.implementation.successor is 'The item of the office that took an ended one over: always one that lasts. Guides, drafts and cases lead on to it.';
create index implementation_successor on catalogue.implementation (successor) where successor is not null;

-- One-matter bundles (一件事): an application that is a part of a joint one is begun, saved and submitted with it.
alter table cases.draft add column joint_id uuid;
comment on column cases.draft.joint_id is 'The joint application of which this is a part; such a one may stand beside one of the same item for itself.';
drop index cases.draft_one_open;
create unique index draft_one_open on cases.draft (subject_id, item_code) where not submitted and joint_id is null;
create unique index draft_part on cases.draft (joint_id, item_code) where joint_id is not null;

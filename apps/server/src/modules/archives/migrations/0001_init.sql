grant usage on schema archives to tongban_app, tongban_reader;

create table archives.retention_rule (
  item_type text not null check (item_type ~ '^(\d{2}|\*)$'),
  ending text not null check (ending in ('decided', 'ended')),
  retention text not null check (retention in ('permanent', '30-years', '10-years')),
  note text not null,
  primary key (item_type, ending)
);
comment on table archives.retention_rule is '保管期限表 by item type (GB/T 39046 A.1; * all others) and ending: with a decision, or before one. A province sets its own rows.';
insert into archives.retention_rule (item_type, ending, retention, note) values
  ('01', 'decided', '30-years', '行政许可：有决定的'),
  ('05', 'decided', '10-years', '行政给付'),
  ('07', 'decided', 'permanent', '行政确认：涉及身份、权属'),
  ('20', 'decided', '10-years', '公共服务'),
  ('*', 'decided', '30-years', '其他事项：有决定的'),
  ('*', 'ended', '10-years', '不予受理、撤回、终止');
grant select on archives.retention_rule to tongban_app, tongban_reader;

create table archives.package (
  id uuid primary key,
  case_id uuid not null unique,
  case_no text not null unique,
  item_name text not null,
  item_name_en text not null,
  applicant_name text not null,
  office_id uuid not null,
  office_name text not null,
  region_code text not null,
  subject_id uuid not null,
  year int not null,
  closed_on date not null,
  result text not null,
  retention text not null check (retention in ('permanent', '30-years', '10-years')),
  keep_until date,
  state text not null check (state in ('failed', 'archived', 'handed-over', 'destroyed')),
  version int not null default 1 check (version > 0),
  file_id uuid,
  bytes bigint check (bytes > 0),
  sm3 text check (sm3 ~ '^[0-9a-f]{64}$'),
  files int,
  archived_at timestamptz,
  failure text,
  failure_en text,
  transfer_id uuid,
  destruction_id uuid,
  check ((keep_until is null) = (retention = 'permanent')),
  check ((state = 'failed') = (failure is not null)),
  check ((state in ('archived', 'handed-over')) = (file_id is not null)),
  check (state = 'failed' or (sm3 is not null and bytes is not null and archived_at is not null))
);
comment on table archives.package is 'One package a case (一办件一包); its octets lie in the file store. Destroyed, the row stays as the record.';
create index package_office on archives.package (office_id, id desc);
create index package_due on archives.package (office_id, keep_until) where state in ('archived', 'handed-over');

create table archives.package_check (
  id uuid primary key,
  package_id uuid not null references archives.package (id),
  office_id uuid not null,
  at timestamptz not null,
  occasion text not null check (occasion in ('made', 'asked', 'hand-over')),
  valid boolean not null,
  report jsonb not null
);
comment on table archives.package_check is 'Each run of the four checks (四性检测, DA/T 70). Only ever appended to.';
create index package_check_package on archives.package_check (package_id, at desc);

create table archives.transfer (
  id uuid primary key,
  number text not null unique,
  office_id uuid not null,
  office_name text not null,
  year int not null,
  state text not null default 'listed' check (state in ('listed', 'confirmed')),
  version int not null default 1 check (version > 0),
  made_by text not null,
  made_at timestamptz not null,
  received_by text,
  receipt_no text,
  confirmed_by text,
  confirmed_at timestamptz,
  check ((state = 'confirmed') = (received_by is not null and receipt_no is not null and confirmed_at is not null))
);
comment on table archives.transfer is 'Hand-over of the packages of a year to the archives (移交), with its list.';

create table archives.destruction (
  id uuid primary key,
  office_id uuid not null,
  state text not null default 'asked' check (state in ('asked', 'approved', 'rejected')),
  version int not null default 1 check (version > 0),
  reason text not null,
  package_ids uuid[] not null check (cardinality(package_ids) > 0),
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamptz not null
);
comment on table archives.destruction is 'Destruction of packages whose retention has ended (销毁), asked by one officer.';

create table archives.destruction_answer (
  destruction_id uuid not null references archives.destruction (id),
  officer_id uuid not null,
  officer_name text not null,
  office_id uuid not null,
  approves boolean not null,
  note text not null,
  at timestamptz not null,
  primary key (destruction_id, officer_id)
);
comment on table archives.destruction_answer is 'One answer an officer; two approvals destroy. Only ever appended to.';

alter table archives.package add foreign key (transfer_id) references archives.transfer (id);
alter table archives.package add foreign key (destruction_id) references archives.destruction (id);

grant select, insert on archives.package, archives.package_check, archives.transfer, archives.destruction, archives.destruction_answer to tongban_app;
grant update (state, version, file_id, bytes, sm3, files, archived_at, failure, failure_en, transfer_id, destruction_id) on archives.package to tongban_app;
grant update (state, version, received_by, receipt_no, confirmed_by, confirmed_at) on archives.transfer to tongban_app;
grant update (state, version) on archives.destruction to tongban_app;

alter table archives.package enable row level security;
alter table archives.package force row level security;
alter table archives.package_check enable row level security;
alter table archives.package_check force row level security;
alter table archives.transfer enable row level security;
alter table archives.transfer force row level security;
alter table archives.destruction enable row level security;
alter table archives.destruction force row level security;
alter table archives.destruction_answer enable row level security;
alter table archives.destruction_answer force row level security;

-- Packages hold what the files and documents of the case hold: the office that closed it, and jobs.
create policy package_office on archives.package using (platform.actor_kind() = 'officer' and office_id = platform.office());
create policy package_system on archives.package using (platform.actor_kind() = 'system');
create policy package_check_office on archives.package_check using (platform.actor_kind() = 'officer' and office_id = platform.office());
create policy package_check_system on archives.package_check using (platform.actor_kind() = 'system');
create policy transfer_office on archives.transfer using (platform.actor_kind() = 'officer' and office_id = platform.office());
create policy transfer_system on archives.transfer using (platform.actor_kind() = 'system');
create policy destruction_office on archives.destruction using (platform.actor_kind() = 'officer' and office_id = platform.office());
create policy destruction_system on archives.destruction using (platform.actor_kind() = 'system');
create policy destruction_answer_office on archives.destruction_answer using (platform.actor_kind() = 'officer' and office_id = platform.office());
create policy destruction_answer_system on archives.destruction_answer using (platform.actor_kind() = 'system');

grant usage on schema identity to tongban_app, tongban_reader;

-- Who acts, whomever the act is for; `platform.subject()` is the legal person when one acts for it.
create function identity.actor() returns uuid language sql stable parallel safe
  return nullif(current_setting('tongban.actor', true), '')::uuid;

create table identity.office (
  id uuid primary key,
  credit_code text not null unique check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  kind text not null,
  name text not null,
  level text not null check (level in ('province', 'city', 'county', 'township', 'village')),
  region_code text not null check (region_code ~ '^\d{12}$'),
  region_name text not null,
  department_keys text[] not null check (cardinality(department_keys) > 0),
  address text not null,
  hours text not null,
  consult_phone text not null,
  complaint_phone text not null,
  unique (region_code, kind),
  check (consult_phone <> complaint_phone)
);
comment on table identity.office is 'Offices that exercise items, public; a department key of * is a service centre for every department of its level.';
grant select, insert, update on identity.office to tongban_app;
grant select on identity.office to tongban_reader;

create table identity.person (
  id uuid primary key,
  name text not null check (length(name) between 1 and 60),
  citizen_number text not null,
  citizen_number_hash text not null,
  mobile text not null,
  mobile_hash text not null,
  social_security_card text not null,
  address text not null,
  sex text not null check (sex in ('male', 'female')),
  birth_date date not null,
  real_name_level int not null check (real_name_level between 1 and 5),
  verified_at timestamptz not null,
  registered_at timestamptz not null,
  version int not null default 1 check (version > 0),
  constraint person_citizen_number unique (citizen_number_hash),
  constraint person_mobile unique (mobile_hash)
);
comment on table identity.person is 'Natural persons with an account. Citizen number, mobile, card and address are sealed (SM4); the hashes are keyed.';
grant select, insert, update on identity.person to tongban_app;

create table identity.legal_person (
  id uuid primary key,
  credit_code text not null unique,
  name text not null,
  type text not null,
  address text not null,
  representative_name text not null,
  representative_person_id uuid not null references identity.person (id),
  verified_at timestamptz not null,
  opened_at timestamptz not null,
  version int not null default 1 check (version > 0)
);
comment on table identity.legal_person is 'Legal persons whose account was opened by the representative named in the legal-person library.';
grant select, insert, update on identity.legal_person to tongban_app;

create table identity.representation (
  legal_person_id uuid not null references identity.legal_person (id),
  person_id uuid not null references identity.person (id),
  since timestamptz not null,
  until timestamptz,
  primary key (legal_person_id, person_id, since),
  check (until >= since)
);
comment on table identity.representation is 'Who may act for which legal person, and from when to when; until is null while it lasts.';
create unique index representation_now on identity.representation (legal_person_id, person_id) where until is null;
create index representation_person on identity.representation (person_id) where until is null;
grant select, insert, update (until) on identity.representation to tongban_app;

create table identity.officer (
  id uuid primary key,
  office_id uuid not null references identity.office (id),
  account text not null unique check (account ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  name text not null,
  post text not null,
  scopes text[] not null,
  active boolean not null default true,
  version int not null default 1 check (version > 0)
);
comment on table identity.officer is 'Staff of an office; scopes such as cases.accept are what the post may do.';
create index officer_office on identity.officer (office_id);
grant select, insert, update on identity.officer to tongban_app;

create table identity.credential (
  owner_id uuid primary key,
  kind text not null check (kind in ('person', 'officer')),
  password_hash text not null,
  totp_secret text,
  totp_last_step bigint not null default 0,
  changed_at timestamptz not null,
  check ((kind = 'officer') = (totp_secret is not null))
);
comment on table identity.credential is 'Argon2id hashes and sealed one-time-code secrets, apart from the people so that only sign-in reads them. A step of a one-time code is used once.';
grant select, insert, update on identity.credential to tongban_app;

create table identity.session (
  id uuid primary key,
  token_hash text not null unique,
  kind text not null check (kind in ('person', 'officer')),
  person_id uuid references identity.person (id),
  officer_id uuid references identity.officer (id),
  acting_for uuid references identity.legal_person (id),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  idle_until timestamptz not null,
  ends_at timestamptz not null,
  check ((kind = 'person') = (person_id is not null) and (kind = 'officer') = (officer_id is not null)),
  check (acting_for is null or kind = 'person'),
  check (idle_until <= ends_at)
);
comment on table identity.session is 'Who is signed in, by SHA-256 of the token. A row goes when the person signs out; ended ones are swept at sign-in.';
create index session_person on identity.session (person_id) where acting_for is not null;
create index session_end on identity.session (ends_at);
grant select, insert, update (acting_for, seen_at, idle_until), delete on identity.session to tongban_app;

create table identity.sms_code (
  id uuid primary key,
  mobile_hash text not null,
  purpose text not null check (purpose in ('register', 'sign-in')),
  code_hash text not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  tries int not null default 0 check (tries >= 0),
  used_at timestamptz
);
comment on table identity.sms_code is 'Codes sent by SMS, as keyed hashes; only the newest of a mobile and purpose counts.';
create index sms_code_mobile on identity.sms_code (mobile_hash, sent_at desc);
grant select, insert, update (tries, used_at), delete on identity.sms_code to tongban_app;

create table identity.sign_in_failure (
  key text primary key,
  failures int not null check (failures > 0),
  last_at timestamptz not null,
  locked_until timestamptz
);
comment on table identity.sign_in_failure is 'Failed sign-ins in a row by account as typed (keyed hash) and by address; a success clears the account.';
grant select, insert, update, delete on identity.sign_in_failure to tongban_app;

create table identity.consent (
  id uuid primary key,
  person_id uuid not null references identity.person (id),
  notice text not null,
  notice_version text not null,
  agreed_at timestamptz not null
);
comment on table identity.consent is 'Which notice on personal information a person agreed to, and when (个人信息保护法 art. 14, 17). Only ever appended to.';
create index consent_person on identity.consent (person_id);
grant select, insert on identity.consent to tongban_app;

-- Sign-in, registration and the opening of companies work as `system`; everybody else sees what is theirs.
alter table identity.person enable row level security;
alter table identity.person force row level security;
create policy person_system on identity.person using (platform.actor_kind() = 'system');
create policy person_self on identity.person for select using (platform.actor_kind() = 'person' and id = identity.actor());

alter table identity.representation enable row level security;
alter table identity.representation force row level security;
create policy representation_system on identity.representation using (platform.actor_kind() = 'system');
create policy representation_self on identity.representation for select using (
  platform.actor_kind() = 'person' and person_id = identity.actor());

alter table identity.legal_person enable row level security;
alter table identity.legal_person force row level security;
create policy legal_person_system on identity.legal_person using (platform.actor_kind() = 'system');
create policy legal_person_represented on identity.legal_person for select using (
  platform.actor_kind() = 'person' and exists (
    select from identity.representation r where r.legal_person_id = legal_person.id and r.until is null));

alter table identity.officer enable row level security;
alter table identity.officer force row level security;
create policy officer_system on identity.officer using (platform.actor_kind() = 'system');
create policy officer_office on identity.officer for select using (
  platform.actor_kind() = 'officer' and (
    office_id = platform.office()
    or exists (select from identity.office o where o.id = office_id and o.region_code like platform.region_prefix() || '%')));

alter table identity.session enable row level security;
alter table identity.session force row level security;
create policy session_system on identity.session using (platform.actor_kind() = 'system');
create policy session_own on identity.session using (
  (platform.actor_kind() = 'person' and person_id = identity.actor())
  or (platform.actor_kind() = 'officer' and officer_id = identity.actor()));

alter table identity.credential enable row level security;
alter table identity.credential force row level security;
create policy credential_system on identity.credential using (platform.actor_kind() = 'system');

alter table identity.sms_code enable row level security;
alter table identity.sms_code force row level security;
create policy sms_code_system on identity.sms_code using (platform.actor_kind() = 'system');

alter table identity.sign_in_failure enable row level security;
alter table identity.sign_in_failure force row level security;
create policy sign_in_failure_system on identity.sign_in_failure using (platform.actor_kind() = 'system');

alter table identity.consent enable row level security;
alter table identity.consent force row level security;
create policy consent_system on identity.consent using (platform.actor_kind() = 'system');
create policy consent_self on identity.consent for select using (
  platform.actor_kind() = 'person' and person_id = identity.actor());

-- Nobody looks into a kept answer: as jsonb, compressed, it cost more than all other rows of an act together.
alter table platform.idempotency_key alter column response type text using response::text;
alter table platform.idempotency_key alter column response set storage external;

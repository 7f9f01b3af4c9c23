import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runMigrations as migrateJobs } from 'graphile-worker'
import pg from 'pg'

/** The modules in the order of their arrows; each owns one schema. */
export const schemas = [
  'platform',
  'reference',
  'identity',
  'catalogue',
  'licences',
  'materials',
  'cases',
  'joint',
  'archives',
  'interaction',
] as const

const folderOf = (schema: string) =>
  schema === 'platform'
    ? join(import.meta.dirname, 'migrations')
    : join(import.meta.dirname, '../modules', schema, 'migrations')

function migrationsOf(schema: string): { name: string; text: string }[] {
  const folder = folderOf(schema)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => ({ name: `${schema}/${file}`, text: readFileSync(join(folder, file), 'utf8') }))
}

/**
 * Brings the database to this version, as the owner. Each file runs once, in one transaction with its record; a file
 * that was changed after it ran is refused by name. Two processes starting at once wait for each other.
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const done: string[] = []
  try {
    await client.query(`select pg_advisory_lock(hashtext('tongban.migrate'))`)
    await client.query(`create schema if not exists platform;
      create table if not exists platform.migration (name text primary key, sha256 text not null, at timestamptz not null default now())`)
    const known = new Map(
      (await client.query<{ name: string; sha256: string }>('select name, sha256 from platform.migration')).rows.map(
        (r) => [r.name, r.sha256],
      ),
    )
    for (const schema of schemas) {
      await client.query(`create schema if not exists ${schema}`)
      for (const { name, text } of migrationsOf(schema)) {
        const sha256 = createHash('sha256').update(text).digest('hex')
        const before = known.get(name)
        if (before === sha256) continue
        if (before) throw new Error(`Migration ${name} was changed after it ran; add a new file instead.`)
        await client.query('begin')
        await client.query(text)
        await client.query('insert into platform.migration (name, sha256) values ($1, $2)', [name, sha256])
        await client.query('commit')
        done.push(name)
      }
    }
    await client.query(`select pg_advisory_unlock(hashtext('tongban.migrate'))`)
  } finally {
    await client.end()
  }
  await migrateJobs({ connectionString: url })
  await grantJobs(url)
  return done
}

/**
 * The library's tables are closed to the app's role (row security without policies), so the app reaches them through
 * functions of the owner's: queue, list what failed, run again, count what waits, and give back what a killed process had
 * in hand (jobs take seconds; the library itself waits four hours).
 */
const jobFunctions = `
  create or replace function platform.queue_jobs(jobs jsonb) returns void language sql security definer set search_path = pg_catalog as $$
    select graphile_worker.add_job(j->>'identifier', (j->'payload')::json, job_key => j->>'jobKey', max_attempts => (j->>'maxAttempts')::int)
    from jsonb_array_elements(jobs) j $$;
  create or replace function platform.failed_jobs() returns table (id text, task text, attempts int, last_error text, next_run_at timestamptz)
    language sql stable security definer set search_path = pg_catalog as $$
    select id::text, task_identifier, attempts::int, last_error, run_at from graphile_worker.jobs where last_error is not null order by id desc limit 200 $$;
  create or replace function platform.retry_job(job text) returns boolean language sql security definer set search_path = pg_catalog as $$
    select count(*) > 0 from graphile_worker.reschedule_jobs(array[job::bigint], run_at => now(), attempts => 0) $$;
  create or replace function platform.waiting_jobs() returns bigint language sql stable security definer set search_path = pg_catalog as $$
    select count(*) from graphile_worker.jobs where attempts < max_attempts and (locked_at is not null or run_at <= now()) $$;
  create or replace function platform.unlock_jobs() returns void language sql security definer set search_path = pg_catalog as $$
    update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at < now() - interval '3 minutes' $$;
  revoke all on function platform.queue_jobs, platform.failed_jobs, platform.retry_job, platform.waiting_jobs, platform.unlock_jobs from public;
  grant execute on function platform.queue_jobs, platform.failed_jobs, platform.retry_job, platform.waiting_jobs, platform.unlock_jobs to tongban_app`

async function grantJobs(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(jobFunctions)
  } finally {
    await client.end()
  }
}

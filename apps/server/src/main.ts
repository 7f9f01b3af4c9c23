import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { loadStandInKeys, startStandIns } from '@tongban/stand-ins/server'
import { countUses } from '#modules/cases'
import { countLibrary, makeSamples, publishDue } from '#modules/catalogue'
import { seedDemoOfficers } from '#modules/identity'
import { sweepUploads } from '#modules/materials'
import { makeDueChanges } from '#modules/reference'
import { systemClock } from '#platform/clock'
import { type Config, readConfig } from '#platform/config'
import { openDatabase } from '#platform/db'
import type { Deps } from '#platform/deps'
import { startPostgres } from '#platform/embedded-postgres'
import { folderStore } from '#platform/files'
import { everyMinutes } from '#platform/heartbeat'
import { startWorker } from '#platform/jobs'
import { loadSecrets } from '#platform/secrets'
import { findSetting } from '#platform/settings'
import { sweepAnswers } from '#platform/sweep'
import { buildApp, libraryPorts } from './app.ts'
import { install } from './install.ts'
import { connectOutside, outsideUrl } from './outside.ts'

const config = readConfig()
const log = (line: string) => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`)
const endings: (() => Promise<unknown>)[] = []
let ending = false

async function end(code: number): Promise<void> {
  if (ending) return
  ending = true
  for (const close of endings.reverse()) await close().catch((error: Error) => log(error.message))
  process.exit(code)
}

async function start(config: Config): Promise<void> {
  const url = config.databaseUrl ?? (await embedded(config))
  await install(url, { repositoryRoot: config.repositoryRoot, clock: systemClock, log })
  const db = openDatabase(url, { size: config.poolSize })
  endings.push(() => db.end())
  const keys = loadStandInKeys(config.dataDir)
  const standIns = config.demo
    ? await startStandIns({ port: config.standInsPort, host: config.host, dataDir: config.dataDir, keys })
    : undefined
  if (standIns) endings.push(() => standIns.close())
  const outside = connectOutside({ url: outsideUrl(config), ...keys }, log)
  const deps: Deps = {
    config,
    db,
    clock: systemClock,
    secrets: loadSecrets(config.dataDir),
    files: folderStore(`${config.dataDir}/files`),
    log,
  }
  if (config.demo) await seedDemoOfficers(deps)
  const { app, regions, subscribers, deadlineWork, sealDays, close } = await buildApp(deps, outside)
  endings.push(close)
  await app.listen({ host: config.host, port: config.port })
  announce(config)
  if (config.role === 'web') return
  // The stories have a worker of their own, with their clock; ours begins when they are told.
  if (config.demo && (await findSetting(db, 'demo-stories')) === undefined) await tellStoriesElsewhere(url)
  if (config.demo)
    makeSamples(deps, libraryPorts(deps), 'anhui-editing').catch((error: Error) => log(`samples: ${error.message}`))
  every(60, () => Promise.all([sweepUploads(deps), sweepAnswers(deps), countLibrary(deps), countUses(deps, regions)]))
  // The days of which nothing was counted while the platform stood still; the stories of a demonstration too.
  countUses(deps, regions, 30).catch((error: Error) => log(error.message))
  every(1, () => Promise.all([publishDue(deps, libraryPorts(deps)), makeDueChanges(deps)]))
  every(everyMinutes, deadlineWork)
  every(everyMinutes, sealDays)
  const worker = await startWorker(db, url, subscribers, log)
  endings.push(() => worker.stop())
}

/** Does it now and every so many minutes until the process ends; one that fails is told and tried again the next time. */
function every(minutes: number, work: () => Promise<unknown>): void {
  const run = () => void work().catch((error: Error) => log(error.message))
  run()
  const timer = setInterval(run, minutes * 60_000)
  endings.push(async () => clearInterval(timer))
}

/** In a process of its own; ends with this one. */
async function tellStoriesElsewhere(url: string): Promise<void> {
  const program = [
    '--import',
    join(import.meta.dirname, 'platform/tsx-hook.ts'),
    join(import.meta.dirname, 'demo-main.ts'),
  ]
  const child = spawn(process.execPath, program, { env: { ...process.env, DATABASE_URL: url }, stdio: 'inherit' })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  endings.push(async () => {
    child.kill()
    await ended
  })
  await ended
}

async function embedded(config: Config): Promise<string> {
  const postgres = await startPostgres({ dataDir: `${config.dataDir}/postgres`, log })
  endings.push(() => postgres.stop())
  return postgres.url
}

function announce({ publicUrl, demo, host, standInsPort }: Config): void {
  console.log(`
  通办 Tongban is running · 已启动

    Portal · 门户            ${publicUrl}/
    Workbench · 工作台       ${publicUrl}/workbench/
    API · 接口文档           ${publicUrl}/api/docs${
      demo
        ? `
    SMS outbox · 短信发件箱   http://${host}:${standInsPort}/sms
    Demo accounts · 演示账号  ${publicUrl}/demo/accounts.json

  This is a demonstration: all people and companies are invented. · 演示数据，人物和企业均为虚构。`
        : ''
    }

  Ctrl+C stops it. · 按 Ctrl+C 停止。
`)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(0))

start(config).catch((error: Error & { code?: string }) => {
  log(
    error.code === 'EADDRINUSE'
      ? `Port ${config.port} or ${config.standInsPort} is taken. Set PORT to another and start again.`
      : (error.stack ?? error.message),
  )
  void end(1)
})

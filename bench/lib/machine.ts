import { readFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'

/** What the figures were measured on. */
export function machine(): string {
  const [cpu] = cpus()
  const system = /PRETTY_NAME="([^"]+)"/.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'Linux'
  return `${cpus().length} cores (${cpu?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, ${system}, Linux ${release()}, Node ${process.version}`
}

/** How busy the machine was before anything was measured: what others did then takes from the figures. */
export const busy = (): number => loadavg()[0] ?? 0

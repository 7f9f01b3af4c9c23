import { findProgram, run } from './run.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const packages = ['chromium', 'fonts-noto-cjk']
const howTo = `There is no Chromium for the browser tests. On Debian, as root: apt-get install ${packages.join(' ')}
Elsewhere install Chromium or Chrome and set CHROMIUM to its path.`

/** The browser for the end-to-end tests; on Debian it is installed when it is missing and we may. */
export async function findChromium(): Promise<string | undefined> {
  const given = process.env['CHROMIUM'] || findProgram(...names)
  if (given) return given
  const sudo = await asRoot()
  if (!sudo || !findProgram('apt-get')) {
    process.stderr.write(`${howTo}\n`)
    return undefined
  }
  process.stderr.write('Installing Chromium for the browser tests: once, about a minute …\n')
  const [program, ...before] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-y']
  for (const args of [['update'], ['install', '--no-install-recommends', ...packages]]) {
    const { code, output } = await run(program, [...before, ...args])
    if (code !== 0) process.stderr.write(`apt-get ${args[0]} failed:\n${output}\n`)
  }
  const found = findProgram(...names)
  if (!found) process.stderr.write(`${howTo}\n`)
  return found
}

/** What to put before a command to run it as root, or undefined when we may not. */
async function asRoot(): Promise<string[] | undefined> {
  if (process.getuid?.() === 0) return []
  const { code } = await run('sudo', ['-n', 'true'])
  return code === 0 ? ['sudo', '-n'] : undefined
}

/** A line on standard error: rewritten on a screen, one for each tenth elsewhere. */
export function progress(what: string): (made: number, whole: number) => void {
  const screen = process.stderr.isTTY
  let told = -1
  return (made, whole) => {
    const steps = Math.floor((made / whole) * (screen ? 100 : 10))
    if (steps === told) return
    told = steps
    const tenths = Math.floor((made / whole) * 20)
    const bar = `${'#'.repeat(tenths)}${'.'.repeat(20 - tenths)}`
    const text = `${what} [${bar}] ${Math.floor((made / whole) * 100)}% ${made}/${whole}`
    process.stderr.write(screen ? `\r${text}${made >= whole ? '\n' : ''}` : `${text}\n`)
  }
}

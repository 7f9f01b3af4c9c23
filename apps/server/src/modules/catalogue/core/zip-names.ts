const endMark = 0x06054b50
const entryMark = 0x02014b50

/** Names in the directory at the end of a ZIP archive; none when it has no such directory. Nothing is unpacked. */
export function zipNames(octets: Buffer): string[] {
  // The end record is 22 bytes and a comment of at most 65,535.
  for (let at = octets.length - 22; at >= Math.max(0, octets.length - 22 - 0xffff); at--)
    if (octets.readUInt32LE(at) === endMark)
      return entries(octets, octets.readUInt16LE(at + 10), octets.readUInt32LE(at + 16))
  return []
}

function entries(octets: Buffer, count: number, start: number): string[] {
  const names: string[] = []
  let at = start
  for (let n = 0; n < count && at + 46 <= octets.length && octets.readUInt32LE(at) === entryMark; n++) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => octets.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    names.push(octets.toString('utf8', at + 46, at + 46 + name))
    at += 46 + name + extra + comment
  }
  return names
}
